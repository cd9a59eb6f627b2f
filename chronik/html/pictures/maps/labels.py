"""Names on a picture that never overlap: each takes the first free one of its positions, or none.

What is taken is kept as bits, a number for each row of units, so that a name is tried with a few
`and`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil
from typing import NamedTuple

from chronik.html.pictures.svg import width

_TALL = 1.15  # height of a line, in sizes of its text
_GAP = 2.5  # between a mark and its name


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float


class Label(NamedTuple):
    """A name: its words, where its line begins, ends or has its middle, and the box it fills."""

    words: str
    x: float
    y: float  # of the base line
    anchor: str  # "" | "e" | "m": the line begins at x, ends there, has its middle there
    box: Box


class Board:
    """What is taken of a picture of that width and height."""

    def __init__(self, wide: int, high: int) -> None:
        self.wide, self.rows = wide, [0] * high

    def free(self, box: Box) -> bool:
        """Whether the box lies within the picture and nothing is there yet."""
        if box.left < 0 or box.top < 0 or box.right > self.wide or box.bottom > len(self.rows):
            return False
        mask = _columns(box.left, box.right)
        return not any(row & mask for row in self.rows[int(box.top) : ceil(box.bottom)])

    def take(self, box: Box) -> None:
        """Takes what of the box lies within the picture."""
        mask = _columns(max(0, box.left), min(self.wide, box.right))
        for row in range(int(max(0, box.top)), ceil(min(len(self.rows), box.bottom))):
            self.rows[row] |= mask

    def place(self, candidates: Iterable[Label]) -> Label | None:
        """The first that is free; its room is taken."""
        label = next((label for label in candidates if self.free(label.box)), None)
        if label:
            self.take(label.box)
        return label


def _columns(left: float, right: float) -> int:
    """A bit for each column that is touched between the two."""
    first, last = int(left), ceil(right)
    return ((1 << max(0, last - first)) - 1) << first


def around(x: float, y: float, radius: float, words: str, *, size: float) -> Iterator[Label]:
    """The eight positions beside a mark, the best first.

    Imhof, Die Anordnung der Namen in der Karte, 1962.
    """
    wide, tall = width(words, size), size * _TALL
    aside, apart = radius + _GAP, radius + _GAP + tall / 2
    corners = [(side * radius * 0.6, up * apart) for up in (-1, 1) for side in (1, -1)]
    shifts = ((aside, 0.0), (-aside, 0.0), *corners, (0.0, -apart), (0.0, apart))
    for dx, dy in shifts:
        anchor = "" if dx > 0 else "e" if dx else "m"
        yield _label(words, (x + dx, y + dy), (wide, tall), anchor)


def across(x: float, y: float, words: str, size: float) -> Iterator[Label]:
    """The name of an area: at the point, or a little beside, above or below it."""
    extent = width(words, size), size * _TALL
    for dy in (0, 12, -12, 24, -24):
        for dx in (0, 16, -16):
            yield _label(words, (x + dx, y + dy), extent, "m")


def _label(
    words: str, point: tuple[float, float], extent: tuple[float, float], anchor: str
) -> Label:
    """A name beside or around a point, which lies in the middle of the line's height."""
    (x, middle), (wide, tall) = point, extent
    left = x - {"": 0.0, "e": wide, "m": wide / 2}[anchor]
    box = Box(left, middle - tall / 2, left + wide, middle + tall / 2)
    return Label(words=words, x=x, y=middle + tall * 0.3, anchor=anchor, box=box)
