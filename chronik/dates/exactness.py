"""How exactly a date is known: a few classes that readers can choose by, each true of its dates.

Decisions:

- A time from one day to another is exact to the day; of two ends the coarser one counts. An end
  that is open („seit 2015“) takes nothing away, one that nobody knows does.
- A season, quarter or half is exact to the year, not to the month.
- „um 1900“, a decade, a century, „irgendwann zwischen 1746 und 1755“ are about; „vermutlich 2021“
  and „2020 oder 2021“ are unsure, and what is both is unsure.
- Day and month without a year have no safe place.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from chronik.dates.edtf import OPEN, UNKNOWN, Edtf, Precision


class Exactness(StrEnum):
    """From the finest to the least; the values are parts of addresses, and stay."""

    DAY = "taggenau"
    MONTH = "monatsgenau"
    YEAR = "jahresgenau"
    VAGUE = "ungefaehr"
    UNSURE = "unsicher"
    UNPLACED = "ohne-sichere-einordnung"


EXACTNESS_WORDS = {each: str(each) for each in Exactness} | {
    Exactness.VAGUE: "ungefähr",
    Exactness.UNPLACED: "ohne sichere Einordnung",
}
RANK = {each: rank for rank, each in enumerate(Exactness)}
_OF = {
    Precision.DAY: Exactness.DAY,
    Precision.MONTH: Exactness.MONTH,
    Precision.SEASON: Exactness.YEAR,
    Precision.YEAR: Exactness.YEAR,
    Precision.DECADE: Exactness.VAGUE,
    Precision.CENTURY: Exactness.VAGUE,
    Precision.CHOICE: Exactness.UNSURE,
}


@lru_cache(maxsize=1 << 16)
def exactness(d: Edtf) -> Exactness:
    return _placed(d) if d.placed else Exactness.UNPLACED


def _placed(d: Edtf) -> Exactness:
    if d.uncertain:
        return Exactness.UNSURE
    if d.approximate:
        return Exactness.VAGUE
    if d.precision is not Precision.RANGE:
        return _OF[d.precision]
    ends = [Exactness.VAGUE if end == UNKNOWN else _placed(end) for end in d.parts if end != OPEN]
    return max(ends, key=RANK.__getitem__)


def is_sure(d: Edtf) -> bool:
    """Whether it is known to the day, the month or the year."""
    return RANK[exactness(d)] <= RANK[Exactness.YEAR]
