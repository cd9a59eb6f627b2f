"""Names on a picture that never overlap: each goes to the first free one of its positions, or
nowhere.

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

Box = tuple[float, float, float, float]  # left, top, right, bottom


class Label(NamedTuple):
    """A name: its words, where its line begins, ends or has its middle (`anchor` "", "e" or "m"),
    and the box it fills.
    """

    words: str
    x: float
    y: float  # of the base line
    anchor: str
    box: Box


class Board:
    """What is taken of a picture of that width and height."""

    def __init__(self, wide: int, high: int) -> None:
        self.wide, self.rows = wide, [0] * high

    def free(self, box: Box) -> bool:
        """Whether the box lies within the picture and nothing is there yet."""
        left, top, right, bottom = box
        if left < 0 or top < 0 or right > self.wide or bottom > len(self.rows):
            return False
        first, last, mask = _bits(box)
        return not any(row & mask for row in self.rows[first:last])

    def take(self, box: Box) -> None:
        """Takes what of the box lies within the picture."""
        left, top, right, bottom = box
        first, last, mask = _bits(
            (max(0, left), max(0, top), min(self.wide, right), min(len(self.rows), bottom))
        )
        for row in range(first, last):
            self.rows[row] |= mask

    def place(self, candidates: Iterable[Label]) -> Label | None:
        """The first that is free; its room is taken."""
        found = next((label for label in candidates if self.free(label.box)), None)
        if found:
            self.take(found.box)
        return found


def _bits(box: Box) -> tuple[int, int, int]:
    """First row, the row after the last, and a bit for each column."""
    first, last = int(box[0]), ceil(box[2])
    return int(box[1]), ceil(box[3]), ((1 << max(0, last - first)) - 1) << first


def around(x: float, y: float, radius: float, words: str, size: float) -> Iterator[Label]:
    """The eight positions beside a mark, the best first (Imhof, Die Anordnung der Namen in der
    Karte, 1962).
    """
    wide, tall = width(words, size), size * _TALL
    aside, apart = radius + _GAP, radius + _GAP + tall / 2
    for dx, dy in (
        (aside, 0.0),
        (-aside, 0.0),
        *((side * radius * 0.6, up * apart) for up in (-1, 1) for side in (1, -1)),
        (0.0, -apart),
        (0.0, apart),
    ):
        yield _label(words, x + dx, y + dy, "" if dx > 0 else "e" if dx else "m", (wide, tall))


def across(x: float, y: float, words: str, size: float) -> Iterator[Label]:
    """The name of an area: at the point, or a little beside, above or below it."""
    extent = (width(words, size), size * _TALL)
    yield from (
        _label(words, x + dx, y + dy, "m", extent)
        for dy in (0, 12, -12, 24, -24)
        for dx in (0, 16, -16)
    )


def _label(words: str, x: float, middle: float, anchor: str, extent: tuple[float, float]) -> Label:
    wide, tall = extent
    left = x - {"": 0.0, "e": wide, "m": wide / 2}[anchor]
    return Label(
        words,
        x,
        middle + tall * 0.3,
        anchor,
        (left, middle - tall / 2, left + wide, middle + tall / 2),
    )
