"""Who keeps company with whom: the guests of a network's events, and the members that networks
share; each as a picture and a list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from chronik.chronicle.cards import person_name, role_words
from chronik.chronicle.edition import Edition
from chronik.chronicle.ties import Tie
from chronik.html.blocks import Block, Group, Groups, Item, Table
from chronik.html.pictures.meetings import Chosen, Guest, Meeting, chosen, meetings_picture
from chronik.html.pictures.shared import (
    Member,
    Shared,
    SharedNetwork,
    shared_members,
    shared_picture,
)
from chronik.pages.sections.backlinks import plain_group
from chronik.pages.sections.material import Material
from chronik.records.keys import up
from chronik.records.model import AnyEntry, Relation
from chronik.words.german import NBSP, number


def guests(material: Material, ties: Iterable[Tie]) -> Iterator[Block]:
    """Who met whom at the network's events; when that does not hold everyone, all guests as lists."""
    events = list({tie.entry.key: tie.entry for tie in ties}.values())
    present = _present(material, events)
    if present:
        shown = chosen(present)
        yield _met(material, events, present, shown)
        if not shown.complete:
            for kind, title, anchor in (
                ("organisations", "Organisationen", "beteiligte"),
                ("people", "Personen", "menschen"),
            ):
                block = plain_group(
                    f"{title} bei seinen Ereignissen",
                    anchor,
                    _ranked(events, [g for g in present if g.kind == kind]),
                )
                if block:
                    yield block


def _present(material: Material, events: Sequence[AnyEntry]) -> list[Guest]:
    """Who was at which of the events, each once."""
    found: dict[str, dict[int, None]] = {}
    for n, event in enumerate(events):
        for relation in _relations(event):
            found.setdefault(relation.target, {})[n] = None
    entries = material.chronicle.entries
    return [
        Guest(entries[key].url, _name(entries[key]), entries[key].kind, tuple(at))
        for key, at in found.items()
    ]


def _relations(event: AnyEntry) -> tuple[Relation, ...]:
    relations: tuple[Relation, ...] = (*event.facts.organisations, *event.facts.people)
    return relations


def _name(entry: AnyEntry) -> str:
    return person_name(entry) if entry.kind == "people" else entry.name


def _meeting(material: Material, event: AnyEntry) -> Meeting:
    card = material.cards[event.key]
    return Meeting(card.url, card.name, str(card.year) if card.placed else f"o.{NBSP}J.", card.date)


def _ranked(events: Sequence[AnyEntry], every: Sequence[Guest]) -> Iterator[Item]:
    """Those at most events first."""
    for guest in sorted(every, key=lambda g: -len(g.at)):
        yield Item(
            guest.url,
            guest.name,
            events[guest.at[0]].name
            if len(guest.at) == 1
            else f"{number(len(guest.at))} Ereignisse",
        )


def _met(
    material: Material, events: Sequence[AnyEntry], present: Sequence[Guest], shown: Chosen
) -> Groups | Table:
    title, colour = "Wer mit wem", material.cards[material.entry.key].badges[0].colour
    met = {n: _meeting(material, events[n]) for n in shown.meetings}
    drawn = meetings_picture(
        met, shown, up(material.entry.url), anchor="wer-mit-wem", title=title, colour=colour
    )
    if len(shown.meetings) == 1:
        return Groups(
            "wer-mit-wem",
            title,
            (_group(material, events[shown.meetings[0]], present, shown),),
            shown.words,
            drawn,
        )
    rows = tuple(
        _row(material, events[n], n, place, shown) for place, n in enumerate(shown.meetings, 1)
    )
    return Table(
        "wer-mit-wem", title, ("Ereignis", "Organisationen", "Personen"), rows, shown.words, drawn
    )


def _group(material: Material, event: AnyEntry, present: Sequence[Guest], shown: Chosen) -> Group:
    """The only event: its guests in the order of the picture, and as what they took part."""
    roles: dict[str, dict[str, None]] = {}
    for relation in _relations(event):
        roles.setdefault(material.chronicle.entries[relation.target].url, {})[
            role_words(material.chronicle, relation)
        ] = None
    items = [
        Item(guest.url, guest.name, ", ".join(filter(None, roles[guest.url])))
        for guest in shown.guests
    ]
    return Group(
        event.name,
        material.cards[event.key].date,
        (*items, *_more(len(present) - len(items), event)),
    )


def _row(
    material: Material, event: AnyEntry, n: int, place: int, shown: Chosen
) -> tuple[tuple[Item, ...], ...]:
    """One of several events, by the number it carries in the picture: organisations, people, how
    many more there were.
    """
    cells: list[tuple[Item, ...]] = [
        (Item(event.url, f"{place} · {event.name}", material.cards[event.key].date),)
    ]
    for kind, relations in (
        ("organisations", event.facts.organisations),
        ("people", event.facts.people),
    ):
        items = tuple(
            Item(guest.url, guest.name)
            for guest in shown.guests
            if guest.kind == kind and n in guest.at
        )
        cells.append((*items, *_more(len({r.target for r in relations}) - len(items), event)))
    return tuple(cells)


def _more(count: int, event: AnyEntry) -> tuple[Item, ...]:
    return (Item(event.url, f"{number(count)}{NBSP}weitere"),) if count else ()


def shared(edition: Edition, root: str) -> Table | None:
    """Which networks have members in common, and which; None when none have."""
    chronicle, cards = edition.chronicle, edition.cards
    networks = [
        SharedNetwork(n.url, n.name, badge.sign, badge.colour)
        for n in chronicle.of_kind["networks"]
        for badge in cards[n.key].badges
    ]
    at: dict[str, dict[str, None]] = {}
    for network in chronicle.of_kind["networks"]:
        for relation in network.facts.members:
            at.setdefault(relation.target, {})[network.url] = None
    members = [
        Member(chronicle.entries[key].url, _name(chronicle.entries[key]), tuple(urls))
        for key, urls in at.items()
        if len(urls) > 1
    ]
    found = shared_members(networks, members)
    if not found.pairs:
        return None
    title = "Gemeinsame Mitglieder"
    drawn = shared_picture(found, root, anchor="gemeinsam", title=title)
    return Table(
        "gemeinsam",
        title,
        ("Netzwerke", "Gemeinsame Mitglieder"),
        tuple(_pairs(found)),
        found.words,
        drawn,
    )


_MOST = 8  # members named of two networks


def _pairs(found: Shared) -> Iterator[tuple[tuple[Item, ...], tuple[Item, ...]]]:
    names = {network.url: network.name for network in found.networks}
    for pair in found.pairs:
        items = [Item(member.url, member.name) for member in pair.members[:_MOST]]
        more = len(pair.members) - _MOST
        yield (
            tuple(Item(url, names[url]) for url in (pair.one, pair.other)),
            (*items, *([Item("", f"{number(more)}{NBSP}weitere")] if more > 0 else [])),
        )
