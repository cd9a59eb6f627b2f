"""Ein Zusammenschluss mehrerer Organisationen oder Personen: Bündnis, Allianz, Initiative, Projekt
(W3C ORG OrganizationalCollaboration).
"""

from __future__ import annotations

from typing import Any

from chronik.dates.edtf import Edtf
from chronik.language.tuples import NamedTuple
from chronik.records.emblems import COLOURS
from chronik.records.fields.claims import CAPACITY, OTHER_NAMES, PERIOD, claim, relation
from chronik.records.fields.groups import distinct_from, many
from chronik.records.fields.scalars import DATE, choice, matching, reference, vocabulary
from chronik.records.fields.table import Field
from chronik.records.model import Claim, OtherName, Reference, Relation, Word


class Network(NamedTuple):
    kind: Word | None
    founded: tuple[Claim[Edtf], ...]
    dissolved: tuple[Claim[Edtf], ...]
    places: tuple[Relation, ...]
    themes: tuple[Relation, ...]
    members: tuple[Relation, ...]
    part_of: Relation | None
    succeeded_by: Reference | None
    other_names: tuple[OtherName, ...] = ()
    sign: str = ""
    colour: str = ""  # one of `COLOURS`
    distinct_from: tuple[Reference, ...] = ()


FIELDS = (
    Field("kind", vocabulary("network_kinds"), "Art des Netzwerks"),
    Field("founded", claim(DATE), "gegründet; „2015/..“ heißt seit 2015"),
    Field("dissolved", claim(DATE), "aufgelöst"),
    Field("places", many(relation({"place": "places"})), "Gebiet"),
    Field("themes", many(relation({"theme": "themes"})), "Themen, um die es ihm geht"),
    Field(
        "members",
        many(relation({"organisation": "organisations", "person": "people"}, CAPACITY, *PERIOD)),
        "Mitglieder",
    ),
    Field("part_of", relation({"network": "networks"}), "Netzwerk, zu dem dieses gehört"),
    Field("succeeded_by", reference("networks"), "Nachfolger"),
    OTHER_NAMES,
    distinct_from("networks"),
    Field(
        "sign",
        matching(
            "[0-9A-Za-zÄÖÜäöüß]{1,4}",
            "höchstens 4 Buchstaben oder Ziffern",
            "Kurz wie das Netzwerk sich selbst, z. B. FiF; sonst die Zeile weglassen.",
        ),
        "Zeichen in Listen und Bildern; sonst ein kurzer Name oder ein Buchstabe mit Zahl",
    ),
    Field(
        "colour", choice(*COLOURS), "Farbe in Listen und Bildern; sonst folgt sie aus der Kennung"
    ),
)


def make(values: dict[str, Any]) -> Network:
    return Network(**{name: values[name] for name in Network._fields})
