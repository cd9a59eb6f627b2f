"""How many events each year, network, region, kind and certainty holds, with the page that lists
them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from chronik.chronicle.edition import Edition
from chronik.chronicle.facets import (
    EXACT_DATES,
    VAGUE_DATES,
    WITHOUT_NETWORK,
    WITHOUT_PLACE,
    count_of,
    region,
)
from chronik.html.blocks import Period, Picture, Timeline

_SHOWN = 12  # values of a facet on the page of the whole chronicle: the busiest
UNPLACED = "ohne-sichere-einordnung"
UNPLACED_URL = f"chronik/{UNPLACED}/"
FACET_NAMES = {
    EXACT_DATES: "Taggenau datiert",
    VAGUE_DATES: "Ungefähr datiert",
    WITHOUT_NETWORK: "Ohne Netzwerk",
    WITHOUT_PLACE: "Ohne Ort",
}


class Value(NamedTuple):
    """One value of a facet: the page of its events, and how many they are."""

    url: str
    name: str
    number: int


class Facet(NamedTuple):
    """All values of a facet, or the busiest and in `rest` the others. Where an event has one value
    only, the counts add up to all events.
    """

    label: str
    values: tuple[Value, ...]
    rest: Value | None
    note: str = ""


class YearCounts(NamedTuple):
    """Each year with how many events it holds; `few` when the events themselves stand on the page."""

    few: bool
    years: tuple[tuple[Period, int], ...]
    unplaced_url: str
    unplaced: int
    facets: tuple[Facet, ...] = ()
    picture: Picture | None = None
    pattern: Timeline | None = None  # for the script that filters to copy


class Neighbours(NamedTuple):
    """The years before and after that of the page."""

    before_url: str
    after_url: str
    before: str
    after: str


# The events stand on the page, and are not counted beside.
EVENTS_ALONE = YearCounts(few=True, years=(), unplaced_url="", unplaced=0)
# Of a page that stands in no row of years.
ALONE = Neighbours(before_url="", after_url="", before="", after="")


def year_counts(address: str, years: Mapping[int, Sequence[Any]]) -> YearCounts:
    """The years of a group of events that is too long for one page; 0 is for events without a safe
    place.
    """
    counts = tuple(
        (Period(str(year), f"j{year}", f"{address}{year}/", ()), len(years[year]))
        for year in sorted(years)
        if year
    )
    return YearCounts(
        False, counts, f"{address}{UNPLACED}/" if 0 in years else "", len(years.get(0, ()))
    )


def neighbours(address: str, years: Iterable[int], year: int) -> Neighbours:
    ordered = sorted(filter(None, years))
    here = ordered.index(year) if year else len(ordered) + 1
    near = [str(ordered[i]) if year and 0 <= i < len(ordered) else "" for i in (here - 1, here + 1)]
    return Neighbours(*(f"{address}{name}/" if name else "" for name in near), *near)


def facets(edition: Edition) -> tuple[Facet, ...]:
    """What the chronicle can be filtered by."""
    if not edition.chronicle.of_kind["events"]:
        return ()
    return (
        _networks(edition),
        _regions(edition),
        kinds(edition, _SHOWN),
        _years(edition),
        _certainty(edition),
    )


def _networks(edition: Edition) -> Facet:
    chronicle = edition.chronicle
    networks = chronicle.of_kind["networks"]
    values = (
        Value(n.url, n.name, len({tie.entry.key for tie in chronicle.tied(n.key, "events")}))
        for n in networks
    )
    rest = (
        Value("netzwerke/", f"alle {len(networks)} Netzwerke", 0)
        if len(networks) > _SHOWN
        else None
    )
    note = "Ein Ereignis mehrerer Netzwerke zählt bei jedem."
    return Facet("Netzwerk", (*_busiest(values), *_group(edition, WITHOUT_NETWORK)), rest, note)


def _regions(edition: Edition) -> Facet:
    places = edition.chronicle.of_kind["places"]
    values = (
        Value(region_url(edition, p.key), p.name, count_of(edition.groups.get(region(p.key), {})))
        for p in places
    )
    rest = (
        Value("orte/", f"alle {len(places)} Orte und Gebiete", 0) if len(places) > _SHOWN else None
    )
    note = "Ein Ereignis zählt bei jedem seiner Orte und bei jedem Gebiet, in dem sie liegen."
    return Facet("Gebiet", (*_busiest(values), *_group(edition, WITHOUT_PLACE)), rest, note)


def region_url(edition: Edition, place: str) -> str:
    """The page of all events in a place: that of the place itself, or where it has parts one about
    the whole region.
    """
    return (
        f"chronik/{region(place)}/"
        if edition.chronicle.parts.get(place)
        else edition.chronicle.entries[place].url
    )


def kinds(edition: Edition, limit: int = 0) -> Facet:
    """Kinds of events, the busiest first, all of them or so many."""
    term = edition.chronicle.site.term
    names = {
        name: term("event_kinds", name.removeprefix("art/")).label
        for name in edition.groups
        if name.startswith("art/")
    }
    values = [
        Value(f"chronik/{name}/", label, count_of(edition.groups[name]))
        for name, label in names.items()
    ]
    shown = _busiest(values, limit or len(values))
    left = sum(v.number for v in values) - sum(v.number for v in shown)
    return Facet(
        "Art",
        shown,
        Value(
            "chronik/art/",
            f"{len(values) - len(shown)} weitere Arten" if left else "alle Arten",
            left,
        ),
    )


def _years(edition: Edition) -> Facet:
    values = [
        Value(f"chronik/{year}/", str(year), len(some)) for year, some in edition.years.items()
    ]
    shown = sorted(_busiest(values), key=lambda v: v.name)
    left = sum(v.number for v in values) - sum(v.number for v in shown)
    rest = (
        Value("chronik/#jahre", f"{len(values) - len(shown)} weitere Jahre", left) if left else None
    )
    return Facet("Jahr", (*shown, *_unplaced(edition)), rest)


def _certainty(edition: Edition) -> Facet:
    return Facet(
        "Sicherheit",
        (*_group(edition, EXACT_DATES), *_group(edition, VAGUE_DATES), *_unplaced(edition)),
        None,
    )


def _group(edition: Edition, name: str) -> tuple[Value, ...]:
    return (
        (Value(f"chronik/{name}/", FACET_NAMES[name], count_of(edition.groups[name])),)
        if name in edition.groups
        else ()
    )


def _unplaced(edition: Edition) -> tuple[Value, ...]:
    return (
        (Value(UNPLACED_URL, "Ohne sichere Einordnung", len(edition.unplaced)),)
        if edition.unplaced
        else ()
    )


def _busiest(values: Iterable[Value], limit: int = _SHOWN) -> tuple[Value, ...]:
    """Those with events, the busiest first, in the order given where equal."""
    return tuple(sorted((v for v in values if v.number), key=lambda v: -v.number)[:limit])
