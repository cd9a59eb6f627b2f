"""Relations and references from their targets' side: who states what about a record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import get_type_hints

from chronik.language.tuples import NamedTuple
from chronik.records.model import AnyEntry, Facts, Reference, Relation
from chronik.records.statements import Statement


class Tie(NamedTuple):
    """A relation seen from its target: the entry that states it, and the relation."""

    entry: AnyEntry
    relation: Relation


def ties(
    of_kind: Mapping[str, Sequence[AnyEntry]], index: Mapping[str, AnyEntry]
) -> dict[str, dict[str, tuple[Tie, ...]]]:
    """Relations by target and by the kind that states them; a whole's parts are not ties."""
    ties: dict[str, dict[str, tuple[Tie, ...]]] = {}
    for kind, entries in of_kind.items():
        by_target: defaultdict[str, list[Tie]] = defaultdict(list)
        for tie in _ties_of(entries):
            by_target[tie.relation.target].append(tie)

        for target, found in by_target.items():
            if target in index:
                ties.setdefault(target, {})[kind] = tuple(found)
    return ties


def _ties_of(entries: Sequence[AnyEntry]) -> Iterator[Tie]:
    """What entries of one kind state."""
    fields = _relational(type(entries[0].facts)) if entries else ()
    for entry in entries:
        for field in fields:
            for relation in getattr(entry.facts, field):
                yield Tie(entry, relation)


def _relational(facts: type[Facts]) -> list[str]:
    """The fields that hold relations: the others need not be looked at in every record."""
    hints = get_type_hints(facts)
    every = [field for field in hints if hints[field] == tuple[Relation, ...]]
    return [field for field in every if field != "part_of"]


def inverse(pairs: Iterable[tuple[AnyEntry, Iterable[str]]]) -> dict[str, tuple[AnyEntry, ...]]:
    """Target -> entries, from (entry, keys)."""
    by_target: defaultdict[str, dict[str, AnyEntry]] = defaultdict(dict)
    for entry, keys in pairs:
        for key in keys:
            by_target[key][entry.key] = entry
    return {key: tuple(entries.values()) for key, entries in by_target.items()}


def wholes_in(entry: AnyEntry) -> tuple[Reference | Relation, ...]:
    """What the record says it is part of; of a place there may be several."""
    whole = getattr(entry.facts, "part_of", None)
    if type(whole) is tuple:
        return whole
    return (whole,) if whole else ()


def key_in(whole: Reference | Relation) -> str:
    return whole.key if isinstance(whole, Reference) else whole.target


def cited(entry: AnyEntry, evident: Iterable[Statement]) -> list[str]:
    """The sources that an entry names, for all of it or in a statement that has evidence."""
    in_statements = [s.evidence.source for s in evident if s.evidence.source]
    return [*[reference.key for reference in entry.sources], *in_statements]
