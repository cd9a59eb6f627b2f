"""Who keeps company with whom: guests of a network's events, members that networks share.

Each is a picture and a list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from chronik.chronicle.cards import role_words
from chronik.chronicle.edition import Edition
from chronik.chronicle.ties import Tie
from chronik.html.blocks import Block, Group, Groups, Item, Table
from chronik.html.pictures.meetings import Chosen, Guest, Meeting, chosen, meetings_picture
from chronik.html.pictures.shared import (
    PAIRS,
    Member,
    Shared,
    SharedNetwork,
    shared_members,
    shared_picture,
)
from chronik.pages.sections.backlinks import plain_group
from chronik.pages.sections.material import Material
from chronik.records.keys import kind_of, up, url_of
from chronik.records.model import AnyEntry, Relation, participations
from chronik.words.german import NBSP, number

_MET, _MET_TITLE = "wer-mit-wem", "Wer mit wem"
_ALSO_TITLE = "Außerdem bei seinen Ereignissen genannt"
_ALSO_INTRO = "Von ihnen ist nicht belegt, dass sie dort jemanden trafen."
_MOST = 8  # members named of two networks


def guests(material: Material, ties: Iterable[Tie]) -> Iterator[Block]:
    """Who met whom at the network's events; where that is not everyone, all guests as lists.

    Last those of whom no role says that they met somebody there.
    """
    events = list({tie.entry.key: tie.entry for tie in ties}.values())
    meetings = [_each(material.chronicle.present(event)) for event in events]
    present = _guests(material, [keys if len(keys) > 1 else () for keys in meetings])
    if present:
        yield from _company(material, events, present)

    met = {guest.url for guest in present}
    involved = _guests(material, [_each(participations(event)) for event in events])
    others = [guest for guest in involved if guest.url not in met]
    items = (
        _ranked(material, events, others)
        if len(events) > 1
        else _in_roles(material, events, others)
    )
    if also := plain_group(_ALSO_TITLE, "ausserdem", items, _ALSO_INTRO):
        yield also


def _company(
    material: Material, events: Sequence[AnyEntry], present: Sequence[Guest]
) -> Iterator[Block]:
    shown = chosen(present)
    yield _met(material, events, present, shown)
    if not shown.complete:
        organisations = [guest for guest in present if guest.kind == "organisations"]
        persons = [guest for guest in present if guest.kind == "people"]
        lists = (
            plain_group(
                "Organisationen bei seinen Ereignissen",
                "beteiligte",
                _ranked(material, events, organisations),
            ),
            plain_group(
                "Personen bei seinen Ereignissen", "menschen", _ranked(material, events, persons)
            ),
        )
        yield from filter(None, lists)


def _each(relations: Iterable[Relation]) -> dict[str, None]:
    """The keys of those whom relations name, each once."""
    return dict.fromkeys([relation.target for relation in relations])


def _guests(material: Material, meetings: Iterable[Iterable[str]]) -> list[Guest]:
    """Who was at which of the meetings, which name keys of records."""
    found: dict[str, list[int]] = {}
    for meeting, keys in enumerate(meetings):
        for key in keys:
            found.setdefault(key, []).append(meeting)

    return [
        _guest(material, material.chronicle.entries[key], tuple(at)) for key, at in found.items()
    ]


def _guest(material: Material, entry: AnyEntry, at: tuple[int, ...]) -> Guest:
    return Guest(entry.url, material.cards[entry.key].name, entry.kind, at)


def _meeting(material: Material, event: AnyEntry) -> Meeting:
    card = material.cards[event.key]
    year = str(card.year) if card.placed else f"o.{NBSP}J."
    return Meeting(card.url, card.title, year, card.date)


def _ranked(
    material: Material, events: Sequence[AnyEntry], guests: Sequence[Guest]
) -> Iterator[Item]:
    """Those at most events first."""
    for guest in sorted(guests, key=lambda guest: -len(guest.at)):
        count = len(guest.at)
        only = material.cards[events[guest.at[0]].key].name
        yield Item(guest.url, guest.name, only if count == 1 else f"{number(count)} Ereignisse")


def _met(
    material: Material, events: Sequence[AnyEntry], present: Sequence[Guest], shown: Chosen
) -> Groups | Table:
    drawn = meetings_picture(
        {meeting: _meeting(material, events[meeting]) for meeting in shown.meetings},
        shown,
        up(material.entry.url),
        anchor=_MET,
        title=_MET_TITLE,
        colour=material.cards[material.entry.key].badges[0].emblem.colour,
    )
    if len(shown.meetings) == 1:
        only = _group(material, events[shown.meetings[0]], present, shown)
        return Groups(_MET, _MET_TITLE, (only,), shown.words, drawn)

    return Table(
        anchor=_MET,
        title=_MET_TITLE,
        columns=("Ereignis", "Organisationen", "Personen"),
        rows=tuple(
            _row(material, events[meeting], place, _at(shown, meeting))
            for place, meeting in enumerate(shown.meetings, 1)
        ),
        intro=shown.words,
        picture=drawn,
    )


def _at(shown: Chosen, meeting: int) -> list[Guest]:
    """The guests of the picture that were there."""
    return [guest for guest in shown.guests if meeting in guest.at]


def _group(material: Material, event: AnyEntry, present: Sequence[Guest], shown: Chosen) -> Group:
    """The only event: its guests in the order of the picture, and as what they took part."""
    items = list(_in_roles(material, [event], shown.guests))
    more = _more(len(present) - len(items), event)
    return Group(material.cards[event.key].title, material.cards[event.key].date, (*items, *more))


def _in_roles(
    material: Material, events: Iterable[AnyEntry], guests: Iterable[Guest]
) -> Iterator[Item]:
    """Guests of an only event, and as what they took part."""
    roles: dict[str, dict[str, None]] = {}  # by address
    for event in events:
        for relation in participations(event):
            own = roles.setdefault(url_of(relation.target), {})
            own[role_words(material.chronicle, relation)] = None

    for guest in guests:
        yield Item(guest.url, guest.name, ", ".join(filter(None, roles[guest.url])))


def _row(
    material: Material, event: AnyEntry, place: int, guests: Sequence[Guest]
) -> tuple[tuple[Item, ...], ...]:
    """One of several events, by the number it carries in the picture, and who was there."""
    present = _each(material.chronicle.present(event))

    def cell(kind: str) -> tuple[Item, ...]:
        items = [Item(guest.url, guest.name) for guest in guests if guest.kind == kind]
        more = sum(kind_of(key) == kind for key in present) - len(items)
        return (*items, *_more(more, event))

    card = material.cards[event.key]
    return (
        (Item(event.url, f"{place} · {card.title}", card.date),),
        cell("organisations"),
        cell("people"),
    )


def _more(count: int, event: AnyEntry) -> tuple[Item, ...]:
    return (Item(event.url, f"{number(count)}{NBSP}weitere"),) if count else ()


def shared(edition: Edition, root: str) -> Table | None:
    """Which networks have members in common, and which; None when none have."""
    networks = [
        SharedNetwork(badge.url, badge.name, badge.sign, badge.emblem)
        for network in edition.chronicle.of_kind["networks"]
        for badge in edition.cards[network.key].badges
    ]
    found = shared_members(networks, _members(edition))
    if not found.pairs:
        return None

    title = "Gemeinsame Mitglieder"
    return Table(
        anchor="gemeinsam",
        title=title,
        columns=("Netzwerke", "Gemeinsame Mitglieder"),
        rows=tuple(_pairs(found)),
        intro=found.words,
        picture=shared_picture(found, root, anchor="gemeinsam", title=title),
    )


def _members(edition: Edition) -> list[Member]:
    """Those of several networks."""
    chronicle = edition.chronicle
    networks: dict[str, dict[str, None]] = {}  # by member
    for network in chronicle.of_kind["networks"]:
        for relation in network.facts.members:
            networks.setdefault(relation.target, {})[network.url] = None

    several = [(chronicle.entries[key], urls) for key, urls in networks.items() if len(urls) > 1]
    return [
        Member(entry.url, edition.cards[entry.key].name, tuple(urls)) for entry, urls in several
    ]


def _pairs(found: Shared) -> Iterator[tuple[tuple[Item, ...], tuple[Item, ...]]]:
    names = {network.url: network.name for network in found.networks}
    for pair in found.pairs[:PAIRS]:
        items = [Item(member.url, member.name) for member in pair.members[:_MOST]]
        more = len(pair.members) - _MOST
        if more > 0:
            items.append(Item("", f"{number(more)}{NBSP}weitere"))
        yield tuple(Item(url, names[url]) for url in (pair.one, pair.other)), tuple(items)
