"""`new`: a valid file with the right id, and what can be added as comments."""

from __future__ import annotations

import shutil

import pytest

from chronik.editing.starting import started
from chronik.records.keys import KINDS
from chronik.records.kinds.entry import read_entry
from chronik.records.settings.site import read_site
from chronik.words.diagnostics import RefusedError
from tests.editing.conftest import Run
from tests.support.projects import Project

SITE = read_site(
    "content/site.yaml",
    """title: Chronik
vocabularies:
  event_kinds: {fest: Fest, markt: Markt}
  organisation_kinds: {verein: Verein}
  network_kinds: {bund: Bund}
  place_kinds: {dorf: Dorf}
  roles: {gast: Gast, rede: Rede}
""",
)[0]


@pytest.mark.parametrize(
    ("kind", "title", "path", "first"),
    [
        ("person", "Jürgen Groß", "content/people/juergen-gross.yaml", "name: Jürgen Groß\n"),
        ("events", "Fest: der zweite Tag", "content/events/fest-der-zweite-tag.md", "---\ntitle: 'Fest: der zweite Tag'\n"),
        ("place", "Am See", "content/places/am-see.yaml", "name: Am See\n"),
        ("page", "#gemeinsam", "content/pages/gemeinsam.md", "---\ntitle: '#gemeinsam'\n"),
        ("place", "Con", "content/places/con-2.yaml", "name: Con\n"),
        ("page", "Seite 2", "content/pages/die-seite-2.md", "---\ntitle: Seite 2\n"),
    ],
)
def test_it_has_the_right_path_and_checks_without_a_fault(family: Project, run: Run, kind: str, title: str, path: str, first: str) -> None:
    done = run("new", kind, title)
    assert (done.code, done.out, done.err) == (0, f"{path}\n", "")
    assert (family.root / path).read_text("utf-8").startswith(first)
    assert run("check", "--strict").code == 0


@pytest.mark.parametrize("kind", KINDS)
def test_every_comment_becomes_a_valid_line(kind: str) -> None:
    lines = started(kind, "Ein neuer Eintrag", {}, SITE).text.splitlines()
    offered = [number for number, line in enumerate(lines) if line.startswith("# ") and ":" in line.split(" ")[1]]
    assert len(offered) > 8
    for number in offered:
        text = "\n".join([*lines[:number], lines[number][2:], *lines[number + 1 :]]) + "\n"
        suffix = "md" if text.startswith("---") else "yaml"
        read = read_entry(f"content/{kind}/neu.{suffix}", text.encode())
        assert read.entry, lines[number]
        codes = {problem.code for problem in read.problems if problem.code not in ("placeholder", "quote-unused")}
        assert codes == set(), f"{lines[number]}: {read.problems}"


def test_it_refuses_what_is_there(family: Project, run: Run) -> None:
    before = (family.root / "content/people/ada-beispiel.yaml").read_bytes()
    done = run("new", "people", "Ada Beispiel")
    assert done.code == 2
    assert done.err.startswith("Das gibt es schon: content/people/ada-beispiel.yaml.")
    assert (family.root / "content/people/ada-beispiel.yaml").read_bytes() == before


def test_it_refuses_an_address_that_leads_elsewhere(run: Run) -> None:
    done = run("new", "organisations", "Bücherei Nordhain")
    assert done.code == 2
    assert "So hieß früher content/organisations/stadtbuecherei-nordhain.md" in done.err


def test_it_names_what_may_be_the_same(run: Run) -> None:
    done = run("new", "people", "Ada Beispil")
    assert done.out == "content/people/ada-beispil.yaml\n"
    assert done.err == "Ähnlich heißt schon: content/people/ada-beispiel.yaml („Ada Beispiel“).\n"


@pytest.mark.parametrize(
    ("kind", "title", "said"),
    [
        ("persons", "x", "Eine Art „persons“ von Einträgen gibt es nicht. Meinten Sie „person“?"),
        ("menschen", "x", "Möglich sind: events, people,"),
        ("people", "🎉", "Ein Titel braucht mindestens einen Buchstaben oder eine Ziffer."),
        ("pages", "Chronik", "Unter /chronik/ steht schon ein Teil der Website."),
    ],
)
def test_what_cannot_be_is_said_in_german(run: Run, kind: str, title: str, said: str) -> None:
    done = run("new", kind, title)
    assert done.code == 2
    assert said in done.err


def test_an_event_needs_a_kind_that_exists() -> None:
    bare = read_site("content/site.yaml", "title: Chronik\n")[0]
    with pytest.raises(RefusedError, match="Noch ist keine Art von Ereignissen festgelegt"):
        started("events", "Fest", {}, bare)


def test_a_long_title_is_cut_between_words() -> None:
    path = started("people", "Sehr " * 40 + "lang", {}, SITE).path
    assert path == f"content/people/{'-'.join(['sehr'] * 16)}.yaml"


def test_where_nothing_can_be_written_nothing_is_changed(family: Project, run: Run) -> None:
    shutil.rmtree(family.root / "content/places")
    (family.root / "content/places").symlink_to(family.root / "fort")
    done = run("new", "places", "Am See")
    assert done.code == 2
    assert done.err.startswith("Schreiben nicht möglich: ")
    assert done.err.endswith("Nichts wurde geändert.\n")
