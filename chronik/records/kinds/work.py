"""Ein Werk, das jemand geschaffen hat: Buch, Film, Bericht, Lied, Ausstellung
(schema.org CreativeWork).
"""

from __future__ import annotations

from typing import Any

from chronik.dates.edtf import Edtf
from chronik.language.tuples import NamedTuple
from chronik.records.fields.claims import CAPACITY, claim, relation
from chronik.records.fields.groups import distinct_from, many
from chronik.records.fields.scalars import DATE, reference, vocabulary
from chronik.records.fields.table import Field
from chronik.records.model import Claim, Reference, Relation, Word


class Work(NamedTuple):
    kind: Word | None
    date: tuple[Claim[Edtf], ...]
    people: tuple[Relation, ...]
    organisations: tuple[Relation, ...]
    networks: tuple[Relation, ...]
    themes: tuple[Relation, ...]
    part_of: Reference | None
    distinct_from: tuple[Reference, ...] = ()


FIELDS = (
    Field("kind", vocabulary("work_kinds"), "Art des Werkes"),
    Field("date", claim(DATE), "wann es erschien, gezeigt oder fertig wurde"),
    Field(
        "people",
        many(relation({"person": "people"}, CAPACITY, role_required=True)),
        "wer es geschaffen hat oder daran beteiligt war",
    ),
    Field(
        "organisations",
        many(relation({"organisation": "organisations"}, CAPACITY, role_required=True)),
        "Organisationen, die es geschaffen, verlegt oder gefördert haben",
    ),
    Field("networks", many(relation({"network": "networks"})), "Netzwerke, aus denen es kommt"),
    Field("themes", many(relation({"theme": "themes"})), "Themen, um die es geht"),
    Field("part_of", reference("works"), "Werk, zu dem dieses gehört: die Reihe, der Band"),
    distinct_from("works"),
)


def make(values: dict[str, Any]) -> Work:
    return Work(**{name: values[name] for name in Work._fields})
