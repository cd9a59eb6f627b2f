"""The place of each word on scanned pages."""

from __future__ import annotations

from collections.abc import Iterable

from chronik.language.tuples import NamedTuple


class PageArea(NamedTuple):
    """A rectangle on a page, in its own units from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


class BoxedWord(NamedTuple):
    """Where a word stands in the text, and where on which page."""

    start: int
    end: int
    page: int  # from 0
    line: int  # from 0, through all pages
    area: PageArea | None
    is_line: bool = False


class ScanSheet(NamedTuple):
    """A page without its words."""

    width: float
    height: float
    image: str


class Layer(NamedTuple):
    """All words of a text, in its order, and the pages that they stand on."""

    sheets: tuple[ScanSheet, ...]
    words: tuple[BoxedWord, ...]


def area_of(numbers: Iterable[float]) -> PageArea | None:
    """Left, top, right, bottom as an area; None for what is none."""
    area = PageArea(*numbers)
    is_one = 0 <= area.left < area.right and 0 <= area.top < area.bottom
    return area if is_one and area.right < _FAR and area.bottom < _FAR else None


_FAR = 1e7


def union_of(areas: Iterable[PageArea]) -> PageArea:
    """The smallest that holds all of them; there is at least one."""
    lefts, tops, rights, bottoms = zip(*areas, strict=True)
    return PageArea(min(lefts), min(tops), max(rights), max(bottoms))
