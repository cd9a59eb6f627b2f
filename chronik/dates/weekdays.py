"""Days that a German text names by weekday, day and month, and the years that fit such a day.

A year is known from a text that gives none when its weekday fits one year only: „Donnerstag, 17.
Juni“ was in 2021, not in 2020 or 2022. Weekdays and months are counted as Python's calendar does:
Monday is 0, January is 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from chronik.dates.edtf import MONTHS
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple

WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_NUMBER_OF = {name: number for number, full in enumerate(WEEKDAYS) for name in (full, full[:2])} | {
    "Sonnabend": 5
}
_MONTH_OF = {name[:3]: number for number, name in enumerate(MONTHS, start=1)} | {
    "Jän": 1,
    "Feb": 2,
    "Mrz": 3,
    "Oct": 10,
    "Dec": 12,
}

_MONTH = (
    r"(?P<month>Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August"
    r"|September|O[kc]tober|November|De[zc]ember"
    r"|(?:Jan|Jän|Feb|Mär|Mrz|Apr|Jun|Jul|Aug|Sept|Sep|Okt|Nov|Dez)\b\.?)(?!\w)"
    r"(?:\s+(?P<year>\d{4})(?!\d))?"
)
_IN_FIGURES = r"(?P<number>[01]?\d)\.(?:\s*(?P<short>\d{4})(?!\d)|(?!\d))"
_DAY = late(rf"(?<![\d.,])(?P<day>[0-3]?\d)\.\s*(?:{_MONTH}|{_IN_FIGURES})")
# What stands before the day. It is looked for from there, as digits are rarer than letters.
_WEEKDAY = late(
    r"(?<!\w)(Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag"
    r"|Mo|Di|Mi|Do|Fr|Sa|So)(?:vormittag|mittag|nachmittag|morgen|abend|nacht)?"
    r"\.?\s*,?\s*\(?\s*(?:(?:dem|den|der)\s+)?\Z"
)
_REACH = 40


class Stated(NamedTuple):
    """A day as a text states it. None stands for what it does not say."""

    weekday: int | None
    day: int
    month: int
    year: int | None
    words: str  # as they stand in the text, on one line


def stated(text: str) -> Iterator[Stated]:
    """The days that the text names with at least day and month, in its order."""
    for match in _days(text):
        month = _MONTH_OF[match["month"][:3]] if match["month"] else int(match["number"])
        year = match["year"] or match["short"]

        if 1 <= int(match["day"]) <= 31 and 1 <= month <= 12:
            before = _WEEKDAY.search(text[max(0, match.start() - _REACH) : match.start()])
            yield Stated(
                weekday=_NUMBER_OF[before[1]] if before else None,
                day=int(match["day"]),
                month=month,
                year=int(year) if year else None,
                words=_words(text, match, before),
            )


def _days(text: str) -> Iterator[re.Match[str]]:
    """Matches of `_DAY`.

    Tried only where a digit and a full stop stand, which is much quicker than a search.
    """
    stop = text.find(".")
    while stop >= 0:
        start = stop - 2 if text[max(0, stop - 2) : stop].isdigit() and stop > 1 else stop - 1
        match = _DAY.match(text, start) if stop and text[start].isdigit() else None
        if match:
            yield match
        stop = text.find(".", match.end() if match else stop + 1)


def _words(text: str, match: re.Match[str], before: re.Match[str] | None) -> str:
    words = " ".join(f"{before[0] if before else ''}{match[0]}".split())
    return f"{words})" if "(" in words and text.startswith(")", match.end()) else words


def years(stated: Stated, first: date, last: date) -> tuple[int, ...]:
    """The years in which the day falls on its weekday, among the days from `first` to `last`.

    A year that the text itself gives is the only one that can fit.
    """
    every = range(first.year, last.year + 1) if stated.year is None else (stated.year,)
    days = [day for year in every if (day := _in(year, stated))]
    return tuple(
        day.year for day in days if first <= day <= last and day.weekday() == stated.weekday
    )


def _in(year: int, stated: Stated) -> date | None:
    """None for a day that the year does not have."""
    try:
        return date(year, stated.month, stated.day)
    except ValueError:
        return None
