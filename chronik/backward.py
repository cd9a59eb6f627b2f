"""Relations and references from their targets' side: who states something about a record, and what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from chronik.model import AnyEntry, Reference, Relation
from chronik.statements import Statement


class Tie(NamedTuple):
    """A relation seen from its target: the entry that states it, and the relation."""

    entry: AnyEntry
    relation: Relation


def ties(of_kind: Mapping[str, Sequence[AnyEntry]], index: Mapping[str, AnyEntry]) -> dict[str, dict[str, tuple[Tie, ...]]]:
    """Relations by target and by the kind that states them; a whole's parts are not ties."""
    ties: dict[str, dict[str, tuple[Tie, ...]]] = {}
    for kind, entries in of_kind.items():
        found: defaultdict[str, list[Tie]] = defaultdict(list)
        for entry in entries:
            for value in entry.facts:
                if type(value) is tuple and value and type(value[0]) is Relation:
                    for relation in value:
                        found[relation.target].append(Tie(entry, relation))
        for target, some in found.items():
            if target in index:
                ties.setdefault(target, {})[kind] = tuple(some)
    return ties


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
    return [*[ref.key for ref in entry.sources], *[s.evidence.source for s in said if s.evidence.source]]
