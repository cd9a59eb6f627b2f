"""What counts as a slip for a known word, and what is another word."""

from __future__ import annotations

import pytest

from chronik.words.calls import to_create
from chronik.words.near import nearest

SLIPS = [
    ("mathias-steffen", "matthias-steffen"),
    ("matthias-stefen", "matthias-steffen"),
    ("matthais-steffen", "matthias-steffen"),
    ("matthias_steffen", "matthias-steffen"),
    ("steffen", "matthias-steffen"),
    ("vereine", "verein"),
    ("verien", "verein"),
    ("titel", "title"),
    ("qoute", "quote"),
    ("netzwerk", "network"),
    ("wikidate", "wikidata"),
    ("timline", "timeline"),
    ("zelte.png", "zelt.png"),
    ("Sommerfest", "sommerfest"),
    ("kooperationskonferez", "kooperationskonferenz"),
    ("landkreis-luneburg", "landkreis-lueneburg"),
    ("fest-2021-auftakt", "fest-2021-auftackt"),
]
OTHERS = [
    ("mathis-duhlen", "matthias-steffen"),
    ("markus-mueller", "martin-mueller"),
    ("anna-schmidt", "anna-schmitz"),
    ("anna-schmidt", "hanna-schmidt"),
    ("winterfest", "sommerfest"),
    ("fest-2021", "fest-2022"),
    ("nordhain", "suedhain"),
    ("gasthaus", "rathaus"),
    ("kirchplatz", "marktplatz"),
    ("boot.png", "zelt.png"),
    ("isbn", "isni"),
    ("ehrengast", "gast"),
    ("fest", "sommer-fest"),
    ("ab", "ac"),
    ("landkreis-harburg", "landkreis-uelzen"),
    ("ihk-magdeburg", "handwerkskammer-magdeburg"),
]


@pytest.mark.parametrize(("typed", "known"), SLIPS)
def test_a_slip_is_near(typed: str, known: str) -> None:
    assert nearest(typed, frozenset((known, "etwas-anderes"))) == known


@pytest.mark.parametrize(("typed", "known"), OTHERS)
def test_another_word_is_not(typed: str, known: str) -> None:
    assert nearest(typed, frozenset((known, "etwas-anderes"))) == ""


def test_the_nearest_of_several_is_named() -> None:
    assert nearest("vereim", frozenset(("verein", "vereint"))) == "verein"
    assert nearest("mueller", frozenset(("anna-mueller", "bo-mueller"))) == "", "it might be either"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("mathis-duhlen", 'python build.py new people "Mathis Duhlen"'),
        ("ada", 'python build.py new people "Ada"'),
        ("fest-2021", 'python build.py new people "Fest 2021"'),
    ],
)
def test_what_is_missing_can_be_made_by_a_line_to_copy(name: str, said: str) -> None:
    assert to_create("people", name) == said
