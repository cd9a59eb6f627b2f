"""Who came before and after whom, what is part of what: ways through records, safe from circles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import inf
from typing import Any

from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.constraints import window_of
from chronik.chronicle.ties import key_in, wholes_in
from chronik.dates.edtf import Edtf
from chronik.language.tuples import NamedTuple
from chronik.records.model import AnyEntry, Reference, Relation, preferred
from chronik.words.bounds import MOST_LEVELS
from chronik.words.diagnostics import At

LASTING = ("organisations", "networks", "places")


def predecessors(chronicle: Chronicle) -> dict[str, tuple[str, ...]]:
    """Of each organisation, network and place that succeeded others, the keys of these."""
    found: dict[str, list[str]] = {}
    for kind in LASTING:
        for entry in chronicle.of_kind[kind]:
            if entry.facts.succeeded_by:
                found.setdefault(entry.facts.succeeded_by.key, []).append(entry.key)
    return {key: tuple(before) for key, before in found.items()}


def chains(
    entries: Mapping[str, AnyEntry], before: Mapping[str, tuple[str, ...]], key: str
) -> list[list[str]]:
    """The line through the record, the earliest first; then each further line that led to it.

    A further line goes up to the record where it joins. Empty where nothing came before or after.
    """
    earlier = _back(before, key, {key})
    line = [*earlier, key, *_after(entries, key, {key, *earlier})]
    if len(line) == 1:
        return []

    found, seen, waiting = [line], set(line), [*earlier, key]
    for joined in waiting:  # grows while it is walked
        for other in before.get(joined, ()):
            if other not in seen:
                branch = [*_back(before, other, seen), other]
                seen.update(branch)
                waiting += branch
                found.append([*branch, joined])
    return found


def _back(before: Mapping[str, tuple[str, ...]], key: str, seen: set[str]) -> list[str]:
    """What came before the record, by the first predecessor that is new; the earliest first."""
    path: list[str] = []
    known = {*seen, key}
    while step := next((k for k in before.get(key, ()) if k not in known), ""):
        path.append(step)
        known.add(step)
        key = step
    return path[::-1]


def _after(entries: Mapping[str, AnyEntry], key: str, seen: set[str]) -> Iterator[str]:
    known = set(seen)
    while (ref := entries[key].facts.succeeded_by) and ref.key not in known and ref.key in entries:
        key = ref.key
        known.add(key)
        yield key


def below(parts: Mapping[str, tuple[AnyEntry, ...]], key: str) -> list[AnyEntry]:
    """The parts of the record, their parts, and so on; the nearest first, each once."""
    known, found, waiting = {key}, [], [key]
    for whole in waiting:  # grows while it is walked
        for part in parts.get(whole, ()):
            if part.key not in known:
                known.add(part.key)
                waiting.append(part.key)
                found.append(part)
    return found


def upwards(
    entries: Mapping[str, AnyEntry], part: AnyEntry, when: Edtf | None = None
) -> Iterator[AnyEntry]:
    """The record, what it is part of, what that is part of; the nearest first, each once.

    With `when`, what it may have been part of then; else what it ever was, that of today first.
    More levels than there may be are not walked: the check refuses them.
    """
    seen, level = {part.key}, [part]
    for _ in range(MOST_LEVELS + 2):
        yield from level
        above = [one for entry in level for one in _wholes(entries, entry)]
        held = {one.whole.key: one.whole for one in above if when is None or one.may_hold(when)}
        level = [whole for key, whole in held.items() if key not in seen]
        seen.update(held)


class Lying(NamedTuple):
    """That something is part of a whole, and the days from and until which that holds."""

    part: AnyEntry
    whole: AnyEntry
    link: Reference | Relation
    # the first and the last day on which it may have begun, and ended
    begun: tuple[float, float]
    ended: tuple[float, float]

    def may_hold(self, when: Edtf) -> bool:
        """Whether it may have held on some day of the date."""
        first, last = _days(when)
        return first <= self.ended[1] and self.begun[0] <= last

    def holds(self, when: Edtf) -> bool:
        """Whether it held on each day of the date."""
        first, last = _days(when)
        return self.begun[1] <= first and last <= self.ended[0]

    @property
    def lasts(self) -> bool:
        """Whether nothing says that it is over."""
        return self.ended[1] == inf


_ALWAYS = ((-inf, -inf), (inf, inf))


def _wholes(entries: Mapping[str, AnyEntry], part: AnyEntry) -> Iterable[Lying]:
    """What it says it is part of, as far as there is a record of it; what lasts first."""
    held = _as_typed(entries, part)
    return sorted(held, key=lambda one: not one.lasts) if len(held) > 1 else held


def _as_typed(entries: Mapping[str, AnyEntry], part: AnyEntry) -> list[Lying]:
    links = ((link, entries.get(key_in(link))) for link in wholes_in(part))
    return [Lying(part, whole, link, *_time(link, whole)) for link, whole in links if whole]


def _time(link: Reference | Relation, whole: AnyEntry) -> tuple[tuple[float, float], ...]:
    """From when until when: as is said, and no longer than the whole was there."""
    since, until = (link.since, link.until) if isinstance(link, Relation) else (None, None)
    founded, dissolved = (preferred(getattr(whole.facts, f, ())) for f in ("founded", "dissolved"))
    if not (since or until or founded or dissolved):
        return _ALWAYS
    begins = [_days(date) for date in (since, founded and founded.value) if date]
    ends = [_days(date) for date in (until, dissolved and dissolved.value) if date]
    return (
        (max([-inf, *[b[0] for b in begins]]), max([-inf, *[b[1] for b in begins]])),
        (min([inf, *[e[0] for e in ends]]), min([inf, *[e[1] for e in ends]])),
    )


def _days(date: Edtf) -> tuple[float, float]:
    """The first and last day that it leaves open."""
    window = window_of(date)
    return (
        -inf if window.first is None else window.first,
        inf if window.last is None else window.last,
    )


def shifting(
    entries: Mapping[str, AnyEntry], around: Mapping[str, Iterable[AnyEntry]]
) -> frozenset[str]:
    """The places of which it depends on the time what they lie in."""
    timed = {
        entry.key
        for (entry, *_) in around.values()
        if any((held.begun, held.ended) != _ALWAYS for held in _wholes(entries, entry))
    }
    if not timed:
        return frozenset()
    return frozenset(
        [key for key, every in around.items() if not timed.isdisjoint(e.key for e in every)]
    )


def wholes_then(chronicle: Chronicle, place: str, when: Edtf) -> Iterable[AnyEntry]:
    """The place, and what it may have lain in at that time; the nearest first."""
    if place in chronicle.shifting:
        return upwards(chronicle.entries, chronicle.entries[place], when)
    return chronicle.around.get(place, ())


def lies_in(chronicle: Chronicle, place: AnyEntry) -> list[Lying]:
    """What a place lies in or once lay in, the nearest first. What is reached through something
    that is over is over, unless there is another way to it.
    """
    found: dict[str, Lying] = {}
    over = {place.key: False}
    for part in chronicle.around[place.key]:
        for held in _wholes(chronicle.entries, part):
            is_over = over[part.key] or not held.lasts
            known = found.setdefault(held.whole.key, held)
            if over.setdefault(held.whole.key, is_over) and not is_over:
                over[held.whole.key], known = False, held
            ended = (known.ended[0], -inf) if over[held.whole.key] else (inf, inf)
            found[held.whole.key] = known._replace(ended=ended)
    found.pop(place.key, None)
    return [*found.values()]


class LayIn(NamedTuple):
    """A whole that something lay in at some time."""

    held: Lying
    sure: bool  # whether it did; else the time leaves open in which of several


def lay_in(chronicle: Chronicle, place: AnyEntry, when: Edtf) -> list[LayIn]:
    """What a place lay in at that time, the nearest first; of what is reached by several ways the
    first one counts.
    """
    found: dict[str, LayIn] = {}
    ways: dict[str, set[str]] = {}  # whole -> what leads to it
    for part in upwards(chronicle.entries, place, when):
        held = [one for one in _as_typed(chronicle.entries, part) if one.may_hold(when)]
        open_ones = [one for one in held if not one.holds(when)]
        is_sure = part.key not in found or found[part.key].sure
        for one in held:
            sure = is_sure and (one not in open_ones or len(open_ones) < 2)
            ways.setdefault(one.whole.key, set()).add(part.key)
            found.setdefault(one.whole.key, LayIn(one, sure))
    found.pop(place.key, None)
    return [then._replace(sure=then.sure or len(ways[key]) > 1) for key, then in found.items()]


def circles(chronicle: Chronicle, field: str) -> Iterator[list[str]]:
    """The keys of each circle that the field leads in, first element repeated at the end."""
    onward = {
        key: onward_of(value)
        for key, entry in chronicle.entries.items()
        if (value := getattr(entry.facts, field, None))
    }
    found = [*_circles(onward)]
    shifting = chronicle.shifting if field == "part_of" else frozenset[str]()
    yield from (circle for circle in found if shifting.isdisjoint(circle))
    if not all(shifting.isdisjoint(circle) for circle in found):
        yield from _at_one_time(chronicle)


def _at_one_time(chronicle: Chronicle) -> Iterator[list[str]]:
    """Circles whose links all held on one day: then on the one on which the last of them began."""
    places = [chronicle.entries[key] for key in sorted(chronicle.shifting)]
    held = [one for place in places for one in _wholes(chronicle.entries, place)]
    seen: set[frozenset[str]] = set()
    for day in sorted({one.begun[1] for one in held if one.begun[1] < inf}):
        onward: dict[str, dict[str, At]] = {}
        for one in held:
            if one.begun[1] <= day <= one.ended[0]:
                onward.setdefault(one.part.key, {})[one.whole.key] = one.link.at
        for circle in _circles(onward):
            if frozenset(circle) not in seen:
                seen.add(frozenset(circle))
                yield circle


def _circles(onward: Mapping[str, Mapping[str, At]]) -> Iterator[list[str]]:
    done: set[str] = set()
    for key in sorted(onward):
        if circle := _circle(key, onward, done):
            yield circle


def onward_of(value: Any) -> dict[str, At]:
    """Where the field leads, and the place that says so."""
    things = value if type(value) is tuple else (value,)
    return {
        thing.key if isinstance(thing, Reference) else thing.target: thing.at
        for thing in things
        if isinstance(thing, Reference | Relation)
    }


def _circle(start: str, onward: Mapping[str, Mapping[str, At]], done: set[str]) -> list[str]:
    """A circle that can be reached from `start`, first element repeated at the end.

    Depth first, without recursion; `done` are keys from which no circle is to be found any more.
    """
    path: dict[str, None] = {}  # in the order walked
    stack: list[tuple[str, bool]] = [(start, False)]

    while stack:
        key, leaving = stack.pop()
        if leaving:
            path.popitem()
            done.add(key)
        elif key in path:
            done.update(path)
            walked = list(path)
            begin = walked.index(key)
            return [*walked[begin:], key]
        elif key not in done:
            path[key] = None
            stack.append((key, True))
            stack.extend((target, False) for target in onward.get(key, ()))
    return []
