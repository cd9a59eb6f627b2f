"""Very many events: how many there were in each year, leading to years.

All together, and on each network's lane. Where a year has less than 24 px, a link is a decade. The
numbers stand in the links' titles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from html import escape
from typing import NamedTuple

from chronik.html.pictures.svg import HALO, fitted, num, strip, width
from chronik.html.pictures.time.timescale import (
    AXIS,
    LANES,
    NARROW,
    PAD,
    SHELF,
    TARGET,
    Band,
    Mark,
    axis,
    in_words,
    lanes_of,
    scale_of,
)
from chronik.words.german import NBSP, counted, number

ALL, EACH, _LABEL, _GAP = 56, 26, 22, 8  # px high
BINS = 150  # bars at most of a year each; more years are drawn by decade
_STEPS = (10, 20, 50, 100, 200, 500, 1000, 10000)  # years of a link that leads to more than one
_Span = tuple[int, int]
# First year with events, and whether a link is for more than a year -> address, or "" without one.
Way = Callable[[int, bool], str]
Bins = Mapping[int, int]  # first year of a year or decade -> events


class _Track(NamedTuple):
    """A row of bars, as high as `highest` events."""

    counts: Bins
    top: float
    height: int
    highest: int
    colour: int = -1


class _Area(NamedTuple):
    """What links lie upon: the events of each year on a scale, so many px high."""

    years: Bins
    span: _Span
    height: float
    way: Way


def density_picture(
    marks: Sequence[Mark],
    *,
    span: _Span,
    anchor: str,
    way: Way,
    shelf: str,
    room: int,
    named: bool = True,
    most: int = LANES,
) -> str:
    """The picture. `way` and `shelf` are addresses from the page.

    From 1024 px on the picture has `room` px.
    """
    placed = [m for m in marks if m.date.placed]
    lanes = lanes_of(placed, most) if named and any(m.lanes for m in placed) else []
    years = _years(placed)

    y, inner = 0.0, ""
    if years:
        bars, foot = _tracks(years, lanes, span)
        links = _zones(_Area(years, span, foot, way), room)
        inner = f'<svg class="axis" height="{num(foot)}">\n{axis(span)}</svg>\n{links}{bars}'
        y = foot + _GAP

    below, height = _shelf(len(marks) - len(placed), y, shelf)
    return strip(
        f"{inner}{below}",
        height=height,
        kind="times dense",
        anchor=anchor,
        title="Zeitleiste",
        words=in_words(marks, lanes),
    )


def _years(marks: Iterable[Mark]) -> Bins:
    return Counter([m.under or m.date.year or 0 for m in marks])


def _binned(years: Bins, wide: int) -> Bins:
    if wide == 1:
        return years
    counts: Counter[int] = Counter()
    for year, count in years.items():
        counts[year - year % wide] += count
    return counts


def _wide(span: _Span) -> int:
    """How many years a bar is for."""
    first, last = span
    return 1 if last - first < BINS else 10


def _tracks(years: Bins, lanes: Sequence[Band], span: _Span) -> tuple[str, float]:
    """All events, then each lane under its name; and where they end."""
    wide = _wide(span)
    every = _binned(years, wide)
    y = float(AXIS)
    bars = _Track(every, top=y + _LABEL, height=ALL, highest=max(every.values()))
    drawn = f"{_heading(years, y + 14, several=bool(lanes))}{_bars(bars, span)}"
    y += _LABEL + ALL

    counts = [_binned(_years(lane.marks), wide) for lane in lanes]
    highest = max((max(of_lane.values()) for of_lane in counts), default=0)
    for lane, of_lane in zip(lanes, counts, strict=True):
        bars = _Track(of_lane, top=y + _LABEL, height=EACH, highest=highest, colour=lane.colour)
        drawn += f"{_name(lane, y + 18)}{_bars(bars, span)}"
        y += _LABEL + EACH
    return drawn, y


def _heading(years: Bins, y: float, *, several: bool) -> str:
    name = f'<text{HALO} y="{num(y)}">alle Ereignisse</text>\n' if several else ""
    highest = number(max(years.values()))
    most = f'<text class="most"{HALO} x="100%" y="{num(y)}">bis zu {highest} im Jahr</text>\n'
    return f"{name}{most}"


def _name(lane: Band, y: float) -> str:
    """Initials and name of a network."""
    sign = f'<tspan class="short c{lane.colour}">{escape(lane.sign)}</tspan> ' if lane.sign else ""
    name = fitted(lane.name, 14, NARROW - width(lane.sign, 15))
    return f'<text{HALO} y="{num(y)}">{sign}{escape(name)}</text>\n'


def _bars(track: _Track, span: _Span) -> str:
    """A bar a year, or a decade where years are too many, all in one path.

    None is too low to be seen.
    """
    first, last = span
    wide, height = _wide(span), track.height
    bars = [
        _bar(max(year - first, 0), wide, max(1.5, height * count / track.highest))
        for year, count in sorted(track.counts.items())
    ]
    kind = f' class="c{track.colour}"' if track.colour >= 0 else ""
    place = f'x="{num(PAD)}%" y="{num(track.top)}" width="{num(100 - 2 * PAD)}%" height="{height}"'
    box = f'viewBox="0 -{height} {last - first + 1} {height}" preserveAspectRatio="none"'
    return f'<svg {place} {box}><path{kind} d="{"".join(bars)}"/></svg>\n'


def _bar(left: int, wide: int, height: float) -> str:
    return f"M{num(left + 0.1 * wide)} 0v-{num(height)}h{num(0.8 * wide)}v{num(height)}z"


def _zones(area: _Area, room: int) -> str:
    """Links over the whole height: a year where there is room for one, else decades.

    Or both, for wide and narrow screens.
    """
    first, last = area.span
    count = last - first + 1
    share = (100 - 2 * PAD) / 100 / TARGET
    single = [(year, year) for year in range(first, last + 1)]
    if count <= NARROW * share:
        return _links(single, area)
    several = _links(_stretches(area.span), area)
    if count > room * share:
        return several
    years = _links(single, area)
    return f'<g class="decades">\n{several}</g>\n<g class="years">\n{years}</g>\n'


def _stretches(span: _Span) -> Iterator[_Span]:
    """Decades, or more where they are too narrow for a finger.

    A small one at an end joins its neighbour.
    """
    first, last = span
    least = TARGET * (last - first + 1) / (NARROW * (100 - 2 * PAD) / 100)  # years
    step = next(step for step in _STEPS if step >= least)
    bounds = [
        year
        for year in range(first - first % step + step, last + 1, step)
        if year - first >= least and last + 1 - year >= least
    ]
    yield from zip([first, *bounds], [*(year - 1 for year in bounds), last], strict=True)


def _links(zones: Iterable[_Span], area: _Area) -> str:
    return "".join([_link(first, last, area) for first, last in zones])


def _link(first: int, last: int, area: _Area) -> str:
    """To the years of a zone, where they hold events."""
    within = [year for year in range(first, last + 1) if year in area.years]
    if not within:
        return ""
    name = str(first) if first == last else f"{first}\u2013{last}"
    events = counted(sum([area.years[year] for year in within]), "Ereignis", "Ereignisse")
    inner = f"<title>{name}: {events}</title>{_field(first, last, area)}"
    target = area.way(within[0], first < last)
    if not target:
        return f'<g class="zone">{inner}</g>\n'
    return f'<a class="zone" href="{escape(target)}">{inner}</a>\n'


def _field(first: int, last: int, area: _Area) -> str:
    """What is hit."""
    scale = scale_of(area.span)
    left = scale.at(date(first, 1, 1).toordinal())
    right = scale.at(date(last, 12, 31).toordinal() + 1)
    size = f'width="{num(right - left)}%" height="{num(area.height - AXIS)}"'
    return f'<rect x="{num(left)}%" y="{AXIS}" {size}/>'


def _shelf(count: int, y: float, target: str) -> tuple[str, float]:
    """How many have no place on the scale, and where the drawing ends."""
    if not count:
        return "", y + 1
    words = f'<text x="8" y="{num(y + 20)}">{number(count)}{NBSP}{SHELF}</text>'
    box = f'<rect class="shelved" y="{num(y)}" width="100%" height="30"/>'
    link = f'<a href="{escape(target)}">{words}</a>' if target else words
    return f"{box}{link}\n", y + 31
