"""The page of an event: when and where, who took part as what, how we know, what came before and after."""

from __future__ import annotations

from collections.abc import Iterator

from chronik.chronicle.bounds import bounds
from chronik.chronicle.edition import Whole
from chronik.chronicle.ties import Tie
from chronik.html.blocks import Group, Groups, Item
from chronik.html.view import View
from chronik.pages.sections.backlinks import kind_groups, mentioned, role_groups
from chronik.pages.sections.body import body, figures
from chronik.pages.sections.items import claim_items, date_items, item, relation_items, remark
from chronik.pages.sections.making import Making, making_of
from chronik.pages.sections.record import common_rows, facts, label_of, record_view
from chronik.records.model import AnyEntry, Relation
from chronik.words.german import number


def view(whole: Whole, key: str) -> View:
    making = making_of(whole, key)
    event = making.entry.facts
    site = making.chronicle.site
    status = event.status.word if event.status else "happened"
    rows = facts(
        (
            ("Datum", date_items(making, event.date)),
            *_bounded(making),
            ("Stand", (Item("", _state(site.term("statuses", status).label, status)),) if status != "happened" else ()),
            ("Ort", relation_items(making, event.places)),
            ("Form", claim_items(making, event.format, lambda word: site.term("formats", word.word).label)),
            ("Netzwerk" if len(event.networks) == 1 else "Netzwerke", relation_items(making, event.networks)),
            ("Teilnehmende", claim_items(making, event.attendance, number)),
            ("Reihe", _series(making)),
            ("Teil von", (item(making, event.part_of.key),) if event.part_of else ()),
            ("Folgt auf", tuple(item(making, ref.key) for ref in event.follows)),
            *common_rows(making),
        )
    )
    blocks = (
        rows,
        figures(making),
        body(making),
        role_groups(making, _participations(making, event.people), title="Personen", anchor="personen", own=True),
        role_groups(making, _participations(making, event.organisations), title="Organisationen", anchor="organisationen", own=True),
        kind_groups(making, making.chronicle.parts.get(key, ()), title="Dazu gehören", anchor="teile"),
        kind_groups(making, making.chronicle.followers.get(key, ()), title="Darauf folgte", anchor="danach"),
        mentioned(making),
        _neighbours(making, whole),
    )
    before, after = _beside(making, whole)
    label = label_of(making) if status == "happened" else " · ".join(filter(None, (label_of(making), site.term("statuses", status).label)))
    return record_view(making, label=label, blocks=blocks, before=before, after=after)


def _state(label: str, status: str) -> str:
    """Announced and happened are different facts."""
    return f"{label}; ob es stattfand, ist nicht belegt" if status == "announced" else label


def _bounded(making: Making) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """What the events before, after and around it tell of its date."""
    for bound in bounds(making.chronicle, making.entry):
        card = making.cards[bound.event.key]
        yield bound.label, (Item(card.url, bound.words, "", (), f"erschlossen: {bound.why} „{card.name}“"),)


def _series(making: Making) -> tuple[Item, ...]:
    series = making.entry.facts.series
    if not series:
        return ()
    words = f"{series.number}. {series.name}" if series.number else series.name
    return (Item("", words, "", making.notes.number(making.entry, series.evidence), remark(series.evidence)),)


def _participations(making: Making, relations: tuple[Relation, ...]) -> list[Tie]:
    """The event's own relations turned round, so that they are grouped like back-links."""
    return [Tie(making.chronicle.entries[r.target], r) for r in relations]


def _neighbours(making: Making, whole: Whole) -> Groups | None:
    """Before and after in the whole chronicle and in each of its networks, among the events that have a place in time."""
    if not making.entry.date.placed:
        return None
    groups = [_before_after("In der Chronik", making, whole.placed, whole.position)]
    for relation in making.entry.facts.networks:
        ordered, position = whole.lane(relation.target)
        groups.append(_before_after(making.chronicle.name(relation.target), making, ordered, position))
    kept = tuple(g for g in groups if g.items)
    return Groups("davor-danach", "Davor und danach", kept) if kept else None


def _beside(making: Making, whole: Whole) -> tuple[str, str]:
    """Addresses of the events before and after in the chronicle, for arrow keys."""
    here = whole.position.get(making.entry.key)
    if here is None:
        return "", ""
    before, after = whole.placed[max(0, here - 1) : here], whole.placed[here + 1 : here + 2]
    return before[0].url if before else "", after[0].url if after else ""


def _before_after(label: str, making: Making, ordered: tuple[AnyEntry, ...], position: dict[str, int]) -> Group:
    here, cards = position[making.entry.key], making.cards
    items = []
    for place, words in ((here - 1, "davor"), (here + 1, "danach")):
        if 0 <= place < len(ordered):
            card = cards[ordered[place].key]
            items.append(Item(card.url, card.name, f"{words}, {card.date}"))
    return Group(label, "", tuple(items))
