"""What a book is made of can neither run nor change between two runs."""

from __future__ import annotations

import sys
import zipfile

import pikepdf
import pytest

from chronik.book.press import typesetter
from chronik.words.diagnostics import RefusedError
from tests.book.conftest import ReadBook, bind, bound
from tests.support.projects import Project
from tests.support.repositories import commit, git

EVENT = """---
title: {name}
date: 2021-05-03
kind: fest
---
{body}
"""


def test_the_same_content_gives_the_same_bytes(family: Project, family_book: ReadBook) -> None:
    again = bound(family, "--no-cache")
    assert again.pdf.read_bytes() == family_book.pdf.read_bytes()
    assert again.epub.read_bytes() == family_book.epub.read_bytes()


@pytest.mark.parametrize(
    "typed", ["#panic(1)", "$x^2$ @nirgends <marke>", '= Titel #link("x")', '[#read("book.json")]', "// weg /* weg */", "<b>&amp;</b>"]
)
def test_words_are_words_in_both(family: Project, typed: str) -> None:
    """Markup of Typst and of HTML stands as it was typed, in the name and in the text."""
    family.write("content/events/fest.md", EVENT.format(name=f"'{typed}'", body=f"Davor `{typed}` danach."))
    book = bound(family, "--years", "2021")
    assert typed in book.epub_events()
    assert typed in book.pdf_events()
    assert f"Davor {typed} danach." in book.epub_words()


def test_the_day_is_that_of_the_last_edit_in_git(family: Project) -> None:
    git(family.root, "init", "--quiet", "--initial-branch", "main")
    commit(family.root, "2024-03-05")
    book = bound(family)
    head = git(family.root, "rev-parse", "HEAD")
    assert "5. März 2024; Fassung " in book.epub_words()
    assert f"Commit {head[:10]}" in book.epub_words()
    with pikepdf.open(book.pdf) as pdf:
        assert str(pdf.docinfo.CreationDate) == "D:20240305000000Z"
    with zipfile.ZipFile(book.epub) as archive:
        assert '<meta property="dcterms:modified">2024-03-05T00:00:00Z</meta>' in archive.read("OEBPS/buch.opf").decode()


def test_signs_without_a_font_are_told_and_lose_no_book(family: Project) -> None:
    family.write("content/events/fest.md", EVENT.format(name="Fest 漢字", body="Mit 😀 und Ελλάδα."))
    done = bind(family)
    assert done.code == 0
    assert done.err.startswith("Im PDF steht □ für Zeichen, die keine Schrift des Buchs hat: 字 漢 😀\n")
    (pdf,), (epub,) = family.root.glob("*.pdf"), family.root.glob("*.epub")
    assert "Fest □□" in ReadBook(pdf, epub).pdf_events()
    assert "Fest 漢字" in ReadBook(pdf, epub).epub_events()


def test_without_typst_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(RefusedError, match=r'pip install "typst>=0\.15,<0\.16"\nNur das EPUB geht ohne: book --to NAME\.epub'):
        typesetter.typesetter()


def test_where_nothing_can_be_written_nothing_is(family: Project) -> None:
    family.write("datei", "")
    done = bind(family, "--to", "datei/buch.epub")
    assert done.code == 2
    assert done.err.startswith("Schreiben nicht möglich: ")
