"""Circles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chronik.chronicle import Chronicle
from chronik.diagnostics import Diagnostic, error
from chronik.model import AnyEntry, Reference, Relation

_FIELDS = ("part_of", "follows", "succeeded_by")


def wholes_and_sequences_have_no_circle(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Nichts ist über „part_of“, „follows“ oder „succeeded_by“ Teil, Folge oder Nachfolger seiner selbst."""
    for field in _FIELDS:
        onward = {key: targets for key, entry in chronicle.entries.items() if (targets := _targets(entry, field))}
        done: set[str] = set()
        for key in sorted(onward):
            circle = _circle(key, onward, done)
            if circle:
                chain = " → ".join(chronicle.entries[k].id for k in circle)
                entry = chronicle.entries[circle[0]]
                yield error(entry.span(), "circle", f"„{field}“ führt im Kreis: {chain}.", "Eine der Angaben löschen.")


def _targets(entry: AnyEntry, field: str) -> tuple[str, ...]:
    value = getattr(entry.facts, field, None) or ()
    things = value if type(value) is tuple else (value,)
    return tuple(t.key if isinstance(t, Reference) else t.target for t in things if isinstance(t, Reference | Relation))


def _circle(start: str, onward: Mapping[str, tuple[str, ...]], done: set[str]) -> list[str]:
    """A circle that can be reached from `start`, first element repeated at the end; depth first, no recursion."""
    path: list[str] = []
    stack: list[tuple[str, bool]] = [(start, False)]
    while stack:
        key, leaving = stack.pop()
        if leaving:
            path.pop()
            done.add(key)
        elif key in path:
            done.update(path)
            return [*path[path.index(key) :], key]
        elif key not in done:
            path.append(key)
            stack.append((key, True))
            stack.extend((target, False) for target in onward.get(key, ()))
    return []
