"""Two states of a record, and what readers are told of the difference."""

from __future__ import annotations

import pytest

from chronik.history.changes import changes
from chronik.history.said import LABELS, SILENT, Speech
from chronik.records.kinds import COMMON, FORMS
from chronik.records.kinds.entry import read_entry
from chronik.records.model import AnyEntry

NAMES = {
    "people/ada": "Ada Muster",
    "organisations/verein": "Verein Moor",
    "networks/bund": "Moorbund",
    "places/moor": "Moor",
    "sources/bote": "Bote",
}
TERMS = {
    ("roles", "rede"): "Rede",
    ("roles", "gast"): "Gast",
    ("event_kinds", "fest"): "Fest",
    ("event_kinds", "tagung"): "Tagung",
}
SPEECH = Speech(lambda key: NAMES.get(key, ""), lambda vocabulary, word: TERMS.get((vocabulary, word), word))


def entry(kind: str, text: str) -> AnyEntry:
    found = read_entry(f"content/{kind}/x.md", text.encode())
    assert found.entry, found.problems
    assert not found.problems
    return found.entry


def told(kind: str, old: str, new: str, base: str) -> list[str]:
    """What is said of the lines `new` where there were the lines `old`."""
    before, after = (entry(kind, f"---\n{base}{lines}\n---\n") for lines in (old, new))
    return [sentence.replace("\u00a0", " ") for sentence in changes(before, after, SPEECH)]


EVENT = "title: Fest\n"
DATED = f"{EVENT}kind: fest\ndate: 2014\n"


@pytest.mark.parametrize(
    ("old", "new", "sentences"),
    [
        # dates, numbers, words
        ("date: 2014\nkind: fest", "date: 2013\nkind: fest", ["Datum: 2014 → 2013"]),
        (
            "date: 2014\nkind: fest\nsources: [bote]",
            'date: {value: 2013, quote: "im Jahr 2013 zum ersten Mal"}\nkind: fest\nsources: [bote]',
            ["Datum: 2014 → 2013, neuer Beleg"],
        ),
        (
            "date: unknown\nkind: fest",
            "date: 2021-05\nkind: fest",
            ["Datum: Datum unbekannt → Mai 2021"],
        ),
        (
            "date: 2014\nkind: fest",
            "date: [2014, 2015]\nkind: fest",
            ["Datum: 2014 → 2014 oder 2015"],
        ),
        ("date: 2014\nkind: fest", "date: 2014\nkind: tagung", ["Art: Fest → Tagung"]),
        (
            "date: 2014\nkind: fest",
            "date: 2014\nkind: fest\nattendance: 1200",
            ["Zahl der Teilnehmenden: 1.200 ergänzt"],
        ),
        (
            "date: 2014\nkind: fest\nattendance: 90",
            "date: 2014\nkind: fest\nattendance: 92",
            ["Zahl der Teilnehmenden: 90 → 92"],
        ),
        (
            "date: 2014\nkind: fest\nattendance: 90",
            "date: 2014\nkind: fest",
            ["Zahl der Teilnehmenden entfernt"],
        ),
        (
            "date: 2014\nkind: fest",
            "date: 2014\nkind: fest\nseries: {name: Moortag, number: 8}",
            ["Reihe: Moortag, Nr. 8 ergänzt"],
        ),
        # form is no fact
        ("date: 2014\nkind: fest", "# geprüft\nkind: fest\ndate: '2014'", []),
        (
            "date: 2014\nkind: fest\nsummary: Alle kamen am Abend.",
            "date: 2014\nkind: fest\nsummary: >\n  Alle kamen\n  am Abend.",
            [],
        ),
        (
            "date: 2014\nkind: fest\nplaces: [moor, hof]",
            "date: 2014\nkind: fest\nplaces: [hof, moor]",
            [],
        ),
        (
            "date: 2014\nkind: fest",
            "date: {value: 2014}\nkind: fest\nautolink: false\nformer_ids: [alt]",
            [],
        ),
    ],
)
def test_single_facts(old: str, new: str, sentences: list[str]) -> None:
    assert told("events", old, new, EVENT) == sentences


@pytest.mark.parametrize(
    ("old", "new", "sentences"),
    [
        ("", "people: [{person: ada, role: rede}]", ["Beteiligung: Ada Muster (Rede) ergänzt"]),
        (
            "",
            "organisations: [{organisation: verein, role: gast}]\nplaces: [moor]",
            ["Ort: Moor ergänzt", "Beteiligung: Verein Moor (Gast) ergänzt"],
        ),
        (
            "organisations: [{organisation: verein, role: gast}]",
            "organisations: [{organisation: verein, role: rede}]",
            ["Beteiligung: Verein Moor: Gast → Rede"],
        ),
        (
            "organisations: [{organisation: verein, role: gast}]",
            "",
            ["Beteiligung: Verein Moor entfernt"],
        ),
        (
            "organisations: [{organisation: verein, role: gast}]",
            "organisations: [{organisation: verein, role: gast, as: Gastgeber}]",
            ["Beteiligung: Verein Moor: Wortlaut der Angabe geändert"],
        ),
        # evidence
        (
            "places: [moor]\nsources: [bote]",
            "places: [{place: moor, quote: im Moor bei Nordhain}]\nsources: [bote]",
            ["Ort: Moor: neuer Beleg"],
        ),
        (
            "places: [{place: moor, quote: im Moor bei Nordhain}]\nsources: [bote]",
            "places: [moor]\nsources: [bote]",
            ["Ort: Moor: Beleg entfernt"],
        ),
        (
            "places: [{place: moor, quote: im Moor, reason: so heißt es}]\nsources: [bote]",
            "places: [{place: moor, quote: im Moor, reason: so heißt es dort}]\nsources: [bote]",
            ["Ort: Moor: Begründung geändert"],
        ),
        (
            "places: [{place: moor, quote: im  Moor}]\nsources: [bote]",
            "places: [{place: moor, quote: im Moor}]\nsources: [bote]",
            [],
        ),
        ("", "sources: [bote]", ["Quelle: Bote ergänzt"]),
        # what was said of a person and was taken back, and records that are gone, are not named again
        ("people: [{person: ada, role: rede}]", "", ["Beteiligung: 1 Angabe entfernt"]),
        (
            "people: [{person: ada, role: rede}]",
            "people: [{person: ada, role: gast}]",
            ["Beteiligung: Ada Muster: jetzt Gast"],
        ),
        (
            "organisations: [{organisation: fort, role: gast}]",
            "",
            ["Beteiligung: 1 Angabe entfernt"],
        ),
        ("summary: Ada kam.", "summary: Alle kamen.", ["Zusammenfassung geändert"]),
        (
            "aliases: [Adas Fest]",
            "aliases: [Moorfest]",
            ["Weiterer Name: „Moorfest“ ergänzt", "Weiterer Name: 1 Angabe entfernt"],
        ),
    ],
)
def test_several_facts(old: str, new: str, sentences: list[str]) -> None:
    assert told("events", old, new, DATED) == sentences


@pytest.mark.parametrize(
    ("kind", "old", "new", "sentences"),
    [
        (
            "events",
            "date: 2014\nkind: fest\ntitle: Ada spricht",
            "date: 2014\nkind: fest\ntitle: Festrede",
            ["Titel: jetzt „Festrede“"],
        ),
        ("people", "name: Adam Muster", "name: Ada Muster", ["Name: jetzt „Ada Muster“"]),
        (
            "people",
            "name: Ada\naffiliations: [{organisation: verein, role: gast, since: 2014}]",
            "name: Ada\naffiliations: [{organisation: verein, role: gast, since: 2015}]",
            ["Zugehörigkeit: Verein Moor: jetzt Gast, seit 2015"],
        ),
        (
            "networks",
            "name: Bund\nmembers: [{organisation: verein, attested: 2014}]",
            "name: Bund\nmembers: [{organisation: verein, attested: [2014, 2015]}]",
            ["Mitgliedschaft: Verein Moor: belegt: 2014 → belegt: 2014 und 2015"],
        ),
        (
            "places",
            "name: Moor\nkind: ort\ncoordinates: [53.1, 10.2]",
            "name: Moor\nkind: ort\ncoordinates: [53.2, 10.2]",
            ["Lage: 53,1 / 10,2 → 53,2 / 10,2"],
        ),
        (
            "sources",
            "title: Bote\nurl: https://example.org/a",
            "title: Bote\nurl: https://example.org/b",
            ["Fundstelle geändert"],
        ),
        (
            "sources",
            "title: Akte\nholder: verein",
            "title: Akte\nholder: Stadtarchiv",
            ["Aufbewahrt in: „Stadtarchiv“ ergänzt", "Aufbewahrt in: Verein Moor entfernt"],
        ),
    ],
)
def test_every_kind(kind: str, old: str, new: str, sentences: list[str]) -> None:
    assert told(kind, old, new, "") == sentences


def test_the_text_is_compared_as_readers_see_it() -> None:
    bodies = (
        "Es kamen\nalle.\n",
        "Es kamen alle.\n",
        "Es kam keiner.\n",
        'Es kamen alle [@bote "im Moor bei Nordhain"].\n',
        'Es kamen alle [@bote "im Moor bei Süderau"].\n',
    )
    first, folded, other, cited, recited = (entry("events", f"---\n{DATED}---\n{body}") for body in bodies)
    assert changes(first, folded, SPEECH) == ()
    assert changes(first, other, SPEECH) == changes(cited, recited, SPEECH) == ("Text geändert",)


def test_every_field_has_a_name_for_readers_or_is_none_of_their_business() -> None:
    common = {field.name for field in COMMON} - {"former_ids", "autolink", "quotes"}
    own = {name for form in FORMS for name in (field.name for field in form.fields)}
    assert not [name for name in (common | own) - SILENT if name not in LABELS]
