"""Who wrote an entry: as people read it, and as programs sort it.

„Muster, Erika“ is a person with a family name. A name without a comma may be that of a person or
of an association, and nobody can tell from it: programs are given it as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable

from chronik.language.tuples import NamedTuple
from chronik.words.german import listed


class NameParts(NamedTuple):
    family: str
    given: str


def name_parts(author: str) -> NameParts | None:
    """The parts of „Muster, Erika“; None where the name does not tell them."""
    family, comma, given = author.partition(", ")
    return NameParts(family, given) if comma else None


def natural_name(author: str) -> str:
    """„Erika Muster“, however the name is typed."""
    known = name_parts(author)
    return f"{known.given} {known.family}" if known else author


def sorted_name(name: str) -> str:
    """„Muster, Erika“ of „Erika Muster“; a name of one word, or with a comma, as it is."""
    given, _, family = name.rpartition(" ")
    return f"{family}, {given}" if given and "," not in name else name


def author_names(authors: Iterable[str]) -> str:
    return listed([natural_name(author) for author in authors])
