"""The page of an organisation: what it is, its networks, people, events also by role, parts."""

from __future__ import annotations

from chronik.chronicle.edition import Edition
from chronik.html.blocks import FactList
from chronik.html.view import View
from chronik.pages.kinds.lineage import chain_rows, part_events
from chronik.pages.relations.memberships import belonging_to, members, memberships, people
from chronik.pages.sections.appearances import appearances
from chronik.pages.sections.backlinks import (
    events_by_role,
    kind_groups,
    mentioned,
    role_groups,
    works,
)
from chronik.pages.sections.body import figures, prose_block
from chronik.pages.sections.items import date_items, relation_items
from chronik.pages.sections.material import Material, material_of
from chronik.pages.sections.record import common_rows, fact_list, label_of, record_view
from chronik.pages.sections.timelines import own_timeline


def view(edition: Edition, key: str) -> View:
    material = material_of(edition, key)
    chronicle = material.chronicle
    events, belonging = chronicle.tied(key, "events"), chronicle.tied(key, "people")
    blocks = (
        _facts(material, edition),
        figures(material),
        prose_block(material),
        members(material, edition),
        belonging_to(material, edition),
        memberships(material, edition),
        people(material, edition, belonging, "Personen")
        or role_groups(material, belonging, title="Personen", anchor="personen"),
        own_timeline(material, edition, events),
        events_by_role(material, events),
        kind_groups(
            material,
            chronicle.parts.get(key, ()),
            title="Teile dieser Organisation",
            anchor="teile",
        ),
        part_events(material),
        works(material),
        appearances(material),
        mentioned(material),
    )

    return record_view(material, label=label_of(material) or "Organisation", blocks=blocks)


def _facts(material: Material, edition: Edition) -> FactList | None:
    body = material.entry.facts
    return fact_list(
        (
            ("Ort", relation_items(material, body.places)),
            ("Teil von", relation_items(material, (body.part_of,)) if body.part_of else ()),
            ("Gegründet", date_items(material, body.founded)),
            ("Aufgelöst", date_items(material, body.dissolved)),
            *chain_rows(material, edition),
            *common_rows(material),
        )
    )
