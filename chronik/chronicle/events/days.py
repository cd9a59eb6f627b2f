"""Events by day of the year, `06-17`: whatever happened on such a day, also where no year is known.

Decisions:

- Only what is known to the day counts: „um den 17. Juni 2021“ and a month do not. What is doubted
  („vermutlich 17. Juni 2021“) counts, and its words say so.
- „17. Juni, 2020 oder 2021“ stands there too: the day is known, the year is not.
- What lasts some days stands at each of them, up to `LONGEST`; what lasts longer, or has no known
  end, at the day it began.
- 29 February is a day of its own, in a year that has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from chronik.dates.edtf import MONTHS, Edtf, Precision
from chronik.records.model import AnyEntry
from chronik.words.german import NBSP

LONGEST = 7  # days
LEAP_YEAR = 2000  # has every day

Days = Mapping[str, tuple[AnyEntry, ...]]


def by_day(events: Iterable[AnyEntry]) -> dict[str, tuple[AnyEntry, ...]]:
    """The events of each day that has any, in the order given; the days in order."""
    found: dict[str, list[AnyEntry]] = {}
    for event in events:
        for day in days_of(event.date):
            found.setdefault(day, []).append(event)
    return {day: tuple(found[day]) for day in sorted(found)}


@lru_cache(maxsize=1 << 16)
def days_of(d: Edtf) -> dict[str, int | None]:
    """The days of the year that the date names, each with its year, None where that is not known.

    Empty for a date that is not known to the day.
    """
    return dict(_days(d))


def _days(d: Edtf) -> Iterator[tuple[str, int | None]]:
    if d.approximate:
        return
    if d.precision is Precision.DAY:
        yield d.text[5:10], d.year
    elif d.precision is Precision.YEARLESS and d.text[7:8] == "-":
        yield d.text[5:10], None
    elif d.precision is Precision.CHOICE:
        days = {day for member in d.parts for day in days_of(member) or ("",)}
        if len(days) == 1 and "" not in days:
            yield days.pop(), None
    elif d.precision is Precision.RANGE:
        yield from _of_span(*d.parts)


def _of_span(begin: Edtf, end: Edtf) -> Iterator[tuple[str, int | None]]:
    if begin.precision is not Precision.DAY or begin.earliest is None:
        return
    last = end.latest if end.precision is Precision.DAY else None
    is_short = last is not None and last - begin.earliest < LONGEST
    stop = last if is_short and last is not None else begin.earliest
    for number in range(begin.earliest, stop + 1):
        day = date.fromordinal(number)
        yield f"{day:%m-%d}", day.year


def day_words(day: str) -> str:
    """„17. Juni“ for `06-17`."""
    month, number = map(int, day.split("-"))
    return f"{number}.{NBSP}{MONTHS[month - 1]}"


def day_url(day: str) -> str:
    return f"tage/{day}/"
