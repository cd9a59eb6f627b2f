"""Who came before and after whom, what is part of what: ways through records, safe from circles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.ties import key_in
from chronik.records.model import AnyEntry, Reference, Relation
from chronik.words.diagnostics import At

LASTING = ("organisations", "networks")


def predecessors(chronicle: Chronicle) -> dict[str, tuple[str, ...]]:
    """Of each organisation and network that succeeded others, the keys of these."""
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


def upwards(entries: Mapping[str, AnyEntry], part: AnyEntry) -> Iterator[AnyEntry]:
    """The record, what it is part of, what that is part of."""
    seen = {part.key}
    yield part
    while (whole := part.facts.part_of) and (key := key_in(whole)) in entries and key not in seen:
        seen.add(key)
        part = entries[key]
        yield part


def circles(chronicle: Chronicle, field: str) -> Iterator[list[str]]:
    """The keys of each circle that the field leads in, first element repeated at the end."""
    onward = {
        key: onward_of(value)
        for key, entry in chronicle.entries.items()
        if (value := getattr(entry.facts, field, None))
    }
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
