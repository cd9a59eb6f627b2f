"""What is typed and marked at the desk: a date in German, the beginning of a name, a passage of a source."""

from __future__ import annotations

from typing import Any

import pytest

from chronik.desk.changes.altering import altered
from chronik.desk.datetyped import date_typed
from chronik.desk.marked.choosing import Completed, PassageMark, choices_of, claimed_by_hand
from chronik.desk.naming import names_typed
from chronik.desk.newrecords import new_record, stub
from chronik.desk.sheet import Opened, sheet
from chronik.desk.shelf import Shelf
from chronik.records.kinds.entry import read_entry
from chronik.records.settings.site import read_site
from chronik.words.diagnostics import RefusedError

SITE = """\
title: Chronik
vocabularies:
  event_kinds: {fest: Fest}
  organisation_kinds: {verein: Verein}
  place_kinds: {ort: Ort}
  roles:
    moderation: {label: Moderation, words: [moderier, Moderation]}
    rede: {label: Rede, words: [sprach, Rede]}
    teilnahme: Teilnahme
"""
TEXT = """\
Sommerfest in Moosingen

Beim Sommerfest am 17. Juni 2023 kamen rund 80 Gäste nach Moosingen. Es moderierte Dr. Anna Beispiel, Vorsitzende des Heimatvereins.
Es sprach Bo Muster von der Feuerwehr Moosingen. Das 8. Sommerfest endete spät.

Kontakt:
Bo Muster, Tel. 0581 12345
"""
FILES = {
    "content/people/anna-beispiel.yaml": "name: Anna Beispiel\ntitle: Dr.\n",
    "content/people/anna-beispiel-2.yaml": "name: Anna Beispielmann\n",
    "content/organisations/heimatverein.yaml": "name: Heimatverein Moosingen\naliases: [HVM]\nkind: verein\n",
    "content/places/moosingen.yaml": "name: Moosingen\nkind: ort\n",
    "content/sources/bote.yaml": "title: Bote\nfile: bote.txt\npublisher: Bote\ndate: 2023-06-20\n",
    "content/sources/blatt.yaml": "title: Blatt\nfile: blatt.txt\n",
}
EVENT = "content/events/sommerfest.md"
BEGUN = "---\ntitle: Sommerfest\ndate: unknown\nkind: fest\nsources: [bote]\n---\nEs war schön.\n"


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    read = {path: read_entry(path, text.encode()) for path, text in FILES.items()}
    seeds = {"seeds/bote.txt": TEXT.encode(), "seeds/blatt.txt": b"Beim Sommerfest am 17. Juni 2023 war es sch\xc3\xb6n.\n"}
    return Shelf(read, read_site("content/site.yaml", SITE)[0], {"content/site.yaml": SITE.encode(), **seeds})


DATES = {
    "3. Mai 1921": "1921-05-03",
    "03.05.1921": "1921-05-03",
    " 3.  Mai 1921 ": "1921-05-03",
    "Montag, 3. Mai 1921": "1921-05-03",
    "Mai 1921": "1921-05",
    "Frühjahr 1921": "1921-21",
    "um 1900": "1900~",
    "vermutlich 1921": "1921?",
    "zwischen 1920 und 1923": "[1920..1923]",
    "1920 oder 1921": "[1920,1921]",
    "seit 2015": "2015/..",
    "1920-1923": "1920/1923",
    "3. bis 5. Mai 1921": "1921-05-03/1921-05-05",
    "19. Jahrhundert": "[1801..1900]",
    "1920er Jahre": "192X",
    "3. Mai": "XXXX-05-03",
    "unbekannt": "unknown",
    "1921-05-03": "1921-05-03",
    "unknown": "unknown",
}


@pytest.mark.parametrize("typed", DATES)
def test_a_date_typed_in_german_is_understood_and_read_back(typed: str) -> None:
    found = date_typed(typed)
    assert (found["value"], found["said"]) == (DATES[typed], "")
    assert found["reads"]


@pytest.mark.parametrize(
    ("typed", "choices"),
    [
        ("3.5.21", ["1921-05-03", "2021-05-03"]),
        ("3. Mai 21", ["1921-05-03", "2021-05-03"]),
        ("vor 1900", ["[..1899]"]),
        ("Pfingsten 1921", []),
        ("31. Februar 1921", []),
        ("heute", []),
        ("21", []),
    ],
)
def test_what_is_open_is_asked_and_what_is_no_date_is_told(typed: str, choices: list[str]) -> None:
    found = date_typed(typed)
    assert found["value"] == ""
    assert found["said"]
    assert [one["value"] for one in found["choices"]] == choices


def test_a_day_without_a_year_may_be_of_the_year_of_its_text() -> None:
    assert date_typed("3. Mai", "2021-06")["choices"] == [{"value": "2021-05-03", "reads": "3.\u00a0Mai\u00a02021"}]


@pytest.mark.parametrize(
    ("kind", "typed", "ids"),
    [
        ("people", "anna", ["anna-beispiel", "anna-beispiel-2"]),
        ("people", "Beispiel", ["anna-beispiel", "anna-beispiel-2"]),
        ("people", "beispielm", ["anna-beispiel-2"]),
        ("organisations", "hvm", ["heimatverein"]),
        ("organisations", "moos", ["heimatverein"]),
        ("people", "niemand", []),
        ("", "moosingen", ["moosingen", "heimatverein"]),
    ],
)
def test_a_record_is_found_by_what_is_typed_of_it(shelf: Shelf, kind: str, typed: str, ids: list[str]) -> None:
    assert [one["id"] for one in names_typed(shelf, kind, typed)["names"]] == ids


def test_without_a_letter_a_passage_tells_who_is_near(shelf: Shelf) -> None:
    found = names_typed(shelf, "people", "", "Es moderierte Dr. Anna Beispiel, Vorsitzende")
    assert [one["id"] for one in found["names"]] == ["anna-beispiel"]
    assert names_typed(shelf, "people", "Anna Beispeil")["alike"][0]["id"] == "anna-beispiel"


def mark(words: str, text: str = BEGUN, path: str = EVENT, source: str = "bote") -> PassageMark:
    start = TEXT.index(words)
    return PassageMark(path, text, source, start, start + len(words))


# what is marked -> as what it is offered first, what the head says then
FIRST: dict[str, tuple[str, Any]] = {
    "Anna Beispiel": (
        "person",
        {"person": "anna-beispiel", "role": "moderation", "as": "Vorsitzende des Heimatvereins", "quote": "moderierte Dr. Anna Beispiel"},
    ),
    "Bo Muster von": ("person", {"person": "bo-muster", "role": "rede", "as": "von der Feuerwehr Moosingen", "quote": "sprach Bo Muster von"}),
    "17. Juni 2023": ("date", {"value": "2023-06-17", "quote": "17. Juni 2023"}),
    "rund 80": ("number", {"value": "80", "qualifier": "rund", "quote": "rund 80 Gäste"}),
    "8. Sommerfest": ("number", {"name": "Sommerfest", "number": "8", "quote": "8. Sommerfest"}),
}


@pytest.mark.parametrize("words", FIRST)
def test_a_marked_passage_is_offered_as_what_it_most_likely_is(shelf: Shelf, words: str) -> None:
    found = choices_of(shelf, mark(words))
    choice = found["choices"][0]
    name, stated = FIRST[words]
    assert (choice["as"], choice["agrees"]) == (name, True)
    operation = choice["do"][-1]
    assert operation.get("item", operation.get("to")) == stated
    assert {one["as"] for one in found["choices"]} == {"person", "organisation", "network", "place", "date", "number", "text"}


@pytest.mark.parametrize("words", FIRST)
def test_what_is_taken_is_a_claim_that_the_check_accepts(shelf: Shelf, words: str) -> None:
    choice = choices_of(shelf, mark(words))["choices"][0]
    text = altered(EVENT, BEGUN, choice["do"])
    problems = [one for one in sheet(shelf, Opened(EVENT, text, ""))["problems"] if one["code"] != "unknown-id"]
    assert problems == []


def test_another_record_and_another_role_are_told_to_disagree(shelf: Shelf) -> None:
    wrong = claimed_by_hand(shelf, mark("Anna Beispiel"), Completed("person", target="anna-beispiel-2", role="rede"))
    assert wrong.agrees is False
    assert "Anna Beispielmann" in wrong.said
    new = claimed_by_hand(shelf, mark("Bo Muster von"), Completed("person", called="Bo Muster", role="rede"))
    assert (new.agrees, new.said, new.field) == (True, "", "people")


def test_a_mark_in_another_source_brings_that_source(shelf: Shelf) -> None:
    other = BEGUN.replace("[bote]", "[blatt]")
    do = choices_of(shelf, mark("17. Juni 2023", other))["choices"][0]["do"]
    assert do[0] == {"add": ["sources"], "item": "bote"}
    assert do[1]["to"]["source"] == "bote"  # the words stand in both


def test_a_citation_stands_behind_the_last_sentence(shelf: Shelf) -> None:
    text = next(one for one in choices_of(shelf, mark("Sommerfest endete"))["choices"] if one["as"] == "text")
    assert altered(EVENT, BEGUN, text["do"]) == BEGUN.replace("schön.", 'schön.[@ "Sommerfest endete"]')


@pytest.mark.parametrize("words", ["Tel. 0581 12345", "\n\n", "."])
def test_from_contact_data_and_from_nothing_no_claim_is_made(shelf: Shelf, words: str) -> None:
    with pytest.raises(RefusedError, match=r"\.$"):
        choices_of(shelf, mark(words))


def test_a_record_of_another_kind_takes_what_its_table_has(shelf: Shelf) -> None:
    path, text = "content/organisations/heimatverein.yaml", FILES["content/organisations/heimatverein.yaml"]
    choices = {one["as"]: one for one in choices_of(shelf, mark("17. Juni 2023", text, path))["choices"]}
    assert choices["date"]["field"] == "founded"
    assert choices["place"]["field"] == "places"
    assert choices["number"]["do"] == []
    assert "hat ein Eintrag der Art „Organisation“ nicht" in choices["number"]["said"]


def test_a_new_record_is_a_valid_file(shelf: Shelf) -> None:
    person = stub(shelf, "people", "Eva Neumann-Klein", {"title": "Dr.", "sources": ["bote"]})
    assert (person.path, person.text) == (
        "content/people/eva-neumann-klein.yaml",
        "name: Eva Neumann-Klein\ntitle: Dr.\nsort_name: Neumann-Klein, Eva\nsources: [bote]\n",
    )
    event = new_record(shelf, "events", "Fest: der Anfang", {"sources": ["bote"]})
    assert read_entry(event.path, event.text.encode()).problems == ()
    with pytest.raises(RefusedError, match="gibt es schon"):
        stub(shelf, "people", "Anna Beispiel", {})


def test_a_new_person_belongs_to_what_there_is_only(shelf: Shelf) -> None:
    """Else the proposal of a person alone, without its organisation, would leave a chronicle that cannot be built."""
    belongs = [{"organisation": name, "quote": "x"} for name in ("kreisarchiv", "heimatverein")]
    person = stub(shelf, "people", "Henning Voss", {"affiliations": belongs})
    assert "organisation: heimatverein\n" in person.text
    assert "kreisarchiv" not in person.text
