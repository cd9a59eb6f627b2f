"""ALTO, the OCR of libraries and archives (https://www.loc.gov/standards/alto/), all versions."""

from __future__ import annotations

from collections.abc import Mapping

from chronik.evidence.stored.boxes import PageArea, area_of, union_of
from chronik.evidence.stored.layers import ScanBlock, ScanLine, ScanPage, ScanWord

ALTO_ROOT = "alto"


class AltoPages:
    """Hears the elements of a file, and gives its pages."""

    def __init__(self) -> None:
        self.pages: list[ScanPage] = []
        self._image = ""
        self._naming = False
        self._block: list[ScanLine] = []
        self._blocks: list[ScanBlock] = []
        self._line: list[ScanWord] = []
        self._is_divided = False  # the last word goes on in the next line
        self._head: Mapping[str, str] = {}

    def start(self, name: str, attrs: Mapping[str, str]) -> None:
        if name == "String":
            self._word(attrs)
        elif name == "HYP":
            self._hyphen(attrs)
        elif name == "Page":
            self._head, self._blocks = attrs, []
        self._naming = name == "fileName"

    def text(self, data: str) -> None:
        if self._naming:
            self._image += data

    def end(self, name: str) -> None:
        self._naming = False
        if name == "TextLine":
            self._end_line()
        elif name == "TextBlock":
            self._blocks.append(self._block)
            self._block = []
        elif name == "Page":
            self._end_page()

    def _word(self, attrs: Mapping[str, str]) -> None:
        text = " ".join(attrs.get("CONTENT", "").split())
        if text:
            self._line.append(ScanWord(text, _area(attrs)))
            self._is_divided = attrs.get("SUBS_TYPE") == "HypPart1"

    def _hyphen(self, attrs: Mapping[str, str]) -> None:
        """It belongs to the word before it, as far as its place is known."""
        if not self._line:
            return
        word, own = self._line[-1], _area(attrs)
        area = union_of([word.area, own]) if word.area and own else word.area
        text = word.text if _is_hyphenated(word.text) else f"{word.text}-"
        self._line[-1] = ScanWord(text, area)
        self._is_divided = False

    def _end_line(self) -> None:
        if self._line and self._is_divided and not _is_hyphenated(self._line[-1].text):
            self._line[-1] = self._line[-1]._replace(text=f"{self._line[-1].text}-")
        self._block.append(ScanLine(tuple(self._line)))
        self._line, self._is_divided = [], False

    def _end_page(self) -> None:
        """Lines and words may stand there without a block."""
        if self._line:
            self._end_line()
        if self._block:
            self._blocks.append(self._block)
            self._block = []
        width, height = _number(self._head, "WIDTH"), _number(self._head, "HEIGHT")
        label = " ".join(self._head.get("PRINTED_IMG_NR", "").split())
        image = self._image.strip()
        self.pages.append(ScanPage(width, height, image, label, tuple(self._blocks)))


def _is_hyphenated(text: str) -> bool:
    return text.endswith(("-", "⸗", "¬", "=", "\u00ad", "‐"))


def _area(attrs: Mapping[str, str]) -> PageArea | None:
    try:
        left, top = float(attrs["HPOS"]), float(attrs["VPOS"])
        return area_of((left, top, left + float(attrs["WIDTH"]), top + float(attrs["HEIGHT"])))
    except (KeyError, ValueError):
        return None


def _number(attrs: Mapping[str, str], name: str) -> float:
    try:
        return float(attrs.get(name, "0"))
    except ValueError:
        return 0
