"""What lies under the marks of a map: land and borders, tinted areas, rivers and lakes.

Rings are cut to what the frame can show, placed, and written as paths in half units.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import ceil, radians

from chronik.html.pictures.maps.frames import LatLon, MapFrame, degrees_of
from chronik.html.pictures.maps.labels import Plane
from chronik.html.pictures.maps.outlines import (
    COARSEST,
    FINEST,
    Border,
    Degrees,
    LonLat,
    Stored,
    lakes_of,
    rivers_of,
    shapes_of,
    source_for,
)
from chronik.html.pictures.maps.projections import EqualEarth

_DETAIL = 0.9  # units that an outline may be off
_ROUGH = 0.02  # degrees that are enough to tell how far an area reaches
_LONG = 3.0  # degrees after which a side of the frame has another point, as it may be bent
_RIVERS = 450.0  # kilometres across: wider maps show no rivers
_SMALLEST = 8.0  # square half units of an island that is drawn


@lru_cache(maxsize=256)
def ground(frame: MapFrame, tinted: tuple[str, ...]) -> tuple[str, str, str]:
    """Paths of the land with its borders but for what is tinted, of lakes, and of rivers."""
    bounds = degrees_of(frame)
    source = source_for(bounds)
    shapes = shapes_of(source, tolerance(frame))
    bare = [code for code in shapes if code not in tinted and code[:2] not in tinted]
    rings = [ring for code in bare for ring in area(frame, code)]
    lakes = [path(ring) for ring in _placed(frame, bounds, lakes_of(source))]
    return "".join(map(path, rings)), "".join(lakes), "".join(_rivers(frame, bounds, source))


@lru_cache(maxsize=64)
def silhouette(frame: MapFrame) -> str:
    """The path of what a small map shows: Germany alone, or all land."""
    bounds = degrees_of(frame)
    source = source_for(bounds)
    shapes = shapes_of(source, tolerance(frame))
    own = [code for code in shapes if code.startswith("DE-")]
    return "".join(
        [path(ring) for code in own or shapes for ring in _placed(frame, bounds, shapes[code])]
    )


def tolerance(frame: MapFrame) -> float:
    """Degrees that an outline may be off."""
    return frame.scale * _DETAIL / 111


@lru_cache(maxsize=1024)
def area(frame: MapFrame, code: str) -> tuple[Plane, ...]:
    """The rings of a Land or country as far as the frame shows them; none where it does not."""
    bounds = degrees_of(frame)
    source = FINEST if "-" in code else source_for(bounds)
    shapes = shapes_of(source, tolerance(frame))
    codes = [code] if code in shapes else [c for c in shapes if c.startswith(f"{code}-")]
    rings = [ring for own in codes for ring in shapes[own]]
    return tuple(_placed(frame, bounds, rings))


def known(code: str) -> bool:
    """Whether there is an outline of the Land or country."""
    return bool(_rings(code))


@lru_cache(maxsize=64)
def corners(code: str) -> tuple[LatLon, ...]:
    """A few points around a Land, or around the largest part of a country."""
    rings = sorted(_rings(code), key=lambda ring: -_size(ring.bounds))
    if "-" not in code:
        rings = rings[:1]
    points = [point for ring in rings for point in ring.points]
    ends = [
        *(end(points, key=lambda point: point[0]) for end in (min, max)),
        *(end(points, key=lambda point: point[1]) for end in (min, max)),
    ]
    return tuple([(lat, lon) for lon, lat in ends])


def _rings(code: str) -> Sequence[Border]:
    return shapes_of(FINEST if "-" in code else COARSEST, _ROUGH).get(code, ())


def _size(bounds: Degrees) -> float:
    return (bounds.east - bounds.west) * (bounds.north - bounds.south)


def path(ring: Plane, *, closed: bool = True) -> str:
    """An SVG path with relative steps, in half units; nothing where all falls on one point."""
    points = [(round(2 * x), round(2 * y)) for x, y in ring]
    steps = [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(points) if (ax, ay) != (bx, by)]
    if not steps or (closed and (len(steps) < 3 or _small(points))):
        return ""
    numbers = "".join([f"{_spaced(dx)}{_spaced(dy)}" for dx, dy in steps])
    return f"M{points[0][0]} {points[0][1]}l{numbers.strip()}{'z' if closed else ''}"


def _small(points: Sequence[tuple[int, int]]) -> bool:
    twice = sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(points))
    return abs(twice) < 2 * _SMALLEST


def _spaced(number: int) -> str:
    """A number after another one; a minus sign needs no blank before it."""
    return f" {number}" if number >= 0 else str(number)


def _rivers(frame: MapFrame, bounds: Degrees, source: Stored) -> Iterator[str]:
    if frame.scale * frame.wide > _RIVERS:
        return
    for line in rivers_of(source):
        if bounds.touches(line.bounds):
            for part in _inside(line.points, bounds):
                yield path([frame.place(lat, lon) for lon, lat in part], closed=False)


def _inside(line: Sequence[LonLat], bounds: Degrees) -> Iterator[list[LonLat]]:
    """Stretches of a line with a point in the bounds at one end of each step at least."""
    part: list[LonLat] = []
    for a, b in pairwise(line):
        if _within(a, bounds) or _within(b, bounds):
            part = part or [a]
            part.append(b)
        elif part:
            yield part
            part = []
    if part:
        yield part


def _within(point: LonLat, bounds: Degrees) -> bool:
    return bounds.west <= point[0] <= bounds.east and bounds.south <= point[1] <= bounds.north


def _placed(frame: MapFrame, bounds: Degrees, rings: Iterable[Border]) -> Iterator[Plane]:
    for ring in rings:
        for turn in (-360, 0, 360):
            there = ring.bounds
            there = there._replace(west=there.west + turn, east=there.east + turn)
            if bounds.touches(there):
                points = [(lon + turn, lat) for lon, lat in ring.points] if turn else ring.points
                cut = cut_to(points, there, bounds)
                if len(cut) > 3:
                    yield _plane(frame, cut)


def _plane(frame: MapFrame, ring: Sequence[LonLat]) -> Plane:
    if not isinstance(frame.projection, EqualEarth):
        return [frame.place(lat, lon) for lon, lat in ring]
    middle, placed = frame.projection.lon, frame.projection.placed
    points = [placed(lat, radians(lon - middle)) for lon, lat in ring]
    return [((x - frame.left) / frame.scale, (y - frame.top) / frame.scale) for x, y in points]


def cut_to(ring: Sequence[LonLat], there: Degrees, bounds: Degrees) -> list[LonLat]:
    """What of a closed ring lies in the bounds, closed again (Sutherland and Hodgman 1974)."""
    found = list(ring)
    if there.west < bounds.west:
        found = _cut(found, 0, bounds.west, 1)
    if there.east > bounds.east:
        found = _cut(found, 0, bounds.east, -1)
    if there.south < bounds.south:
        found = _cut(found, 1, bounds.south, 1)
    if there.north > bounds.north:
        found = _cut(found, 1, bounds.north, -1)
    return found if bounds.holds(there) else _bent(found)


def _cut(ring: list[LonLat], axis: int, bound: float, side: int) -> list[LonLat]:
    kept: list[LonLat] = []
    for a, b in pairwise(ring):
        is_in, was_in = (b[axis] - bound) * side >= 0, (a[axis] - bound) * side >= 0
        if is_in != was_in:
            share = (bound - a[axis]) / (b[axis] - a[axis])
            other = a[1 - axis] + (b[1 - axis] - a[1 - axis]) * share
            kept.append((other, bound) if axis else (bound, other))
        if is_in:
            kept.append(b)
    return [*kept, kept[0]] if kept else []


def _bent(ring: list[LonLat]) -> list[LonLat]:
    """The ring with points on its long sides, which are no straight lines on the map."""
    found = ring[:1]
    for (ax, ay), (bx, by) in pairwise(ring):
        parts = ceil(max(abs(bx - ax), abs(by - ay)) / _LONG)
        found += [(ax + (bx - ax) * n / parts, ay + (by - ay) * n / parts) for n in range(1, parts)]
        found.append((bx, by))
    return found
