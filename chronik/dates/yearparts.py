"""The parts of a year: the months, and others, by their numbers in EDTF."""

from __future__ import annotations

from chronik.language.tuples import NamedTuple

MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)


class YearPart(NamedTuple):
    """A part of a year that is no month: the month it begins with, and how many it has."""

    start: int
    months: int


YEAR_PARTS = {
    **{21 + n: YearPart(3 + 3 * n, 3) for n in range(4)},  # seasons
    **{33 + n: YearPart(1 + 3 * n, 3) for n in range(4)},  # quarters
    **{40 + n: YearPart(1 + 6 * n, 6) for n in range(2)},  # halves
}
