"""Whether a passage names the record that a relation leads to."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.passages.names.reading import NameFound, names_in


class Named(NamedTuple):
    """A record by all its names: its own first. `titles` are those of a person."""

    names: tuple[str, ...]
    is_person: bool = False
    titles: tuple[str, ...] = ()


class Strength(IntEnum):
    """How surely a passage names a record."""

    NOT = 0
    HINT = 1  # „das Ministerium“, „die Kammer“
    NAMED = 2


def strength(named: Named, passage: str) -> Strength:
    """How surely the passage names the record."""
    if any(_stands(name, passage) for name in named.names):
        return Strength.NAMED  # nearly always, and much quicker
    found = found_names(named, passage)
    if any(each.is_sure for each in found):
        return Strength.NAMED
    return Strength.HINT if found else Strength.NOT


@lru_cache(maxsize=1 << 12)
def found_names(named: Named, passage: str) -> tuple[NameFound, ...]:
    """Where the passage names the record, whatever the inflection."""
    return names_in(passage, named.names, person=named.is_person, titles=named.titles)


def _stands(name: str, passage: str) -> bool:
    """Whether the name stands in the passage letter by letter, as whole words."""
    at = passage.find(name)
    if at < 0 or len(name) < 3:
        return False
    before, after = passage[at - 1 : at] if at else "", passage[at + len(name) : at + len(name) + 1]
    return not _WORD.match(before) and not _WORD.match(after)


_WORD = late(r"[\w\-\u2010\u2011\u00ad]")
