"""Names and belonging over time: former names are names, successors are a chain, the events of parts stand on the whole's page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from chronik.chronicle.lineage import below, chains
from chronik.pages import PAGES
from chronik.records.kinds.entry import read_entry
from tests.support.pages import words
from tests.support.projects import Project, tree
from tests.support.wholes import restricted, whole

FILES = {
    "content/site.yaml": """
title: Chronik
vocabularies:
  event_kinds: {fest: Fest}
  organisation_kinds: {amt: Amt}
  network_kinds: {buendnis: Bündnis}
  roles: {gast: Gast, leitung: Leitung, mitglied: Mitglied}
""",
    "content/organisations/kulturamt.yaml": "name: Kulturamt\nsucceeded_by: amt-fuer-lesen\n",
    "content/organisations/museum.yaml": "name: Stadtmuseum\nsucceeded_by: amt-fuer-lesen\n",
    "content/organisations/amt-fuer-lesen.yaml": "name: Amt für Lesen\nkind: amt\nsucceeded_by: fachbereich\n",
    "content/organisations/fachbereich.md": """---
name: Fachbereich Kultur
other_names:
  - Bildungsdezernat
  - {name: Dezernat für Schrift, since: 2001, until: 2010-06, as_written: Dez. f. Schrift, note: Laut Briefkopf.}
---
Ein Haus mit vielen Namen.
""",
    "content/organisations/bibliothek.yaml": "name: Bibliothek\n",
    "content/organisations/zweigstelle.yaml": "name: Zweigstelle\npart_of: bibliothek\n",
    "content/organisations/buecherbus.yaml": "name: Bücherbus\npart_of: zweigstelle\n",
    "content/people/ada.yaml": """
name: Ada Beispiel
other_names: [{name: Ada Muster, until: 1999}]
affiliations:
  - {organisation: bibliothek, role: leitung, since: 2004, until: 2012, as_written: Stadtbücherei}
  - {organisation: bibliothek, role: gast, attested: 2003-01-01}
""",
    "content/people/bo.yaml": "name: Bo Muster\naffiliations: [{organisation: bibliothek, role: gast}]\n",
    "content/networks/bund.yaml": """
name: Bund
members:
  - {organisation: bibliothek, role: mitglied, since: 2001, until: 2007, as_written: die Bücherei}
  - {organisation: bibliothek, role: leitung, since: 2008, until: 2012}
  - {organisation: fachbereich, role: mitglied, attested: 2019}
""",
    "content/networks/kreis.yaml": "name: Kreis der Busse\npart_of: bund\n",
    "content/events/fahrt.md": """---
title: Fahrt
date: 2016-05-01
kind: fest
networks: [{network: kreis, as_written: die Runde}]
organisations:
  - {organisation: buecherbus, role: gast, as_written: der Bus}
  - {organisation: bibliothek, role: gast}
---
Das Dezernat für Schrift, dann Ada Muster und zuletzt das Bildungsdezernat fuhren mit.
""",
    "content/events/halt.yaml": "title: Halt\ndate: unknown\nkind: fest\norganisations: [{organisation: zweigstelle, role: gast}]\n",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = Project(tmp_path_factory.mktemp("namen"))
    for path, text in FILES.items():
        project.write(path, text)
    project.built()
    return project


@pytest.fixture(scope="module")
def site(made: Project) -> Mapping[str, bytes]:
    return tree(made.site)


def page(site: Mapping[str, bytes], path: str) -> str:
    return words(site[f"{path}/index.html"], f"{path}/index.html").replace("\u00a0", " ")


def part(text: str, start: str, end: str) -> list[str]:
    """The lines after one and before another."""
    lines = text.splitlines()
    first = lines.index(start) + 1
    return lines[first : next((n for n, line in enumerate(lines[first:], first) if line.startswith(end)), len(lines))]


def test_former_and_later_names_stand_among_the_facts_with_their_time(site: Mapping[str, bytes]) -> None:
    assert part(page(site, "organisationen/fachbereich"), "? Hieß auch", "Ein Haus") == [
        ": Bildungsdezernat",
        ": Dezernat für Schrift 2001 – Juni 2010 im Text: „Dez. f. Schrift“. Laut Briefkopf.",
    ]
    assert ": Ada Muster bis 1999" in page(site, "personen/ada")


def test_texts_are_linked_by_former_and_later_names(site: Mapping[str, bytes]) -> None:
    text = page(site, "ereignisse/fahrt")
    assert "[Dezernat für Schrift](/organisationen/fachbereich/)" in text
    assert "[Ada Muster](/personen/ada/)" in text
    assert "das Bildungsdezernat fuhren" in text, "linked at its first mention only"


def test_names_are_exported(site: Mapping[str, bytes]) -> None:
    table = site["daten/organisationen.csv"].decode()
    assert "Dezernat für Schrift (2001/2010-06)" in table
    assert b'"alternateName":["Bildungsdezernat","Dezernat f\xc3\xbcr Schrift"]' in site["organisationen/fachbereich/index.html"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (
            "organisationen/amt-fuer-lesen",
            [
                "? Abfolge",
                ": [Kulturamt →](/organisationen/kulturamt/)",
                ": Amt für Lesen → diese Seite",
                ": [Fachbereich Kultur](/organisationen/fachbereich/)",
                "? Auch hervorgegangen aus",
                ": [Stadtmuseum →](/organisationen/museum/)",
                ": Amt für Lesen diese Seite",
            ],
        ),
        (
            "organisationen/museum",
            [
                "? Abfolge",
                ": Stadtmuseum → diese Seite",
                ": [Amt für Lesen →](/organisationen/amt-fuer-lesen/)",
                ": [Fachbereich Kultur](/organisationen/fachbereich/)",
            ],
        ),
        ("organisationen/bibliothek", []),
    ],
)
def test_successors_are_a_chain_with_this_one_marked(site: Mapping[str, bytes], path: str, expected: list[str]) -> None:
    lines = page(site, path).splitlines()
    start = lines.index("? Abfolge") if "? Abfolge" in lines else len(lines)
    assert lines[start : start + len(expected)] == expected


def test_a_circle_of_successors_or_parts_ends() -> None:
    files = {f"content/organisations/{a}.yaml": f"name: Amt {a}\nsucceeded_by: {b}\npart_of: {b}\n" for a, b in ("ab", "bc", "ca")}
    read = [read_entry(path, text.encode()).entry for path, text in files.items()]
    entries = {entry.key: entry for entry in read if entry}
    before = {entry.facts.succeeded_by.key: (key,) for key, entry in entries.items()}
    (line,) = chains(entries, before, "organisations/a")
    assert sorted(line) == sorted(entries)
    parts = {entry.facts.part_of.target: (entry,) for entry in entries.values()}
    assert [part.id for part in below(parts, "organisations/a")] == ["c", "b"]


def test_events_of_the_parts_stand_on_the_wholes_page_told_apart(site: Mapping[str, bytes]) -> None:
    text = page(site, "organisationen/bibliothek")
    assert part(text, "## Ereignisse der Teile", "## Zitieren")[1:] == [
        "### Zweigstelle",
        "- [Halt](/ereignisse/halt/) Datum unbekannt, Gast",
        "### Bücherbus",
        "- [Fahrt](/ereignisse/fahrt/) 1. Mai 2016, Gast, auch ein eigenes Ereignis im Text: „der Bus“",
    ]
    assert "Halt" not in "".join(part(text, "## Zeitleiste", "## Ereignisse der Teile"))
    assert "[Fahrt](/ereignisse/fahrt/) 1. Mai 2016" in "".join(part(page(site, "netzwerke/bund"), "### Kreis der Busse", "## "))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("ereignisse/fahrt", "[Bücherbus](/organisationen/buecherbus/) im Text: „der Bus“"),
        ("ereignisse/fahrt", "[Kreis der Busse](/netzwerke/kreis/) im Text: „die Runde“"),
        ("organisationen/buecherbus", "Gast im Text: „der Bus“"),
        ("netzwerke/kreis", "erwähnt im Text: „die Runde“"),
        ("netzwerke/bund", "[Bibliothek](/organisationen/bibliothek/) im Text: „die Bücherei“"),
        ("organisationen/bibliothek", "[Bund](/netzwerke/bund/) im Text: „die Bücherei“"),
        ("personen/ada", "Stadtbücherei"),
    ],
)
def test_the_texts_own_wording_is_shown_beside_the_name(site: Mapping[str, bytes], path: str, expected: str) -> None:
    assert expected in page(site, path)


def test_rows_of_one_member_stand_together_and_name_it_once(site: Mapping[str, bytes]) -> None:
    assert part(page(site, "netzwerke/bund"), "⟨Bild: Mitglieder in der Zeit⟩", "## ")[-4:] == [
        "| │ Mitglied│ Rolle│ Zeit│ Belegt am",
        "| │ [Bibliothek](/organisationen/bibliothek/) im Text: „die Bücherei“│ Mitglied│ 2001–2007│",
        "| │ in anderer Rolle│ Leitung│ 2008–2012│",
        "| │ [Fachbereich Kultur](/organisationen/fachbereich/)│ Mitglied│ │ 2019 ⟨2019⟩",
    ]
    people = page(site, "organisationen/bibliothek")
    assert "| │ [Ada Beispiel](/personen/ada/)│ Gast│ │ 1. Januar 2003 ⟨2003-01-01⟩" in people, "earlier first"
    assert "| │ in anderer Rolle im Text: „Stadtbücherei“│ Leitung│ 2004–2012│" in people
    assert "| │ [Bo Muster](/personen/bo/)│ Gast│ │" in people


def test_a_network_says_who_was_there_in_each_year(site: Mapping[str, bytes]) -> None:
    assert part(page(site, "netzwerke/bund"), "## Mitglieder nach Jahren", "## ")[1:] == [
        "### 2001–2007",
        "- [Bibliothek](/organisationen/bibliothek/) 2001–2007",
        "### 2008–2012",
        "- [Bibliothek](/organisationen/bibliothek/) 2008–2012",
        "### 2019",
        "- [Fachbereich Kultur](/organisationen/fachbereich/) belegt 2019",
    ]


@pytest.mark.parametrize("name", ["event", "person", "organisation", "network"])
def test_pages_need_the_chain_and_the_events_of_parts(made: Project, name: str) -> None:
    everything = whole(Path(made.root))
    kind = next(k for k in PAGES if k.name == name)
    for key in kind.subjects(everything):
        assert kind.view(restricted(everything, key), key) == kind.view(everything, key), key


def test_a_name_ends_after_it_begins(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.write("content/site.yaml", "title: Chronik\n")
    project.write("content/organisations/amt.yaml", "name: Amt\nother_names: [{name: Altes Amt, since: 2010, until: 2001}]\n")
    done = project.run("check")
    assert done.code == 1
    assert "„until“ (2001) liegt vor „since“ (2010)" in done.out
