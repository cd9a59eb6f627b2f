"""Who belonged to what, as what and when: as a table in which the rows of one member stand
together, and as a picture of the same.

An attestation is a day, never a span: the table says it in a column of its own, the picture as a
mark of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from math import inf
from typing import NamedTuple

from chronik.chronicle.cards import role_words
from chronik.chronicle.edition import Edition
from chronik.chronicle.ties import Tie
from chronik.dates.words import date_words, interval_words
from chronik.html.blocks import Item, Table
from chronik.html.pictures.memberships import memberships_picture
from chronik.html.pictures.tenures import Line, Segment
from chronik.pages.sections.items import period_words, remark
from chronik.pages.sections.material import Material
from chronik.records.keys import up
from chronik.records.model import AnyEntry, Relation

Cell = tuple[Item, ...]


class Held(NamedTuple):
    """A relation that lasts: who states it, and the record that its row is about."""

    stating: AnyEntry
    relation: Relation
    shown: str  # key


class Look(NamedTuple):
    """How a table of relations is called: its title, its place in the page, what its rows are, in
    the singular and in the dative plural.
    """

    title: str
    anchor: str
    one: str
    many: str


MEMBERS = Look("Mitglieder", "mitglieder", "Mitglied", "Mitgliedern")
_PEOPLE = Look("Zugehörige Personen", "personen", "Person", "Personen")
_AFFILIATIONS = Look(
    "Zugehörigkeiten",
    "zugehoerigkeiten",
    "Organisation oder Netzwerk",
    "Organisationen und Netzwerken",
)
_NETWORKS = Look("Netzwerke", "netzwerke", "Netzwerk", "Netzwerken")


def members(material: Material, edition: Edition) -> Table | None:
    """A network's members."""
    entry = material.entry
    return _table(
        material, edition, [Held(entry, r, r.target) for r in entry.facts.members], MEMBERS
    )


def affiliations(material: Material, edition: Edition) -> Table | None:
    """Where a person belongs; None where words in one line say it all."""
    entry = material.entry
    held = [Held(entry, r, r.target) for r in entry.facts.affiliations]
    lasting = any(one.relation.since or one.relation.until for one in held)
    return _table(material, edition, held, _AFFILIATIONS) if len(held) > 1 or lasting else None


def memberships(material: Material, edition: Edition, title: str = "") -> Table | None:
    """The networks that name the record as a member."""
    look = _NETWORKS._replace(title=title) if title else _NETWORKS
    return _table(
        material, edition, _turned(material.chronicle.tied(material.entry.key, "networks")), look
    )


def people(
    material: Material, edition: Edition, ties: Sequence[Tie], title: str = ""
) -> Table | None:
    """The people who name the record as where they belong; None where none of them says when."""
    look = _PEOPLE._replace(title=title) if title else _PEOPLE
    return (
        _table(material, edition, _turned(ties), look)
        if is_dated(tie.relation for tie in ties)
        else None
    )


def is_dated(relations: Iterable[Relation]) -> bool:
    return any(r.since or r.until or r.attested for r in relations)


def _turned(ties: Iterable[Tie]) -> list[Held]:
    return [Held(tie.entry, tie.relation, tie.entry.key) for tie in ties]


def _table(material: Material, edition: Edition, held: Sequence[Held], look: Look) -> Table | None:
    if not held:
        return None
    every = _together(held)
    made = [row for some in every.values() for row in _rows(material, some)]
    columns = (look.one, "Rolle", "Zeit", "Belegt am")
    told = [n for n in range(len(columns)) if n == 0 or any(row[n] for row in made)]
    table = Table(
        look.anchor,
        look.title,
        tuple([columns[n] for n in told]),
        tuple([tuple([row[n] for n in told]) for row in made]),
    )
    if len(told) < 3:  # nothing says when
        return table
    lines = [_line(material, key, some) for key, some in every.items()]
    if (
        sum(len(s.dates) for line in lines for s in line.segments) < 2
    ):  # a dot alone says nothing that the table does not
        return table
    root, anchor = up(material.entry.url), f"{look.anchor}-zeit"
    drawn = memberships_picture(
        lines,
        span=edition.span,
        root=root,
        anchor=anchor,
        title=f"{look.title} in der Zeit",
        noun=look.many,
    )
    return (
        table._replace(picture=f"{drawn.svg}<figcaption>{escape(drawn.words)}</figcaption>\n")
        if drawn.svg
        else table
    )


def _together(held: Sequence[Held]) -> dict[str, list[Held]]:
    """The relations of each record, in the order of time, those without one last; records in the
    order given.
    """
    every: dict[str, list[Held]] = {}
    for one in held:
        every.setdefault(one.shown, []).append(one)
    return {key: sorted(some, key=_begin) if len(some) > 1 else some for key, some in every.items()}


def _begin(held: Held) -> float:
    """The first day that the relation says anything about."""
    relation = held.relation
    dates = [d for d in (relation.since, relation.until, *relation.attested) if d]
    return min(
        [day for d in dates for day in (d.earliest, d.latest) if day is not None], default=inf
    )


def _rows(material: Material, held: Sequence[Held]) -> list[tuple[Cell, ...]]:
    """The name stands in the first row; those below it say what is another: the role, the time, or
    the evidence alone.
    """
    rows: list[tuple[Cell, ...]] = []
    before = ""
    for n, (stating, relation, shown) in enumerate(held):
        card, evidence = material.cards[shown], relation.evidence
        role = _role(material, relation)
        said = (material.notes.number(stating, evidence), remark(evidence))
        first = (
            Item("", "", _further(relation, other=role != before), *said)
            if n
            else Item(card.url, card.name, "", *said)
        )
        since = (
            interval_words(relation.since, relation.until)
            if relation.since or relation.until
            else ""
        )
        attested = tuple(
            [Item("", date_words(d), "", (), "", d.html or "") for d in relation.attested]
        )
        rows.append(
            (
                (first,),
                (Item("", role),) if role else (),
                (Item("", since),) if since else (),
                attested,
            )
        )
        before = role
    return rows


def _further(relation: Relation, *, other: bool) -> str:
    if other:
        return "in anderer Rolle"
    return "weiterer Zeitraum" if relation.since or relation.until else "weiterer Beleg"


def _role(material: Material, relation: Relation) -> str:
    words = role_words(material.chronicle, relation)
    return (
        f"{words}, {relation.capacity}"
        if words and relation.capacity
        else words or relation.capacity
    )


def _line(material: Material, key: str, held: Sequence[Held]) -> Line:
    """A network has its own colour; on a network's page all have its colour."""
    card = material.cards[key]
    badges = card.badges or material.cards[material.entry.key].badges
    segments = tuple([_segment(material, one.relation) for one in held])
    return Line(card.url, card.name, badges[0].colour if badges else -1, segments)


def _segment(material: Material, relation: Relation) -> Segment:
    role = _role(material, relation)
    words = ", ".join(filter(None, (role, period_words(relation))))
    return Segment(role, relation.since, relation.until, relation.attested, words)
