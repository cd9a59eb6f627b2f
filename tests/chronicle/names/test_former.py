"""An event names its places, organisations and networks as they were called then, and where these are found today; only where that is sure."""

from __future__ import annotations

import pytest

from chronik.chronicle.edition import Edition
from chronik.chronicle.signing import Signing
from chronik.exports.calendar import _event
from chronik.html.blocks import FactList, Groups
from chronik.pages import PAGES
from tests.support.wholes import restricted, whole_of_files

SITE = """title: Chronik
years: [1100, 2030]
vocabularies:
  roles: {gast: Gast}
  event_kinds: {fest: Fest}
  place_kinds: {stadt: Stadt, saal: Saal}
"""
NAMED = "other_names: [{name: Karl-Marx-Stadt, since: 1953-05-10, until: 1990-05-31}]"
THEN, TODAY = "Karl-Marx-Stadt (heute Chemnitz)", "Chemnitz"


def edition(date: str = "1970", chemnitz: str = NAMED, more: str = "places: [chemnitz]", records: dict[str, str] | None = None) -> Edition:
    files = {
        "places/chemnitz": f"name: Chemnitz\nkind: stadt\n{chemnitz}",
        "events/fest": f"title: Fest\nkind: fest\ndate: {date}\n{more}",
        **(records or {}),
    }
    return whole_of_files({"content/site.yaml": SITE, **{f"content/{path}.yaml": f"{text}\n" for path, text in files.items()}})


def view_of(made: Edition, kind: str, key: str) -> list[object]:
    page = next(page for page in PAGES if page.name == kind)
    view = page.view(made, key)
    assert page.view(restricted(made, key), key) == view, "the page shows more than it needs"
    return list(view.blocks)


def row(made: Edition, label: str) -> list[str]:
    facts = next(block for block in view_of(made, "event", "events/fest") if isinstance(block, FactList))
    return [item.name for found in facts.rows if found.label == label for item in found.items]


def where(made: Edition) -> str:
    return made.cards["events/fest"].places


@pytest.mark.parametrize(
    ("date", "name"),
    [
        ("1970", THEN),
        ("1953-05-10", THEN),
        ("1990-05-31", THEN),
        ("1953-06/1990-04", THEN),
        ("196X", THEN),
        ("1953-05-09", TODAY),
        ("1990-06-01", TODAY),
        ("1953", TODAY),  # from the 10 May of it on
        ("1985/1995", TODAY),
        ("1970?", TODAY),
        ("1970~", TODAY),
        ("../1970", TODAY),
        ("XXXX-06-17", TODAY),
        ("unknown", TODAY),
        ("[{value: 1970, reason: so der Brief, preferred: true}, {value: 1952, note: so die Karte}]", TODAY),
    ],
)
def test_a_place_has_the_name_of_the_time_where_all_of_the_event_lies_in_it(date: str, name: str) -> None:
    made = edition(date)
    assert (row(made, "Ort"), where(made)) == ([name], name)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("[Karl-Marx-Stadt]", TODAY),
        ("[{name: Karl-Marx-Stadt, until: 1990}]", TODAY),  # since when, nobody says
        ("[{name: Karl-Marx-Stadt, since: 1953}]", TODAY),
        ("[{name: Karl-Marx-Stadt, since: 1953, until: unknown}]", TODAY),
        ("[{name: Karl-Marx-Stadt, since: 1953~, until: 1990}]", TODAY),
        ("[{name: Karl-Marx-Stadt, since: 1953, until: 1990?}]", TODAY),
        ("[{name: Karl-Marx-Stadt, since: 1953, until: 1970}]", TODAY),  # it may have ended in spring
        ("[{name: Karl-Marx-Stadt, since: 1953, until: 1971}]", THEN),
        ("[{name: Kamenz, since: 1143, until: 1953}, {name: Karl-Marx-Stadt, since: 1953, until: 1990}]", THEN),
        ("[{name: Chemnitz, until: 1953}, {name: Karl-Marx-Stadt, since: 1953, until: 1990}, {name: Chemnitz, since: 1990}]", THEN),
        # its own name is not that of today
        ("[{name: Karl-Marx-Stadt, since: 1953, until: 1990}, {name: Chemnitz-Mitte, since: 2001}]", TODAY),
        # as sure as the Julian days are
        ("[{name: Karl-Marx-Stadt, since: {value: 1953-05-10, calendar: julian}, until: 1990}]", THEN),
    ],
)
def test_a_name_counts_where_its_time_is_sure(names: str, expected: str) -> None:
    assert where(edition(chemnitz=f"other_names: {names}")) == expected


def test_a_julian_beginning_is_that_of_its_gregorian_day() -> None:
    names = "other_names: [{name: Alt, since: {value: 1700-02-12, calendar: julian}, until: 1800}]"
    assert [where(edition(date, names)) for date in ("1700-02-21", "1700-02-22")] == [TODAY, "Alt (heute Chemnitz)"]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("dissolved: 1995", "Karl-Marx-Stadt (später Chemnitz)"),
        ("dissolved: 1990-05-31", TODAY),  # so it never was called otherwise again
        ("succeeded_by: neu", TODAY),
    ],
)
def test_a_place_that_is_no_more_has_no_name_of_today(more: str, expected: str) -> None:
    records = {"places/neu": "name: Neu\nkind: stadt"}
    assert where(edition(chemnitz=f"{NAMED}\n{more}", records=records)) == expected


def test_what_lies_in_a_town_is_told_with_the_name_of_the_town_then() -> None:
    records = {"places/halle": "name: Stadthalle\nkind: saal\npart_of: chemnitz", "places/dom": "name: Chemnitzer Dom\nkind: saal\npart_of: chemnitz"}
    assert where(edition(more="places: [halle]", records=records)) == f"Stadthalle, {THEN}"
    assert where(edition(more="places: [halle, chemnitz]", records=records)) == f"Stadthalle, {THEN}"
    assert where(edition("2001", more="places: [halle]", records=records)) == "Stadthalle, Chemnitz"
    assert where(edition(more="places: [dom]", records=records)) == "Chemnitzer Dom"


def test_a_name_that_others_bear_is_told_apart_behind_it() -> None:
    other = {"places/chemnitz-dorf": "name: Chemnitz\nkind: saal"}
    assert where(edition(records=other)) == "Karl-Marx-Stadt, heute Chemnitz (Stadt)"
    assert row(edition(records=other), "Ort") == ["Karl-Marx-Stadt (heute Chemnitz · Stadt)"]


def test_organisations_and_networks_are_called_as_they_were() -> None:
    names = "other_names: [{name: BSG Traktor, since: 1951, until: 1990-06}]"
    records = {"organisations/tsv": f"name: TSV Aue\n{names}", "networks/bund": f"name: Bund Aue\n{names}"}
    made = edition(more="organisations: [{organisation: tsv, role: gast}]\nnetworks: [bund]", records=records)
    groups = next(block for block in view_of(made, "event", "events/fest") if isinstance(block, Groups) and block.anchor == "organisationen")
    assert [item.name for group in groups.groups for item in group.items] == ["BSG Traktor (heute TSV Aue)"]
    assert row(made, "Netzwerk") == ["BSG Traktor (heute Bund Aue)"]
    assert made.cards["organisations/tsv"].name == "TSV Aue"


def test_people_are_called_as_they_are_called_here() -> None:
    records = {"people/ada": "name: Ada Beispiel\nother_names: [{name: Ada Muster, since: 1950, until: 1990}]"}
    made = edition(more="people: [{person: ada, role: gast}]", records=records)
    groups = next(block for block in view_of(made, "event", "events/fest") if isinstance(block, Groups) and block.anchor == "personen")
    assert [item.name for group in groups.groups for item in group.items] == ["Ada Beispiel"]


def test_a_calendar_says_the_name_of_the_time() -> None:
    made = edition("1970-05-01")
    event = made.chronicle.entries["events/fest"]
    assert f"LOCATION:{THEN}\r\n" in _event(made.cards[event.key], event, made.chronicle.site, "home")


def test_another_time_of_a_name_is_another_sign_of_its_events_and_of_those_in_that_town() -> None:
    halle = {"places/halle": "name: Stadthalle\nkind: saal\npart_of: chemnitz"}
    for at in ("chemnitz", "halle"):
        made = [edition(chemnitz=NAMED.replace("1990", year), more=f"places: [{at}]", records=halle) for year in ("1990", "1960")]
        assert len({Signing(one, b"")["events/fest"] for one in made}) == 2
