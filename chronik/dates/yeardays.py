"""Days of the year, `06-17`: which of them a date names, in whatever year.

Decisions:

- Only what is known to the day counts: „um den 17. Juni 2021“ and a month do not. What is doubted
  („vermutlich 17. Juni 2021“) counts, and its words say so.
- „17. Juni, 2020 oder 2021“ counts: the day is known, the year is not. So does `XXXX-06-17`.
- What lasts some days counts for each of them, up to `LONGEST`; what lasts longer, or has no known
  end, for the day it began.
- 29 February is a day of its own, in a year that has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

from chronik.dates.edtf import MONTHS, Edtf, Precision

LONGEST = 7  # days
LEAP_YEAR = 2000  # has every day


@lru_cache(maxsize=1 << 16)
def yeardays(d: Edtf) -> Mapping[str, int | None]:
    """The days that the date names, each with its year, None where that is not known."""
    return dict(_named(d))


def _named(d: Edtf) -> Iterator[tuple[str, int | None]]:
    if d.approximate:
        return
    if d.precision is Precision.DAY:
        yield d.text[5:10], d.year
    elif d.precision is Precision.YEARLESS and d.text[7:8] == "-":
        yield d.text[5:10], None
    elif d.precision is Precision.CHOICE:
        days = [*{tuple(yeardays(member)) for member in d.parts}]
        if len(days) == 1 and days[0]:
            yield days[0][0], None
    elif d.precision is Precision.RANGE:
        yield from _lasting(*d.parts)


def _lasting(begin: Edtf, end: Edtf) -> Iterator[tuple[str, int | None]]:
    first = begin.earliest
    if begin.precision is not Precision.DAY or begin.approximate or first is None:
        return

    last = end.latest if end.precision is Precision.DAY else None
    is_short = last is not None and last - first < LONGEST
    for number in range(first, (last or first) + 1) if is_short else (first,):
        day = date.fromordinal(number)
        yield f"{day:%m-%d}", day.year


def day_words(day: str) -> str:
    """„17. Juni“ for `06-17`."""
    month, number = map(int, day.split("-"))
    return f"{number}.\u00a0{MONTHS[month - 1]}"
