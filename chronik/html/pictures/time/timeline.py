"""Events on their networks' lanes, each a mark that leads to it.

What has no year lies on a shelf below the scale. Marks are 24 px apart at the narrowest width, so
that each can be hit; a lane has as many rows as that takes. `timeline_picture` gives "" when there
are too many: then a density says more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from html import escape
from typing import NamedTuple

from chronik.dates.edtf import UNKNOWN, Edtf, Precision
from chronik.html.pictures.svg import HALO, Sheet, fitted, num, strip, width
from chronik.html.pictures.time.marks import (
    PlacedMark,
    colour_of,
    definitions,
    placed_mark,
    shelved_mark,
)
from chronik.html.pictures.time.timescale import (
    AXIS,
    LANES,
    NARROW,
    SHELF,
    TARGET,
    WIDE,
    Band,
    Mark,
    Scale,
    axis,
    by_width,
    in_words,
    lanes_of,
    scale_of,
    spot,
)

MOST = 60  # marks
_ROWS = 8  # more than there are lanes
_LABEL, _GAP = 22, 4  # px
BESIDE, SHELVED = 4, 9  # marks beside the words of the shelf, and at most on it


class _Track(NamedTuple):
    """A lane as it is drawn."""

    lane: Band
    marks: tuple[PlacedMark, ...]
    top: float
    foot: float


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
    """The picture, or "" where the marks are too many.

    `named` lanes say whose they are; `shelf` leads to all events on the shelf.
    """
    if len(marks) > MOST:
        return ""
    lanes = lanes_of([m for m in marks if m.date.placed], most)
    named = named and (len(lanes) > 1 or any(lane.colour >= 0 for lane in lanes))
    head = _LABEL if named else _GAP
    tracks = list(_tracks(lanes, scale_of(span), head))
    foot = tracks[-1].foot if tracks else 0.0
    if foot - AXIS > len(lanes) * (head + TARGET + _GAP) + _ROWS * TARGET:
        return ""

    sheet, every = Sheet(root, anchor), [mark for track in tracks for mark in track.marks]
    shelved = [m for m in marks if not m.date.placed]
    colours = {colour_of(m) for m in shelved}
    if named:
        colours.update(lane.colour for lane in lanes if lane.colour >= 0)

    scale = f'<svg class="axis" height="{num(foot)}">\n{axis(span)}</svg>\n' if tracks else ""
    drawn = "".join([_track(track, sheet, named=named) for track in tracks])
    below, height = _shelf(shelved, foot, sheet, shelf)
    return strip(
        f"{definitions(every, colours, anchor)}{scale}{_ties(every)}{drawn}{below}",
        height=height,
        kind="times",
        anchor=anchor,
        title="Zeitleiste",
        words=in_words(marks, lanes),
    )


def legend(marks: Sequence[Mark]) -> str:
    """What the marks mean that are no plain day, as far as they occur."""
    dates = [m.date for m in marks if m.date.placed]
    longer = any(d.precision is not Precision.DAY for d in dates)
    choices = any(d.precision is Precision.CHOICE for d in dates)
    meanings = (
        ("Balken sind Monate, Jahre und Zeiträume.", longer),
        ("Was weich ausläuft, ist unsicher.", any(_soft(d) for d in dates)),
        ("Durch Punkte verbunden sind mehrere mögliche Daten.", choices),
        ("Hohle Zeichen sind angekündigt.", any(m.announced for m in marks)),
    )
    return " ".join(words for words, occurs in meanings if occurs)


def _soft(when: Edtf) -> bool:
    between = any(d.precision is Precision.BETWEEN for d in (when, *when.parts))
    return when.uncertain or when.approximate or between or UNKNOWN in when.parts


def _tracks(lanes: Iterable[Band], scale: Scale, head: int) -> Iterator[_Track]:
    """Lanes from top to bottom, each under a head of that height."""
    top = float(AXIS)
    for lane in lanes:
        marks = _rows(lane, scale, top + head + TARGET / 2)
        foot = max(mark.y for mark in marks) + TARGET / 2 + _GAP
        yield _Track(lane, marks, top=top, foot=foot)
        top = foot


def _rows(lane: Band, scale: Scale, middle: float) -> tuple[PlacedMark, ...]:
    """Each mark in the first row of its lane that has room for it; in the order given."""
    found: dict[int, PlacedMark] = {}
    ends: list[float] = []  # of the last mark of each row
    spots = [(n, spot(mark.date, scale)) for n, mark in enumerate(lane.marks)]
    for n, where in sorted(spots, key=lambda pair: pair[1].low):
        row = 0
        while row < len(ends) and ends[row] > where.low:
            row += 1
        ends[row : row + 1] = [where.high]
        found[n] = PlacedMark(lane.marks[n], lane.colour, where, middle + TARGET * row)
    return tuple([found[n] for n in range(len(spots))])


def _track(track: _Track, sheet: Sheet, *, named: bool) -> str:
    name = _name(track.lane, track.top + 16, sheet.anchor) if named else ""
    marks = "".join([placed_mark(mark, sheet) for mark in track.marks])
    foot = num(track.foot)
    return f'{name}{marks}<line class="under" x2="100%" y1="{foot}" y2="{foot}"/>\n'


def _name(lane: Band, y: float, anchor: str) -> str:
    """Shape, initials and name of a network."""
    x, use = 0, ""
    if lane.colour >= 0:
        shape = f'class="c{lane.colour}" href="#{anchor}{lane.colour}"'
        x, use = 18, f'<use {shape} x="6" y="{num(y - 5)}"/>'
    names = [
        f'<text{kind}{HALO} x="{x}" y="{num(y)}">{words}</text>\n'
        for words, kind in _cut(lane.sign, lane.name, x)
    ]
    return "".join((use, *names))


@lru_cache(maxsize=1 << 12)
def _cut(sign: str, name: str, x: int) -> tuple[tuple[str, str], ...]:
    """Initials and name, cut where the screen is narrow and the name long."""
    initials = f'<tspan class="short">{escape(sign)}</tspan> ' if sign else ""
    least = NARROW - x - width(sign, 15)
    few, many = fitted(name, 14, least), fitted(name, 14, least + WIDE - NARROW)
    return by_width(f"{initials}{escape(few)}", f"{initials}{escape(many)}")


def _ties(every: Iterable[PlacedMark]) -> str:
    """A thin line from lane to lane where an event belongs to several."""
    by_event: dict[str, list[PlacedMark]] = {}
    for placed in every:
        by_event.setdefault(placed.mark.url, []).append(placed)
    return "".join([_tie(same[0], same[-1]) for same in by_event.values() if len(same) > 1])


def _tie(first: PlacedMark, last: PlacedMark) -> str:
    piece = first.spot.pieces[0]
    x = num((piece.left + piece.right) / 2)
    heights = f'y1="{num(first.y)}" y2="{num(last.y)}"'
    return f'<line class="tie" x1="{x}%" x2="{x}%" {heights}/>\n'


def _shelf(marks: Sequence[Mark], y: float, sheet: Sheet, whole: str) -> tuple[str, float]:
    """What has no place on the scale, and where the drawing ends.

    Many are a few and a link to all.
    """
    if not marks:
        return "", y + 1
    y += 10 if y else 0
    beside = len(marks) <= BESIDE  # the words; else the marks stand below them
    start, middle, words_y = (172, y + 15, y + 20) if beside else (8, y + 34, y + 17)
    height = 30 if beside else 50

    shown = marks if len(marks) <= SHELVED else marks[: SHELVED - 3]
    drawn = [shelved_mark(m, start + 13 + 26 * n, middle, sheet) for n, m in enumerate(shown)]
    if len(marks) > len(shown):
        drawn.append(_rest(len(marks) - len(shown), start + 26 * len(shown) + 6, middle, whole))

    box = f'<rect class="shelved" y="{num(y)}" width="100%" height="{height}"/>'
    words = f'<text x="8" y="{num(words_y)}">{SHELF}</text>\n'
    return "".join((box, words, *drawn)), y + height + 1


def _rest(count: int, x: int, middle: float, whole: str) -> str:
    """How many more lie on the shelf, as a link to all."""
    hit = f'<rect class="hit" x="{x}" y="{num(middle - 12)}" width="90" height="24"/>'
    words = f'<text x="{x}" y="{num(middle + 5)}">und {count} weitere</text>'
    return f'<a href="{whole}">{hit}{words}</a>\n'
