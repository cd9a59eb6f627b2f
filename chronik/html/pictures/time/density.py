"""Very many events: how many there were in each year, leading to years.

All together, and on each network's lane; each row is as high as its highest bar, and says for how
many that stands. Where a year has less than 24 px, a link is a decade. The numbers stand in the
links' titles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape

from chronik.html.pictures.shapes import outline_of
from chronik.html.pictures.svg import num, strip, width
from chronik.html.pictures.time.axis import HIGH, axis
from chronik.html.pictures.time.lanes import LANES, SHELF, Band, Mark, Told, summed_up
from chronik.html.pictures.time.names import LETTER, name_at
from chronik.html.pictures.time.scale import NARROW, EraPart, Scale, scale_of
from chronik.html.pictures.time.spots import TARGET
from chronik.language.tuples import NamedTuple
from chronik.words.german import NBSP, counted, number

ALL, EACH, _LABEL, _MIDDLE, _GAP = 56, 26, 22, 11, 8  # px high
BINS = 150  # bars at most of a year each; more years are drawn by decade
_STEPS = (10, 20, 50, 100, 200, 500, 1000, 10000)  # years of a link that leads to more than one
_Years = tuple[int, int]
Way = Callable[[int], str]  # a year with events -> its address, or "" without one
Bins = Mapping[int, int]  # first year of a year or decade -> events


class _Track(NamedTuple):
    """A row of bars, as high as `highest` events."""

    counts: Bins
    top: float
    height: int
    highest: int
    kind: str = ""  # class


class _Area(NamedTuple):
    """What links lie upon: the events of each year on a scale, so many px high."""

    years: Bins
    scale: Scale
    height: float
    way: Way


def density_picture(
    marks: Sequence[Mark],
    *,
    anchor: str,
    way: Way,
    shelf: str,
    room: int,
    has_lanes: bool = True,
    most: int = LANES,
) -> Told:
    """The picture. `way` and `shelf` are addresses from the page.

    From 1024 px on the picture has `room` px.
    """
    words = summed_up(marks, most)
    placed = [m for m in marks if m.date.placed]
    lanes = words.lanes if has_lanes and any(m.lanes for m in placed) else []
    years = _years(placed)

    y, inner = 0.0, ""
    if years:
        scale = scale_of(words.eras)
        bars, foot = _tracks(years, lanes, scale)
        links = _zones(_Area(years, scale, foot, way), room)
        inner = f"{axis(scale, foot, anchor)}{links}{bars}"
        y = foot + _GAP

    below, height = _shelf(len(marks) - len(placed), y, shelf)
    svg = strip(
        f"{inner}{below}",
        height=height,
        kind="times dense",
        anchor=anchor,
        title="Zeitleiste",
        words=words.words,
    )
    return words._replace(svg=svg)


def _years(marks: Iterable[Mark]) -> Bins:
    return Counter([m.under or m.date.year or 0 for m in marks])


def _binned(years: Bins, scale: Scale) -> Bins:
    """By decade where years are too many; a decade begins no earlier than its part of the axis."""
    if _wide(scale) == 1:
        return years
    counts: Counter[int] = Counter()
    for year, count in years.items():
        begin = next(part.first for part in scale.parts if year <= part.last)
        counts[max(year - year % 10, begin)] += count
    return counts


def _wide(scale: Scale) -> int:
    """How many years a bar is for."""
    return 1 if sum([part.years for part in scale.parts]) <= BINS else 10


def _tracks(years: Bins, lanes: Sequence[Band], scale: Scale) -> tuple[str, float]:
    """All events, then each lane under its name; and where they end."""
    every = _binned(years, scale)
    y = float(HIGH)
    bars = _Track(every, top=y + _LABEL, height=ALL, highest=max(every.values()))
    each = " im Jahr" if _wide(scale) == 1 else " im Jahrzehnt"
    name = name_at("alle Ereignisse", y + _MIDDLE, kind="short") if lanes else ""
    drawn = f"{name}{_most(bars.highest, y + _MIDDLE, each)}{_bars(bars, scale)}"
    y += _LABEL + ALL

    counts = [_binned(_years(lane.marks), scale) for lane in lanes]
    for lane, of_lane in zip(lanes, counts, strict=True):
        kind = f"c{lane.emblem.colour}" if lane.emblem.colour >= 0 else ""
        highest = max(of_lane.values())
        bars = _Track(of_lane, top=y + _LABEL, height=EACH, highest=highest, kind=kind)
        name = _name(lane, y + _MIDDLE, kind)
        drawn += f"{name}{_most(highest, y + _MIDDLE)}{_bars(bars, scale)}"
        y += _LABEL + EACH
    return drawn, y


def _name(lane: Band, y: float, kind: str) -> str:
    """Shape, sign and name of a network."""
    if not kind:
        return name_at(lane.name, y, sign=lane.sign, kind="short")
    name = name_at(lane.name, y, sign=lane.sign, kind="beside short")
    shape = (
        f'<path class="{kind}" transform="translate(6 {num(y)})" d="{outline_of(lane.emblem)}"/>\n'
    )
    return name + shape


def _most(highest: int, y: float, each: str = "") -> str:
    """How many the highest bar is for, at the right; on paper that no line of the axis crosses."""
    words = f"bis zu {number(highest)}{each}"
    wide = num(width(words, LETTER) + 4)
    paper = f'<rect class="paper" x="-{wide}" y="{num(y - 9)}" width="{wide}" height="18"/>'
    return f'<svg class="most" x="100%">{paper}<text y="{num(y + 5)}">{words}</text></svg>\n'


def _bars(track: _Track, scale: Scale) -> str:
    """A bar a year, or a decade where years are too many, in one path for each part of the axis."""
    drawn = [_part(track, part, scale) for part in scale.parts]
    return "".join([svg for svg in drawn if svg])


def _part(track: _Track, part: EraPart, scale: Scale) -> str:
    """Bars are equally wide in all parts, so that equal areas are equally many events."""
    years, height = _wide(scale), track.height
    thick = 0.8 * years * min([each.year for each in scale.parts]) / part.year
    bars = [
        _bar(year - part.first + 0.5 * years, thick, max(1.5, height * count / track.highest))
        for year, count in sorted(track.counts.items())
        if part.first <= year <= part.last
    ]
    if not bars:
        return ""
    kind = f' class="{track.kind}"' if track.kind else ""
    wide = num(part.right - part.left)
    place = f'x="{num(part.left)}%" y="{num(track.top)}" width="{wide}%" height="{height}"'
    box = f'viewBox="0 -{height} {part.years} {height}" preserveAspectRatio="none"'
    return f'<svg {place} {box}><path{kind} d="{"".join(bars)}"/></svg>\n'


def _bar(middle: float, thick: float, height: float) -> str:
    left, wide = (f"{value:.2f}".rstrip("0").rstrip(".") for value in (middle - thick / 2, thick))
    return f"M{left} 0v-{num(height)}h{wide}v{num(height)}z"


def _zones(area: _Area, room: int) -> str:
    """Links over the whole height: a year where there is room for one, else decades.

    Or both, for wide and narrow screens.
    """
    least = min([part.year for part in area.scale.parts])
    single = [(year, year) for part in area.scale.parts for year in _within(part)]
    if least * NARROW / 100 >= TARGET:
        return _links(single, area)
    several = _links([zone for part in area.scale.parts for zone in _decades(part)], area)
    if least * room / 100 < TARGET:
        return several
    years = _links(single, area)
    return f'<g class="decades">\n{several}</g>\n<g class="years">\n{years}</g>\n'


def _within(part: EraPart) -> range:
    return range(part.first, part.last + 1)


def _decades(part: EraPart) -> Iterator[_Years]:
    """Decades, or more where they are too narrow for a finger.

    A small one at an end joins its neighbour.
    """
    first, last = part.first, part.last
    least = TARGET / (part.year * NARROW / 100)  # years
    step = next(step for step in _STEPS if step >= least)
    bounds = [
        year
        for year in range(first - first % step + step, last + 1, step)
        if year - first >= least and last + 1 - year >= least
    ]
    yield from zip([first, *bounds], [*(year - 1 for year in bounds), last], strict=True)


def _links(zones: Iterable[_Years], area: _Area) -> str:
    return "".join([_link(first, last, area) for first, last in zones])


def _link(first: int, last: int, area: _Area) -> str:
    """To the first year of a zone that holds events, where one does."""
    within = [year for year in range(first, last + 1) if year in area.years]
    if not within:
        return ""
    name = str(first) if first == last else f"{first}\u2013{last}"
    events = counted(sum([area.years[year] for year in within]), "Ereignis", "Ereignisse")
    inner = f"<title>{name}: {events}</title>{_field(first, last, area)}"
    target = area.way(within[0])
    if not target:
        return f'<g class="zone">{inner}</g>\n'
    return f'<a class="zone" href="{escape(target)}">{inner}</a>\n'


def _field(first: int, last: int, area: _Area) -> str:
    """What is hit."""
    part = next(part for part in area.scale.parts if first <= part.last)
    left = part.left + (first - part.first) * part.year
    wide = (last - first + 1) * part.year
    size = f'width="{num(wide)}%" height="{num(area.height - HIGH)}"'
    return f'<rect x="{num(left)}%" y="{HIGH}" {size}/>'


def _shelf(count: int, y: float, target: str) -> tuple[str, float]:
    """How many have no place on the scale, and where the drawing ends."""
    if not count:
        return "", y + 1
    words = f'<text x="8" y="{num(y + 20)}">{number(count)}{NBSP}{SHELF}</text>'
    box = f'<rect class="shelved" y="{num(y)}" width="100%" height="30"/>'
    link = f'<a href="{escape(target)}">{words}</a>' if target else words
    return f"{box}{link}\n", y + 31
