"""How a record looks from elsewhere: its Card, made once and shown on every page that names it."""

from __future__ import annotations

import re
from itertools import islice

from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.lineage import wholes_then
from chronik.chronicle.names.former import called_then
from chronik.chronicle.names.namesakes import by_id
from chronik.dates.clock import clock_words
from chronik.dates.edtf import Edtf
from chronik.dates.exactness import is_sure
from chronik.dates.words import date_words, interval_words
from chronik.language.tuples import NamedTuple
from chronik.records.emblems import Emblem, emblem_of, sign_of
from chronik.records.keys import KINDS
from chronik.records.kinds.person import RELATION_KINDS
from chronik.records.model import (
    AnyEntry,
    Claim,
    Relation,
    Search,
    clock_of,
    is_announced,
    preferred,
    took_place,
)
from chronik.words.german import NBSP, listed


class Badge(NamedTuple):
    """A network's sign: letters, a colour and a shape, never colour alone."""

    url: str
    name: str
    sign: str
    emblem: Emblem


class Card(NamedTuple):
    """What other pages may say about a record.

    Places and announcements are for events, and so are dates but that of a work.
    """

    key: str
    url: str
    name: str  # people with their title; told apart from others of that name
    # the name as it stands beside date, kind and place, which tell it apart
    title: str
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
_PLACE = KINDS["places"].german
# Words for kinds of places, and how they end: of towns, and of what is no point.
_TOWN = ("ort", "ortschaft", "flecken")
_TOWNS = ("stadt", "gemeinde", "dorf", "kommune")
_AREAS = ("land", "bezirk", "kreis", "region", "gebiet", "staat", "provinz", "kanton")


class Cards(dict[str, Card]):
    """Card of each record by key, made when it is first asked for."""

    def __init__(self, chronicle: Chronicle) -> None:
        self._chronicle = chronicle
        self._badges = {
            network.key: _badge(chronicle.name_of(network), network)
            for network in chronicle.of_kind["networks"]
        }
        self._places = {
            place.key: with_town(chronicle, place) for place in chronicle.of_kind["places"]
        }
        # places that were called otherwise at some time, or lay in another town
        self._changing = chronicle.shifting | _renamed(chronicle)

    def __missing__(self, key: str) -> Card:
        card = self[key] = self._made(self._chronicle.entries[key])
        return card

    def _made(self, entry: AnyEntry) -> Card:
        card = Card(
            key=entry.key,
            url=entry.url,
            name=told(self._chronicle, entry),
            title=_beside_facts(self._chronicle, entry),
            label=kind_label(self._chronicle, entry),
            summary=entry.summary,
        )
        if entry.kind == "networks":
            return card._replace(badges=(self._badges[entry.key],))
        if entry.kind == "works":
            return card._replace(date=appeared_words(entry))
        return self._of_event(entry, card) if entry.kind == "events" else card

    def _of_event(self, event: AnyEntry, card: Card) -> Card:
        return card._replace(
            date=moment_words(event),
            time=moment_html(event),
            sure=is_sure(event.date),
            year=self._chronicle.year(event),
            placed=event.date.placed,
            places=self.places(event),
            badges=self.badges(event),
            announced=is_announced(event),
        )

    def places(self, event: AnyEntry) -> str:
        """„Tessenow Loft, Magdeburg“, „online“ or both; a town that another place names is left
        out.
        """
        own, changing = self._places, self._changing
        names = [
            own[r.target]
            if r.target not in changing
            else with_town(self._chronicle, self._chronicle.entries[r.target], event)
            for r in event.facts.places
            if r.target in own
        ]
        if len(names) > 1:
            names = [n for n in names if not any(o.endswith(f", {n}") for o in names)]

        form = event.facts.format[0].value.word if event.facts.format else _IN_PERSON
        if form != _IN_PERSON:
            names.insert(0, self._chronicle.site.term("formats", form).label)
        return "; ".join(names) if any(", " in n for n in names[:-1]) else listed(names)

    def badges(self, event: AnyEntry) -> tuple[Badge, ...]:
        """Signs of an event's networks."""
        own = self._badges
        return tuple([own[r.target] for r in event.facts.networks if r.target in own])


def appeared_words(entry: AnyEntry) -> str:
    """When a work or a source appeared; "" where nothing says it."""
    claim = preferred(entry.facts.date)
    return date_words(claim.value) if claim else ""


def moment_words(event: AnyEntry) -> str:
    """„3. Dezember 2021, 19:30 Uhr“."""
    clock = clock_of(event)
    return f"{date_words(event.date)}, {clock_words(clock)}" if clock else date_words(event.date)


def moment_html(event: AnyEntry) -> str:
    """For <time datetime>: the day, and the time of it."""
    day, clock = event.date.html or "", clock_of(event)
    return f"{day}T{clock}" if day and clock else day


def _badge(name: str, network: AnyEntry) -> Badge:
    return Badge(network.url, name, sign_of(network), emblem_of(network))


def with_town(chronicle: Chronicle, place: AnyEntry, event: AnyEntry | None = None) -> str:
    """„Tessenow Loft, Magdeburg“; told apart from places of that name: „Coswig (Stadt in Sachsen)“.

    A town and a region stand alone, and so does what has the town in its name. With an event, the
    town in which it lay then, and what both were called.
    """
    apart = chronicle.apart.get(place.key, "")
    around = town_of(chronicle, place, event.date if event else None)
    words = _then(chronicle, place, event, place.name)
    if around and not _holds(place.name, around.name):
        words = f"{words}, {_then(chronicle, around, event, around.name)}"

    if apart == by_id(place):
        return f"{words} ({apart})"
    is_told = bool(around and around.key not in chronicle.apart and around.name in apart)
    if is_told or apart in ("", _PLACE):
        return words
    return _then(chronicle, place, event, f"{place.name} ({apart})")


def _then(chronicle: Chronicle, entry: AnyEntry, event: AnyEntry | None, name: str) -> str:
    """The name of a record, behind the one that it bore when the event was."""
    former = chronicle.former.get(entry.key)
    return called_then(former, event, name) if former and event else name


def _renamed(chronicle: Chronicle) -> frozenset[str]:
    """The places that had another name once, and those that lie in one."""
    former = chronicle.former
    if not former:
        return frozenset()
    around = chronicle.around.items()
    return frozenset([key for key, every in around if any(e.key in former for e in every)])


def town_of(chronicle: Chronicle, place: AnyEntry, when: Edtf | None = None) -> AnyEntry | None:
    """Where a building or a part of a town lies: the town, else what is next around it.

    None for all else.
    """
    if place.kind != "places" or is_area(place) or _is_town(place):
        return None
    around = chronicle.around[place.key]
    wholes = [*islice(wholes_then(chronicle, place.key, when) if when else around, 1, None)]
    return next(filter(_is_town, wholes), next(iter(wholes), None))


def _is_town(place: AnyEntry) -> bool:
    word = place.facts.kind.word if place.facts.kind else ""
    return word in _TOWN or word.endswith(_TOWNS)


def is_area(place: AnyEntry) -> bool:
    """Whether it is no point."""
    return bool(place.facts.kind and place.facts.kind.word.endswith(_AREAS))


def _holds(name: str, town: str) -> bool:
    """Whether a name says the town: „Magdeburger Dom“, „Stadthaus Halle“ in Halle (Saale)."""
    word = max(town.partition(" (")[0].split(), key=len)
    return bool(re.search(rf"\b{re.escape(word)}(?:e?r|s|sch\w*)?\b", name, re.IGNORECASE))


def kind_label(chronicle: Chronicle, entry: AnyEntry) -> str:
    """The word readers see for the record's kind, or "" where it has none."""
    vocabulary = KINDS[entry.kind].vocabulary
    kind = entry.facts.kind if vocabulary else None
    return chronicle.site.term(vocabulary, kind.word).label if vocabulary and kind else ""


def told(chronicle: Chronicle, entry: AnyEntry) -> str:
    """The name as lists say it: of people with their title, told apart from others of that name."""
    title = entry.facts.title if entry.kind == "people" else ""
    name = chronicle.name_of(entry)
    return f"{title}{NBSP}{name}" if title else name


def _beside_facts(chronicle: Chronicle, entry: AnyEntry) -> str:
    is_told = chronicle.apart.get(entry.key) != by_id(entry)
    return entry.name if entry.kind == "events" and is_told else told(chronicle, entry)


def search_words(search: Search) -> str:
    """„Deutsche Digitale Bibliothek, 3. Mai 2026“."""
    return f"{search.where}, {date_words(search.when)}"


def role_words(chronicle: Chronicle, relation: Relation) -> str:
    """The role as readers see it, or ""."""
    return chronicle.site.term("roles", relation.role).label if relation.role else ""


def life_words(person: AnyEntry) -> str:
    """„1850–1920“, „geboren um 1850“, „gestorben 1920“; "" where neither is known."""
    born, died = (_year_of(claims) for claims in (person.facts.born, person.facts.died))
    if born and died:
        return f"{born}–{died}"
    return f"geboren {born}" if born else f"gestorben {died}" if died else ""


def _year_of(claims: tuple[Claim[Edtf], ...]) -> str:
    claim = preferred(claims)
    if claim is None or not claim.value.placed:
        return ""
    is_plain = is_sure(claim.value) and not claim.value.parts
    return str(claim.value.year) if is_plain else date_words(claim.value)


def related_words(chronicle: Chronicle, relation: Relation, *, back: bool = False) -> str:
    """What a person is to another, „Mutter von“; or, `back`, the other to it: „Kind von“."""
    term = chronicle.site.term(RELATION_KINDS, relation.role)
    return (term.inverse or term.label) if back else term.label


def status_words(chronicle: Chronicle, event: AnyEntry) -> str:
    """The status of an event that did not simply take place: „angekündigt“; else ""."""
    if took_place(event):
        return ""
    return chronicle.site.term("statuses", event.facts.status.word).label


def period_words(relation: Relation) -> str:
    """„seit 2015“, „belegt 2021“, or nothing."""
    since = interval_words(relation.since, relation.until)
    attested = (
        f"belegt {listed([date_words(d) for d in relation.attested])}" if relation.attested else ""
    )
    return ", ".join(filter(None, (since, attested)))
