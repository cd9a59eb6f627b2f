"""Parts that pages of several kinds share: timelines, facts, back-links, prose, how to cite."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from chronik import linkeddata
from chronik.blocks import Block, Crumb, Facts, Item, NoteList, Row, View
from chronik.cards import Cards, kind_label, role_words, search_words
from chronik.chronicle import Chronicle
from chronik.citing import cite
from chronik.dates.edtf import Edtf
from chronik.dates.words import certainty_words, date_words, interval_words
from chronik.facets import Grouped, grouped
from chronik.finding import found_by
from chronik.lineage import predecessors
from chronik.notes import Notes
from chronik.records.keys import KINDS
from chronik.records.model import NO_EVIDENCE, AnyEntry, Claim, Evidence, OtherName, Relation
from chronik.records.statements import contradicting, unresolved
from chronik.words.german import listed
from chronik.words.links import IDENTIFIER_URLS

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
    groups: Grouped  # events by what they are sorted out by
    predecessors: dict[str, tuple[str, ...]]  # organisations and networks -> those they succeeded
    span: tuple[int, int]  # first and last year of the events: the scale that all pictures of time share; (0, 0) without any

    def lane(self, network: str) -> tuple[tuple[AnyEntry, ...], dict[str, int]]:
        return self.lanes[network]

    def making(self, key: str) -> Making:
        return Making(self.chronicle, self.cards, self.chronicle.entries[key], Notes(self.chronicle))


def whole_of(chronicle: Chronicle) -> Whole:
    """Cards and lanes, made once for all pages."""
    placed = tuple([e for e in chronicle.of_kind["events"] if e.date.placed])
    unplaced = tuple([e for e in chronicle.of_kind["events"] if not e.date.placed])
    by_year: dict[int, list[AnyEntry]] = {}
    for event in placed:  # not by neighbours: „bis 2024“ comes before all of 2021, and stands under 2024
        by_year.setdefault(event.date.year or 0, []).append(event)
    years = {year: tuple(by_year[year]) for year in sorted(by_year)}
    position = _positions(placed)
    lanes = {}
    for network in chronicle.of_kind["networks"]:
        lane = tuple(dict.fromkeys(t.entry.key for t in chronicle.tied(network.key, "events") if t.entry.key in position))
        lanes[network.key] = (tuple(chronicle.entries[key] for key in lane), {key: number for number, key in enumerate(lane)})
    last = max((date.fromordinal(day).year for e in placed if (day := e.date.latest)), default=0)
    span = (min(years), max(last, *years)) if years else (0, 0)
    return Whole(chronicle, Cards(chronicle), placed, position, lanes, years, unplaced, grouped(chronicle), predecessors(chronicle), span)


def _positions(entries: tuple[AnyEntry, ...]) -> dict[str, int]:
    return {entry.key: number for number, entry in enumerate(entries)}


class Making(NamedTuple):
    """What the view of a record is made from."""

    chronicle: Chronicle
    cards: Cards
    entry: AnyEntry
    notes: Notes


def record_view(
    making: Making, *, label: str, blocks: Iterable[Block | None], title: str = "", before: str = "", after: str = "", feed: str = ""
) -> View:
    """The page of a record: what it states, then its notes and how to cite it. Blocks that are None are left out."""
    entry, site = making.entry, making.chronicle.site
    shown = [b for b in blocks if b is not None]
    notes = making.notes.all()
    if notes:
        shown.append(NoteList(notes))
    name = title or entry.name
    shown.append(cite(entry, name, site))
    kind = KINDS[entry.kind]
    return View(
        url=entry.url,
        template="record.html",
        title=name,
        description=entry.summary or f"{name}: {label or kind.plural} in: {site.title}.",
        section=kind.section,
        label=label,
        lead=entry.summary,
        crumbs=(Crumb(kind.section, kind.heading),),
        blocks=tuple(shown),
        badges=making.cards[entry.key].badges,
        schema=linkeddata.record(making.chronicle, entry),
        before=before,
        after=after,
        feed=feed,
        found_by=found_by(making.chronicle, entry),
    )


def item(making: Making, key: str, evidence: Evidence | None = None, *, detail: str = "") -> Item:
    """A link to a record with the evidence of what is said about it."""
    card = making.cards[key]
    if evidence is None or evidence is NO_EVIDENCE:
        return Item(card.url, card.name, detail)
    return Item(card.url, card.name, detail, making.notes.number(making.entry, evidence), remark(evidence))


def remark(evidence: Evidence) -> str:
    """What the editors say about a claim: as written, on which basis and why, note."""
    if evidence is NO_EVIDENCE:
        return ""
    basis = BASES.get(evidence.basis, "")
    why = ": ".join(filter(None, (basis, evidence.reason)))
    written = f"im Text: „{evidence.as_written}“" if evidence.as_written else ""
    said = written
    for part in (why, evidence.note):
        if part:
            said = f"{said}{_stop(said, part)} {part}" if said else part
    return said


def _stop(before: str, after: str) -> str:
    """What stands between two remarks: a full stop before a sentence, a semicolon before words that go on."""
    return ("" if before[-1] in ".!?" else ".") if after[0].isupper() else ";"


@lru_cache(maxsize=1 << 14)
def sureness(date: Edtf) -> str:
    """How sure the date is, where its own words do not say so already."""
    said = certainty_words(date)
    return "" if date.exact or said in date_words(date) else said


def _ranked(claims: tuple[Claim[Any], ...]) -> list[tuple[Claim[Any], str]]:
    """The values of a fact, the preferred one first, each with what sets it apart where they contradict each other."""
    if not contradicting(claims):
        return [(claim, "") for claim in claims]
    if unresolved(claims):
        return [(claim, "widersprüchlich") for claim in claims]
    ranked = sorted(claims, key=lambda claim: not claim.evidence.preferred)
    return [(claim, "" if claim.evidence.preferred else "andere Angabe") for claim in ranked]


def claim_items(making: Making, claims: tuple[Claim[Any], ...], words: Callable[[Any], str]) -> tuple[Item, ...]:
    """The values of a claim, each with its own passage."""
    return tuple([Item("", words(c.value), said, making.notes.number(making.entry, c.evidence), remark(c.evidence)) for c, said in _ranked(claims)])


def date_items(making: Making, claims: tuple[Claim[Edtf], ...]) -> tuple[Item, ...]:
    """Dates in words with how sure they are."""
    number = making.notes.number
    return tuple(
        Item("", date_words(c.value), _listed(said, sureness(c.value)), number(making.entry, c.evidence), remark(c.evidence), c.value.html or "")
        for c, said in _ranked(claims)
    )


def relation_items(making: Making, relations: Iterable[Relation]) -> tuple[Item, ...]:
    """Links to the records that the entry's own relations name."""
    return tuple([item(making, r.target, r.evidence, detail=_listed(role_words(making.chronicle, r), r.capacity)) for r in relations])


def _listed(*words: str) -> str:
    return ", ".join([word for word in words if word])


def period_words(relation: Relation) -> str:
    """„seit 2015“, „belegt 2021“, or nothing."""
    since = interval_words(relation.since, relation.until)
    attested = f"belegt {listed([date_words(d) for d in relation.attested])}" if relation.attested else ""
    return _listed(since, attested)


def facts(rows: Iterable[tuple[str, tuple[Item, ...]]]) -> Facts | None:
    kept = tuple(Row(label, items) for label, items in rows if items)
    return Facts(kept) if kept else None


def common_rows(making: Making) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """The facts any record may have: other names, sources, identifiers, links."""
    entry = making.entry
    if others := getattr(entry.facts, "other_names", ()):
        yield "Hieß auch", tuple(name_item(making, name) for name in others)
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
    yield "Gesucht, nicht gefunden", tuple([Item("", search_words(search), "", (), search.result) for search in entry.searched])
    yield "Im Netz", tuple(Item(link.url, link.title) for link in entry.links)


def name_item(making: Making, name: OtherName) -> Item:
    """A former or later name, and when it held."""
    return Item("", name.name, interval_words(name.since, name.until), making.notes.number(making.entry, name.evidence), remark(name.evidence))


def up(url: str) -> str:
    """The way from a page's folder to the root: `../../` for `ereignisse/x/`."""
    return "../" * url.count("/")


def label_of(making: Making) -> str:
    return kind_label(making.chronicle, making.entry)
