"""The map: the Länder as outlines, those of the chronicle tinted, places as marks with names that
never overlap.

Lambert's conformal conic projection with the parallels 48°40′ and 53°40′, as on official maps of
Germany. The places with most events are named first; where no position around a mark is free, the
mark stays, and its `<title>`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from html import escape
from math import cos, log, pi, radians, sin, sqrt, tan
from typing import NamedTuple

from chronik.html.pictures.labels import Board, Label, across, around
from chronik.html.pictures.laender import COARSE, FINE, WITHIN
from chronik.html.pictures.svg import HALO, drawing, fitted, num
from chronik.words.german import counted, listed, number, sort_key

MAP_WIDTH, MAP_HEIGHT = 360, 484
MARKS, _NAMED = 300, 60  # at most so many marks, and so many of them with a name
_TEXT, SMALL = 14.0, 22.0  # size of a name; on the small map, which is drawn smaller
_ROOM = 9.5  # the most a name may be wide, in sizes of its text
_SCALE, _EAST, _SOUTH = 3431.0, 182.7, -2516.0  # so that Germany fills the map
_NORTHS, _EASTS = (46.0, 56.5), (4.0, 17.0)  # degrees beyond which nothing lies on the map


class MapSpot(NamedTuple):
    """A place with a point: degrees, name, address, how many events. An area has its name there,
    never a pin.
    """

    lat: float
    lon: float
    name: str
    url: str
    events: int = 0
    area: bool = False


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
    """Degrees to units of the map, from its upper left corner (Snyder, Map Projections, 1987, p.
    106).
    """
    radius, angle = _FACTOR / _steep(lat) ** _CONE, _CONE * radians(lon - 10.5)
    return _EAST + radius * sin(angle), _SOUTH + radius * cos(angle)


class _Mark(NamedTuple):
    """Where something is drawn, how large, and all that lies there, the most important first."""

    x: float
    y: float
    radius: float
    spots: tuple[MapSpot, ...]


def on_map(spot: MapSpot) -> bool:
    if not (_NORTHS[0] < spot.lat < _NORTHS[1] and _EASTS[0] < spot.lon < _EASTS[1]):
        return False
    x, y = project(spot.lat, spot.lon)
    return 6 <= x <= MAP_WIDTH - 6 and 6 <= y <= MAP_HEIGHT - 6


def marks(spots: Iterable[MapSpot]) -> list[_Mark]:
    """Spots at the same point of the map are one mark; the marks with most events come first."""
    points: dict[tuple[float, float], list[MapSpot]] = {}
    for spot in sorted(spots, key=_rank):
        x, y = project(spot.lat, spot.lon)
        points.setdefault((round(x), round(y)), []).append(spot)
    ranked = sorted(points.items(), key=lambda pair: -sum(s.events for s in pair[1]))
    return [_Mark(x, y, _radius(n, some), tuple(some)) for n, ((x, y), some) in enumerate(ranked)]


def _radius(rank: int, spots: list[MapSpot]) -> float:
    return min(7.5, 3.2 + sqrt(sum(s.events for s in spots)) / 1.5) if rank < _NAMED else 2.8


def region_map(
    spots: Sequence[MapSpot], lands: Mapping[str, str], root: str, *, anchor: str, title: str
) -> Map:
    """The whole map. `lands` are those of the chronicle with their addresses."""
    inside = [s for s in spots if on_map(s)]
    board = Board(MAP_WIDTH, MAP_HEIGHT)
    every = marks(s for s in inside if not s.area)
    named = _named(board, every[:MARKS])
    areas = [
        (s, board.place(across(*project(s.lat, s.lon), _name(s.name), _TEXT)))
        for s in sorted(inside, key=_rank)
        if s.area
    ]
    names = [
        (land, board.place(across(WITHIN[land][0] / 2, WITHIN[land][1] / 2, land, _TEXT)))
        for land in sorted(lands)
    ]
    again = tuple(land for land, label in names if label)
    inner = [
        _ground(tuple(sorted(lands.items())), root, True, again),
        *(_mark(m, label, root) for m, label in zip(every, named, strict=False)),
    ]
    inner += [_area(label, s.name, root + s.url) for s, label in areas if label]
    inner += [_area(label, land, root + lands[land]) for land, label in names if label]
    words = _words(every, [label is not None for label in named], sorted(lands))
    left = {s for s, label in areas if not label}
    drawn = drawing(
        "".join(inner),
        size=(MAP_WIDTH, MAP_HEIGHT),
        kind="region",
        anchor=anchor,
        title=title,
        words=words,
    )
    return Map(drawn, words, tuple(s for s in spots if s in left or not on_map(s)))


def _named(board: Board, shown: Sequence[_Mark]) -> list[Label | None]:
    """The name of each mark, where there is room: first all marks are put on the board, then the
    names.
    """
    for x, y, radius, _ in shown:
        board.take((x - radius, y - radius, x + radius, y + radius))
    tried = [
        board.place(around(m.x, m.y, m.radius, _name(m.spots[0].name), _TEXT))
        for m in shown[:_NAMED]
    ]
    return tried + [None] * (len(shown) - len(tried))


def _name(name: str) -> str:
    return fitted(name, _TEXT, _TEXT * _ROOM)


def _rank(spot: MapSpot) -> tuple[int, str, str]:
    return -spot.events, sort_key(spot.name), spot.url


def _words(every: Sequence[_Mark], named: Sequence[bool], lands: Sequence[str]) -> str:
    """What is to be seen and what is left out: shown and left out are all that lie on the map."""
    shown = sum(len(m.spots) for m in every[: len(named)])
    left = sum(len(m.spots) for m in every[len(named) :])
    mute = len(named) - sum(named)
    said = (
        [
            f"Die Karte zeigt {counted(shown, 'Ort', 'Orte')}{f' von {number(shown + left)}, die mit den meisten Ereignissen' if left else ''}."
        ]
        if shown
        else []
    )
    if mute:
        said.append(
            f"{counted(mute, 'Punkt trägt', 'Punkte tragen')} keinen Namen, weil der Platz fehlt; alle Orte stehen in der Liste."
        )
    elif left:
        said.append("Alle Orte stehen in der Liste.")
    bare = {not any(s.events for s in m.spots) for m in every[: len(named)]}
    if len(bare) > 1:
        said.append("Offene Kreise: ohne Ereignis.")
    if lands:
        said.append(f"Getönt: {listed(lands)}.")
    return " ".join(said)


def locator(
    spot: MapSpot | None,
    lands: Mapping[str, str],
    root: str,
    *,
    anchor: str,
    title: str,
    words: str,
) -> str:
    """The small map of one place, coarse and cheap: its point, which lies on the map, if there is
    one, and its Land.
    """
    inner = _ground(tuple(sorted(lands.items())), root, False)
    if spot:
        x, y = project(spot.lat, spot.lon)
        mark = _Mark(round(x), round(y), 7, (spot,))
        inner += _mark(
            mark,
            Board(MAP_WIDTH, MAP_HEIGHT).place(
                around(mark.x, mark.y, mark.radius, fitted(spot.name, SMALL, SMALL * _ROOM), SMALL)
            ),
            root,
        )
    return drawing(
        inner,
        size=(MAP_WIDTH, MAP_HEIGHT),
        kind="region small",
        anchor=anchor,
        title=title,
        words=words,
    )


_POINTED = ' tabindex="-1" aria-hidden="true"'


@lru_cache(maxsize=64)
def _ground(
    lands: tuple[tuple[str, str], ...], root: str, fine: bool, again: tuple[str, ...] = ()
) -> str:
    """The outlines, half as large as they are stored; the tinted Länder lie above and are links,
    for a pointer alone where the name is one again.
    """
    shapes, ours = (FINE if fine else COARSE), dict(lands)
    rest = f'<path d="{"".join(shapes[land] for land in shapes if land not in ours)}"/>\n'
    known = [
        (f"{_POINTED if land in again else ''} href={chr(34)}{escape(root + url)}{chr(34)}", land)
        for land, url in lands
    ]
    tinted = [
        f'<a{way}><title>{escape(land)}</title><path class="ours" d="{shapes[land]}"/></a>\n'
        for way, land in known
    ]
    return f'<g class="lands" transform="scale(.5)">\n{rest}{"".join(tinted)}</g>\n'


def _mark(mark: _Mark, label: Label | None, root: str) -> str:
    """A mark with its name; without one its title still says it. Hollow where the chronicle knows
    no event.
    """
    first = mark.spots[0]
    events = sum(s.events for s in mark.spots)
    title = listed(
        [s.name for s in mark.spots[:6]]
        + ([f"{len(mark.spots) - 6} weitere"] if len(mark.spots) > 6 else [])
    )
    said = f"{title}: {counted(events, 'Ereignis', 'Ereignisse')}" if events else title
    circle = f'<circle{"" if events else " class=" + chr(34) + "bare" + chr(34)} cx="{num(mark.x)}" cy="{num(mark.y)}" r="{num(mark.radius)}"/>'
    return f'<a href="{escape(root + first.url)}"><title>{escape(said)}</title>{circle}{_text(label) if label else ""}</a>\n'


def _text(label: Label) -> str:
    kind = f' class="{label.anchor}"' if label.anchor else ""
    return f'<text{kind}{HALO} x="{num(label.x)}" y="{num(label.y)}">{escape(label.words)}</text>'


def _area(label: Label, name: str, url: str) -> str:
    return f'<a class="area" href="{escape(url)}"><title>{escape(name)}</title>{_text(label)}</a>\n'
