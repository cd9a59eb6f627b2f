"""Parts of a year that are no month, by the numbers that EDTF gives them in a month's place."""

from __future__ import annotations

from typing import NamedTuple


class YearPart(NamedTuple):
    """A part of a year that is no month: the month it begins with, and how many it has."""

    start: int
    months: int


YEAR_PARTS = {
    **{21 + n: YearPart(3 + 3 * n, 3) for n in range(4)},  # seasons
    **{33 + n: YearPart(1 + 3 * n, 3) for n in range(4)},  # quarters
    **{40 + n: YearPart(1 + 6 * n, 6) for n in range(2)},  # halves
}
