"""Marks of events as they are drawn: a shape for a day, a bar for what is longer.

What is not sure runs out softly, what has no end runs on, what is only announced is hollow. Marks
refer to the shapes and fadings of their networks, which a picture defines once.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from chronik.dates.edtf import parse
from chronik.dates.exactness import certainty_words
from chronik.html.pictures import shapes
from chronik.html.pictures.svg import Sheet, num
from chronik.html.pictures.time.lanes import Mark
from chronik.html.pictures.time.names import name_at
from chronik.html.pictures.time.scale import NARROW, WIDE, by_width
from chronik.html.pictures.time.spots import LEAST, TARGET, Extent, Spot
from chronik.language.tuples import NamedTuple
from chronik.records.emblems import NO_EMBLEM, Emblem

BAR = 6  # px high
_SHORT = 12  # px: the shortest bar


class PlacedMark(NamedTuple):
    """A mark in its lane: the lane's emblem, where it stands, and the height of its middle."""

    mark: Mark
    emblem: Emblem
    spot: Spot
    y: float


def placed_mark(placed: PlacedMark, sheet: Sheet) -> str:
    """A link with all that a date may have been.

    Several pieces are possibilities, and hollow like what is only announced.
    """
    mark, emblem, pieces = placed.mark, placed.emblem, placed.spot.pieces
    if len(pieces) == 1:
        kind = _class(emblem, hollow=mark.announced)
        return _link(mark, sheet.root, kind, _piece(pieces[0], placed.y, sheet.anchor, emblem))
    drawn = [_piece(piece, placed.y, sheet.anchor, emblem) for piece in pieces]
    reach, y = f'x1="{num(pieces[0].left)}%" x2="{num(pieces[-1].right)}%"', num(placed.y)
    tie = f'<line class="or" {reach} y1="{y}" y2="{y}"/>'
    return _link(mark, sheet.root, _class(emblem, hollow=True), "".join((tie, *drawn)))


def shelved_mark(mark: Mark, y: float, sheet: Sheet) -> str:
    """A mark that has no place on the scale, and beside it what it is called."""
    emblem = first_emblem(mark)
    use = f'<use href="#{sheet.anchor}{_named(emblem)}" x="17" y="{num(y)}"/>'
    hit = f'<rect class="hit" y="{num(y - TARGET / 2)}" width="100%" height="{TARGET}"/>'
    drawn = f"{hit}{use}{name_at(mark.title, y, kind='on')}"
    return _link(mark, sheet.root, _class(emblem, hollow=mark.announced), drawn)


def first_emblem(mark: Mark) -> Emblem:
    """Of the first of its networks."""
    return mark.lanes[0].emblem if mark.lanes else NO_EMBLEM


def _link(mark: Mark, root: str, kind: str, drawn: str) -> str:
    title = _title(mark.title, mark.date.text, mark.words, announced=mark.announced)
    return f'<a{kind} href="{root}{mark.url}"><title>{title}</title>{drawn}</a>\n'


@lru_cache(maxsize=1 << 17)
def _title(title: str, date: str, words: str, *, announced: bool) -> str:
    """„Fest – um 1900 (ungefähr, auf das Jahr angegeben), angekündigt“."""
    certainty = certainty_words(parse(date))
    sure = "" if certainty == words else f" ({certainty})"
    return escape(f"{title} – {words}{sure}{', angekündigt' if announced else ''}")


def _class(emblem: Emblem, *, hollow: bool) -> str:
    if emblem.colour < 0:
        return ' class="hollow"' if hollow else ""
    return f' class="c{emblem.colour} hollow"' if hollow else f' class="c{emblem.colour}"'


def _named(emblem: Emblem) -> str:
    """What the id of a shape ends with."""
    return "n" if emblem.colour < 0 else f"{emblem.colour}{emblem.shape}"


def _ink(colour: int) -> str:
    """What the id of a fading ends with."""
    return "n" if colour < 0 else str(colour)


def _piece(piece: Extent, y: float, anchor: str, emblem: Emblem) -> str:
    """A day as its network's shape, anything longer as a bar, which has a least length."""
    if piece.left == piece.right and not piece.soft:
        return f'<use href="#{anchor}{_named(emblem)}" x="{num(piece.left)}%" y="{num(y)}"/>'
    return _bar(piece, anchor, emblem.colour).format(num(y - TARGET / 2), num(y - BAR / 2), num(y))


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


def definitions(every: Iterable[PlacedMark], emblems: Iterable[Emblem], anchor: str) -> str:
    """What marks refer to, each once: shapes, also those of `emblems`, and fadings."""
    fades, used = set(), set(emblems)
    for placed in every:
        for piece in placed.spot.pieces:
            if piece.soft:
                fades.add((piece.soft, placed.emblem.colour))
            elif piece.left == piece.right:
                used.add(placed.emblem)

    drawn = [_shape(anchor, emblem) for emblem in sorted(used)]
    drawn += [_fade(anchor, soft, colour) for soft, colour in sorted(fades)]
    return f"<defs>\n{''.join(drawn)}</defs>\n"


@lru_cache(maxsize=1 << 10)
def _shape(anchor: str, emblem: Emblem) -> str:
    hit = '<path class="hit" d="M-12-12h24v24h-24z"/>'
    return f'<g id="{anchor}{_named(emblem)}">{hit}<path d="{shapes.outline_of(emblem)}"/></g>\n'


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
