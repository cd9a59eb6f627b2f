"""What networks and organisations have in common: chains of successors, the events of parts."""

from __future__ import annotations

from collections.abc import Iterator

from chronik.chronicle.edition import Edition
from chronik.chronicle.lineage import below, chains
from chronik.html.blocks import Group, Groups, Item, Moment
from chronik.pages.sections.backlinks import moments_of
from chronik.pages.sections.material import Material
from chronik.words.german import NBSP

_INTRO = (
    "Hier stehen die Teile mit ihren eigenen Ereignissen; "
    "zur Zeitleiste weiter oben zählen diese nicht von selbst."
)


def chain_rows(material: Material, edition: Edition) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """„A → B → C“ as facts, each a link but the page's own record.

    Other lines that led here are rows of their own.
    """
    lines = chains(material.chronicle.entries, edition.predecessors, material.entry.key)
    label = "Abfolge"
    for line in lines:
        yield label, tuple(_step(material, key, arrow=key != line[-1]) for key in line)
        label = "Auch hervorgegangen aus"


def _step(material: Material, key: str, *, arrow: bool) -> Item:
    card = material.cards[key]
    words = f"{card.name}{NBSP}→" if arrow else card.name
    if key == material.entry.key:
        return Item("", words, "diese Seite")
    follower = material.entry.facts.succeeded_by
    is_next = follower is not None and follower.key == key
    return Item(card.url, words, anchor=f"nachfolge/{card.url[:-1]}" if is_next else "")


def part_events(material: Material) -> Groups | None:
    """Events of the parts and their parts, by part; those that are the whole's own too say so."""
    chronicle, key = material.chronicle, material.entry.key
    own = {tie.entry.key for tie in chronicle.tied(key, "events")}
    groups = []
    for part in below(chronicle.parts, key):
        moments = moments_of(material, chronicle.tied(part.key, "events"))
        items = tuple([_event(moment, own) for moment in moments])
        if items:
            groups.append(Group(label=chronicle.name(part.key), meaning="", items=items))

    if not groups:
        return None
    return Groups("ereignisse-der-teile", "Ereignisse der Teile", tuple(groups), _INTRO)


def _event(moment: Moment, own: set[str]) -> Item:
    card, roles = moment.card, moment.roles
    shared = "auch ein eigenes Ereignis" if card.key in own else ""
    details = (card.date, *[role.name for role in roles], shared)
    return Item(
        url=card.url,
        name=card.title,
        detail=", ".join(filter(None, details)),
        notes=tuple(dict.fromkeys([number for role in roles for number in role.notes])),
        remark="; ".join(filter(None, [role.remark for role in roles])),
    )
