"""Events on their networks' lanes, each a mark that leads to it.

What has no year lies on a shelf below the scale. Marks are 24 px apart at the narrowest width, so
that each can be hit; a lane has as many rows as that takes. `timeline_picture` gives "" when there
are too many: then a density says more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from chronik.dates.edtf import UNKNOWN, Edtf, Precision
from chronik.html.pictures.svg import Sheet, num, strip
from chronik.html.pictures.time.axis import HIGH, axis
from chronik.html.pictures.time.lanes import LANES, SHELF, Band, Mark, Told, summed_up
from chronik.html.pictures.time.marks import (
    PlacedMark,
    definitions,
    first_emblem,
    placed_mark,
    shelved_mark,
)
from chronik.html.pictures.time.names import name_at
from chronik.html.pictures.time.scale import Scale, scale_of
from chronik.html.pictures.time.spots import TARGET, spot
from chronik.language.tuples import NamedTuple
from chronik.records.emblems import NO_EMBLEM

MOST = 60  # marks
_ROWS = 8  # more than there are lanes
_LABEL, _GAP = 22, 4  # px
SHELVED = 9  # marks on the shelf, at most
_HEAD, _STEP = 26, 24  # px: the words of the shelf, and each mark below them


class _Track(NamedTuple):
    """A lane as it is drawn."""

    lane: Band
    marks: tuple[PlacedMark, ...]
    top: float
    foot: float


def timeline_picture(
    marks: Sequence[Mark],
    *,
    root: str,
    anchor: str,
    shelf: str,
    named: bool = True,
    most: int = LANES,
) -> Told | None:
    """The picture, or None where the marks are too many.

    `named` lanes say whose they are; `shelf` leads to all events on the shelf.
    """
    if len(marks) > MOST:
        return None
    words = summed_up(marks, most)
    named = named and (len(words.lanes) > 1 or {lane.emblem for lane in words.lanes} != {NO_EMBLEM})
    head = _LABEL if named else _GAP
    scale = scale_of(words.eras)
    tracks = list(_tracks(words.lanes, scale, head))
    foot = tracks[-1].foot if tracks else 0.0
    if foot - HIGH > len(tracks) * (head + TARGET + _GAP) + _ROWS * TARGET:
        return None

    sheet, every = Sheet(root, anchor), [mark for track in tracks for mark in track.marks]
    shelved = [m for m in marks if not m.date.placed]
    emblems = {first_emblem(m) for m in shelved}
    if named:
        emblems.update(lane.emblem for lane in words.lanes if lane.emblem != NO_EMBLEM)

    lines = axis(scale, foot, anchor) if tracks else ""
    drawn = "".join([_track(track, sheet, named=named) for track in tracks])
    below, height = _shelf(shelved, foot, sheet, shelf)
    svg = strip(
        f"{definitions(every, emblems, anchor)}{lines}{_ties(every)}{drawn}{below}",
        height=height,
        kind="times",
        anchor=anchor,
        title="Zeitleiste",
        words=words.words,
    )
    return words._replace(svg=svg)


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
    top = float(HIGH)
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
        found[n] = PlacedMark(lane.marks[n], lane.emblem, where, middle + TARGET * row)
    return tuple([found[n] for n in range(len(spots))])


def _track(track: _Track, sheet: Sheet, *, named: bool) -> str:
    name = _name(track.lane, track.top + _LABEL / 2, sheet.anchor) if named else ""
    marks = "".join([placed_mark(mark, sheet) for mark in track.marks])
    foot = num(track.foot)
    return f'{name}{marks}<line class="under" x2="100%" y1="{foot}" y2="{foot}"/>\n'


def _name(lane: Band, y: float, anchor: str) -> str:
    """Shape, sign and name of a network."""
    if lane.emblem == NO_EMBLEM:
        return name_at(lane.name, y, sign=lane.sign)
    name = name_at(lane.name, y, sign=lane.sign, kind="beside")
    colour, shape = lane.emblem
    return f'{name}<use class="c{colour}" href="#{anchor}{colour}{shape}" x="6" y="{num(y)}"/>\n'


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
    """What has no place on the scale, each with its name, and where the drawing ends.

    Many are a few and a link to all.
    """
    if not marks:
        return "", y + 1
    y += 10 if y else 0
    shown = marks if len(marks) <= SHELVED else marks[: SHELVED - 1]
    more = len(marks) - len(shown)
    rows = len(shown) + bool(more)
    height = _HEAD + _STEP * rows + _GAP

    middles = [y + _HEAD + _STEP * (n + 0.5) for n in range(rows)]
    drawn = [shelved_mark(m, middle, sheet) for m, middle in zip(shown, middles, strict=False)]
    if more:
        drawn.append(_rest(more, middles[-1], whole))

    box = f'<rect class="shelved" y="{num(y)}" width="100%" height="{height}"/>'
    words = f'<text class="quiet" x="8" y="{num(y + 19)}">{SHELF}</text>\n'
    return "".join((box, words, *drawn)), y + height + 1


def _rest(count: int, middle: float, whole: str) -> str:
    """How many more lie on the shelf, as a link to all."""
    hit = f'<rect class="hit" y="{num(middle - 12)}" width="100%" height="24"/>'
    words = f'<text x="30" y="{num(middle + 5)}">und {count} weitere</text>'
    return f'<a href="{escape(whole)}">{hit}{words}</a>\n'
