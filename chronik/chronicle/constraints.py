"""What the entries say of the order of days, as a system that `chronology` can solve.

- The first day of what lasts is not after its last. What is no period and has no parts is taken
  for one moment: „Juni 2021“ is some time in it.
- An event does not begin before those that it follows have begun.
- A part lies in its whole, from the first day of the whole to its last.
- A body is founded before it is dissolved; who belongs to it belongs from `since` to `until`, is
  attested in between, and all of it while the body exists.

A date with `~`, `?` or `%` binds nothing, for how far it reaches is not known. An announced event
may have come on another day, or never: it is told what others prove, and proves nothing. A set is
taken from its first day to its last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.chronology import Point, Step, System, Window
from chronik.dates.edtf import Edtf, Precision
from chronik.records.model import AnyEntry, Reference, Relation, is_announced, preferred
from chronik.words.diagnostics import START, At

BY_FOLLOWING, BY_PART, ITSELF = "follows", "part_of", "itself"
_FIRST, _LAST = "first", "last"
FOUNDED, DISSOLVED = "founded", "dissolved"
SINCE, UNTIL = "since", "until"
_NOTHING = Window(None, None)


class Ground(NamedTuple):
    """Who says that one point is not after another, by which field, and where."""

    field: str
    entry: str = ""  # key
    at: At = START


class Dated(NamedTuple):
    """A date that a body or somebody's time in it has, and where it stands."""

    entry: AnyEntry
    date: Edtf
    at: At


class Bodies(NamedTuple):
    """What is known of bodies and of times in them, and each point's date."""

    system: System
    dated: dict[Point, Dated]


def window_of(date: Edtf) -> Window:
    """What the date leaves open; nothing is known where it is in doubt."""
    if date.uncertain or date.approximate:
        return _NOTHING
    return Window(date.earliest, date.latest)


def lasts(chronicle: Chronicle, event: AnyEntry) -> bool:
    """Whether the event has a beginning and an end of its own."""
    return event.date.precision is Precision.RANGE or event.key in chronicle.parts


def first_day(event: AnyEntry) -> Point:
    return Point(event.key, _FIRST)


def last_day(chronicle: Chronicle, event: AnyEntry) -> Point:
    return Point(event.key, _LAST if lasts(chronicle, event) else _FIRST)


def linked_events(chronicle: Chronicle) -> list[AnyEntry]:
    """Those that another event says something of, or that say something of another."""
    parts, followers = chronicle.parts, chronicle.followers
    return [
        event
        for event in chronicle.of_kind["events"]
        if event.facts.follows
        or event.facts.part_of
        or event.key in parts
        or event.key in followers
    ]


def of_events(chronicle: Chronicle) -> System:
    """What `follows` and `part_of` say."""
    events = linked_events(chronicle)
    windows: dict[Point, Window] = {}
    for event in events:
        begin, end = _ends(event.date)
        windows[first_day(event)] = window_of(begin)
        if lasts(chronicle, event):
            windows[last_day(chronicle, event)] = window_of(end)

    return System(
        windows=windows,
        steps=[step for event in events for step in _steps(chronicle, event)],
        silent=frozenset(event.key for event in events if is_announced(event)),
    )


def _ends(date: Edtf) -> tuple[Edtf, Edtf]:
    if date.precision is Precision.RANGE:
        begin, end = date.parts
        return begin, end
    return date, date


def _steps(chronicle: Chronicle, event: AnyEntry) -> Iterator[Step]:
    first, last = first_day(event), last_day(chronicle, event)
    if first != last:
        yield Step(first, last, Ground(ITSELF, event.key))

    for before, at in _named(chronicle, event.facts.follows):
        yield Step(first_day(before), first, Ground(BY_FOLLOWING, event.key, at))

    whole_ref = event.facts.part_of
    for whole, at in _named(chronicle, [whole_ref] if whole_ref else ()):
        said = Ground(BY_PART, event.key, at)
        yield Step(first_day(whole), first, said)
        yield Step(last, last_day(chronicle, whole), said)


def _named(chronicle: Chronicle, references: Iterable[Reference]) -> Iterator[tuple[AnyEntry, At]]:
    for reference in references:
        if (event := chronicle.entries.get(reference.key)) and event.kind == "events":
            yield event, reference.at


def of_bodies(chronicle: Chronicle) -> Bodies:
    """What foundings, dissolutions, memberships and affiliations say."""
    windows: dict[Point, Window] = {}
    steps: list[Step] = []
    dated: dict[Point, Dated] = {}

    for body in (*chronicle.of_kind["networks"], *chronicle.of_kind["organisations"]):
        for name, claims in ((FOUNDED, body.facts.founded), (DISSOLVED, body.facts.dissolved)):
            if claim := preferred(claims):
                point = _of_body(body.key, name)
                windows[point] = window_of(claim.value)
                dated[point] = Dated(body, claim.value, claim.at)
        steps.append(_order(_of_body(body.key, FOUNDED), _of_body(body.key, DISSOLVED)))

    for entry, body_key, relation in _belongings(chronicle):
        times = _times(entry, relation)
        dated.update(times)
        windows.update({point: window_of(time.date) for point, time in times.items()})
        steps += _within(list(times), body_key)
    return Bodies(System(windows, steps), dated)


def _of_body(key: str, name: str) -> Point:
    """Each date stands for itself: that one is wrong says nothing of the other."""
    return Point(f"{key} {name}", name)


def _belongings(chronicle: Chronicle) -> Iterator[tuple[AnyEntry, str, Relation]]:
    """Each relation with a time: who states it, and the body that it is about."""
    for network in chronicle.of_kind["networks"]:
        for member in network.facts.members:
            if member.dates_at:
                yield network, network.key, member
    for person in chronicle.of_kind["people"]:
        for affiliation in person.facts.affiliations:
            if affiliation.dates_at:
                yield person, affiliation.target, affiliation


def _times(entry: AnyEntry, relation: Relation) -> dict[Point, Dated]:
    """The dates of a relation by their points."""
    owner = f"{entry.key} {relation.at}"
    places = iter(relation.dates_at)
    since = [(SINCE, relation.since)] if relation.since else []
    until = [(UNTIL, relation.until)] if relation.until else []
    attested = [(f"attested {n}", date) for n, date in enumerate(relation.attested)]

    found = {name: Dated(entry, date, next(places)) for name, date in (*since, *until, *attested)}
    return {Point(f"{owner} {name}", name): found[name] for name in found}


def _within(points: Sequence[Point], body: str) -> Iterator[Step]:
    """What belongs begins before it ends, and does both in the time of the body."""
    founded, dissolved = _of_body(body, FOUNDED), _of_body(body, DISSOLVED)
    since = [point for point in points if point.name == SINCE]
    until = [point for point in points if point.name == UNTIL]
    between = [point for point in points if point not in since and point not in until]

    yield from (_order(founded, point) for point in points)
    yield from (_order(point, dissolved) for point in points)
    yield from (_order(a, b) for a in since for b in (*between, *until))
    yield from (_order(a, b) for a in between for b in until)


def _order(before: Point, after: Point) -> Step:
    return Step(before, after, Ground(ITSELF))
