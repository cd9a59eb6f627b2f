"""What leads to a record: its timeline, back-links by role and by kind, mentions in other texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from chronik.chronicle.cards import role_words, status_words
from chronik.chronicle.ties import Tie
from chronik.html.blocks import Group, Groups, Item, Moment, Period, Timeline
from chronik.pages.sections.items import anchored, name_told, resting
from chronik.pages.sections.material import Material
from chronik.records.keys import KINDS
from chronik.records.model import AnyEntry, Relation, took_place
from chronik.words.german import number


def timeline_of(
    moments: Iterable[Moment], *, title: str, anchor: str = "zeitleiste", intro: str = ""
) -> Timeline | None:
    """Moments in the order given, by year; those without one apart. None without moments."""
    every = tuple(moments)
    if not every:
        return None

    years: dict[int, list[Moment]] = {}
    for moment in every:
        if moment.card.placed:
            years.setdefault(moment.card.year or 0, []).append(moment)

    return Timeline(
        anchor=anchor,
        title=title,
        stretches=tuple([_period(year, years[year]) for year in sorted(years)]),
        unplaced=tuple([moment for moment in every if not moment.card.placed]),
        total=len(every),
        intro=intro,
    )


def _period(year: int, moments: Iterable[Moment]) -> Period:
    return Period(label=str(year), anchor=f"j{year}", url="", moments=tuple(moments))


def moments_of(material: Material, ties: Iterable[Tie]) -> Iterator[Moment]:
    """Events with the record's roles in them, each event once, in the order of the chronicle."""
    roles: dict[str, list[Item]] = {}
    for tie in ties:
        own = roles.setdefault(tie.entry.key, [])
        role = _role(material, tie.relation)
        if role:
            own.append(resting(material, tie.relation.evidence, role, stating=tie.entry))
    return (Moment(material.cards[key], tuple(own)) for key, own in roles.items())


_NAMED = "erwähnt"  # in no role, but in words of the text's own


def _role(material: Material, relation: Relation) -> Item | None:
    words = role_words(material.chronicle, relation)
    if words:
        return Item("", words, relation.capacity)
    if relation.capacity or relation.evidence.as_written:
        return Item("", relation.capacity or _NAMED)
    return None


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

    Who holds several roles stands once, under the first; a dated event under each. With `own` the
    page's record itself states the relations, and the ties name their targets.
    """
    seen: set[str] = set()
    proven: set[str] = set()  # roles that somebody has had, not only in an announcement
    by_role: dict[str, dict[str, Item]] = {}
    first: dict[str, str] = {}  # role of each record
    for tie in ties:
        relation, stating = tie.relation, material.entry if own else tie.entry
        if stating.kind != "events" or took_place(stating):
            proven.add(relation.role)
        item = resting(material, relation.evidence, _named(material, tie, dated), stating=stating)
        item = anchored(item, seen) if own else item

        key = tie.entry.key
        role = relation.role if dated else first.setdefault(key, relation.role)
        known = by_role.setdefault(role, {})
        also = "" if relation.role == role else _label(material, relation.role)
        known[key] = _joined(known[key], item, also) if key in known else item

    groups = [_role_group(material, role, [*by_role[role].values()], proven) for role in by_role]
    return Groups(anchor, title, tuple(groups)) if groups else None


def turned(material: Material, relations: Iterable[Relation]) -> list[Tie]:
    """Relations of the page's own record turned round: so they are grouped like back-links."""
    return [Tie(material.chronicle.entries[r.target], r) for r in relations]


def _joined(item: Item, other: Item, role: str) -> Item:
    """One line for two relations of a record."""
    also = f"auch {role}" if role else ""
    return item._replace(
        detail=", ".join(dict.fromkeys(filter(None, (item.detail, also, other.detail)))),
        notes=tuple(dict.fromkeys((*item.notes, *other.notes))),
        remark="; ".join(dict.fromkeys(filter(None, (item.remark, other.remark)))),
    )


def _label(material: Material, role: str) -> str:
    return material.chronicle.site.term("roles", role).label


def _named(material: Material, tie: Tie, dated: bool) -> Item:
    card = material.cards[tie.entry.key]
    if not dated:
        return Item(card.url, name_told(material, tie.entry.key), tie.relation.capacity)
    is_event = tie.entry.kind == "events"
    status = status_words(material.chronicle, tie.entry) if is_event else ""
    return Item(card.url, card.title, ", ".join(filter(None, (card.date, status))))


def _role_group(
    material: Material, role: str, items: Sequence[Item], proven: Collection[str]
) -> Group:
    """What a role means is said where somebody has had it: „hielt einen Vortrag“."""
    term = material.chronicle.site.term("roles", role)
    meaning = term.meaning if role in proven else ""
    return Group(term.label if role else "", meaning, tuple(items))


MOST_BY_ROLE = 40  # events that are listed once more, by role


def works(material: Material) -> Groups | None:
    """The works that the record had part in, by its role."""
    ties = material.chronicle.tied(material.entry.key, "works")
    return role_groups(material, ties, title="Werke", anchor="werke", dated=True)


def counts_by_role(material: Material, ties: Sequence[Tie]) -> str:
    """Where the events are too many to be listed once more: „Rollen: Gast 610, Rede 120.“"""
    often = Counter(tie.relation.role for tie in ties if tie.relation.role)
    if len(ties) <= MOST_BY_ROLE or len(often) < 2:
        return ""
    words = [f"{_label(material, role)} {number(n)}" for role, n in often.most_common()]
    return f"Rollen: {', '.join(words)}."


def events_by_role(material: Material, ties: Sequence[Tie]) -> Groups | None:
    """Where that says more than a timeline with the roles.

    There are several, and not each is held but once. Of very many events it says how many alone.
    """
    if not 1 < len({tie.relation.role for tie in ties if tie.relation.role}) < len(ties):
        return None
    if len(ties) > MOST_BY_ROLE:
        return None
    return role_groups(material, ties, title="Nach Rollen", anchor="rollen", dated=True)


def kind_groups(
    material: Material, entries: Iterable[AnyEntry], *, title: str, anchor: str, intro: str = ""
) -> Groups | None:
    """Links to records grouped by their kind; events with their date."""
    by_kind: dict[str, list[Item]] = {}
    for entry in entries:
        card = material.cards[entry.key]
        by_kind.setdefault(entry.kind, []).append(Item(card.url, card.title, card.date))
    if not by_kind:
        return None

    groups = tuple(
        Group(label=KINDS[kind].plural if len(by_kind) > 1 else "", meaning="", items=tuple(items))
        for kind, items in by_kind.items()
    )
    return Groups(anchor, title, groups, intro)


def plain_group(title: str, anchor: str, items: Iterable[Item], intro: str = "") -> Groups | None:
    group = Group(label="", meaning="", items=tuple(items))
    return Groups(anchor, title, (group,), intro) if group.items else None


def mentioned(material: Material) -> Groups | None:
    """Records whose text names this one, where no relation of either names the other."""
    chronicle, entry = material.chronicle, material.entry
    if entry.key not in chronicle.mentioned_in:
        return None

    related = {*entry.outline.refs}
    for ties in chronicle.ties.get(entry.key, {}).values():
        related.update(tie.entry.key for tie in ties)
    others = [other for other in chronicle.mentioned_in[entry.key] if other.key not in related]
    return kind_groups(material, others, title="Auch erwähnt in", anchor="erwaehnt")
