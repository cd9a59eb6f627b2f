"""The page of a person: where from, in which networks, at which events and as what."""

from __future__ import annotations

from chronik.chronicle.cards import period_words
from chronik.chronicle.edition import Edition
from chronik.html.blocks import Item, Table
from chronik.html.view import View
from chronik.pages.relations.memberships import affiliations, memberships
from chronik.pages.sections.appearances import appearances
from chronik.pages.sections.backlinks import (
    events_by_role,
    mentioned,
)
from chronik.pages.sections.body import figures, prose_block
from chronik.pages.sections.items import date_items, item_of, relation_items
from chronik.pages.sections.material import Material, material_of
from chronik.pages.sections.record import common_rows, fact_list, record_view
from chronik.pages.sections.timelines import own_timeline


def view(edition: Edition, key: str) -> View:
    material = material_of(edition, key)
    events, belongs = material.chronicle.tied(key, "events"), affiliations(material, edition)
    rows = (
        ("Geboren", date_items(material, material.entry.facts.born)),
        ("Gestorben", date_items(material, material.entry.facts.died)),
        ("Zugehörigkeit", _belonging(material, belongs)),
        *common_rows(material),
    )
    blocks = (
        fact_list(rows),
        figures(material),
        prose_block(material),
        belongs,
        memberships(material, edition, "Mitglied in"),
        own_timeline(material, edition, events),
        events_by_role(material, events),
        appearances(material),
        mentioned(material),
    )

    return record_view(material, label="Person", blocks=blocks)


def _belonging(material: Material, table: Table | None) -> tuple[Item, ...]:
    """Each organisation and network once where a table says as what and when; else all of it."""
    own = material.entry.facts.affiliations
    if table:
        return tuple(item_of(material, key) for key in dict.fromkeys(r.target for r in own))

    items = zip(relation_items(material, own), own, strict=True)
    return tuple(_dated(item, period_words(relation)) for item, relation in items)


def _dated(item: Item, period: str) -> Item:
    return item._replace(detail=" · ".join(filter(None, (item.detail, period))))
