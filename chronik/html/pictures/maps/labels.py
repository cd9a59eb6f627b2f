"""Names on a map that never overlap: where around a mark or in an area a name may stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from chronik.html.pictures.svg import width
from chronik.language.tuples import NamedTuple

Plane = Sequence[tuple[float, float]]  # points in units

_TALL = 1.15  # height of a line, in sizes of its text
_ENOUGH = 0.7  # how much of a name must lie in its area
_GAP = 2.5  # between a mark and its name


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def wider(self, rim: float) -> Box:
        return Box(self.left - rim, self.top - rim, self.right + rim, self.bottom + rim)

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


class Label(NamedTuple):
    """A name: its words, where its line begins, ends or has its middle, and the box it fills."""

    words: str
    x: float
    y: float  # of the base line
    anchor: str  # "" | "e" | "m": the line begins at x, ends there, has its middle there
    box: Box


class Board:
    """What is taken of a map of that width and height."""

    def __init__(self, wide: float, high: float) -> None:
        self.wide, self.high = wide, high
        self.taken: list[Box] = []

    def free(self, box: Box) -> bool:
        """Whether the box lies within the map and nothing is there yet."""
        if box.left < 0 or box.top < 0 or box.right > self.wide or box.bottom > self.high:
            return False
        return not any(box.meets(other) for other in self.taken)

    def take(self, box: Box) -> None:
        self.taken.append(box)


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


def inside(
    rings: Sequence[Plane], words: str, size: float, *, extent: tuple[float, float]
) -> Iterator[Label]:
    """The name of an area on a map of that width and height, where it has room in the area.

    The widest stretch comes first, of equal ones the uppermost.
    """
    across_map, high = extent
    wide, tall = width(words, size), size * _TALL
    found = []
    for row in range(1, int(high / tall), 2):
        for left, right in _stretches(rings, row * tall, across_map):
            if right - left > _ENOUGH * wide:
                found.append((left - right, row, (left + right) / 2))
    for _, row, middle in sorted(found):
        yield _label(words, (middle, row * tall), (wide, tall), "m")


def _stretches(rings: Sequence[Plane], y: float, wide: float) -> Iterator[tuple[float, float]]:
    """From where to where a line across the map lies in the rings."""
    met = []
    for ring in rings:
        for (ax, ay), (bx, by) in pairwise(ring):
            if (ay > y) != (by > y):
                met.append((bx - ax) * (y - ay) / (by - ay) + ax)
    ends = sorted(min(wide, max(0.0, x)) for x in met)
    yield from zip(ends[::2], ends[1::2], strict=True)


def _label(
    words: str, point: tuple[float, float], extent: tuple[float, float], anchor: str
) -> Label:
    """A name beside or around a point, which lies in the middle of the line's height."""
    (x, middle), (wide, tall) = point, extent
    left = x - {"": 0.0, "e": wide, "m": wide / 2}[anchor]
    box = Box(left, middle - tall / 2, left + wide, middle + tall / 2)
    return Label(words=words, x=x, y=middle + tall * 0.3, anchor=anchor, box=box)
