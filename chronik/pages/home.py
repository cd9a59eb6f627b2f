"""The start page: what this chronicle is about, its networks, latest events, busiest people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from chronik.chronicle.cards import Badge, person_name
from chronik.chronicle.edition import Edition
from chronik.chronicle.facets import UNPLACED
from chronik.evidence.quotes import Found
from chronik.html.blocks import Item, Moment, Picture
from chronik.html.view import Section, View
from chronik.pages.sections.counts import Value, certainties
from chronik.pages.sections.timelines import of_chronicle
from chronik.records.keys import KINDS, SECTIONS
from chronik.records.model import AnyEntry
from chronik.words.german import counted

_SHOWN = 8
_FEW = 3  # sections that need no contents


class NetworkCard(NamedTuple):
    url: str
    name: str
    summary: str
    badge: Badge
    counts: str


class Count(NamedTuple):
    url: str
    number: int
    label: str


class Home(NamedTuple):
    counts: tuple[Count, ...]
    picture: Picture | None  # all years
    networks: tuple[NetworkCard, ...]
    latest: tuple[Moment, ...]
    unplaced: tuple[Moment, ...]
    people: tuple[Item, ...]
    organisations: tuple[Item, ...]
    passages: int
    certainties: tuple[Value, ...]


def subjects(edition: Edition) -> Iterable[str]:
    return ("",)


def view(edition: Edition, subject: str) -> View:
    site, home = edition.chronicle.site, _home(edition)
    sections = [*_sections(home)]
    return View(
        url="",
        template="home.html",
        title=site.title,
        description=site.description or site.subtitle or site.title,
        section="",
        label=site.subtitle,
        lead=site.description,
        crumbs=(),
        blocks=(),
        contents=tuple(sections) if len(sections) > _FEW else (),
        extra=home,
    )


def _sections(home: Home) -> Iterator[Section]:
    """Those of its sections that have something to show."""
    if home.picture:
        yield Section(f"#{home.picture.anchor}", home.picture.title)
    if home.networks:
        yield Section("#netzwerke", "Netzwerke")
    if home.latest:
        yield Section("#neueste", "Zuletzt")
    if home.unplaced:
        yield Section(f"#{UNPLACED}", "Ohne sichere Einordnung")
    if home.people or home.organisations:
        yield Section("#beteiligte", "Oft beteiligt")
    if home.passages or home.certainties:
        yield Section("#wie-sicher", "Wie sicher ist das?")


def _home(edition: Edition) -> Home:
    chronicle, placed = edition.chronicle, edition.placed
    return Home(
        counts=tuple(
            _count(k, len(chronicle.of_kind[k])) for k in SECTIONS if chronicle.of_kind[k]
        ),
        picture=of_chronicle(edition, ""),
        networks=tuple(_network(edition, n.key) for n in _ranked(edition, "networks")),
        latest=tuple(Moment(edition.cards[e.key]) for e in reversed(placed[-_SHOWN:])),
        unplaced=tuple(Moment(edition.cards[e.key]) for e in edition.unplaced[:_SHOWN]),
        people=_involved(edition, "people"),
        organisations=_involved(edition, "organisations"),
        passages=sum(isinstance(r, Found) for r in chronicle.passages.values()),
        certainties=certainties(edition).values,
    )


def _count(kind: str, count: int) -> Count:
    label = KINDS[kind].german if count == 1 else KINDS[kind].plural
    return Count(KINDS[kind].section, count, label)


def _ranked(edition: Edition, kind: str) -> list[AnyEntry]:
    """The records at most events, in the order of their list where equal."""
    ranked = sorted(edition.chronicle.of_kind[kind], key=lambda e: _rank(edition, e))
    return ranked[:_SHOWN]


def _rank(edition: Edition, entry: AnyEntry) -> tuple[int, int]:
    """By ties of events and networks to it; networks that have none or the same by members."""
    ties = sum(len(edition.chronicle.tied(entry.key, kind)) for kind in ("events", "networks"))
    return -ties, -len({r.target for r in getattr(entry.facts, "members", ())})


def _events(edition: Edition, key: str) -> int:
    return len({tie.entry.key for tie in edition.chronicle.tied(key, "events")})


def _network(edition: Edition, key: str) -> NetworkCard:
    entry = edition.chronicle.entries[key]
    members = len({r.target for r in entry.facts.members})
    counts = (
        _some(members, "Mitglied", "Mitglieder"),
        _some(_events(edition, key), "Ereignis", "Ereignisse"),
    )
    return NetworkCard(
        url=entry.url,
        name=entry.name,
        summary=entry.summary,
        badge=edition.cards[key].badges[0],
        counts=" · ".join(filter(None, counts)),
    )


def _involved(edition: Edition, kind: str) -> tuple[Item, ...]:
    """Those of a kind at most events and in most networks, none that is at and in none."""
    ranked = [entry for entry in _ranked(edition, kind) if _rank(edition, entry) < (0, 0)]
    return tuple([_with_counts(edition, entry) for entry in ranked])


def _with_counts(edition: Edition, entry: AnyEntry) -> Item:
    key = entry.key
    name = person_name(entry) if entry.kind == "people" else entry.name
    counts = (
        _some(_events(edition, key), "Ereignis", "Ereignisse"),
        _some(len(edition.chronicle.tied(key, "networks")), "Netzwerk", "Netzwerke"),
    )
    return Item(entry.url, name, " · ".join(filter(None, counts)))


def _some(count: int, one: str, many: str) -> str:
    return counted(count, one, many) if count else ""
