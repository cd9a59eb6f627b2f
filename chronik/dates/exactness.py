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
from chronik.language.tuples import NamedTuple


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
    Precision.QUARTER: Exactness.YEAR,
    Precision.HALF: Exactness.YEAR,
    Precision.YEAR: Exactness.YEAR,
    Precision.DECADE: Exactness.VAGUE,
    Precision.CENTURY: Exactness.VAGUE,
    Precision.BETWEEN: Exactness.VAGUE,
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


class _Label(NamedTuple):
    """How well a date is known: alone, and after „ungefähr, “ or „unsicher, “."""

    plain: str
    qualified: str


_CERTAINTY = {
    Precision.DAY: _Label("taggenau", "auf den Tag angegeben"),
    Precision.MONTH: _Label("monatsgenau", "auf den Monat angegeben"),
    Precision.SEASON: _Label("Jahreszeit", "Jahreszeit"),
    Precision.QUARTER: _Label("Quartal", "Quartal"),
    Precision.HALF: _Label("Halbjahr", "Halbjahr"),
    Precision.YEAR: _Label("jahresgenau", "auf das Jahr angegeben"),
    Precision.DECADE: _Label("Jahrzehnt", "Jahrzehnt"),
    Precision.CENTURY: _Label("Jahrhundert", "Jahrhundert"),
    Precision.RANGE: _Label("Zeitraum", "Zeitraum"),
    Precision.BETWEEN: _Label("irgendwann dazwischen", "irgendwann dazwischen"),
    Precision.CHOICE: _Label("eines von mehreren Daten", "eines von mehreren Daten"),
    Precision.YEARLESS: _Label("Jahr unbekannt", "Jahr unbekannt"),
    Precision.UNKNOWN: _Label("Datum unbekannt", "Datum unbekannt"),
}


def certainty_words(d: Edtf) -> str:
    """How well the date is known, as a short label: „Zeitraum“, „unsicher, Jahreszeit“."""
    label = _CERTAINTY[d.precision]
    unsure, about = "unsicher" * d.uncertain, "ungefähr" * d.approximate
    doubts = " und ".join(filter(None, (unsure, about)))
    return f"{doubts}, {label.qualified}" if doubts else label.plain
