"""What the other parts of a chronicle know stands in its book: where a source says it, the time of day, who is on an image."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import Image

from chronik.book.contents import Book, BookChapter, BookPart
from chronik.book.flow import Hyperlink, Paragraph, Phrase
from chronik.book.imprint import Imprint
from chronik.book.setting import typst_data
from chronik.book.telling import BookEvent
from tests.book.conftest import XHTML, ReadBook, bound
from tests.support.projects import project

FILE = """\
title: Akte über den Bau
kind: archive-file
holder: Stadtarchiv Moosingen
call_number: L 5 Nr. 123
"""
HOUSE = """\
---
title: Bau des Hauses
kind: beschluss
sources: [akte]
date: {value: 1921-05-03, leaf: 12 r}
images:
  - file: bild.png
    alt: Leute vor einem Haus.
    caption: Nach der Sitzung
    credit: Ada Beispiel
    licence: CC BY 4.0
    shows:
      - {person: otto-kirsch, at: [60, 10, 10, 20]}
      - {at: [30, 10, 10, 20], note: mit Hut}
      - {person: bert-birnbaum}
---

Gebaut [@akte "Der Bau wird beschlossen", Bl. 13].
"""
TIMED = """\
title: Abendmusik
kind: fest
sources: [akte]
date: {value: 1921-05-01, leaf: 3}
time: {value: "19:30", leaf: 4, note: nach dem Läuten}
"""


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> ReadBook:
    made = project(tmp_path_factory.mktemp("dorf"), "dorf")
    made.write("content/sources/akte.yaml", FILE)
    made.write("content/events/hausbau.md", HOUSE)
    made.write("content/events/abendmusik.yaml", TIMED)
    Image.new("RGB", (600, 400), "#0f4c63").save(made.write("content/events/bild.png", b""))
    return bound(made)


def test_a_note_says_where_it_stands_and_that_it_was_not_checked(village: ReadBook) -> None:
    words = village.epub_words().replace("\u00a0", " ")
    assert "Akte über den Bau, Stadtarchiv Moosingen, L 5 Nr. 123, Bl. 12 r (nachgewiesen)." in words
    assert "„Der Bau wird beschlossen“ – Akte über den Bau, Stadtarchiv Moosingen, L 5 Nr. 123, Bl. 13 (nachgewiesen)." in words
    assert "geweihet“ – Auszug aus dem Kirchenbuche des Kirchspiels Ellernbrook, Kirchenkreisarchiv Heidwege, KB Ellernbrook 1, Bl. 2 v. " in words


@pytest.mark.parametrize(
    ("name", "heading", "labels"),
    [
        ("maitanz", "30. April 1970, 20:00 Uhr8\u202f9 · Fest", ["Ort", "Lag damals in", "Folgt auf", "Organisationen"]),  # notes 8 and 9, not 89
        ("abendmusik", "1. Mai 1921, 19:30 Uhr1 · Fest", ["Uhrzeit"]),  # with what is remarked
    ],
)
def test_the_time_of_day_is_said_once(village: ReadBook, name: str, heading: str, labels: list[str]) -> None:
    event = section(village, name)
    assert "".join(event.find(f"{XHTML}p").itertext()).replace("\u00a0", " ") == heading  # type: ignore[union-attr]
    assert [term.text for term in event.iter(f"{XHTML}dt")] == labels


def section(book: ReadBook, name: str) -> ElementTree.Element:
    every = (s for tree in book.documents.values() for s in tree.iter(f"{XHTML}section"))
    return next(s for s in every if s.get("id") == f"ereignisse_{name}")


def test_who_is_on_an_image_is_named_and_found_by_the_register(village: ReadBook) -> None:
    words = village.epub_words()
    assert "Nach der Sitzung. Zu sehen: unbekannt (mit Hut), Otto Kirsch, Bert Birnbaum. Ada Beispiel, CC BY 4.0" in words
    people = "".join(village.documents["personen.xhtml"].itertext()).replace("\u00a0", " ")
    assert people.count("3. Mai 1921") == 2


LONG = "https://example.org/bericht#:~:text=Das%20Haus%20wurde%20beschlossen"


@pytest.mark.parametrize(
    ("words", "printed"), [("dort", '"number": "1", "printed": "https://example.org/bericht"'), (LONG, '"inner": ["https://example.org/bericht"]')]
)
def test_paper_has_an_address_without_the_words_to_look_for(words: str, printed: str) -> None:
    """The link itself leads to them."""
    data: Any = typst_data(book_with(Paragraph((Hyperlink(LONG, (Phrase(words),)),))))
    said = json.dumps(data["parts"], ensure_ascii=False)
    assert f'"web": "{LONG}"' in said
    assert printed in said


def book_with(block: Paragraph) -> Book:
    event = BookEvent("events/x", "ereignisse/x/", "X", False, (), "", (), (), (block,), (), ())
    part = BookPart("Chronik", "", (BookChapter("2021", (event,)),))
    return Book("Chronik", "", "", "", "", Imprint("", "", "", ()), (part,), ())
