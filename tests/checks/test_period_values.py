"""Dates of every form against the words of a quote: some time between, quarters, halves, seasons without a year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronik.agreement.doubts import Difference
from chronik.agreement.periods import period_doubt
from chronik.dates.edtf import parse
from chronik.dates.words import date_words

COARSER, FINER, OTHER, SILENT, YEAR = (
    Difference.COARSER,
    Difference.FINER,
    Difference.OTHER,
    Difference.SILENT,
    Difference.YEAR,
)


@pytest.mark.parametrize(
    ("claimed", "quote", "difference"),
    [
        ("[1746..1755]", "irgendwann zwischen 1746 und 1755", None),
        ("[1746..1755]", "im Jahr 1750", COARSER),
        ("[1746..1755]", "im Jahr 1756", OTHER),
        ("1750", "zwischen 1746 und 1755", FINER),
        ("1746/1755", "zwischen 1746 und 1755", FINER),
        ("[2021-12-01..2021-12-10]", "Anfang Dezember 2021", None),
        ("2021-12-05", "Anfang Dezember 2021", FINER),
        ("2021-12", "Anfang Dezember 2021", COARSER),
        ("[..1755]", "spätestens 1755", None),
        ("1755", "spätestens 1755", FINER),
        ("[1746..]", "frühestens 1746", None),
        ("[1746..]", "spätestens 1755", OTHER),
        ("2021-33", "im ersten Quartal 2021", None),
        ("2021-33", "im zweiten Quartal 2021", OTHER),
        ("2021-02", "im ersten Quartal 2021", FINER),
        ("2021-40", "im 1. Halbjahr 2021", None),
        ("2021", "im 1. Halbjahr 2021", COARSER),
        ("XXXX-23", "im Herbst", None),
        ("2021-23", "im Herbst", YEAR),
        ("XXXX-23", "im Frühjahr", OTHER),
        ("XXXX-23", "im Saal", SILENT),
    ],
)
def test_difference(claimed: str, quote: str, difference: Difference | None) -> None:
    doubt = period_doubt(parse(claimed), f"Das Haus wurde {quote} gebaut.")
    assert (doubt.kind if doubt else None) == difference


def test_a_doubt_about_a_qualifier_says_what_to_type() -> None:
    doubt = period_doubt(parse("1900"), "Das Haus wurde um 1900 gebaut.")
    assert doubt and (doubt.kind, doubt.typed) == (Difference.QUALIFIER, "1900~")


DAYS = st.dates(date(1700, 1, 1), date(2030, 1, 1))
LATER = st.builds(lambda day, more: f"[{day}..{day + timedelta(more)}]", DAYS, st.integers(1, 900))
YEARS = st.builds(lambda year, more: f"[{year}..{year + more}]", st.integers(1700, 2000), st.integers(1, 30))
PARTS = st.builds("{}-{}".format, st.integers(1700, 2000), st.sampled_from([21, 24, 33, 36, 40, 41]))
LIMITS = st.builds(lambda form, day: form.format(day), st.sampled_from(["[..{}]", "[{}..]"]), DAYS)


@given(st.one_of(LATER, YEARS, PARTS, LIMITS, st.sampled_from(["XXXX-21", "XXXX-23", "XXXX-34"])))
def test_a_quote_that_says_the_date_in_words_proves_it(text: str) -> None:
    assert period_doubt(parse(text), f"Es war {date_words(parse(text))}.") is None
