"""Known names in running text: which are found, and where. The names and the text stand beside what is found."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronik.chronicle.names.mentions import find_names, linked, names_of

NAMES = {
    "Anna Müller": "p/1",
    "Anna Müller-Lüdenscheid": "p/2",
    "IHK": "o/1",
    "IHK Magdeburg": "o/2",
    "Sachsen": "l/1",
    "Sachsen-Anhalt": "l/2",
    "farb.film": "o/3",
}


def marked(text: str) -> str:
    """The text with what would be linked in brackets."""
    return linked(text, find_names(names_of(NAMES.items()), text), lambda mention, words: f"[{words}]")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Müller sprach, dann Anna Müller.", "[Anna Müller] sprach, dann Anna Müller."),
        ("Anna Müllers Rede", "[Anna Müllers] Rede"),
        ("Anna\nMüller kam", "[Anna\nMüller] kam"),
        ("Anna Müller-Lüdenscheid", "[Anna Müller-Lüdenscheid]"),
        ("Anna Müller-Schmidt ist eine andere", "Anna Müller-Schmidt ist eine andere"),
        ("Hanna Müller auch", "Hanna Müller auch"),
        ("die IHK Magdeburg und die IHK", "die [IHK Magdeburg] und die [IHK]"),
        ("die IHKs", "die [IHKs]"),
        ("IHKammer", "IHKammer"),
        ("in Sachsen-Anhalt, nicht in Sachsen", "in [Sachsen-Anhalt], nicht in [Sachsen]"),
        ("in Sachsens Städten", "in [Sachsens] Städten"),
        ("Firma farb.film.", "Firma [farb.film]."),
        ('<a href="/x">IHK</a> und IHK', '<a href="/x">IHK</a> und [IHK]'),
        ('<code>IHK</code> <h2>IHK</h2> <img alt="IHK"> IHK', '<code>IHK</code> <h2>IHK</h2> <img alt="IHK"> [IHK]'),
        ("<em>IHK</em>", "<em>[IHK]</em>"),
        # every kind of blank, hyphen and composition; what was typed stays
        ("Anna\u00a0Müller", "[Anna\u00a0Müller]"),
        ("Anna\u202fMüllers", "[Anna\u202fMüllers]"),
        ("Anna \u2009\n Müller", "[Anna \u2009\n Müller]"),
        ("IHK\u00a0Magdeburg", "[IHK\u00a0Magdeburg]"),
        ("Anna Mu\u0308ller", "[Anna Mu\u0308ller]"),
        ("An\u00adna Mül\u00adler", "[An\u00adna Mül\u00adler]"),
        ("Anna\u200b Müller", "[Anna\u200b Müller]"),
        ("Anna Müller\u2011Lüdenscheid", "[Anna Müller\u2011Lüdenscheid]"),
        ("Anna Müller-\nLüdenscheid", "[Anna Müller-\nLüdenscheid]"),
        ("Anna Mül-\nler kam", "[Anna Mül-\nler] kam"),
        ("Anna\u00a0Müller\u2010Schmidt", "Anna\u00a0Müller\u2010Schmidt"),
        ("die Mag\u00addeburg, IHK\u00a0-\u00a0Magdeburg", "die Mag\u00addeburg, [IHK]\u00a0-\u00a0Magdeburg"),
        ('<a href="/x">Anna\u00a0Müller</a> und Anna\u00a0Müller', '<a href="/x">Anna\u00a0Müller</a> und [Anna\u00a0Müller]'),
    ],
)
def test_what_is_linked(text: str, expected: str) -> None:
    assert marked(text) == expected


def test_a_name_of_two_records_names_both() -> None:
    names = names_of([("Jörg Krüger", "p/1"), ("Jörg Krüger", "p/2")])
    assert [m.keys for m in find_names(names, "Jörg Krüger kam")] == [("p/1", "p/2")]


def test_no_names_no_mentions() -> None:
    assert find_names(names_of([]), "Anna Müller") == ()


@given(
    st.lists(
        st.sampled_from(
            ["Anna", "Müller", "Müllers", "IHK", "Magdeburg", "Sachsen", "Sachsen-Anhalt", "farb.film", "-Lüdenscheid", ",", ".", "s", "und\nIHKs"]
        ),
        max_size=12,
    )
)
@settings(max_examples=400, deadline=None)
def test_the_index_finds_what_a_plain_search_finds(words: list[str]) -> None:
    """Oracle: all names in one alternation, the longest first."""
    text = " ".join(words)
    spaced = sorted(NAMES, key=len, reverse=True)
    plain = re.compile(r"(?<![\w-])(" + "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in spaced) + r")s?(?!\w|-\w)")
    first: dict[str, tuple[int, int]] = {}
    for match in plain.finditer(text):
        first.setdefault(" ".join(match[1].split()), match.span())
    assert {m.name: (m.start, m.end) for m in find_names(names_of(NAMES.items()), text)} == first
