"""Kinds of names, one passage each: what is an organisation or a person, and what only looks like one."""

from __future__ import annotations

import pytest

from chronik.drafting.assembling import Seed, drafted
from chronik.drafting.names.bodies import bodies_in
from chronik.drafting.names.people import people_in
from tests.desk.measuring import setting


def bodies(passage: str) -> list[str]:
    """As records would bear them."""
    draft = drafted(Seed("text.txt", f"Bericht aus dem Ort\n\n{passage}", "0" * 64), setting())
    return [thing.name for thing in draft.things if thing.kind == "organisations"]


@pytest.mark.parametrize(
    ("passage", "names"),
    [
        ("Der Rat der Samtgemeinde Elbmarsch beschloss.", ["Rat der Samtgemeinde Elbmarsch"]),
        ("Die Freiwillige Feuerwehr der Stadt Altenau half.", ["Freiwillige Feuerwehr der Stadt Altenau"]),
        ("Der Förderverein der Grundschule „Am Bach“ gab Geld.", ["Förderverein der Grundschule „Am Bach“"]),
        ("Es spielte der TuS Rotenfelde von 1921 e. V.", ["TuS Rotenfelde von 1921 e. V."]),
        ("Der VfL 08 Bernau trat an.", ["VfL 08 Bernau"]),
        ("Der Ludwigsfelder HC trat an.", ["Ludwigsfelder HC"]),
        ("Das Deutsche Rote Kreuz kam.", ["Deutsches Rotes Kreuz"]),
        ("Es sprach die Fraktion von Bündnis 90/Die Grünen.", ["Bündnis 90/Die Grünen"]),
        ("Träger ist die St.-Bonifatius-Hospitalgesellschaft.", ["St.-Bonifatius-Hospitalgesellschaft"]),
        ("Das Hansa-Gymnasium feierte.", ["Hansa-Gymnasium"]),
        ("Schüler der IGS Roderbruch sangen.", ["IGS Roderbruch"]),
        ("Durch den Abend führte NDR-Redakteur Jan Andresen.", ["NDR"]),
        ("Die Müller-BBM AG zahlte.", ["Müller-BBM AG"]),
        ("Der Malerbetrieb Ott strich die Halle.", ["Malerbetrieb Ott"]),
        ("Der Badische Weinbauverband kam.", ["Badischer Weinbauverband"]),
        ("Der Rotary Club Coesfeld-Baumberge lud ein.", ["Rotary Club Coesfeld-Baumberge"]),
        ("Die LPG „Frohe Zukunft“ erntete.", ["LPG „Frohe Zukunft“"]),
    ],
)
def test_what_is_an_organisation(passage: str, names: list[str]) -> None:
    assert bodies(passage) == names


@pytest.mark.parametrize(
    "passage",
    [
        "Unterzeichnet wurde die Vereinbarung „Handwerk hat Zukunft“.",
        "Das Programm „Heimat lebt“ und die Richtlinie „Regionales“ laufen weiter.",
        "In seinem Vortrag „Handwerk im Netzwerk der Zukunft“ sprach er über den Verein.",
        "Als Stützpunktverein „Integration durch Sport“ ist er anerkannt.",
        "Die Abteilung Personal der Firma und der Fachbereich waren vertreten.",
        "Der Verein, die Kammer, die Landesregierung und der Landtag dankten.",
        "Der Obst- und Gartenbauverein feierte.",
        "Man traf sich in der Gastwirtschaft „Zur Linde“.",
        "Der TuS stieg auf.",
    ],
)
def test_what_is_no_organisation(passage: str) -> None:
    assert bodies(passage) == []


@pytest.mark.parametrize(
    ("passage", "names"),
    [
        ("Stadtbaurat Ulf Kinder kam.", ["Ulf Kinder"]),
        ("Die Mitglieder wählten August „Atsche“ Grimpe.", ["August „Atsche“ Grimpe"]),
        ("Schwester M. Reinhildis Lübbers führte durch das Haus.", ["M. Reinhildis Lübbers"]),
        ("Sein Pate Reinhard Noack half.", ["Reinhard Noack"]),
        ("Kommerzienrath Paul Quandtmeyer stiftete 100 Mark.", ["Paul Quandtmeyer"]),
        ("Zum Schluss berichtete Ceyda Morgül aus der Türkei.", ["Ceyda Morgül"]),
        ("Gäste waren Anna und Peter Wiechmann.", ["Anna Wiechmann", "Peter Wiechmann"]),
    ],
)
def test_who_is_a_person(passage: str, names: list[str]) -> None:
    assert [person.name for person in people_in(passage)] == names


def test_a_title_that_names_a_body_names_none() -> None:
    assert bodies_in("Sie hielt den Vortrag „Die Geschichte der IHK Emden“.") == []


@pytest.mark.parametrize(
    ("passage", "counts"),
    [
        ("Klara Birnbaum (16) kam mit 20 Gästen.", [20]),
        ("Klara Birnbaum, 16, kam mit 20 Gästen.", [20]),
        ("Die Klassen 9 und 10 kamen mit 20 Gästen.", [20]),
        ("Auf Platz zwei kamen 20 Gäste.", [20]),
        ("Es ist der 49. Jahrgang, 20 Gäste lasen ihn.", [20]),
        ("Bündnis 90/Die Grünen luden 20 Gäste ein.", [20]),
    ],
)
def test_what_counts_nothing(passage: str, counts: list[int]) -> None:
    """Ages, classes, ranks, and what belongs to a name."""
    draft = drafted(Seed("text.txt", f"Bericht aus dem Ort\n\n{passage}", "0" * 64), setting())
    assert [seen.number.value for seen in draft.numbers if not seen.number.ordinal] == counts


def test_a_year_in_a_name_dates_nothing() -> None:
    draft = drafted(Seed("text.txt", "Bericht aus dem Ort\n\nDer TuS Rotenfelde von 1921 e. V. feierte am 3. Mai 2021.", "0" * 64), setting())
    assert [date.found.edtf for date in draft.dates] == ["2021-05-03"]
