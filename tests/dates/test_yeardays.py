"""Which days of the year a date names: only what is known to the day, also where the year is not."""

from __future__ import annotations

import pytest

from chronik.dates.edtf import parse
from chronik.dates.yeardays import LONGEST, day_words, yeardays

NAMED = {
    "2021-06-17": {"06-17": 2021},
    "2021-06-17?": {"06-17": 2021},
    "XXXX-06-17": {"06-17": None},
    "XXXX-06-17?": {"06-17": None},
    "XXXX-02-29": {"02-29": None},
    "2020-02-29": {"02-29": 2020},
    "[2020-06-17,2021-06-17]": {"06-17": None},
    "2021-06-17/2021-06-19": {"06-17": 2021, "06-18": 2021, "06-19": 2021},
    "2020-12-31/2021-01-01": {"12-31": 2020, "01-01": 2021},
    "2021-06-01/2021-06-08": {"06-01": 2021},
    "2021-06-17/..": {"06-17": 2021},
    "2021-06-17/": {"06-17": 2021},
    "2021-06-17/2022": {"06-17": 2021},
}
NOT_KNOWN_TO_THE_DAY = (
    *("2021-06-17~", "2021-06-17%", "XXXX-06-17~", "2021-06", "2021-06-XX", "2021", "199X", "XXXX-06", "unknown", "2021-22"),
    *("[2020-06-17,2021-06-18]", "[2020-06-17,2021]", "[2020-06-01..2020-06-17]", "../2021-06-17", "2021/2021-06-17", "2021-06-17~/2021-06-19"),
)


@pytest.mark.parametrize(("typed", "days"), NAMED.items())
def test_a_date_names_the_days_that_are_known(typed: str, days: dict[str, int | None]) -> None:
    assert yeardays(parse(typed)) == days


@pytest.mark.parametrize("typed", NOT_KNOWN_TO_THE_DAY)
def test_what_is_not_known_to_the_day_names_none(typed: str) -> None:
    assert yeardays(parse(typed)) == {}


def test_a_week_is_the_longest_that_stands_at_each_of_its_days() -> None:
    assert len(yeardays(parse("2021-06-01/2021-06-07"))) == LONGEST
    assert len(yeardays(parse("2021-06-01/2021-06-08"))) == 1


def test_a_day_of_the_year_in_words() -> None:
    assert day_words("06-17") == "17.\u00a0Juni"
    assert day_words("02-29") == "29.\u00a0Februar"
