"""Circles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.lineage import circles, onward_of
from chronik.words.bounds import MOST_LEVELS
from chronik.words.diagnostics import Diagnostic, error

_MOST_TOLD = 10  # of a circle
_FIELDS = ("part_of", "follows", "succeeded_by")
# Two bodies may be members of each other, but none of itself; so it is with people.
_ITSELF = (("organisations", "members"), ("people", "relations"))


def wholes_and_sequences_have_no_circle(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Nichts ist über „part_of“, „follows“ oder „succeeded_by“ Teil, Folge oder Nachfolger seiner
    selbst; nichts ist Mitglied in sich selbst, und niemand steht zu sich selbst in Beziehung.
    """
    for kind, field in _ITSELF:
        for entry in chronicle.of_kind[kind]:
            own = getattr(entry.facts, field)
            if own and entry.key in (steps := onward_of(own)):
                message = f"„{field}“ führt zu diesem Eintrag selbst."
                yield error(entry.span(steps[entry.key]), "circle", message, _REMOVE)
    for field in _FIELDS:
        for circle in circles(chronicle, field):
            first, second, *_ = circle
            steps = onward_of(getattr(chronicle.entries[first].facts, field))
            place = chronicle.entries[first].span(steps[second])
            message = f"„{field}“ führt im Kreis: {_told(chronicle, circle)}."
            yield error(place, "circle", message, "Eine der Angaben löschen.")


_REMOVE = "Die Angabe löschen oder einen anderen Eintrag nennen."


def _told(chronicle: Chronicle, circle: Sequence[str]) -> str:
    names = [chronicle.entries[key].id for key in circle]
    told = names if len(names) <= _MOST_TOLD else [*names[:_MOST_TOLD], "…", names[-1]]
    return " → ".join(told)


def wholes_are_not_too_deep(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Über „part_of“ liegen höchstens 20 Ebenen übereinander."""
    above = {
        key: [*steps]
        for key, entry in chronicle.entries.items()
        if (steps := onward_of(getattr(entry.facts, "part_of", ())))
    }
    if any(True for _ in circles(chronicle, "part_of")):
        return
    for key in above:
        if _levels(key, above) == MOST_LEVELS + 1:  # those below it need not be told too
            entry = chronicle.entries[key]
            place = entry.span(onward_of(entry.facts.part_of)[above[key][0]])
            message = f"Über diesem Eintrag liegen mehr als {MOST_LEVELS} Ebenen („part_of“)."
            yield error(place, "too-long", message, "Ebenen auslassen.")


def _levels(key: str, above: Mapping[str, Sequence[str]]) -> int:
    """How many are above it; one more than may be, where there are more."""
    levels, reached = 0, {key}
    while levels <= MOST_LEVELS + 1 and (
        reached := {whole for part in reached for whole in above.get(part, ())}
    ):
        levels += 1
    return levels
