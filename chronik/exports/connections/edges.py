"""What connects a record with others, as its own file states it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chronik.chronicle.cards import period_words, related_words, role_words
from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.ties import key_in, wholes_in
from chronik.language.tuples import NamedTuple
from chronik.records.model import AnyEntry, Reference, Relation, participations

CONNECTED = ("networks", "organisations", "people", "places")  # and events
# How two records can be connected. Their numbers stand in the files.
PARTICIPATION, MEMBERSHIP, AFFILIATION, PART, SUCCESSION, OF_NETWORK, AT_PLACE, RELATED = range(8)


class Edge(NamedTuple):
    """From the record that states it to its target."""

    target: str  # key
    kind: int
    words: str = ""  # role and time
    there: bool = False  # of a participation: whether the target was at the event


def edges(chronicle: Chronicle, entry: AnyEntry) -> Iterator[Edge]:
    facts = entry.facts
    if entry.kind == "events":
        present = chronicle.present(entry)
        for r in _involved(chronicle, entry):
            yield Edge(r.target, PARTICIPATION, role_words(chronicle, r), r in present)
        yield from [Edge(r.target, OF_NETWORK) for r in facts.networks]
    elif entry.kind in ("networks", "organisations"):
        yield from [Edge(r.target, MEMBERSHIP, _lasting(chronicle, r)) for r in facts.members]
    elif entry.kind == "people":
        own = facts.affiliations
        yield from [Edge(r.target, AFFILIATION, _lasting(chronicle, r)) for r in own]
        yield from [Edge(r.target, RELATED, _related(chronicle, r)) for r in facts.relations]

    for whole in wholes_in(entry):
        yield Edge(key_in(whole), PART, _time(whole))
    if follower := getattr(facts, "succeeded_by", None):
        yield Edge(follower.key, SUCCESSION)
    yield from [Edge(r.target, AT_PLACE) for r in getattr(facts, "places", ())]


def connected(chronicle: Chronicle, entry: AnyEntry) -> Iterator[str]:
    """The targets of all edges but those of `loose`."""
    facts = entry.facts
    if entry.kind == "events":
        yield from [r.target for r in _involved(chronicle, entry)]
    else:
        yield from [r.target for r in getattr(facts, "members", ())]
        yield from [r.target for r in getattr(facts, "affiliations", ())]
        yield from [r.target for r in getattr(facts, "relations", ())]
        yield from [ref.key for ref in (getattr(facts, "succeeded_by", None),) if ref]
    yield from map(key_in, wholes_in(entry))


def loose(chronicle: Chronicle, entry: AnyEntry) -> Iterable[str]:
    """Networks and places of a record: ends of a way.

    Between two people they tell nothing: half of a chronicle may lie in one town.
    """
    relations = (*getattr(entry.facts, "networks", ()), *getattr(entry.facts, "places", ()))
    return [relation.target for relation in relations]


def _involved(chronicle: Chronicle, event: AnyEntry) -> list[Relation]:
    """Without those whose role is of a kind that nobody takes part in: platforms, credits."""
    presence = chronicle.site.presence
    return [r for r in participations(event) if presence(r.role) != "no"]


def _time(whole: Reference | Relation) -> str:
    return period_words(whole) if isinstance(whole, Relation) else ""


def _related(chronicle: Chronicle, relation: Relation) -> str:
    """„verheiratet mit, seit 1950“."""
    words = (related_words(chronicle, relation), period_words(relation))
    return ", ".join(filter(None, words))


def _lasting(chronicle: Chronicle, relation: Relation) -> str:
    """„Vorsitz, seit 2015“."""
    return ", ".join(filter(None, (role_words(chronicle, relation), period_words(relation))))
