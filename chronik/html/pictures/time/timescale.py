"""What pictures of time share: the scale from first to last year, its ticks, the marks upon it.

A place on the scale is a percentage of the picture's width, so a picture fits any width and its
letters keep their size. What may collide is reckoned in px at the narrowest width, `NARROW`; ticks
for more room appear from 704 px on (class `w`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeVar

from chronik.chronicle.cards import Badge
from chronik.dates.edtf import MONTHS, OPEN, Edtf, Precision, parse
from chronik.html.pictures.svg import HALO, num, width
from chronik.words.german import counted

PAD = 5.0  # per cent at both ends
NARROW, WIDE = 280, 480  # px: the least room on a phone, and beside a margin
AXIS = 22  # px high
LETTERS = 13  # px: letters of the scale
# months from tick to tick
_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000)
_SHORT = (
    *("Jan.", "Febr.", "März", "April", "Mai", "Juni"),
    *("Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."),
)
LANES = 8  # at most
_SHARED = "+"  # sign of the lane that several networks share
TARGET = 24  # px: what a finger hits
LEAST = 28  # px: the shortest bar that runs out softly
FADING = 15.0  # per cent: how far a bar reaches towards an end that nobody knows
SHELF = "ohne sichere Einordnung"  # where events lie that have no year


class Mark(NamedTuple):
    """An event: `words` say its date, `lanes` are the signs of its networks."""

    url: str
    title: str
    words: str
    date: Edtf
    lanes: tuple[Badge, ...]
    announced: bool
    under: int = 0  # the year it stands under, where that is not the year of its date


class Band(NamedTuple):
    """Marks of one network, of several, or of those without one."""

    sign: str
    name: str
    colour: int  # -1 where no single network gives it
    marks: tuple[Mark, ...]


class Sums(NamedTuple):
    """Every event is placed or on the shelf."""

    events: int
    placed: int
    shelved: int

    @property
    def words(self) -> str:
        events = counted(self.events, "Ereignis", "Ereignisse")
        shelf = f", {self.shelved} {SHELF}" if self.shelved else ""
        return f"{events}: {self.placed} auf der Zeitachse{shelf}"


def sums(marks: Sequence[Mark]) -> Sums:
    placed = sum([m.date.placed for m in marks])
    return Sums(len(marks), placed, len(marks) - placed)


def lanes_of(marks: Iterable[Mark], most: int = LANES) -> list[Band]:
    """Placed marks by network, in the order in which the networks appear; those of none last.

    When there would be more than so many networks, those with most events keep their lanes, and the
    others share one.
    """
    by_network, signs = _by_network(marks)
    without = tuple(by_network.pop("", ()))
    kept = frozenset(by_network)
    if len(by_network) > most:
        kept = frozenset(sorted(by_network, key=lambda url: -len(by_network[url]))[: most - 1])

    lanes = [_lane(signs[url], by_network[url]) for url in by_network if url in kept]
    others = [by_network[url] for url in by_network if url not in kept]
    if others:
        shared = {mark.url: mark for held in others for mark in held}
        name = f"{len(others)} weitere Netzwerke"
        lanes.append(Band(_SHARED, name, -1, tuple(shared.values())))
    if without:
        lanes.append(Band("", "ohne Netzwerk", -1, without))
    return lanes


def _by_network(marks: Iterable[Mark]) -> tuple[dict[str, list[Mark]], dict[str, Badge]]:
    """Marks by the address of their network, and the networks' signs; "" for those without one.

    A text is looked up much more quickly than a sign or a mark.
    """
    by_network: dict[str, list[Mark]] = {}
    signs: dict[str, Badge] = {}
    for mark in marks:
        for network in mark.lanes:
            signs.setdefault(network.url, network)
            by_network.setdefault(network.url, []).append(mark)
        if not mark.lanes:
            by_network.setdefault("", []).append(mark)
    return by_network, signs


def _lane(network: Badge, marks: Iterable[Mark]) -> Band:
    return Band(network.sign, network.name, network.colour, tuple(marks))


def in_words(marks: Sequence[Mark], lanes: Sequence[Band]) -> str:
    """What a picture holds, in words."""
    shared = ""
    if any(lane.sign == _SHARED for lane in lanes):
        own = sum(lane.colour >= 0 for lane in lanes)
        shared = f" Eigene Bahnen haben die {own} Netzwerke mit den meisten Ereignissen."
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
    begin, end = span
    first = date(begin, 1, 1).toordinal()
    return Scale(first, date(end, 12, 31).toordinal() + 1 - first)


class Extent(NamedTuple):
    """One possible stretch of a date on the scale, in per cent; a day where both are the same."""

    left: float
    right: float
    soft: str  # "" | "b" | "l" | "r": which ends run out, both, left, right
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
    vague = when.uncertain or when.approximate
    goes_on = when.precision is Precision.RANGE and OPEN in when.parts
    if when.earliest is not None and when.latest is not None:
        if (
            when.precision is Precision.BETWEEN
        ):  # known to lie within, so that it reaches no further
            return (Extent(scale.at(when.earliest), scale.at(when.latest + 1), "b"),)
        if when.precision is Precision.DAY:
            middle = scale.at(when.earliest + 0.5)
            return (Extent(middle, middle, "b" if vague else ""),)
        return (_bounded(scale.at(when.earliest), scale.at(when.latest + 1), vague=vague),)
    if when.earliest is not None:
        return (_from(scale.at(when.earliest), vague=vague, goes_on=goes_on),)
    end = scale.at((when.latest or 0) + 1)
    return (_until(end, vague=vague, goes_on=goes_on),)


def _bounded(left: float, right: float, *, vague: bool) -> Extent:
    more = (right - left) / 3 if vague else 0
    return Extent(max(left - more, 0.0), min(right + more, 100.0), "b" if vague else "")


def _from(left: float, *, vague: bool, goes_on: bool) -> Extent:
    if goes_on:
        return Extent(left, 100.0, "l" if vague else "", "r")
    return Extent(left, min(left + FADING, 100.0), "b" if vague else "r")


def _until(right: float, *, vague: bool, goes_on: bool) -> Extent:
    if goes_on:
        return Extent(0.0, right, "r" if vague else "", "l")
    return Extent(max(right - FADING, 0.0), right, "b" if vague else "l")


def _reach(piece: Extent) -> tuple[float, float]:
    low, high = piece.left * NARROW / 100, piece.right * NARROW / 100
    short = max((LEAST if piece.soft else TARGET) - (high - low), 0) / 2
    return low - short, high + short


class Tick(NamedTuple):
    x: float
    label: str


@lru_cache(maxsize=32)
def ticks(span: tuple[int, int], room: int) -> tuple[Tick, ...]:
    """As many as have their labels apart in a picture so wide. A label begins at its tick."""
    begin, end = span
    scale, months = scale_of(span), 12 * (end - begin + 1)
    wide = room * (100 - 2 * PAD) / 100
    fitting = (step for step in _STEPS if wide * step / months >= _widest_label(step) + 12)
    step = next(fitting, _STEPS[-1])

    found = []
    for count in range(-(-12 * begin // step) * step, 12 * end + 12, step):
        year, month = divmod(count, 12)
        first = date(max(year, 1), month + 1, 1).toordinal()
        found.append(Tick(scale.at(first), _label(year, month, step)))
    return tuple(t for t in found if t.x / 100 * room + width(t.label, LETTERS) + 4 <= room)


def _widest_label(step: int) -> float:
    if step >= 12:
        return width("0000", LETTERS)
    labels = _SHORT if step == 1 else [MONTHS[month] for month in range(0, 12, step)]
    return max(width(label, LETTERS) for label in labels)


def _label(year: int, month: int, step: int) -> str:
    return str(year) if month == 0 else (_SHORT if step == 1 else MONTHS)[month]


@lru_cache(maxsize=8)
def axis(span: tuple[int, int]) -> str:
    """Labels along the top and thin lines through the whole height of what holds them."""
    few, many = ticks(span, NARROW), ticks(span, WIDE)
    groups = (
        ("", [t for t in few if t in many]),
        (' class="n"', [t for t in few if t not in many]),
        (' class="w"', [t for t in many if t not in few]),
    )
    return "".join([f"<g{kind}>{_ruled(shown)}</g>\n" for kind, shown in groups if shown])


def _ruled(shown: Sequence[Tick]) -> str:
    lines = [f'<line x1="{num(t.x)}%" x2="{num(t.x)}%" y2="100%"/>' for t in shown]
    labels = [f'<text x="{num(t.x)}%">{t.label}</text>' for t in shown]
    return f'{"".join(lines)}<g transform="translate(4 11)"{HALO}>{"".join(labels)}</g>'


Variant = TypeVar("Variant")


def by_width(narrow: Variant, wide: Variant) -> tuple[tuple[Variant, str], ...]:
    """What is drawn and the attribute it is drawn with: the same on every screen, or one for each.

    The style sheet shows `n` on narrow screens, `w` on wide ones.
    """
    if narrow == wide:
        return ((narrow, ""),)
    return (narrow, ' class="n"'), (wide, ' class="w"')
