"""Organisations that take part in an event because a person does, for them (`for`)."""

from __future__ import annotations

from typing import Any

from chronik.records.model import Relation


def represented_by(organisation: Relation, person: Relation) -> Relation:
    """The part of an organisation in what a person took part in for it.

    It rests on the same quote and has the same role, but for what is typed of it. That its role
    follows from another's is seen from its place.
    """
    own, theirs = organisation.evidence, person.evidence
    if not own.quote and theirs.quote:
        own = own._replace(quote=theirs.quote, source=theirs.source)
        own = own._replace(at=theirs.at, source_at=theirs.source_at)
    if not organisation.role:
        organisation = organisation._replace(role=person.role, role_at=organisation.at)
    return organisation._replace(evidence=own)


def parted(things: tuple[Any, ...]) -> tuple[tuple[Relation, ...], tuple[Relation, ...]]:
    """Participations of persons, and those of the organisations they took part for."""
    persons = tuple([thing[0] if type(thing) is tuple else thing for thing in things])
    others = [one for thing in things if type(thing) is tuple for one in thing[1:]]
    return persons, tuple(others)
