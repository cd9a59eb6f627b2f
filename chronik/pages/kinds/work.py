"""The page of a work: what it is, who made it, the events it was about, its parts."""

from __future__ import annotations

from chronik.chronicle.edition import Edition
from chronik.html.blocks import FactList
from chronik.html.view import View
from chronik.pages.kinds.lineage import part_events
from chronik.pages.sections.backlinks import kind_groups, mentioned, role_groups, turned
from chronik.pages.sections.body import figures, prose_block
from chronik.pages.sections.items import date_items, item_of, relation_items
from chronik.pages.sections.material import Material, material_of
from chronik.pages.sections.record import common_rows, fact_list, label_of, record_view
from chronik.pages.sections.timelines import own_timeline
from chronik.records.keys import KINDS


def view(edition: Edition, key: str) -> View:
    material = material_of(edition, key)
    chronicle, work = material.chronicle, material.entry.facts
    people, bodies = turned(material, work.people), turned(material, work.organisations)
    blocks = (
        _facts(material),
        figures(material),
        prose_block(material),
        role_groups(material, people, title="Personen", anchor="personen", own=True),
        role_groups(material, bodies, title="Organisationen", anchor="organisationen", own=True),
        own_timeline(material, edition, chronicle.tied(key, "events")),
        kind_groups(material, chronicle.parts.get(key, ()), title="Teile", anchor="teile"),
        part_events(material),
        mentioned(material),
    )
    return record_view(material, label=label_of(material) or KINDS["works"].german, blocks=blocks)


def _facts(material: Material) -> FactList | None:
    work = material.entry.facts
    return fact_list(
        (
            ("Datum", date_items(material, work.date)),
            (
                "Netzwerk" if len(work.networks) == 1 else "Netzwerke",
                relation_items(material, work.networks),
            ),
            (
                "Thema" if len(work.themes) == 1 else "Themen",
                relation_items(material, work.themes),
            ),
            ("Teil von", (item_of(material, work.part_of.key),) if work.part_of else ()),
            *common_rows(material),
        )
    )
