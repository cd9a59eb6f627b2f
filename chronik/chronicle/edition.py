"""The chronicle with the card of each record, lanes and years: what every page is made from."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from chronik.chronicle.cards import Cards
from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.facets import Grouped, grouped
from chronik.chronicle.lineage import predecessors
from chronik.records.model import AnyEntry


class Edition(NamedTuple):
    """The chronicle with the card of each record: what every view is made from."""

    chronicle: Chronicle
    cards: Cards
    placed: tuple[AnyEntry, ...]  # events that have a place in time, in order
    position: dict[str, int]  # of each in `placed`
    lanes: dict[str, tuple[tuple[AnyEntry, ...], dict[str, int]]]  # the same for each network
    years: dict[int, tuple[AnyEntry, ...]]  # events by the year they are placed under
    unplaced: tuple[AnyEntry, ...]  # events without a place in time
    groups: Grouped  # events by what they are sorted out by
    predecessors: dict[str, tuple[str, ...]]  # organisations and networks -> those they succeeded
    span: tuple[
        int, int
    ]  # first and last year of the events: the scale that all pictures of time share; (0, 0) without any

    def lane(self, network: str) -> tuple[tuple[AnyEntry, ...], dict[str, int]]:
        return self.lanes[network]


def edition_of(chronicle: Chronicle) -> Edition:
    """Cards and lanes, made once for all pages."""
    placed = tuple([e for e in chronicle.of_kind["events"] if e.date.placed])
    unplaced = tuple([e for e in chronicle.of_kind["events"] if not e.date.placed])
    by_year: dict[int, list[AnyEntry]] = {}
    for (
        event
    ) in placed:  # not by neighbours: „bis 2024“ comes before all of 2021, and stands under 2024
        by_year.setdefault(event.date.year or 0, []).append(event)
    years = {year: tuple(by_year[year]) for year in sorted(by_year)}
    position = _positions(placed)
    lanes = {}
    for network in chronicle.of_kind["networks"]:
        lane = tuple(
            dict.fromkeys(
                t.entry.key
                for t in chronicle.tied(network.key, "events")
                if t.entry.key in position
            )
        )
        lanes[network.key] = (
            tuple(chronicle.entries[key] for key in lane),
            {key: number for number, key in enumerate(lane)},
        )
    last = max((date.fromordinal(day).year for e in placed if (day := e.date.latest)), default=0)
    span = (min(years), max(last, *years)) if years else (0, 0)
    return Edition(
        chronicle,
        Cards(chronicle),
        placed,
        position,
        lanes,
        years,
        unplaced,
        grouped(chronicle),
        predecessors(chronicle),
        span,
    )


def _positions(entries: tuple[AnyEntry, ...]) -> dict[str, int]:
    return {entry.key: number for number, entry in enumerate(entries)}
