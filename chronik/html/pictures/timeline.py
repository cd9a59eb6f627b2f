"""Events on their networks' lanes, each a mark that leads to it: a shape for a day, a bar for what
is longer.

What is not sure runs out softly, what has no end runs on, and what has no year lies on a shelf
below the scale. Marks are 24 px apart at the narrowest width, so that each can be hit; a lane has
as many rows as that takes. `timeline_picture` gives "" when there are too many: then a density says
more.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from html import escape
from typing import NamedTuple

from chronik.dates.edtf import UNKNOWN, Edtf, Precision
from chronik.html.pictures.svg import HALO, fitted, num, strip, width
from chronik.html.pictures.timescale import (
    AXIS,
    LANES,
    LEAST,
    NARROW,
    TARGET,
    WIDE,
    Extent,
    Lane,
    Mark,
    Scale,
    Spot,
    axis,
    lanes_of,
    said,
    scale_of,
    spot,
)

MOST = 60  # marks
_ROWS = 8  # more than there are lanes
_LABEL, _GAP = 22, 4  # px
BAR = 6  # px high
_SHORT = 12  # px: the shortest bar
BESIDE, SHELVED = 4, 9  # marks beside the words of the shelf, and at most on it
_SHELF = "ohne sichere Einordnung"


class _Row(NamedTuple):
    """A mark in its lane: where it stands, and the height of its middle."""

    mark: Mark
    lane: Lane
    spot: Spot
    y: float


def _rows(lane: Lane, scale: Scale, middle: float) -> list[_Row]:
    """Each mark in the first row of its lane that has room for it."""
    ends: list[float] = []
    found = []
    for mark, where in sorted(
        [(m, spot(m.date, scale)) for m in lane.marks], key=lambda pair: pair[1].low
    ):
        _, low, high = where
        row = 0
        while row < len(ends) and ends[row] > low:
            row += 1
        ends[row : row + 1] = [high]
        found.append(_Row(mark, lane, where, middle + TARGET * row))
    return found


def timeline_picture(
    marks: Sequence[Mark],
    *,
    span: tuple[int, int],
    root: str,
    anchor: str,
    shelf: str,
    named: bool = True,
    most: int = LANES,
) -> str:
    """The picture, or "" where the marks are too many. `named` lanes say whose they are; `shelf`
    leads to all events on the shelf.
    """
    if len(marks) > MOST:
        return ""
    lanes = lanes_of([m for m in marks if m.date.placed], most)
    named = named and (len(lanes) > 1 or any(lane.colour >= 0 for lane in lanes))
    head = _LABEL if named else _GAP
    scale, y = scale_of(span), float(AXIS if lanes else 0)
    parts, every = [], []
    for lane in lanes:
        rows = _rows(lane, scale, y + head + TARGET / 2)
        every += rows
        parts.append(
            (_name(*lane[:3], y, anchor) if named else "")
            + "".join([_mark(row, root, anchor) for row in rows])
        )
        y = max(row.y for row in rows) + TARGET / 2 + _GAP
        parts.append(f'<line class="under" x2="100%" y1="{num(y)}" y2="{num(y)}"/>\n')
    if y - AXIS > len(lanes) * (head + TARGET + _GAP) + _ROWS * TARGET:
        return ""
    scaled = f'<svg class="axis" height="{num(y)}">\n{axis(span)}</svg>\n' if lanes else ""
    shelved = [m for m in marks if not m.date.placed]
    below, height = _shelf(shelved, y, root, anchor, shelf)
    inner = f"{_shapes(lanes, every, shelved, anchor, named=named)}{scaled}{_ties(every)}{''.join(parts)}{below}"
    return strip(
        inner,
        height=height,
        kind="times",
        anchor=anchor,
        title="Zeitleiste",
        words=said(marks, lanes),
    )


def legend(marks: Sequence[Mark]) -> str:
    """What the marks mean that are no plain day, as far as they occur."""
    dates = [m.date for m in marks if m.date.placed]
    said = (
        (
            "Balken sind Monate, Jahre und Zeiträume.",
            any(d.precision is not Precision.DAY for d in dates),
        ),
        ("Was weich ausläuft, ist unsicher.", any(_soft(d) for d in dates)),
        (
            "Durch Punkte verbunden sind mehrere mögliche Daten.",
            any(d.precision is Precision.CHOICE for d in dates),
        ),
        ("Hohle Zeichen sind angekündigt.", any(m.announced for m in marks)),
    )
    return " ".join(words for words, occurs in said if occurs)


def _soft(when: Edtf) -> bool:
    return when.uncertain or when.approximate or UNKNOWN in when.parts


@lru_cache(maxsize=1 << 12)
def _name(sign: str, name: str, colour: int, y: float, anchor: str) -> str:
    """Shape, initials and name of a network; cut where the screen is narrow and the name long."""
    y, x = y + 16, 0 if colour < 0 else 18
    use = (
        f'<use class="c{colour}" href="#{anchor}{colour}" x="6" y="{num(y - 5)}"/>'
        if colour >= 0
        else ""
    )
    least = NARROW - x - width(sign, 15)
    initials = f'<tspan class="short">{escape(sign)}</tspan> ' if sign else ""
    few, many = fitted(name, 14, least), fitted(name, 14, least + WIDE - NARROW)
    shown = [(few, "")] if few == many else [(few, ' class="n"'), (many, ' class="w"')]
    return use + "".join(
        [
            f'<text{kind}{HALO} x="{x}" y="{num(y)}">{initials}{escape(words)}</text>\n'
            for words, kind in shown
        ]
    )


def _mark(row: _Row, root: str, anchor: str) -> str:
    """A link with all that a date may have been: several pieces are possibilities, and hollow like
    what is only announced.
    """
    (url, title, words, _, _, announced), (_, _, colour, _), (pieces, _, _), y = row
    if len(pieces) == 1:
        drawn = _piece(pieces[0], y, anchor, colour)
    else:
        drawn = f'<line class="or" x1="{num(pieces[0].left)}%" x2="{num(pieces[-1].right)}%" y1="{num(y)}" y2="{num(y)}"/>'
        drawn += "".join([_piece(piece, y, anchor, colour) for piece in pieces])
    kind = _class(colour, hollow=announced or len(pieces) > 1)
    return (
        f'<a{kind} href="{root}{url}"><title>{_said(title, words, announced)}</title>{drawn}</a>\n'
    )


@lru_cache(maxsize=1 << 17)
def _said(title: str, words: str, announced: bool) -> str:
    return escape(f"{title} – {words}{', angekündigt' if announced else ''}")


def _piece(piece: Extent, y: float, anchor: str, colour: int) -> str:
    """A day as its network's shape, anything longer as a bar, which has a least length."""
    left, right, soft, _ = piece
    if left == right and not soft:
        return f'<use href="#{anchor}{_shape(colour)}" x="{num(left)}%" y="{num(y)}"/>'
    return _bar(piece, anchor, colour).format(num(y - TARGET / 2), num(y - BAR / 2), num(y))


@lru_cache(maxsize=1 << 13)
def _bar(piece: Extent, anchor: str, colour: int) -> str:
    """What is longer than a day, for any row: {0} and {1} are the tops of what is hit and of what
    is seen, {2} is the middle.
    """
    fill = f' fill="url(#{anchor}{piece.soft}{_shape(colour)})"' if piece.soft else ""
    least = LEAST if piece.soft else _SHORT
    few, many = [(piece.right - piece.left) * room / 100 < least for room in (NARROW, WIDE)]
    kinds = [(few, "")] if few == many else [(few, ' class="n"'), (many, ' class="w"')]
    hit = _rect(
        ' class="hit"',
        piece,
        ("{0}", TARGET),
        (piece.right - piece.left) * NARROW / 100 < TARGET and TARGET,
    )
    return (
        hit
        + "".join(
            [_rect(f"{kind}{fill}", piece, ("{1}", BAR), short and least) for short, kind in kinds]
        )
        + _arrow(piece)
    )


def _rect(kind: str, piece: Extent, place: tuple[str, int], least: int) -> str:
    """The stretch itself, or so many px around its middle. `place` is its top and its height."""
    top, height = place
    if least:
        middle = num((piece.left + piece.right) / 2)
        return f'<rect{kind} x="{middle}%" y="{top}" width="{least}" height="{height}" transform="translate(-{least // 2})"/>'
    return f'<rect{kind} x="{num(piece.left)}%" y="{top}" width="{num(piece.right - piece.left)}%" height="{height}"/>'


def _arrow(piece: Extent) -> str:
    """The head of a bar that goes on."""
    if not piece.open:
        return ""
    x, way = ("0%", 1) if piece.open == "l" else ("100%", -1)
    return f'<svg x="{x}" y="{{2}}"><path d="M{6 * way}-7L{-5 * way} 0L{6 * way} 7z"/></svg>'


def _ties(rows: Sequence[_Row]) -> str:
    """A thin line from lane to lane where an event belongs to several."""
    heights: dict[str, list[_Row]] = {}
    for row in rows:
        heights.setdefault(row.mark.url, []).append(row)
    return "".join(
        [
            f'<line class="tie" x1="{x}%" x2="{x}%" y1="{num(some[0].y)}" y2="{num(some[-1].y)}"/>\n'
            for some in heights.values()
            if len(some) > 1
            for x in (num((some[0].spot.pieces[0].left + some[0].spot.pieces[0].right) / 2),)
        ]
    )


def _shelf(
    marks: Sequence[Mark], y: float, root: str, anchor: str, whole: str
) -> tuple[str, float]:
    """What has no place on the scale, and where the drawing ends. Many are a few and a link to all."""
    if not marks:
        return "", y + 1
    y += 10 if y else 0
    beside = len(marks) <= BESIDE
    middle, start = (y + 15, 172) if beside else (y + 34, 8)
    shown = marks if len(marks) <= SHELVED else marks[: SHELVED - 3]
    drawn = "".join(
        [_shelved(mark, start + 13 + 26 * n, middle, root, anchor) for n, mark in enumerate(shown)]
    )
    if len(marks) > len(shown):
        x = start + 26 * len(shown) + 6
        drawn += f'<a href="{whole}"><rect class="hit" x="{x}" y="{num(middle - 12)}" width="90" height="24"/>'
        drawn += f'<text x="{x}" y="{num(middle + 5)}">und {len(marks) - len(shown)} weitere</text></a>\n'
    height = 30 if beside else 50
    box = f'<rect class="shelved" y="{num(y)}" width="100%" height="{height}"/><text x="8" y="{num(y + 20 - (0 if beside else 3))}">{_SHELF}</text>\n'
    return box + drawn, y + height + 1


def _shelved(mark: Mark, x: float, y: float, root: str, anchor: str) -> str:
    colour = _colour(mark)
    drawn = f'<use href="#{anchor}{_shape(colour)}" x="{x}" y="{num(y)}"/>'
    said = _said(mark.title, mark.words, mark.announced)
    return f'<a{_class(colour, hollow=mark.announced)} href="{root}{mark.url}"><title>{said}</title>{drawn}</a>\n'


def _class(colour: int, *, hollow: bool) -> str:
    if colour < 0:
        return ' class="hollow"' if hollow else ""
    return f' class="c{colour} hollow"' if hollow else f' class="c{colour}"'


def _colour(mark: Mark) -> int:
    return mark.lanes[0].colour if mark.lanes else -1


# Around the middle, 10 px wide: square, disc, leaf and arch, as the signs of networks are cut; a
# lozenge for none.
SHAPES = (
    "M-5-5h10v10h-10z",
    "M-5.5 0a5.5 5.5 0 0 1 11 0a5.5 5.5 0 0 1-11 0z",
    "M-5-5h4a6 6 0 0 1 6 6v4h-4a6 6 0 0 1-6-6z",
    "M-5.5 5v-4.5a5.5 5.5 0 0 1 11 0v4.5z",
)
LOZENGE = "M0-6l6 6l-6 6l-6-6z"


def _shape(colour: int) -> str:
    return "n" if colour < 0 else str(colour)


@lru_cache(maxsize=1 << 10)
def _drawn_shape(anchor: str, colour: int) -> str:
    """Networks 4 to 7 have the shapes of 0 to 3 with an eye."""
    path = SHAPES[colour % 4] if colour >= 0 else LOZENGE
    eye = '<path class="eye" d="M-2.5 0h5"/>' if colour > 3 else ""
    return f'<g id="{anchor}{_shape(colour)}"><path class="hit" d="M-12-12h24v24h-24z"/><path d="{path}"/>{eye}</g>\n'


@lru_cache(maxsize=1 << 10)
def _fade(anchor: str, soft: str, colour: int) -> str:
    """From nothing to the network's colour: at both ends, on the left, on the right."""
    stops = {
        "b": ((0, 0), (0.4, 1), (0.6, 1), (1, 0)),
        "l": ((0, 0), (1, 1)),
        "r": ((0, 1), (1, 0)),
    }[soft]
    made = "".join(
        [f'<stop offset="{num(place)}" stop-opacity="{seen}"/>' for place, seen in stops]
    )
    kind = f' class="c{colour}"' if colour >= 0 else ""
    return f'<linearGradient id="{anchor}{soft}{_shape(colour)}"{kind}>{made}</linearGradient>\n'


def _shapes(
    lanes: Sequence[Lane],
    rows: Sequence[_Row],
    shelved: Sequence[Mark],
    anchor: str,
    *,
    named: bool,
) -> str:
    """What marks refer to, each once: the shapes of their networks, and fadings."""
    fades = set()
    colours = {lane.colour for lane in lanes if lane.colour >= 0} if named else set()
    colours.update(map(_colour, shelved))
    for _, (_, _, colour, _), (pieces, _, _), _ in rows:
        for left, right, soft, _ in pieces:
            if soft:
                fades.add((soft, colour))
            elif left == right:
                colours.add(colour)
    return (
        "<defs>\n"
        + "".join(
            [_drawn_shape(anchor, c) for c in sorted(colours)]
            + [_fade(anchor, *fade) for fade in sorted(fades)]
        )
        + "</defs>\n"
    )
