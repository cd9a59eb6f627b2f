"""Dates in passages: the cases of dates.txt, and whatever chronik writes in words is read back as what it was."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronik.dates.edtf import parse
from chronik.dates.words import date_words, interval_words
from chronik.passages.dates.reading import DateFound, dates_in
from tests.passages.cases_of import SAME, cases, plain

CASES = cases("dates.txt")


def shown(found: DateFound) -> str:
    said = (
        found.sense * (found.sense != "point"),
        "approximate" * found.approximate,
        "uncertain" * found.uncertain,
        "" if found.weekday is None else f"weekday={found.weekday}",
        found.part,
        "" if found.context_year is None else f"context={found.context_year}",
    )
    return " ".join([found.edtf, *filter(None, said)])


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 150
    assert sum(expected == "-" for _, expected in CASES) >= 40


@pytest.mark.parametrize(("passage", "expected"), CASES)
def test_case(passage: str, expected: str) -> None:
    text = plain(passage)
    found = dates_in(text)
    assert ("; ".join(map(shown, found)) or "-") == expected
    assert all(text[one.start : one.end] == one.words for one in found)


@pytest.mark.parametrize(
    ("passage", "words"),
    [
        ("Er sang bereits seit Mai 2015 dort.", ["seit Mai 2015"]),
        ("Am Mittwoch, dem 19. April 2023, war", ["Mittwoch, dem 19. April 2023"]),
        ("vom 4. bis 7. März 2021 in", ["4. bis 7. März 2021"]),
        ("am 3. und 4. Mai 2022 war", ["3.", "4. Mai 2022"]),
        ("vermutlich um den 3. Juni 2021 herum", ["vermutlich um den 3. Juni 2021"]),
        ("Anfang De\u00adzember\u00a02021 kam", ["Anfang De\u00adzember\u00a02021"]),
        ("zwischen 1746 und 1755 gebaut", ["zwischen 1746 und 1755"]),
    ],
)
def test_words_are_those_that_carry_the_meaning(passage: str, words: list[str]) -> None:
    assert [found.words for found in dates_in(passage)] == words


# --- what chronik writes, it reads ------------------------------------------------------------------------------------

DAYS = st.dates(date(1000, 1, 1), date(2099, 12, 31))
YEARS = st.integers(1000, 2099).map(str)
SINGLE = st.one_of(
    DAYS.map(str),
    DAYS.map(lambda day: str(day)[:7]),
    DAYS.map(lambda day: f"{str(day)[:7]}-XX"),
    DAYS.map(lambda day: f"XXXX{str(day)[4:]}"),
    st.sampled_from(["XXXX-06", "XXXX-21", "XXXX-23", "XXXX-24", "XXXX-34", "XXXX-40"]),
    YEARS,
    st.builds("{}-{}".format, YEARS, st.sampled_from(["21", "22", "23", "24", "33", "36", "40", "41"])),
    st.integers(100, 209).map("{}X".format),
)


def read(text: str) -> DateFound:
    found = dates_in(text)
    assert len(found) == 1, (text, found)
    return found[0]


@settings(SAME, max_examples=400)
@given(SINGLE, st.sampled_from(["", "?", "~", "%"]))
def test_a_date_in_words_is_read_back(core: str, mark: str) -> None:
    found = read(f"Es war {date_words(parse(core + mark))}.")
    assert found.edtf == core.removesuffix("-XX")
    assert (found.uncertain, found.approximate) == (mark in ("?", "%"), mark in ("~", "%"))
    assert found.sense == "point"


RANGED = st.one_of(
    st.tuples(DAYS, st.integers(1, 900)).map(lambda d: (str(d[0]), str(d[0] + timedelta(d[1])))),
    st.tuples(st.integers(1000, 2040), st.integers(1, 50)).map(lambda y: (str(y[0]), str(y[0] + y[1]))),
    st.tuples(DAYS, st.integers(32, 900)).map(lambda d: (str(d[0])[:7], str(d[0] + timedelta(d[1]))[:7])),
)


@settings(SAME, max_examples=400)
@given(RANGED)
def test_a_range_in_words_is_read_back(ends: tuple[str, str]) -> None:
    first, last = ends
    text = f"{first}/{last}"
    for words in (date_words(parse(text)), interval_words(parse(first), parse(last))):
        found = read(f"Das war {words}.")
        assert (found.edtf, found.sense) == (text, "range"), words


@settings(SAME, max_examples=400)
@given(RANGED)
def test_some_time_between_in_words_is_read_back(ends: tuple[str, str]) -> None:
    text = f"[{'..'.join(ends)}]"
    assert read(f"Das war {date_words(parse(text))}.").edtf == text


@SAME
@given(SINGLE, st.sampled_from(["[..{}]", "[{}..]"]))
def test_a_limit_in_words_is_read_back(core: str, form: str) -> None:
    if "X" not in core:
        assert read(f"Das war {date_words(parse(form.format(core)))}.").edtf == form.format(core)


@SAME
@given(SINGLE)
def test_an_open_range_in_words_is_read_back(core: str) -> None:
    if core.startswith("XXXX"):
        return
    bare = core.removesuffix("-XX")
    since, until = read(interval_words(parse(core), None)), read(interval_words(None, parse(core)))
    assert (since.edtf, since.sense) == (f"{bare}/..", "since")
    assert (until.edtf, until.sense) == (f"../{bare}", "until")


@SAME
@given(st.text(st.sampled_from("0123456789.,-/–() \n\u00ad\u0308JanuMärzimseitbisvom§€%Uhr"), max_size=60))
def test_nothing_makes_it_fail(text: str) -> None:
    for found in dates_in(text):
        assert text[found.start : found.end] == found.words != ""


@SAME
@given(st.text(max_size=80))
def test_no_text_makes_it_fail(text: str) -> None:
    assert all(text[found.start : found.end] == found.words for found in dates_in(text))
