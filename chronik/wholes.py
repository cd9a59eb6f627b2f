"""What an organisation or a network has beyond itself: those before and after it as a chain, and the events of its parts."""

from __future__ import annotations

from collections.abc import Iterator

from chronik.backlinks import moments_of
from chronik.chronicle.edition import Whole
from chronik.chronicle.lineage import below, chains
from chronik.html.blocks import Group, Groups, Item
from chronik.parts import Making
from chronik.words.german import NBSP

INTRO = "Hier stehen die Teile mit ihren eigenen Ereignissen; zur Zeitleiste weiter oben zählen diese nicht von selbst."


def chain_rows(making: Making, whole: Whole) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """„A → B → C“ as facts, each a link but the page's own record; other lines that led here are rows of their own."""
    for n, line in enumerate(chains(making.chronicle.entries, whole.predecessors, making.entry.key)):
        yield ("Auch hervorgegangen aus" if n else "Abfolge"), tuple(_step(making, key, arrow=key != line[-1]) for key in line)


def _step(making: Making, key: str, *, arrow: bool) -> Item:
    card, here = making.cards[key], key == making.entry.key
    return Item("" if here else card.url, f"{card.name}{NBSP}→" if arrow else card.name, "diese Seite" if here else "")


def part_events(making: Making) -> Groups | None:
    """Events of the parts and their parts, each under the part that it belongs to; told apart from the whole's own."""
    chronicle, key = making.chronicle, making.entry.key
    own = {tie.entry.key for tie in chronicle.tied(key, "events")}
    groups = [Group(chronicle.name(part.key), "", items) for part in below(chronicle.parts, key) if (items := _events(making, part.key, own))]
    return Groups("ereignisse-der-teile", "Ereignisse der Teile", tuple(groups), INTRO) if groups else None


def _events(making: Making, part: str, own: set[str]) -> tuple[Item, ...]:
    found = []
    for moment in moments_of(making, making.chronicle.tied(part, "events")):
        card = moment.card
        shared = "auch ein eigenes Ereignis" if card.key in own else ""
        detail = ", ".join(filter(None, (card.date, *[role.name for role in moment.roles], shared)))
        notes = tuple(dict.fromkeys([number for role in moment.roles for number in role.notes]))
        found.append(Item(card.url, card.name, detail, notes, "; ".join(filter(None, [role.remark for role in moment.roles]))))
    return tuple(found)
