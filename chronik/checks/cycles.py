"""Circles."""

from __future__ import annotations

from collections.abc import Iterator

from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.lineage import circles, onward_of
from chronik.words.diagnostics import Diagnostic, error

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
            chain = " → ".join(chronicle.entries[key].id for key in circle)
            message = f"„{field}“ führt im Kreis: {chain}."
            yield error(place, "circle", message, "Eine der Angaben löschen.")


_REMOVE = "Die Angabe löschen oder einen anderen Eintrag nennen."
