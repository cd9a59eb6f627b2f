"""How a record looks from elsewhere: its Card. Made once a record, shown on every page that names
it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from chronik.chronicle.chronicle import Chronicle
from chronik.dates.words import date_words
from chronik.records.model import AnyEntry, Relation, Search, is_announced
from chronik.words.german import NBSP, listed


class Badge(NamedTuple):
    """A network's sign: initials and one of the palette's colours, never colour alone."""

    url: str
    name: str
    sign: str
    colour: int


class Card(NamedTuple):
    """What other pages may say about a record."""

    key: str
    url: str
    name: str  # people with their title
    label: str  # kind of the record, or "" where it has none
    summary: str
    date: str  # events and sources: in words
    time: str  # value of <time datetime>, or ""
    exact: bool
    year: int | None
    placed: bool
    places: str
    badges: tuple[Badge, ...]
    announced: bool


COLOURS = 8  # in assets/style.css


class Cards(dict[str, Card]):
    """Card of each record by key, made when it is first asked for."""

    def __init__(self, chronicle: Chronicle) -> None:
        self._chronicle = chronicle
        self._badges = {
            network.key: _badge(network, number)
            for number, network in enumerate(chronicle.of_kind["networks"])
        }

    def __missing__(self, key: str) -> Card:
        card = self[key] = _card(self._chronicle, self._chronicle.entries[key], self._badges)
        return card

    def badges(self, entry: AnyEntry) -> tuple[Badge, ...]:
        """Signs of an event's networks."""
        return tuple(
            self._badges[r.target] for r in entry.facts.networks if r.target in self._badges
        )


def _card(chronicle: Chronicle, entry: AnyEntry, badges: Mapping[str, Badge]) -> Card:
    name = person_name(entry) if entry.kind == "people" else entry.name
    own = (entry.key, entry.url, name, kind_label(chronicle, entry), entry.summary)
    if entry.kind != "events":
        return Card(
            *own,
            "",
            "",
            False,
            None,
            False,
            "",
            (badges[entry.key],) if entry.kind == "networks" else (),
            False,
        )
    date = entry.date
    when = (date_words(date), date.html or "", date.exact, date.year, date.placed)
    signs = tuple([badges[r.target] for r in entry.facts.networks if r.target in badges])
    return Card(*own, *when, place_words(chronicle, entry), signs, is_announced(entry))


def place_words(chronicle: Chronicle, event: AnyEntry) -> str:
    """„Magdeburg“, „online“ or both."""
    form = event.facts.format[0].value.word if event.facts.format else ""
    entries = chronicle.entries
    names = [entries[r.target].name for r in event.facts.places if r.target in entries]
    return listed(
        [chronicle.site.term("formats", form).label, *names]
        if form and form != "in-person"
        else names
    )


def kind_label(chronicle: Chronicle, entry: AnyEntry) -> str:
    """The word readers see for the record's kind."""
    vocabulary = _VOCABULARIES.get(entry.kind)
    kind = entry.facts.kind if vocabulary else None
    return chronicle.site.term(vocabulary, kind.word).label if vocabulary and kind else ""


_VOCABULARIES = {
    "events": "event_kinds",
    "organisations": "organisation_kinds",
    "networks": "network_kinds",
    "places": "place_kinds",
}


def _badge(network: AnyEntry, number: int) -> Badge:
    return Badge(network.url, network.name, sign_of(network), number % COLOURS)


def sign_of(network: AnyEntry) -> str:
    """Two or three initials: of a short alias as it is, else of the name's capitalised words."""
    short = next((a for a in (network.name, *network.aliases) if len(a) <= 4 and " " not in a), "")
    capitals = [w.strip("„“»«") for w in network.name.replace("-", " ").split()]
    return short or "".join(w[0] for w in capitals if w and w[0].isupper())[:3] or network.name[:2]


def person_name(person: AnyEntry) -> str:
    return f"{person.facts.title}{NBSP}{person.name}" if person.facts.title else person.name


def search_words(search: Search) -> str:
    """„Deutsche Digitale Bibliothek, 3. Mai 2026“."""
    return f"{search.where}, {date_words(search.when)}"


def role_words(chronicle: Chronicle, relation: Relation) -> str:
    """The role as readers see it, or ""."""
    return chronicle.site.term("roles", relation.role).label if relation.role else ""
