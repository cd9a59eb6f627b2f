"""A number with its qualifier: how it is typed, what is said of what cannot be read, and its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronik.agreement.doubts import Difference
from chronik.agreement.numbers import number_doubt
from chronik.records.kinds.entry import ReadEntry, read_entry
from chronik.records.model import Quantity
from chronik.records.quantities import QUALIFIERS, quantity_words


def read(typed: str) -> ReadEntry:
    return read_entry(
        "content/events/fest.md",
        f"---\ntitle: Fest\ndate: 2021\nkind: fest\nattendance: {typed}\n---\n".encode(),
    )


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("92", "92"),
        ("1500", "1.500"),
        ("0", "0"),
        ("60-80", "60 bis 80"),
        ("60–80", "60 bis 80"),
        ("60/80", "60 bis 80"),
        ("60 bis 80", "60 bis 80"),
        ("{value: 65, qualifier: knapp}", "knapp 65"),
        ("{value: 100, qualifier: mehr als}", "mehr als 100"),
        ("{value: 60, upper: 80}", "60 bis 80"),
        ("{value: 60-80, qualifier: rund}", "rund 60 bis 80"),
    ],
)
def test_a_number_is_read_as_it_is_typed(typed: str, words: str) -> None:
    entry, problems = read(typed).entry, read(typed).problems
    assert entry and not problems
    assert [quantity_words(claim.value) for claim in entry.facts.attendance] == [words]


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("knapp 65", "So schreiben: „{value: 65, qualifier: knapp}“."),
        ("ca. 1.500", "So schreiben: „{value: 1500, qualifier: circa}“."),
        ("65+", "So schreiben: „{value: 65, qualifier: mindestens}“."),
        ("zwischen 60 und 80", "So schreiben: „{value: 60, upper: 80}“."),
        ("rund 1.200 bis 1.500", "So schreiben: „{value: 1200, upper: 1500, qualifier: rund}“."),
        ("1.500", "Nur Ziffern, ohne Punkt: 1500."),
        ("80-60", "Die kleinere Zahl zuerst: 60-80."),
        ("60-60", "Nur die eine Zahl schreiben: 60."),
        ("{value: 80, upper: 60}", "Die kleinere Zahl zuerst: 60-80."),
        ("{value: 60-80, upper: 90}", "„upper“ löschen oder unter „value“ nur 60 schreiben."),
        ("{value: 65, qualifier: knap}", "Meinten Sie „knapp“?"),
        ("{value: 65, qualifier: maximal}", "Meinten Sie „höchstens“?"),
        # what would say more than what was typed is not proposed
        *((typed, "Zum Beispiel „92“, „60-80“ oder „{value: 65, qualifier: knapp}“.") for typed in ("nicht ganz 65", "65 oder 70", "viele", "-5")),
    ],
)
def test_what_cannot_be_read_is_answered_with_what_to_type(typed: str, hint: str) -> None:
    assert [problem.hint for problem in read(typed).problems] == [hint]


QUANTITIES = st.builds(
    lambda value, more, qualifier: Quantity(value, value + more if more else None, qualifier),
    st.integers(2, 999_999),
    st.integers(0, 5000),
    st.sampled_from(("", *QUALIFIERS)),
)


@given(QUANTITIES)
def test_a_quote_that_says_the_number_in_words_proves_it(quantity: Quantity) -> None:
    assert number_doubt(quantity, f"Es kamen {quantity_words(quantity)} Gäste zum Fest.") is None


@given(QUANTITIES, QUANTITIES)
def test_a_quote_that_says_another_number_or_another_qualifier_proves_nothing(claimed: Quantity, said: Quantity) -> None:
    alike = (
        {"circa", "etwa", "ungefähr"},
        {"über", "mehr als"},
        {"fast", "nahezu"},
        {"unter", "weniger als"},
    )
    same = claimed[:2] == said[:2] and (claimed.qualifier == said.qualifier or any({claimed.qualifier, said.qualifier} <= words for words in alike))
    assert (number_doubt(claimed, f"Es kamen {quantity_words(said)} Gäste zum Fest.") is None) == same


@pytest.mark.parametrize(
    ("claimed", "passage", "typed"),
    [
        (Quantity(65), "mit knapp 65 Teilnehmenden", "value: 65, qualifier: knapp"),
        (Quantity(65, None, "rund"), "mit knapp 65 Teilnehmenden", "value: 65, qualifier: knapp"),
        (Quantity(65, None, "knapp"), "mit 65 Teilnehmenden", "value: 65"),
        (
            Quantity(60, 80),
            "zwischen rund 60 und 80 Gäste, dann etwa 60 bis 80",
            "value: 60, upper: 80, qualifier: etwa",
        ),
        (Quantity(100), "Hunderte Gäste kamen", ""),
    ],
)
def test_a_doubt_about_the_qualifier_says_what_to_type(claimed: Quantity, passage: str, typed: str) -> None:
    doubt = number_doubt(claimed, passage)
    assert doubt and (doubt.kind, doubt.typed) == (Difference.QUALIFIER, typed)


def test_one_end_of_a_range_is_not_the_range() -> None:
    doubt = number_doubt(Quantity(60), "Drei Redner sprachen, es kamen 60 bis 80 Gäste")
    assert doubt and (doubt.kind, doubt.said) == (Difference.OTHER, "60 bis 80")
