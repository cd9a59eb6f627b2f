"""What events are sorted out by: region, kind, certainty, having no network, theme or place.

Grouped once, for pages and filters.

A group is named by its address below `chronik/`: `art/konferenz`, `sicherheit/taggenau`,
`gebiet/lueneburg`, `ohne-ort`. Networks and themes have pages of their own, and years are grouped
in `parts.Whole`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from chronik.chronicle.chronicle import Chronicle
from chronik.dates.exactness import Exactness, exactness
from chronik.records.model import AnyEntry

Years = dict[int, list[AnyEntry]]  # 0 for what has no safe place in time
Grouped = Mapping[str, Years]

WITHOUT_NETWORK, WITHOUT_THEME, WITHOUT_PLACE = "ohne-netzwerk", "ohne-thema", "ohne-ort"
UNPLACED = Exactness.UNPLACED.value  # page, and part of a page, of what has no year
# Of each class of dates that have a place in time; the rest stand on the shelf.
CERTAINTIES: dict[Exactness, str] = {
    each: f"sicherheit/{each}" for each in Exactness if each is not Exactness.UNPLACED
}


def grouped(chronicle: Chronicle) -> dict[str, Years]:
    """Every group that is not empty, its events in order."""
    found: defaultdict[str, defaultdict[int, list[AnyEntry]]]
    found = defaultdict(lambda: defaultdict(list))
    regions = {place.key: _regions(chronicle, place.key) for place in chronicle.of_kind["places"]}

    for event in chronicle.of_kind["events"]:
        year = chronicle.year(event) or 0
        for name in _names(event, regions):
            found[name][year].append(event)
        if chronicle.of_kind["themes"] and not event.facts.themes:
            found[WITHOUT_THEME][year].append(event)

    return {name: dict(found[name]) for name in sorted(found)}


def _regions(chronicle: Chronicle, place: str) -> list[str]:
    """The groups of a place and of all that it lies in."""
    keys = [place]
    while (whole := chronicle.entries[keys[-1]].facts.part_of) and whole.key not in keys:
        keys.append(whole.key)
    return [region(key) for key in keys]


def _names(event: AnyEntry, regions: Mapping[str, list[str]]) -> set[str]:
    """The groups that an event belongs to."""
    places = event.facts.places
    names = {name for place in places for name in regions[place.target]} or {WITHOUT_PLACE}
    names.add(f"art/{event.facts.kind.word}")
    if event.date.placed:
        names.add(CERTAINTIES[exactness(event.date)])
    if not event.facts.networks:
        names.add(WITHOUT_NETWORK)
    return names


def region(place: str) -> str:
    """The group of a place's key."""
    return f"gebiet/{place.partition('/')[2]}"


def count_of(years: Years) -> int:
    return sum(map(len, years.values()))
