"""Who belonged to what, as what and when: as a table, and as a picture of the same.

In the table the rows of one member stand together. An attestation is a day, never a span: the table
says it in a column of its own, the picture as a mark of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import inf

from chronik.chronicle.cards import period_words, role_words
from chronik.chronicle.edition import Edition
from chronik.chronicle.ties import Tie
from chronik.dates.edtf import Edtf
from chronik.dates.words import date_words, interval_words
from chronik.html.blocks import Item, Table
from chronik.html.pictures.time.memberships import memberships_picture
from chronik.html.pictures.time.tenures import Line, Segment
from chronik.language.tuples import NamedTuple
from chronik.pages.sections.items import resting
from chronik.pages.sections.material import Material
from chronik.pages.sections.timelines import captioned, window_words
from chronik.records.keys import up
from chronik.records.model import AnyEntry, Relation

Cell = tuple[Item, ...]


class Held(NamedTuple):
    """A relation that lasts: who states it, and the record that its row is about."""

    stating: AnyEntry
    relation: Relation
    shown: str  # key


class Look(NamedTuple):
    """How a table of relations is called."""

    title: str
    anchor: str
    one: str  # what its rows are, in the singular
    many: str  # and in the dative plural


MEMBERS = Look("Mitglieder", "mitglieder", "Mitglied", "Mitgliedern")
_PEOPLE = Look("Zugehörige Personen", "personen", "Person", "Personen")
_AFFILIATIONS = Look(
    "Zugehörigkeiten",
    "zugehoerigkeiten",
    "Organisation oder Netzwerk",
    "Organisationen und Netzwerken",
)
_WITHIN = Look("Mitgliedschaften", "mitgliedschaften", "Organisation", "Organisationen")
_NETWORKS = Look("Netzwerke", "netzwerke", "Netzwerk", "Netzwerken")


def members(material: Material, edition: Edition) -> Table | None:
    """The members of a network, or of an organisation."""
    held = _own(material.entry, material.entry.facts.members)
    return _table(material, edition, held, MEMBERS)


def affiliations(material: Material, edition: Edition) -> Table | None:
    """Where a person belongs; None where words in one line say it all."""
    own = material.entry.facts.affiliations
    if len(own) < 2 and not any(r.since or r.until for r in own):
        return None
    return _table(material, edition, _own(material.entry, own), _AFFILIATIONS)


def memberships(material: Material, edition: Edition, title: str = "") -> Table | None:
    """The networks that name the record as a member."""
    look = _NETWORKS._replace(title=title) if title else _NETWORKS
    held = _turned(material.chronicle.tied(material.entry.key, "networks"))
    return _table(material, edition, held, look)


def belonging_to(material: Material, edition: Edition) -> Table | None:
    """The organisations that name the record as a member."""
    held = _turned(material.chronicle.tied(material.entry.key, "organisations"))
    return _table(material, edition, held, _WITHIN)


def people(
    material: Material, edition: Edition, ties: Sequence[Tie], title: str = ""
) -> Table | None:
    """The people who name the record as where they belong; None where none of them says when."""
    if not any(_is_dated(tie.relation) for tie in ties):
        return None
    look = _PEOPLE._replace(title=title) if title else _PEOPLE
    return _table(material, edition, _turned(ties), look)


def _is_dated(relation: Relation) -> bool:
    return bool(relation.since or relation.until or relation.attested)


def _own(entry: AnyEntry, relations: Iterable[Relation]) -> list[Held]:
    return [Held(entry, relation, relation.target) for relation in relations]


def _turned(ties: Iterable[Tie]) -> list[Held]:
    return [Held(tie.entry, tie.relation, tie.entry.key) for tie in ties]


def _table(material: Material, edition: Edition, held: Sequence[Held], look: Look) -> Table | None:
    if not held:
        return None

    of_record = _together(held)
    rows = [row for own in of_record.values() for row in _rows(material, own)]
    columns = (look.one, "Rolle", "Zeit", "Belegt am")
    told = [n for n in range(len(columns)) if n == 0 or any(row[n] for row in rows)]
    is_timed = len(told) > 2  # something says when
    return Table(
        anchor=look.anchor,
        title=look.title,
        columns=tuple([columns[n] for n in told]),
        rows=tuple([tuple([row[n] for n in told]) for row in rows]),
        picture=_picture(material, edition, of_record, look) if is_timed else "",
    )


def _picture(
    material: Material, edition: Edition, of_record: Mapping[str, Sequence[Held]], look: Look
) -> str:
    """The same in time; "" for a single date: a dot alone says nothing that the table does not."""
    lines = [_line(material, key, own) for key, own in of_record.items()]
    if sum(len(segment.dates) for line in lines for segment in line.segments) < 2:
        return ""

    drawn = memberships_picture(
        lines,
        span=edition.span,
        root=up(material.entry.url),
        anchor=f"{look.anchor}-zeit",
        title=f"{look.title} in der Zeit",
        noun=look.many,
    )
    if not drawn.svg:
        return ""
    return captioned(drawn.svg, drawn.words, window_words(drawn.years, edition.span))


def _together(held: Sequence[Held]) -> dict[str, list[Held]]:
    """The relations of each record in the order of time, those without one last.

    The records are in the order given.
    """
    of_record: dict[str, list[Held]] = {}
    for one in held:
        of_record.setdefault(one.shown, []).append(one)
    for own in of_record.values():
        own.sort(key=_begin)
    return of_record


def _begin(held: Held) -> float:
    """The first day that the relation says anything about."""
    relation = held.relation
    dates = [date for date in (relation.since, relation.until, *relation.attested) if date]
    days = [day for date in dates for day in (date.earliest, date.latest) if day is not None]
    return min(days, default=inf)


def _rows(material: Material, held: Sequence[Held]) -> list[tuple[Cell, ...]]:
    """The name stands in the first row.

    Those below it say what is another: the role, the time, or the evidence alone.
    """
    rows: list[tuple[Cell, ...]] = []
    own, before = material.entry, None  # the role of the row above
    for one in held:
        card, relation = material.cards[one.shown], one.relation
        role = _role(material, relation)
        first = (
            Item(card.url, card.name, anchor=card.url[:-1] if one.stating is own else "")
            if before is None
            else Item("", "", _further(relation, other=role != before))
        )
        rows.append(
            (
                (resting(material, relation.evidence, first, stating=one.stating),),
                _cell(role),
                _cell(interval_words(relation.since, relation.until)),
                tuple([_attestation(date) for date in relation.attested]),
            )
        )
        before = role
    return rows


def _cell(words: str) -> Cell:
    return (Item("", words),) if words else ()


def _attestation(date: Edtf) -> Item:
    return Item("", date_words(date), time=date.html or "")


def _further(relation: Relation, *, other: bool) -> str:
    if other:
        return "in anderer Rolle"
    return "weiterer Zeitraum" if relation.since or relation.until else "weiterer Beleg"


def _role(material: Material, relation: Relation) -> str:
    words = (role_words(material.chronicle, relation), relation.capacity)
    return ", ".join(filter(None, words))


def _line(material: Material, key: str, held: Sequence[Held]) -> Line:
    """A network has its own colour; on a network's page all have its colour."""
    card = material.cards[key]
    badges = card.badges or material.cards[material.entry.key].badges
    segments = tuple([_segment(material, one.relation) for one in held])
    return Line(card.url, card.name, badges[0].emblem.colour if badges else -1, segments)


def _segment(material: Material, relation: Relation) -> Segment:
    role = _role(material, relation)
    words = ", ".join(filter(None, (role, period_words(relation))))
    return Segment(
        role=role,
        since=relation.since,
        until=relation.until,
        attested=relation.attested,
        words=words,
    )
