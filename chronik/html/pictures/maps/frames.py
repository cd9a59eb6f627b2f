"""The frame of a map: what part of the earth it shows, and where on the map a point of it lies.

It is as large as the places that are shown, with a margin, and never so small that nothing would
tell where it is. What spans more than a third of the globe is shown on a map of the whole world.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import cos, radians, sin

from chronik.html.pictures.maps.outlines import COARSEST, FINEST, MIDDLE, Degrees, source_for
from chronik.html.pictures.maps.projections import (
    Azimuthal,
    EqualEarth,
    Projection,
    arc,
    meridian,
)
from chronik.language.tuples import NamedTuple

_WIDE, _LOWEST, _HIGHEST = 360.0, 250.0, 470.0  # units of a map: its width, its height
_MARGIN = 0.11  # of the places shown, on each side
# Kilometres that a map of one place shows at least, by how fine the outlines around are
_LEAST = {FINEST: 80.0, MIDDLE: 160.0, COARSEST: 600.0}
_SEVERAL = 0.55  # of that, where there are several places that tell each other's way
_GRID = 0.2  # degrees between the middles of small maps
_FURTHEST = 58.0  # degrees from the middle to a corner; beyond, the map is one of the world
_WORLD = EqualEarth(11.0)  # cut in the Bering Strait
_SOUTHEND, _NORTHEND = -57.0, 84.0
# Germany whole, for the small map in a corner
_GERMANY = ((55.1, 8.4), (47.3, 10.2), (51.0, 5.8), (51.1, 15.1))

_AROUND = 2400.0  # kilometres across a small map of anywhere else

LatLon = tuple[float, float]  # degrees: latitude, longitude


class MapFrame(NamedTuple):
    projection: Projection
    scale: float  # kilometres a unit
    left: float  # kilometres on the plane of the upper left corner
    top: float
    wide: float  # units
    high: float

    def place(self, lat: float, lon: float) -> tuple[float, float]:
        """Where a point lies, in units from the upper left corner."""
        x, y = self.projection.project(lat, lon)
        return (x - self.left) / self.scale, (y - self.top) / self.scale

    def holds(self, lat: float, lon: float, rim: float = 6.0) -> bool:
        """Whether a point lies on the map, and not just at its edge."""
        if isinstance(self.projection, Azimuthal) and arc(self.projection, (lat, lon)) > 100:
            return False
        x, y = self.place(lat, lon)
        return rim <= x <= self.wide - rim and rim <= y <= self.high - rim


def frame_around(places: Sequence[LatLon]) -> MapFrame:
    """The frame that all these lie in; there must be one at least."""
    middle = _middle(places)
    for _ in range(2):
        if max(arc(middle, place) for place in places) > _FURTHEST:
            return world()
        box = _box(middle, places)
        lat, lon = middle.degrees((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        middle = _on_grid(lat, lon, reach=max(box[2] - box[0], box[3] - box[1]))
    return _fitted(middle, places)


def _on_grid(lat: float, lon: float, *, reach: float) -> Azimuthal:
    """The middle of a map; of a small one not quite, so that neighbours share their outlines."""
    if reach > _LEAST[FINEST] / 4:
        return Azimuthal(round(lat, 2), round(lon, 2))
    return Azimuthal(round(round(lat / _GRID) * _GRID, 2), round(round(lon / _GRID) * _GRID, 2))


@lru_cache(maxsize=1)
def world() -> MapFrame:
    (left, _), (right, _) = (_WORLD.placed(0, turn) for turn in (-radians(180), radians(180)))
    (_, top), (_, bottom) = _WORLD.placed(_NORTHEND, 0), _WORLD.placed(_SOUTHEND, 0)
    scale = (right - left) / _WIDE
    return MapFrame(_WORLD, scale, left, top, wide=_WIDE, high=round((bottom - top) / scale))


@lru_cache(maxsize=2)
def germany(wide: float) -> MapFrame:
    """All of Germany, on a map of that width."""
    middle = Azimuthal(51.2, 10.4)
    left, top, right, bottom = _box(middle, _GERMANY)
    scale = (right - left) * 1.06 / wide
    high = round((bottom - top) * 1.06 / scale)
    return MapFrame(middle, scale, -scale * wide / 2, -scale * high / 2, wide=wide, high=high)


def _middle(places: Sequence[LatLon]) -> Azimuthal:
    """About the middle of places on the globe: the mean of the ways to them from its centre."""
    x = y = z = 0.0
    for lat, lon in places:
        north = cos(radians(lat))
        x += north * cos(radians(lon))
        y += north * sin(radians(lon))
        z += sin(radians(lat))
    return Azimuthal(*meridian(x, y, z))


def _box(middle: Azimuthal, places: Iterable[LatLon]) -> tuple[float, float, float, float]:
    points = [middle.project(*place) for place in places]
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across), min(down), max(across), max(down)


def _fitted(middle: Azimuthal, places: Sequence[LatLon]) -> MapFrame:
    """The frame around these on their plane, as fine as the outlines there allow."""
    left, top, right, bottom = _box(middle, places)
    half_wide = max(abs(left), abs(right)) * (1 + 2 * _MARGIN)
    half_high = max(abs(top), abs(bottom)) * (1 + 2 * _MARGIN)
    share = _SEVERAL if len(set(places)) > 1 else 1.0
    for source, least in _LEAST.items():
        frame = _drawn(middle, max(half_wide, least * share / 2), half_high)
        if source_for(degrees_of(frame)) is source:
            break
    return frame


def _drawn(middle: Azimuthal, half_wide: float, half_high: float) -> MapFrame:
    """So wide at least, and so high; its height is no less and no more than a map's may be."""
    high = min(_HIGHEST, max(_LOWEST, _WIDE * half_high / half_wide))
    scale = max(2 * half_wide / _WIDE, 2 * half_high / high)
    high = round(high)
    return MapFrame(middle, scale, -scale * _WIDE / 2, -scale * high / 2, wide=_WIDE, high=high)


@lru_cache(maxsize=256)
def degrees_of(frame: MapFrame) -> Degrees:
    """The degrees that a frame spans, with a little more around."""
    if isinstance(frame.projection, EqualEarth):
        middle = frame.projection.lon
        return Degrees(middle - 180, _SOUTHEND - 3, middle + 180, 85.0)

    edge = [frame.projection.degrees(x, y) for x, y in _edge(frame)]
    south, north = min(lat for lat, _ in edge), max(lat for lat, _ in edge)
    west, east = min(lon for _, lon in edge), max(lon for _, lon in edge)
    if _holds_pole(frame, 90.0):
        north, west, east = 90.0, frame.projection.lon - 180, frame.projection.lon + 180
    if _holds_pole(frame, -90.0):
        south, west, east = -90.0, frame.projection.lon - 180, frame.projection.lon + 180
    rim = 0.02 * (north - south) + 0.02
    return Degrees(west - rim, max(-90.0, south - rim), east + rim, min(90.0, north + rim))


def _edge(frame: MapFrame) -> Iterator[tuple[float, float]]:
    """Kilometres of points all along the edge of the map."""
    right, bottom = frame.left + frame.wide * frame.scale, frame.top + frame.high * frame.scale
    corners = [(frame.left, frame.top), (right, frame.top), (right, bottom), (frame.left, bottom)]
    for (ax, ay), (bx, by) in pairwise([*corners, corners[0]]):
        for n in range(8):
            yield ax + (bx - ax) * n / 8, ay + (by - ay) * n / 8


def _holds_pole(frame: MapFrame, lat: float) -> bool:
    x, y = frame.place(lat, 0.0)
    return 0 <= x <= frame.wide and 0 <= y <= frame.high


def reach(frame: MapFrame) -> float:
    """Kilometres along the longer side."""
    return frame.scale * max(frame.wide, frame.high)


def vicinity(frame: MapFrame, middle: Azimuthal, wide: float) -> MapFrame:
    """The small map that shows where a frame around that point lies: Germany, or what lies around.

    It is of that width; its own middle is rounded, so that neighbours share it.
    """
    if source_for(degrees_of(frame)) is FINEST and germany(wide).holds(*middle):
        return germany(wide)
    around = Azimuthal(5.0 * round(middle.lat / 5), 5.0 * round(middle.lon / 5))
    scale = _AROUND / wide
    return MapFrame(around, scale, -_AROUND / 2, -_AROUND / 2, wide=wide, high=wide)
