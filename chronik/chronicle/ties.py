"""Relations and references from their targets' side: who states something about a record, and what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, get_type_hints

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
        found: defaultdict[str, list[Tie]] = defaultdict(list)
        fields = _related(type(entries[0].facts)) if entries else ()
        for entry in entries:
            facts = entry.facts
            for field in fields:
                for relation in facts[field]:
                    found[relation.target].append(Tie(entry, relation))
        for target, some in found.items():
            if target in index:
                ties.setdefault(target, {})[kind] = tuple(some)
    return ties


def _related(facts: type[Facts]) -> list[int]:
    """The numbers of the fields that hold relations, so that the others are not looked at in every
    record.
    """
    return [
        number
        for number, kind in enumerate(get_type_hints(facts).values())
        if kind == tuple[Relation, ...]
    ]


def inverse(pairs: Iterable[tuple[AnyEntry, Iterable[str]]]) -> dict[str, tuple[AnyEntry, ...]]:
    """Target -> entries, from (entry, keys)."""
    found: defaultdict[str, dict[str, AnyEntry]] = defaultdict(dict)
    for entry, keys in pairs:
        for key in keys:
            found[key][entry.key] = entry
    return {key: tuple(entries.values()) for key, entries in found.items()}


def key_in(whole: Reference | Relation) -> str:
    return whole.key if isinstance(whole, Reference) else whole.target


def cited(entry: AnyEntry, said: tuple[Statement, ...]) -> list[str]:
    return [
        *[ref.key for ref in entry.sources],
        *[s.evidence.source for s in said if s.evidence.source],
    ]
