"""What is copied when an entry or a source is cited: who wrote it, and of which year it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.pages import parsed
from tests.support.projects import Project
from tests.support.repositories import commit, git

SITE = "title: Chronik\nvocabularies: {event_kinds: {fest: Fest}}\n"
EVENT = 'title: Feier\ndate: 1999\nkind: fest\nauthors: ["Muster, Erika", Heimatverein & Freunde]\n'
SOURCE = (
    "title: Die Feier\nauthor: Bo Beispiel\npublisher: Der Bote\ndate: 1999-05-03\naccessed: 2024-02-01\n"
    "url: https://example.org/feier\nauthors: [Ada Muster]\n"
)


@pytest.fixture
def chronicle(tmp_path: Path) -> Project:
    made = Project(tmp_path / "chronik")
    for path, text in {
        "site": SITE,
        "events/feier": EVENT,
        "sources/die-feier": SOURCE,
        "pages/ueber": "title: Über\nauthors: [Ada Muster]\n",
    }.items():
        made.write(f"content/{path}.yaml", text)
    return made


def formats(page: bytes) -> list[tuple[str, dict[str, Any]]]:
    """BibTeX and CSL-JSON, in pairs."""
    texts = ["".join(e.itertext()) for e in parsed(page).iter("pre")]
    return [(bibtex, json.loads(csl)[0]) for bibtex, csl in zip(texts[::2], texts[1::2], strict=True)]


def words(page: bytes) -> list[str]:
    return [" ".join("".join(e.itertext()).split()) for e in parsed(page).iter("p") if e.get("class") in ("ready", "authors")]


def test_authors_are_named_wherever_an_entry_is_cited(chronicle: Project) -> None:
    site = chronicle.built()
    page = site["ereignisse/feier/index.html"]
    [(bibtex, csl)] = formats(page)
    assert words(page)[0] == "Verfasst von Erika Muster und Heimatverein & Freunde."
    assert words(page)[1].startswith("Erika Muster und Heimatverein & Freunde: „Feier“. In: Chronik.")
    assert "  author = {Muster, Erika and {Heimatverein \\& Freunde}},\n" in bibtex
    assert csl["author"] == [{"family": "Muster", "given": "Erika"}, {"literal": "Heimatverein & Freunde"}]
    assert '"author":[{"@type":"Person","name":"Erika Muster"},{"name":"Heimatverein & Freunde"}]' in page.decode()
    assert "Ada Muster" in site["ueber/index.html"].decode()


def test_the_year_is_that_of_the_last_edit(chronicle: Project) -> None:
    [(undated, without)] = formats(chronicle.built()["ereignisse/feier/index.html"])
    assert "  year = {ohne Jahr},\n" in undated
    assert "issued" not in without

    git(chronicle.root, "init", "--quiet")
    commit(chronicle.root, "2026-05-03")
    site = chronicle.built()
    for path in ("ereignisse/feier/index.html", "daten/index.html"):
        bibtex, csl = formats(site[path])[0]
        assert "  year = {2026},\n" in bibtex
        assert csl["issued"] == {"date-parts": [[2026, 5, 3]]}


def test_a_source_is_cited_itself_with_its_own_author_and_year(chronicle: Project) -> None:
    page = chronicle.built()["quellen/die-feier/index.html"]
    _, (bibtex, csl) = formats(page)
    assert words(page)[0] == "Eintrag verfasst von Ada Muster."
    assert words(page)[-1] == "Bo Beispiel: „Die Feier“. Der Bote, 3. Mai 1999. https://example.org/feier"
    assert "  author = {{Bo Beispiel}},\n" in bibtex
    assert "  year = {1999},\n" in bibtex
    assert (csl["issued"], csl["note"]) == ({"date-parts": [[1999, 5, 3]]}, "Abgerufen: 1. Februar 2024")
