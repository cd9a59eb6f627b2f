"""The map: land and borders, what is tinted, the places as marks, their names, a scale.

A mark is a link to its place, or to the list of all where it stands for several. The words beside
the map say how many places it shows, and by what.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from chronik.html.pictures.maps.frames import Frame, frame_of, span, vicinity
from chronik.html.pictures.maps.ground import area, corners, ground, path, silhouette
from chronik.html.pictures.maps.labels import Board, Box, Label, across, inside
from chronik.html.pictures.maps.projections import Azimuthal
from chronik.html.pictures.maps.spots import (
    NUMBER,
    TEXT,
    Mark,
    Sizes,
    Spot,
    marks,
    named,
    ranked,
)
from chronik.html.pictures.svg import HALO, Sheet, drawing, num, width
from chronik.words.german import NBSP, counted, listed, number

_TITLED = 12  # names that a mark of several places says
_WORTH = 2.5  # how many times wider a map may become for a tinted area around its places
_LOCAL = 330.0  # kilometres: what shows less has a small map of where that is
_INSET = 62.0  # width of the small map
_BAR = 80.0  # units that the scale is long at most
_FAR = 2500.0  # kilometres: wider maps have no one scale
_LEGEND = 30.0  # units below the map for what sizes mean


class Area(NamedTuple):
    """A Land or a country that is tinted."""

    code: str
    name: str
    url: str


class Map(NamedTuple):
    svg: str
    words: str
    unshown: tuple[Spot, ...]  # areas that the map has no room for


def atlas(
    spots: Sequence[Spot],
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
    corner = _corner(board, frame, every)
    bar = _bar(board, frame, every)
    shown = named(board, every)
    names = [(s, _area_label(board, frame, s, shown)) for s in ranked(inside_frame) if s.area]
    tinted = [(a, _land_label(board, frame, a, shown)) for a in areas]

    legend = _legend(frame, sizes) if len({m.events for m in shown}) > 1 else ""
    first = _count(shown) if opening is None else opening
    words = " ".join(filter(None, [first, *_signs(shown, sizes, areas), unplaced]))
    inner = [_ground(frame), *(_tint(frame, a, page, label) for a, label in tinted)]
    inner += [_waters(frame), corner, bar, legend]
    inner += [_mark(m, page, everything) for m in shown]
    inner += [_name(label, s.name, page.root + s.url) for s, label in names if label]
    inner += [_name(label, a.name, page.root + a.url) for a, label in tinted if label]
    svg = drawing(
        "".join(inner),
        size=(frame.wide, frame.high + (_LEGEND if legend else 0)),
        kind="map",
        anchor=page.anchor,
        title=title,
        words=words,
    )
    nameless = {s for s, label in names if not label}
    return Map(svg, words, tuple(s for s in spots if s in nameless or s not in inside_frame))


def framed(spots: Sequence[Spot], areas: Sequence[Area], needed: Sequence[Area]) -> Frame:
    """The frame of all places, and of tinted areas around them that are not much larger."""
    places = [(s.lat, s.lon) for s in spots]
    places += [corner for area in needed for corner in corners(area.code)]
    others = [corners(area.code) for area in areas if area not in needed]
    if not places:
        return frame_of([corner for them in others for corner in them])

    first = span(frame_of(places))
    for them in others:
        if span(frame_of([*places, *them])) <= _WORTH * first:
            places += them
    return frame_of(places)


# What lies under the places


def _ground(frame: Frame) -> str:
    land, lakes, _ = ground(frame)
    kind = "land far" if span(frame) > _FAR else "land"
    edge = f'<rect class="sea" width="{num(frame.wide)}" height="{num(frame.high)}"/>\n'
    water = f'<path class="lake" d="{lakes}"/>' if lakes else ""
    return f'{edge}<g class="{kind}" transform="scale(.5)">\n<path d="{land}"/>{water}</g>\n'


def _tint(frame: Frame, tinted: Area, page: Sheet, label: Label | None) -> str:
    """A link for a pointer alone where the name is one too."""
    shape = "".join([path(ring) for ring in area(frame, tinted.code)])
    if not shape:
        return ""
    pointed = ' tabindex="-1" aria-hidden="true"' if label else ""
    return (
        f'<a{pointed} href="{escape(page.root + tinted.url)}"><title>{escape(tinted.name)}</title>'
        f'<path class="ours" transform="scale(.5)" d="{shape}"/></a>\n'
    )


def _waters(frame: Frame) -> str:
    rivers = ground(frame)[2]
    return f'<path class="river" transform="scale(.5)" d="{rivers}"/>\n' if rivers else ""


def _corner(board: Board, frame: Frame, every: Sequence[Mark]) -> str:
    """The small map of where this is, in a corner that no mark lies in."""
    middle = frame.projection
    if span(frame) > _LOCAL or not isinstance(middle, Azimuthal):
        return ""
    small = vicinity(frame, middle, _INSET)
    right, bottom = frame.wide - small.wide - 4, frame.high - small.high - 4
    for x, y in ((right, 4.0), (4.0, 4.0), (right, bottom), (4.0, bottom)):
        box = Box(x, y, x + small.wide, y + small.high)
        if not any(box.meets(mark.box) for mark in every):
            board.take(box)
            return _small(small, frame, middle, (x, y))
    return ""


def _small(small: Frame, frame: Frame, middle: Azimuthal, corner: tuple[float, float]) -> str:
    (x, y), (wide, high) = small.place(*middle), (small.wide, small.high)
    across_it = max(5.0, frame.wide * frame.scale / small.scale)
    down = max(4.0, frame.high * frame.scale / small.scale)
    return (
        f'<svg class="inset" x="{num(corner[0])}" y="{num(corner[1])}" width="{num(wide)}" '
        f'height="{num(high)}" aria-hidden="true"><rect width="100%" height="100%"/>'
        f'<path transform="scale(.5)" d="{silhouette(small)}"/>'
        f'<rect class="here" x="{num(x - across_it / 2)}" y="{num(y - down / 2)}" '
        f'width="{num(across_it)}" height="{num(down)}"/></svg>\n'
    )


def _bar(board: Board, frame: Frame, every: Sequence[Mark]) -> str:
    """A scale of round kilometres in a lower corner that no mark lies in."""
    if span(frame) > _FAR:
        return ""
    kilometres = max(n for n in _LENGTHS if n / frame.scale <= _BAR)
    long, words = kilometres / frame.scale, f"{number(kilometres)}{NBSP}km"
    room = max(long, width(words, NUMBER)) + 6
    for x in (6.0, frame.wide - room - 2):
        box = Box(x - 3, frame.high - 26, x + room, frame.high)
        if board.free(box) and not any(box.meets(mark.box) for mark in every):
            board.take(box)
            y = frame.high - 7
            line = f"M{num(x)} {num(y - 4)}v4h{num(long)}v-4"
            return (
                f'<g class="scale"><path d="{line}"/>'
                f'<text{HALO} x="{num(x)}" y="{num(y - 7)}">{words}</text></g>\n'
            )
    return ""


_LENGTHS = tuple(factor * power for power in (1, 10, 100, 1000) for factor in (1, 2, 5))


# Places and names


def _area_label(board: Board, frame: Frame, spot: Spot, shown: Sequence[Mark]) -> Label | None:
    x, y = frame.place(spot.lat, spot.lon)
    return _first(board, across(x, y, spot.name, TEXT), shown)


def _land_label(board: Board, frame: Frame, tinted: Area, shown: Sequence[Mark]) -> Label | None:
    rings = area(frame, tinted.code)
    return _first(board, inside(rings, tinted.name, TEXT, extent=(frame.wide, frame.high)), shown)


def _first(board: Board, labels: Iterator[Label], shown: Sequence[Mark]) -> Label | None:
    for label in labels:
        if board.free(label.box) and not any(label.box.meets(mark.box) for mark in shown):
            board.take(label.box)
            return label
    return None


def _mark(mark: Mark, page: Sheet, everything: str) -> str:
    """A mark with its name; without one its title still says it.

    Hollow where the chronicle knows no event. A small one has more room around for a finger.
    """
    several = len(mark.spots) > 1
    href = everything if several else page.root + mark.spots[0].url
    kind = "" if mark.events else ' class="bare"'
    at = f'cx="{num(mark.x)}" cy="{num(mark.y)}"'
    count = _number(mark) if several else ""
    return (
        f'<a href="{escape(href)}"><title>{escape(_title(mark))}</title>'
        f'<circle class="reach" {at} r="12"/><circle{kind} {at} r="{num(mark.radius)}"/>{count}'
        f"{_text(mark.label) if mark.label else ''}</a>\n"
    )


def _number(mark: Mark) -> str:
    kind = "number" if mark.events else "number bare"
    at = f'x="{num(mark.x)}" y="{num(mark.y + 4.2)}"'
    return f'<text class="{kind}" {at}>{len(mark.spots)}</text>'


def _title(mark: Mark) -> str:
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


def _legend(frame: Frame, sizes: Sizes) -> str:
    """Marks of a few sizes with their numbers of events, below the map."""
    x, middle = 4.0, frame.high + _LEGEND / 2 + 2
    parts = []
    for events in sizes.examples():
        radius, words = sizes.radius(events), number(events)
        parts.append(
            f'<circle cx="{num(x + radius)}" cy="{num(middle)}" r="{num(radius)}"/>'
            f'<text x="{num(x + 2 * radius + 4)}" y="{num(middle + 4.5)}">{words}</text>'
        )
        x += 2 * radius + 4 + width(words, TEXT) + 12
    if not parts:
        return ""
    parts.append(f'<text x="{num(x - 6)}" y="{num(middle + 4.5)}">Ereignisse</text>')
    return f'<g class="legend" aria-hidden="true">{"".join(parts)}</g>\n'


def _count(shown: Sequence[Mark]) -> str:
    places = sum(len(mark.spots) for mark in shown)
    return f"Die Karte zeigt {counted(places, 'Ort', 'Orte')}." if places else ""


def _signs(shown: Sequence[Mark], sizes: Sizes, areas: Sequence[Area]) -> Iterator[str]:
    """What signs on the map mean."""
    if any(len(mark.spots) > 1 for mark in shown):
        yield "Eine Zahl im Kreis: so viele Orte liegen dort beieinander."
    if len({mark.events for mark in shown}) > 1 and sizes.examples():
        growing = "" if sizes.is_even else ", bei vielen langsamer"
        yield f"Je mehr Ereignisse, desto größer der Kreis{growing}."
    if len({bool(mark.events) for mark in shown}) > 1:
        yield "Offene Kreise: ohne Ereignis."
    if areas:
        yield f"Getönt: {listed([area.name for area in areas])}."
