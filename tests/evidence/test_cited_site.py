"""Sources without a stored text: what is cited from them is told, listed and counted, and never as if it were checked."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.support.pages import Element, parsed
from tests.support.projects import Project

FILES = {
    "content/site.yaml": "title: Chronik\nvocabularies: {event_kinds: {fest: Fest}, roles: {rede: Rede}}\nevidence: {required: [event.date]}\n",
    "content/organisations/stadtarchiv.yaml": "name: Stadtarchiv Moosingen\n",
    "content/people/klara-birnbaum.yaml": "name: Klara Birnbaum\n",
    "content/sources/akte.yaml": "title: Protokollbuch\nkind: archive-file\ndate: 1921\nholder: stadtarchiv\ncall_number: L 5 Nr. 123\n",
    "content/sources/gespraech.yaml": (
        "title: Wie es begann\nkind: interview\nauthor: Ada Muster\ninformant: klara-birnbaum\ndate: 1999-05-03\nholder: Kreisarchiv\nlanguage: nds\n"
    ),
    "content/sources/bote.yaml": "title: Der Chor\nkind: press\npublisher: Bote\nissue: 45\npages: 3-4\ndate: 1921-05-04\nfile: bote.txt\n",
    "seeds/bote.txt": "Am 3. Mai 1921 wurde der Chor gegründet, rund 80 Gäste kamen.\n",
    "content/events/gruendung.md": """---
title: Gründung
kind: fest
sources: [bote]
date: {value: 1921-05-03, quote: Am 3. Mai 1921 wurde der Chor gegründet, page: 3}
attendance: {value: 80, qualifier: rund, source: akte, leaf: 12r, quote: rund 80 Personen waren da}
people: [{person: klara-birnbaum, role: rede, source: gespraech, time: 00:12:30}]
---
So war es.[@akte Bl. 9] So auch.[@bote S. 4]
""",
    "content/events/probe.yaml": "title: Probe\nkind: fest\nsources: [akte]\ndate: {value: 1921-06, leaf: 14 v}\n",
}


def said(part: Element) -> str:
    return " ".join("".join(part.itertext()).split())


class Cited(NamedTuple):
    project: Project
    site: dict[str, bytes]

    def notes(self, path: str) -> list[str]:
        return [said(note) for note in self.part(path, "belege").iter("li")]

    def part(self, path: str, anchor: str) -> Element:
        return next(one for one in parsed(self.site[path]).iter() if one.get("id") == anchor)


@pytest.fixture(scope="module")
def cited(tmp_path_factory: pytest.TempPathFactory) -> Cited:
    made = Project(tmp_path_factory.mktemp("akten"))
    for path, text in FILES.items():
        made.write(path, text)
    return Cited(made, made.built())


def test_a_note_says_where_it_stands_and_that_it_was_not_checked(cited: Cited) -> None:
    notes = [note.rpartition(" ")[0] for note in cited.notes("ereignisse/gruendung/index.html")]
    assert notes == [
        "Am 3. Mai 1921 wurde der Chor gegründet Der Chor, Bote, Nr. 45, 4. Mai 1921, S. 3",
        "rund 80 Personen waren da Protokollbuch, 1921, Stadtarchiv Moosingen, L 5 Nr. 123, Bl. 12 r (nachgewiesen)",
        "Protokollbuch, 1921, Stadtarchiv Moosingen, L 5 Nr. 123, Bl. 9 (nachgewiesen)",
        "Der Chor, Bote, Nr. 45, 4. Mai 1921, S. 4 (ohne Zitat)",
        "Wie es begann, 3. Mai 1999, Kreisarchiv, bei 00:12:30 (nachgewiesen)",
    ]


def test_the_page_of_the_source_lists_the_places_in_their_order(cited: Cited) -> None:
    heads = [said(head) for head in cited.part("quellen/akte/index.html", "nachweise").iter("h3")]
    assert heads == ["Bl. 9", "Bl. 12 r „rund 80 Personen waren da“", "Bl. 14 v"]
    page = cited.site["quellen/akte/index.html"]
    assert b'<a href="../../organisationen/stadtarchiv/">Stadtarchiv Moosingen</a>' in page
    assert b"<mark>" not in page


def test_both_are_counted_apart(cited: Cited) -> None:
    text = said(parsed(cited.site["wie-wir-wissen/index.html"]))
    assert "1 davon geprüft: 1 Stelle aus 1 Quelle. 3 weitere sind nachgewiesen." in text
    assert "1 Angabe geprüft, 3 nachgewiesen. (" in cited.project.run("check").out.replace("\u00a0", " ")
    report = json.loads(cited.project.run("check", "--report", "json").out)
    assert (report["checked"], report["cited"]) == (1, 3)


def test_the_open_data_say_the_same(cited: Cited) -> None:
    rows = [*csv.DictReader(io.StringIO(cited.site["daten/belege.csv"].decode("utf-8-sig")), delimiter=";")]
    found = {(row["record"], row["claim"], row["page"], row["leaf"], row["time"]): row["proof"] for row in rows}
    assert found[("gruendung", "date", "3", "", "")] == "checked"
    assert found[("gruendung", "attendance", "", "12r", "")] == "cited"
    assert found[("gruendung", "people", "", "", "00:12:30")] == "cited"
    assert found[("gruendung", "body", "4", "", "")] == ""
    sources = {row["id"]: row for row in csv.DictReader(io.StringIO(cited.site["daten/quellen.csv"].decode("utf-8-sig")), delimiter=";")}
    assert [sources["akte"][name] for name in ("kind", "holder", "call_number")] == ["archive-file", "stadtarchiv", "L 5 Nr. 123"]
    graph = {node["@id"]: node for node in json.loads(cited.site["daten/chronik.jsonld"])["@graph"] if "@id" in node}
    node = graph["../quellen/akte/#it"]
    assert (node["holdingArchive"], node["identifier"]["value"]) == ({"@id": "../organisationen/stadtarchiv/#it"}, "L 5 Nr. 123")


def test_each_property_belongs_to_its_type(cited: Cited) -> None:
    """schema.org: only what is archived has a holding archive, only an issue a number, only an article pages."""

    def node(url: str) -> dict[str, Any]:
        head = cited.site[f"quellen/{url}/index.html"].decode().partition('<script type="application/ld+json">')[2]
        told = json.loads(head.partition("</script>")[0])
        found = [each for each in told.get("@graph", [told]) if "mainEntityOfPage" in each]
        return dict(found[0])

    kept, printed = node("akte"), node("bote")
    assert (kept["@type"], kept["holdingArchive"]["@type"]) == ("ArchiveComponent", "ArchiveOrganization")
    assert (printed["@type"], printed["pagination"], printed["isPartOf"]["issueNumber"]) == ("Article", "3-4", "45")


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("akte", {"type": "manuscript", "archive": "Stadtarchiv Moosingen", "call-number": "L 5 Nr. 123", "language": "de"}),
        ("bote", {"type": "article-newspaper", "container-title": "Bote", "issue": "45", "page": "3-4"}),
        (
            "gespraech",
            {"type": "interview", "author": [{"literal": "Klara Birnbaum"}], "interviewer": [{"literal": "Ada Muster"}], "language": "nds"},
        ),
    ],
)
def test_programs_for_references_are_told(cited: Cited, source: str, told: dict[str, object]) -> None:
    *_, last = parsed(cited.site[f"quellen/{source}/index.html"]).iter("pre")
    (work,) = json.loads("".join(last.itertext()))
    assert {name: work.get(name) for name in told} == told


def test_a_text_that_is_stored_later_turns_it_into_an_error(cited: Cited, tmp_path: Path) -> None:
    made = Project(tmp_path)
    for path, text in FILES.items():
        made.write(path, text)
    made.write("content/sources/akte.yaml", "title: Protokollbuch\nfile: akte.txt\n")
    made.write("seeds/akte.txt", "Im Juni 1921 war Probe, und es waren 70 Personen da.\n")
    out = made.run("check").out
    assert "probe.yaml:4:15: Fehler [quote-required]" in out
    assert "gruendung.md:6:74: Fehler [quote-missing]" in out
