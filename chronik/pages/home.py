"""The start page: what this chronicle is about, its networks, latest events, busiest people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from chronik.chronicle.cards import Badge, person_name
from chronik.chronicle.edition import Edition
from chronik.evidence.quotes import Found
from chronik.html.blocks import Item, Moment, Picture
from chronik.html.view import View
from chronik.pages.sections.counts import Value, certainties
from chronik.pages.sections.timelines import of_chronicle
from chronik.records.keys import KINDS, SECTIONS
from chronik.records.model import AnyEntry
from chronik.words.german import counted

_SHOWN = 8


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
    days: str  # of the year that have events, „06-17 12-03“, for a script


def subjects(edition: Edition) -> Iterable[str]:
    return ("",)


def view(edition: Edition, subject: str) -> View:
    site = edition.chronicle.site
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
        extra=_home(edition),
        scripts=("heute.js",) if edition.days else (),
    )


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
        people=tuple(_involved(edition, e.key) for e in _ranked(edition, "people")),
        organisations=tuple(_involved(edition, e.key) for e in _ranked(edition, "organisations")),
        passages=sum(isinstance(r, Found) for r in chronicle.passages.values()),
        certainties=certainties(edition).values,
        days=" ".join(edition.days),
    )


def _count(kind: str, count: int) -> Count:
    label = KINDS[kind].german if count == 1 else KINDS[kind].plural
    return Count(KINDS[kind].section, count, label)


def _ranked(edition: Edition, kind: str) -> list[AnyEntry]:
    """The records at most events, in the order of their list where equal."""
    ranked = sorted(edition.chronicle.of_kind[kind], key=lambda e: -_weight(edition, e.key))
    return ranked[:_SHOWN]


def _weight(edition: Edition, key: str) -> int:
    """How many ties events and networks have to it."""
    return sum(len(edition.chronicle.tied(key, kind)) for kind in ("events", "networks"))


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


def _involved(edition: Edition, key: str) -> Item:
    entry = edition.chronicle.entries[key]
    name = person_name(entry) if entry.kind == "people" else entry.name
    counts = (
        _some(_events(edition, key), "Ereignis", "Ereignisse"),
        _some(len(edition.chronicle.tied(key, "networks")), "Netzwerk", "Netzwerke"),
    )
    return Item(entry.url, name, " · ".join(filter(None, counts)))


def _some(count: int, one: str, many: str) -> str:
    return counted(count, one, many) if count else ""
