"""The page of a network: what it is, its timeline, its members and how we know of them, its people, shared members."""

from __future__ import annotations

from collections.abc import Iterator

from chronik.backlinks import kind_groups, mentioned, moments_of, plain_group, role_groups, timeline
from chronik.blocks import Groups, Item, View
from chronik.bodies import body
from chronik.cards import person_name
from chronik.chronicle import Tie
from chronik.parts import Making, Whole, common_rows, date_items, facts, item, label_of, members, record_view, relation_items
from chronik.text import listed


def view(whole: Whole, key: str) -> View:
    making = whole.making(key)
    facts_ = making.entry.facts
    chronicle = making.chronicle
    rows = facts(
        (
            ("Gebiet", relation_items(making, facts_.places)),
            ("Gegründet", date_items(making, facts_.founded)),
            ("Aufgelöst", date_items(making, facts_.dissolved)),
            ("Teil von", relation_items(making, (facts_.part_of,)) if facts_.part_of else ()),
            ("Nachfolge", (item(making, facts_.succeeded_by.key),) if facts_.succeeded_by else ()),
            *common_rows(making),
        )
    )
    events = chronicle.tied(key, "events")
    blocks = (
        rows,
        body(making),
        timeline(moments_of(making, events), title="Zeitleiste"),
        members(making, facts_.members),
        plain_group("Personen bei seinen Ereignissen", "menschen", _people(making, events)),
        role_groups(making, chronicle.tied(key, "people"), title="Zugehörige Personen", anchor="personen"),
        _shared(making),
        kind_groups(making, chronicle.parts.get(key, ()), title="Teile dieses Netzwerks", anchor="teile"),
        mentioned(making),
    )
    return record_view(making, label=label_of(making) or "Netzwerk", blocks=blocks)


def _people(making: Making, events: tuple[Tie, ...]) -> Iterator[Item]:
    """People at the network's events, each once, those at most events first."""
    seen: dict[str, list[str]] = {}
    for key in dict.fromkeys(tie.entry.key for tie in events):
        for relation in making.chronicle.entries[key].facts.people:
            seen.setdefault(relation.target, []).append(key)
    for person, at in sorted(seen.items(), key=lambda pair: -len(pair[1])):
        entry = making.chronicle.entries[person]
        yield Item(entry.url, person_name(entry), making.cards[at[0]].name if len(at) == 1 else f"{len(at)} Ereignisse")


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
