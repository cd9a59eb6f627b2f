"""`suche-namen.json`: names, titles and aliases, for the search page to show while somebody types.

A row is `[name, address, number of its kind in "kinds", alias, …]`. The list is small enough to be
loaded at once; what does not fit is found by the full-text search.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from chronik.chronicle.edition import Edition
from chronik.records.keys import KINDS
from chronik.records.model import AnyEntry
from chronik.records.statements import names as called

PATH = "suche-namen.json"
_NAMED = ("networks", "themes", "organisations", "people", "places")
TITLED = ("events", "sources")
MOST_NAMES, MOST_TITLES = 6_000, 1_500  # about 18 kB a thousand when compressed


def names_file(edition: Edition, urls: Sequence[str]) -> bytes:
    """All that has a name; events and sources, which have titles, only while they are few."""
    kinds = [kind.german for kind in KINDS.values()]
    rows = [
        [
            edition.cards[entry.key].name,
            entry.url,
            kinds.index(KINDS[entry.kind].german),
            *called(entry)[1:],
        ]
        for entry in _listed(edition)
    ]

    lines = ",\n".join([json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows])
    return f'{{"kinds":{json.dumps(kinds, ensure_ascii=False)},"names":[\n{lines}\n]}}\n'.encode()


def _listed(edition: Edition) -> Iterator[AnyEntry]:
    of_kind = edition.chronicle.of_kind
    yield from [entry for kind in _NAMED for entry in of_kind[kind]][:MOST_NAMES]
    titled = [entry for kind in TITLED for entry in of_kind[kind]]
    yield from titled if len(titled) <= MOST_TITLES else ()
