"""Books of the family world, bound by the real command and read by foreign parsers."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pikepdf
import pytest

from tests.support.projects import Done, Project, program, project

XHTML = "{http://www.w3.org/1999/xhtml}"
Bind = Callable[..., Done]


class ReadBook(NamedTuple):
    """The two files of a book."""

    pdf: Path
    epub: Path

    @property
    def documents(self) -> dict[str, ElementTree.Element]:
        """Every XHTML document of the EPUB by its name."""
        with zipfile.ZipFile(self.epub) as archive:
            names = [name for name in archive.namelist() if name.endswith(".xhtml")]
            return {name.removeprefix("OEBPS/"): ElementTree.fromstring(archive.read(name)) for name in names}

    def epub_events(self) -> list[str]:
        """Titles of the events, in the order of the book."""
        chapters = [tree for name, tree in sorted(self.documents.items()) if name.startswith("kapitel-")]
        sections = [s for tree in chapters for s in tree.iter(f"{XHTML}section") if s.get("id", "").startswith("ereignisse_")]
        return ["".join(s.find(f"{XHTML}h2").itertext()) for s in sections]  # type: ignore[union-attr]

    def epub_words(self) -> str:
        return " ".join(" ".join("".join(tree.find(f"{XHTML}body").itertext()).split()) for tree in self.documents.values())  # type: ignore[union-attr]

    def pdf_events(self) -> list[str]:
        """Bookmarks of the third level, in the order of the book."""
        with pikepdf.open(self.pdf) as pdf, pdf.open_outline() as outline:
            return [str(event.title) for part in outline.root for chapter in part.children for event in chapter.children]


def bind(world: Project, *words: str) -> Done:
    places = [word for name in ("content", "seeds") for word in (f"--{name}", str(world.root / name))]
    return program("book", *words, *places, "--cache", str(world.root / ".cache"), cwd=world.root)


def bound(world: Project, *words: str) -> ReadBook:
    done = bind(world, *words)
    assert done.code == 0, done.err
    (pdf,), (epub,) = world.root.glob("*.pdf"), world.root.glob("*.epub")
    return ReadBook(pdf, epub)


@pytest.fixture(scope="session")
def family_book(tmp_path_factory: pytest.TempPathFactory) -> ReadBook:
    """The book of the family world, bound once."""
    return bound(project(tmp_path_factory.mktemp("buch")))
