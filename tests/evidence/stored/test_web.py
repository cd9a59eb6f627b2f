"""Copies of web pages: HTML, WARC, WACZ."""

from __future__ import annotations

import gzip
import hashlib
import json
from io import BytesIO
from zipfile import ZipFile

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from chronik.evidence.normal import prepare
from chronik.evidence.quotes import stands
from chronik.evidence.stored.marks import Capture, UnreadableError
from chronik.evidence.stored.web.archives import words_of_wacz, words_of_warc
from chronik.evidence.stored.web.pages import words_of_page

PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>Titel</title><style>p { color: red }</style>
<script>document.write("<p>nie</p>")</script></head>
<body><nav><a href="/">Start</a></nav><h1>Das Fest</h1>
<p>Am 3.&nbsp;Mai
wurde&shy;   das <b>Stadt</b>haus er&ouml;ffnet.<br>Es regnete.<p>Ohne Ende
<ul><li>Eins<li>Zwei</ul>
<template><p>nie</p></template><div hidden><p>nie</p><div>nie</div></div>
<table><tr><td>A<td>B</table><!-- nie --><noscript>nie</noscript>
<p>Kamen <i>knapp</i> 65&nbsp;Gäste &amp; Freunde</p></body></html>
"""
SAID = "Start\nDas Fest\nAm 3.\u00a0Mai wurde\u00ad das Stadthaus eröffnet.\nEs regnete.\nOhne Ende\nEins\nZwei\nA\nB\nKamen knapp 65\u00a0Gäste & Freunde\n"


def archive(*pages: tuple[str, str, str, bytes], packed: bool = True) -> bytes:
    """Address, status, type and content of each answer, as crawlers keep them."""
    data = BytesIO()
    writer = WARCWriter(data, gzip=packed)
    for url, status, kind, content in pages:
        head = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        about = {"WARC-Date": "2024-05-03T10:00:00Z"}
        writer.write_record(
            writer.create_warc_record(url, "response", payload=BytesIO(content), length=len(content), http_headers=head, warc_headers_dict=about)
        )
    return data.getvalue()


FEST = ("https://example.org/fest", "200 OK", "text/html; charset=utf-8", PAGE.encode())
EVERY = (
    ("https://example.org/robots.txt", "200 OK", "text/plain", b"User-agent: *"),
    ("https://example.org/weg", "301 Moved", "text/html", b"<p>weg</p>"),
    FEST,
    ("https://example.org/andere", "200 OK", "text/html", b"<p>andere</p>"),
)


def wacz(warc: bytes, first: str = "", told: bytes | None = None) -> bytes:
    data = BytesIO()
    with ZipFile(data, "w") as file:
        file.writestr("archive/data.warc.gz", warc)
        rows = [{"format": "json-pages-1.0"}, {"url": first}] if first else [{"format": "json-pages-1.0"}]
        file.writestr("pages/pages.jsonl", "\n".join(map(json.dumps, rows)))
        digest = f"sha256:{hashlib.sha256(warc if told is None else told).hexdigest()}"
        file.writestr("datapackage.json", json.dumps({"resources": [{"path": "archive/data.warc.gz", "hash": digest}]}))
    return data.getvalue()


def test_the_words_are_those_that_a_browser_shows() -> None:
    assert words_of_page(PAGE.encode()).text == SAID


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        ("<p>Grüße – „so“".encode(), ""),
        ("\ufeff<p>Grüße – „so“".encode(), ""),
        ("<p>Grüße – „so“".encode("cp1252"), ""),
        ("<p>Grüße – „so“".encode("cp1252"), "ISO-8859-1"),
        ("<meta charset=windows-1252><p>Grüße – „so“".encode("cp1252"), ""),
        ("<p>Grüße – „so“".encode("utf-16"), ""),
        ("<p>Grüße – „so“".encode(), "no-such"),
    ],
)
def test_however_it_is_written(data: bytes, charset: str) -> None:
    assert words_of_page(data, charset).text == "Grüße – „so“\n"


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r\x00", exclude_categories=("Cc", "Cs")), min_size=1))
def test_text_that_a_page_was_made_of_is_read_as_another_parser_reads_it(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    tree = html5lib.parse(f"<p>.{escaped}", namespaceHTMLElements=False)
    theirs = "".join(tree.find("body").itertext())
    assert words_of_page(f"<p>.{escaped}".encode(), "utf-8").text.split() == theirs.split()


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_gives_its_first_page_when_and_from_where(packed: bool) -> None:
    words = words_of_warc(archive(*EVERY, packed=packed))
    assert words.text == SAID
    assert words.capture == Capture("https://example.org/fest", "2024-05-03")
    assert stands(prepare(words.text), "wurde das Stadthaus eröffnet. Es regnete.")


def test_of_a_package_the_first_page_of_its_list_counts() -> None:
    warc = archive(*EVERY)
    assert words_of_wacz(wacz(warc)).text == SAID
    assert words_of_wacz(wacz(warc, "https://example.org/andere")).text == "andere\n"


def changed() -> bytes:
    return gzip.compress(archive(FEST, packed=False).replace(b"Es regnete", b"Es schneit"))


@pytest.mark.parametrize(
    ("read", "data", "message"),
    [
        (words_of_warc, changed(), "ist nicht mehr, was gesichert wurde"),
        (words_of_warc, archive(FEST)[:-200], "ist beschädigt"),
        (words_of_warc, b"kein Archiv\n" * 9, "ist beschädigt oder kein Webarchiv"),
        (words_of_warc, b"", "enthält keine Webseite"),
        (words_of_warc, archive(*EVERY[:2]), "enthält keine Webseite"),
        (words_of_warc, archive((*FEST[:3], b"<p>" + b"a" * 5_000_001)), "enthält mehr als 5"),
        (words_of_warc, archive((*FEST[:3], b"<script>alles()</script>")), "enthält keinen Text"),
        (words_of_wacz, b"PK", "ist beschädigt oder kein WACZ"),
        (words_of_wacz, wacz(archive(FEST))[:900], "ist beschädigt oder kein WACZ"),
        (words_of_wacz, wacz(archive(FEST), told=b""), "data.warc.gz hat eine andere Prüfsumme"),
    ],
)
def test_what_is_not_sound_is_refused(read: object, data: bytes, message: str) -> None:
    assert callable(read)
    with pytest.raises(UnreadableError) as refused:
        read(data)
    assert message in refused.value.message
