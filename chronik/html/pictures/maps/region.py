"""The map: the Länder as outlines, those of the chronicle tinted, and places as marks.

Lambert's conformal conic projection with the parallels 48°40′ and 53°40′, as on official maps of
Germany. Names never overlap: the places with most events are named first; where no position around
a mark is free, the mark stays, and its `<title>`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from html import escape
from math import cos, log, pi, radians, sin, sqrt, tan
from typing import NamedTuple

from chronik.html.pictures.maps.labels import Board, Box, Label, across, around
from chronik.html.pictures.maps.laender import COARSE, FINE, WITHIN
from chronik.html.pictures.svg import HALO, drawing, fitted, num
from chronik.words.german import counted, listed, number, sort_key

MAP_WIDTH, MAP_HEIGHT = 360, 484
MARKS, _NAMED = 300, 60  # at most so many marks, and so many of them with a name
_TEXT, SMALL = 14.0, 22.0  # size of a name; on the small map, which is drawn smaller
_ROOM = 9.5  # the most a name may be wide, in sizes of its text
_SCALE, _EAST, _SOUTH = 3431.0, 182.7, -2516.0  # so that Germany fills the map
_NORTHS, _EASTS = (46.0, 56.5), (4.0, 17.0)  # degrees beyond which nothing lies on the map


class MapSpot(NamedTuple):
    """A place with a point."""

    lat: float  # degrees
    lon: float
    name: str
    url: str
    events: int = 0
    area: bool = False  # an area has its name there, never a pin


class Map(NamedTuple):
    svg: str
    words: str
    unshown: tuple[MapSpot, ...]  # spots that the map has no room for


def _steep(lat: float) -> float:
    return tan(pi / 4 + radians(lat) / 2)


_SOUTHERN, _NORTHERN = 48 + 2 / 3, 53 + 2 / 3
_CONE = log(cos(radians(_SOUTHERN)) / cos(radians(_NORTHERN))) / log(
    _steep(_NORTHERN) / _steep(_SOUTHERN)
)
_FACTOR = _SCALE * cos(radians(_SOUTHERN)) * _steep(_SOUTHERN) ** _CONE / _CONE


@lru_cache(maxsize=4096)
def project(lat: float, lon: float) -> tuple[float, float]:
    """Degrees to units of the map, from its upper left corner.

    Snyder, Map Projections, 1987, p. 106.
    """
    radius, angle = _FACTOR / _steep(lat) ** _CONE, _CONE * radians(lon - 10.5)
    return _EAST + radius * sin(angle), _SOUTH + radius * cos(angle)


def on_map(spot: MapSpot) -> bool:
    if not (_NORTHS[0] < spot.lat < _NORTHS[1] and _EASTS[0] < spot.lon < _EASTS[1]):
        return False
    x, y = project(spot.lat, spot.lon)
    return 6 <= x <= MAP_WIDTH - 6 and 6 <= y <= MAP_HEIGHT - 6


class _Mark(NamedTuple):
    """Where something is drawn, how large, and all that lies there, the most important first."""

    x: float
    y: float
    radius: float
    spots: tuple[MapSpot, ...]

    @property
    def box(self) -> Box:
        x, y, radius = self.x, self.y, self.radius
        return Box(x - radius, y - radius, x + radius, y + radius)

    @property
    def events(self) -> int:
        return sum(s.events for s in self.spots)


def marks(spots: Iterable[MapSpot]) -> list[_Mark]:
    """Spots at the same point of the map are one mark; the marks with most events come first."""
    points: dict[tuple[int, int], list[MapSpot]] = {}
    for spot in sorted(spots, key=_rank):
        x, y = project(spot.lat, spot.lon)
        points.setdefault((round(x), round(y)), []).append(spot)

    every = [_Mark(x, y, 0, tuple(there)) for (x, y), there in points.items()]
    ranked = sorted(every, key=lambda mark: -mark.events)
    return [mark._replace(radius=_radius(rank, mark)) for rank, mark in enumerate(ranked)]


def _rank(spot: MapSpot) -> tuple[int, str, str]:
    return -spot.events, sort_key(spot.name), spot.url


def _radius(rank: int, mark: _Mark) -> float:
    return min(7.5, 3.2 + sqrt(mark.events) / 1.5) if rank < _NAMED else 2.8


def region_map(
    spots: Sequence[MapSpot], lands: Mapping[str, str], root: str, *, anchor: str, title: str
) -> Map:
    """The whole map. `lands` are those of the chronicle with their addresses."""
    inside = [s for s in spots if on_map(s)]
    every = marks(s for s in inside if not s.area)
    shown = every[:MARKS]

    board = Board(MAP_WIDTH, MAP_HEIGHT)
    labels = _named(board, shown)
    areas = [(s, _area_label(board, s)) for s in sorted(inside, key=_rank) if s.area]
    names = [(land, _land_label(board, land)) for land in sorted(lands)]

    again = tuple(land for land, label in names if label)
    inner = [_ground(tuple(sorted(lands.items())), root, fine=True, again=again)]
    inner += [_mark(m, label, root) for m, label in zip(shown, labels, strict=True)]
    inner += [_area(label, s.name, root + s.url) for s, label in areas if label]
    inner += [_area(label, land, root + lands[land]) for land, label in names if label]

    nameless = {s for s, label in areas if not label}
    words = _words(every, sum(label is None for label in labels), sorted(lands))
    svg = drawing(
        "".join(inner),
        size=(MAP_WIDTH, MAP_HEIGHT),
        kind="region",
        anchor=anchor,
        title=title,
        words=words,
    )
    return Map(svg, words, tuple(s for s in spots if s in nameless or not on_map(s)))


def _named(board: Board, shown: Sequence[_Mark]) -> list[Label | None]:
    """The name of each mark, where there is room.

    First all marks are put on the board, then the names.
    """
    for mark in shown:
        board.take(mark.box)
    tried = [_mark_label(board, mark, _TEXT) for mark in shown[:_NAMED]]
    return tried + [None] * (len(shown) - len(tried))


def _mark_label(board: Board, mark: _Mark, size: float) -> Label | None:
    name = fitted(mark.spots[0].name, size, size * _ROOM)
    return board.place(around(mark.x, mark.y, mark.radius, name, size=size))


def _area_label(board: Board, spot: MapSpot) -> Label | None:
    x, y = project(spot.lat, spot.lon)
    return board.place(across(x, y, fitted(spot.name, _TEXT, _TEXT * _ROOM), _TEXT))


def _land_label(board: Board, land: str) -> Label | None:
    x, y = WITHIN[land]
    return board.place(across(x / 2, y / 2, land, _TEXT))


def _words(every: Sequence[_Mark], nameless: int, lands: Sequence[str]) -> str:
    """What is to be seen and what is left out: both together are all that lie on the map."""
    shown = sum(len(mark.spots) for mark in every[:MARKS])
    left = sum(len(mark.spots) for mark in every[MARKS:])
    sentences = []
    if shown:
        of_all = f" von {number(shown + left)}, die mit den meisten Ereignissen" if left else ""
        sentences.append(f"Die Karte zeigt {counted(shown, 'Ort', 'Orte')}{of_all}.")
    if nameless:
        points = counted(nameless, "Punkt trägt", "Punkte tragen")
        sentences.append(
            f"{points} keinen Namen, weil der Platz fehlt; alle Orte stehen in der Liste."
        )
    elif left:
        sentences.append("Alle Orte stehen in der Liste.")
    if len({any(s.events for s in mark.spots) for mark in every[:MARKS]}) > 1:
        sentences.append("Offene Kreise: ohne Ereignis.")
    if lands:
        sentences.append(f"Getönt: {listed(lands)}.")
    return " ".join(sentences)


def locator(
    spot: MapSpot | None,
    lands: Mapping[str, str],
    root: str,
    *,
    anchor: str,
    title: str,
    words: str,
) -> str:
    """The small map of one place, coarse and cheap: its point and its Land.

    The point lies on the map, if there is one.
    """
    inner = _ground(tuple(sorted(lands.items())), root, fine=False)
    if spot:
        x, y = project(spot.lat, spot.lon)
        mark = _Mark(round(x), round(y), 7, (spot,))
        inner += _mark(mark, _mark_label(Board(MAP_WIDTH, MAP_HEIGHT), mark, SMALL), root)
    return drawing(
        inner,
        size=(MAP_WIDTH, MAP_HEIGHT),
        kind="region small",
        anchor=anchor,
        title=title,
        words=words,
    )


@lru_cache(maxsize=64)
def _ground(
    lands: tuple[tuple[str, str], ...], root: str, *, fine: bool, again: tuple[str, ...] = ()
) -> str:
    """The outlines, half as large as they are stored; the tinted Länder lie above and are links.

    Those are for a pointer alone where the name is one `again`.
    """
    shapes, ours = FINE if fine else COARSE, dict(lands)
    rest = "".join([path for land, path in shapes.items() if land not in ours])
    tinted = [
        f'<a{_POINTED if land in again else ""} href="{escape(root + url)}">'
        f'<title>{escape(land)}</title><path class="ours" d="{shapes[land]}"/></a>\n'
        for land, url in lands
    ]
    return f'<g class="lands" transform="scale(.5)">\n<path d="{rest}"/>\n{"".join(tinted)}</g>\n'


_POINTED = ' tabindex="-1" aria-hidden="true"'


def _mark(mark: _Mark, label: Label | None, root: str) -> str:
    """A mark with its name; without one its title still says it.

    Hollow where the chronicle knows no event.
    """
    kind = "" if mark.events else ' class="bare"'
    circle = f'<circle{kind} cx="{num(mark.x)}" cy="{num(mark.y)}" r="{num(mark.radius)}"/>'
    return (
        f'<a href="{escape(root + mark.spots[0].url)}"><title>{escape(_title(mark))}</title>'
        f"{circle}{_text(label) if label else ''}</a>\n"
    )


def _title(mark: _Mark) -> str:
    names = [s.name for s in mark.spots[:6]]
    if len(mark.spots) > 6:
        names.append(f"{len(mark.spots) - 6} weitere")
    events = f": {counted(mark.events, 'Ereignis', 'Ereignisse')}" if mark.events else ""
    return f"{listed(names)}{events}"


def _text(label: Label) -> str:
    kind = f' class="{label.anchor}"' if label.anchor else ""
    return f'<text{kind}{HALO} x="{num(label.x)}" y="{num(label.y)}">{escape(label.words)}</text>'


def _area(label: Label, name: str, url: str) -> str:
    title = f"<title>{escape(name)}</title>"
    return f'<a class="area" href="{escape(url)}">{title}{_text(label)}</a>\n'
