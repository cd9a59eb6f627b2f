"""Ein Mensch, der in einer Rolle an Ereignissen beteiligt war (Popolo Person)."""

from __future__ import annotations

from typing import Any

from chronik.language.tuples import NamedTuple
from chronik.records.fields.claims import CAPACITY, OTHER_NAMES, PERIOD, relation
from chronik.records.fields.groups import distinct_from, many
from chronik.records.fields.scalars import TEXT
from chronik.records.fields.table import Field
from chronik.records.model import OtherName, Reference, Relation


class Person(NamedTuple):
    title: str
    sort_name: str
    affiliations: tuple[Relation, ...]
    other_names: tuple[OtherName, ...] = ()
    distinct_from: tuple[Reference, ...] = ()


FIELDS = (
    Field("title", TEXT, "akademischer Titel, z. B. „Dr.“"),
    Field("sort_name", TEXT, "Name, nach dem sortiert wird: „Nachname, Vorname“"),
    Field(
        "affiliations",
        many(relation({"organisation": "organisations", "network": "networks"}, CAPACITY, *PERIOD)),
        "Zugehörigkeit zu Organisationen und Netzwerken",
    ),
    OTHER_NAMES,
    distinct_from("people"),
)


def make(values: dict[str, Any]) -> Person:
    return Person(**{name: values[name] for name in Person._fields})
