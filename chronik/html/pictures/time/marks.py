"""Marks of events as they are drawn: a shape for a day, a bar for what is longer.

What is not sure runs out softly, what has no end runs on, what is only announced is hollow. Marks
refer to the shapes and fadings of their networks, which a picture defines once.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import NamedTuple

from chronik.html.pictures.svg import Sheet, num
from chronik.html.pictures.time.timescale import (
    LEAST,
    NARROW,
    TARGET,
    WIDE,
    Extent,
    Mark,
    Spot,
    by_width,
)

BAR = 6  # px high
_SHORT = 12  # px: the shortest bar
# Around the middle, 10 px wide: square, disc, leaf and arch, as the signs of networks are cut; a
# lozenge for none.
SHAPES = (
    "M-5-5h10v10h-10z",
    "M-5.5 0a5.5 5.5 0 0 1 11 0a5.5 5.5 0 0 1-11 0z",
    "M-5-5h4a6 6 0 0 1 6 6v4h-4a6 6 0 0 1-6-6z",
    "M-5.5 5v-4.5a5.5 5.5 0 0 1 11 0v4.5z",
)
LOZENGE = "M0-6l6 6l-6 6l-6-6z"


class PlacedMark(NamedTuple):
    """A mark in its lane: the lane's colour, where it stands, and the height of its middle."""

    mark: Mark
    colour: int
    spot: Spot
    y: float


def placed_mark(placed: PlacedMark, sheet: Sheet) -> str:
    """A link with all that a date may have been.

    Several pieces are possibilities, and hollow like what is only announced.
    """
    mark, colour, pieces = placed.mark, placed.colour, placed.spot.pieces
    if len(pieces) == 1:
        kind = _class(colour, hollow=mark.announced)
        return _link(mark, sheet.root, kind, _piece(pieces[0], placed.y, sheet.anchor, colour))
    drawn = [_piece(piece, placed.y, sheet.anchor, colour) for piece in pieces]
    reach, y = f'x1="{num(pieces[0].left)}%" x2="{num(pieces[-1].right)}%"', num(placed.y)
    tie = f'<line class="or" {reach} y1="{y}" y2="{y}"/>'
    return _link(mark, sheet.root, _class(colour, hollow=True), "".join((tie, *drawn)))


def shelved_mark(mark: Mark, x: float, y: float, sheet: Sheet) -> str:
    """A mark that has no place on the scale."""
    colour = colour_of(mark)
    drawn = f'<use href="#{sheet.anchor}{_ink(colour)}" x="{x}" y="{num(y)}"/>'
    return _link(mark, sheet.root, _class(colour, hollow=mark.announced), drawn)


def colour_of(mark: Mark) -> int:
    """Of the first of its networks, or -1."""
    return mark.lanes[0].colour if mark.lanes else -1


def _link(mark: Mark, root: str, kind: str, drawn: str) -> str:
    title = _title(mark.title, mark.words, mark.announced)
    return f'<a{kind} href="{root}{mark.url}"><title>{title}</title>{drawn}</a>\n'


@lru_cache(maxsize=1 << 17)
def _title(title: str, words: str, announced: bool) -> str:
    return escape(f"{title} – {words}{', angekündigt' if announced else ''}")


def _class(colour: int, *, hollow: bool) -> str:
    if colour < 0:
        return ' class="hollow"' if hollow else ""
    return f' class="c{colour} hollow"' if hollow else f' class="c{colour}"'


def _ink(colour: int) -> str:
    return "n" if colour < 0 else str(colour)


def _piece(piece: Extent, y: float, anchor: str, colour: int) -> str:
    """A day as its network's shape, anything longer as a bar, which has a least length."""
    if piece.left == piece.right and not piece.soft:
        return f'<use href="#{anchor}{_ink(colour)}" x="{num(piece.left)}%" y="{num(y)}"/>'
    return _bar(piece, anchor, colour).format(num(y - TARGET / 2), num(y - BAR / 2), num(y))


@lru_cache(maxsize=1 << 13)
def _bar(piece: Extent, anchor: str, colour: int) -> str:
    """What is longer than a day, for any row.

    {0} and {1} are the tops of what is hit and of what is seen, {2} is the middle.
    """
    narrow, wide = [(piece.right - piece.left) * room / 100 for room in (NARROW, WIDE)]
    hit = _rect(piece, ' class="hit"', ("{0}", TARGET), TARGET if narrow < TARGET else 0)

    fill = f' fill="url(#{anchor}{piece.soft}{_ink(colour)})"' if piece.soft else ""
    least = LEAST if piece.soft else _SHORT
    shown = [
        _rect(piece, f"{kind}{fill}", ("{1}", BAR), least if short else 0)
        for short, kind in by_width(narrow < least, wide < least)
    ]
    return "".join((hit, *shown, _arrow(piece)))


def _rect(piece: Extent, kind: str, place: tuple[str, int], least: int) -> str:
    """The stretch itself, or so many px around its middle. `place` is its top and its height."""
    top, height = place
    if least:
        x = f'x="{num((piece.left + piece.right) / 2)}%"'
        size = f'width="{least}" height="{height}" transform="translate(-{least // 2})"'
    else:
        x = f'x="{num(piece.left)}%"'
        size = f'width="{num(piece.right - piece.left)}%" height="{height}"'
    return f'<rect{kind} {x} y="{top}" {size}/>'


def _arrow(piece: Extent) -> str:
    """The head of a bar that goes on."""
    if not piece.open:
        return ""
    x, way = ("0%", 1) if piece.open == "l" else ("100%", -1)
    head = f"M{6 * way}-7L{-5 * way} 0L{6 * way} 7z"
    return f'<svg x="{x}" y="{{2}}"><path d="{head}"/></svg>'


def definitions(every: Iterable[PlacedMark], colours: Iterable[int], anchor: str) -> str:
    """What marks refer to, each once: shapes, also those of `colours`, and fadings."""
    fades, shapes = set(), set(colours)
    for placed in every:
        for piece in placed.spot.pieces:
            if piece.soft:
                fades.add((piece.soft, placed.colour))
            elif piece.left == piece.right:
                shapes.add(placed.colour)

    drawn = [_shape(anchor, colour) for colour in sorted(shapes)]
    drawn += [_fade(anchor, soft, colour) for soft, colour in sorted(fades)]
    return f"<defs>\n{''.join(drawn)}</defs>\n"


@lru_cache(maxsize=1 << 10)
def _shape(anchor: str, colour: int) -> str:
    """Networks 4 to 7 have the shapes of 0 to 3 with an eye."""
    path = SHAPES[colour % 4] if colour >= 0 else LOZENGE
    eye = '<path class="eye" d="M-2.5 0h5"/>' if colour > 3 else ""
    hit = '<path class="hit" d="M-12-12h24v24h-24z"/>'
    return f'<g id="{anchor}{_ink(colour)}">{hit}<path d="{path}"/>{eye}</g>\n'


# Place and opacity of stops, from nothing to the network's colour: at both ends, left, right.
_STOPS = {
    "b": ((0, 0), (0.4, 1), (0.6, 1), (1, 0)),
    "l": ((0, 0), (1, 1)),
    "r": ((0, 1), (1, 0)),
}


@lru_cache(maxsize=1 << 10)
def _fade(anchor: str, soft: str, colour: int) -> str:
    stop = '<stop offset="{}" stop-opacity="{}"/>'.format
    stops = "".join([stop(num(place), seen) for place, seen in _STOPS[soft]])
    kind = f' class="c{colour}"' if colour >= 0 else ""
    return f'<linearGradient id="{anchor}{soft}{_ink(colour)}"{kind}>{stops}</linearGradient>\n'
