"""What can be filtered by, as plain pages: events of one kind, certainty, region, or without any.

A group of few events stands on one page; of many, that page counts them by year, and each year has
its own, so that a changed event redraws few pages. A subject is the page's address below
`chronik/`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chronik.chronicle.edition import Edition
from chronik.chronicle.facets import (
    CERTAINTIES,
    FACETS,
    UNPLACED,
    WITHOUT_NETWORK,
    WITHOUT_PLACE,
    WITHOUT_THEME,
    Years,
    count_of,
    group_of,
    networks_between,
    networks_in,
    words_of,
)
from chronik.dates.exactness import Exactness
from chronik.html.blocks import Group, Groups, Item, Moment
from chronik.html.parts.paging import MOMENTS
from chronik.html.view import Crumb, View
from chronik.language.tuples import NamedTuple
from chronik.pages.relations.counts import (
    EVENTS_ALONE,
    facet_counts,
    neighbours,
    year_counts,
)
from chronik.pages.sections.backlinks import timeline_of
from chronik.records.keys import key_of
from chronik.records.model import AnyEntry
from chronik.words.german import counted, listed

_CRUMB = Crumb("chronik/", "Chronik")
_KINDS = Crumb("chronik/art/", "Arten")
_KIND, _REGION = next(facet for facet in FACETS if facet.name == "art"), "gebiet"
_LEADS = {  # of one event, of several
    CERTAINTIES[Exactness.DAY]: (
        "dessen Tag die Quellen nennen",
        "deren Tag die Quellen nennen",
    ),
    CERTAINTIES[Exactness.MONTH]: (
        "dessen Monat die Quellen nennen, den Tag nicht",
        "deren Monat die Quellen nennen, den Tag nicht",
    ),
    CERTAINTIES[Exactness.YEAR]: (
        "dessen Jahr die Quellen nennen, Monat und Tag nicht",
        "deren Jahr die Quellen nennen, Monat und Tag nicht",
    ),
    CERTAINTIES[Exactness.VAGUE]: (
        "dessen Datum die Quellen nur ungefähr nennen",
        "deren Datum die Quellen nur ungefähr nennen",
    ),
    CERTAINTIES[Exactness.UNSURE]: (
        "dessen Datum unsicher ist",
        "deren Datum unsicher ist",
    ),
    WITHOUT_NETWORK: (
        "das zu keinem Netzwerk dieser Chronik gehört",
        "die zu keinem Netzwerk dieser Chronik gehören",
    ),
    WITHOUT_THEME: ("das kein Thema hat", "die kein Thema haben"),
    WITHOUT_PLACE: ("zu dem kein Ort genannt ist", "zu denen kein Ort genannt ist"),
}


def subjects(edition: Edition) -> Iterable[str]:
    if edition.chronicle.of_kind["events"]:
        yield "art"
    for name in _names(edition):
        yield from _pages_of(edition, name)


def _pages_of(edition: Edition, name: str) -> Iterable[str]:
    """A group's page, and where it is large one a year."""
    yield name
    years = edition.groups.get(name, {})
    if not _few(years):
        yield from (f"{name}/{year or UNPLACED}" for year in years)


def _names(edition: Edition) -> Iterable[str]:
    """Groups with a page of their own; the events of others stand on the page of a record.

    A region has it before it has events: it tells of its networks.
    """
    chronicle = edition.chronicle
    for facet in FACETS:
        if facet.without in edition.groups:
            yield facet.without
        for value in facet.values(chronicle):
            group = group_of(facet, value)
            is_known = group in edition.groups or facet.name == _REGION
            if is_known and facet.page(chronicle, value) == url(group):
                yield group


def url(subject: str) -> str:
    return f"chronik/{subject}/"


def _few(years: Years) -> bool:
    return count_of(years) <= MOMENTS


def _divided(edition: Edition, subject: str) -> tuple[str, str]:
    """The group that a page is about, and the year or ""."""
    group, _, part = subject.rpartition("/")
    is_part = group in edition.groups and subject not in edition.groups
    return (group, part) if is_part else (subject, "")


def _events(years: Years, part: str) -> Sequence[AnyEntry]:
    """The events that stand on the page, those without a safe place last."""
    if part:
        return years[_year(part)]
    if not _few(years):
        return ()
    return [e for year in sorted(years, key=lambda y: y or 10_000) for e in years[year]]


def _year(part: str) -> int:
    """0 for events without a safe place."""
    return 0 if part == UNPLACED else int(part)


def facet_needs(edition: Edition, subject: str) -> Iterable[str]:
    """The events shown; how many there are a year; the place that gives its name."""
    if subject == "art":
        return (f"{v.url} {v.number}" for v in facet_counts(edition, _KIND).values)

    group, part = _divided(edition, subject)
    years, place = edition.groups.get(group, {}), _place(group)
    events = [e.key for e in _events(years, part)]
    return (
        *events,
        *(f"{year} {len(those)}" for year, those in years.items()),
        *(_region_needs(edition, place, events) if place else ()),
        *(_network_needs(edition, place) if place and not part else ()),
    )


def _network_needs(edition: Edition, place: str) -> Iterable[str]:
    """The networks of a region, and how busy they are."""
    for network in networks_in(edition.chronicle, place):
        yield network.key
        yield str(_number(edition, network))


def _region_needs(edition: Edition, place: str, events: Iterable[str]) -> Iterable[str]:
    """The place, and by which of its networks events belong to it."""
    yield place
    for key in events:
        yield " ".join(networks_between(edition.sorter, edition.chronicle.entries[key], place))


def _place(group: str) -> str:
    """The key of the place that a group is about, or ""."""
    family, _, name = group.partition("/")
    return key_of("places", name) if family == _REGION else ""


def view(edition: Edition, subject: str) -> View:
    if subject == "art":
        return _index(edition)
    group, part = _divided(edition, subject)
    years = edition.groups.get(group, {})
    events = _events(years, part)
    line = timeline_of([_moment(edition, e, _place(group)) for e in events], title="")
    heading = _heading(edition, group)
    lead = _lead(group, len(events) if part else count_of(years))
    networks = None if part else _networks(edition, _place(group))

    whole = View(
        url=url(subject),
        template="facet.html",
        title=heading.title,
        description=f"{heading.label}: {heading.title}. {lead}",
        section="chronik/",
        label=heading.label,
        lead=lead,
        crumbs=heading.crumbs,
        blocks=tuple(filter(None, (line, networks))),
    )
    if not part:
        counts = EVENTS_ALONE if _few(years) else year_counts(url(group), years)
        return whole._replace(extra=counts)

    title = f"{heading.title}, {'ohne sichere Einordnung' if part == UNPLACED else part}"
    near = neighbours(url(group), years, _year(part))
    return whole._replace(
        template="year.html",
        title=title,
        description=f"{title}: {lead}",
        crumbs=(*heading.crumbs, Crumb(url(group), heading.title)),
        extra=near,
        before=near.before_url,
        after=near.after_url,
    )


def _moment(edition: Edition, event: AnyEntry, place: str) -> Moment:
    """In a region, with the networks through which the event belongs to it."""
    card, chronicle = edition.cards[event.key], edition.chronicle
    between = networks_between(edition.sorter, event, place) if place else ()
    if not between:
        return Moment(card)
    names = listed([chronicle.name(key) for key in between])
    words = "über das Netzwerk" if len(between) == 1 else "über die Netzwerke"
    return Moment(card, (Item("", f"{words} {names}"),))


def _networks(edition: Edition, place: str) -> Groups | None:
    """The networks of a region."""
    found = networks_in(edition.chronicle, place) if place else ()
    items = tuple(_network(edition, network) for network in found)
    every = Group(label="", meaning="", items=items)
    return Groups("netzwerke", "Netzwerke dieses Gebiets", (every,)) if items else None


def _network(edition: Edition, network: AnyEntry) -> Item:
    card, number = edition.cards[network.key], _number(edition, network)
    words = counted(number, "Ereignis", "Ereignisse") if number else ""
    return Item(card.url, card.name, words, badges=card.badges)


def _number(edition: Edition, network: AnyEntry) -> int:
    return len({tie.entry.key for tie in edition.chronicle.tied(network.key, "events")})


class _Heading(NamedTuple):
    """Title of a group, the words above it, and where its page hangs."""

    title: str
    label: str
    crumbs: tuple[Crumb, ...]


def _heading(edition: Edition, group: str) -> _Heading:
    family, _, name = group.partition("/")
    if family == _REGION:
        place = edition.cards[_place(group)]
        crumbs = (Crumb("orte/", "Orte"), Crumb(place.url, place.name))
        return _Heading(place.name, "Ereignisse im Gebiet", crumbs)

    facet = next(f for f in FACETS if family in (f.name, f.without))
    title = words_of(edition.chronicle, facet, name)
    if family == _KIND.name:
        return _Heading(title, "Art des Ereignisses", (_CRUMB, _KINDS))
    return _Heading(title, facet.label if name and facet.several else "Chronik", (_CRUMB,))


def _lead(group: str, count: int) -> str:
    words = counted(count, "Ereignis", "Ereignisse") if count else "Noch kein Ereignis"
    if group.startswith(f"{_REGION}/"):
        return f"{words} hier, an den Orten dieses Gebiets oder über seine Netzwerke."
    return f"{words}, {_LEADS[group][count > 1]}." if group in _LEADS else f"{words}."


def _index(edition: Edition) -> View:
    """All kinds of events."""
    facet = facet_counts(edition, _KIND)
    items = tuple(
        Item(v.url, v.name, counted(v.number, "Ereignis", "Ereignisse")) for v in facet.values
    )
    every = Group(label="", meaning="", items=items)
    lead = f"{counted(len(items), 'Art', 'Arten')} von Ereignissen kennt diese Chronik."
    return View(
        url=_KINDS.url,
        template="record.html",
        title="Arten von Ereignissen",
        description=lead,
        section="chronik/",
        label="Chronik",
        lead=lead,
        crumbs=(_CRUMB,),
        blocks=(Groups(anchor="arten", title="", groups=(every,)),),
    )
