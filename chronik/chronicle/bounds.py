"""Between which days an event must lie, as the events say that it follows, that follow it, that it
is part of, that are part of it.

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
from chronik.records.model import AnyEntry, is_announced


class Bound(NamedTuple):
    """The first or last possible day (as `date.toordinal` gives it) in words, and how it is known."""

    label: str
    day: int
    words: str
    why: str  # „folgt auf“
    event: AnyEntry  # that says so


def bounds(chronicle: Chronicle, event: AnyEntry) -> Iterator[Bound]:
    """The tightest bound of each kind."""
    if not (
        event.facts.part_of
        or event.facts.follows
        or event.key in chronicle.followers
        or event.key in chronicle.parts
    ):
        return
    own = event.date
    lasting = (
        own.precision is Precision.RANGE
    )  # it has a beginning and an end of its own: what bounds one says nothing of the other
    whole = _known(chronicle, [event.facts.part_of.key] if event.facts.part_of else ())
    before = _known(chronicle, (ref.key for ref in event.facts.follows))
    after = [e for e in chronicle.followers.get(event.key, ()) if _is_sure(e)]
    parts = [e for e in chronicle.parts.get(event.key, ()) if _is_sure(e)]
    yield from _earliest("Frühestens", own, (*_why("folgt auf", before), *_why("Teil von", whole)))
    yield from _latest(
        "Spätestens",
        own,
        () if lasting else (*_why("darauf folgte", after), *_why("Teil von", whole)),
    )
    if not lasting:
        yield from _latest("Begann spätestens", own, _why("dazu gehört", parts))
        yield from _earliest("Endete frühestens", own, _why("dazu gehört", parts))


def _known(chronicle: Chronicle, keys: Iterable[str]) -> list[AnyEntry]:
    return [entry for key in keys if (entry := chronicle.entries.get(key)) and _is_sure(entry)]


def _is_sure(event: AnyEntry) -> bool:
    """What was only announced may have been on another day, and how far „um 2021“ reaches is not
    known.
    """
    when = event.date
    return not (when.uncertain or when.approximate or is_announced(event))


def _why(words: str, events: Iterable[AnyEntry]) -> Iterator[tuple[str, AnyEntry]]:
    return ((words, event) for event in events)


def _earliest(label: str, own: Edtf, said: Iterable[tuple[str, AnyEntry]]) -> Iterator[Bound]:
    days = [(day, why, event) for why, event in said if (day := event.date.earliest) is not None]
    if days:
        day, why, event = max(days, key=lambda found: found[0])
        if own.earliest is None or day > own.earliest:
            yield Bound(label, day, date_words(_first(event.date)), why, event)


def _latest(label: str, own: Edtf, said: Iterable[tuple[str, AnyEntry]]) -> Iterator[Bound]:
    days = [(day, why, event) for why, event in said if (day := event.date.latest) is not None]
    if days:
        day, why, event = min(days, key=lambda found: found[0])
        if own.latest is None or day < own.latest:
            yield Bound(label, day, date_words(_last(event.date)), why, event)


def _first(when: Edtf) -> Edtf:
    """As exact as the event's date is: „frühestens 2021“, not „frühestens 1. Januar 2021“."""
    return when.parts[0] if when.parts else when


def _last(when: Edtf) -> Edtf:
    return when.parts[-1] if when.parts else when
