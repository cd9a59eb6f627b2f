"""Claims and passages, and the doubt that is left: the cases of the data files beside this one."""

from __future__ import annotations

import re

import pytest

from chronik.agreement.doubts import Doubt
from chronik.agreement.names import Named, strength
from chronik.agreement.numbers import number_doubt, ordinal_doubt
from chronik.agreement.periods import period_doubt
from chronik.agreement.publication import is_day_told, is_year_told
from chronik.dates.edtf import parse
from chronik.records.model import Quantity
from tests.support.places import TESTS


def cases(name: str) -> list[tuple[str, str, str]]:
    """(claim, passage, expected) of each line of a data file."""
    lines = (TESTS / "agreement" / name).read_text("utf-8").splitlines()
    given = [line.rpartition(" →") for line in lines if line and not line.startswith("#")]
    return [(*re.split(" :: ", case, maxsplit=1), expected.strip()) for case, _, expected in given]  # type: ignore[misc]


def told(doubt: Doubt | None) -> str:
    return f"{doubt.kind} {doubt.said}".strip() if doubt else "-"


def test_there_are_enough_cases() -> None:
    wanted = {"dates.txt": 80, "numbers.txt": 30, "names.txt": 40}
    assert all(len(cases(name)) >= least for name, least in wanted.items())


@pytest.mark.parametrize(("claim", "passage", "expected"), cases("dates.txt"))
def test_date(claim: str, passage: str, expected: str) -> None:
    date, *about = claim.split()
    end = next((word for word in about if word in ("begin", "end")), "")
    doubt = period_doubt(parse(date), passage, end=end, is_year_told="told" in about)
    assert told(doubt) == expected
    assert not doubt or passage[doubt.start : doubt.end] == doubt.said


@pytest.mark.parametrize(("claim", "passage", "expected"), cases("numbers.txt"))
def test_number(claim: str, passage: str, expected: str) -> None:
    value = int(claim.rstrip("."))
    doubt = ordinal_doubt(value, passage) if claim.endswith(".") else number_doubt(Quantity(value), passage)
    assert told(doubt) == expected
    assert not doubt or passage[doubt.start : doubt.end] == doubt.said


@pytest.mark.parametrize(("claim", "passage", "expected"), cases("names.txt"))
def test_name(claim: str, passage: str, expected: str) -> None:
    names = tuple(claim[2:].split(" | "))
    plain = re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), passage.replace("\\n", "\n"))
    assert strength(Named(names, claim.startswith("P ")), plain).name.lower() == expected


@pytest.mark.parametrize(
    ("claimed", "published", "year", "day"),
    [
        ("2021-12-30", "2022-01-10", True, False),
        ("2022-01-10", "2022-01-10", True, True),
        ("2022-01", "2022-01-10", True, True),
        ("2023-02-01", "2022-01-10", True, False),
        ("2020-12-30", "2022-01-10", False, False),
        ("2024-02-01", "2022-01-10", False, False),
        ("2021-12-30/2022-01-02", "2022-01-10", True, False),
        ("2019/2022", "2022-01-10", False, True),
        ("2022-01-09", "2022-01", True, False),
        ("2022-01", "2022", True, False),
        ("2022-01-10", "unknown", False, False),
        ("2022-01-10", "XXXX-01-10", False, False),
        ("XXXX-01-10", "2022-01-10", False, False),
    ],
)
def test_what_the_day_of_the_source_tells(claimed: str, published: str, year: bool, day: bool) -> None:
    date, source = parse(claimed), parse(published)
    assert (is_year_told(date, source), is_day_told(date, source)) == (year, day)
    assert (is_year_told(date, None), is_day_told(date, None)) == (False, False)
