"""The one order of events, in lists, pictures, neighbours, feeds, tables, calendar and filters.

1. By date: earliest bound, latest bound, precision, time of day (none comes first), id
   (`Edtf.order`; what has no earliest bound begins with the year of its latest); then those
   without a year by month and day, then those without a date.
2. Where the sources give an order (`follows`), what the dates leave open obeys it: „2021“ that
   follows „3. Mai 2021“ stands as if it began on that day, and of two that begin on the same day
   the follower comes later, whatever else tells them apart. Nothing moves out of its own date, and
   nothing moves but what follows something; an event stands between two others through any number
   of steps, also through events without a date.

An event stands under the year in which it then begins, which is that of its date but for the few
that a decade, a set or the like lets begin later (`InOrder.moved`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from heapq import heappop, heappush
from itertools import groupby
from math import inf

from chronik.dates.edtf import Edtf, Precision, new_year
from chronik.language.tuples import NamedTuple
from chronik.records.model import AnyEntry, clock_of

_PLACED, _YEARLESS, _UNDATED = _GROUPS = range(3)  # as `Edtf.order` begins


class InOrder(NamedTuple):
    """Events in the one order, and the year of those that stand under another than their date's."""

    events: tuple[AnyEntry, ...]
    moved: Mapping[str, int]


class _Place(NamedTuple):
    """Where an event stands; compared as it is."""

    group: int
    begin: float
    end: float
    precision: int
    clock: str  # "" for none
    id: str


class _Links(NamedTuple):
    """What follows what, among the events there are."""

    before: Mapping[str, Sequence[str]]  # of those that follow something: what they follow
    after: Mapping[str, Sequence[str]]
    forward: Sequence[str]  # all of them, none before one it follows; what goes in a circle is out


def in_order(events: Iterable[AnyEntry]) -> InOrder:
    """Where nothing follows anything, no more than sorting."""
    known = {event.key: event for event in events}
    places = {
        key: _Place(*event.date.order, clock_of(event), event.id) for key, event in known.items()
    }

    links = _links(known)
    if not links.before:
        return InOrder(tuple([known[key] for key in sorted(known, key=places.__getitem__)]), {})

    own = dict(places)
    reach = _move(known, places, links)
    changed = [key for key, place in places.items() if place is not own[key]]
    moved = dict(_other_years(known, places, changed))
    ordered = _ties_obeying(sorted(known, key=places.__getitem__), places, (links, reach))
    return InOrder(tuple([known[key] for key in ordered]), moved)


def _other_years(
    known: Mapping[str, AnyEntry], places: Mapping[str, _Place], changed: Iterable[str]
) -> Iterator[tuple[str, int]]:
    for key in changed:
        if places[key].group == _PLACED:
            year = date.fromordinal(int(places[key].begin)).year
            if year != known[key].date.year:
                yield key, year


# --- what follows what


def _links(known: Mapping[str, AnyEntry]) -> _Links:
    before: dict[str, list[str]] = {}
    after: dict[str, list[str]] = {}
    for key, event in known.items():
        for ref in event.facts.follows:
            if ref.key in known and ref.key != key:
                before.setdefault(key, []).append(ref.key)
                after.setdefault(ref.key, []).append(key)
    return _Links(before, after, _forward(before, after))


def _forward(before: Mapping[str, Sequence[str]], after: Mapping[str, Sequence[str]]) -> list[str]:
    """A circle is an error, which is reported when all is linked; here it only must not hurt."""
    missing = {key: len(keys) for key, keys in before.items()}
    found = [key for key in after if key not in before]
    for key in found:  # grows while it is walked
        for follower in after.get(key, ()):
            missing[follower] -= 1
            if not missing[follower]:
                found.append(follower)
    return found


# --- 1. what the dates leave open


# The latest beginning, by group, of each event and all that it follows; -inf where there is none.
_Reach = Mapping[str, tuple[float, ...]]


def _move(known: Mapping[str, AnyEntry], places: dict[str, _Place], links: _Links) -> _Reach:
    """Move what begins at an unknown time back to what follows it, then all behind what it follows.

    A beginning is handed on through events of other groups, and through those that cannot move.
    """
    _move_back(known, places, links)
    reach: dict[str, tuple[float, ...]] = {}
    for key in links.forward:
        ahead = [reach[other] for other in links.before.get(key, ())]
        begins = [max([one[group] for one in ahead], default=-inf) for group in _GROUPS]
        place = places[key]
        behind = begins[place.group]
        if behind > place.begin:
            places[key] = place = place._replace(begin=_behind(known[key].date, place, behind))
        begins[place.group] = max(behind, place.begin)
        reach[key] = tuple(begins)
    return reach


def _move_back(known: Mapping[str, AnyEntry], places: dict[str, _Place], links: _Links) -> None:
    """„bis 1990“ stands under 1985 where something that began in 1985 follows it."""
    ends: dict[str, float] = {}
    for key in reversed(links.forward):
        event = known[key]
        end = min([ends[other] for other in links.after.get(key, ())], default=inf)
        ends[key] = min(end, _latest_begin(event.date))
        if event.date.placed and event.date.earliest is None and end < places[key].begin:
            places[key] = places[key]._replace(begin=new_year(int(end)))


def _latest_begin(when: Edtf) -> float:
    latest = _begin(when).latest or when.latest
    return inf if latest is None else latest


def _begin(when: Edtf) -> Edtf:
    return when.parts[0] if when.precision is Precision.RANGE else when


def _behind(when: Edtf, place: _Place, day: float) -> float:
    """The first beginning from that day on that the date allows, else the one it has."""
    if place.group != _PLACED:
        return day

    begin = _begin(when)
    fitting = [m for m in begin.parts or (begin,) if m.latest is None or m.latest >= day]
    starts = [max(day, day if m.earliest is None else m.earliest) for m in fitting]
    last = inf if when.latest is None else when.latest
    return next((start for start in starts if start <= last), place.begin)


# --- 2. ties


def _ties_obeying(
    ordered: Iterable[str], places: Mapping[str, _Place], linked: tuple[_Links, _Reach]
) -> Iterator[str]:
    """Of those that begin on one day, none stands before one that it follows."""
    links, reach = linked
    for (group, begin), same in groupby(ordered, key=lambda key: places[key][:2]):
        run = list(same)
        if len(run) == 1 or not any(key in links.before for key in run):
            yield from run
            continue

        def passed(key: str, group: int = group, begin: float = begin) -> bool:
            """Whether one of the run can lie behind it; dates of its own group speak for it."""
            return places[key].group != group and key in reach and reach[key][group] >= begin

        number = {key: n for n, key in enumerate(run)}
        yield from _obeying(run, {key: _ahead(key, number, links.before, passed) for key in run})


def _obeying(run: Sequence[str], ahead: Mapping[str, Collection[str]]) -> Iterator[str]:
    """The run as it stands, but each behind the last that it follows."""
    number = {key: n for n, key in enumerate(run)}
    waiting = {key: len(keys) for key, keys in ahead.items()}
    after: dict[str, list[str]] = {}
    for key in run:
        for other in ahead[key]:
            after.setdefault(other, []).append(key)

    ready = [number[key] for key in run if not waiting[key]]  # in order, so a heap
    while ready:
        key = run[heappop(ready)]
        yield key
        for follower in after.get(key, ()):
            waiting[follower] -= 1
            if not waiting[follower]:
                heappush(ready, number[follower])
    yield from (key for key in run if waiting[key])  # circles, and what follows them


def _ahead(
    key: str,
    run: Mapping[str, int],
    before: Mapping[str, Sequence[str]],
    passed: Callable[[str], bool],
) -> set[str]:
    """The nearest in the run that it follows, past what may be passed."""
    found: set[str] = set()
    seen = {key}
    waiting = list(before.get(key, ()))
    while waiting:
        other = waiting.pop()
        if other in run and other != key:
            found.add(other)
        elif other not in seen and passed(other):
            waiting += before.get(other, ())
        seen.add(other)
    return found
