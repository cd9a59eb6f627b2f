"""verbindungen.json: who is named with whom, for assets/verbindungen.js.

A graph of events, networks, organisations and people. Nodes are in this order, events in the order of time, so that of two ways
of the same length the one through the lower numbers is the earlier one. An edge is what a record states: a participation, a
membership, an affiliation.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from json.encoder import encode_basestring as quoted

from chronik.cards import person_name
from chronik.datewords import date_words
from chronik.model import URL_FOLDERS, AnyEntry, Relation
from chronik.needs import Signing
from chronik.parts import Whole

PATH = "verbindungen.json"
KINDS = ("events", "networks", "organisations", "people")


def sign(signing: Signing, whole: Whole, subject: str) -> bytes:
    return signing.listed(e.key for kind in KINDS for e in whole.chronicle.of_kind[kind])


def graph(whole: Whole, urls: Sequence[str], subject: str) -> bytes:
    entries = [e for kind in KINDS for e in whole.chronicle.of_kind[kind]]
    number = {e.key: place for place, e in enumerate(entries)}
    roles: dict[str, int] = {"": 0}
    lists = {
        "kinds": [quoted(URL_FOLDERS[kind]) for kind in KINDS],
        "nodes": [_node(e) for e in entries],
        "edges": [f"[{number[e.key]},{_pairs(relations, number, roles)}]" for e in entries if (relations := _relations(e))],
        "roles": [quoted(whole.chronicle.site.term("roles", word).label if word else "") for word in roles],
    }
    return ("{\n" + ",\n".join([f'"{name}":[\n' + ",\n".join(rows) + "\n]" for name, rows in lists.items()]) + "\n}\n").encode()


def _relations(entry: AnyEntry) -> tuple[Relation, ...]:
    facts = entry.facts
    if entry.kind == "events":
        return (*facts.people, *facts.organisations)
    members: tuple[Relation, ...] = facts.members if entry.kind == "networks" else facts.affiliations if entry.kind == "people" else ()
    return members


def _pairs(relations: Iterable[Relation], number: dict[str, int], roles: dict[str, int]) -> str:
    """Who is named, and the number of the role. The list of roles grows as they appear, so it is written last."""
    return ",".join([f"{number[r.target]},{roles.setdefault(r.role.word if r.role else '', len(roles))}" for r in relations])


def _node(entry: AnyEntry) -> str:
    """Id, kind, name; of an event also its date, a single day in its machine form."""
    name = person_name(entry) if entry.kind == "people" else entry.name
    return f'["{entry.id}",{KINDS.index(entry.kind)},{quoted(name)}{_dated(entry) if entry.kind == "events" else ""}]'


def _dated(event: AnyEntry) -> str:
    date = event.date
    time = date.html or ""
    return f",{quoted(time if date.placed and date.exact and len(time) == 10 else date_words(date))}"
