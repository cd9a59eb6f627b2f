"""Circles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from chronik.chronicle.chronicle import Chronicle
from chronik.records.model import Reference, Relation
from chronik.words.diagnostics import At, Diagnostic, error

_FIELDS = ("part_of", "follows", "succeeded_by")


def wholes_and_sequences_have_no_circle(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Nichts ist über „part_of“, „follows“ oder „succeeded_by“ Teil, Folge oder Nachfolger seiner
    selbst.
    """
    for field in _FIELDS:
        onward = {
            key: _steps(value)
            for key, entry in chronicle.entries.items()
            if (value := getattr(entry.facts, field, None))
        }
        done: set[str] = set()

        for key in sorted(onward):
            if circle := _circle(key, onward, done):
                first, second, *_ = circle
                place = chronicle.entries[first].span(onward[first][second])
                chain = " → ".join(chronicle.entries[key].id for key in circle)
                message = f"„{field}“ führt im Kreis: {chain}."
                yield error(place, "circle", message, "Eine der Angaben löschen.")


def _steps(value: Any) -> dict[str, At]:
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
