"""verbindungen.json: who is named with whom, for assets/verbindungen.js.

A graph of events, networks, organisations and people. Nodes are in this order, events in the order
of time, so that of two ways of the same length the one through the lower numbers is the earlier
one. An edge is what a record states: a participation, a membership, an affiliation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from json.encoder import encode_basestring as quoted

from chronik.chronicle.cards import person_name
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
    of_kind, vocabulary = (
        edition.chronicle.of_kind,
        edition.chronicle.site.vocabularies.get("roles", {}),
    )
    others = [e for kind in CONNECTED[1:] for e in of_kind[kind]]
    keys = [
        e.key for some in (*(events for _, events in yearly(edition, signed)), others) for e in some
    ]
    number = {key: place for place, key in enumerate(keys)}
    roles = {word: place for place, word in enumerate(("", *vocabulary))}
    order = digest_of_text("|".join(keys))

    def nodes(entries: Iterable[AnyEntry]) -> bytes:
        return ",\n".join([_node(e) for e in entries]).encode()

    def edges(entries: Iterable[AnyEntry]) -> bytes:
        return ",\n".join(
            [
                f"[{number[e.key]},{_pairs(some, number, roles)}]"
                for e in entries
                if (some := _relations(e))
            ]
        ).encode()

    def pieces(make: Callable[[Iterable[AnyEntry]], bytes], salt: bytes) -> list[Piece]:
        years = pieces_by_year(
            edition, signed, lambda chronicle: make(chronicle.of_kind["events"]), salt
        )
        return [*years, Piece(salt + signed.others, lambda: make(others))]

    kinds = ",\n".join([quoted(KINDS[kind].folder) for kind in CONNECTED])
    labels = ",\n".join(['""', *(quoted(term.label) for term in vocabulary.values())])
    return (
        Composed(
            f'{{\n"kinds":[\n{kinds}\n],\n"roles":[\n{labels}\n],\n"nodes":[\n'.encode(),
            b",\n",
            b'\n],\n"edges":[\n',
            pieces(nodes, b"nodes"),
        ),
        Composed(b"", b",\n", b"\n]\n}\n", pieces(edges, order)),
    )


def _relations(entry: AnyEntry) -> tuple[Relation, ...]:
    facts = entry.facts
    if entry.kind == "events":
        return (*facts.people, *facts.organisations)
    members: tuple[Relation, ...] = (
        facts.members
        if entry.kind == "networks"
        else facts.affiliations
        if entry.kind == "people"
        else ()
    )
    return members


def _pairs(
    relations: Iterable[Relation], number: Mapping[str, int], roles: Mapping[str, int]
) -> str:
    """Who is named, and the number of the role."""
    return ",".join([f"{number[r.target]},{roles[r.role]}" for r in relations])


def _node(entry: AnyEntry) -> str:
    """Id, kind, name; of an event also its date, a single day in its machine form."""
    name = person_name(entry) if entry.kind == "people" else entry.name
    return f'["{entry.id}",{CONNECTED.index(entry.kind)},{quoted(name)}{_dated(entry) if entry.kind == "events" else ""}]'


def _dated(event: AnyEntry) -> str:
    date = event.date
    time = date.html or ""
    return (
        f",{quoted(time if date.placed and date.exact and len(time) == 10 else date_words(date))}"
    )
