"""Ein Mensch, der in einer Rolle an Ereignissen beteiligt war (Popolo Person)."""

from __future__ import annotations

from typing import Any

from chronik.claims import CAPACITY, OTHER_NAMES, PERIOD, relation
from chronik.fields import TEXT, many
from chronik.model import Person
from chronik.reading import Field

FIELDS = (
    Field("title", TEXT, "akademischer Titel, z. B. „Dr.“"),
    Field("sort_name", TEXT, "Name, nach dem sortiert wird: „Nachname, Vorname“"),
    Field(
        "affiliations",
        many(relation({"organisation": "organisations", "network": "networks"}, CAPACITY, *PERIOD)),
        "Zugehörigkeit zu Organisationen und Netzwerken",
    ),
    OTHER_NAMES,
)


def make(values: dict[str, Any]) -> Person:
    return Person(*map(values.__getitem__, Person._fields))
