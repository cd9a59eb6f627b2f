"""Words as the search knows them: one form for all spellings, compounds, what a row is found by."""

from __future__ import annotations

import pytest

from chronik.search.compounds import parts_of
from chronik.search.folding import chunks, folded_words, form_of
from chronik.search.rows import SearchRow, plain
from chronik.search.terms import LED, ONCE, PAIR, PART_MARK, STATED, TWICE, terms


@pytest.mark.parametrize(
    ("typed", "forms"),
    [
        ("Bündnis", ["bundnis"]),
        ("Buendnis", ["bundnis"]),
        ("BÜNDNIS", ["bundnis"]),
        ("Bu\u0308ndnis", ["bundnis"]),
        ("Straße", ["strasse"]),
        ("STRASSE", ["strasse"]),
        ("Fach\u00adkräfte,", ["fachkrafte"]),
        ("\ufb01nanz", ["finanz"]),
        ("Łódź", ["lodz"]),
        ("Leine\u2011Weser", ["leine", "weser"]),
        ("Leine\u2010Weser", ["leine", "weser"]),
        ("1.200", ["1200"]),
        ("2.500.000,50", ["2500000", "50"]),
        ("12.2021", ["12", "2021"]),
        ("03.12.2021,", ["3", "dezember", "2021"]),
        ("3.99.2021", ["3", "99", "2021"]),
        ("„…“", []),
    ],
)
def test_words_made_even(typed: str, forms: list[str]) -> None:
    assert [*folded_words(typed)] == forms


def test_a_narrow_blank_within_a_number_parts_no_words() -> None:
    assert chunks("rund 1\u202f200 Gäste, am 3.\u00a0Mai") == ["rund", "1200", "Gäste,", "am", "3.", "Mai"]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("Handwerkskammer", "kammer"),
        ("Handwerkskammerpräsident", "kammerprasident prasident"),
        ("Fachkräftebündnisse", "kraftebundnisse bundnisse"),
        ("Handelskammern", "kammern"),
        ("Kammer", ""),
        ("Landrat", "rat"),
        ("Vorlesetag", "tag"),
        ("aufgesetzt", ""),
        ("Beitrag", ""),
        ("verbrannt", ""),
    ],
)
def test_words_that_begin_within_words(word: str, found: str) -> None:
    assert " ".join(parts_of(form_of(word))) == found


def row(**texts: str) -> SearchRow:
    return SearchRow(*("" for _ in SearchRow._fields))._replace(**texts)


def test_a_name_weighs_more_the_fewer_words_it_has() -> None:
    weights = [terms(row(title=title))["kammer"] for title in ("Kammer", "Kammer Nord", "Kammer Nord Mitte", "Kammer Nord Mitte und Süd")]
    assert weights == sorted(weights, reverse=True)
    assert len({*weights}) == 4
    assert min(weights) > LED


def test_what_the_text_says_once_weighs_least_in_a_long_one() -> None:
    long = " ".join(f"wort{n}" for n in range(200))
    assert terms(row(body=f"Moor {long}"))["moor"] == ONCE
    assert terms(row(body="Das Moor brannte."))["moor"] == TWICE
    assert terms(row(body="Moor, Moor, Moor"))["moor"] == STATED
    assert terms(row(facts="Moor"))["moor"] == STATED
    assert terms(row(lead="Das Moor"))["moor"] == LED


def test_stop_words_find_names_alone() -> None:
    assert "wir" not in terms(row(body="Wir kamen."))
    found = terms(row(title="Wir für hier"))
    assert {"wir", "fur", "hier"} <= found.keys()


def test_neighbours_in_names_and_facts_are_known_as_such() -> None:
    found = terms(row(title="Verein für Heimatpflege", facts="Jutta Rump · Lena Meier", body="Hans Moser kam."))
    assert {f"{PAIR}verein heimatpflege", f"{PAIR}jutta rump", f"{PAIR}lena meier"} <= found.keys()
    assert not [key for key in found if key in (f"{PAIR}rump lena", f"{PAIR}hans moser")]


def test_a_word_within_a_word_has_a_key_of_its_own() -> None:
    found = terms(row(body="Die Handwerkskammer lud ein."))
    assert f"kammer{PART_MARK}" in found
    assert "kammer" not in found


def test_joined_words_are_found_without_the_hyphen() -> None:
    assert "leineweser" in terms(row(body="an Leine-Weser"))


def test_no_two_words_of_prose_become_one() -> None:
    markup = (
        '<h2>Berlin</h2><ul>\n<li>Rat<sup class="note"><a href="#n1">1</a></sup></li><li>Tag<br>Abend</li></ul><p>ein <em>sehr</em>\u00adguter</p>'
    )
    assert plain(markup).split("\n") == ["Berlin", "Rat", "Tag", "Abend", "ein sehrguter"]
    assert plain("<p>A &amp; B &lt;i&gt;</p>") == "A & B <i>"
