"""The words of a web page, as a browser shows them without styles and scripts."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from chronik.evidence.stored.marks import StoredWords, UnreadableError
from chronik.language.patterns import late

# Elements that are not shown as text; that have no end; that stand within a line.
_HIDDEN = """script style template noscript head svg math iframe object select textarea canvas audio
    video"""
_EMPTY = "area base br col embed hr img input link meta param source track wbr"
_WITHIN = """a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark
    nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr"""
_SILENT, _VOID, _INLINE = (frozenset(names.split()) for names in (_HIDDEN, _EMPTY, _WITHIN))
_BLANKS = late(r"[ \t\r\n\f]+")
_GAPS = late(r" *\n[ \n]*")
_CHARSET = late(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_HEAD = 4_096  # bytes in which a page says how it is written


def words_of_page(data: bytes, charset: str = "") -> StoredWords:
    """`charset`: as the server said, "" where it did not. Raises UnreadableError."""
    reader = _Reader()
    reader.feed(_decoded(data, charset))
    reader.close()
    text = _GAPS.sub("\n", "".join(reader.parts)).strip()
    if not text:
        hint = "Die Seite im Browser öffnen und ihren Text als .txt ablegen."
        raise UnreadableError("enthält keinen Text, der ohne Skripte zu lesen ist.", hint)
    return StoredWords(f"{text}\n")


def _decoded(data: bytes, charset: str) -> str:
    """As the server or the page says; else UTF-8, else as old German pages are written."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    told = _CHARSET.search(data[:_HEAD])
    for name in (charset, told[1].decode() if told else "", "utf-8-sig"):
        try:
            return data.decode(_WEB_NAMES.get(name.lower(), name)) if name else _unsaid()
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("cp1252", "replace")


# https://encoding.spec.whatwg.org/#names-and-labels: what browsers take these for
_WEB_NAMES = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "utf-8": "utf-8-sig",
    "utf8": "utf-8-sig",
}


def _unsaid() -> str:
    raise LookupError


class _Reader(HTMLParser):
    """Gathers what is shown; elements that stand in lines of their own begin and end a line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent: list[str] = []  # elements that are not shown, the outer ones first

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._silent:
            if tag == self._silent[-1]:
                self._silent.append(tag)
        elif tag not in _VOID and (tag in _SILENT or "hidden" in dict(attrs)):
            self._silent.append(tag)
        elif tag not in _INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            if tag == self._silent[-1]:
                self._silent.pop()
        elif tag not in _INLINE:
            self.parts.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)  # in HTML the stroke means nothing

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(_BLANKS.sub(" ", data))
