"""Where on the scale a relation that lasts is known.

Bars between two known ends, what runs out where one is open, attestations.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from chronik.dates.edtf import Edtf, Precision
from chronik.html.pictures.time.scale import Scale
from chronik.html.pictures.time.spots import FADING
from chronik.language.tuples import NamedTuple


class Segment(NamedTuple):
    """One relation: in which role, from when to when, when it is attested."""

    role: str
    since: Edtf | None
    until: Edtf | None
    attested: tuple[Edtf, ...]
    words: str  # say all of it

    @property
    def dates(self) -> tuple[Edtf, ...]:
        """Those that have a place on the scale."""
        return tuple([d for d in (self.since, self.until, *self.attested) if d and d.placed])


class Line(NamedTuple):
    """A member with its relations. `colour` is that of a network, or -1."""

    url: str
    name: str
    colour: int
    segments: tuple[Segment, ...]


class Shape(NamedTuple):
    """A part of a segment: where it lies in per cent, which side runs out, whether it is unsure."""

    kind: str  # of `LEGEND`, or „seen“: a strip upon a bar
    left: float
    right: float
    side: str = ""  # "l" | "r"
    unsure: bool = False


def shapes(segment: Segment, scale: Scale) -> Iterator[Shape]:
    """What is known of the relation, on the scale. Attestations alone never make a bar."""
    since, until = segment.since, segment.until
    if since and until and _bounded(since) and _bounded(until):
        yield from _between(since, until, scale)
    else:
        yield from _open(segment, scale)

    covered = any(d and d.placed for d in (since, until))
    for when in segment.attested:
        for shape in _attested(when, scale) if when.placed else ():
            yield shape._replace(kind="seen") if covered and shape.kind == "zone" else shape


def _bounded(when: Edtf) -> bool:
    return when.earliest is not None and when.latest is not None


def _vague(*dates: Edtf) -> bool:
    return any(d.uncertain or d.approximate for d in dates)


def _between(since: Edtf, until: Edtf, scale: Scale) -> Iterator[Shape]:
    """A bar from the latest beginning to the earliest end.

    Strips lie over the days on which it may have begun and ended.
    """
    unsure = _vague(since, until)
    left, right = scale.at(since.latest or 0), scale.at((until.earliest or 0) + 1)
    if left < right:
        yield from [_zone(end, scale) for end in (since, until) if end.earliest != end.latest]
        yield Shape("bar", left, right, unsure=unsure)
    else:
        left, right = scale.at(since.earliest or 0), scale.at((until.latest or 0) + 1)
        yield Shape("zone", left, right, unsure=unsure)


def _zone(when: Edtf, scale: Scale) -> Shape:
    """A strip over the bounds; a dot where only one is known."""
    first, last = when.earliest, when.latest
    if first is not None and last is not None:
        return Shape("zone", scale.at(first), scale.at(last + 1), unsure=_vague(when))
    middle = scale.at((last if first is None else first) or 0)
    return Shape("zone", middle, middle, unsure=_vague(when))


def _open(segment: Segment, scale: Scale) -> Iterator[Shape]:
    """What begins and has no known end runs out to the right, as far as it is attested.

    What ends runs out to the left.
    """
    days = [day for d in segment.attested for day in (d.earliest, d.latest) if day is not None]
    reach = [scale.at(day) for day in days]
    for when, running in ((segment.since, _onward), (segment.until, _back)):
        if when and when.placed:
            if when.earliest != when.latest:
                yield _zone(when, scale)
            yield running(when, scale, reach)


def _onward(since: Edtf, scale: Scale, reach: list[float]) -> Shape:
    left = scale.at((since.earliest if since.latest is None else since.latest) or 0)
    right = min(max(left + FADING, *reach, 0.0), 100.0)
    return Shape("fade", left, right, side="r", unsure=_vague(since))


def _back(until: Edtf, scale: Scale, reach: list[float]) -> Shape:
    right = scale.at((until.latest if until.earliest is None else until.earliest) or 0)
    left = max(min(right - FADING, *reach, 100.0), 0.0)
    return Shape("fade", left, right, side="l", unsure=_vague(until))


@lru_cache(maxsize=1 << 12)
def _attested(when: Edtf, scale: Scale) -> tuple[Shape, ...]:
    if when.precision is Precision.CHOICE:
        possible = [shape for member in when.parts for shape in _attested(member, scale)]
        return tuple([shape._replace(unsure=True) for shape in possible])
    if when.precision is Precision.DAY and when.earliest is not None:
        middle = scale.at(when.earliest + 0.5)
        return (Shape("day", middle, middle, unsure=_vague(when)),)
    return (_zone(when, scale),)
