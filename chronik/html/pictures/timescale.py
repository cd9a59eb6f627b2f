"""What pictures of time share: the scale from the first to the last year of a chronicle, its ticks,
and the marks upon it.

A place on the scale is a percentage of the picture's width, so a picture fits any width and its
letters keep their size. What may collide is reckoned in px at the narrowest width, `NARROW`; ticks
for more room appear from 704 px on (class `w`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from chronik.chronicle.cards import Badge
from chronik.dates.edtf import MONTHS, OPEN, Edtf, Precision, parse
from chronik.html.pictures.svg import HALO, num, width
from chronik.words.german import counted

PAD = 5.0  # per cent at both ends
NARROW, WIDE = 280, 480  # px: the least room on a phone, and beside a margin
AXIS = 22  # px high
LETTERS = 13  # px: letters of the scale
_STEPS = (
    1,
    3,
    6,
    12,
    24,
    60,
    120,
    240,
    600,
    1200,
    2400,
    6000,
    12000,
    24000,
)  # months from tick to tick
_SHORT = (
    "Jan.",
    "Febr.",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "Aug.",
    "Sept.",
    "Okt.",
    "Nov.",
    "Dez.",
)
LANES = 8  # at most
_SHARED = "+"  # sign of the lane that several networks share
TARGET = 24  # px: what a finger hits
LEAST = 28  # px: the shortest bar that runs out softly
FADING = 15.0  # per cent: how far a bar reaches towards an end that nobody knows


class Mark(NamedTuple):
    """An event: `words` say its date, `lanes` are the signs of its networks."""

    url: str
    title: str
    words: str
    date: Edtf
    lanes: tuple[Badge, ...]
    announced: bool


class Lane(NamedTuple):
    """Marks of one network, or of those without one. `colour` is -1 where no single network gives
    it.
    """

    sign: str
    name: str
    colour: int
    marks: tuple[Mark, ...]


class Sums(NamedTuple):
    """Every event is placed or on the shelf."""

    events: int
    placed: int
    shelved: int

    @property
    def words(self) -> str:
        shelf = f", {self.shelved} ohne sichere Einordnung" if self.shelved else ""
        return f"{counted(self.events, 'Ereignis', 'Ereignisse')}: {self.placed} auf der Zeitachse{shelf}"


def sums(marks: Sequence[Mark]) -> Sums:
    placed = sum([m.date.placed for m in marks])
    return Sums(len(marks), placed, len(marks) - placed)


def lanes_of(marks: Iterable[Mark], most: int = LANES) -> list[Lane]:
    """Placed marks by network, in the order in which the networks appear; those of none last.

    When there would be more than so many networks, those with most events keep their lanes, and the
    others share one.
    """
    by_network: dict[
        str, list[Mark]
    ] = {}  # by address: a text is looked up much more quickly than a sign or a mark
    signs: dict[str, Badge] = {}
    none: list[Mark] = []
    for mark in marks:
        for network in mark.lanes:
            url = network.url
            if url not in by_network:
                by_network[url], signs[url] = [], network
            by_network[url].append(mark)
        if not mark.lanes:
            none.append(mark)
    busy = (
        sorted(by_network, key=lambda n: -len(by_network[n]))[: most - 1]
        if len(by_network) > most
        else by_network
    )
    found = [
        Lane(signs[n].sign, signs[n].name, signs[n].colour, tuple(some))
        for n, some in by_network.items()
        if n in busy
    ]
    if len(busy) < len(by_network):
        rest = {m.url: m for n, some in by_network.items() if n not in busy for m in some}
        found.append(
            Lane(
                _SHARED,
                f"{len(by_network) - len(busy)} weitere Netzwerke",
                -1,
                tuple(rest.values()),
            )
        )
    return [*found, Lane("", "ohne Netzwerk", -1, tuple(none))] if none else found


def said(marks: Sequence[Mark], lanes: Sequence[Lane]) -> str:
    """What a picture holds, in words."""
    own = sum(lane.colour >= 0 for lane in lanes)
    shared = (
        f" Eigene Bahnen haben die {own} Netzwerke mit den meisten Ereignissen."
        if any(lane.sign == _SHARED for lane in lanes)
        else ""
    )
    return f"{sums(marks).words}.{shared}"


class Scale(NamedTuple):
    """From the first day of a year to the last of another."""

    first: int  # day number, as date.toordinal gives it
    days: int

    def at(self, day: float) -> float:
        """Where a day begins, in per cent of the width."""
        return PAD + (100 - 2 * PAD) * min(max((day - self.first) / self.days, 0.0), 1.0)


@lru_cache(maxsize=8)
def scale_of(span: tuple[int, int]) -> Scale:
    first = date(span[0], 1, 1).toordinal()
    return Scale(first, date(span[1], 12, 31).toordinal() + 1 - first)


class Extent(NamedTuple):
    """One possible stretch of a date on the scale, in per cent; a day where both are the same.
    `soft` ends: both, left, right.
    """

    left: float
    right: float
    soft: str  # "" | "b" | "l" | "r"
    open: str = ""  # "l" | "r": it goes on


class Spot(NamedTuple):
    """Where a date stands: its pieces, and the px it takes at the narrowest width."""

    pieces: tuple[Extent, ...]
    low: float
    high: float


def spot(when: Edtf, scale: Scale) -> Spot:
    return _spot(when.text, scale)


@lru_cache(maxsize=1 << 14)
def _spot(text: str, scale: Scale) -> Spot:
    pieces = _pieces(parse(text), scale)
    reach = [_reach(piece) for piece in pieces]
    return Spot(pieces, min(low for low, _ in reach), max(high for _, high in reach))


def _pieces(when: Edtf, scale: Scale) -> tuple[Extent, ...]:
    if when.precision is Precision.CHOICE:
        return tuple(piece for member in when.parts for piece in _pieces(member, scale))
    first, last = when.earliest, when.latest
    vague = when.uncertain or when.approximate
    if first is not None and last is not None:
        if when.precision is Precision.DAY:
            return (Extent(scale.at(first + 0.5), scale.at(first + 0.5), "b" if vague else ""),)
        left, right = scale.at(first), scale.at(last + 1)
        more = (right - left) / 3 if vague else 0
        return (Extent(max(left - more, 0.0), min(right + more, 100.0), "b" if vague else ""),)
    if first is not None:
        left = scale.at(first)
        if OPEN in when.parts:
            return (Extent(left, 100.0, "l" if vague else "", "r"),)
        return (Extent(left, min(left + FADING, 100.0), "b" if vague else "r"),)
    right = scale.at((last or 0) + 1)
    if OPEN in when.parts:
        return (Extent(0.0, right, "r" if vague else "", "l"),)
    return (Extent(max(right - FADING, 0.0), right, "b" if vague else "l"),)


def _reach(piece: Extent) -> tuple[float, float]:
    low, high = piece.left * NARROW / 100, piece.right * NARROW / 100
    short = max((LEAST if piece.soft else TARGET) - (high - low), 0) / 2
    return low - short, high + short


class Tick(NamedTuple):
    x: float
    label: str


@lru_cache(maxsize=32)
def ticks(span: tuple[int, int], room: int) -> tuple[Tick, ...]:
    """As many ticks as have their labels apart in a picture of that width. A label begins at its
    tick.
    """
    scale, months = scale_of(span), 12 * (span[1] - span[0] + 1)
    for step in _STEPS:
        apart = room * (100 - 2 * PAD) / 100 * step / months
        if apart >= max(width(label, LETTERS) for label in _labels(step)) + 12:
            break
    found = [
        (m // 12, m % 12) for m in range(-(-12 * span[0] // step) * step, 12 * span[1] + 12, step)
    ]
    made = (
        Tick(scale.at(date(max(year, 1), month + 1, 1).toordinal()), _label(year, month, step))
        for year, month in found
    )
    return tuple(t for t in made if t.x / 100 * room + width(t.label, LETTERS) + 4 <= room)


def _labels(step: int) -> tuple[str, ...]:
    return (
        ("0000",)
        if step >= 12
        else _SHORT
        if step == 1
        else tuple(MONTHS[m] for m in range(0, 12, step))
    )


def _label(year: int, month: int, step: int) -> str:
    return str(year) if month == 0 else (_SHORT if step == 1 else MONTHS)[month]


@lru_cache(maxsize=8)
def axis(span: tuple[int, int]) -> str:
    """Labels along the top and thin lines through the whole height of the drawing that holds them."""
    few, many = ticks(span, NARROW), ticks(span, WIDE)
    groups = (
        ("", [t for t in few if t in many]),
        (' class="n"', [t for t in few if t not in many]),
        (' class="w"', [t for t in many if t not in few]),
    )
    return "".join([f"<g{kind}>{_ruled(some)}</g>\n" for kind, some in groups if some])


def _ruled(some: Iterable[Tick]) -> str:
    lines = "".join([f'<line x1="{num(t.x)}%" x2="{num(t.x)}%" y2="100%"/>' for t in some])
    return (
        lines
        + f'<g transform="translate(4 11)"{HALO}>'
        + "".join([f'<text x="{num(t.x)}%">{t.label}</text>' for t in some])
        + "</g>"
    )
