"""The page of an organisation: what it is, its events by role, its networks, its people, its parts."""

from __future__ import annotations

from chronik.chronicle.edition import Edition
from chronik.html.view import View
from chronik.pages.sections.backlinks import (
    chain_rows,
    kind_groups,
    mentioned,
    moments_of,
    part_events,
    role_groups,
    tells_apart,
    timeline_of,
)
from chronik.pages.sections.body import figures, prose_block
from chronik.pages.sections.items import date_items, relation_items
from chronik.pages.sections.material import material_of
from chronik.pages.sections.memberships import memberships, people
from chronik.pages.sections.record import common_rows, fact_list, label_of, record_view
from chronik.pages.sections.timelines import pictured


def view(edition: Edition, key: str) -> View:
    material = material_of(edition, key)
    facts_ = material.entry.facts
    chronicle = material.chronicle
    events, belonging = chronicle.tied(key, "events"), chronicle.tied(key, "people")
    rows = fact_list(
        (
            ("Ort", relation_items(material, facts_.places)),
            ("Teil von", relation_items(material, (facts_.part_of,)) if facts_.part_of else ()),
            ("Gegründet", date_items(material, facts_.founded)),
            ("Aufgelöst", date_items(material, facts_.dissolved)),
            *chain_rows(material, edition),
            *common_rows(material),
        )
    )
    blocks = (
        rows,
        figures(material),
        prose_block(material),
        pictured(
            timeline_of(moments_of(material, events), title="Zeitleiste"),
            edition,
            material.entry.url,
        ),
        role_groups(material, events, title="Nach Rollen", anchor="rollen", dated=True)
        if tells_apart(events)
        else None,
        memberships(material, edition),
        people(material, edition, belonging, "Personen")
        or role_groups(material, belonging, title="Personen", anchor="personen"),
        kind_groups(
            material,
            chronicle.parts.get(key, ()),
            title="Teile dieser Organisation",
            anchor="teile",
        ),
        part_events(material),
        mentioned(material),
    )
    return record_view(material, label=label_of(material) or "Organisation", blocks=blocks)
