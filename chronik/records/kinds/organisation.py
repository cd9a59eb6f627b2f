"""Eine Körperschaft: Kammer, Behörde, Verband, Unternehmen, Verein (W3C ORG Organization)."""

from __future__ import annotations

from typing import Any

from chronik.dates.edtf import Edtf
from chronik.language.tuples import NamedTuple
from chronik.records.fields.claims import CAPACITY, OTHER_NAMES, PERIOD, claim, relation
from chronik.records.fields.groups import distinct_from, many
from chronik.records.fields.scalars import DATE, reference, vocabulary
from chronik.records.fields.table import Field
from chronik.records.model import Claim, OtherName, Reference, Relation, Word


class Organisation(NamedTuple):
    kind: Word | None
    places: tuple[Relation, ...]
    part_of: Relation | None
    founded: tuple[Claim[Edtf], ...]
    dissolved: tuple[Claim[Edtf], ...]
    succeeded_by: Reference | None
    other_names: tuple[OtherName, ...] = ()
    distinct_from: tuple[Reference, ...] = ()
    members: tuple[Relation, ...] = ()  # organisations; people belong by their affiliations


FIELDS = (
    Field("kind", vocabulary("organisation_kinds"), "Art der Organisation"),
    Field("places", many(relation({"place": "places"})), "Sitz oder Gebiet"),
    Field(
        "part_of", relation({"organisation": "organisations"}), "Organisation, zu der diese gehört"
    ),
    Field("founded", claim(DATE), "gegründet"),
    Field("dissolved", claim(DATE), "aufgelöst"),
    Field("succeeded_by", reference("organisations"), "Nachfolgerin"),
    Field(
        "members",
        many(relation({"organisation": "organisations"}, CAPACITY, *PERIOD)),
        "Organisationen, die in dieser Mitglied sind; Personen nennen sie als Zugehörigkeit",
    ),
    OTHER_NAMES,
    distinct_from("organisations"),
)


def make(values: dict[str, Any]) -> Organisation:
    return Organisation(**{name: values[name] for name in Organisation._fields})
