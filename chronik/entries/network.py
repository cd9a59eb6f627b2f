"""Ein Zusammenschluss mehrerer Organisationen oder Personen: Bündnis, Allianz, Initiative, Projekt (W3C ORG OrganizationalCollaboration)."""

from __future__ import annotations

from typing import Any

from chronik.claims import CAPACITY, OTHER_NAMES, PERIOD, claim, relation
from chronik.fields import DATE, many, reference, vocabulary
from chronik.model import Network
from chronik.reading import Field

FIELDS = (
    Field("kind", vocabulary("network_kinds"), "Art des Netzwerks"),
    Field("founded", claim(DATE), "gegründet; „2015/..“ heißt seit 2015"),
    Field("dissolved", claim(DATE), "aufgelöst"),
    Field("places", many(relation({"place": "places"})), "Gebiet"),
    Field("members", many(relation({"organisation": "organisations", "person": "people"}, CAPACITY, *PERIOD)), "Mitglieder"),
    Field("part_of", relation({"network": "networks"}), "Netzwerk, zu dem dieses gehört"),
    Field("succeeded_by", reference("networks"), "Nachfolger"),
    OTHER_NAMES,
)


def make(values: dict[str, Any]) -> Network:
    return Network(*map(values.__getitem__, Network._fields))
