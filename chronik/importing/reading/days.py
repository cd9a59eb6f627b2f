"""What a cell says of a day, as EDTF: German words and digits, as tables have them.

No year is invented: „3.5.21“ is not read. What a reading would lose (a part of a year, an hour) is
told, so that nothing vanishes.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from chronik.dates.edtf import EdtfError, parse
from chronik.dates.slips import from_german
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.passages.dates.reading import DateFound, dates_in

_TIME = late(
    r"(?:[T ]|, ?)(?:um )?(?P<h>[0-9]{1,2})"
    r"(?::(?P<m>[0-9]{2})(?::[0-9]{2}(?:[.,][0-9]+)?)?(?:Z| ?Uhr)?"
    r"|(?:\.(?P<n>[0-9]{2}))? ?Uhr)\Z"
)
_SHORT_YEAR = late(r"(?:\A|\s|[-–])[0-9]{1,2}\. ?[0-9]{1,2}\. ?[0-9]{2}(?![0-9])|'[0-9]{2}\b")
_YEARS = late(r"([0-9]{4})[-–/]([0-9]{2})\Z")
_BEFORE = late(r"(?i)vor (?:dem jahr )?([0-9]{4})\Z")
_PART = late(r"(?i)\b(?:anfang|beginn|mitte|ende|früh|spät|hoch)(?:\b|(?=sommer|herbst|winter))")
_JOINED = late(r"(?i)\bund\b|,|&|;")
_EDTF_LIKE = late(r"(?:unknown|(?:[0-9X?~%/,\[\] -]|\.\.)+)\Z")
_USUAL = late(r"(0?[1-9]|[12][0-9]|3[01])\. ?(0?[1-9]|1[0-2])\. ?([0-9]{4})\Z")
_ORDER = late(r"([0-9]{1,2})/([0-9]{1,2})/[0-9]{4}\Z")
_NUMBER = late(r"[1-9][0-9]{4}\Z")
_FIRST_DAY = date(1899, 12, 30)  # of Excel's numbers


class DayRead(NamedTuple):
    """A date in EDTF, "" where it cannot be read; why, or what the reading leaves out."""

    edtf: str
    said: str = ""


@lru_cache(maxsize=1 << 14)
def day_read(words: str, *, as_edtf: bool = False) -> DayRead:
    """The date in a cell. `as_edtf`: the table is known to write EDTF („1921-22“ is a summer)."""
    text = " ".join(words.split())
    if _is_edtf(text) and (as_edtf or not _YEARS.match(text)):
        return DayRead(text)
    time = _TIME.search(text)
    bare = text[: time.start()].rstrip(" ,") if time else text
    found = _read(bare)
    if time and found.edtf and not found.said and _is_told(time):
        return found._replace(said=f"Die Uhrzeit („{time[0].strip(' ,T')}“) hat hier keinen Platz.")
    return found


def joined_days(first: str, last: str) -> DayRead:
    """The time from one date to another."""
    if not last or first == last:
        return DayRead(first)
    edtf = f"{first}/{last}"
    if "/" in first + last or "[" in first + last or not _is_edtf(edtf):
        return DayRead("", "Beginn und Ende ergeben zusammen keine Zeitspanne.")
    return DayRead(edtf)


def in_year(edtf: str, year: str) -> str:
    """A date without a year, in the year that another column gives."""
    return edtf.replace("XXXX", year) if _is_edtf(edtf.replace("XXXX", year)) else ""


def _is_told(time: re.Match[str]) -> bool:
    hour, minute = time["h"], time["m"] or time["n"] or "00"
    return (int(hour), int(minute)) != (0, 0)


def _is_edtf(text: str) -> bool:
    if not _EDTF_LIKE.match(text):
        return False  # spares the search for what is meant
    try:
        parse(text)
    except EdtfError:
        return False
    return True


def _read(text: str) -> DayRead:
    if years := _years(text):
        return years
    if _is_edtf(text):
        return DayRead(text)
    if _SHORT_YEAR.search(text):
        return DayRead("", "Das Jahr hat vier Ziffern.")
    if number := _NUMBER.match(text):
        day = _FIRST_DAY + timedelta(int(number[0]))
        return DayRead("", f"Das sieht nach einer Tageszahl von Excel aus; sie hieße {day}.")
    if before := _BEFORE.match(text):
        return DayRead(f"[..{int(before[1]) - 1:04}]")
    return _worded(text)


def _years(text: str) -> DayRead | None:
    """„1921/22“ and „1921-22“ are two years; „1921-05“ is a month, „2001/07“ may be either."""
    match = _YEARS.match(text)
    if match is None:
        return None
    year, other = match[1], int(match[2])
    following = f"{year}/{year[:2]}{match[2]}" if other > int(year[2:]) else ""
    if other > 12:
        return DayRead(following) if following else None
    if "-" in text and other:
        return DayRead(text)
    if following and other:
        return DayRead("", f"Das kann {year}-{match[2]} heißen oder {following}.")
    return None


def _worded(text: str) -> DayRead:
    if usual := _USUAL.match(text):
        edtf = f"{usual[3]}-{int(usual[2]):02}-{int(usual[1]):02}"
        return DayRead(edtf if _is_edtf(edtf) else "")
    dates = dates_in(text)
    if len(dates) > 1 and _JOINED.search(text):
        return _several(dates)
    found = [each for each in from_german(text) if _is_edtf(each)]
    whole = dates[0] if len(dates) == 1 and _covers(dates[0], text) else None
    if whole and whole.sense in ("before", "after"):
        return DayRead("")
    if whole and (not found or "[" in whole.edtf):
        found = [_marked(whole)]
    if not found or not _is_edtf(found[0]):
        return DayRead("")
    part = _PART.search(text)
    if part and "[" not in found[0]:
        return DayRead(found[0], f"„{part[0]}“ ist nicht enthalten.")
    return DayRead(found[0], "Als Tag/Monat/Jahr gelesen." if _is_either(text) else "")


def _is_either(text: str) -> bool:
    match = _ORDER.match(text)
    return bool(match and max(int(match[1]), int(match[2])) < 13 and match[1] != match[2])


def _several(dates: tuple[DateFound, ...]) -> DayRead:
    """Days that follow each other are one time; any others are no single date."""
    days = [_day(each.edtf) for each in dates]
    first = days[0]
    if first and days == [first + timedelta(n) for n in range(len(days))]:
        return DayRead(f"{dates[0].edtf}/{dates[-1].edtf}")
    return DayRead("", "Das sind mehrere Daten.")


def _day(edtf: str) -> date | None:
    try:
        return date.fromisoformat(edtf) if len(edtf) == 10 else None
    except ValueError:
        return None


def _covers(found: DateFound, text: str) -> bool:
    rest = text[: found.start] + text[found.end :]
    return not any(character.isalnum() for character in rest)


def _marked(found: DateFound) -> str:
    mark = ("%" if found.uncertain else "~") if found.approximate else "?" * found.uncertain
    edtf = found.edtf
    return edtf if not mark or "/" in edtf or "[" in edtf else edtf + mark
