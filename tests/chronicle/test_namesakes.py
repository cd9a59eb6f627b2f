"""Records of one name are told apart everywhere, in words made from the records, and only where it is needed."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from chronik.door.progress import Progress
from chronik.inputs import Options
from chronik.session import run_build
from chronik.system.scan import Folders
from tests.support.pages import parsed
from tests.support.places import ROOT
from tests.support.projects import Project, tree
from tests.support.wholes import whole_of_files

SITE = """title: Chronik
vocabularies:
  event_kinds: {fest: Fest, probe: Probe}
  place_kinds: {stadt: Stadt, dorf: Dorf, land: Land, haus: Haus, landkreis: Landkreis}
  organisation_kinds: {verein: Verein, kammer: Kammer}
  roles: {gast: Gast}
"""
LANDS = {
    "places/nordland": "name: Nordland\nkind: land\n",
    "places/suedland": "name: Südland\nkind: land\n",
    "organisations/kammer": "name: Kammer Moor\nkind: kammer\n",
    "organisations/hafen": "name: Hafenamt\n",
}


def apart(files: Mapping[str, str]) -> dict[str, str]:
    data = {f"content/{path}.yaml": text for path, text in {**LANDS, **files}.items()}
    return {key: words.replace("\u00a0", " ") for key, words in whole_of_files({"content/site.yaml": SITE, **data}).chronicle.apart.items()}


CASES: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "a name that is borne once": ({"places/au": "name: Au\nkind: dorf\n"}, {}),
    "by what is around": (
        {"places/au": "name: Au\nkind: stadt\npart_of: nordland\n", "places/au-2": "name: Au\nkind: stadt\npart_of: suedland\n"},
        {"places/au": "Stadt in Nordland", "places/au-2": "Stadt in Südland"},
    ),
    "no more than is needed": (
        {"places/au": "name: Au\nkind: stadt\npart_of: nordland\n", "places/au-2": "name: Au\nkind: dorf\npart_of: suedland\n"},
        {"places/au": "Stadt", "places/au-2": "Dorf"},
    ),
    "by what is around that": (
        {
            "places/moor": "name: Landkreis Moor\nkind: landkreis\npart_of: nordland\n",
            "places/moor-2": "name: Landkreis Moor\nkind: landkreis\npart_of: suedland\n",
            "places/au": "name: Au\nkind: dorf\npart_of: moor\n",
            "places/au-2": "name: Au\nkind: dorf\npart_of: moor-2\n",
        },
        {
            "places/moor": "Landkreis in Nordland",
            "places/moor-2": "Landkreis in Südland",
            "places/au": "Dorf, Landkreis Moor, Nordland",
            "places/au-2": "Dorf, Landkreis Moor, Südland",
        },
    ),
    "a person and a place": (
        {"places/au": "name: Karl Au\nkind: dorf\n", "people/au": "name: Karl  au\n"},
        {"places/au": "Ort", "people/au": "Person"},
    ),
    "by affiliation, and by the years of events": (
        {
            "people/km": "name: Karl Müller\naffiliations: [{organisation: kammer}]\n",
            "people/km-2": "name: Karl Müller\n",
            "people/km-3": "name: Karl Müller\n",
            "events/a": "title: A\ndate: 1921\nkind: fest\npeople: [{person: km-2, role: gast}, {person: km-3, role: gast, as: Tischler}]\n",
            "events/b": "title: B\ndate: 1933\nkind: fest\npeople: [{person: km-2, role: gast}]\n",
        },
        {"people/km": "Kammer Moor", "people/km-2": "in Ereignissen 1921–1933", "people/km-3": "Tischler"},
    ),
    "by nothing but the id": (
        {"people/km": "name: Karl Müller\n", "people/km-2": "name: Karl Müller\n"},
        {"people/km": "Kennung km", "people/km-2": "Kennung km-2"},
    ),
    "what fits both tells neither": (
        {"places/au": "name: Au\nkind: dorf\n", "places/au-2": "name: Au\nkind: dorf\npart_of: nordland\n"},
        {"places/au": "Kennung au", "places/au-2": "Dorf in Nordland"},
    ),
    "events by their date, then by their place": (
        {
            "events/a": "title: Treffen\ndate: 2021-05-03\nkind: fest\nplaces: [nordland]\n",
            "events/b": "title: Treffen\ndate: 2021-05-04\nkind: fest\nplaces: [nordland]\n",
            "events/c": "title: Treffen\ndate: unknown\nkind: fest\nplaces: [suedland]\n",
        },
        {"events/a": "3. Mai 2021", "events/b": "4. Mai 2021", "events/c": "Südland"},
    ),
    "an event and a source": (
        {"events/a": "title: Treffen\ndate: 2021\nkind: fest\n", "sources/a": "title: Treffen\nurl: https://example.org/\n"},
        {"events/a": "Ereignis", "sources/a": "Quelle"},
    ),
    "sources by who published them": (
        {
            "sources/a": "title: Bericht\npublisher: Bote\nurl: https://example.org/a\n",
            "sources/b": "title: Bericht\npublisher: Kurier\nurl: https://example.org/b\n",
        },
        {"sources/a": "Bote", "sources/b": "Kurier"},
    ),
    "bodies by their seat": (
        {
            "organisations/a": "name: Chor\nkind: verein\nplaces: [nordland]\n",
            "organisations/b": "name: Chor\nkind: verein\nplaces: [suedland]\n",
        },
        {"organisations/a": "Verein in Nordland", "organisations/b": "Verein in Südland"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_records_of_one_name_are_told_apart(name: str) -> None:
    files, expected = CASES[name]
    assert apart(files) == expected


def test_a_name_borne_by_thousands_costs_no_more_than_others() -> None:
    files = {f"events/e{n}": f"title: Treffen\ndate: {1000 + n}\nkind: fest\n" for n in range(800)}
    assert len(set(apart(files).values())) == 800


@pytest.fixture
def twins(tmp_path: Path) -> Project:
    made = Project(tmp_path)
    made.write("content/site.yaml", SITE)
    files = {
        **LANDS,
        "places/au": "name: Au\nkind: stadt\npart_of: nordland\n",
        "places/au-2": "name: Au\nkind: stadt\npart_of: suedland\n",
        "places/saal": "name: Saal\nkind: haus\npart_of: au\n",
        "people/km": "name: Karl Müller\ntitle: Dr.\naffiliations: [{organisation: kammer}]\n",
        "people/km-2": "name: Karl Müller\naffiliations: [{organisation: hafen}]\n",
        "events/fest": "title: Fest\ndate: 2021-05-03\nkind: fest\nplaces: [au]\npeople: [{person: km, role: gast}, {person: km-2, role: gast}]\n",
        "events/fest-2": "title: Fest\ndate: 2022\nkind: fest\nplaces: [au-2]\n",
    }
    for path, text in files.items():
        made.write(f"content/{path}.yaml", text)
    made.write("seeds/.keep", "")
    return made


def said(site: Mapping[str, bytes], path: str) -> str:
    return re.sub(r"\s+", " ", "".join(parsed(site[f"{path}index.html"]).find(".//main").itertext()))


def test_every_list_tells_them_apart_and_headings_and_titles_do(twins: Project) -> None:
    site = twins.built()
    assert "Dr. Karl Müller · Kammer Moor" in said(site, "ereignisse/fest/")
    assert "Karl Müller · Hafenamt" in said(site, "ereignisse/fest/")
    assert "Au · Stadt in Nordland" in said(site, "ereignisse/fest/")
    assert "Au Stadt in Südland · 1 Ereignis" in said(site, "orte/")
    assert "Müller, Karl (Dr.) Kammer Moor · 1 Ereignis" in said(site, "personen/")
    assert "Fest · Au (Stadt in Nordland)" in said(site, "chronik/2021/")
    for page, name in {"orte/au/": "Au · Stadt in Nordland", "ereignisse/fest/": "Fest · 3.\u00a0Mai\u00a02021"}.items():
        document = parsed(site[f"{page}index.html"])
        assert document.find(".//h1").text == name
        assert document.find(".//title").text == f"{name} – Chronik"
    assert '"Karl Müller · Hafenamt"' in b"".join(data for path, data in site.items() if path.startswith("verbindungen/namen-")).decode()


def test_hits_of_the_search_are_told_apart_and_are_found_by_the_bare_name(twins: Project) -> None:
    site = twins._replace(search=True).built()
    blocks = [json.loads(data) for path, data in site.items() if path.startswith("suche/index/t/")]
    called = {row[1]: row[2].split("\n") for block in blocks for row in block.values()}
    for name in ("Au · Stadt in Südland", "Karl Müller · Hafenamt", "Fest · 2022"):
        assert name.partition(" · ")[0] in called[name]


def test_where_the_date_stands_beside_a_title_it_is_not_said_twice(twins: Project) -> None:
    site = twins.built()
    headings = parsed(site["chronik/index.html"]).find(".//main").iter("h3")
    assert ["".join(heading.itertext()) for heading in headings] == ["Fest", "Fest"]


def test_hints_tell_them_apart(twins: Project) -> None:
    twins.write("content/events/neu.md", "---\ntitle: Neu\ndate: 2021\nkind: fest\nplaces: [aux]\n---\nIn Au bei Karl Müller.\n")
    report = twins.run("check").out
    assert "„Au“ heißen: au (Stadt in Nordland), au-2 (Stadt in Südland)." in report
    twins.write("content/events/neu.md", "---\ntitle: Neu\ndate: 2021\nkind: fest\nplaces: [au]\n---\nIn Au bei Karl Müller.\n")
    report = twins.run("check").out
    assert "[[people/km|Karl Müller]] (Kammer Moor), [[people/km-2|Karl Müller]] (Hafenamt)" in report


@pytest.mark.parametrize("seed", range(2))
def test_incremental_equals_clean_when_names_come_to_be_shared(tmp_path: Path, seed: int) -> None:
    """Records come and go under few names: pages that only list a namesake change with it."""
    chance, world = random.Random(seed), tmp_path
    for name in ("templates", "assets"):
        shutil.copytree(ROOT / name, world / name)
    for path, text in {"site": SITE, **LANDS}.items():
        target = world / f"content/{path}.yaml"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    (world / "seeds").mkdir()

    def record() -> None:
        number, name = chance.randrange(5), chance.choice(["Au", "Moor", "Karl Au"])
        kind = chance.choice(["places", "people", "organisations", "events"])
        target = world / f"content/{kind}/r{number}.yaml"
        target.parent.mkdir(exist_ok=True)
        known = {k: [p.stem for p in (world / "content" / k).glob("*.yaml")] for k in ("places", "people", "organisations")}
        lines = {
            "places": f"name: {name}\nkind: {chance.choice(['stadt', 'dorf', 'haus'])}\npart_of: {chance.choice(['nordland', 'suedland'])}\n",
            "people": f"name: {name}\naffiliations: [{{organisation: {chance.choice(known['organisations'])}}}]\n",
            "organisations": f"name: {name}\nplaces: [{chance.choice(known['places'])}]\n",
            "events": f"title: {name}\ndate: {chance.choice(['2021', '2022-05', 'unknown'])}\nkind: fest\nplaces: [{chance.choice(known['places'])}]\n"
            + (f"people: [{{person: {chance.choice(known['people'])}, role: gast}}]\n" if known["people"] else ""),
        }
        target.write_text(lines[kind], "utf-8")

    def build(output: str, cache: Path | None) -> dict[str, bytes]:
        inputs = [world / name for name in ("content", "seeds", "templates", "assets")]
        assert not run_build(Folders(*inputs, world / output, cache), Options(jobs=1, search=False), Progress()).failed
        return tree(world / output)

    for _ in range(12):
        record()
        fresh = build("clean", None)
        shutil.rmtree(world / "clean")
        assert build("site", world / "cache") == fresh
