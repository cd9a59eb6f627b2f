"""Who belonged when: a row a member, and in it what is known and no more.

An attestation is a mark of its own: a disc for a day, a pale strip over the month or the year it
names. A bar stands only between two known ends. Where one end is open the bar runs out on that
side; attestations alone never make one. Another role of the same member is another segment of its
row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from html import escape

from chronik.html.pictures.svg import Sheet, num, strip
from chronik.html.pictures.time.axis import HIGH, axis
from chronik.html.pictures.time.eras import (
    OF_ENTRIES,
    Reach,
    breaks_in_words,
    eras_of,
    reaches,
)
from chronik.html.pictures.time.names import name_at
from chronik.html.pictures.time.scale import Scale, scale_of
from chronik.html.pictures.time.tenures import Line, Segment, Shape, shapes
from chronik.language.tuples import NamedTuple
from chronik.words.german import counted, number

MOST_ROWS = 40  # at most
_ROW, _NAME, TRACK = 36, 10, 26  # px: a row, and in it the middle of its letters and its marks
THIN, THICK = 6, 11  # px: bars of a member's first role, and of every second one
LEGEND = {
    "day": "Punkte sind Belege für einen Tag.",
    "zone": "Helle Streifen sind nur auf den Monat, das Jahr oder ungenauer bekannt.",
    "bar": "Balken haben einen bekannten Beginn und ein bekanntes Ende.",
    "fade": "Was ausläuft, ist auf dieser Seite offen.",
    "maybe": "Hohl oder gepunktet ist, was unsicher ist.",
}


class Drawn(NamedTuple):
    """The picture, what it means, and the sums: every relation is in one of them."""

    svg: str  # "" where no relation has a place on the scale
    words: str
    drawn: int = 0
    crowded: int = 0  # has a place, but others are better attested
    undated: int = 0
    years: tuple[int, int] = (0, 0)  # first and last of the scale


class _Part(NamedTuple):
    """A segment as it is drawn."""

    segment: Segment
    shapes: tuple[Shape, ...]


class _Row(NamedTuple):
    line: Line
    parts: tuple[_Part, ...]
    y: int

    @property
    def shapes(self) -> list[Shape]:
        return [shape for part in self.parts for shape in part.shapes]


def memberships_picture(
    lines: Sequence[Line], *, span: tuple[int, int], root: str, anchor: str, title: str, noun: str
) -> Drawn:
    """What is open reaches as far as `span`, the chronicle's years.

    `noun` says in the dative plural what a row is.
    """
    dated = _dated(lines)
    placed, undated = _count(dated), _count(lines) - _count(dated)
    if not dated:
        return Drawn("", "", undated=undated)

    kept = _best(dated)
    held = [reach for line in kept for s in line.segments for reach in _reaches(s, span)]
    eras = eras_of(held)
    scale = scale_of(eras)
    rows = _rows(kept, scale)
    breaks = breaks_in_words(eras, held, OF_ENTRIES)
    parts = (*_left_out(len(kept), len(dated), undated, noun), *_meanings(rows), breaks)
    words = " ".join(filter(None, parts))

    height = HIGH + _ROW * len(rows)
    drawn = "".join([_row(row, Sheet(root, anchor)) for row in rows])
    svg = strip(
        f"{_fadings(rows, anchor)}{axis(scale, height, anchor)}{drawn}",
        height=height + 1,
        kind="tenures",
        anchor=anchor,
        title=title,
        words=words,
    )
    shown = _count(kept)
    return Drawn(
        svg,
        words,
        drawn=shown,
        crowded=placed - shown,
        undated=undated,
        years=(eras[0].first, eras[-1].last),
    )


def _dated(lines: Iterable[Line]) -> list[Line]:
    """The lines with what has a place on the scale."""
    cut = [line._replace(segments=tuple([s for s in line.segments if s.dates])) for line in lines]
    return [line for line in cut if line.segments]


def _count(lines: Iterable[Line]) -> int:
    return sum([len(line.segments) for line in lines])


def _best(lines: list[Line]) -> list[Line]:
    """Those with most dates, where they are too many; in the order given."""
    if len(lines) <= MOST_ROWS:
        return lines
    dates = [sum([len(s.dates) for s in line.segments]) for line in lines]
    ranked = sorted(range(len(lines)), key=lambda n: -dates[n])
    return [lines[n] for n in sorted(ranked[:MOST_ROWS])]


def _reaches(segment: Segment, span: tuple[int, int]) -> list[Reach]:
    """From its beginning to its end; the years of each date that bounds neither; attestations.

    What has one known end may go on through all years of the chronicle.
    """
    ends = [d for d in (segment.since, segment.until) if d and d.placed]
    found = [reach for d in (*ends, *segment.attested) for reach in reaches(d)]
    years = [year for d in ends for reach in reaches(d) for year in reach if year is not None]
    if len(ends) == 2:
        return [*found, Reach(min(years), max(years))]
    if ends:
        other = span[1] if segment.since in ends else span[0]
        return [*found, Reach(min(*years, other), max(*years, other))] if other else found
    return found


def _rows(lines: Sequence[Line], scale: Scale) -> list[_Row]:
    rows = []
    for n, line in enumerate(lines):
        parts = [_Part(segment, tuple(shapes(segment, scale))) for segment in line.segments]
        rows.append(_Row(line, tuple(parts), HIGH + _ROW * n))
    return rows


def _left_out(shown: int, dated: int, undated: int, noun: str) -> Iterator[str]:
    """What is not drawn."""
    if shown < dated:
        few = f"die {shown} am besten belegten von {number(dated)} {noun} mit Zeitangabe"
        yield f"Gezeigt sind {few}; {number(dated - shown)} weitere stehen nur in der Tabelle."
    if undated:
        stand = "steht" if undated == 1 else "stehen"
        yield f"{counted(undated, 'Angabe', 'Angaben')} ohne Jahr {stand} nur in der Tabelle."


def _meanings(rows: Iterable[_Row]) -> Iterator[str]:
    """What the marks mean that occur."""
    kinds = set()
    for shape in [shape for row in rows for shape in row.shapes]:
        kinds.add("zone" if shape.kind == "seen" else shape.kind)
        if shape.unsure:
            kinds.add("maybe")
    yield from [meaning for kind, meaning in LEGEND.items() if kind in kinds]


def _row(row: _Row, sheet: Sheet) -> str:
    line, y = row.line, row.y
    roles = list(dict.fromkeys([part.segment.role for part in row.parts]))
    fade = f"{sheet.anchor}{_ink(line.colour)}"
    drawn = ""
    for part in row.parts:
        high = THICK if roles.index(part.segment.role) % 2 else THIN
        drawn += _segment(part, y + TRACK, fade, high)

    kind = f' class="c{line.colour}"' if line.colour >= 0 else ""
    hit = f'<rect class="hit" y="{y}" width="100%" height="{_ROW}"/>'
    return (
        f'<a{kind} href="{sheet.root}{line.url}">{hit}{name_at(line.name, y + _NAME)}{drawn}</a>\n'
        f'<line class="under" x2="100%" y1="{y + _ROW}" y2="{y + _ROW}"/>\n'
    )


def _segment(part: _Part, y: int, fade: str, high: int) -> str:
    """Strips lie below, marks above."""
    ranked = sorted(part.shapes, key=lambda shape: _LAYERS.index(shape.kind))
    drawn = "".join([_shape(shape, y, fade, high) for shape in ranked])
    return f"<g><title>{escape(part.segment.words)}</title>{drawn}</g>\n"


_LAYERS = ("zone", "fade", "bar", "seen", "day")


@lru_cache(maxsize=1 << 13)
def _shape(shape: Shape, y: int, fade: str, high: int) -> str:
    maybe = " maybe" if shape.unsure and shape.kind != "fade" else ""
    left, right = num(shape.left), num(shape.right)
    if shape.kind == "day":
        return f'<circle class="day{maybe}" cx="{left}%" cy="{y}" r="5"/>'
    if shape.kind in ("zone", "seen"):
        place = f'x1="{left}%" x2="{right}%" y1="{y}" y2="{y}"'
        halo = f'<line class="halo" {place}/>' if shape.kind == "seen" else ""
        return f'{halo}<line class="zone{maybe}" {place}/>'
    fill = f' fill="url(#{fade}{shape.side})"' if shape.side else ""
    place = f'x="{left}%" y="{num(y - high / 2)}" width="{num(shape.right - shape.left)}%"'
    return f'<rect class="{shape.kind}{maybe}"{fill} {place} height="{high}"/>'


def _ink(colour: int) -> str:
    return "n" if colour < 0 else str(colour)


def _fadings(rows: Iterable[_Row], anchor: str) -> str:
    """From the colour of the row to nothing, to the right or to the left."""
    fades = {(shape.side, row.line.colour) for row in rows for shape in row.shapes if shape.side}
    return "".join([_fading(anchor, side, colour) for side, colour in sorted(fades)])


def _fading(anchor: str, side: str, colour: int) -> str:
    kind = f' class="c{colour}"' if colour >= 0 else ""
    begin, end = (1, 0) if side == "r" else (0, 1)
    return (
        f'<linearGradient id="{anchor}{_ink(colour)}{side}"{kind}>'
        f'<stop offset="0" stop-opacity="{begin}"/><stop offset="1" stop-opacity="{end}"/>'
        "</linearGradient>\n"
    )
