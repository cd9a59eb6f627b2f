"""Very many events: how many there were in each year, all together and on each network's lane,
leading to years.

Where a year has less than 24 px, a link is a decade. The numbers stand in the links' titles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from html import escape

from chronik.html.pictures.svg import HALO, fitted, num, strip, width
from chronik.html.pictures.timescale import (
    AXIS,
    LANES,
    NARROW,
    PAD,
    TARGET,
    Lane,
    Mark,
    axis,
    lanes_of,
    said,
    scale_of,
)
from chronik.words.german import NBSP, counted, number

ALL, EACH, _LABEL, _GAP = 56, 26, 22, 8  # px high
BINS = 150  # bars at most of a year each; more years are drawn by decade
_STEPS = (10, 20, 50, 100, 200, 500, 1000, 10000)  # years of a link that leads to more than one
_SHELF = "ohne sichere Einordnung"
_Span = tuple[int, int]
Way = Callable[
    [int, bool], str
]  # first year with events, and whether a link is for more than a year -> address, or "" without one


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
    """The picture. `way` and `shelf` are addresses from the page; from 1024 px on the picture has
    `room` px.
    """
    placed = [m for m in marks if m.date.placed]
    wide = 1 if span[1] - span[0] < BINS else 10
    years = _years(placed)
    lanes = (
        [(lane, _binned(_years(lane.marks), wide)) for lane in lanes_of(placed, most)]
        if named and any(m.lanes for m in placed)
        else []
    )
    highest = max((max(counts.values()) for _, counts in lanes), default=0)
    y, parts = float(AXIS), []
    if years:
        parts.append(
            _heading(years, y, several=bool(lanes))
            + _bars(_binned(years, wide), span, y + _LABEL, ALL)
        )
        y += _LABEL + ALL
    for lane, counts in lanes:
        parts.append(
            _name(lane, y + 18) + _bars(counts, span, y + _LABEL, EACH, highest, lane.colour)
        )
        y += _LABEL + EACH
    scaled = (
        f'<svg class="axis" height="{num(y)}">\n{axis(span)}</svg>\n{_zones(years, span, y, way, room)}'
        if years
        else ""
    )
    below, height = _shelf(len(marks) - len(placed), y + _GAP if years else 0, shelf)
    words = said(marks, [lane for lane, _ in lanes])
    return strip(
        f"{scaled}{''.join(parts)}{below}",
        height=height,
        kind="times dense",
        anchor=anchor,
        title="Zeitleiste",
        words=words,
    )


Bins = Mapping[int, int]  # first year of a year or decade -> events


def _years(marks: Iterable[Mark]) -> Bins:
    return Counter([m.date.year or 0 for m in marks])


def _binned(years: Bins, wide: int) -> Bins:
    if wide == 1:
        return years
    counts: Counter[int] = Counter()
    for year, count in years.items():
        counts[year - year % wide] += count
    return counts


def _heading(years: Bins, y: float, *, several: bool) -> str:
    name = f'<text{HALO} y="{num(y + 14)}">alle Ereignisse</text>\n' if several else ""
    return f'{name}<text class="most"{HALO} x="100%" y="{num(y + 14)}">bis zu {number(max(years.values()))} im Jahr</text>\n'


def _name(lane: Lane, y: float) -> str:
    """Initials and name of a network."""
    sign = f'<tspan class="short c{lane.colour}">{escape(lane.sign)}</tspan> ' if lane.sign else ""
    return f'<text{HALO} y="{num(y)}">{sign}{escape(fitted(lane.name, 14, NARROW - width(lane.sign, 15)))}</text>\n'


def _bars(
    counts: Bins, span: _Span, top: float, height: int, highest: int = 0, colour: int = -1
) -> str:
    """A bar a year, or a decade where years are too many, all in one path. None is too low to be
    seen.
    """
    wide = 1 if span[1] - span[0] < BINS else 10
    highest = highest or max(counts.values())
    path = "".join(
        [
            _bar(max(year - span[0], 0), wide, max(1.5, height * count / highest))
            for year, count in sorted(counts.items())
        ]
    )
    kind = f' class="c{colour}"' if colour >= 0 else ""
    box = f'viewBox="0 -{height} {span[1] - span[0] + 1} {height}" preserveAspectRatio="none"'
    return f'<svg x="{num(PAD)}%" y="{num(top)}" width="{num(100 - 2 * PAD)}%" height="{height}" {box}><path{kind} d="{path}"/></svg>\n'


def _bar(left: int, wide: int, height: float) -> str:
    return f"M{num(left + 0.1 * wide)} 0v-{num(height)}h{num(0.8 * wide)}v{num(height)}z"


def _zones(years: Bins, span: _Span, height: float, way: Way, room: int) -> str:
    """Links over the whole height: a year where there is room for one, else decades; or both, for
    wide and narrow screens.
    """
    count = span[1] - span[0] + 1
    share = (100 - 2 * PAD) / 100 / TARGET
    single = [(year, year) for year in range(span[0], span[1] + 1)] if count <= room * share else []
    if count <= NARROW * share:
        return _links(single, years, span, height, way)
    several = _links(list(_stretches(span)), years, span, height, way)
    return (
        f'<g class="decades">\n{several}</g>\n<g class="years">\n{_links(single, years, span, height, way)}</g>\n'
        if single
        else several
    )


def _stretches(span: _Span) -> Iterator[_Span]:
    """Decades, or more where they are too narrow for a finger; a small one at an end joins its
    neighbour.
    """
    least = TARGET * (span[1] - span[0] + 1) / (NARROW * (100 - 2 * PAD) / 100)  # years
    step = next(step for step in _STEPS if step >= least)
    bounds = [
        year
        for year in range(span[0] - span[0] % step + step, span[1] + 1, step)
        if year - span[0] >= least and span[1] + 1 - year >= least
    ]
    yield from zip([span[0], *bounds], [*(year - 1 for year in bounds), span[1]], strict=True)


def _links(zones: Sequence[_Span], years: Bins, span: _Span, height: float, way: Way) -> str:
    scale = scale_of(span)
    made = []
    for first, last in zones:
        within = [year for year in range(first, last + 1) if year in years]
        if within:
            left, right = (
                scale.at(date(first, 1, 1).toordinal()),
                scale.at(date(last, 12, 31).toordinal() + 1),
            )
            area = f'<rect x="{num(left)}%" y="{AXIS}" width="{num(right - left)}%" height="{num(height - AXIS)}"/>'
            name = str(first) if first == last else f"{first}\u2013{last}"
            said = f"<title>{name}: {counted(sum([years[year] for year in within]), 'Ereignis', 'Ereignisse')}</title>{area}"
            target = way(within[0], first < last)
            made.append(
                f'<a class="zone" href="{escape(target)}">{said}</a>\n'
                if target
                else f'<g class="zone">{said}</g>\n'
            )
    return "".join(made)


def _shelf(count: int, y: float, target: str) -> tuple[str, float]:
    """How many have no place on the scale, and where the drawing ends."""
    if not count:
        return "", y + 1
    words = f'<text x="8" y="{num(y + 20)}">{number(count)}{NBSP}{_SHELF}</text>'
    box = f'<rect class="shelved" y="{num(y)}" width="100%" height="30"/>'
    return (
        f'{box}<a href="{escape(target)}">{words}</a>\n' if target else f"{box}{words}\n"
    ), y + 31
