"""What the entries say of the order of days, as a system that `chronology` can solve.

- The first day of what lasts is not after its last. What is no period and has no parts is taken
  for one moment: „Juni 2021“ is some time in it.
- An event does not begin before those that it follows have begun.
- A part lies in its whole, from the first day of the whole to its last.
- A body is founded before it is dissolved; who belongs to it belongs from `since` to `until`, is
  attested in between, and all of it while the body exists.
- So it is of a place: what lies in it does while there is such a place, and what happens there.

A date with `~`, `?` or `%` binds nothing, for how far it reaches is not known. An announced event
may have come on another day, or never: it is told what others prove, and proves nothing. A set is
taken from its first day to its last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.chronology import Point, Step, System, Window
from chronik.dates.edtf import Edtf, Precision
from chronik.language.tuples import NamedTuple
from chronik.records.model import AnyEntry, Reference, Relation, is_announced, preferred, took_place
from chronik.records.statements import dated as dated_in
from chronik.words.diagnostics import START, At

BY_FOLLOWING, BY_PART, ITSELF = "follows", "part_of", "itself"
_FIRST, _LAST = "first", "last"
FOUNDED, DISSOLVED = "founded", "dissolved"
SINCE, UNTIL = "since", "until"
HERE = "here"  # when an event was at a place
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
    """What foundings, dissolutions, memberships and affiliations say, where not all of it can be.

    No more than two dates of a body and of one who belongs to it bear on each other, so what is
    possible by itself is left out: of ten thousand memberships nearly all.
    """
    dated: dict[Point, Dated] = {}
    steps: list[Step] = []
    for body in (body for kind in _BODIES for body in chronicle.of_kind[kind]):
        life = _life(body)
        if len(life) == 2 and not _possible([[time.date] for time in life.values()]):
            _add(dated, steps, life, {})

    for entry, relation in _belongings(chronicle):
        body_key = entry.key if entry.kind in _HAVING_MEMBERS else relation.target
        known = chronicle.entries.get(body_key)
        life = _life(known) if known and known.kind in _BODIES else {}
        if entry.kind == "places":
            life |= _life(entry)
        founded = [time.date for point, time in life.items() if point.name == FOUNDED]
        dissolved = [time.date for point, time in life.items() if point.name == DISSOLVED]
        since = [relation.since] if relation.since else []
        until = [relation.until] if relation.until else []
        if not _possible([founded, since, relation.attested, until, dissolved]):
            _add(dated, steps, life, _times(entry, relation))

    for life, scene in _scenes(chronicle):
        every = sorted({**life, **scene}.items(), key=lambda one: _RANK.get(one[0].name, 2))
        if not _possible([[time.date] for _, time in every]):
            _add(dated, steps, life, scene)

    windows = {point: window_of(time.date) for point, time in dated.items()}
    return Bodies(System(windows, list(dict.fromkeys(steps))), dated)


def _possible(dates: Iterable[Sequence[Edtf]]) -> bool:
    """Whether each group of dates can be no earlier than all groups before it."""
    begun = 0
    for group in dates:
        windows = [window_of(date) for date in group]
        if any(window.last is not None and window.last < begun for window in windows):
            return False
        begun = max([begun, *[window.first or 0 for window in windows]])
    return True


_HAVING_MEMBERS = ("networks", "organisations")
_BODIES = ("networks", "organisations", "places")


def _scenes(chronicle: Chronicle) -> Iterator[tuple[dict[Point, Dated], dict[Point, Dated]]]:
    """The life of a place, and when an event was there."""
    lives = {place.key: life for place in chronicle.of_kind["places"] if (life := _life(place))}
    for event in chronicle.of_kind["events"] if lives else ():
        for relation in event.facts.places if took_place(event) else ():
            if relation.target in lives:
                here = Point(f"{event.key} {relation.at} {HERE}", HERE)
                yield lives[relation.target], {here: Dated(event, event.date, relation.at)}


def _life(body: AnyEntry) -> dict[Point, Dated]:
    """When it was founded and dissolved, as far as that is given."""
    found = {}
    for name, claims in ((FOUNDED, body.facts.founded), (DISSOLVED, body.facts.dissolved)):
        if claim := preferred(claims):
            found[_of_body(body.key, name)] = Dated(body, claim.value, claim.at)
    return found


def _of_body(key: str, name: str) -> Point:
    """Each date stands for itself: that one is wrong says nothing of the other."""
    return Point(f"{key} {name}", name)


def _belongings(chronicle: Chronicle) -> Iterator[tuple[AnyEntry, Relation]]:
    """Each membership, affiliation, region and relation with a time, and who states it."""
    for body in (body for kind in _HAVING_MEMBERS for body in chronicle.of_kind[kind]):
        for member in body.facts.members:
            if member.dates_at:
                yield body, member
    for place in chronicle.of_kind["places"]:
        for whole in place.facts.part_of:
            if whole.dates_at:
                yield place, whole
    for person in chronicle.of_kind["people"]:
        for relation in (*person.facts.affiliations, *person.facts.relations):
            if relation.dates_at:
                yield person, relation


def _times(entry: AnyEntry, relation: Relation) -> dict[Point, Dated]:
    """The dates of a relation by their points."""
    names = [SINCE] if relation.since else []
    names += [UNTIL] if relation.until else []
    names += [f"attested {number}" for number, _ in enumerate(relation.attested)]
    return {
        Point(f"{entry.key} {relation.at} {name}", name): Dated(entry, date, at)
        for name, (date, at) in zip(names, dated_in(relation), strict=True)
    }


def _add(
    dated: dict[Point, Dated],
    steps: list[Step],
    life: dict[Point, Dated],
    times: dict[Point, Dated],
) -> None:
    """What belongs begins before it ends, and does both in the time of the body."""
    every = {**life, **times}
    dated.update(every)
    steps += [
        _order(one, other)
        for one in every
        for other in every
        if _RANK.get(one.name, 2) < _RANK.get(other.name, 2)
    ]


_RANK = {FOUNDED: 0, SINCE: 1, UNTIL: 3, DISSOLVED: 4}  # what is attested in between


def _order(before: Point, after: Point) -> Step:
    return Step(before, after, Ground(ITSELF))
