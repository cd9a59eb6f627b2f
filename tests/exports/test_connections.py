"""What „Verbindungen“ are found from: who is connected with whom by what, and under which letters a name is found."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from chronik.chronicle.edition import Edition
from chronik.chronicle.names.initials import by_initials, folded
from chronik.exports.connections import edges, steps, typed, web
from tests.support.wholes import whole_of_files

FILES = {
    "content/site.yaml": """
title: Chronik
vocabularies:
  event_kinds: {fest: Fest}
  roles: {gast: Gast, rede: Rede, mitglied: Mitglied, foto: Foto, vertrag: Vertragspartei}
""",
    "content/people/anna.yaml": "name: Anna Alt\ntitle: Dr.\naffiliations: [{organisation: amt, role: mitglied, since: 2001}]\n",
    "content/people/bert.yaml": "name: Bert Böhm\naliases: [Bertl]\nsummary: Sammelt Lieder.\n",
    "content/people/carl.yaml": "name: Carl Clever\n",
    "content/organisations/amt.yaml": "name: Amt\npart_of: haus\nplaces: [nordhain]\nsucceeded_by: werk\n",
    "content/organisations/haus.yaml": "name: Haus\n",
    "content/organisations/werk.yaml": "name: Werk\n",
    "content/networks/bund.yaml": "name: Bund\nmembers: [{organisation: amt, role: mitglied, attested: 2003}]\n",
    "content/places/nordhain.yaml": "name: Nordhain\nkind: stadt\npart_of: kreis\n",
    "content/places/kreis.yaml": "name: Kreis\nkind: kreis\n",
    "content/events/eins.yaml": """
title: Eins
date: 2001-05-01
kind: fest
networks: [bund]
places: [nordhain]
people: [{person: anna, role: rede}, {person: bert, role: vertrag}, {person: carl, role: foto}]
""",
    "content/events/zwei.yaml": "title: Zwei\ndate: unknown\nkind: fest\nstatus: announced\npart_of: eins\npeople: [{person: anna, role: gast}]\n",
}
FILES["content/site.yaml"] += "  place_kinds: {stadt: Stadt, kreis: Kreis}\n"


def told(edition: Edition, subject: str) -> Any:
    return json.loads(web.web(edition, (), subject))


def numbers(columns: list[str]) -> list[int]:
    return [sum(web.DIGITS.index(column[at]) * 64**place for place, column in enumerate(columns)) for at in range(len(columns[0]))]


def linked(edition: Edition, subject: str) -> set[tuple[str, str]]:
    """Pairs of ids, as the script reads them."""
    graph = told(edition, subject)
    keys = [entry.id for _, entries in web.sections(edition) for entry in entries]
    assert len(keys) == sum(size for _, size in graph["sections"])
    away, found = iter(numbers(graph["steps"])), set()
    for stating, count in zip(keys, numbers(graph["counts"]), strict=True):
        at = 0
        for _ in range(count):
            at += next(away)
            found.add((stating, keys[at]))
    return found


def test_what_records_state_connects_them() -> None:
    edition = whole_of_files(FILES)
    shown = {("eins", "anna"), ("eins", "bert"), ("zwei", "anna"), ("zwei", "eins")}
    lasting = {("bund", "amt"), ("anna", "amt"), ("amt", "haus"), ("amt", "werk"), ("nordhain", "kreis")}
    assert linked(edition, "netz") == shown | lasting
    assert linked(edition, "weit") == {("eins", "bund"), ("eins", "nordhain"), ("amt", "nordhain")}


def rows(edition: Edition, subject: str) -> dict[str, Any]:
    return {row[0].split("/")[1]: row[1:] for row in json.loads(steps.steps(edition, (), subject))}


def test_a_step_says_as_what_and_whether_they_were_there() -> None:
    edition = whole_of_files(FILES)
    assert sorted(steps.subjects(edition)) == ["2001-1", "netzwerke-1", "ohne-jahr-1", "organisationen-1", "orte-1", "personen-1"]
    (eins,) = rows(edition, "2001-1").values()
    assert eins == [
        "Eins",
        "1.\u00a0Mai\u00a02001",
        "",
        [
            ["personen/anna", edges.PARTICIPATION, "Rede", 1],
            ["personen/bert", edges.PARTICIPATION, "Vertragspartei", 0],
            ["netzwerke/bund", edges.OF_NETWORK, "", 0],
            ["orte/nordhain", edges.AT_PLACE, "", 0],
        ],
    ]
    (zwei,) = rows(edition, "ohne-jahr-1").values()
    assert zwei[2:] == ["angekündigt", [["personen/anna", edges.PARTICIPATION, "Gast", 0], ["ereignisse/eins", edges.PART, "", 0]]]
    assert rows(edition, "personen-1")["anna"][3] == [["organisationen/amt", edges.AFFILIATION, "Mitglied, seit 2001", 0]]
    assert rows(edition, "organisationen-1")["amt"][3] == [
        ["organisationen/haus", edges.PART, "", 0],
        ["organisationen/werk", edges.SUCCESSION, "", 0],
        ["orte/nordhain", edges.AT_PLACE, "", 0],
    ]


def test_a_name_comes_with_what_tells_it_apart_and_its_other_names() -> None:
    found = json.loads(typed.typed(whole_of_files(FILES), (), "alle"))
    assert ["personen/anna", 0, "Dr.\u00a0Anna Alt", "Amt", "Anna Alt"] in found
    assert ["personen/bert", 1, "Bert Böhm", "Sammelt Lieder.", "Bertl"] in found
    assert ["orte/nordhain", 1, "Nordhain", "Stadt, Kreis"] in found
    assert ["organisationen/amt", 0, "Amt", "Nordhain"] in found


def test_many_names_are_found_by_their_words_and_by_words_within_them() -> None:
    files = FILES | {f"content/people/p{n}.yaml": f"name: Person {n}\n" for n in range(300)}
    files["content/organisations/hwk.yaml"] = "name: Handwerkskammer Süd-West\naliases: [HWK]\n"
    found = whole_of_files(files).initials
    under = {letters for letters, some in found.items() if "hwk" in {one.entry.id for one in some}}
    assert {"ha", "hw", "ka", "su", "we"} <= under
    assert "am" in under  # „…ammer“: what begins within a long word
    assert max(len(some) for some in found.values()) > 299  # „Person“
    assert "alle" not in found


def test_no_names_need_no_file() -> None:
    assert by_initials([[]]) == {}


@given(st.lists(st.integers(0, 300_000), max_size=50))
def test_columns_of_digits_are_the_numbers(values: list[int]) -> None:
    columns = web.columns(values)
    assert (numbers(columns) if values else []) == values


def test_letters_are_those_of_the_script() -> None:
    assert {folded(name) for name in ("Möbbeck", "MOEBBECK", "Mobbeck")} == {"mobbeck"}
    assert folded("Straße Ça") == "strasse ca"
