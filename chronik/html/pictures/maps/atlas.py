"""The map: land and borders, what is tinted, the places as marks, their names, a scale.

A mark is a link to its place, or to the list of all where it stands for several. The words beside
the map say how many places it shows, and by what.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from html import escape

from chronik.html.pictures.maps import margins
from chronik.html.pictures.maps.frames import MapFrame, frame_around, reach
from chronik.html.pictures.maps.ground import area, corners, ground, path
from chronik.html.pictures.maps.labels import Board, Label, Plane, across, around, inside
from chronik.html.pictures.maps.spots import (
    NAME_SIZE,
    MapMark,
    MapSpot,
    Sizes,
    marks,
    named,
    ranked,
)
from chronik.html.pictures.svg import HALO, Sheet, drawing, num
from chronik.language.tuples import NamedTuple
from chronik.words.german import NBSP, counted, listed

_TITLED = 12  # names that a mark of several places says
_SMALL = 50.0  # units across: a smaller area may have its name beside it
_LEFT = 6  # names that have no room and are told
_WORTH = 2.5  # how many times wider a map may become for a tinted area around its places


class Area(NamedTuple):
    """A Land or a country that is tinted."""

    code: str
    name: str
    url: str


class Map(NamedTuple):
    svg: str
    words: str
    unshown: tuple[MapSpot, ...]  # areas that the map has no room for


def atlas(
    spots: Sequence[MapSpot],
    areas: Sequence[Area],
    page: Sheet,
    *,
    title: str,
    everything: str,
    needed: Sequence[Area] = (),
    opening: str | None = None,
    unplaced: str = "",
) -> Map:
    """The map of these places; there must be one, or an area.

    `everything` is where on the page all places are listed, `needed` those of the areas that the
    map shows whole. The words begin with `opening`, or with how many places are shown, and end
    with what is `unplaced`.
    """
    frame = framed(spots, areas, needed)
    inside_frame = [s for s in spots if frame.holds(s.lat, s.lon)]
    every = marks(frame, [s for s in inside_frame if not s.area])
    sizes = Sizes(max((m.events for m in every), default=0))

    board = Board(frame.wide, frame.high)
    small = margins.corner(board, frame, every)
    scale = margins.bar(board, frame, every)
    shown = named(board, every)
    names = [(s, _area_label(board, frame, s, shown)) for s in ranked(inside_frame) if s.area]
    seen = sorted((a for a in areas if area(frame, a.code)), key=lambda a: len(a.code))
    tinted = [(a, _land_label(board, frame, a, shown)) for a in seen]

    nameless = {s for s, label in names if not label}
    unshown = ranked(s for s in spots if s in nameless or s not in inside_frame)
    left = [*(a.name for a in areas if a not in seen), *(s.name for s in unshown)]
    legend = margins.size_legend(frame, sizes) if len({m.events for m in shown}) > 1 else ""
    first = _count(len(spots) - len(unshown)) if opening is None else opening
    said = [first, *_signs(shown, sizes, seen), _without_room(left), unplaced]
    words = " ".join(filter(None, said))
    tints = "".join([_tint(frame, a, page, label) for a, label in tinted])
    inner = [_ground(frame, seen, tints), small, scale, legend]
    inner += [_mark(m, page, everything) for m in shown]
    inner += [_name(label, s.name, page.root + s.url) for s, label in names if label]
    inner += [_name(label, a.name, page.root + a.url) for a, label in tinted if label]
    svg = drawing(
        "".join(inner),
        size=(frame.wide, frame.high + (margins.BELOW if legend else 0)),
        kind="map",
        anchor=page.anchor,
        title=title,
        words=words,
    )
    return Map(svg, words, tuple(unshown))


def framed(spots: Sequence[MapSpot], areas: Sequence[Area], needed: Sequence[Area]) -> MapFrame:
    """The frame of all places, and of tinted areas around them that are not much larger."""
    whole = needed if spots or needed else areas
    places = [(s.lat, s.lon) for s in spots]
    places += [corner for tinted in whole for corner in corners(tinted.code)]
    frame = frame_around(places)
    most = _WORTH * reach(frame)

    for code in [tinted.code for tinted in areas if tinted not in whole]:
        if _span(code) <= most:
            wider = frame_around([*places, *corners(code)])
            if reach(wider) <= most:
                frame, places = wider, [*places, *corners(code)]
    return frame


@lru_cache(maxsize=64)
def _span(code: str) -> float:
    return reach(frame_around(corners(code)))


# What lies under the places


def _ground(frame: MapFrame, areas: Sequence[Area], tints: str) -> str:
    """Cut at the edge of the map."""
    land, lakes, rivers = ground(frame, tuple([tinted.code for tinted in areas]))
    kind = "land far" if reach(frame) > margins.FAR else "land"
    extent = f'width="{num(frame.wide)}" height="{num(frame.high)}"'
    water = f'<path class="lake" d="{lakes}"/>' if lakes else ""
    river = f'<path class="river" transform="scale(.5)" d="{rivers}"/>\n' if rivers else ""
    return (
        f'<svg {extent}>\n<g class="{kind}" transform="scale(.5)"><path d="{land}"/>{water}</g>\n'
        f'{tints}{river}<rect class="edge" {extent}/></svg>\n'
    )


def _tint(frame: MapFrame, tinted: Area, page: Sheet, label: Label | None) -> str:
    """A link for a pointer alone where the name is one too."""
    shape = "".join([path(ring) for ring in area(frame, tinted.code)])
    if not shape:
        return ""
    pointed = ' tabindex="-1" aria-hidden="true"' if label else ""
    return (
        f'<a{pointed} href="{escape(page.root + tinted.url)}"><title>{escape(tinted.name)}</title>'
        f'<path class="ours" transform="scale(.5)" d="{shape}"/></a>\n'
    )


# Places and names


def _area_label(
    board: Board, frame: MapFrame, spot: MapSpot, shown: Sequence[MapMark]
) -> Label | None:
    x, y = frame.place(spot.lat, spot.lon)
    return _first(board, across(x, y, spot.name, NAME_SIZE), shown)


def _land_label(
    board: Board, frame: MapFrame, tinted: Area, shown: Sequence[MapMark]
) -> Label | None:
    """In the area where it has room, away from marks at best; beside a small one."""
    rings = area(frame, tinted.code)
    within = list(inside(rings, tinted.name, NAME_SIZE, extent=(frame.wide, frame.high)))
    beside = [] if within else list(_beside(rings, tinted.name))
    return _first(board, within, shown, apart=8) or _first(board, [*within, *beside], shown)


def _beside(rings: Sequence[Plane], name: str) -> Iterator[Label]:
    """Beside an area that is not much more than a mark."""
    ring = max(rings, key=len, default=[])
    if ring:
        left, right = min(x for x, _ in ring), max(x for x, _ in ring)
        top, bottom = min(y for _, y in ring), max(y for _, y in ring)
        middle, size = ((left + right) / 2, (top + bottom) / 2), max(right - left, bottom - top)
        if size < _SMALL:
            yield from around(*middle, size / 2, name, size=NAME_SIZE)


def _first(
    board: Board, labels: Iterable[Label], shown: Sequence[MapMark], *, apart: float = 0
) -> Label | None:
    for label in labels:
        box = label.box.wider(apart)
        if board.free(label.box) and not any(box.meets(mark.box) for mark in shown):
            board.take(label.box)
            return label
    return None


def _mark(mark: MapMark, page: Sheet, everything: str) -> str:
    """A mark with its name; without one its title still says it.

    Hollow where the chronicle knows no event. A small one has more room around for a finger.
    """
    several = len(mark.spots) > 1
    href = everything if several else page.root + mark.spots[0].url
    kind = ' class="bare"' if mark.is_bare else ""
    at = f'cx="{num(mark.x)}" cy="{num(mark.y)}"'
    count = _number(mark) if several else ""
    return (
        f'<a href="{escape(href)}"><title>{escape(_title(mark))}</title>'
        f'<circle class="reach" {at} r="12.5"/><circle{kind} {at} r="{num(mark.radius)}"/>{count}'
        f"{_text(mark.label) if mark.label else ''}</a>\n"
    )


def _number(mark: MapMark) -> str:
    kind = "number bare" if mark.is_bare else "number"
    at = f'x="{num(mark.x)}" y="{num(mark.y + 4.2)}"'
    return f'<text class="{kind}" {at}>{len(mark.spots)}</text>'


def _title(mark: MapMark) -> str:
    names = [s.name for s in mark.spots[:_TITLED]]
    if len(mark.spots) > _TITLED:
        names.append(f"{len(mark.spots) - _TITLED} weitere")
    several = f"{len(mark.spots)}{NBSP}Orte: " if len(mark.spots) > 1 else ""
    events = counted(mark.events, "Ereignis", "Ereignisse")
    return f"{several}{listed(names)}{f' ({events})' if mark.events else ''}"


def _text(label: Label) -> str:
    kind = f' class="{label.anchor}"' if label.anchor else ""
    return f'<text{kind}{HALO} x="{num(label.x)}" y="{num(label.y)}">{escape(label.words)}</text>'


def _name(label: Label, name: str, url: str) -> str:
    title = f"<title>{escape(name)}</title>"
    return f'<a class="area" href="{escape(url)}">{title}{_text(label)}</a>\n'


# What it says


def _without_room(names: Sequence[str]) -> str:
    several = [*names[:_LEFT], f"{len(names) - _LEFT} weitere"] if len(names) > _LEFT else names
    return f"Ohne Platz auf der Karte: {listed(several)}." if names else ""


def _count(places: int) -> str:
    return f"Die Karte zeigt {counted(places, 'Ort', 'Orte')}." if places else ""


def _signs(shown: Sequence[MapMark], sizes: Sizes, areas: Sequence[Area]) -> Iterator[str]:
    """What signs on the map mean."""
    if any(len(mark.spots) > 1 for mark in shown):
        yield "Eine Zahl im Kreis: so viele Orte liegen dort beieinander."
    if len({mark.events for mark in shown}) > 1 and sizes.examples():
        growing = "" if sizes.is_even else ", bei vielen langsamer"
        yield f"Je mehr Ereignisse, desto größer der Kreis{growing}."
    if len({mark.is_bare for mark in shown}) > 1:
        yield "Offene Kreise: ohne Ereignis."
    if areas:
        yield f"Getönt: {listed([tinted.name for tinted in areas])}."
