"""Ein Ort, ein Gebiet oder ein Gebäude (CIDOC CRM E53 Place)."""

from __future__ import annotations

from typing import Any

from chronik.language.tuples import NamedTuple
from chronik.records.fields.groups import COORDINATES, distinct_from
from chronik.records.fields.scalars import reference, vocabulary
from chronik.records.fields.table import Field
from chronik.records.model import Reference, Word


class Place(NamedTuple):
    kind: Word | None
    part_of: Reference | None
    coordinates: tuple[float, float] | None  # degrees north, degrees east (WGS 84)
    distinct_from: tuple[Reference, ...] = ()


FIELDS = (
    Field("kind", vocabulary("place_kinds"), "Art des Ortes", required=True),
    Field("part_of", reference("places"), "Ort, in dem dieser liegt"),
    Field("coordinates", COORDINATES, "Breite und Länge; nur für Punkte, nicht für Gebiete"),
    distinct_from("places"),
)


def make(values: dict[str, Any]) -> Place:
    return Place(**{name: values[name] for name in Place._fields})
