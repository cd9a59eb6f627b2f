"""The start page: what this chronicle is about, its networks, its latest events, who is most involved, how sure it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from chronik.chronicle.cards import Badge, person_name
from chronik.chronicle.edition import Whole
from chronik.evidence.quotes import Found
from chronik.html.blocks import Item, Moment, Picture
from chronik.html.view import View
from chronik.pages.sections.timelines import of_chronicle
from chronik.records.keys import KINDS, SECTIONS
from chronik.records.model import AnyEntry
from chronik.words.german import counted

SHOWN = 8


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
    exact: int
    vague: int
    undated: int


def subjects(whole: Whole) -> Iterable[str]:
    return ("",)


def view(whole: Whole, subject: str) -> View:
    chronicle = whole.chronicle
    site = chronicle.site
    events = chronicle.of_kind["events"]
    placed = whole.placed
    exact = sum(e.date.exact for e in events)
    home = Home(
        counts=tuple(
            Count(KINDS[k].section, len(chronicle.of_kind[k]), _plural(k, len(chronicle.of_kind[k]))) for k in SECTIONS if chronicle.of_kind[k]
        ),
        picture=of_chronicle(whole, ""),
        networks=tuple(_network(whole, n.key) for n in _ranked(whole, "networks")),
        latest=tuple(Moment(whole.cards[e.key]) for e in reversed(placed[-SHOWN:])),
        unplaced=tuple(Moment(whole.cards[e.key]) for e in whole.unplaced[:SHOWN]),
        people=tuple(_involved(whole, e.key) for e in _ranked(whole, "people")),
        organisations=tuple(_involved(whole, e.key) for e in _ranked(whole, "organisations")),
        passages=sum(isinstance(r, Found) for r in chronicle.passages.values()),
        exact=exact,
        vague=len(placed) - exact,
        undated=len(events) - len(placed),
    )
    return View("", "home.html", site.title, site.description or site.subtitle or site.title, "", site.subtitle, site.description, (), (), extra=home)


def _plural(kind: str, count: int) -> str:
    return KINDS[kind].german if count == 1 else KINDS[kind].plural


def _ranked(whole: Whole, kind: str) -> list[AnyEntry]:
    """The records at most events, in the order of their list where equal."""
    ranked = sorted(whole.chronicle.of_kind[kind], key=lambda e: -_weight(whole, e.key))
    return ranked[:SHOWN]


def _weight(whole: Whole, key: str) -> int:
    return sum(len(ties) for kind, ties in whole.chronicle.ties.get(key, {}).items() if kind in ("events", "networks"))


def _events(whole: Whole, key: str) -> int:
    return len({tie.entry.key for tie in whole.chronicle.tied(key, "events")})


def _network(whole: Whole, key: str) -> NetworkCard:
    entry = whole.chronicle.entries[key]
    members = len({r.target for r in entry.facts.members})
    said = ((members, "Mitglied", "Mitglieder"), (_events(whole, key), "Ereignis", "Ereignisse"))
    counts = " · ".join(counted(*some) for some in said if some[0])
    return NetworkCard(entry.url, entry.name, entry.summary, whole.cards[key].badges[0], counts)


def _involved(whole: Whole, key: str) -> Item:
    entry = whole.chronicle.entries[key]
    name = person_name(entry) if entry.kind == "people" else entry.name
    networks = len(whole.chronicle.tied(key, "networks"))
    said = [counted(_events(whole, key), "Ereignis", "Ereignisse")] if _events(whole, key) else []
    return Item(entry.url, name, " · ".join([*said, *([counted(networks, "Netzwerk", "Netzwerke")] if networks else [])]))
