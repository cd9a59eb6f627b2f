"""Dates of the Julian calendar, entered as they were written: `calendar: julian`.

What is known to the day, or from day to day, becomes the same days of the Gregorian calendar, by
which all is ordered, drawn and exported; what was written stays beside it (`Edtf.julian`). A month
becomes some time between its first and its last day. A year is no other one by ten days.

The day number is that of Richards, „Mapping Time“ (1998), as in the Explanatory Supplement to the
Astronomical Almanac (2013), 15.11.
"""

from __future__ import annotations

from datetime import date

from chronik.dates.edtf import parse
from chronik.dates.single import OPEN, UNKNOWN, Edtf, EdtfError, Precision
from chronik.dates.yearparts import MONTHS
from chronik.language.patterns import late

_DAY = late(r"(\d{4})-(\d\d)-(\d\d)([?~%]?)")
_MONTH = late(r"(\d{4})-(0[1-9]|1[0-2])(?:-XX)?([?~%]?)")
_EPOCH = 1721425  # the Julian day number before 1 January of the Gregorian year 1
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ENDS = {"": UNKNOWN, "..": OPEN}


def from_julian(text: str) -> Edtf:
    """The date that the text writes in the Julian calendar. Raises EdtfError."""
    text = "".join(text.split())
    if match := _MONTH.fullmatch(text):
        return _month(text, int(match[1]), int(match[2]))
    if "/" in text and not text.startswith("["):
        left, _, right = text.partition("/")
        begin, end = (_ENDS[part] if part in _ENDS else _day(part) for part in (left, right))
        whole = parse(f"{_end(begin)}/{_end(end)}")
        return whole._replace(parts=(begin, end), julian=text)
    if text.startswith("[") and text.endswith("]"):
        return _choice(text)
    return _day(text)


def as_entered(when: Edtf) -> Edtf:
    """The date as it was written, in its own calendar: for words, and to compare with words.

    Its days are those of the Gregorian calendar all the same.
    """
    if not when.julian:
        return when
    is_month = _MONTH.fullmatch(when.julian) is not None
    return when._replace(
        text=when.julian,
        precision=Precision.MONTH if is_month else when.precision,
        parts=() if is_month else tuple([as_entered(part) for part in when.parts]),
        julian="",
    )


def in_gregorian(when: Edtf) -> Edtf:
    """The date without what was written."""
    parts = tuple([part._replace(julian="") for part in when.parts])
    return when._replace(parts=parts, julian="")


def _end(end: Edtf) -> str:
    return "" if end == UNKNOWN else end.text


def _day(text: str) -> Edtf:
    match = _DAY.fullmatch(text)
    if match is None:
        message = "„calendar: julian“ gilt für Tage und Monate."
        raise EdtfError(message, "Das Datum als „1700-02-12“ schreiben, oder „calendar“ weglassen")
    year, month, day = (int(part) for part in match.groups()[:3])
    return parse(f"{_gregorian(year, month, day)}{match[4]}")._replace(julian=text)


def _choice(text: str) -> Edtf:
    """One of several days, or some day between two."""
    inner = text[1:-1]
    joint = ".." if ".." in inner else ","
    typed = inner.split(joint)
    days = [OPEN if joint == ".." and not part else _day(part) for part in typed]
    whole = parse(f"[{joint.join('' if day is OPEN else day.text for day in days)}]")
    return whole._replace(parts=tuple(days), julian=text)


def _month(text: str, year: int, month: int) -> Edtf:
    first = _gregorian(year, month, 1)
    last = _gregorian(year, month, _length(year, month))
    found = parse(f"[{first}..{last}]")
    mark = text[-1]
    return found._replace(
        uncertain=mark in "?%", approximate=found.approximate or mark in "~%", julian=text
    )


def _length(year: int, month: int) -> int:
    return 29 if month == 2 and year % 4 == 0 else _LENGTHS[month - 1]


def _gregorian(year: int, month: int, day: int) -> str:
    if not 1 <= month <= 12:
        raise EdtfError(f"Einen Monat {month:02} gibt es nicht.", "Monate 01 bis 12")
    if not 1 <= day <= _length(year, month):
        name = f"{day}. {MONTHS[month - 1]} {year}"
        raise EdtfError(f"Den {name} gibt es nicht.", "Tag und Monat prüfen")
    early = (14 - month) // 12
    years, months = year + 4800 - early, month + 12 * early - 3
    number = day + (153 * months + 2) // 5 + 365 * years + years // 4 - 32083 - _EPOCH
    if not 1 <= number <= date.max.toordinal():
        raise EdtfError("So früh reicht der Kalender nicht.", "das Jahr prüfen")
    return date.fromordinal(number).isoformat()
