"""What leads to a record: its timeline, back-links by role and by kind, mentions in other texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from chronik.blocks import Group, Groups, Item, Moment, Stretch, Timeline
from chronik.cards import person_name, role_words
from chronik.chronicle import Tie
from chronik.model import AnyEntry
from chronik.parts import PLURALS, Making, remark


def timeline(moments: Iterable[Moment], *, title: str, anchor: str = "zeitleiste", intro: str = "") -> Timeline | None:
    """Moments in the order given, by year; those without one apart. None without moments."""
    every = tuple(moments)
    placed = [m for m in every if m.card.placed]
    stretches = tuple(Stretch(str(year), f"j{year}", "", tuple(group)) for year, group in groupby(placed, key=lambda m: m.card.year))
    return Timeline(anchor, title, stretches, tuple(m for m in every if not m.card.placed), len(every), intro) if every else None


def moments_of(making: Making, ties: Iterable[Tie]) -> Iterator[Moment]:
    """Events with the record's roles in them, each event once, in the order of the chronicle."""
    roles: dict[str, list[Item]] = {}
    for tie in ties:
        said = roles.setdefault(tie.entry.key, [])
        words = role_words(making.chronicle, tie.relation)
        if words or tie.relation.capacity:
            number = making.notes.number(tie.entry, tie.relation.evidence)
            said.append(Item("", words or tie.relation.capacity, tie.relation.capacity if words else "", number, remark(tie.relation.evidence)))
    return (Moment(making.cards[key], tuple(said)) for key, said in roles.items())


def role_groups(making: Making, ties: Iterable[Tie], *, title: str, anchor: str, dated: bool = False, own: bool = False) -> Groups | None:
    """Links by role, roles in the order they first appear, links in the order of the ties.

    With `own` the page's record itself states the relations, and the ties name their targets.
    """
    groups: dict[str, list[Item]] = {}
    chronicle = making.chronicle
    for tie in ties:
        word = tie.relation.role.word if tie.relation.role else ""
        card = making.cards[tie.entry.key]
        detail = card.date if dated else tie.relation.capacity
        name = person_name(tie.entry) if tie.entry.kind == "people" else tie.entry.name
        number = making.notes.number(making.entry if own else tie.entry, tie.relation.evidence)
        groups.setdefault(word, []).append(Item(card.url, name, detail, number, remark(tie.relation.evidence)))
    made = tuple(
        Group(term.label if word else "", term.meaning, tuple(items))
        for word, items in groups.items()
        for term in (chronicle.site.term("roles", word),)
    )
    return Groups(anchor, title, made) if made else None


def kind_groups(making: Making, entries: Iterable[AnyEntry], *, title: str, anchor: str, intro: str = "") -> Groups | None:
    """Links to records grouped by their kind; events with their date."""
    by_kind: dict[str, list[Item]] = {}
    for entry in entries:
        card = making.cards[entry.key]
        by_kind.setdefault(entry.kind, []).append(Item(card.url, person_name(entry) if entry.kind == "people" else entry.name, card.date))
    groups = tuple(Group(PLURALS[kind] if len(by_kind) > 1 else "", "", tuple(items)) for kind, items in by_kind.items())
    return Groups(anchor, title, groups, intro) if groups else None


def plain_group(title: str, anchor: str, items: Iterable[Item], intro: str = "") -> Groups | None:
    every = tuple(items)
    return Groups(anchor, title, (Group("", "", every),), intro) if every else None


def mentioned(making: Making) -> Groups | None:
    """Records whose text names this one, and that neither name it in a relation nor are named in one by it."""
    tied = {tie.entry.key for ties in making.chronicle.ties.get(making.entry.key, {}).values() for tie in ties}
    others = [e for e in making.chronicle.mentioned_in.get(making.entry.key, ()) if e.key not in tied and e.key not in making.entry.refs]
    return kind_groups(making, others, title="Auch erwähnt in", anchor="erwaehnt")
