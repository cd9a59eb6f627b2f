"""Records by the beginning of a name, as it is typed: the best first, each told apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chronik.agreement.names import Strength, strength
from chronik.chronicle.ties import key_in, wholes_in
from chronik.dates.words import date_words
from chronik.desk.shelf import Shelf
from chronik.drafting.reading.findings import named_as
from chronik.language.tuples import NamedTuple
from chronik.records.keys import KINDS, vocabulary_of
from chronik.records.model import AnyEntry, preferred
from chronik.records.statements import names
from chronik.words.german import slug, sort_key
from chronik.words.hints import shortened
from chronik.words.near import nearest

_MOST = 12


class _Hit(NamedTuple):
    """How well a record fits: lower is better."""

    rank: int
    length: int
    order: str
    entry: AnyEntry
    by: str  # the name that fits


def names_typed(shelf: Shelf, kind: str, typed: str, near: str = "") -> dict[str, Any]:
    """`names` that fit what is typed, or all that a passage nearby names; `alike` are records that
    a new one of this name may be the same as. `kind` "" looks among all.
    """
    wanted = sort_key(typed)
    kinds = [kind] if kind else [*KINDS]
    found = (hit for one in kinds for hit in _hits(shelf, one, wanted, near))
    hits = sorted(found, key=lambda hit: hit[:3])[:_MOST]
    same = alike_entries(shelf, kind, typed) if wanted and kind else []
    return {
        "names": [_offered(shelf, hit.entry, hit.by) for hit in hits],
        "alike": [_offered(shelf, entry, entry.name) for entry in same],
    }


def _offered(shelf: Shelf, entry: AnyEntry, by: str) -> dict[str, Any]:
    return {
        "id": entry.id,
        "kind": entry.kind,
        "path": entry.path,
        "name": entry.name,
        "is_alias": by != entry.name,
        "as": by,
        "tells": telling_apart(shelf, entry),
    }


def _hits(shelf: Shelf, kind: str, wanted: str, near: str) -> Iterator[_Hit]:
    nearby = _nearby(shelf, kind, near)
    for entry in shelf.of_kind(kind):
        is_near = entry.key in nearby
        ranks = [(_rank(wanted, sort_key(name)), name) for name in names(entry)]
        rank, name = min(ranks, key=lambda each: each[0])
        if rank < _NOT or (is_near and not wanted):
            place = rank - 2 * is_near if wanted else 0
            yield _Hit(place, len(name), sort_key(entry.name), entry, name)
    if not wanted and not nearby:
        for entry in shelf.of_kind(kind):
            yield _Hit(0, 0, sort_key(entry.name), entry, entry.name)


_NOT = 9


def _rank(wanted: str, name: str) -> int:
    if not wanted:
        return _NOT
    if name == wanted:
        return 0
    if name.startswith(wanted):
        return 2
    if f" {wanted}" in name:
        return 3
    parts = wanted.split()
    if all(f" {part}" in f" {name}" for part in parts):
        return 4
    return 6 if len(wanted) > 2 and wanted in name else _NOT


def _nearby(shelf: Shelf, kind: str, passage: str) -> set[str]:
    """What the passage names, of that kind."""
    found = shelf.possibly_named(passage) if passage else []
    return {
        entry.key
        for entry in found
        if entry.kind == kind and strength(named_as(entry), passage) is Strength.NAMED
    }


def alike_entries(shelf: Shelf, kind: str, name: str) -> list[AnyEntry]:
    """Records of that kind that may be the same."""
    wanted, own = sort_key(name), slug(name)
    found = []
    for entry in shelf.of_kind(kind):
        same = wanted in {sort_key(other) for other in names(entry)}
        if same or (own and nearest(own, frozenset((entry.id,)))):
            found.append(entry)
    return found[:5]


def telling_apart(shelf: Shelf, entry: AnyEntry) -> str:
    """What tells a record apart from others of its name, in a few words."""
    said = [*filter(None, _telling(shelf, entry))]
    return " · ".join(said) or shortened(entry.summary) or f"Kennung {entry.id}"


def _telling(shelf: Shelf, entry: AnyEntry) -> Iterator[str]:
    facts = entry.facts
    if kind := getattr(facts, "kind", None):
        yield shelf.site.term(vocabulary_of(entry.kind), kind.word).label
    if claim := preferred(getattr(facts, "date", ())):
        yield date_words(claim.value)
    for whole in wholes_in(entry)[:1]:
        other = shelf.entries.get(key_in(whole))
        yield (
            f"in {other.name}" if other and entry.kind == "places" else other.name if other else ""
        )
    if entry.kind == "people":
        yield facts.title
        yield from _functions(shelf, entry)


def _functions(shelf: Shelf, person: AnyEntry) -> Iterator[str]:
    """Where somebody belongs, or as what they took part first."""
    for relation in person.facts.affiliations[:1]:
        other = shelf.entries.get(relation.target)
        yield ", ".join(filter(None, (relation.capacity, other.name if other else "")))
        return
    if first := shelf.first_parts.get(person.key):
        event, relation = first
        role = shelf.site.term("roles", relation.role).label
        yield shortened(relation.capacity) or f"{role}: {shortened(event.name)}"
