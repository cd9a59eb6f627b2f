"""chronik/filter/auswahl.json: what events can be filtered by, for assets/filter.js.

It is read when the filter is opened, and holds no event: each facet with its values and how many
events each has, the years, and the pieces that hold the rows (`rows`).

Which events have which values is read when something is chosen, a file a facet:
`{"sets": [[1, 4], …], "events": [0, 3, …]}` gives each event, in the order of the chronicle, the
number of its set, and in a set the values by their number in the facet's list.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from chronik.chronicle.cards import Badge
from chronik.chronicle.edition import Edition
from chronik.chronicle.facets import (
    FACETS,
    NONE,
    Facet,
    count_of,
    group_of,
    page_of,
    words_of,
)
from chronik.chronicle.signing import Signing
from chronik.exports.lookups.rows import filtered, pieces_of

PATH = "chronik/filter/auswahl.json"
_BY_NAME = {facet.name: facet for facet in FACETS}


def choices_subjects(edition: Edition) -> Iterable[str]:
    return ("",) if edition.chronicle.of_kind["events"] else ()


def columns_subjects(edition: Edition) -> Iterable[str]:
    return _BY_NAME if edition.chronicle.of_kind["events"] else ()


def choices_signature(signing: Signing, edition: Edition, subject: str) -> bytes:
    of_kind = edition.chronicle.of_kind
    shown = ("events", "networks", "places", "themes")
    return signing.listed(e.key for kind in shown for e in of_kind[kind])


def column_path(name: str) -> str:
    return f"chronik/filter/{name}.json"


def choices_file(edition: Edition, urls: Sequence[str], subject: str) -> bytes:
    years = [[year, len(edition.years[year])] for year in edition.years]
    networks = edition.chronicle.of_kind["networks"]
    return _written(
        facets=[_facet(edition, facet) for facet in FACETS if any(_used(edition, facet))],
        years=[*years, *([[0, len(edition.unplaced)]] if edition.unplaced else [])],
        rows=[[piece.name, len(piece.events)] for piece in pieces_of(edition)],
        networks={n.id: _sign(edition.cards[n.key].badges[0]) for n in networks},
    )


def _sign(badge: Badge) -> tuple[object, ...]:
    return (badge.name, badge.sign, badge.emblem.colour, badge.emblem.shape)


def _facet(edition: Edition, facet: Facet) -> dict[str, object]:
    """Its values as [value, words, page, events]."""
    chronicle = edition.chronicle
    values = [
        [
            value,
            words_of(chronicle, facet, value),
            page_of(chronicle, facet, value),
            count_of(edition.groups[group_of(facet, value)]),
        ]
        for value in _used(edition, facet)
    ]
    return {"name": facet.name, "label": facet.label, "values": values}


def _used(edition: Edition, facet: Facet) -> Iterator[str]:
    """The values that events have, last that of those without one."""
    every = (*facet.values(edition.chronicle), *((NONE,) if facet.without else ()))
    return (value for value in every if group_of(facet, value) in edition.groups)


def column_file(edition: Edition, urls: Sequence[str], name: str) -> bytes:
    """The values of all events in one facet."""
    facet, known = _BY_NAME[name], edition.sorter
    number = {value: place for place, value in enumerate(_used(edition, facet))}
    sets: dict[tuple[int, ...], int] = {}
    events = [
        sets.setdefault(tuple(sorted([number[v] for v in facet.of(known, event)])), len(sets))
        for event in filtered(edition)
    ]
    return _written(sets=[*sets], events=events)


def _written(**values: object) -> bytes:
    return f"{json.dumps(values, ensure_ascii=False, separators=(',', ':'))}\n".encode()
