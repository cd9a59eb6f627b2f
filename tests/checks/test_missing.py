"""A missing record is one problem, whoever wants it; the reports for programs still know every place."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from chronik.words.diagnostics import SHOWN_AT_LINES
from tests.support.projects import Project, project

WANTING = 30


@pytest.fixture
def wanting(tmp_path: Path) -> Project:
    """Thirty events with a person who is not there, and one near name of somebody else."""
    chronicle = project(tmp_path, "empty")
    chronicle.write("content/site.yaml", "title: Chronik\nvocabularies: {event_kinds: {fest: Fest}, roles: {gast: Gast}}\n")
    chronicle.write("content/people/matthias-steffen.yaml", "name: Matthias Steffen\n")
    for number in range(WANTING - 1):
        chronicle.write(
            f"content/events/fest-{number:02}.yaml",
            f"title: Fest {number}\ndate: unknown\nkind: fest\npeople: [{{person: mathis-duhlen, role: gast}}]\n",
        )
    chronicle.write("content/pages/ueber.md", "---\ntitle: Über uns\n---\nEs kam [[people/mathis-duhlen]].\n")
    return chronicle


def test_it_is_said_once_with_the_places_that_want_it(wanting: Project) -> None:
    done = wanting.run("check")
    assert done.out.splitlines()[:3] == [
        "content/events/fest-00.yaml:4:19: Fehler [unknown-id] Unter den Personen gibt es „mathis-duhlen“ nicht.",
        '    → Vorhanden sind: matthias-steffen. Oder anlegen: python build.py new people "Mathis Duhlen"',
        "    Auch hier: content/events/fest-01.yaml:4:19, content/events/fest-02.yaml:4:19, content/events/fest-03.yaml:4:19,"
        " content/events/fest-04.yaml:4:19 und an 25 weiteren Stellen.",
    ]
    assert done.out.splitlines()[3].startswith("1\N{NO-BREAK SPACE}Fehler.")


def test_reports_for_programs_have_every_place(wanting: Project) -> None:
    places = {f"content/events/fest-{n:02}.yaml" for n in range(WANTING - 1)} | {"content/pages/ueber.md"}
    (row,) = json.loads(wanting.run("check", "--report", "json").out)["diagnostics"]
    assert {row["path"], *(place["path"] for place in row["also"])} == places
    issues = json.loads(wanting.run("check", "--report", "gitlab").out)
    assert {issue["location"]["path"] for issue in issues} == places
    assert len({issue["fingerprint"] for issue in issues}) == WANTING
    said = wanting.run("check", "--report", "github").out  # ten at their lines, the others below
    assert said.count("::error ") == SHOWN_AT_LINES
    assert {place for place in places if f"file={place}," in said or f"\n{place}:" in said} == places


def test_first_causes_stand_before_their_further_places(wanting: Project) -> None:
    """A forge shows the first ten only."""
    wanting.write("content/themes/wald.yaml", "name: [Wald\n")
    lines = wanting.run("check", "--report", "github").out.splitlines()
    assert [re.search("title=([^:]*)", line)[1] for line in lines[:2]] == ["unknown-id", "yaml"]  # type: ignore[index]


def test_a_list_of_ids_is_only_named_when_it_is_short(wanting: Project) -> None:
    for number in range(8):
        wanting.write(f"content/people/jemand-{number}.yaml", f"name: Jemand {number}\n")
    assert "Vorhanden sind" not in wanting.run("check").out


def test_a_text_without_a_checksum_is_searched_all_the_same(tmp_path: Path) -> None:
    chronicle = project(tmp_path, "empty")
    chronicle.write("content/site.yaml", "title: Chronik\nvocabularies: {event_kinds: {fest: Fest}}\n")
    seed = chronicle.write("seeds/bote.txt", "Am 3. Juli 2021 war das Sommerfest.\n")
    chronicle.write("content/sources/bote.yaml", "title: Bote\nfile: bote.txt\n")
    event = "title: Fest\nkind: fest\nsources: [bote]\ndate: {{value: 2021-07-03, quote: {}}}\n"
    chronicle.write("content/events/fest.yaml", event.format("Am 3. Juli 2021 war"))
    digest = hashlib.sha256(seed.read_bytes()).hexdigest()

    done = chronicle.run("check", "--report", "github")
    assert done.code == 0
    assert done.out.count("::") == 2
    assert done.out.startswith("::warning file=content/sources/bote.yaml,line=2,col=7,title=seed-unpinned::")
    assert f"sha256: {digest} " in done.out

    chronicle.write("content/events/fest.yaml", event.format("Am 4. Juli 2021 war"))
    assert "[quote-missing]" in chronicle.run("check").out


def test_words_are_not_proposed_across_vocabularies(tmp_path: Path) -> None:
    """„vereine“ is near „verein“, which is a kind of organisations, not of events."""
    chronicle = project(tmp_path, "empty")
    chronicle.write("content/site.yaml", "title: Chronik\nvocabularies: {event_kinds: {fest: Fest}, organisation_kinds: {verein: Verein}}\n")
    chronicle.write("content/events/fest.yaml", "title: Fest\nkind: vereine\ndate: unknown\n")
    said = chronicle.run("check").out
    assert "Die Art „vereine“ von Ereignissen gibt es in dieser Chronik nicht.\n    → Erlaubt sind: fest." in said
    assert "Meinten" not in said
