"""What leads to a record: its timeline, back-links by role and by kind, mentions in other texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from chronik.chronicle.cards import role_words
from chronik.chronicle.edition import Edition
from chronik.chronicle.lineage import below, chains
from chronik.chronicle.ties import Tie
from chronik.html.blocks import Group, Groups, Item, Moment, Period, Timeline
from chronik.pages.sections.items import remark
from chronik.pages.sections.material import Material
from chronik.records.keys import KINDS
from chronik.records.model import NO_EVIDENCE, AnyEntry
from chronik.words.german import NBSP


def timeline_of(
    moments: Iterable[Moment], *, title: str, anchor: str = "zeitleiste", intro: str = ""
) -> Timeline | None:
    """Moments in the order given, by year; those without one apart. None without moments."""
    every = tuple(moments)
    if not every:
        return None
    years: dict[int, list[Moment]] = {}
    unplaced: list[Moment] = []
    for moment in every:
        (years.setdefault(moment.card.year or 0, []) if moment.card.placed else unplaced).append(
            moment
        )
    stretches = tuple(
        [Period(str(year), f"j{year}", "", tuple(years[year])) for year in sorted(years)]
    )
    return Timeline(anchor, title, stretches, tuple(unplaced), len(every), intro)


_NAMED = "genannt"  # in no role, but in words of the text's own


def moments_of(material: Material, ties: Iterable[Tie]) -> Iterator[Moment]:
    """Events with the record's roles in them, each event once, in the order of the chronicle."""
    roles: dict[str, list[Item]] = {}
    for entry, relation in ties:
        said = roles.setdefault(entry.key, [])
        words = role_words(material.chronicle, relation)
        if words or relation.capacity or relation.evidence.as_written:
            number = material.notes.number(entry, relation.evidence)
            said.append(
                Item(
                    "",
                    words or relation.capacity or _NAMED,
                    relation.capacity if words else "",
                    number,
                    remark(relation.evidence),
                )
            )
    return (Moment(material.cards[key], tuple(said)) for key, said in roles.items())


def role_groups(
    material: Material,
    ties: Iterable[Tie],
    *,
    title: str,
    anchor: str,
    dated: bool = False,
    own: bool = False,
) -> Groups | None:
    """Links by role, roles in the order they first appear, links in the order of the ties.

    With `own` the page's record itself states the relations, and the ties name their targets.
    """
    groups: dict[str, list[Item]] = {}
    chronicle, cards, page = material.chronicle, material.cards, material.entry
    for entry, relation in ties:
        card, evidence = cards[entry.key], relation.evidence
        detail = card.date if dated else relation.capacity
        said = (
            (material.notes.number(page if own else entry, evidence), remark(evidence))
            if evidence is not NO_EVIDENCE
            else ((), "")
        )
        groups.setdefault(relation.role, []).append(Item(card.url, card.name, detail, *said))
    made = tuple(
        Group(term.label if word else "", term.meaning, tuple(items))
        for word, items in groups.items()
        for term in (chronicle.site.term("roles", word),)
    )
    return Groups(anchor, title, made) if made else None


def tells_apart(ties: Sequence[Tie]) -> bool:
    """Whether a list by role says more than a timeline with the roles: there are several, and not
    each is held but once.
    """
    return 1 < len({tie.relation.role for tie in ties if tie.relation.role}) < len(ties)


def kind_groups(
    material: Material, entries: Iterable[AnyEntry], *, title: str, anchor: str, intro: str = ""
) -> Groups | None:
    """Links to records grouped by their kind; events with their date."""
    by_kind: dict[str, list[Item]] = {}
    for entry in entries:
        card = material.cards[entry.key]
        by_kind.setdefault(entry.kind, []).append(Item(card.url, card.name, card.date))
    if not by_kind:
        return None
    groups = tuple(
        Group(KINDS[kind].plural if len(by_kind) > 1 else "", "", tuple(items))
        for kind, items in by_kind.items()
    )
    return Groups(anchor, title, groups, intro)


def plain_group(title: str, anchor: str, items: Iterable[Item], intro: str = "") -> Groups | None:
    every = tuple(items)
    return Groups(anchor, title, (Group("", "", every),), intro) if every else None


def mentioned(material: Material) -> Groups | None:
    """Records whose text names this one, and that neither name it in a relation nor are named in
    one by it.
    """
    if material.entry.key not in material.chronicle.mentioned_in:
        return None
    tied = {
        tie.entry.key
        for ties in material.chronicle.ties.get(material.entry.key, {}).values()
        for tie in ties
    }
    others = [
        e
        for e in material.chronicle.mentioned_in.get(material.entry.key, ())
        if e.key not in tied and e.key not in material.entry.outline.refs
    ]
    return kind_groups(material, others, title="Auch erwähnt in", anchor="erwaehnt")


INTRO = "Hier stehen die Teile mit ihren eigenen Ereignissen; zur Zeitleiste weiter oben zählen diese nicht von selbst."


def chain_rows(material: Material, edition: Edition) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """„A → B → C“ as facts, each a link but the page's own record; other lines that led here are
    rows of their own.
    """
    for n, line in enumerate(
        chains(material.chronicle.entries, edition.predecessors, material.entry.key)
    ):
        yield (
            ("Auch hervorgegangen aus" if n else "Abfolge"),
            tuple(_step(material, key, arrow=key != line[-1]) for key in line),
        )


def _step(material: Material, key: str, *, arrow: bool) -> Item:
    card, here = material.cards[key], key == material.entry.key
    return Item(
        "" if here else card.url,
        f"{card.name}{NBSP}→" if arrow else card.name,
        "diese Seite" if here else "",
    )


def part_events(material: Material) -> Groups | None:
    """Events of the parts and their parts, each under the part that it belongs to; told apart from
    the whole's own.
    """
    chronicle, key = material.chronicle, material.entry.key
    own = {tie.entry.key for tie in chronicle.tied(key, "events")}
    groups = [
        Group(chronicle.name(part.key), "", items)
        for part in below(chronicle.parts, key)
        if (items := _events(material, part.key, own))
    ]
    return (
        Groups("ereignisse-der-teile", "Ereignisse der Teile", tuple(groups), INTRO)
        if groups
        else None
    )


def _events(material: Material, part: str, own: set[str]) -> tuple[Item, ...]:
    found = []
    for moment in moments_of(material, material.chronicle.tied(part, "events")):
        card = moment.card
        shared = "auch ein eigenes Ereignis" if card.key in own else ""
        detail = ", ".join(filter(None, (card.date, *[role.name for role in moment.roles], shared)))
        notes = tuple(dict.fromkeys([number for role in moment.roles for number in role.notes]))
        found.append(
            Item(
                card.url,
                card.name,
                detail,
                notes,
                "; ".join(filter(None, [role.remark for role in moment.roles])),
            )
        )
    return tuple(found)
