"""Eine Körperschaft: Kammer, Behörde, Verband, Unternehmen, Verein (W3C ORG Organization)."""

from __future__ import annotations

from typing import Any

from chronik.claims import OTHER_NAMES, claim, relation
from chronik.fields import DATE, many, reference, vocabulary
from chronik.model import Organisation
from chronik.reading import Field

FIELDS = (
    Field("kind", vocabulary("organisation_kinds"), "Art der Organisation"),
    Field("places", many(relation({"place": "places"})), "Sitz oder Gebiet"),
    Field("part_of", relation({"organisation": "organisations"}), "Organisation, zu der diese gehört"),
    Field("founded", claim(DATE), "gegründet"),
    Field("dissolved", claim(DATE), "aufgelöst"),
    Field("succeeded_by", reference("organisations"), "Nachfolgerin"),
    OTHER_NAMES,
)


def make(values: dict[str, Any]) -> Organisation:
    return Organisation(*map(values.__getitem__, Organisation._fields))
