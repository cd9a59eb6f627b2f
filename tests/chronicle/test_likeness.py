"""Names that may be one, and names that are not: a pair is found whichever stands first, and however many stand around it."""

from __future__ import annotations

import pytest

from chronik.chronicle.names.neighbours import alike_pairs

ALIKE = {
    "people": """
        Anna Möbbeck | Möbbeck, Anna
        Anna Möbbeck | Möbbeck Anna
        Anna Möbbeck | Prof. Dr. h. c. Anna Moebbeck
        Anna Möbbeck | Frau Anna Mobbeck
        Anna Möbbeck | A. Möbbeck
        Anna Möbbeck | A.Möbbeck
        Anna Möbbeck | Anna M. Möbbeck
        Hans-Peter Kranich | H.-P. Kranich
        Hans Peter Kranich | H. P. Kranich
        Oda Storch-Reiher | Oda Storch Reiher
        Jonas Sperling | Jonas Sperlin
        Jonas Sperling | Jonas Spehrling
        Anna Schmidt | Anna Schmitt
        Stefan Fink | Stephan Fink
        Mathias Fink | Matthias Fink
        Alexander Fink | Alexnder Fink
        José Núñez | Jose Nunez
    """,
    "organisations": """
        Heimatverein Moosingen e. V. | Heimatverein Moosingen e.V.
        Heimatverein Moosingen e. V. | Heimat-Verein Moosingen
        Muster GmbH & Co. KG | Muster GmbH & Co KG
        Kunst & Kultur | Kunst und Kultur
        Der Verein der Freunde | Verein der Freunde
        Handwerkskammer Moosingen | Handwerkskamer Moosingen
        Handwerkskammer Moosingen-Au | Handwerkskammer Moosingen Au
        Bund (Nord) | Bund Nord
    """,
}
APART = {
    "people": """
        Peter Kranich | Petra Kranich
        Martin Kranich | Martina Kranich
        Christian Kranich | Christina Kranich
        Gabriel Kranich | Gabriele Kranich
        Winfried Kranich | Wilfried Kranich
        Anna Kranich | Andreas Kranich
        Anna Maria Kranich | Anna Kranich
        Anna Müller | Anna Möller
        Anna Petersen | Anna Peterson
        Rieke Storch-Reiher | Rieke Reiher-Storch
        Hans Kranich | Hans-Peter Kranich
        Kranich | Anna Kranich
    """,
    "organisations": """
        Ortsgruppe 1 | Ortsgruppe 2
        Turnverein 1900 | Turnverein 1901
        Gruppe A | Gruppe B
        Kreissparkasse Au I | Kreissparkasse Au II
        Heimatverein e. V. | Heimatverein GmbH
        Landkreis Moosingen | Moosingen
        Museum Altenburg | Museum Altenberg
    """,
}
AROUND = {
    "people": ["Ada Fink", "Bo Muster", "Anna Reiher", "Anna Sperber", "Jonas Sperber", "Stefan Storch", "Oda Storch"],
    "organisations": ["Handwerkskammer Au", "Heimatverein Au", "Ortsgruppe Au", "Museum Au", "Kreissparkasse", "Turnverein"],
}


def cases(table: dict[str, str]) -> list[tuple[str, str, str]]:
    lines = [(kind, line.split(" | ")) for kind, text in table.items() for line in text.strip().splitlines()]
    return [(kind, one.strip(), two.strip()) for kind, (one, two) in lines]


def found(kind: str, one: str, two: str) -> list[set[str]]:
    names = [*AROUND[kind][:3], one, *AROUND[kind][3:], two]
    return [{names[a], names[b]} for a, b in alike_pairs(kind, names)]


@pytest.mark.parametrize(("kind", "one", "two"), cases(ALIKE))
def test_names_that_may_be_one(kind: str, one: str, two: str) -> None:
    assert found(kind, one, two) == found(kind, two, one) == [{one, two}]


@pytest.mark.parametrize(("kind", "one", "two"), cases(APART))
def test_names_that_are_two(kind: str, one: str, two: str) -> None:
    assert found(kind, one, two) == found(kind, two, one) == []


def test_names_without_a_letter_are_no_names() -> None:
    assert [*alike_pairs("people", ["–", "…"]), *alike_pairs("places", ["–", "…"]), *alike_pairs("people", [])] == []
