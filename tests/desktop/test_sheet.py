"""What the desk shows of a text: a form from the field table, what is wrong at which field, where the sources say it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from chronik.desk import boxes as form
from chronik.desk.boxes import FormContext, boxes
from chronik.desk.changes.altering import altered
from chronik.desk.sheet import Opened, sheet
from chronik.desk.shelf import Shelf
from chronik.records.fields.groups import group, many
from chronik.records.fields.scalars import FLAG, INTEGER, TEXT, choice, reference
from chronik.records.fields.table import Field
from chronik.records.keys import KINDS
from chronik.records.kinds import FIELDS_OF
from chronik.records.kinds.entry import read_entry
from chronik.records.settings.site import Site, read_site
from tests.support.places import WORLDS

WORLD = WORLDS / "family"
EVENT = "content/events/vorlesetag.md"


def shelf_of(root: Path) -> Shelf:
    files = {p.relative_to(root).as_posix(): p.read_bytes() for name in ("content", "seeds") for p in sorted((root / name).rglob("*")) if p.is_file()}
    rest = {path: data for path, data in files.items() if path.startswith("seeds/") or path == "content/site.yaml"}
    read = {path: read_entry(path, data) for path, data in files.items() if path not in rest}
    return Shelf(read, read_site("content/site.yaml", rest["content/site.yaml"].decode())[0], rest)


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return shelf_of(WORLD)


def shown(shelf: Shelf, path: str, *operations: Any) -> dict[str, Any]:
    raw = (WORLD / path).read_text("utf-8")
    return sheet(shelf, Opened(path, altered(path, raw, operations), "x"))


def every(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for box in found for one in (box, *every(box.get("items", [])))]


def box_at(found: dict[str, Any], *at: Any) -> dict[str, Any]:
    return next(box for box in every(found["fields"]) if box["at"] == [*at])


@pytest.mark.parametrize("kind", KINDS)
def test_the_form_has_each_field_of_the_table_in_its_order(shelf: Shelf, kind: str) -> None:
    new = Opened(f"content/{kind}/neu.yaml", f"{FIELDS_OF[kind].required[0].name}: Neu\n", "x")
    found = sheet(shelf, new)
    assert [box["name"] for box in found["fields"]] == [*FIELDS_OF[kind].fields]
    assert all(box["label"] for box in found["fields"])
    assert not [box["help"] for box in every(found["fields"]) if re.search("„[a-z_]+“|true|false", box["help"])]
    assert all(box["widget"] in WIDGETS for box in every(found["fields"]))


WIDGETS = ["text", "long", "choice", "date", "number", "flag", "reference", "list", "group", "claim", "dated", "relation", "pairs"]
# fields that no table has yet, and how each is entered
NEW_FIELDS = (
    (Field("wetter", TEXT, "Wetter; wie es war"), "text", {}),
    (Field("gaeste", INTEGER, "Gäste"), "number", {}),
    (Field("offen", FLAG, "ob alle kommen durften"), "flag", {}),
    (Field("farbe", choice("rot", "blau"), "Farbe"), "choice", {"options": [{"id": "rot", "label": "rot"}, {"id": "blau", "label": "blau"}]}),
    (Field("bei", reference("people"), "bei wem"), "reference", {"kind": "people"}),
    (
        Field("preise", many(group((Field("wer", TEXT, "wer", required=True), Field("was", TEXT, "was")), lambda *_: None)), "Preise"),
        "list",
        {"add": {"widget": "group", "key": "", "item": {"wer": ""}}},
    ),
)


@pytest.mark.parametrize(("field", "widget", "more"), NEW_FIELDS, ids=[field.name for field, _, _ in NEW_FIELDS])
def test_a_new_field_of_a_table_is_in_the_form_by_itself(field: Field, widget: str, more: dict[str, Any]) -> None:
    [box] = boxes(FormContext(Site(), lambda key: ""), [field], None, [])
    assert (box["widget"], box["given"]) == (widget, False)
    assert box["label"] == field.words.partition(";")[0][:1].upper() + field.words.partition(";")[0][1:]
    assert {name: box[name] for name in more} == more


def test_what_may_be_written_short_has_one_and_the_same_place(shelf: Shelf) -> None:
    for short, long in (
        ("date: 2021", "date: {value: 2021}"),
        ("places: [nordhain]", "places: [{place: nordhain}]"),
        ("sources: bote", "sources: [bote]"),
    ):
        texts = [f"---\ntitle: X\nkind: fest\n{line}\n---\n" for line in (short, long)]
        ways = [
            [(box["at"], box["value"]) for box in every(sheet(shelf, Opened(EVENT, raw, ""))["fields"]) if not box.get("items") and box["given"]]
            for raw in texts
        ]
        assert ways[0] == ways[1]
        for at, _ in ways[0]:
            assert altered(EVENT, texts[0], [{"set": at, "to": "neu"}]).replace("neu", "") != texts[0]


def test_values_read_as_readers_will_see_them(shelf: Shelf) -> None:
    found = shown(shelf, EVENT)
    assert box_at(found, "date", "value")["reads"] == "17.\u00a0Juni, Jahr unbekannt"
    assert box_at(found, "networks", 0, "network")["reads"] == "Lesebund Nordhain"
    assert box_at(found, "kind")["reads"] == "Fest"
    assert box_at(found, "attendance", 1)["reads"] == "rund 1.300"
    assert box_at(found, "organisations", 0)["reads"] == "Stadtbücherei Nordhain"


def test_a_claim_tells_whether_its_words_say_it(shelf: Shelf) -> None:
    assert box_at(shown(shelf, EVENT), "attendance", 0)["agrees"] is True
    wrong = shown(shelf, EVENT, {"set": ["attendance", 0, "value"], "to": "1251"})
    claim = box_at(wrong, "attendance", 0)
    assert claim["agrees"] is False
    assert "im Zitat steht „1.250“" in claim["said"]
    assert box_at(wrong, "attendance", 1)["agrees"] is True
    assert "agrees" not in box_at(wrong, "networks", 0)  # it has no quote


def test_a_list_says_what_it_takes(shelf: Shelf) -> None:
    add = {name: box_at(shown(shelf, EVENT), name)["add"] for name in ("people", "aliases", "follows", "links")}
    assert add["people"] == {"widget": "reference", "kind": "people", "key": "person", "item": {}, "others": []}
    assert add["aliases"] == {"widget": "text", "key": "", "item": ""}
    assert add["follows"] == {"widget": "reference", "kind": "events", "key": "", "item": ""}
    assert add["links"] == {"widget": "group", "key": "", "item": {"url": "", "title": ""}}
    members = next(box for box in shown(shelf, "content/networks/lesebund.md")["fields"] if box["name"] == "members")["add"]
    assert (members["key"], [one["key"] for one in members["others"]]) == ("organisation", ["person"])


@pytest.mark.parametrize(
    ("do", "at", "code"),
    [
        ({"set": ["kind"], "to": "fets"}, ["kind"], "unknown-word"),
        ({"set": ["date", "value"], "to": "17. Juni"}, ["date", "value"], "date"),
        ({"set": ["networks", 0, "network"], "to": "fehlt"}, ["networks", 0], "unknown-id"),
        ({"set": ["organisations", 0, "role"], "to": "fehlt"}, ["organisations", 0, "role"], "unknown-word"),
        ({"set": ["attendance", 1, "quote"], "to": "das steht nirgends"}, ["attendance", 1, "quote"], "quote-missing"),
        ({"set": ["attendance", 1, "value"], "to": "viele"}, ["attendance", 1, "value"], "wrong-type"),
        ({"remove": ["title"]}, [], "missing-field"),
    ],
)
def test_a_problem_stands_at_its_field(shelf: Shelf, do: Any, at: list[Any], code: str) -> None:
    problems = [one for one in shown(shelf, EVENT, do)["problems"] if one["code"] == code]
    assert [one["at"][: len(at)] for one in problems] == [at]
    assert problems[0]["message"]


def test_what_only_the_whole_tells_is_no_problem_here(shelf: Shelf) -> None:
    for path in shelf.read:
        told = shown(shelf, path)["problems"]
        assert [one for one in told if one["severity"] == "error"] == [], path


def test_a_text_that_cannot_be_read_has_no_form_but_is_told(shelf: Shelf) -> None:
    for raw in (
        "---\ntitle: 'offen\n---\n",
        "",
        "ohne Kopf",
        "---\n- a\n---\n",
        "---\ntitle: a: b\n---\n",
        "\x00",
        "---\n&a [*a]\n---\n",
        "---\n? {a: b}\n: c\n---\n",
    ):
        found = sheet(shelf, Opened(EVENT, raw, ""))
        assert found["problems"], raw
        assert found["text"] == raw


def test_passages_that_are_used_lead_to_their_fields(shelf: Shelf) -> None:
    [source] = shown(shelf, EVENT)["sources"]
    marked = {tuple(mark["at"]): source["text"][mark["start"] : mark["end"]] for mark in source["marks"]}
    assert marked["attendance", 0].startswith("Der Vorlesetag am 17. Juni zog")
    assert ("organisations", 0) in marked
    assert ("date",) in marked
    assert {mark["label"] for mark in source["marks"]} >= {"Datum", "Stadtbücherei Nordhain"}


def test_an_option_is_called_as_the_settings_say(shelf: Shelf) -> None:
    roles = box_at(shown(shelf, EVENT), "organisations", 0, "role")["options"]
    assert {"id": "moderation", "label": "Moderation"} in roles
    assert form.widget_of(FIELDS_OF["events"].fields["quotes"].type, ["quotes"]) == "pairs"


SINCE = ["members", 0, "since"]
NETWORK = "content/networks/lesebund.md"


def network(since: str) -> str:
    return f"---\nname: Lesebund\nmembers:\n  - organisation: buecherei\n    {since}\n---\n"


@pytest.mark.parametrize(
    ("since", "operation", "becomes"),
    [
        ("role: gast", {"set": SINCE, "to": "1700-02-12"}, "role: gast\n    since: 1700-02-12"),
        ("since: 1700-02-12", {"set": [*SINCE, "calendar"], "to": "julian"}, "since:\n      value: 1700-02-12\n      calendar: julian"),
        (
            "since: {value: 1700-02-12, calendar: julian}",
            {"set": [*SINCE, "value"], "to": "1700-03-01"},
            "since: {value: 1700-03-01, calendar: julian}",
        ),
        ("since: 1700-02-12", {"set": [*SINCE, "value"], "to": "1700-03-01"}, "since: 1700-03-01"),
        ("role: gast\n    since: {value: 1700-02-12, calendar: julian}", {"remove": SINCE}, "role: gast"),
        (
            "since: {value: 1700-02-12, calendar: julian}",
            {"set": [*SINCE[:2], "role"], "to": "gast"},
            "role: gast\n    since: {value: 1700-02-12, calendar: julian}",
        ),
        ("attested: [1700]", {"add": [*SINCE[:2], "attested"], "item": "1701"}, "attested: [1700, 1701]"),
    ],
)
def test_a_time_keeps_its_calendar_and_stays_short_without_one(since: str, operation: dict[str, Any], becomes: str) -> None:
    assert altered(NETWORK, network(since), [operation]) == network(becomes)


def test_a_time_reads_as_readers_will_see_it_and_asks_for_its_calendar(shelf: Shelf) -> None:
    def box(since: str, at: list[Any]) -> dict[str, Any]:
        return box_at(sheet(shelf, Opened(NETWORK, network(since), "")), *at)

    julian = box("since: {value: 1700-02-12, calendar: julian}", SINCE)
    assert (julian["widget"], julian["reads"]) == ("dated", "12.\u00a0Februar\u00a01700 (julianisch), 22.\u00a0Februar")
    assert [(one["name"], one["value"]) for one in julian["items"]] == [("value", "1700-02-12"), ("calendar", "julian")]
    assert box("since: 1700-02-12", SINCE)["reads"] == "12.\u00a0Februar\u00a01700"
    attested = box("attested: [1700, {value: 1700-02-12, calendar: julian}]", [*SINCE[:2], "attested"])
    assert [one["reads"] for one in attested["items"]] == ["1700", julian["reads"]]
    assert attested["add"]["widget"] == "date"


def test_a_day_that_the_quote_does_not_say_is_a_doubt_of_its_membership(shelf: Shelf) -> None:
    path = "content/organisations/stadtbuecherei.yaml"
    quote = "Am 4. Mai 2015 gründeten die Stadtbücherei Nordhain"

    def agrees(day: str) -> bool:
        named = f"{{name: Stadtbücherei Nordhain, since: {{value: {day}, calendar: julian}}, quote: {quote}}}"
        text = f"name: Bücherei\nsources: [bote]\nother_names:\n  - {named}\n"
        return bool(box_at(sheet(shelf, Opened(path, text, "")), "other_names", 0)["agrees"])

    assert (agrees("2015-05-04"), agrees("2015-05-05")) == (True, False)
