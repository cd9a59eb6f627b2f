"""Outlines of Länder and countries at three scales, read from how they are stored.

A scale is a module written by tools/outlines.py: `…_STEP`, the degrees that its whole numbers
count; `…_WINDOW`, the degrees that it covers; `…_ARCS`, pieces of borders, each once for both
neighbours; `…_LEVELS`, a digit for each of their points, the power of two steps up to which it
matters; `…_SHAPES`, the rings of each code as numbers of pieces. `waters` has rivers and lakes as
lines of their own.
Codes are those of ISO 3166: `DE-SN` is a Land, `AT` a country.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from math import log2

from chronik.html.pictures.maps.stored import europe, germany, waters, world
from chronik.language.tuples import NamedTuple

LonLat = tuple[float, float]  # degrees: longitude, latitude
Trace = tuple[LonLat, ...]

_DIGITS = {
    digit: number
    for number, digit in enumerate(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
    )
}


class Degrees(NamedTuple):
    """Degrees; the east may lie beyond 180."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, other: Degrees) -> bool:
        return (
            self.west <= other.west
            and other.east <= self.east
            and self.south <= other.south
            and other.north <= self.north
        )

    def touches(self, other: Degrees) -> bool:
        return (
            self.west <= other.east
            and other.west <= self.east
            and self.south <= other.north
            and other.south <= self.north
        )


class Border(NamedTuple):
    """A ring, whose last point is its first, or an open line."""

    points: Trace
    bounds: Degrees


class Stored(NamedTuple):
    """A scale: what it covers, and as what it is stored."""

    window: Degrees
    step: float
    shapes: str
    arcs: str
    levels: str
    rivers: str
    lakes: str


FINEST = Stored(
    window=Degrees(*germany.GERMANY_WINDOW),
    step=germany.GERMANY_STEP,
    shapes=germany.GERMANY_SHAPES,
    arcs=germany.GERMANY_ARCS,
    levels=germany.GERMANY_LEVELS,
    rivers=waters.GERMANY_RIVERS,
    lakes=waters.GERMANY_LAKES,
)
MIDDLE = Stored(
    window=Degrees(*europe.EUROPE_WINDOW),
    step=europe.EUROPE_STEP,
    shapes=europe.EUROPE_SHAPES,
    arcs=europe.EUROPE_ARCS,
    levels=europe.EUROPE_LEVELS,
    rivers=waters.EUROPE_RIVERS,
    lakes=waters.EUROPE_LAKES,
)
COARSEST = Stored(
    window=Degrees(*world.WORLD_WINDOW),
    step=world.WORLD_STEP,
    shapes=world.WORLD_SHAPES,
    arcs=world.WORLD_ARCS,
    levels=world.WORLD_LEVELS,
    rivers="",
    lakes=waters.WORLD_LAKES,
)


def source_for(bounds: Degrees) -> Stored:
    """The finest scale that covers what lies within the bounds."""
    fine = (source for source in (FINEST, MIDDLE) if source.window.holds(bounds))
    return next(fine, COARSEST)


def shapes_of(source: Stored, tolerance: float) -> dict[str, tuple[Border, ...]]:
    """Code -> rings, with no more detail than a tolerance in degrees asks for."""
    return _shapes(source, max(0, round(log2(tolerance / source.step)) + 1))


@lru_cache(maxsize=16)
def _shapes(source: Stored, level: int) -> dict[str, tuple[Border, ...]]:
    arcs, first = [], 0
    for line in _lines(source.arcs, source.step):
        levels = source.levels[first : first + len(line)]
        arcs.append([p for p, digit in zip(line, levels, strict=True) if int(digit) >= level])
        first += len(line)

    found = {}
    for shape in source.shapes.split("|"):
        code, _, rings = shape.partition(":")
        found[code] = tuple(_outlines(_ring(arcs, ring) for ring in rings.split(";")))
    return found


@lru_cache(maxsize=3)
def rivers_of(source: Stored) -> tuple[Border, ...]:
    return tuple(_outlines(_lines(source.rivers, source.step)))


@lru_cache(maxsize=3)
def lakes_of(source: Stored) -> tuple[Border, ...]:
    return tuple(_outlines(_lines(source.lakes, source.step)))


@lru_cache(maxsize=8)
def _lines(text: str, step: float) -> tuple[Trace, ...]:
    return tuple(_read(text, step))


def _read(text: str, step: float) -> Iterator[Trace]:
    """The lines of a text, their points in degrees: each number in groups of five bits."""
    for word in text.split():
        numbers, number, shift = [], 0, 0
        for digit in map(_DIGITS.__getitem__, word):
            number |= (digit & 31) << shift
            shift += 5
            if digit < 32:
                numbers.append(-(number >> 1) - 1 if number & 1 else number >> 1)
                number = shift = 0
        yield tuple(_points(numbers, step))


def _points(numbers: list[int], step: float) -> Iterator[LonLat]:
    """Each pair leads on from the point before. Over the date line degrees count on."""
    x = y = 0
    whole = round(360 / step)
    for n, (dx, dy) in enumerate(zip(numbers[::2], numbers[1::2], strict=True)):
        if n and abs(dx) > whole / 2:
            dx += whole if dx < 0 else -whole
        x, y = x + dx, y + dy
        yield x * step, y * step


def _ring(arcs: Sequence[Sequence[LonLat]], numbers: str) -> list[LonLat]:
    """The pieces one after the other."""
    points: list[LonLat] = []
    for number in map(int, numbers.split()):
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        turn = 360 * round((points[-1][0] - arc[0][0]) / 360) if points else 0
        points += [(x + turn, y) for x, y in arc[bool(points) :]]
    return points


def _outlines(lines: Iterable[Sequence[LonLat]]) -> Iterator[Border]:
    for line in lines:
        if len(line) > 1:
            east, north = [x for x, _ in line], [y for _, y in line]
            bounds = Degrees(min(east), min(north), max(east), max(north))
            yield Border(tuple(line), bounds)
