"""Who is connected with whom, by numbers alone: what a script needs to find the shortest way.

Records are numbered in sections: events by year, in the order of time, so that of two ways of the
same length the one through the lower numbers is the earlier one; those without a year; then
networks, organisations, people and places. `netz.json` has what connects anyone, `weit.json` the
networks and places of records, where only a way to or from such a one may lead (`edges.loose`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.edition import Edition
from chronik.chronicle.signing import Signing
from chronik.exports.connections.edges import CONNECTED, connected, loose
from chronik.records.keys import KINDS
from chronik.records.model import AnyEntry

_EDGES: Mapping[str, Callable[[Chronicle, AnyEntry], Iterable[str]]] = {
    "netz": connected,
    "weit": loose,
}
WITHOUT_YEAR = "ohne-jahr"
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"


def subjects(edition: Edition) -> Iterable[str]:
    return _EDGES


def sign(signing: Signing, edition: Edition, subject: str) -> bytes:
    return signing.listed(entry.key for _, entries in sections(edition) for entry in entries)


def sections(edition: Edition) -> Iterator[tuple[str, Sequence[AnyEntry]]]:
    """The sections in which records are numbered, in order, each with its name."""
    yield from [(str(year), events) for year, events in edition.years.items()]
    yield WITHOUT_YEAR, edition.unplaced
    for kind in CONNECTED:
        yield KINDS[kind].folder, edition.chronicle.of_kind[kind]


def web(edition: Edition, urls: Sequence[str], subject: str) -> bytes:
    """The sizes of the sections; of each record in turn how many others it names, and the distances
    from one of their numbers to the next. Numbers are columns of digits (`columns`): a fifth
    smaller than any other form once they are compressed.
    """
    every = list(sections(edition))
    named, chronicle = _EDGES[subject], edition.chronicle
    number = {
        entry.key: place for place, entry in enumerate(e for _, entries in every for e in entries)
    }
    counts: list[int] = []
    steps: list[int] = []
    for _, entries in every:
        for entry in entries:
            targets = sorted({number[key] for key in named(chronicle, entry)})
            counts.append(len(targets))
            steps += [after - before for before, after in zip((0, *targets), targets, strict=False)]

    told = {
        "sections": [(name, len(entries)) for name, entries in every],
        "counts": columns(counts),
        "steps": columns(steps),
    }
    return json.dumps(told, separators=(",", ":")).encode() + b"\n"


def columns(numbers: Sequence[int]) -> list[str]:
    """The last digits of all numbers to the base 64, then those before them, and so on."""
    found: list[str] = []
    left = list(numbers)
    while any(left) or not found:
        found.append("".join([DIGITS[value & 63] for value in left]))
        left = [value >> 6 for value in left]
    return found
