"""The page of a network: what it is, its members, its timeline, members by year, people, parts."""

from __future__ import annotations

from chronik.chronicle.edition import Edition
from chronik.html.blocks import FactList, Groups, Item
from chronik.html.view import View
from chronik.pages.kinds.lineage import chain_rows, part_events
from chronik.pages.relations.company import guests
from chronik.pages.relations.memberships import members, people
from chronik.pages.relations.memberyears import members_by_year
from chronik.pages.sections.backlinks import (
    kind_groups,
    mentioned,
    plain_group,
    role_groups,
    works,
)
from chronik.pages.sections.body import figures, prose_block
from chronik.pages.sections.items import date_items, relation_items
from chronik.pages.sections.material import Material, material_of
from chronik.pages.sections.record import common_rows, fact_list, label_of, record_view
from chronik.pages.sections.timelines import own_timeline
from chronik.records.model import AnyEntry
from chronik.words.german import listed


def view(edition: Edition, key: str) -> View:
    material = material_of(edition, key)
    chronicle, network = material.chronicle, material.entry
    events, belonging = chronicle.tied(key, "events"), chronicle.tied(key, "people")
    sign = material.cards[key].badges[0]
    blocks = (
        _facts(material, edition),
        figures(material),
        prose_block(material),
        members(material, edition),
        own_timeline(material, edition, events, sign),
        members_by_year(material, network.facts.members),
        *guests(material, events),
        people(material, edition, belonging)
        or role_groups(material, belonging, title="Zugehörige Personen", anchor="personen"),
        _shared(material),
        kind_groups(
            material, chronicle.parts.get(key, ()), title="Teile dieses Netzwerks", anchor="teile"
        ),
        part_events(material),
        works(material),
        mentioned(material),
    )

    return record_view(
        material,
        label=label_of(material) or "Netzwerk",
        blocks=blocks,
        feed=_feed(network),
    )


def _feed(network: AnyEntry) -> str:
    return f"{network.url}feed.xml"


def _facts(material: Material, edition: Edition) -> FactList | None:
    network = material.entry.facts
    return fact_list(
        (
            ("Gebiet", relation_items(material, network.places)),
            (
                "Thema" if len(network.themes) == 1 else "Themen",
                relation_items(material, network.themes),
            ),
            ("Gegründet", date_items(material, network.founded)),
            ("Aufgelöst", date_items(material, network.dissolved)),
            ("Teil von", relation_items(material, (network.part_of,)) if network.part_of else ()),
            *chain_rows(material, edition),
            *common_rows(material),
            ("Neues", (Item(_feed(material.entry), "Neues aus diesem Netzwerk abonnieren"),)),
        )
    )


def _shared(material: Material) -> Groups | None:
    """Other networks with the same members, and through whom."""
    chronicle = material.chronicle
    through: dict[str, list[str]] = {}
    for member in dict.fromkeys(r.target for r in material.entry.facts.members):
        for network in dict.fromkeys(tie.entry.key for tie in chronicle.tied(member, "networks")):
            if network != material.entry.key:
                through.setdefault(network, []).append(chronicle.name(member))

    ranked = sorted(through.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    items = [
        Item(chronicle.entries[key].url, chronicle.name(key), f"gemeinsam: {_first(names)}")
        for key, names in ranked
    ]
    return plain_group("Gemeinsame Mitglieder", "gemeinsam", items)


def _first(names: list[str]) -> str:
    if len(names) <= 5:
        return listed(names)
    return f"{', '.join(names[:4])} und {len(names) - 4} weitere"
