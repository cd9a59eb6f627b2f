"""Where in a source something stands: as typed in a text or a field, and in words."""

from __future__ import annotations

import pytest

from chronik.records.bodies.markdown import read_body
from chronik.records.kinds.entry import read_entry
from chronik.records.locating.locators import Locator, locator_typed, locator_words


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("S. 12", "S. 12"),
        ("Seite 12 f.", "S. 12 f."),
        ("s. 12-14", "S. 12–14"),
        ("S. 12, 14", "S. 12, 14"),
        ("S. XII", "S. XII"),
        ("Bl. 12r–13v", "Bl. 12 r–13 v"),
        ("fol. 7 v", "Bl. 7 v"),
        ("S. 3 Sp. 2", "S. 3, Sp. 2"),
        ("Nr. 45, S. 3", "Nr. 45, S. 3"),
        ("00:12:30", "bei 00:12:30"),
        ("ab 12:30 bis 13:00", "bei 12:30–13:00"),
        ("Bl. 4, 00:12:30", "Bl. 4, bei 00:12:30"),
    ],
)
def test_in_a_text(typed: str, words: str) -> None:
    assert locator_words(locator_typed(typed)).replace("\u00a0", " ") == words


@pytest.mark.parametrize("typed", ["S.", "S. zwölf", "Kapitel 3", "bei 7", "12", "S. 3 Absatz 2", "das Fest S. 3"])
def test_what_is_no_place(typed: str) -> None:
    assert locator_typed(typed) is None


@pytest.mark.parametrize(
    ("typed", "source", "quote", "locator"),
    [
        ("[@akte S. 12]", "akte", "", Locator(page="12")),
        ("[@akte, S. 12]", "akte", "", Locator(page="12")),
        ("[@ S. 12]", "", "", Locator(page="12")),
        ('[@akte "Es war ein Fest", Bl. 12 r]', "akte", "Es war ein Fest", Locator(leaf="12 r")),
        ('[@akte Bl. 12 r: "Es war ein Fest"]', "akte", "Es war ein Fest", Locator(leaf="12 r")),
        ('[@ "Es „war“ […] Fest" 00:12:30]', "", "Es „war“ […] Fest", Locator(time="00:12:30")),
        ('[@akte "er rief „Nein“, und ging"]', "akte", "er rief „Nein“, und ging", None),
    ],
)
def test_a_citation(typed: str, source: str, quote: str, locator: Locator | None) -> None:
    (citation,) = read_body(f"Ein Satz.{typed}", "x.md", 1).prose.citations
    assert (citation.source, citation.quote, citation.locator) == (source, quote, locator)


def test_a_field_may_say_the_word_for_it() -> None:
    head = b"title: Fest\nkind: fest\ndate: {value: 1921, source: akte, page: S. 12, leaf: 7 v, time: 00:12:30}\n"
    read = read_entry("content/events/fest.yaml", head)
    assert read.entry is not None and read.problems == ()
    (claim,) = read.entry.facts.date
    assert claim.evidence.locator == Locator(page="12", leaf="7 v", time="00:12:30")


def test_the_number_of_a_series_is_no_place() -> None:
    head = b"title: Fest\nkind: fest\ndate: unknown\nseries: {name: Sommerfest, number: 3, quote: das dritte Sommerfest, page: 7}\n"
    entry = read_entry("content/events/fest.yaml", head).entry
    assert entry is not None
    assert (entry.facts.series.number, entry.facts.series.evidence.locator) == (3, Locator(page="7"))
