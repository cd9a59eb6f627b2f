"""How many events each year, network, region, kind and certainty holds, and the page of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from chronik.chronicle.edition import Edition
from chronik.chronicle.facets import (
    CERTAINTIES,
    UNPLACED,
    WITHOUT_NETWORK,
    WITHOUT_PLACE,
    WITHOUT_THEME,
    count_of,
    region,
)
from chronik.dates.exactness import EXACTNESS_WORDS
from chronik.html.blocks import Period, Picture, Timeline
from chronik.records.keys import KINDS

_SHOWN = 12  # values of a facet on the page of the whole chronicle: the busiest
UNPLACED_URL = f"chronik/{UNPLACED}/"
FACET_NAMES = {
    **{
        group: f"{EXACTNESS_WORDS[each].capitalize()} datiert"
        for each, group in CERTAINTIES.items()
    },
    WITHOUT_NETWORK: "Ohne Netzwerk",
    WITHOUT_THEME: "Ohne Thema",
    WITHOUT_PLACE: "Ohne Ort",
}


class Value(NamedTuple):
    """One value of a facet: the page of its events, and how many they are."""

    url: str
    name: str
    number: int


class Facet(NamedTuple):
    """All values of a facet, or the busiest.

    Where an event has one value only, the counts add up to all events.
    """

    label: str
    values: tuple[Value, ...]
    rest: Value | None  # the others
    note: str = ""


class YearCounts(NamedTuple):
    """Each year with how many events it holds."""

    few: bool  # the events themselves stand on the page
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
    """The years of a group of events that is too long for one page.

    0 is for events without a safe place.
    """
    return YearCounts(
        few=False,
        years=tuple(
            (_period(address, year), len(years[year])) for year in sorted(filter(None, years))
        ),
        unplaced_url=f"{address}{UNPLACED}/" if 0 in years else "",
        unplaced=len(years.get(0, ())),
    )


def _period(address: str, year: int) -> Period:
    return Period(label=str(year), anchor=f"j{year}", url=f"{address}{year}/", moments=())


def neighbours(address: str, years: Iterable[int], year: int) -> Neighbours:
    """The years beside this one; 0, for events without a safe place, has none."""
    if not year:
        return ALONE

    ordered = sorted(filter(None, years))
    here = ordered.index(year)
    before = str(ordered[here - 1]) if here else ""
    after = str(ordered[here + 1]) if here + 1 < len(ordered) else ""
    return Neighbours(
        before_url=f"{address}{before}/" if before else "",
        after_url=f"{address}{after}/" if after else "",
        before=before,
        after=after,
    )


def facets(edition: Edition) -> tuple[Facet, ...]:
    """What the chronicle can be filtered by."""
    if not edition.chronicle.of_kind["events"]:
        return ()
    themes = (_themes(edition),) if edition.chronicle.of_kind["themes"] else ()
    return (
        _networks(edition),
        *themes,
        _regions(edition),
        kinds(edition, _SHOWN),
        _years(edition),
        certainties(edition),
    )


def _networks(edition: Edition) -> Facet:
    return _by_record(edition, "networks", WITHOUT_NETWORK)


def _themes(edition: Edition) -> Facet:
    return _by_record(edition, "themes", WITHOUT_THEME)


def _by_record(edition: Edition, kind: str, without: str) -> Facet:
    """Records of a kind by their events: the values lead to their own pages."""
    chronicle, words = edition.chronicle, KINDS[kind]
    entries = chronicle.of_kind[kind]
    values = (
        Value(e.url, e.name, len({tie.entry.key for tie in chronicle.tied(e.key, "events")}))
        for e in entries
    )
    every = Value(words.section, f"alle {len(entries)} {words.plural}", number=0)
    return Facet(
        label=words.german,
        values=(*_busiest(values), *_group(edition, without)),
        rest=every if len(entries) > _SHOWN else None,
        note=f"Ein Ereignis mehrerer {words.plural} zählt bei jedem.",
    )


def _regions(edition: Edition) -> Facet:
    places = edition.chronicle.of_kind["places"]
    values = (
        Value(region_url(edition, p.key), p.name, count_of(edition.groups.get(region(p.key), {})))
        for p in places
    )
    every = Value("orte/", f"alle {len(places)} Orte und Gebiete", number=0)
    return Facet(
        label="Gebiet",
        values=(*_busiest(values), *_group(edition, WITHOUT_PLACE)),
        rest=every if len(places) > _SHOWN else None,
        note="Ein Ereignis zählt bei jedem seiner Orte und bei jedem Gebiet, in dem sie liegen.",
    )


def region_url(edition: Edition, place: str) -> str:
    """The page of all events in a place: where it has parts, one about the whole region."""
    if edition.chronicle.parts.get(place):
        return f"chronik/{region(place)}/"
    return edition.chronicle.entries[place].url


def kinds(edition: Edition, limit: int = 0) -> Facet:
    """Kinds of events, the busiest first, all of them or so many."""
    values = [_kind(edition, name) for name in edition.groups if name.startswith("art/")]
    shown = _busiest(values, limit or len(values))
    left = _sum(values) - _sum(shown)
    words = f"{len(values) - len(shown)} weitere Arten" if left else "alle Arten"
    return Facet("Art", shown, rest=Value("chronik/art/", words, left))


def _kind(edition: Edition, name: str) -> Value:
    label = edition.chronicle.site.term("event_kinds", name.removeprefix("art/")).label
    return Value(f"chronik/{name}/", label, count_of(edition.groups[name]))


def _years(edition: Edition) -> Facet:
    values = [
        Value(f"chronik/{year}/", str(year), len(events)) for year, events in edition.years.items()
    ]
    shown = sorted(_busiest(values), key=lambda value: value.name)
    left = _sum(values) - _sum(shown)
    others = Value("chronik/#jahre", f"{len(values) - len(shown)} weitere Jahre", left)
    return Facet("Jahr", (*shown, *_unplaced(edition)), rest=others if left else None)


def certainties(edition: Edition) -> Facet:
    """How exactly the events are dated; the counts add up to all of them."""
    placed = [value for group in CERTAINTIES.values() for value in _group(edition, group)]
    return Facet("Sicherheit", (*placed, *_unplaced(edition)), rest=None)


def _group(edition: Edition, name: str) -> tuple[Value, ...]:
    if name not in edition.groups:
        return ()
    return (Value(f"chronik/{name}/", FACET_NAMES[name], count_of(edition.groups[name])),)


def _unplaced(edition: Edition) -> tuple[Value, ...]:
    if not edition.unplaced:
        return ()
    return (Value(UNPLACED_URL, "Ohne sichere Einordnung", len(edition.unplaced)),)


def _sum(values: Iterable[Value]) -> int:
    return sum(value.number for value in values)


def _busiest(values: Iterable[Value], limit: int = _SHOWN) -> tuple[Value, ...]:
    """Those with events, the busiest first, in the order given where equal."""
    busy = [value for value in values if value.number]
    return tuple(sorted(busy, key=lambda value: -value.number)[:limit])
