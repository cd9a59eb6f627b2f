"""Who wrote an entry: as people read it, and as programs sort it.

„Muster, Erika“ is a person with a family name. A name without a comma may be that of a person or
of an association, and nobody can tell from it: programs are given it as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from chronik.words.german import listed


class Person(NamedTuple):
    family: str
    given: str


def person(author: str) -> Person | None:
    """The parts of „Muster, Erika“; None where the name does not tell them."""
    family, comma, given = author.partition(", ")
    return Person(family, given) if comma else None


def shown(author: str) -> str:
    """„Erika Muster“, however the name is typed."""
    known = person(author)
    return f"{known.given} {known.family}" if known else author


def shown_all(authors: Iterable[str]) -> str:
    return listed([shown(author) for author in authors])
