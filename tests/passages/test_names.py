"""Names in passages: the cases of names.txt, and what holds of every text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronik.passages.names.reading import names_in
from tests.passages.cases_of import SAME, cases, plain

CASES = cases("names.txt")


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 100
    assert sum(expected == "-" for _, expected in CASES) >= 30


@pytest.mark.parametrize(("case", "expected"), CASES)
def test_case(case: str, expected: str) -> None:
    record, _, passage = case.partition(" :: ")
    names, text = record[2:].split(" | "), plain(passage)
    found = names_in(text, names, person=record.startswith("P "))
    assert ("; ".join(f"{one.strength} {one.words}" for one in found) or "-") == plain(expected)
    assert all(text[one.start : one.end] == one.words and one.name in names for one in found)


def test_a_title_of_their_own_is_no_given_name() -> None:
    assert not names_in("Hofrat Äbtissin Birnbaum", ["Klara Birnbaum"], person=True)
    found = names_in("Hofrat Äbtissin Birnbaum", ["Klara Birnbaum"], person=True, titles=["Äbtissin"])
    assert [(one.words, one.strength) for one in found] == [("Birnbaum", "surname")]


def test_a_title_in_the_name_is_left_out() -> None:
    found = names_in("Es sprach Klara Birnbaum.", ["Dr. Klara Birnbaum"], person=True)
    assert [(one.words, one.strength) for one in found] == [("Klara Birnbaum", "whole")]


def test_the_name_that_was_found_is_told() -> None:
    names = ["Handwerkskammer Musterstadt", "HWK Musterstadt"]
    found = names_in("HWK Musterstadt, Handwerkskammer Musterstadt", names)
    assert [one.name for one in found] == ["HWK Musterstadt", "Handwerkskammer Musterstadt"]


WORDS = st.lists(
    st.sampled_from(
        [
            "Klara",
            "Karl",
            "Birnbaum",
            "Chor",
            "-",
            ".",
            ",",
            "(HWK)",
            "von",
            "e.",
            "V.",
            "Frau",
            "Dr.",
            "\xad",
            "\n",
            "&",
            "K.",
            "Moosingen",
            "des",
        ]
    ),
    max_size=12,
).map(" ".join)


@SAME
@given(st.one_of(WORDS, st.text(max_size=60)), st.one_of(WORDS, st.text(max_size=20)), st.booleans())
def test_no_text_and_no_name_makes_it_fail(text: str, name: str, person: bool) -> None:
    found = names_in(text, [name, "Chor Moosingen"], person=person)
    assert all(text[one.start : one.end] == one.words != "" for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@SAME
@given(
    st.sampled_from(["Klara Birnbaum", "Jonas von Berg", "Ute Kern-Vogel"]),
    st.sampled_from(" \n\u00a0\u2009"),
)
def test_a_name_is_in_itself(name: str, blank: str) -> None:
    for person in (True, False):
        found = names_in(f"Da sang {name.replace(' ', blank)}.", [name], person=person)
        assert [one.strength for one in found] == ["whole"]
