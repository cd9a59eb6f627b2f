"""What the steps of a way are told from: names, dates and words, of 64 records a file.

The files follow the sections of `web`: those of one year change with the events of that year alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from chronik.chronicle.cards import status_words, told
from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.edition import Edition
from chronik.chronicle.signing import Signing
from chronik.dates.words import date_words
from chronik.exports.connections.edges import CONNECTED, edges
from chronik.exports.connections.web import WITHOUT_YEAR, sections
from chronik.records.keys import KINDS, url_of
from chronik.records.model import AnyEntry

_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
SIZE = 64  # in assets/verbindungen.js too
_KIND = {KINDS[kind].folder: kind for kind in CONNECTED}


def subjects(edition: Edition) -> Iterable[str]:
    for section, entries in sections(edition):
        yield from [f"{section}-{place // SIZE + 1}" for place in range(0, len(entries), SIZE)]


def sign(signing: Signing, edition: Edition, subject: str) -> bytes:
    return signing.listed(entry.key for entry in _entries(edition, subject))


def steps(edition: Edition, urls: Sequence[str], subject: str) -> bytes:
    return written(_row(edition.chronicle, entry) for entry in _entries(edition, subject))


def written(rows: Iterable[list[Any]]) -> bytes:
    """JSON, a line a row."""
    return ("[\n" + ",\n".join([_encoded(row) for row in rows]) + "\n]\n").encode()


def _entries(edition: Edition, subject: str) -> Sequence[AnyEntry]:
    section, _, number = subject.rpartition("-")
    last = int(number) * SIZE
    return _section(edition, section)[last - SIZE : last]


def _section(edition: Edition, name: str) -> Sequence[AnyEntry]:
    if name in _KIND:
        return edition.chronicle.of_kind[_KIND[name]]
    return edition.unplaced if name == WITHOUT_YEAR else edition.years[int(name)]


def _row(chronicle: Chronicle, entry: AnyEntry) -> list[Any]:
    """Address, name, date and status in words, and what connects it: address, kind, words, 1 for
    who was there.
    """
    is_event = entry.kind == "events"
    return [
        entry.url[:-1],
        told(chronicle, entry),
        date_words(entry.date) if is_event else "",
        status_words(chronicle, entry) if is_event else "",
        [[url_of(e.target)[:-1], e.kind, e.words, int(e.there)] for e in edges(chronicle, entry)],
    ]
