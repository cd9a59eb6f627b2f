"""Between which days an event must lie, as events before, after, around and within it tell.

A bound is inferred and is no date: the event keeps its own date and its place in the chronicle, or
none. Only what an event that has happened, with a date nobody doubts, says directly is used. It is
given only where it tells more than the own date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from chronik.chronicle.chronicle import Chronicle
from chronik.dates.edtf import Edtf, Precision
from chronik.dates.words import date_words
from chronik.records.model import AnyEntry, Reference, is_announced


class Bound(NamedTuple):
    """The first or last possible day in words, and how it is known."""

    label: str
    day: int  # as `date.toordinal` gives it
    words: str
    why: str  # „folgt auf“
    event: AnyEntry  # that says so


class _Neighbour(NamedTuple):
    """An event that tells of another's date, and how they hang together: „folgt auf“."""

    why: str
    event: AnyEntry


def bounds(chronicle: Chronicle, event: AnyEntry) -> Iterator[Bound]:
    """The tightest bound of each kind."""
    facts, followers, parts = event.facts, chronicle.followers, chronicle.parts
    if not (facts.part_of or facts.follows or event.key in followers or event.key in parts):
        return

    whole = _neighbours("Teil von", _named(chronicle, [facts.part_of] if facts.part_of else ()))
    before = _neighbours("folgt auf", _named(chronicle, facts.follows))
    after = _neighbours("darauf folgte", followers.get(event.key, ()))
    within = _neighbours("dazu gehört", parts.get(event.key, ()))

    # What lasts has a beginning and an end of its own: what bounds one says nothing of the other.
    lasting = event.date.precision is Precision.RANGE
    yield from _earliest("Frühestens", event.date, [*before, *whole])
    if not lasting:
        yield from _latest("Spätestens", event.date, [*after, *whole])
        yield from _latest("Begann spätestens", event.date, within)
        yield from _earliest("Endete frühestens", event.date, within)


def _named(chronicle: Chronicle, references: Iterable[Reference]) -> list[AnyEntry]:
    found = (chronicle.entries.get(reference.key) for reference in references)
    return [event for event in found if event]


def _neighbours(why: str, events: Iterable[AnyEntry]) -> list[_Neighbour]:
    return [_Neighbour(why, event) for event in events if _is_sure(event)]


def _is_sure(event: AnyEntry) -> bool:
    """Neither announced only, for it may have been on another day, nor of a doubtful date.

    How far „um 2021“ reaches is not known.
    """
    return not (event.date.uncertain or event.date.approximate or is_announced(event))


def _earliest(label: str, own: Edtf, neighbours: Iterable[_Neighbour]) -> Iterator[Bound]:
    """As exact as the neighbour's date is: „frühestens 2021“, not „frühestens 1. Januar 2021“."""
    found = [
        _bound(label, day, neighbour, _first(neighbour.event.date))
        for neighbour in neighbours
        if (day := neighbour.event.date.earliest) is not None
    ]

    tightest = max(found, key=lambda bound: bound.day, default=None)
    if tightest and (own.earliest is None or tightest.day > own.earliest):
        yield tightest


def _latest(label: str, own: Edtf, neighbours: Iterable[_Neighbour]) -> Iterator[Bound]:
    found = [
        _bound(label, day, neighbour, _last(neighbour.event.date))
        for neighbour in neighbours
        if (day := neighbour.event.date.latest) is not None
    ]

    tightest = min(found, key=lambda bound: bound.day, default=None)
    if tightest and (own.latest is None or tightest.day < own.latest):
        yield tightest


def _bound(label: str, day: int, neighbour: _Neighbour, date: Edtf) -> Bound:
    words = date_words(date)
    return Bound(label=label, day=day, words=words, why=neighbour.why, event=neighbour.event)


def _first(when: Edtf) -> Edtf:
    return _first(when.parts[0]) if when.parts else when


def _last(when: Edtf) -> Edtf:
    return _last(when.parts[-1]) if when.parts else when
