"""`explain`: which files a page came from, where a file shows, what a message means."""

from __future__ import annotations

import json

import pytest

from tests.editing.conftest import Run
from tests.support.projects import Project, program

ADA = """/personen/ada-beispiel/: Person „Dr.\N{NO-BREAK SPACE}Ada Beispiel“
Der Eintrag:
  content/people/ada-beispiel.yaml
Quellen:
  content/sources/bote.yaml, Text: seeds/bote.txt
Zeigt auch etwas aus:
  content/events/gruendung-lesebund.md
  content/organisations/stadtbuecherei-nordhain.md
  content/pages/rueckblick.md
  content/sources/bote.yaml
Vorlagen:
  templates/record.html
  templates/base.html
Einstellungen:
  content/site.yaml
"""


@pytest.mark.parametrize(
    "address",
    ["/personen/ada-beispiel/", "personen/ada-beispiel", "/personen/ada-beispiel/index.html#belege", "https://example.org/personen/ada-beispiel/"],
)
def test_a_page_names_its_files_however_it_is_typed(run: Run, address: str) -> None:
    assert run("explain", address).out == ADA


def test_the_published_address_may_have_a_path(family: Project, run: Run) -> None:
    site = (family.root / "content/site.yaml").read_text("utf-8")
    lines = [line for line in site.splitlines() if not line.startswith("base_url")]
    family.write("content/site.yaml", "\n".join([*lines, "base_url: https://example.org/tal/", ""]))
    assert run("explain", "https://example.org/tal/personen/ada-beispiel/").out == ADA
    assert run("explain", "/tal/personen/ada-beispiel/").out == ADA


@pytest.mark.parametrize(
    ("asked", "lines"),
    [
        (
            "/organisationen/buecherei-nordhain/",
            [
                "/organisationen/buecherei-nordhain/ leitet um zu /organisationen/stadtbuecherei-nordhain/ („Stadtbücherei Nordhain“), weil „former_ids“ in content/organisations/stadtbuecherei-nordhain.md das so sagt."
            ],
        ),
        ("/feed.xml", ["Die Datei /feed.xml steht neben den Seiten. Sie entsteht aus den Einträgen der Chronik und aus content/site.yaml."]),
        ("seeds/bote.txt", ["seeds/bote.txt: der Wortlaut von content/sources/bote.yaml:", "Eigene Seite:", "  /quellen/bote/"]),
        ("templates/year.html", ["templates/year.html: eine Vorlage", "Damit gezeichnet:", "  /chronik/2015/"]),
        ("templates/base.html", ["templates/base.html: eine Vorlage", "Damit gezeichnet:", "  /"]),
        ("content/site.yaml", ["content/site.yaml wirkt auf jede Seite."]),
        ("unknown-id", ["Es gibt keinen Eintrag mit dieser Kennung. Jeder fehlende Eintrag steht einmal da, mit allen Stellen, die ihn nennen."]),
    ],
)
def test_what_else_can_be_asked_for(run: Run, asked: str, lines: list[str]) -> None:
    done = run("explain", asked)
    assert done.code == 0, done.err
    assert [line.rstrip(":") for line in done.out.splitlines()[: len(lines)]] == [line.rstrip(":") for line in lines]


@pytest.mark.parametrize("path", ["people/ada-beispiel.yaml", "places/nordhain.yaml", "sources/bote.yaml", "themes/vorlesen.yaml"])
def test_a_file_shows_on_the_pages_that_another_name_would_change(family: Project, run: Run, path: str) -> None:
    """Held against the build: pages that change when the record is renamed are among those named."""
    before = family.built()
    named = {line.strip() for line in run("explain", f"content/{path}").out.splitlines() if line.startswith("  /")}
    text = (family.root / "content" / path).read_text("utf-8")
    family.write(f"content/{path}", text.replace("summary:", "summary: Zzz ", 1) if "summary:" in text else f"{text}summary: Zzz\n")
    after = family.built()
    changed = {f"/{name.removesuffix('index.html')}" for name in before if name.endswith("index.html") and before[name] != after[name]}
    assert changed
    assert changed <= named


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("/personen/niemand/", "Eine Seite /personen/niemand/ gibt es nicht."),
        ("/personen/ada-beispil/", "Meinten Sie „personen/ada-beispiel/“?"),
        ("content/people/ada-beispil.yaml", "Meinten Sie „content/people/ada-beispiel.yaml“?"),
        ("seeds/nichts.txt", "Eine Datei seeds/nichts.txt gibt es hier nicht."),
    ],
)
def test_what_is_not_there_is_said_in_german(run: Run, asked: str, said: str) -> None:
    done = run("explain", asked)
    assert done.code == 2
    assert said in done.err


def test_a_chronicle_with_faults_has_no_pages_yet(family: Project, run: Run) -> None:
    family.write("content/people/cleo.yaml", "name: [Cleo\n")
    done = run("explain", "/personen/")
    assert (done.code, done.err) == (2, "Die Chronik hat noch Fehler (siehe check); erst dann hat sie Seiten.\n")


# --- schema


def test_a_schema_is_printed_or_written(family: Project, run: Run) -> None:
    printed = program("schema", "person", cwd=family.root).out
    assert json.loads(printed)["title"] == "Person"
    done = program("schema", "--to", "schema", cwd=family.root)
    assert done.code == 0
    assert (family.root / "schema/people.json").read_text("utf-8") == printed
    assert len(list((family.root / "schema").iterdir())) == 10
    assert program("schema", cwd=family.root).code == 2
