"""An event stands under what its place lay in when it was: on its page, in lists, maps, tables, JSON-LD and search."""

from __future__ import annotations

import json

import pytest

from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.edition import Edition
from chronik.chronicle.facets import regions_of
from chronik.chronicle.lineage import circles, lay_in, lies_in
from chronik.chronicle.signing import Signing
from chronik.dates.edtf import parse
from chronik.exports.linkeddata import record
from chronik.exports.tables.lying import region_cells
from chronik.html.blocks import FactList, Groups
from chronik.html.notes import NoteList
from chronik.pages import PAGES
from chronik.search.filters import facets_of
from tests.support.wholes import restricted, whole_of_files

SITE = """title: Chronik
years: [1600, 2030]
vocabularies:
  event_kinds: {fest: Fest}
  place_kinds: {dorf: Dorf, landkreis: Landkreis, land: Land, kirchspiel: Kirchspiel, saal: Saal, gemeinde: Gemeinde}
"""
PLACES = {
    "land": "name: Land\nkind: land",
    "kreis-alt": "name: Kreis Alt\nkind: landkreis\npart_of: land\ncoordinates: [53.1, 10.1]",
    "kreis-neu": "name: Kreis Neu\nkind: landkreis\npart_of: {place: land}\ncoordinates: [53.2, 10.2]",
    "moor": "name: Moor\nkind: kirchspiel",
    "adorf": "name: Adorf\nkind: dorf\npart_of: [{place: kreis-alt, until: 1972-06-30}, {place: kreis-neu, since: 1972-07-01}, moor]",
    "krug": "name: Krug\nkind: saal\npart_of: adorf",
    "stadt": "name: Stadt\nkind: land",
}


def chronicle(dates: dict[str, str], places: dict[str, str] = PLACES, at: str = "krug", more: str = "") -> Edition:
    events = {f"content/events/{n}.yaml": f"title: {n}\nkind: fest\ndate: {d}\nplaces: [{at}]\n{more}" for n, d in dates.items()}
    records = {f"content/places/{name}.yaml": f"{head}\n" for name, head in places.items()}
    return whole_of_files({"content/site.yaml": SITE, **records, **events})


def then(whole: Chronicle, place: str, date: str) -> dict[str, bool]:
    found = lay_in(whole, whole.entries[f"places/{place}"], parse(date))
    return {each.held.whole.id: each.sure for each in found}


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("1970", {"adorf": True, "kreis-alt": True, "moor": True, "land": True}),
        ("1972-06-30", {"adorf": True, "kreis-alt": True, "moor": True, "land": True}),
        ("1972-07-01", {"adorf": True, "kreis-neu": True, "moor": True, "land": True}),
        ("1972", {"adorf": True, "kreis-neu": False, "kreis-alt": False, "moor": True, "land": True}),
        ("197X", {"adorf": True, "kreis-neu": False, "kreis-alt": False, "moor": True, "land": True}),
        ("1971?", {"adorf": True, "kreis-neu": False, "kreis-alt": False, "moor": True, "land": True}),
        ("unknown", {"adorf": True, "kreis-neu": False, "kreis-alt": False, "moor": True, "land": True}),
    ],
)
def test_a_place_lies_in_what_it_lay_in_then(date: str, expected: dict[str, bool]) -> None:
    assert then(chronicle({}).chronicle, "krug", date) == expected


def test_a_place_lies_in_nothing_that_is_not_there_yet_or_any_more() -> None:
    places = {
        **PLACES,
        "kreis-alt": "name: Kreis Alt\nkind: landkreis\ndissolved: 1971",
        "kreis-neu": "name: Kreis Neu\nkind: landkreis\nfounded: 1972",
        "adorf": "name: Adorf\nkind: dorf\npart_of: [kreis-alt, kreis-neu]",
    }
    whole = chronicle({}, places).chronicle
    assert [*then(whole, "adorf", "1960")] == ["kreis-alt"]
    assert [*then(whole, "adorf", "1980")] == ["kreis-neu"]


def test_years_that_meet_in_the_change_name_both() -> None:
    places = {**PLACES, "adorf": "name: Adorf\nkind: dorf\npart_of: [{place: kreis-alt, until: 1972}, {place: kreis-neu, since: 1972}]"}
    whole = chronicle({}, places).chronicle
    assert then(whole, "adorf", "1972-03-01") == {"kreis-neu": False, "kreis-alt": False, "land": True}


def test_an_event_is_grouped_tabled_and_found_under_the_region_of_its_time() -> None:
    edition = chronicle({"frueh": "1970", "spaet": "1990", "offen": "1972"})
    whole, events = edition.chronicle, {e.id: e for e in edition.chronicle.of_kind["events"]}
    regions = {name: {*regions_of(edition.sorter, "places/krug", e)} & {"kreis-alt", "kreis-neu"} for name, e in events.items()}
    assert regions == {"frueh": {"kreis-alt"}, "spaet": {"kreis-neu"}, "offen": {"kreis-alt", "kreis-neu"}}
    assert {e.id for years in edition.groups["gebiet/kreis-alt"].values() for e in years} == {"frueh", "offen"}
    assert region_cells(whole, events["frueh"]) == (("adorf", "kreis-alt", "moor", "land"), ())
    assert region_cells(whole, events["offen"]) == (("adorf", "moor", "land"), ("kreis-alt", "kreis-neu"))
    assert "places/kreis-alt" in facets_of(whole, events["frueh"])
    assert "places/kreis-neu" not in facets_of(whole, events["frueh"])
    located = [place["name"] for place in json.loads(record(whole, events["frueh"]))["location"]]
    assert located == ["Krug", "Adorf", "Kreis Alt", "Moor", "Land"]


def rows(edition: Edition, kind: str, key: str) -> dict[str, list[tuple[str, str, str]]]:
    page = next(page for page in PAGES if page.name == kind)
    view = page.view(edition, key)
    assert page.view(restricted(edition, key), key) == view, "the page shows more than it needs"
    facts = next(block for block in view.blocks if isinstance(block, FactList))
    return {row.label: [(item.name, item.detail, item.remark) for item in row.items] for row in facts.rows}


def test_an_event_says_what_its_place_lay_in() -> None:
    edition = chronicle({"frueh": "1970", "offen": "1972", "lang": "1970/1975"})
    moor, land = ("Moor", "", ""), ("Land", "", "")
    expected = [("Adorf", "", ""), ("Kreis Alt", "bis zum 30.\u00a0Juni\u00a01972", ""), moor, land]
    assert rows(edition, "event", "events/frueh")["Lag damals in"] == expected
    remarks = {name: remark for name, _, remark in rows(edition, "event", "events/offen")["Lag damals in"]}
    assert remarks["Kreis Alt"] == remarks["Kreis Neu"] == "möglich; das Datum lässt offen, welches Gebiet es war"
    assert {name for name, _, remark in rows(edition, "event", "events/lang")["Lag damals in"] if remark == "zeitweise"} == {"Kreis Alt", "Kreis Neu"}


def test_an_event_needs_the_file_that_says_what_its_place_lay_in_and_who_keeps_that() -> None:
    proved = "[{place: kreis-alt, until: 1972-06-30, source: akte, leaf: 12 r}, {place: kreis-neu, since: 1972-07-01}]"
    files = {f"content/places/{name}.yaml": f"{head}\n" for name, head in {**PLACES, "adorf": f"name: Adorf\nkind: dorf\npart_of: {proved}"}.items()}
    files |= {
        "content/site.yaml": SITE,
        "content/events/frueh.yaml": "title: Fest\nkind: fest\ndate: 1970\nplaces: [krug]\n",
        "content/sources/akte.yaml": "title: Akte\nholder: kreisarchiv\n",
        "content/organisations/kreisarchiv.yaml": "name: Kreisarchiv Moor\n",
    }
    edition = whole_of_files(files)
    assert ("Kreis Alt", "bis zum 30.\u00a0Juni\u00a01972", "") in rows(edition, "event", "events/frueh")["Lag damals in"]
    view = next(page for page in PAGES if page.name == "event").view(edition, "events/frueh")
    (notes,) = (block.notes for block in view.blocks if isinstance(block, NoteList))
    assert [(note.source, note.detail, note.place) for note in notes] == [("Akte", "Kreisarchiv Moor", "Bl.\u00a012\u00a0r")]


def test_another_end_of_a_region_is_another_sign_of_its_events() -> None:
    def sign(dissolved: str) -> tuple[tuple[object, ...], bytes]:
        head = "name: {}\nkind: landkreis\n{}"
        places = {
            "alt": head.format("Kreis Alt", f"dissolved: {dissolved}"),
            "neu": head.format("Kreis Neu", "founded: 1972-07-02"),
            "adorf": "name: Adorf\nkind: dorf\npart_of: [alt, neu]",
        }
        edition = chronicle({"sommer": "1972-07"}, places, at="adorf")
        event = edition.chronicle.entries["events/sommer"]
        return region_cells(edition.chronicle, event), Signing(edition, b"")[event.key]

    (early, before), (late, after) = sign("1972-07-02"), sign("1972-08-02")
    assert (early, late) == (((), ("alt", "neu")), (("alt", "neu"), ()))
    assert before != after


def test_an_event_says_nothing_where_time_changes_nothing() -> None:
    assert "Lag damals in" not in rows(chronicle({"fest": "1970"}, at="kreis-neu"), "event", "events/fest")


def test_a_place_says_what_it_lies_in_and_lay_in() -> None:
    found = rows(chronicle({}), "place", "places/adorf")
    assert found["Liegt in"] == [("Kreis Neu", "seit dem 1.\u00a0Juli\u00a01972", ""), ("Moor", "", ""), ("Land", "", "")]
    assert found["Lag früher in"] == [("Kreis Alt", "bis zum 30.\u00a0Juni\u00a01972", "")]
    assert [lying.whole.id for lying in lies_in(chronicle({}).chronicle, chronicle({}).chronicle.entries["places/krug"])] == [
        "adorf",
        "kreis-neu",
        "moor",
        "kreis-alt",
        "land",
    ]


def test_a_place_that_came_back_says_both_times() -> None:
    places = {
        **PLACES,
        "adorf": "name: Adorf\nkind: dorf\npart_of: [{place: kreis-alt, until: 1932}, {place: kreis-neu, since: 1932, until: 1952}, {place: kreis-alt, since: 1952}]",
    }
    edition = chronicle({}, places)
    found = rows(edition, "place", "places/adorf")
    assert found["Liegt in"] == [("Kreis Alt", "bis 1932; seit 1952", ""), ("Land", "", "")]
    assert found["Lag früher in"] == [("Kreis Neu", "1932–1952", "")]
    assert [{*then(edition.chronicle, "adorf", year)} for year in ("1920", "1940", "1960")] == [
        {"kreis-alt", "land"},
        {"kreis-neu", "land"},
        {"kreis-alt", "land"},
    ]
    assert then(edition.chronicle, "adorf", "unknown") == {"kreis-alt": False, "kreis-neu": False, "land": True}


def test_a_region_says_when_its_parts_lay_in_it() -> None:
    view = next(page for page in PAGES if page.name == "place").view(chronicle({}), "places/kreis-alt")
    parts = next(block for block in view.blocks if isinstance(block, Groups) and block.anchor == "teile")
    assert [(item.name, item.detail) for group in parts.groups for item in group.items] == [("Adorf", "bis zum 30.\u00a0Juni\u00a01972")]


def test_a_building_is_named_with_the_town_of_its_time() -> None:
    places = {
        "alt": "name: Altdorf\nkind: gemeinde\ndissolved: 1972\nsucceeded_by: neu",
        "neu": "name: Neustadt\nkind: gemeinde\nfounded: 1972",
        "krug": "name: Krug\nkind: saal\npart_of: [{place: alt, until: 1972}, {place: neu, since: 1972}]",
    }
    edition = chronicle({"frueh": "1960", "spaet": "1980"}, places)
    assert [edition.cards[f"events/{name}"].places for name in ("frueh", "spaet")] == ["Krug, Altdorf", "Krug, Neustadt"]
    assert [name for name, *_ in rows(edition, "place", "places/neu")["Abfolge"]] == ["Altdorf\u00a0→", "Neustadt"]


def test_a_circle_is_one_only_where_all_of_it_holds_at_once() -> None:
    def found(a: str, b: str) -> list[list[str]]:
        places = {"a": f"name: Amt\nkind: dorf\npart_of: {a}", "b": f"name: Vogtei\nkind: dorf\npart_of: {b}"}
        files = {f"content/places/{name}.yaml": f"{head}\n" for name, head in places.items()}
        return [*circles(_unchecked({"content/site.yaml": SITE, **files}), "part_of")]

    assert found("[{place: b, until: 1850}]", "[{place: a, since: 1851}]") == []
    assert found("[{place: b, until: 1850}]", "[{place: a, since: 1840}]") == [["places/a", "places/b", "places/a"]]
    assert found("b", "a") == [["places/a", "places/b", "places/a"]]


def _unchecked(files: dict[str, str]) -> Chronicle:
    from chronik.chronicle.resolve import resolve
    from chronik.records.kinds.entry import read_entry
    from chronik.records.settings.site import read_site

    site, _ = read_site("content/site.yaml", files["content/site.yaml"])
    entries = [read_entry(path, text.encode()).entry for path, text in files.items() if path != "content/site.yaml"]
    kept = [entry for entry in entries if entry]
    return resolve(kept, site, known=frozenset(entry.key for entry in kept), texts={}).chronicle
