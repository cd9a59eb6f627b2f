"""The page of a person: where from, in which networks, at which events and as what."""

from __future__ import annotations

from chronik.chronicle.cards import life_words, period_words, related_words
from chronik.chronicle.edition import Edition
from chronik.html.blocks import Item, Table, Timeline
from chronik.html.view import View
from chronik.pages.relations.memberships import affiliations, memberships
from chronik.pages.sections.appearances import appearances
from chronik.pages.sections.backlinks import (
    events_by_role,
    mentioned,
    works,
)
from chronik.pages.sections.body import figures, prose_block
from chronik.pages.sections.items import anchored, date_items, item_of, relation_items, resting
from chronik.pages.sections.material import Material, material_of
from chronik.pages.sections.record import common_rows, fact_list, record_view
from chronik.pages.sections.timelines import own_timeline


def view(edition: Edition, key: str) -> View:
    material = material_of(edition, key)
    events, belongs = material.chronicle.tied(key, "events"), affiliations(material, edition)
    rows = (
        ("Geboren", date_items(material, material.entry.facts.born)),
        ("Gestorben", date_items(material, material.entry.facts.died)),
        *_related(material),
        ("Zugehörigkeit", _belonging(material, belongs)),
        *common_rows(material),
    )
    blocks = (
        fact_list(rows),
        figures(material),
        prose_block(material),
        belongs,
        memberships(material, edition, "Mitglied in"),
        _timeline(material, edition),
        events_by_role(material, events),
        works(material),
        appearances(material),
        mentioned(material),
    )

    return record_view(material, label="Person", blocks=blocks)


def _timeline(material: Material, edition: Edition) -> Timeline | None:
    """Its events, and above them when it lived."""
    ties = material.chronicle.tied(material.entry.key, "events")
    line, lived = own_timeline(material, edition, ties), life_words(material.entry)
    if line is None or not lived:
        return line
    return line._replace(intro=f"Lebensdaten: {lived}. {line.intro}".strip())


def _related(material: Material) -> list[tuple[str, tuple[Item, ...]]]:
    """What the person is to others, as it or they say: „Mutter von“, with the time."""
    chronicle, seen = material.chronicle, set[str]()
    rows: dict[str, dict[str, Item]] = {}
    for r in material.entry.facts.relations:
        item = item_of(material, r.target, r.evidence, detail=period_words(r))
        found = rows.setdefault(related_words(chronicle, r), {})
        found.setdefault(item.url + item.detail, anchored(item, seen))
    for tie in chronicle.tied(material.entry.key, "people"):
        item = item_of(material, tie.entry.key, detail=period_words(tie.relation))
        item = resting(material, tie.relation.evidence, item, stating=tie.entry)
        found = rows.setdefault(related_words(chronicle, tie.relation, back=True), {})
        found.setdefault(item.url + item.detail, item)
    return [(label[:1].upper() + label[1:], tuple(items.values())) for label, items in rows.items()]


def _belonging(material: Material, table: Table | None) -> tuple[Item, ...]:
    """Each organisation and network once where a table says as what and when; else all of it."""
    own = material.entry.facts.affiliations
    if table:
        return tuple(item_of(material, key) for key in dict.fromkeys(r.target for r in own))

    items = zip(relation_items(material, own), own, strict=True)
    return tuple(_dated(item, period_words(relation)) for item, relation in items)


def _dated(item: Item, period: str) -> Item:
    return item._replace(detail=" · ".join(filter(None, (item.detail, period))))
