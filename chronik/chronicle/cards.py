"""How a record looks from elsewhere: its Card, made once and shown on every page that names it."""

from __future__ import annotations

from typing import NamedTuple

from chronik.chronicle.chronicle import Chronicle
from chronik.dates.exactness import is_sure
from chronik.dates.words import date_words
from chronik.records.emblems import Emblem, emblem_of, sign_of
from chronik.records.model import AnyEntry, Relation, Search, is_announced
from chronik.words.german import NBSP, listed


class Badge(NamedTuple):
    """A network's sign: letters, a colour and a shape, never colour alone."""

    url: str
    name: str
    sign: str
    emblem: Emblem


class Card(NamedTuple):
    """What other pages may say about a record. Dates, places and announcements are for events."""

    key: str
    url: str
    name: str  # people with their title
    label: str  # kind of the record, or "" where it has none
    summary: str
    date: str = ""  # in words
    time: str = ""  # value of <time datetime>, or ""
    sure: bool = False  # known to the day, the month or the year
    year: int | None = None
    placed: bool = False
    places: str = ""
    badges: tuple[Badge, ...] = ()
    announced: bool = False


_IN_PERSON = "in-person"  # goes without saying


class Cards(dict[str, Card]):
    """Card of each record by key, made when it is first asked for."""

    def __init__(self, chronicle: Chronicle) -> None:
        self._chronicle = chronicle
        self._badges = {network.key: _badge(network) for network in chronicle.of_kind["networks"]}

    def __missing__(self, key: str) -> Card:
        card = self[key] = self._made(self._chronicle.entries[key])
        return card

    def _made(self, entry: AnyEntry) -> Card:
        card = Card(
            key=entry.key,
            url=entry.url,
            name=person_name(entry) if entry.kind == "people" else entry.name,
            label=kind_label(self._chronicle, entry),
            summary=entry.summary,
        )
        if entry.kind == "networks":
            return card._replace(badges=(self._badges[entry.key],))
        return self._of_event(entry, card) if entry.kind == "events" else card

    def _of_event(self, event: AnyEntry, card: Card) -> Card:
        return card._replace(
            date=date_words(event.date),
            time=event.date.html or "",
            sure=is_sure(event.date),
            year=self._chronicle.year(event),
            placed=event.date.placed,
            places=place_words(self._chronicle, event),
            badges=self.badges(event),
            announced=is_announced(event),
        )

    def badges(self, event: AnyEntry) -> tuple[Badge, ...]:
        """Signs of an event's networks."""
        own = self._badges
        return tuple([own[r.target] for r in event.facts.networks if r.target in own])


def _badge(network: AnyEntry) -> Badge:
    return Badge(network.url, network.name, sign_of(network), emblem_of(network))


def place_words(chronicle: Chronicle, event: AnyEntry) -> str:
    """„Magdeburg“, „online“ or both."""
    entries = chronicle.entries
    names = [entries[r.target].name for r in event.facts.places if r.target in entries]

    form = event.facts.format[0].value.word if event.facts.format else _IN_PERSON
    if form != _IN_PERSON:
        names.insert(0, chronicle.site.term("formats", form).label)
    return listed(names)


def kind_label(chronicle: Chronicle, entry: AnyEntry) -> str:
    """The word readers see for the record's kind, or "" where it has none."""
    vocabulary = _VOCABULARIES.get(entry.kind)
    kind = entry.facts.kind if vocabulary else None
    return chronicle.site.term(vocabulary, kind.word).label if vocabulary and kind else ""


_VOCABULARIES = {
    "events": "event_kinds",
    "organisations": "organisation_kinds",
    "networks": "network_kinds",
    "places": "place_kinds",
}


def person_name(person: AnyEntry) -> str:
    return f"{person.facts.title}{NBSP}{person.name}" if person.facts.title else person.name


def search_words(search: Search) -> str:
    """„Deutsche Digitale Bibliothek, 3. Mai 2026“."""
    return f"{search.where}, {date_words(search.when)}"


def role_words(chronicle: Chronicle, relation: Relation) -> str:
    """The role as readers see it, or ""."""
    return chronicle.site.term("roles", relation.role).label if relation.role else ""
