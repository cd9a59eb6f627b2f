"""Ein Ort, ein Gebiet oder ein Gebäude (CIDOC CRM E53 Place)."""

from __future__ import annotations

from typing import Any

from chronik.dates.edtf import Edtf
from chronik.language.tuples import NamedTuple
from chronik.records.fields.claims import OTHER_NAMES, PERIOD, claim, relation
from chronik.records.fields.groups import COORDINATES, distinct_from, many
from chronik.records.fields.scalars import DATE, reference, vocabulary
from chronik.records.fields.table import Field
from chronik.records.model import Claim, OtherName, Reference, Relation, Word


class Place(NamedTuple):
    kind: Word | None
    # what it lies in, one after another or at once: „since“ and „until“ say when
    part_of: tuple[Relation, ...]
    coordinates: tuple[float, float] | None  # degrees north, degrees east (WGS 84)
    distinct_from: tuple[Reference, ...] = ()
    founded: tuple[Claim[Edtf], ...] = ()
    dissolved: tuple[Claim[Edtf], ...] = ()
    succeeded_by: Reference | None = None
    other_names: tuple[OtherName, ...] = ()


FIELDS = (
    Field("kind", vocabulary("place_kinds"), "Art des Ortes", required=True),
    Field(
        "part_of",
        many(relation({"place": "places"}, *PERIOD[:2]), single=True),
        "Gebiet, in dem dieser Ort liegt; mehrere als Liste, auch mit since und until",
    ),
    Field("coordinates", COORDINATES, "Breite und Länge; nur für Punkte, nicht für Gebiete"),
    Field("founded", claim(DATE), "gegründet, gebildet"),
    Field("dissolved", claim(DATE), "aufgelöst, eingemeindet"),
    Field("succeeded_by", reference("places"), "Ort, in dem dieser aufging"),
    OTHER_NAMES,
    distinct_from("places"),
)


def make(values: dict[str, Any]) -> Place:
    return Place(**{name: values[name] for name in Place._fields})
