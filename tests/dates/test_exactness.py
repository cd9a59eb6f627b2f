"""How exactly a date is known: each date is in the class that is true of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronik.dates.edtf import in_days, parse
from chronik.dates.exactness import RANK, Exactness, exactness

CLASSES = {
    Exactness.DAY: "2021-12-03 2021-03-04/2021-03-07 2021-03-04/.. ../2021-03-04",
    Exactness.MONTH: "2021-12 2021-12-XX 2021-03/2021-05 2021-03-04/2021-05 2021-03/..",
    Exactness.YEAR: "2021 2021-XX 2021-33 2021-40 2021-33/2021-34 2020-21 2020-24 2015/2024 2015/.. ../2024 2021-03-04/2022 2020-21/2020-23",
    Exactness.VAGUE: "[1746..1755] [2021-12-01..2021-12-10] [..1755] 2021~ 2021-12-03~ 199X 19XX 2015/ /2024 2015/2024~ 2021-03-04~/2021-03-07",
    Exactness.UNSURE: "2021? 2021% 2021-12-03? [2020,2021] [1746,1750..1755] [2020-06-17,2021-06-17] 2015?/2024 2015/2024% 199X? 2015?/",
    Exactness.UNPLACED: "unknown XXXX-06-17 XXXX-06 XXXX-23",
}


@pytest.mark.parametrize(
    ("expected", "text"),
    [(expected, text) for expected, texts in CLASSES.items() for text in texts.split()],
)
def test_class(expected: Exactness, text: str) -> None:
    assert exactness(parse(text)) is expected


SINGLE = st.sampled_from(["2021-03-04", "2021-03", "2021", "2021-03-04~", "2021?", "2020-21", "199X"])


@given(SINGLE, SINGLE)
def test_a_time_is_no_more_exact_than_its_ends(begin: str, end: str) -> None:
    date = parse(f"{begin}/{end.replace('202', '203').replace('199', '203')}")
    assert RANK[exactness(date)] == max(RANK[exactness(part)] for part in date.parts)


@given(SINGLE, SINGLE)
def test_what_the_calendar_holds_is_exact_to_the_day(begin: str, end: str) -> None:
    date = parse(f"{begin}/{end.replace('202', '203').replace('199', '203')}")
    assert in_days(date) == (exactness(date) is Exactness.DAY)
