"""Something that a text names."""

from __future__ import annotations

from chronik.drafting.reading.layout import LineKind
from chronik.language.tuples import NamedTuple

NAMED = ("people", "organisations", "networks", "places")


class NamedAt(NamedTuple):
    """A place in the original, and what kind of block it stands in."""

    start: int
    end: int
    part: LineKind


class Thing(NamedTuple):
    """Something that the text names. `key` is that of its record, "" where there is none yet."""

    kind: str
    name: str
    spots: tuple[NamedAt, ...]
    key: str = ""
    title: str = ""  # of a person
    short: str = ""  # an abbreviation of it
    head: str = ""  # what kind of body it is
    is_whole: bool = True  # of a person: with a given name
    is_sure: bool = True
    is_building: bool = False
