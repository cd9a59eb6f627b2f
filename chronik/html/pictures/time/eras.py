"""Which years an axis shows: eras with breaks between, so that no outlier flattens the rest.

An axis is broken where the years that hold something gain more room than a break costs. The measure
is that of Bayesian blocks (Scargle et al., Studies in Astronomical Time Series Analysis VI, 2013):
n years that hold something among T years cost n·log(T/n), which is nothing where none is empty.
Dates that reach over a break do not prevent it; they are counted, and said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from math import log

from chronik.dates.edtf import Edtf, Precision, parse
from chronik.language.tuples import NamedTuple
from chronik.words.german import NBSP, number

MOST_BREAKS = 3  # breaks
_FEW = 30  # years: a shorter axis is never broken
_LEAST = 10  # empty years that a break stands for
_TRIED = 12  # gaps: the widest
_COST = 8.0  # of a break: without it the dates are e^8, some 3000 times, less likely
_ROOM = log(2)  # of a break, for each year that holds something: twice the room


class Reach(NamedTuple):
    """From year to year; None where an end is open or nobody knows it."""

    first: int | None
    last: int | None


class Era(NamedTuple):
    """Years without a break, and how many of them hold a beginning or an end."""

    first: int
    last: int
    held: int

    @property
    def years(self) -> int:
        return self.last - self.first + 1


def reaches(when: Edtf) -> tuple[Reach, ...]:
    """The years that a date reaches from and to, of a choice those of each possible one."""
    return _reaches(when.text)


@lru_cache(maxsize=1 << 15)
def _reaches(text: str) -> tuple[Reach, ...]:
    when = parse(text)
    if when.precision is Precision.CHOICE:
        return tuple([reach for part in when.parts for reach in reaches(part)])
    return (Reach(_year(when.earliest), _year(when.latest)),) if when.placed else ()


def _year(day: int | None) -> int | None:
    return None if day is None else date.fromordinal(day).year


def eras_of(dated: Sequence[Reach]) -> tuple[Era, ...]:
    """From the first year that holds something to the last, in order; empty without any.

    Two dates alone are far apart or not, and flatten nothing.
    """
    years = sorted({year for reach in dated for year in reach if year is not None})
    if not years:
        return ()
    whole = Era(years[0], years[-1], len(years))
    return (whole,) if whole.years <= _FEW or len(dated) < 3 else _broken(years)


def _broken(years: Sequence[int]) -> tuple[Era, ...]:
    """The best of some ways to break it, each with one break more than the one before."""
    gaps = [n for n, (one, other) in enumerate(pairwise(years), 1) if other - one > _LEAST]
    gaps = sorted(gaps, key=lambda n: years[n - 1] - years[n])[:_TRIED]
    price = max(_COST, _ROOM * len(years))

    cuts: list[int] = []
    ways = [_cut(years, cuts)]
    while gaps and len(cuts) < MOST_BREAKS:
        best = min(gaps, key=lambda n: _cost(_cut(years, [*cuts, n])))
        gaps.remove(best)
        cuts.append(best)
        ways.append(_cut(years, cuts))
    return min(ways, key=lambda way: _cost(way) + price * len(way))


def _cut(years: Sequence[int], cuts: Iterable[int]) -> tuple[Era, ...]:
    bounds = pairwise([0, *sorted(cuts), len(years)])
    return tuple([Era(years[one], years[other - 1], other - one) for one, other in bounds])


def _cost(way: Iterable[Era]) -> float:
    return sum([era.held * log(era.years / era.held) for era in way])


def breaks_in_words(eras: Sequence[Era], dated: Sequence[Reach], noun: Noun) -> str:
    """„Achse unterbrochen: 1143–2017 ohne Ereignis.“, or "" for an axis without a break."""
    parts = [_gap(one.last + 1, other.first - 1, dated, noun) for one, other in pairwise(eras)]
    return f"Achse unterbrochen: {'; '.join(parts)}." if parts else ""


class Noun(NamedTuple):
    """What is on the axis: „Ereignis“, and the dative: „einem Ereignis“, „Ereignissen“."""

    one: str
    by_one: str
    by_many: str


OF_EVENTS = Noun("Ereignis", "einem Ereignis", "Ereignissen")
OF_ENTRIES = Noun("Angabe", "einer Angabe", "Angaben")


def _gap(first: int, last: int, dated: Iterable[Reach], noun: Noun) -> str:
    over = sum([_spans(reach, first, last) for reach in dated])
    if not over:
        return f"{first}–{last} ohne {noun.one}"
    by = noun.by_one if over == 1 else f"{number(over)}{NBSP}{noun.by_many}"
    return f"{first}–{last} nur überspannt von {by}"


def _spans(reach: Reach, first: int, last: int) -> bool:
    """Whether what has no end that is known may lie within the years, or reach over them."""
    begins = reach.first is None or reach.first < first
    return begins and (reach.last is None or reach.last > last)
