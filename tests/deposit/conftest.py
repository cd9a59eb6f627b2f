"""A chronicle with a past, one text that may be shown whole, one that may not and one that nobody names; and its bag."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.projects import Project, project
from tests.support.repositories import commit, git

UMLAUT = "\ufeffGäste 🎈 kamen.\r\nEs gab Kuchen für alle, und die Kapelle spielte bis Mitternacht, sagt der Wirt.\r\n"
FEST = """\
---
title: Kuchenfest
kind: fest
date: unknown
sources: [wirt]
---

Es gab Kuchen [@wirt "Es gab Kuchen für alle, […] sagt der Wirt"].
"""


class Archived(NamedTuple):
    """A chronicle and its bag."""

    project: Project
    bag: Path

    @property
    def data(self) -> Path:
        return self.bag / "data"


def chronicle(root: Path) -> Project:
    """In a repository; the newest edit is that of the event about cake."""
    made = project(root)
    source = made.root / "content/sources/bote.yaml"
    source.write_text(source.read_text("utf-8") + "publish: full\n", "utf-8")
    made.write("seeds/notiz.txt", "Zu dieser Notiz gehört noch keine Quelle.\n")
    git_ready(made.root)
    digest = hashlib.sha256(UMLAUT.encode()).hexdigest()
    made.write("content/sources/wirt.yaml", f"title: Der Wirt erzählt\nfile: wirt.txt\nsha256: {digest}\ndate: unknown\nlicence: CC BY-SA 4.0\n")
    made.write("seeds/wirt.txt", UMLAUT)
    person = made.root / "content/people/bo-muster.yaml"
    person.write_text(person.read_text("utf-8") + "summary: Liest vor.\n", "utf-8")
    made.write("content/events/kuchenfest.md", FEST)
    commit(made.root, "2026-03-04")
    return made


def git_ready(root: Path) -> None:
    git(root, "init", "--quiet", "--initial-branch", "main")
    (root / ".gitignore").write_text("/.cache/\n/site/\n/archivpaket/\n", "utf-8")
    commit(root, "2026-01-02")


def deposited(made: Project, *arguments: str, to: str = "paket") -> Path:
    """The bag, which must have been written."""
    place = made.root.parent / to
    done = made.run("deposit", "--to", str(place), *arguments)
    assert done.code == 0, done.out + done.err
    return place


@pytest.fixture(scope="session")
def archived(tmp_path_factory: pytest.TempPathFactory) -> Archived:
    """Only to be read."""
    made = chronicle(tmp_path_factory.mktemp("archiv") / "chronik")
    return Archived(made, deposited(made))


@pytest.fixture
def own(tmp_path: Path) -> Project:
    """To be edited."""
    return chronicle(tmp_path / "chronik")
