"""verbindungen.json: who is named with whom, for assets/verbindungen.js.

A graph of events, networks, organisations and people. Nodes are in this order, events in the order
of time, so that of two ways of the same length the one through the lower numbers is the earlier
one. An edge is what a record states: a participation, a membership, an affiliation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from json.encoder import encode_basestring as quoted
from typing import NamedTuple

from chronik.chronicle.cards import told
from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.edition import Edition
from chronik.chronicle.signing import Signed, Signing
from chronik.dates.words import date_words
from chronik.exports.composed import Composed, Piece, pieces_by_year, yearly
from chronik.records.keys import KINDS
from chronik.records.model import AnyEntry, Relation
from chronik.words.digests import digest_of_text

PATH = "verbindungen.json"
CONNECTED = ("events", "networks", "organisations", "people")


def sign(signing: Signing, edition: Edition, subject: str) -> bytes:
    return signing.listed(e.key for kind in CONNECTED for e in edition.chronicle.of_kind[kind])


def connections(edition: Edition, subject: str, signed: Signed) -> tuple[Composed, Composed]:
    """Nodes, then edges, each in pieces; an edge names nodes by number, so its piece depends on the
    order of all.
    """
    of_kind = edition.chronicle.of_kind
    vocabulary = edition.chronicle.site.vocabularies.get("roles", {})
    others = [e for kind in CONNECTED[1:] for e in of_kind[kind]]
    keys = [e.key for _, events in yearly(edition, signed) for e in events]
    keys += [e.key for e in others]
    number = ConnectionNumbers(
        records={key: place for place, key in enumerate(keys)},
        roles={word: place for place, word in enumerate(("", *vocabulary))},
    )

    def nodes(entries: Iterable[AnyEntry]) -> bytes:
        return ",\n".join([_node(edition.chronicle, e) for e in entries]).encode()

    def edges(entries: Iterable[AnyEntry]) -> bytes:
        return ",\n".join(filter(None, [_edges(e, number) for e in entries])).encode()

    def pieces(make: Callable[[Iterable[AnyEntry]], bytes], salt: bytes) -> list[Piece]:
        years = pieces_by_year(
            edition, signed, lambda chronicle: make(chronicle.of_kind["events"]), salt
        )
        return [*years, Piece(salt + signed.others, lambda: make(others))]

    order = digest_of_text("|".join(keys))
    return (
        Composed(
            head=_head(term.label for term in vocabulary.values()),
            separator=b",\n",
            tail=b'\n],\n"edges":[\n',
            pieces=pieces(nodes, b"nodes"),
        ),
        Composed(head=b"", separator=b",\n", tail=b"\n]\n}\n", pieces=pieces(edges, order)),
    )


class ConnectionNumbers(NamedTuple):
    """The place of each record among the nodes, by key, and of each role; no role is 0."""

    records: Mapping[str, int]
    roles: Mapping[str, int]


def _head(roles: Iterable[str]) -> bytes:
    kinds = ",\n".join([quoted(KINDS[kind].folder) for kind in CONNECTED])
    labels = ",\n".join(['""', *map(quoted, roles)])
    return f'{{\n"kinds":[\n{kinds}\n],\n"roles":[\n{labels}\n],\n"nodes":[\n'.encode()


def _edges(entry: AnyEntry, number: ConnectionNumbers) -> str:
    """The record, and who it names with the number of the role; "" where it names nobody."""
    relations = _relations(entry)
    if not relations:
        return ""
    ends = ",".join([f"{number.records[r.target]},{number.roles[r.role]}" for r in relations])
    return f"[{number.records[entry.key]},{ends}]"


def _relations(entry: AnyEntry) -> tuple[Relation, ...]:
    facts = entry.facts
    if entry.kind == "events":
        return (*facts.people, *facts.organisations)
    relations: tuple[Relation, ...] = ()
    if entry.kind == "networks":
        relations = facts.members
    elif entry.kind == "people":
        relations = facts.affiliations
    return relations


def _node(chronicle: Chronicle, entry: AnyEntry) -> str:
    """Id, kind, name; of an event also its date, a single day in its machine form."""
    name = told(chronicle, entry)
    dated = _dated(entry) if entry.kind == "events" else ""
    return f'["{entry.id}",{CONNECTED.index(entry.kind)},{quoted(name)}{dated}]'


def _dated(event: AnyEntry) -> str:
    date = event.date
    time = date.html or ""
    is_day = date.placed and date.exact and len(time) == 10
    return f",{quoted(time if is_day else date_words(date))}"
