"""How many events each year, network, region, kind and certainty holds, with the page that lists them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from chronik.chronicle.edition import Whole
from chronik.chronicle.facets import EXACT, VAGUE, WITHOUT_NETWORK, WITHOUT_PLACE, region, size
from chronik.html.blocks import Picture, Stretch

SHOWN = 12  # values of a facet on the page of the whole chronicle: the busiest
UNPLACED = "ohne-sichere-einordnung"
UNPLACED_URL = f"chronik/{UNPLACED}/"
NAMES = {
    EXACT: "Taggenau datiert",
    VAGUE: "Ungefähr datiert",
    WITHOUT_NETWORK: "Ohne Netzwerk",
    WITHOUT_PLACE: "Ohne Ort",
}


class Value(NamedTuple):
    """One value of a facet: the page of its events, and how many they are."""

    url: str
    name: str
    number: int


class Facet(NamedTuple):
    """All values of a facet, or the busiest and in `rest` the others. Where an event has one value only, the counts add up to all events."""

    label: str
    values: tuple[Value, ...]
    rest: Value | None
    note: str = ""


class YearCounts(NamedTuple):
    """Each year with how many events it holds; `few` when the events themselves stand on the page."""

    few: bool
    years: tuple[tuple[Stretch, int], ...]
    unplaced_url: str
    unplaced: int
    facets: tuple[Facet, ...] = ()
    picture: Picture | None = None


class Neighbours(NamedTuple):
    """The years before and after that of the page."""

    before_url: str
    after_url: str
    before: str
    after: str


def year_counts(address: str, years: Mapping[int, Sequence[Any]]) -> YearCounts:
    """The years of a group of events that is too long for one page; 0 is for events without a safe place."""
    counts = tuple((Stretch(str(year), f"j{year}", f"{address}{year}/", ()), len(years[year])) for year in sorted(years) if year)
    return YearCounts(False, counts, f"{address}{UNPLACED}/" if 0 in years else "", len(years.get(0, ())))


def neighbours(address: str, years: Iterable[int], year: int) -> Neighbours:
    ordered = sorted(filter(None, years))
    here = ordered.index(year) if year else len(ordered) + 1
    near = [str(ordered[i]) if year and 0 <= i < len(ordered) else "" for i in (here - 1, here + 1)]
    return Neighbours(*(f"{address}{name}/" if name else "" for name in near), *near)


def facets(whole: Whole) -> tuple[Facet, ...]:
    """What the chronicle can be filtered by."""
    if not whole.chronicle.of_kind["events"]:
        return ()
    return (_networks(whole), _regions(whole), kinds(whole, SHOWN), _years(whole), _certainty(whole))


def _networks(whole: Whole) -> Facet:
    chronicle = whole.chronicle
    networks = chronicle.of_kind["networks"]
    values = (Value(n.url, n.name, len({tie.entry.key for tie in chronicle.tied(n.key, "events")})) for n in networks)
    rest = Value("netzwerke/", f"alle {len(networks)} Netzwerke", 0) if len(networks) > SHOWN else None
    note = "Ein Ereignis mehrerer Netzwerke zählt bei jedem."
    return Facet("Netzwerk", (*_busiest(values), *_group(whole, WITHOUT_NETWORK)), rest, note)


def _regions(whole: Whole) -> Facet:
    places = whole.chronicle.of_kind["places"]
    values = (Value(region_url(whole, p.key), p.name, size(whole.groups.get(region(p.key), {}))) for p in places)
    rest = Value("orte/", f"alle {len(places)} Orte und Gebiete", 0) if len(places) > SHOWN else None
    note = "Ein Ereignis zählt bei jedem seiner Orte und bei jedem Gebiet, in dem sie liegen."
    return Facet("Gebiet", (*_busiest(values), *_group(whole, WITHOUT_PLACE)), rest, note)


def region_url(whole: Whole, place: str) -> str:
    """The page of all events in a place: that of the place itself, or where it has parts one about the whole region."""
    return f"chronik/{region(place)}/" if whole.chronicle.parts.get(place) else whole.chronicle.entries[place].url


def kinds(whole: Whole, limit: int = 0) -> Facet:
    """Kinds of events, the busiest first, all of them or so many."""
    term = whole.chronicle.site.term
    names = {name: term("event_kinds", name.removeprefix("art/")).label for name in whole.groups if name.startswith("art/")}
    values = [Value(f"chronik/{name}/", label, size(whole.groups[name])) for name, label in names.items()]
    shown = _busiest(values, limit or len(values))
    left = sum(v.number for v in values) - sum(v.number for v in shown)
    return Facet("Art", shown, Value("chronik/art/", f"{len(values) - len(shown)} weitere Arten" if left else "alle Arten", left))


def _years(whole: Whole) -> Facet:
    values = [Value(f"chronik/{year}/", str(year), len(some)) for year, some in whole.years.items()]
    shown = sorted(_busiest(values), key=lambda v: v.name)
    left = sum(v.number for v in values) - sum(v.number for v in shown)
    rest = Value("chronik/#jahre", f"{len(values) - len(shown)} weitere Jahre", left) if left else None
    return Facet("Jahr", (*shown, *_unplaced(whole)), rest)


def _certainty(whole: Whole) -> Facet:
    return Facet("Sicherheit", (*_group(whole, EXACT), *_group(whole, VAGUE), *_unplaced(whole)), None)


def _group(whole: Whole, name: str) -> tuple[Value, ...]:
    return (Value(f"chronik/{name}/", NAMES[name], size(whole.groups[name])),) if name in whole.groups else ()


def _unplaced(whole: Whole) -> tuple[Value, ...]:
    return (Value(UNPLACED_URL, "Ohne sichere Einordnung", len(whole.unplaced)),) if whole.unplaced else ()


def _busiest(values: Iterable[Value], limit: int = SHOWN) -> tuple[Value, ...]:
    """Those with events, the busiest first, in the order given where equal."""
    return tuple(sorted((v for v in values if v.number), key=lambda v: -v.number)[:limit])
