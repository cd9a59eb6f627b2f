"""Stems of roles in passages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronik.passages.stems import stems_in
from tests.passages.cases_of import SAME

ROLES = ("moderier", "Moderation", "leit", "Leiter")


@pytest.mark.parametrize(
    ("passage", "words"),
    [
        ("Klara Birnbaum moderierte den Abend", ["moderierte"]),
        ("Mit kurzweiliger Moderation von ihr", ["Moderation"]),
        ("MODERATION: Birnbaum", ["MODERATION"]),
        ("die Tagesmoderation", ["Tagesmoderation"]),
        ("Mode\u00adration und Mo-\nderation", ["Mode\u00adration", "Mo-\nderation"]),
        ("die Chorleiterin", ["Chorleiterin"]),
        ("sie leitet und leitete", ["leitet", "leitete"]),
        ("sie begleitet den Begleiter", []),
        ("der Wegbegleiter", []),
        ("modern und modisch", []),
        ("Chor-Leiter", ["Leiter"]),
        ("", []),
    ],
)
def test_case(passage: str, words: list[str]) -> None:
    found = stems_in(passage, ROLES)
    assert [one.words for one in found] == words
    assert all(passage[one.start : one.end] == one.words and one.stem in ROLES for one in found)


def test_no_stems_find_nothing() -> None:
    assert stems_in("Moderation", ()) == stems_in("Moderation", ("",)) == ()


@SAME
@given(st.text(max_size=60), st.lists(st.text(max_size=6), max_size=4))
def test_nothing_makes_it_fail(text: str, words: list[str]) -> None:
    assert all(text[one.start : one.end] == one.words != "" for one in stems_in(text, words))
