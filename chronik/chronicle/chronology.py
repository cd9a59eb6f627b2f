"""What dates and links prove together: the first and last possible day of each point in time.

A **point** is the first or the last day of something. A **step** says that one point is not after
another. A **window** holds what a point's own date leaves open. As no step carries a distance, a
point is bounded by the latest first day of all that leads to it, and by the earliest last day of
all that it leads to, through any number of steps: a system of difference constraints (Bellman
1958; Cormen et al., section 22.4) whose longest paths are plain reachability. So it is solved by
one walk that begins with the tightest days and enters each point once, in linear time.

Of several chains that prove the same day the shortest is kept. Silent points are told what others
prove, and prove nothing themselves: their own dates count for nothing, not even for them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from chronik.language.tuples import NamedTuple


class Point(NamedTuple):
    """A day of something: `owner` is what it is of, `name` which of its days."""

    owner: str
    name: str


class Step(NamedTuple):
    """That `before` is not after `after`, and who says so; the statement is not looked into."""

    before: Point
    after: Point
    said: Any = None


class Window(NamedTuple):
    """First and last possible day of a point as its own date tells, as `date.toordinal` does."""

    first: int | None
    last: int | None


class System(NamedTuple):
    """All that is known."""

    windows: Mapping[Point, Window]
    steps: Sequence[Step]
    silent: frozenset[str] = frozenset()  # owners


class Proof(NamedTuple):
    """A day that bounds a point, the point whose own date it is, and the steps between the two.

    The steps are in order of time; there are none where the date is the point's own.
    """

    day: int
    origin: Point
    steps: tuple[Step, ...]


class Contradiction(NamedTuple):
    """A chain whose end must be over before its beginning can have come."""

    begin: Point
    end: Point
    steps: tuple[Step, ...]


class BoundBy(NamedTuple):
    """What bounds a point: the day, whose it is, through how many owners, the last step here."""

    day: int
    origin: Point
    length: int
    step: Step | None


Reached = Mapping[Point, BoundBy]


def earliest(system: System) -> Reached:
    """The first possible day of each point that has one."""
    first = [(p, w.first) for p, w in system.windows.items() if w.first is not None]
    onward = _grouped(system, key=lambda step: step.before)
    return _walk(
        sorted([d for d in first if d[0].owner not in system.silent], key=lambda d: (-d[1], d[0])),
        onward,
        lambda step: step.after,
    )


def latest(system: System) -> Reached:
    """The last possible day of each point that has one."""
    last = [(p, w.last) for p, w in system.windows.items() if w.last is not None]
    back = _grouped(system, key=lambda step: step.after)
    return _walk(
        sorted([d for d in last if d[0].owner not in system.silent], key=lambda d: (d[1], d[0])),
        back,
        lambda step: step.before,
    )


def lower_proof(reached: Reached, point: Point) -> Proof:
    """How the first possible day of a point is known."""
    known = reached[point]
    return Proof(known.day, known.origin, tuple([*lower_steps(reached, point)][::-1]))


def lower_steps(reached: Reached, point: Point) -> Iterator[Step]:
    """The steps from the point back to whose day it is."""
    while step := reached[point].step:
        yield step
        point = step.before


def upper_proof(reached: Reached, point: Point) -> Proof:
    """How the last possible day of a point is known."""
    known = reached[point]
    return Proof(known.day, known.origin, tuple(upper_steps(reached, point)))


def upper_steps(reached: Reached, point: Point) -> Iterator[Step]:
    """The steps from the point on to whose day it is."""
    while step := reached[point].step:
        yield step
        point = step.after


def impossible_chains(system: System) -> Iterator[Contradiction]:
    """Chains that cannot be true, shortest first, no two of which share a date or a step.

    So there are never more of them than dates and steps that have to change: whatever mends all
    must mend something in each. One that shares something with another comes up when that is
    mended.
    """
    found = _shortest(system)
    while found:
        used_owners: set[str] = set()
        used_steps: set[Step] = set()
        for chain in found:
            ends = {chain.begin.owner, chain.end.owner}
            if used_owners.isdisjoint(ends) and used_steps.isdisjoint(chain.steps):
                used_owners |= ends
                used_steps.update(chain.steps)
                yield chain

        system = _without(system, used_owners, used_steps)
        found = _shortest(system)


def _grouped(system: System, key: Callable[[Step], Point]) -> dict[Point, list[Step]]:
    """Steps by where they begin, but those by which a silent owner would tell another."""
    groups: dict[Point, list[Step]] = {}
    for step in system.steps:
        begin = key(step)
        if begin.owner not in system.silent or step.before.owner == step.after.owner:
            groups.setdefault(begin, []).append(step)
    return groups


def _walk(
    sources: Sequence[tuple[Point, int]],
    onward: Mapping[Point, Sequence[Step]],
    target: Callable[[Step], Point],
) -> Reached:
    """Every point from the tightest source that leads to it, by the fewest steps."""
    reached: dict[Point, BoundBy] = {}
    for day, same in groupby(sources, key=lambda source: source[1]):
        fresh = [point for point, _ in same if point not in reached]
        reached.update({point: BoundBy(day, point, 0, None) for point in fresh})

        waiting = deque(fresh)
        while waiting:
            here = waiting.popleft()
            for step in onward.get(here, ()):
                point = target(step)
                if point not in reached:
                    length = reached[here].length + (point.owner != here.owner)
                    reached[point] = BoundBy(day, reached[here].origin, length, step)
                    waiting.append(point)
    return reached


def _shortest(system: System) -> list[Contradiction]:
    """For each point that is too late for its own date, the shortest chain that shows it."""
    first, back = earliest(system), _grouped(system, key=lambda step: step.after)
    late = [
        point
        for point, window in system.windows.items()
        if point.owner not in system.silent
        and window.last is not None
        and point in first
        and first[point].day > window.last
    ]

    chains = [_nearest(system, back, point) for point in late]
    chains += _through_silent(system, first)
    return sorted(chains, key=lambda chain: (len(chain.steps), chain.end, chain.begin))


def _through_silent(system: System, first: Reached) -> Iterator[Contradiction]:
    """Chains that meet in a silent point, which is told two things that cannot both be."""
    silent = [p for p in first if p.owner in system.silent]
    last = latest(system) if silent else {}
    for point in silent:
        if point in last and first[point].day > last[point].day:
            before, after = lower_proof(first, point), upper_proof(last, point)
            yield Contradiction(before.origin, after.origin, before.steps + after.steps)


def _nearest(system: System, back: Mapping[Point, Sequence[Step]], end: Point) -> Contradiction:
    """The nearest point before `end` that cannot have come before `end` is over."""
    last = system.windows[end].last or 0
    came: dict[Point, Step | None] = {end: None}
    waiting = deque([end])

    while waiting:
        point = waiting.popleft()
        window = system.windows.get(point)
        if window and window.first is not None and window.first > last:
            return Contradiction(point, end, tuple(_way(came, point)))
        for step in back.get(point, ()):
            if step.before not in came and step.before.owner not in system.silent:
                came[step.before] = step
                waiting.append(step.before)

    raise AssertionError(f"{end} is late, but nothing before it says so")


def _way(came: Mapping[Point, Step | None], point: Point) -> Iterator[Step]:
    while step := came[point]:
        yield step
        point = step.after


def _without(system: System, owners: Iterable[str], steps: Iterable[Step]) -> System:
    """The system without these dates and steps."""
    gone, cut = frozenset(owners), frozenset(steps)
    return system._replace(
        windows={p: window for p, window in system.windows.items() if p.owner not in gone},
        steps=[step for step in system.steps if step not in cut],
    )
