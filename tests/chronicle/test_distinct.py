"""`distinct_from`: said by one, it holds for both; in pages, in the data, and wherever a record is renamed."""

from __future__ import annotations

import json
from functools import cache

import pytest

from chronik.chronicle.edition import Edition
from chronik.pages import PAGES
from chronik.records.keys import KINDS
from chronik.search.filters import facets_of
from tests.support.projects import Project
from tests.support.wholes import restricted, whole_of_files

SITE = "title: Chronik\nvocabularies: {event_kinds: {fest: Fest}, place_kinds: {stadt: Stadt}}\n"
HEADS = {
    "people": "name: Ada Fink\n",
    "organisations": "name: Heimatverein\n",
    "networks": "name: Lesebund\n",
    "places": "name: Moosingen\nkind: stadt\n",
    "events": "title: Sommerfest\ndate: 2021-07-03\nkind: fest\n",
}


@cache
def pairs() -> Edition:
    """Of each kind two: the second says that it is neither the first nor itself."""
    files = {"content/site.yaml": SITE}
    for kind, head in HEADS.items():
        files[f"content/{kind}/eins.yaml"] = head
        files[f"content/{kind}/zwei.yaml"] = f"{head}distinct_from: [eins, zwei]\n"
    return whole_of_files(files)


@pytest.mark.parametrize("kind", HEADS)
def test_both_pages_say_it_and_need_no_more_than_they_name(kind: str) -> None:
    page = next(page for page in PAGES if page.name == KINDS[kind].english)
    for name, other in (("eins", "zwei"), ("zwei", "eins")):
        view = page.view(pairs(), f"{kind}/{name}")
        rows = [row for block in view.blocks for row in getattr(block, "rows", ())]
        items = next(row.items for row in rows if row.label == "Nicht zu verwechseln mit")
        assert [item.url for item in items] == [pairs().chronicle.entries[f"{kind}/{other}"].url]
        assert page.view(restricted(pairs(), f"{kind}/{name}"), f"{kind}/{name}") == view


def test_a_network_is_not_found_under_the_one_that_it_is_not() -> None:
    chronicle = pairs().chronicle
    assert [*facets_of(chronicle, chronicle.entries["networks/zwei"])] == ["networks/zwei"]


def test_the_data_and_the_drawn_pages_say_it(family: Project) -> None:
    path = "content/people/bo-muster.yaml"
    family.write(path, (family.root / path).read_text("utf-8") + "distinct_from: ada-beispiel\n")
    site = family.built("--strict")
    for name, other in (("ada-beispiel", "bo-muster"), ("bo-muster", "ada-beispiel")):
        page = site[f"personen/{name}/index.html"]
        assert b"Nicht zu verwechseln mit" in page
        assert f'href="../../personen/{other}/"'.encode() in page or f'href="../{other}/"'.encode() in page

    rows = {row["id"]: row["distinct_from"] for row in json.loads(site["daten/personen.json"])}
    assert rows == {"ada-beispiel": [], "bo-muster": ["ada-beispiel"]}
    assert b'"http://www.w3.org/2002/07/owl#differentFrom":' in site["daten/chronik.jsonld"]
    assert b'"http://www.w3.org/2002/07/owl#differentFrom":' in site["personen/bo-muster/index.html"]

    family.write(path, (family.root / path).read_text("utf-8").replace("from: ada-beispiel", "from: [ada-beispiel, ada]"))
    assert "[unknown-id] Unter den Personen gibt es „ada“ nicht." in family.run("check").out
