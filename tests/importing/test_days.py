"""Cells to dates: the hand-written table in days.txt."""

from __future__ import annotations

import pytest

from chronik.importing.reading.days import DayRead, day_read
from tests.support.places import TESTS

LINES = (TESTS / "importing/days.txt").read_text(encoding="utf-8").splitlines()
ROWS = [[cell.strip() for cell in line.split(" |")] for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_cell_is_read_or_left_alone(row: list[str]) -> None:
    words, edtf, said = row
    assert day_read(words) == DayRead(edtf.replace("-", "", edtf == "-"), said)


def test_a_table_that_the_site_wrote_is_read_as_it_was_written() -> None:
    assert day_read("1921-22", as_edtf=True) == DayRead("1921-22")  # a summer
