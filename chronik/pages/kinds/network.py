"""The page of a network: what it is, its timeline, its members and how we know of them, also by year, its people, its parts."""

from __future__ import annotations

from chronik.chronicle.edition import Whole
from chronik.html.blocks import Groups, Item
from chronik.html.view import View
from chronik.pages.sections.backlinks import chain_rows, kind_groups, mentioned, moments_of, part_events, plain_group, role_groups, timeline
from chronik.pages.sections.body import body, figures
from chronik.pages.sections.company import guests
from chronik.pages.sections.items import date_items, relation_items
from chronik.pages.sections.making import Making, making_of
from chronik.pages.sections.memberships import members, people
from chronik.pages.sections.memberyears import by_year
from chronik.pages.sections.record import common_rows, facts, label_of, record_view
from chronik.pages.sections.timelines import pictured
from chronik.words.german import listed


def view(whole: Whole, key: str) -> View:
    making = making_of(whole, key)
    facts_ = making.entry.facts
    chronicle = making.chronicle
    rows = facts(
        (
            ("Gebiet", relation_items(making, facts_.places)),
            ("Gegründet", date_items(making, facts_.founded)),
            ("Aufgelöst", date_items(making, facts_.dissolved)),
            ("Teil von", relation_items(making, (facts_.part_of,)) if facts_.part_of else ()),
            *chain_rows(making, whole),
            *common_rows(making),
            ("Neues", (Item(f"{making.entry.url}feed.xml", "Feed dieses Netzwerks"),)),
        )
    )
    events, belonging = chronicle.tied(key, "events"), chronicle.tied(key, "people")
    blocks = (
        rows,
        figures(making),
        body(making),
        pictured(timeline(moments_of(making, events), title="Zeitleiste"), whole, making.entry.url, making.cards[key].badges[0]),
        members(making, whole),
        by_year(making, facts_.members),
        *guests(making, events),
        people(making, whole, belonging) or role_groups(making, belonging, title="Zugehörige Personen", anchor="personen"),
        _shared(making),
        kind_groups(making, chronicle.parts.get(key, ()), title="Teile dieses Netzwerks", anchor="teile"),
        part_events(making),
        mentioned(making),
    )
    return record_view(making, label=label_of(making) or "Netzwerk", blocks=blocks, feed=f"{making.entry.url}feed.xml")


def _shared(making: Making) -> Groups | None:
    """Other networks with the same members, and through whom."""
    chronicle = making.chronicle
    through: dict[str, list[str]] = {}
    for member in dict.fromkeys(r.target for r in making.entry.facts.members):
        for network in dict.fromkeys(tie.entry.key for tie in chronicle.tied(member, "networks")):
            if network != making.entry.key:
                through.setdefault(network, []).append(chronicle.name(member))
    ranked = sorted(through.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    items = [Item(chronicle.entries[n].url, chronicle.name(n), f"gemeinsam: {_some(names)}") for n, names in ranked]
    return plain_group("Gemeinsame Mitglieder", "gemeinsam", items)


def _some(names: list[str]) -> str:
    return listed(names) if len(names) <= 5 else f"{', '.join(names[:4])} und {len(names) - 4} weitere"
