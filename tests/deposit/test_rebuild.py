"""What the letter says can be done: the bag checked, the site built anew, byte for byte."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.deposit.conftest import Archived, deposited
from tests.support.projects import Project, tree


def commands(data: Path, heading: str) -> list[str]:
    """The commands that stand under a heading of the letter."""
    letter = (data / "LIESMICH.txt").read_text("utf-8")
    section = re.search(rf"^{heading}\n\n(.*?)\n\n\n", letter, re.MULTILINE | re.DOTALL)
    assert section
    return [line.strip() for line in section[1].splitlines() if line.startswith("    ")]


def rebuilt(data: Path, new: Path) -> str:
    """What the commands say, with the libraries of these tests, and another folder than /tmp/neu."""
    lines = [line.replace("/tmp/neu", str(new)) for line in commands(data, "DIE WEBSITE NEU BAUEN")]
    kept = [line.replace("umgebung/bin/python", sys.executable) for line in lines if "pip install" not in line and "-m venv" not in line]
    assert len(lines) - len(kept) == 2
    done = subprocess.run(["sh", "-e"], cwd=data, input="\n".join(kept), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_rebuild_gives_the_same_bytes_and_leaves_the_bag_alone(archived: Archived, tmp_path: Path) -> None:
    before = tree(archived.bag)
    assert "Seiten:" in rebuilt(archived.data, tmp_path / "neu")
    assert tree(tmp_path / "neu/website") == tree(archived.data / "website")
    assert tree(archived.bag) == before


def test_the_site_in_the_bag_is_the_published_one(archived: Archived) -> None:
    assert archived.project.built() == tree(archived.data / "website")
    assert b"2026-03-04" in (archived.data / "website/ereignisse/kuchenfest/index.html").read_bytes()
    assert "Geändert am 4.\u00a0März" in (archived.data / "website/feed.xml").read_text("utf-8")


@pytest.mark.parametrize("words", [("--base-url", "https://example.org/ein 'Pfad/".replace(" ", "%20")), ("--strict",)])
def test_the_options_of_the_build_are_those_of_the_rebuild(own: Project, tmp_path: Path, words: tuple[str, ...]) -> None:
    bag = deposited(own, *words)
    rebuilt(bag / "data", tmp_path / "neu")
    assert tree(tmp_path / "neu/website") == tree(bag / "data/website") == own.built(*words)


def test_a_look_of_its_own_comes_along(own: Project, tmp_path: Path) -> None:
    own.write("templates/blocks/facts.html", "<p>Eigene Angaben</p>\n")
    own.write("assets/eigen.css", "p { color: green }\n")
    look = ("--templates", str(own.root / "templates"), "--assets", str(own.root / "assets"))
    bag = deposited(own, *look)
    assert b"Eigene Angaben" in (bag / "data/website/ereignisse/kuchenfest/index.html").read_bytes()
    rebuilt(bag / "data", tmp_path / "neu")
    assert tree(tmp_path / "neu/website") == tree(bag / "data/website")


def test_it_needs_no_repository_and_no_cache_around_it(own: Project, tmp_path: Path) -> None:
    """Also not one that happens to lie around it, in which its files are no content."""
    bag = deposited(own)
    around = tmp_path / "fremd"
    around.mkdir()
    subprocess.run(["git", "init", "--quiet", str(around)], check=True)
    rebuilt(bag / "data", around / "neu")
    assert tree(around / "neu/website") == tree(bag / "data/website")


def test_a_build_from_a_bag_writes_nothing_into_its_records(own: Project) -> None:
    """A ledger that lacks addresses is not the archive's to complete."""
    own.write("content/urls.txt", "personen/bo-muster/\n")
    data = deposited(own) / "data"
    assert (data / "chronik/content/urls.txt").read_text("utf-8") == "personen/bo-muster/\n"
    words = ("--content", "chronik/content", "--seeds", "nicht-oeffentlich/seeds", "--history", "chronik/history.json")
    (data / "chronik/seeds/bote.txt").rename(data / "nicht-oeffentlich/seeds/bote.txt")
    done = own.run("build", *(str(data / word) if "/" in word else word for word in words), CI="")
    assert done.code == 0, done.out
    assert "urls.txt" not in done.out
    assert (data / "chronik/content/urls.txt").read_text("utf-8") == "personen/bo-muster/\n"


def test_the_sums_are_checked_as_the_letter_says(archived: Archived) -> None:
    lines = commands(archived.data, "PRÜFEN, OB NOCH ALLES HEIL IST")
    assert len(lines) == 2
    done = subprocess.run(["sh", "-e"], cwd=archived.bag, input="\n".join(lines), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"format": "chronik-history 2"}', '{"format": "chronik-history 1", "edits": [[1]]}'])
def test_another_file_is_no_record_of_the_past(own: Project, text: str) -> None:
    done = own.run("build", "--history", str(own.write("history.json", text)))
    assert (done.code, done.out) == (2, "")
    assert done.err == "Die Datei hinter --history ist keine history.json aus einem Archivpaket. Sie liegt dort neben content/ und seeds/.\n"


def test_a_missing_record_of_the_past_is_named(own: Project) -> None:
    done = own.run("build", "--history", "fehlt.json")
    assert done.code == 2
    assert done.err.startswith("Zu --history: fehlt.json lässt sich nicht lesen: ")
