"""Parts that pages of several kinds share: timelines, facts, back-links, prose, how to cite."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from chronik.blocks import Block, Cite, Crumb, Facts, Item, NoteList, Row, Table, View
from chronik.cards import Cards, kind_label, person_name, role_words
from chronik.chronicle import Chronicle, Tie
from chronik.datewords import certainty_words, date_words, interval_words
from chronik.edtf import Edtf
from chronik.identifiers import IDENTIFIER_URLS
from chronik.model import NO_EVIDENCE, AnyEntry, Claim, Evidence, Relation, event_date
from chronik.notes import Notes
from chronik.text import listed

SECTIONS = {
    "events": ("chronik/", "Chronik"),
    "people": ("personen/", "Personen"),
    "organisations": ("organisationen/", "Organisationen"),
    "networks": ("netzwerke/", "Netzwerke"),
    "places": ("orte/", "Orte"),
    "sources": ("quellen/", "Quellen"),
}
PLURALS = {
    "events": "Ereignisse",
    "people": "Personen",
    "organisations": "Organisationen",
    "networks": "Netzwerke",
    "places": "Orte",
    "sources": "Quellen",
    "pages": "Seiten",
}
BASES = {"text": "", "publication": "aus dem Datum der Veröffentlichung", "inferred": "erschlossen", "editorial": "Setzung der Redaktion"}


class Whole(NamedTuple):
    """The chronicle with the card of each record: what every view is made from."""

    chronicle: Chronicle
    cards: Cards
    placed: tuple[AnyEntry, ...]  # events that have a place in time, in order
    position: dict[str, int]  # of each in `placed`
    lanes: dict[str, tuple[tuple[AnyEntry, ...], dict[str, int]]]  # the same for each network
    years: dict[int, tuple[AnyEntry, ...]]  # events by the year they are placed under
    unplaced: tuple[AnyEntry, ...]  # events without a place in time
    span: tuple[int, int]  # first and last year of the events: the scale that all pictures of time share; (0, 0) without any

    def lane(self, network: str) -> tuple[tuple[AnyEntry, ...], dict[str, int]]:
        return self.lanes[network]

    def making(self, key: str) -> Making:
        return Making(self.chronicle, self.cards, self.chronicle.entries[key], Notes(self.chronicle))


def whole_of(chronicle: Chronicle) -> Whole:
    """Cards and lanes, made once for all pages."""
    year_of = {e.key: event_date(e).year for e in chronicle.of_kind["events"]}
    placed = tuple(e for e in chronicle.of_kind["events"] if event_date(e).placed)
    unplaced = tuple(e for e in chronicle.of_kind["events"] if not event_date(e).placed)
    years = {year or 0: tuple(some) for year, some in groupby(placed, key=lambda e: year_of[e.key])}
    position = _positions(placed)
    lanes = {}
    for network in chronicle.of_kind["networks"]:
        lane = tuple(dict.fromkeys(t.entry.key for t in chronicle.tied(network.key, "events") if t.entry.key in position))
        lanes[network.key] = (tuple(chronicle.entries[key] for key in lane), {key: number for number, key in enumerate(lane)})
    last = max((date.fromordinal(day).year for e in placed if (day := event_date(e).latest)), default=0)
    span = (min(years), max(last, *years)) if years else (0, 0)
    return Whole(chronicle, Cards(chronicle), placed, position, lanes, years, unplaced, span)


def _positions(entries: tuple[AnyEntry, ...]) -> dict[str, int]:
    return {entry.key: number for number, entry in enumerate(entries)}


class Making(NamedTuple):
    """What the view of a record is made from."""

    chronicle: Chronicle
    cards: Cards
    entry: AnyEntry
    notes: Notes


def record_view(making: Making, *, label: str, blocks: Iterable[Block | None], title: str = "", schema: str = "") -> View:
    """The page of a record: what it states, then its notes and how to cite it. Blocks that are None are left out."""
    entry, site = making.entry, making.chronicle.site
    shown = [b for b in blocks if b is not None]
    notes = making.notes.all()
    if notes:
        shown.append(NoteList(notes))
    name = title or entry.name
    shown.append(
        Cite(
            f"„{name.translate(_INNER)}“. In: {site.title}." + (f" Hg. von {site.publisher}." if site.publisher else ""),
            correction_url(making.chronicle, entry),
        )
    )
    section = SECTIONS[entry.kind]
    return View(
        url=entry.url,
        template="record.html",
        title=name,
        description=entry.summary or f"{name}: {label or PLURALS[entry.kind]} in: {site.title}.",
        section=section[0],
        label=label,
        lead=entry.summary,
        crumbs=(Crumb(*section),),
        blocks=tuple(shown),
        badges=making.cards[entry.key].badges,
        schema=schema,
    )


_INNER = str.maketrans("„“", "‚‘")  # quotation marks within quotation marks


def correction_url(chronicle: Chronicle, entry: AnyEntry) -> str:
    return f"{chronicle.site.repository.rstrip('/')}/edit/main/{entry.path}" if chronicle.site.repository else ""


def item(making: Making, key: str, evidence: Evidence | None = None, *, detail: str = "") -> Item:
    """A link to a record with the evidence of what is said about it."""
    entry = making.chronicle.entries[key]
    name = person_name(entry) if entry.kind == "people" else entry.name
    notes = making.notes.number(making.entry, evidence) if evidence else ()
    return Item(entry.url, name, detail, notes, remark(evidence) if evidence else "")


def remark(evidence: Evidence) -> str:
    """What the editors say about a claim: as written, on which basis and why, note."""
    if evidence == NO_EVIDENCE:
        return ""
    basis = BASES.get(evidence.basis, "")
    why = ": ".join(filter(None, (basis, evidence.reason)))
    written = f"im Text: „{evidence.as_written}“" if evidence.as_written else ""
    return "; ".join(filter(None, (written, why, evidence.note)))


def sureness(date: Edtf) -> str:
    """How sure the date is, where its own words do not say so already."""
    said = certainty_words(date)
    return "" if date.exact or said in date_words(date) else said


def claim_items(making: Making, claims: Iterable[Claim[Any]], words: Any) -> tuple[Item, ...]:
    """The values of a claim, the preferred one first."""
    ranked = sorted(claims, key=lambda c: not c.evidence.preferred)
    return tuple(Item("", words(c.value), "", making.notes.number(making.entry, c.evidence), remark(c.evidence)) for c in ranked)


def date_items(making: Making, claims: Iterable[Claim[Edtf]]) -> tuple[Item, ...]:
    """Dates in words with how sure they are."""
    ranked = sorted(claims, key=lambda c: not c.evidence.preferred)
    return tuple(
        Item(
            "",
            date_words(c.value),
            sureness(c.value),
            making.notes.number(making.entry, c.evidence),
            remark(c.evidence),
            c.value.html or "",
        )
        for c in ranked
    )


def relation_items(making: Making, relations: Iterable[Relation], *, period: bool = False) -> tuple[Item, ...]:
    """Links to the records that the entry's own relations name; with `period` also since when."""
    return tuple(
        item(
            making,
            r.target,
            r.evidence,
            detail=", ".join(filter(None, (role_words(making.chronicle, r), r.capacity, period_words(r) if period else ""))),
        )
        for r in relations
    )


def period_words(relation: Relation) -> str:
    """„seit 2015“, „belegt 2021“, or nothing."""
    since = interval_words(relation.since, relation.until)
    attested = f"belegt {listed([date_words(d) for d in relation.attested])}" if relation.attested else ""
    return ", ".join(filter(None, (since, attested)))


def members(making: Making, relations: Iterable[Relation]) -> Table | None:
    """A network's members as a table. An attestation is a day, never a span."""
    return _membership_table(making, ((making.entry, r, r.target) for r in relations), title="Mitglieder", first="Mitglied", anchor="mitglieder")


def memberships(making: Making, ties: Iterable[Tie], *, title: str) -> Table | None:
    """The networks that name the record as a member."""
    return _membership_table(making, ((t.entry, t.relation, t.entry.key) for t in ties), title=title, first="Netzwerk", anchor="netzwerke")


def _membership_table(making: Making, rows: Iterable[tuple[AnyEntry, Relation, str]], *, title: str, first: str, anchor: str) -> Table | None:
    made = tuple(_membership_row(making, stating, relation, shown) for stating, relation, shown in rows)
    columns = (first, "Rolle", "Zeit", "belegt am")
    told = [n for n in range(len(columns)) if n == 0 or any(row[n] for row in made)]
    return Table(anchor, title, tuple(columns[n] for n in told), tuple(tuple(row[n] for n in told) for row in made)) if made else None


def _membership_row(making: Making, stating: AnyEntry, relation: Relation, shown: str) -> tuple[tuple[Item, ...], ...]:
    numbers = making.notes.number(stating, relation.evidence)
    role = ", ".join(filter(None, (role_words(making.chronicle, relation), relation.capacity)))
    since = interval_words(relation.since, relation.until)
    attested = tuple(Item("", date_words(d), time=d.html or "") for d in relation.attested)
    member = item(making, shown)._replace(notes=numbers, remark=remark(relation.evidence))
    return ((member,), (Item("", role),) if role else (), (Item("", since),) if since else (), attested)


def facts(rows: Iterable[tuple[str, tuple[Item, ...]]]) -> Facts | None:
    kept = tuple(Row(label, items) for label, items in rows if items)
    return Facts(kept) if kept else None


def common_rows(making: Making) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """The facts any record may have: aliases, sources, identifiers, links."""
    entry = making.entry
    yield "Auch genannt", tuple(Item("", alias) for alias in entry.aliases)
    yield (
        ("Quelle" if len(entry.sources) == 1 else "Quellen"),
        tuple(item(making, ref.key) for ref in entry.sources if ref.key in making.chronicle.entries),
    )
    yield (
        "Kennungen",
        tuple(
            Item(IDENTIFIER_URLS.get(name, "") + value if name in IDENTIFIER_URLS else "", f"{name.upper()} {value}")
            for name, value in entry.identifiers
        ),
    )
    yield "Im Netz", tuple(Item(link.url, link.title) for link in entry.links)


def up(url: str) -> str:
    """The way from a page's folder to the root: `../../` for `ereignisse/x/`."""
    return "../" * url.count("/")


def label_of(making: Making) -> str:
    return kind_label(making.chronicle, making.entry)
