"""Circles."""

from __future__ import annotations

from collections.abc import Iterator

from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.lineage import circles, onward_of
from chronik.words.diagnostics import Diagnostic, error

_FIELDS = ("part_of", "follows", "succeeded_by")
_ITSELF = ("members",)  # two bodies may be members of each other, but none of itself


def wholes_and_sequences_have_no_circle(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Nichts ist über „part_of“, „follows“ oder „succeeded_by“ Teil, Folge oder Nachfolger seiner
    selbst, und nichts Mitglied in sich selbst.
    """
    for entry in chronicle.of_kind["organisations"]:
        for field in _ITSELF:
            if entry.key in (steps := onward_of(getattr(entry.facts, field))):
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


_REMOVE = "Die Angabe löschen oder eine andere Organisation nennen."
