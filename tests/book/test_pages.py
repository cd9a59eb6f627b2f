"""Where the lines and pages of the PDF end: read back page by page, by pdfium."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from tests.book.conftest import ReadBook, bound
from tests.support.projects import Project, project

NUMBERED = """---
title: Fest {number:02}
date: 2021-05-{number:02}
kind: fest
---
"""


@pytest.fixture(scope="module")
def choir(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return pages(bound(project(tmp_path_factory.mktemp("chor"), "chor")))


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return pages(bound(project(tmp_path_factory.mktemp("dorf"), "dorf")))


def pages(book: ReadBook) -> list[str]:
    with pypdfium2.PdfDocument(book.pdf) as pdf:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n").replace("\u00a0", " ") for page in pdf]


@pytest.mark.parametrize(
    ("heading", "fact"),
    [("1970\nKinderfest\n", "Darauf folgte: Maitanz"), ("1973\nAlte Karten des Moores\n", "Organisationen: Ausrichtung: Heimatverein Torfhude")],
)
def test_no_heading_stays_behind_where_notes_take_its_text_to_the_next_page(village: list[str], heading: str, fact: str) -> None:
    assert [fact in page for page in village if heading in page] == [True]


def test_no_line_of_a_register_begins_with_the_number_of_a_page_or_with_a_dot(village: list[str], choir: list[str]) -> None:
    lines = [line for book in (village, choir) for page in book for line in page.splitlines() if re.match(r"·|\d+, \d+$", line)]
    assert not lines


def test_no_name_is_divided_below_an_image(choir: list[str]) -> None:
    told = next(page for page in choir if "Auf der Bühne der Linde" in page)
    assert "Paul Zeisig (mit Brille)" in " ".join(told.split())


def test_a_chapter_longer_than_a_page_has_each_event_once(family: Project) -> None:
    for number in range(1, 29):
        family.write(f"content/events/fest-{number}.md", NUMBERED.format(number=number))
    told = "".join(pages(bound(family, "--years", "2021")))
    assert re.findall(r"^Fest (\d\d)$", told, re.MULTILINE) == [f"{number:02}" for number in range(1, 29)]
