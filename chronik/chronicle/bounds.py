"""Between which days an event must lie, as events before, after, around and within it tell.

A bound is inferred and is no date: the event keeps its own date. What counts, and what does not,
stands in `constraints`; through how many events a bound is known does not matter, and each carries
the chain that it follows from. It is given only where it tells more than the own date, and only
the event's own bounds: what bounds the end of something that lasts says nothing of its beginning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.chronology import (
    BoundBy,
    Point,
    Reached,
    Step,
    earliest,
    latest,
    lower_steps,
    upper_steps,
)
from chronik.chronicle.constraints import (
    BY_FOLLOWING,
    BY_PART,
    ITSELF,
    first_day,
    last_day,
    lasts,
    linked_events,
    of_events,
)
from chronik.dates.edtf import Edtf, Precision
from chronik.dates.words import date_words
from chronik.language.tuples import NamedTuple
from chronik.records.model import AnyEntry

_SHOWN = 4  # links of a chain that are named where it has more


class Bound(NamedTuple):
    """The first or last possible day in words, and how it is known."""

    label: str
    day: int  # as `date.toordinal` gives it
    words: str
    why: str  # „folgt auf“, and the names of the chain: „„B“; „B“ folgt auf „A““
    event: AnyEntry  # whose date it is
    # keys of all that `why` and `event` name, and what else it says: what a page needs for it
    through: tuple[str, ...]


BoundsOf = Mapping[str, tuple[Bound, ...]]  # by event; those without any are not there


class _Solved(NamedTuple):
    chronicle: Chronicle
    lower: Reached
    upper: Reached


def all_bounds(chronicle: Chronicle) -> BoundsOf:
    """The bounds of every event that has some."""
    system = of_events(chronicle)
    solved = _Solved(chronicle, earliest(system), latest(system))

    found = ((event.key, tuple(_bounds(solved, event))) for event in linked_events(chronicle))
    return {key: bounds for key, bounds in found if bounds}


def _bounds(solved: _Solved, event: AnyEntry) -> Iterator[Bound]:
    """The tightest bound of each kind."""
    first, last = first_day(event), last_day(solved.chronicle, event)
    begin = event.date.parts[0] if _is_period(event) else event.date
    end = event.date.parts[-1] if _is_period(event) else event.date

    yield from _not_before(solved, first, ("Frühestens", begin))
    if not lasts(solved.chronicle, event):
        yield from _not_after(solved, last, ("Spätestens", end))
        return

    yield from _not_after(solved, last, ("Spätestens", end))
    if _tighter(solved.upper, first, last):
        yield from _not_after(solved, first, ("Begann spätestens", begin))
    if _tighter(solved.lower, last, first):
        yield from _not_before(solved, last, ("Endete frühestens", end))


def _is_period(event: AnyEntry) -> bool:
    return event.date.precision is Precision.RANGE


def _tighter(reached: Reached, one: Point, other: Point) -> bool:
    """Whether more is known of one end than follows from the other."""
    return one in reached and (other not in reached or reached[one].day != reached[other].day)


def _not_before(solved: _Solved, point: Point, said: tuple[str, Edtf]) -> Iterator[Bound]:
    """As exact as the other date is: „frühestens 2021“, not „frühestens 1. Januar 2021“."""
    label, own = said
    known = solved.lower.get(point)
    if known and known.step and (own.earliest is None or known.day > own.earliest):
        way = ((step.after.owner, step) for step in lower_steps(solved.lower, point))
        date = _first(solved.chronicle.entries[known.origin.owner].date, known.day)
        yield _bound(solved.chronicle, (label, date), known, way)


def _not_after(solved: _Solved, point: Point, said: tuple[str, Edtf]) -> Iterator[Bound]:
    label, own = said
    known = solved.upper.get(point)
    if known and known.step and (own.latest is None or known.day < own.latest):
        way = ((step.before.owner, step) for step in upper_steps(solved.upper, point))
        date = _last(solved.chronicle.entries[known.origin.owner].date, known.day)
        yield _bound(solved.chronicle, (label, date), known, way)


def _bound(
    chronicle: Chronicle, said: tuple[str, Edtf], known: BoundBy, way: Iterator[tuple[str, Step]]
) -> Bound:
    """`way` goes from the event to the origin: each step, and on whose side of it we are."""
    label, date = said
    linked = ((here, step) for here, step in way if step.said.field != ITSELF)
    links = list(islice(linked, _SHOWN if known.length > _SHOWN + 1 else known.length))
    event = chronicle.entries[known.origin.owner]
    between = known.length - len(links)
    rest = [f"so über {between - 1} weitere bis zu „{chronicle.name_of(event)}“"] if between else []

    return Bound(
        label=label,
        day=known.day,
        words=date_words(date),
        why="; ".join([*_link_words(chronicle, links), *rest]),
        event=event,
        through=(*[_across(here, step) for here, step in links], event.key, *rest),
    )


def _link_words(chronicle: Chronicle, links: Iterable[tuple[str, Step]]) -> Iterator[str]:
    """„folgt auf „B““, and where the chain goes on „„B“ folgt auf „A““."""
    for number, (here, step) in enumerate(links):
        there = f"„{chronicle.name(_across(here, step))}“"
        own = f"„{chronicle.name(here)}“"
        short, long = _WORDS[step.said.field, step.said.entry == here]
        yield long.format(own, there) if number else short.format(there)


# By the field, and whether the side on which we are states it: at the beginning, and further on.
_WORDS = {
    (BY_FOLLOWING, True): ("folgt auf {}", "{} folgt auf {}"),
    (BY_FOLLOWING, False): ("darauf folgte {}", "auf {} folgte {}"),
    (BY_PART, True): ("Teil von {}", "{} ist Teil von {}"),
    (BY_PART, False): ("dazu gehört {}", "zu {} gehört {}"),
}


def _across(here: str, step: Step) -> str:
    return step.before.owner if step.after.owner == here else step.after.owner


def _first(when: Edtf, day: int) -> Edtf:
    """The part of a date that gives its first day."""
    part = next((part for part in when.parts if part.earliest == day), None)
    return _first(part, day) if part else when


def _last(when: Edtf, day: int) -> Edtf:
    part = next((part for part in when.parts[::-1] if part.latest == day), None)
    return _last(part, day) if part else when
