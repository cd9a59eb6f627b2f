"""PAGE XML, as Transkribus, eScriptorium and OCR-D write it.

Where no words were divided, or where somebody mended a line and not its words, only the line is
known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from chronik.evidence.stored.boxes import PageArea, area_of
from chronik.evidence.stored.layers import ScanLine, ScanPage, ScanWord
from chronik.language.tuples import NamedTuple

PAGE_ROOT = "PcGts"
_HOLDERS = ("TextRegion", "TextLine", "Word", "Glyph")


class _Reading(NamedTuple):
    """One reading of a text; of several the one with the smallest index counts."""

    rank: float
    text: str


class _Holder:
    """A region, line, word or glyph that is open."""

    def __init__(self, kind: str, name: str) -> None:
        self.kind = kind
        self.name = name
        self.readings: list[_Reading] = []
        self.points: list[tuple[float, float]] = []
        self.has_area = True
        self.words: list[ScanWord] = []
        self.lines: list[ScanLine] = []

    @property
    def words_read(self) -> str:
        best = min(self.readings, key=lambda one: one.rank, default=_Reading(0, ""))
        return " ".join(best.text.split())

    @property
    def area(self) -> PageArea | None:
        return _area(self.points) if self.has_area else None


class PagePages:
    """Hears the elements of a file, and gives its pages."""

    def __init__(self) -> None:
        self.pages: list[ScanPage] = []
        self._head: Mapping[str, str] = {}
        self._open: list[_Holder] = []
        self._regions: dict[str, list[ScanLine]] = {}
        self._order: list[str] = []
        self._text: list[str] | None = None
        self._index = 0.0
        self._groups: list[list[tuple[float, list[str]]]] = []
        self._places: list[float] = []

    def start(self, name: str, attrs: Mapping[str, str]) -> None:
        if name in _HOLDERS:
            self._open.append(_Holder(name, attrs.get("id", "")))
        elif name == "Page":
            self._head, self._regions, self._order = attrs, {}, []
        elif name == "Coords" and self._open:
            self._coords(attrs.get("points", ""))
        elif name == "Point" and self._open:
            self._coords(f"{attrs.get('x', '')},{attrs.get('y', '')}")
        elif name == "TextEquiv":
            self._index = _number(attrs.get("index", "0"))
        elif name == "Unicode":
            self._text = []
        elif name.endswith(("OrderedGroup", "OrderedGroupIndexed")):  # „Unordered…“ too
            self._groups.append([])
            self._places.append(_number(attrs.get("index", "0")))
        elif name in ("RegionRef", "RegionRefIndexed") and self._groups:
            index = _number(attrs.get("index", "0"))
            self._groups[-1].append((index, [attrs.get("regionRef", "")]))

    def text(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def end(self, name: str) -> None:
        if name == "Unicode":
            if self._open and self._text is not None:
                self._open[-1].readings.append(_Reading(self._index, "".join(self._text)))
            self._text = None
        elif name in _HOLDERS and self._open:
            self._close(self._open.pop())
        elif name.endswith(("OrderedGroup", "OrderedGroupIndexed")):
            self._end_group()
        elif name == "Page":
            self._end_page()

    def _coords(self, points: str) -> None:
        for point in points.split():
            left, _, top = point.partition(",")
            try:
                self._open[-1].points.append((float(left), float(top)))
            except ValueError:
                self._open[-1].has_area = False

    def _close(self, holder: _Holder) -> None:
        above = self._open[-1] if self._open else None
        if holder.kind == "Word" and above and holder.words_read:
            above.words.append(ScanWord(holder.words_read, holder.area))
        elif holder.kind == "TextLine" and above:
            above.lines.append(_line(holder))
        elif holder.kind == "TextRegion":
            name = holder.name or f"#{len(self._regions)}"
            self._regions.setdefault(name, []).extend(holder.lines)

    def _end_group(self) -> None:
        """A group in another has its place there."""
        group, place = self._groups.pop(), self._places.pop()
        names = [name for _, names in sorted(group, key=lambda one: one[0]) for name in names]
        if self._groups:
            self._groups[-1].append((place, names))
        else:
            self._order += names

    def _end_page(self) -> None:
        """Regions whose place in the order nobody told come last."""
        ordered = dict.fromkeys([*filter(self._regions.__contains__, self._order), *self._regions])
        blocks = tuple([self._regions[name] for name in ordered])
        width = _number(self._head.get("imageWidth", "0"))
        height = _number(self._head.get("imageHeight", "0"))
        self.pages.append(ScanPage(width, height, self._head.get("imageFilename", ""), "", blocks))


def _line(holder: _Holder) -> ScanLine:
    whole = holder.words_read
    joined = "".join([word.text for word in holder.words])
    if holder.words and (not whole or joined.replace(" ", "") == whole.replace(" ", "")):
        return ScanLine(tuple(holder.words))
    return ScanLine((ScanWord(whole, holder.area),) if whole else (), is_whole=True)


def _area(points: Iterable[tuple[float, float]]) -> PageArea | None:
    every = [*points]
    if len(every) < 2:
        return None
    lefts, tops = zip(*every, strict=True)
    return area_of((min(lefts), min(tops), max(lefts), max(tops)))


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0
