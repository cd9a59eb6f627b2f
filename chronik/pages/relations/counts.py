"""How many events each year, network, region, kind and certainty holds, and the page of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from chronik.chronicle.edition import Edition
from chronik.chronicle.facets import (
    FACETS,
    NONE,
    UNPLACED,
    Facet,
    count_of,
    group_of,
    page_of,
    words_of,
)
from chronik.dates.exactness import Exactness
from chronik.html.blocks import Period, Picture, Timeline
from chronik.language.tuples import NamedTuple

_SHOWN = 12  # values of a facet on the page of the whole chronicle: the busiest
UNPLACED_URL = f"chronik/{UNPLACED}/"


class Value(NamedTuple):
    """One value of a facet: the page of its events, and how many they are."""

    url: str
    name: str
    number: int


class FacetCounts(NamedTuple):
    """All values of a facet, or the busiest.

    Where an event has one value only, the counts add up to all events.
    """

    name: str  # in addresses
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
    facets: tuple[FacetCounts, ...] = ()
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


def facets(edition: Edition) -> tuple[FacetCounts, ...]:
    """What the chronicle can be filtered by; how sure a date is comes last."""
    if not edition.chronicle.of_kind["events"]:
        return ()
    *others, _ = FACETS
    counted = [facet_counts(edition, facet, _SHOWN) for facet in others]
    return (
        *[counts for counts in counted if counts.values],
        _years(edition),
        certainties(edition),
    )


def facet_counts(edition: Edition, facet: Facet, limit: int = 0) -> FacetCounts:
    """All values of a facet or so many, the busiest first; and the way to the others."""
    values = [
        value for name in facet.values(edition.chronicle) for value in _value(edition, facet, name)
    ]
    shown = _busiest(values, limit or len(values))
    return FacetCounts(
        name=facet.name,
        label=facet.label,
        values=(*shown, *(_value(edition, facet, NONE) if facet.without else ())),
        rest=_rest(edition, facet, values, shown),
        note=facet.several,
    )


def _rest(
    edition: Edition, facet: Facet, values: Sequence[Value], shown: Sequence[Value]
) -> Value | None:
    """Where an event has one value only, the others are counted."""
    address, noun = facet.every
    if facet.several:
        every = len([*facet.values(edition.chronicle)])
        return Value(address, f"alle {every} {noun}", 0) if every > _SHOWN else None

    left = len(values) - len(shown)
    return Value(
        address, f"{left} weitere {noun}" if left else f"alle {noun}", _sum(values) - _sum(shown)
    )


def _value(edition: Edition, facet: Facet, name: str) -> tuple[Value, ...]:
    """One value with its page and its events, if it has any."""
    events = edition.groups.get(group_of(facet, name))
    if not events:
        return ()
    page, words = page_of(edition.chronicle, facet, name), words_of(edition.chronicle, facet, name)
    return (Value(page, words, count_of(events)),)


def _years(edition: Edition) -> FacetCounts:
    values = [
        Value(f"chronik/{year}/", str(year), len(events)) for year, events in edition.years.items()
    ]
    shown = sorted(_busiest(values), key=lambda value: value.name)
    left = _sum(values) - _sum(shown)
    others = Value("chronik/#jahre", f"{len(values) - len(shown)} weitere Jahre", left)
    return FacetCounts("jahr", "Jahr", (*shown, *_unplaced(edition)), rest=others if left else None)


def certainties(edition: Edition) -> FacetCounts:
    """How exactly the events are dated, the finest first; the counts add up to all of them."""
    facet = FACETS[-1]
    values = [value for each in Exactness for value in _value(edition, facet, each.value)]
    return FacetCounts(facet.name, facet.label, tuple(values), rest=None)


def _unplaced(edition: Edition) -> tuple[Value, ...]:
    if not edition.unplaced:
        return ()
    return (Value(UNPLACED_URL, "Ohne sichere Einordnung", len(edition.unplaced)),)


def _sum(values: Iterable[Value]) -> int:
    return sum(value.number for value in values)


def _busiest(values: Iterable[Value], limit: int = _SHOWN) -> tuple[Value, ...]:
    """The busiest first, in the order given where equal."""
    return tuple(sorted(values, key=lambda value: -value.number)[:limit])
