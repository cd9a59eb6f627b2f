"""Events on the lanes of their networks, and what a picture of them says in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chronik.chronicle.cards import Badge
from chronik.dates.edtf import Edtf
from chronik.html.pictures.time.eras import (
    OF_EVENTS,
    Era,
    Reach,
    breaks_in_words,
    eras_of,
    reaches,
)
from chronik.language.tuples import NamedTuple
from chronik.records.emblems import NO_EMBLEM, Emblem
from chronik.words.german import counted, number

LANES = 8  # at most
_SHARED = "+"  # sign of the lane that several networks share
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
    emblem: Emblem  # `NO_EMBLEM` where no single network gives it
    marks: tuple[Mark, ...]


class Sums(NamedTuple):
    """Every event is placed or on the shelf."""

    events: int
    placed: int
    shelved: int

    @property
    def words(self) -> str:
        events = counted(self.events, "Ereignis", "Ereignisse")
        shelf = f", {number(self.shelved)} {SHELF}" if self.shelved else ""
        return f"{events}: {number(self.placed)} auf der Zeitachse{shelf}"


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
        lanes.append(Band(_SHARED, name, NO_EMBLEM, tuple(shared.values())))
    if without:
        lanes.append(Band("", "ohne Netzwerk", NO_EMBLEM, without))
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
    return Band(network.sign, network.name, network.emblem, tuple(marks))


class Told(NamedTuple):
    """A picture's scale and lanes, and what it says in words."""

    eras: tuple[Era, ...]
    lanes: list[Band]
    sums: str  # how many events, and where
    breaks: str  # of the axis, or ""
    svg: str = ""

    @property
    def words(self) -> str:
        return " ".join(filter(None, (self.sums, self.breaks)))


def summed_up(marks: Sequence[Mark], most: int = LANES) -> Told:
    """All but the drawing; at most so many networks have lanes."""
    placed = [m for m in marks if m.date.placed]
    dated = [reach for m in placed for reach in _reaches(m)]
    eras = eras_of(dated)
    lanes = lanes_of(placed, most)
    breaks = breaks_in_words(eras, dated, OF_EVENTS)
    return Told(eras=eras, lanes=lanes, sums=_in_words(marks, lanes), breaks=breaks)


def _reaches(mark: Mark) -> tuple[Reach, ...]:
    """The years of its date, and the one it stands under."""
    moved = (Reach(mark.under, mark.under),) if mark.under else ()
    return (*moved, *reaches(mark.date))


def _in_words(marks: Sequence[Mark], lanes: Sequence[Band]) -> str:
    """What a picture holds, in words."""
    shared = ""
    if any(lane.sign == _SHARED for lane in lanes):
        own = sum(lane.emblem != NO_EMBLEM for lane in lanes)
        shared = f" Eigene Bahnen haben die {own} Netzwerke mit den meisten Ereignissen."
    return f"{sums(marks).words}.{shared}"
