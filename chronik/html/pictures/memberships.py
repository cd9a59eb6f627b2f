"""Who belonged when: a row a member, and in it what is known and no more.

An attestation is a mark of its own: a disc for a day, a pale strip over the month or the year it
names. A bar stands only between two known ends. Where one end is open the bar runs out on that
side; attestations alone never make one. Another role of the same member is another segment of its
row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from html import escape
from typing import NamedTuple

from chronik.html.pictures.svg import HALO, fitted, num, strip, width
from chronik.html.pictures.tenures import Line, Segment, Shape, shapes
from chronik.html.pictures.timescale import AXIS, NARROW, WIDE, axis, scale_of
from chronik.words.german import counted

MOST_ROWS = 40  # at most
_HIGH, _NAME, TRACK = 36, 15, 26  # px: a row, the foot of its letters, the middle of its marks
_SIZE, SURE = 14, 23  # px: letters; fewer of them than that always fit
THIN, THICK = 6, 11  # px: bars of a member's first role, and of every second one
LEGEND = {
    "day": "Punkte sind Belege für einen Tag.",
    "zone": "Helle Streifen sind nur auf den Monat, das Jahr oder ungenauer bekannt.",
    "bar": "Balken haben einen bekannten Beginn und ein bekanntes Ende.",
    "fade": "Was ausläuft, ist auf dieser Seite offen.",
    "maybe": "Hohl oder blasser ist, was unsicher ist.",
}


class Drawn(NamedTuple):
    """The picture ("" where no relation has a place on the scale), what it means, and the sums:
    every relation is in one of them.
    """

    svg: str
    words: str
    drawn: int = 0
    crowded: int = 0  # has a place, but others are better attested
    undated: int = 0


_Row = tuple[Line, list[tuple[Segment, list[Shape]]]]


def memberships_picture(
    lines: Sequence[Line], *, span: tuple[int, int], root: str, anchor: str, title: str, noun: str
) -> Drawn:
    """`span` is the chronicle's, widened as far as these dates reach; `noun` says in the dative
    plural what a row is.
    """
    dated = [
        line._replace(segments=some)
        for line in lines
        if (some := tuple([s for s in line.segments if s.dates]))
    ]
    placed, every = _count(dated), _count(lines)
    if not dated:
        return Drawn("", "", undated=every)
    kept = _best(dated)
    reach = _reach(span, kept)
    scale = scale_of(reach)
    rows = [(line, [(s, list(shapes(s, scale))) for s in line.segments]) for line in kept]
    words = " ".join([*_said(len(kept), len(dated), every - placed, noun), *_meanings(rows)])
    height = AXIS + _HIGH * len(rows)
    inner = "".join(
        [_row(line, some, AXIS + _HIGH * n, root, anchor) for n, (line, some) in enumerate(rows)]
    )
    drawn = f'{_fadings(rows, anchor)}<svg class="axis" height="{height}">\n{axis(reach)}</svg>\n{inner}'
    svg = strip(drawn, height=height + 1, kind="tenures", anchor=anchor, title=title, words=words)
    return Drawn(svg, words, _count(kept), placed - _count(kept), every - placed)


def _count(lines: Sequence[Line]) -> int:
    return sum([len(line.segments) for line in lines])


def _best(lines: list[Line]) -> list[Line]:
    """Those with most dates, where they are too many; in the order given."""
    if len(lines) <= MOST_ROWS:
        return lines
    ranked = sorted(
        range(len(lines)), key=lambda n: -sum([len(s.dates) for s in lines[n].segments])
    )
    return [lines[n] for n in sorted(ranked[:MOST_ROWS])]


def _said(shown: int, dated: int, undated: int, noun: str) -> Iterator[str]:
    """What is not drawn."""
    if shown < dated:
        yield f"Gezeigt sind die {shown} am besten belegten von {dated} {noun} mit Zeitangabe."
    if undated:
        yield f"{counted(undated, 'Angabe', 'Angaben')} ohne Jahr {'steht' if undated == 1 else 'stehen'} nur in der Tabelle."


def _meanings(rows: Sequence[_Row]) -> Iterator[str]:
    """What the marks mean that occur."""
    found = [shape for _, some in rows for _, drawn in some for shape in drawn]
    kinds = {"zone" if shape.kind == "seen" else shape.kind for shape in found} | {
        "maybe" for shape in found if shape.unsure
    }
    yield from [meaning for kind, meaning in LEGEND.items() if kind in kinds]


def _reach(span: tuple[int, int], lines: Sequence[Line]) -> tuple[int, int]:
    days = [
        day
        for line in lines
        for s in line.segments
        for d in s.dates
        for day in (d.earliest, d.latest)
        if day is not None
    ]
    first, last = date.fromordinal(min(days)).year, date.fromordinal(max(days)).year
    return (min(span[0], first), max(span[1], last)) if span[1] else (first, last)


def _row(
    line: Line, segments: Sequence[tuple[Segment, list[Shape]]], y: int, root: str, anchor: str
) -> str:
    roles = {role: n for n, role in enumerate(dict.fromkeys([s.role for s, _ in segments]))}
    drawn = "".join(
        [
            _segment(s, some, y + TRACK, f"{anchor}{_ink(line.colour)}", roles[s.role])
            for s, some in segments
        ]
    )
    kind = f' class="c{line.colour}"' if line.colour >= 0 else ""
    named = "".join(
        [f'<text{room}{HALO} y="{y + _NAME}">{words}</text>' for words, room in _names(line.name)]
    )
    return (
        f'<a{kind} href="{root}{line.url}"><rect class="hit" y="{y}" width="100%" height="{_HIGH}"/>{named}\n{drawn}</a>\n'
        f'<line class="under" x2="100%" y1="{y + _HIGH}" y2="{y + _HIGH}"/>\n'
    )


@lru_cache(maxsize=1 << 13)
def _names(name: str) -> tuple[tuple[str, str], ...]:
    """The name as far as there is room, for narrow and for wide screens."""
    if len(name) < SURE or width(name, _SIZE) <= NARROW:
        return ((escape(name), ""),)
    return (escape(fitted(name, _SIZE, NARROW)), ' class="n"'), (
        escape(fitted(name, _SIZE, WIDE)),
        ' class="w"',
    )


def _segment(segment: Segment, parts: Sequence[Shape], y: int, fade: str, role: int) -> str:
    """Strips lie below, marks above."""
    ranked = sorted(parts, key=lambda shape: _LAYERS.index(shape.kind))
    drawn = "".join([_shape(shape, y, fade, THICK if role % 2 else THIN) for shape in ranked])
    return f"<g><title>{escape(segment.words)}</title>{drawn}</g>\n"


_LAYERS = ("zone", "fade", "bar", "seen", "day")


@lru_cache(maxsize=1 << 13)
def _shape(shape: Shape, y: int, fade: str, high: int) -> str:
    kind, left, right, side, unsure = shape
    maybe = " maybe" if unsure and kind != "fade" else ""
    if kind == "day":
        return f'<circle class="day{maybe}" cx="{num(left)}%" cy="{y}" r="5"/>'
    if kind in ("zone", "seen"):
        place = f'x1="{num(left)}%" x2="{num(right)}%" y1="{y}" y2="{y}"'
        return (
            f'<line class="halo" {place}/>' if kind == "seen" else ""
        ) + f'<line class="zone{maybe}" {place}/>'
    fill = f' fill="url(#{fade}{side})"' if side else ""
    return f'<rect class="{kind}{maybe}"{fill} x="{num(left)}%" y="{num(y - high / 2)}" width="{num(right - left)}%" height="{high}"/>'


def _ink(colour: int) -> str:
    return "n" if colour < 0 else str(colour)


def _fadings(rows: Sequence[_Row], anchor: str) -> str:
    """From the colour of the row to nothing, to the right or to the left."""
    fades = {
        (shape.side, line.colour)
        for line, some in rows
        for _, drawn in some
        for shape in drawn
        if shape.side
    }
    return "".join(
        [_fading(f"{anchor}{_ink(colour)}{side}", side, colour) for side, colour in sorted(fades)]
    )


def _fading(name: str, side: str, colour: int) -> str:
    kind = f' class="c{colour}"' if colour >= 0 else ""
    ends = (1, 0) if side == "r" else (0, 1)
    stops = "".join(
        [f'<stop offset="{place}" stop-opacity="{seen}"/>' for place, seen in enumerate(ends)]
    )
    return f'<linearGradient id="{name}"{kind}>{stops}</linearGradient>\n'
