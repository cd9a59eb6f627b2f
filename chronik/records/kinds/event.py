"""Etwas, das geschehen ist oder angekündigt wurde: Versammlung, Konferenz, Unterzeichnung
(schema.org Event).
"""

from __future__ import annotations

from typing import Any

from chronik.dates.edtf import Edtf
from chronik.language.tuples import NamedTuple
from chronik.records.fields.claims import CAPACITY, EVIDENCE, claim, evidence, relation
from chronik.records.fields.counts import QUANTITY, QUANTITY_FIELDS, quantity_of
from chronik.records.fields.groups import distinct_from, group, many, references
from chronik.records.fields.representing import parted
from chronik.records.fields.scalars import CLOCK, DATE, INTEGER, NAME_TEXT, reference, vocabulary
from chronik.records.fields.table import Field, at
from chronik.records.model import Claim, Quantity, Reference, Relation, Series, Word


class Event(NamedTuple):
    date: tuple[Claim[Edtf], ...]
    kind: Word | None
    format: tuple[Claim[Word], ...]
    places: tuple[Relation, ...]
    networks: tuple[Relation, ...]
    themes: tuple[Relation, ...]
    works: tuple[Relation, ...]
    organisations: tuple[Relation, ...]
    people: tuple[Relation, ...]
    attendance: tuple[Claim[Quantity], ...]
    series: Series | None
    part_of: Reference | None
    follows: tuple[Reference, ...]
    status: Word | None
    distinct_from: tuple[Reference, ...] = ()
    time: tuple[Claim[str], ...] = ()  # of the day it begins, `19:30`


SERIES = group(
    (
        Field("name", NAME_TEXT, "Name der Reihe", required=True),
        Field("number", INTEGER, "die wievielte"),
        *(field for field in EVIDENCE if field.name != "number"),
    ),
    lambda reader, node, values: Series(
        values["name"], values["number"], evidence(reader, node, values), at(node)
    ),
)

FOR = Field(
    "for",
    many(relation({"organisation": "organisations"}, CAPACITY), single=True),
    "Organisation, für die die Person dabei war: Sie ist damit selbst beteiligt",
)

FIELDS = (
    Field("date", claim(DATE), "wann; „unknown“, wenn der Text nichts sagt", required=True),
    Field("time", claim(CLOCK), "Uhrzeit des Beginns, nur bei einem Datum auf den Tag genau"),
    Field("kind", vocabulary("event_kinds"), "Art des Ereignisses", required=True),
    Field(
        "status",
        vocabulary("statuses"),
        "announced (angekündigt) oder happened (hat stattgefunden)",
    ),
    Field("format", claim(vocabulary("formats")), "in-person, online oder hybrid"),
    Field("places", many(relation({"place": "places"})), "Orte"),
    Field(
        "networks",
        many(relation({"network": "networks"})),
        "Netzwerke, zu deren Geschichte es gehört",
    ),
    Field("themes", many(relation({"theme": "themes"})), "Themen, um die es geht"),
    Field(
        "works",
        many(relation({"work": "works"})),
        "Werke, um die es geht: das Buch, das vorgestellt, der Film, der gezeigt wurde",
    ),
    Field(
        "organisations",
        many(relation({"organisation": "organisations"}, CAPACITY, role_required=True)),
        "beteiligte Organisationen",
    ),
    Field(
        "people",
        many(relation({"person": "people"}, CAPACITY, FOR, role_required=True)),
        "beteiligte Personen",
    ),
    Field(
        "attendance",
        claim(QUANTITY, *QUANTITY_FIELDS, whole=quantity_of),
        "Zahl der Teilnehmenden; lang auch mit „upper“ und „qualifier“ (knapp, rund …)",
    ),
    Field("series", SERIES, "Reihe und Nummer"),
    Field("part_of", reference("events"), "Ereignis, zu dem dieses gehört"),
    Field("follows", references("events"), "Ereignisse, auf die dieses folgt"),
    distinct_from("events"),
)


def make(values: dict[str, Any]) -> Event:
    stated = {name: values[name] for name in Event._fields}
    if any(type(thing) is tuple for thing in stated["people"]):
        stated |= _with_represented(stated["people"], stated["organisations"])
    return Event(**stated)


def _with_represented(
    people: tuple[Any, ...], typed: tuple[Relation, ...]
) -> dict[str, tuple[Relation, ...]]:
    """With the organisations that somebody took part for, in the order of the file."""
    persons, others = parted(people)
    is_above = bool(typed and others and others[0].at < typed[0].at)
    organisations = (*others, *typed) if is_above else (*typed, *others)
    return {"people": persons, "organisations": organisations}
