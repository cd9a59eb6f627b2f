"""The page of a network: what it is, its timeline, its members and how we know of them, also by
year, its people, its parts.
"""

from __future__ import annotations

from chronik.chronicle.edition import Edition
from chronik.html.blocks import Groups, Item
from chronik.html.view import View
from chronik.pages.sections.backlinks import (
    chain_rows,
    kind_groups,
    mentioned,
    moments_of,
    part_events,
    plain_group,
    role_groups,
    timeline_of,
)
from chronik.pages.sections.body import figures, prose_block
from chronik.pages.sections.company import guests
from chronik.pages.sections.items import date_items, relation_items
from chronik.pages.sections.material import Material, material_of
from chronik.pages.sections.memberships import members, people
from chronik.pages.sections.memberyears import members_by_year
from chronik.pages.sections.record import common_rows, fact_list, label_of, record_view
from chronik.pages.sections.timelines import pictured
from chronik.words.german import listed


def view(edition: Edition, key: str) -> View:
    material = material_of(edition, key)
    facts_ = material.entry.facts
    chronicle = material.chronicle
    rows = fact_list(
        (
            ("Gebiet", relation_items(material, facts_.places)),
            ("Gegründet", date_items(material, facts_.founded)),
            ("Aufgelöst", date_items(material, facts_.dissolved)),
            ("Teil von", relation_items(material, (facts_.part_of,)) if facts_.part_of else ()),
            *chain_rows(material, edition),
            *common_rows(material),
            ("Neues", (Item(f"{material.entry.url}feed.xml", "Feed dieses Netzwerks"),)),
        )
    )
    events, belonging = chronicle.tied(key, "events"), chronicle.tied(key, "people")
    blocks = (
        rows,
        figures(material),
        prose_block(material),
        pictured(
            timeline_of(moments_of(material, events), title="Zeitleiste"),
            edition,
            material.entry.url,
            material.cards[key].badges[0],
        ),
        members(material, edition),
        members_by_year(material, facts_.members),
        *guests(material, events),
        people(material, edition, belonging)
        or role_groups(material, belonging, title="Zugehörige Personen", anchor="personen"),
        _shared(material),
        kind_groups(
            material, chronicle.parts.get(key, ()), title="Teile dieses Netzwerks", anchor="teile"
        ),
        part_events(material),
        mentioned(material),
    )
    return record_view(
        material,
        label=label_of(material) or "Netzwerk",
        blocks=blocks,
        feed=f"{material.entry.url}feed.xml",
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
        Item(chronicle.entries[n].url, chronicle.name(n), f"gemeinsam: {_some(names)}")
        for n, names in ranked
    ]
    return plain_group("Gemeinsame Mitglieder", "gemeinsam", items)


def _some(names: list[str]) -> str:
    return (
        listed(names) if len(names) <= 5 else f"{', '.join(names[:4])} und {len(names) - 4} weitere"
    )
