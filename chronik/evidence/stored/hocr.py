"""hOCR, as Tesseract, Kraken and OCRopus write it (https://kba.github.io/hocr-spec/1.2/)."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from chronik.evidence.stored.boxes import PageArea, area_of
from chronik.evidence.stored.layers import ScanBlock, ScanLine, ScanPage, ScanWord
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple

_WORDS = frozenset(("ocrx_word", "ocr_word"))
_LINES = frozenset(("ocr_line", "ocrx_line", "ocr_header", "ocr_caption", "ocr_textfloat"))
_BLOCKS = frozenset(("ocr_par", "ocr_carea", "ocrx_block", "ocr_column"))
_VOID = frozenset(("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"))
_BOX = late(r"\bbbox\s+(-?[\d.]+)\s+(-?[\d.]+)\s+(-?[\d.]+)\s+(-?[\d.]+)")
_IMAGE = late(r"\bimage\s+(?:\"([^\"]*)\"|'([^']*)'|([^;]*))")


class _Element(NamedTuple):
    tag: str
    role: str  # "page", "block", "line", "word", "" for none
    title: str


class HocrPages(HTMLParser):
    """Hears the elements of a file, and gives its pages."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pages: list[ScanPage] = []
        self._open: list[_Element] = []
        self._size: tuple[float, float] = (0, 0)
        self._image = ""
        self._blocks: list[ScanBlock] = []
        self._block: list[ScanLine] = []
        self._words: list[ScanWord] = []
        self._loose: list[str] = []  # what stands in a line besides its words
        self._text: list[str] | None = None  # of the word that is open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        given = dict(attrs)
        role, title = _role(given.get("class") or ""), given.get("title") or ""
        self._open.append(_Element(tag, role, title))
        if role == "page":
            self._begin_page(title)
        elif role == "block":
            self._end_block()
        elif role == "line":
            self._end_line(None)
        elif role == "word":
            self._text = []

    def handle_endtag(self, tag: str) -> None:
        """What was left open within the element ends with it."""
        if all(element.tag != tag for element in self._open):
            return
        while self._open:
            element = self._open.pop()
            self._close(element)
            if element.tag == tag:
                return

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)
        elif any(element.role == "line" for element in self._open):
            self._loose.append(data)

    def close(self) -> None:
        super().close()
        while self._open:
            self._close(self._open.pop())

    def _close(self, element: _Element) -> None:
        if element.role == "word" and self._text is not None:
            if text := " ".join("".join(self._text).split()):
                self._words.append(ScanWord(text, _area(element.title)))
            self._text = None
        elif element.role == "line":
            self._end_line(_area(element.title))
        elif element.role == "block":
            self._end_block()
        elif element.role == "page":
            self._end_page()

    def _begin_page(self, title: str) -> None:
        area = _area(title)
        self._size = (area.right, area.bottom) if area and area[:2] == (0, 0) else (0, 0)
        named = _IMAGE.search(title)
        self._image = next(filter(None, named.groups()), "").strip() if named else ""
        self._blocks, self._block, self._words, self._loose = [], [], [], []

    def _end_line(self, area: PageArea | None) -> None:
        """A line in which no words are told apart is known as a whole."""
        loose = " ".join("".join(self._loose).split())
        if loose and self._words:  # nobody knows where between the words
            loose = " ".join([*[word.text for word in self._words], loose])
            self._block.append(ScanLine((ScanWord(loose, None),), is_whole=True))
        elif loose:
            self._block.append(ScanLine((ScanWord(loose, area),), is_whole=True))
        elif self._words:
            self._block.append(ScanLine(tuple(self._words)))
        self._words, self._loose = [], []

    def _end_block(self) -> None:
        self._end_line(None)
        if self._block:
            self._blocks.append(self._block)
        self._block = []

    def _end_page(self) -> None:
        self._end_block()
        self.pages.append(ScanPage(*self._size, self._image, "", tuple(self._blocks)))


def _role(classes: str) -> str:
    names = set(classes.split())
    if "ocr_page" in names:
        return "page"
    if names & _WORDS:
        return "word"
    if names & _LINES:
        return "line"
    return "block" if names & _BLOCKS else ""


def _area(title: str) -> PageArea | None:
    match: re.Match[str] | None = _BOX.search(title)
    try:
        return area_of(map(float, match.groups())) if match else None
    except ValueError:
        return None
