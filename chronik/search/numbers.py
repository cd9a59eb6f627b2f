"""The number of each record in the index.

Records of one kind, year and certainty stand together, so that these are told by the number. A
group has room to grow, and a record its place in it by its day, or by a digest of its key; where
that is taken it moves on. In this order (ordered linear probing: Amble and Knuth, 1974) the result
does not depend on what came first, and a new record moves few others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from chronik.language.tuples import NamedTuple
from chronik.search.filters import ORDER, NumberGroup
from chronik.words.digests import digest_of

_SMALLEST = 8  # room of a group
_SMALL = 1 << 13  # numbers; above it files hold more rows, so that there are fewer of them
_ROWS_FEW, _ROWS_MANY = 8, 16  # in a file


class Subject(NamedTuple):
    """A record to be numbered; `place` is where it would stand in its group, from 0 to below 1."""

    key: str
    group: NumberGroup
    place: float


class Numbering(NamedTuple):
    numbers: Mapping[str, int]  # by key
    groups: tuple[tuple[NumberGroup, int], ...]  # each with its first number
    size: int  # no number is as large

    @property
    def block(self) -> int:
        """Numbers that share a file of rows."""
        return _ROWS_FEW if self.size < _SMALL else _ROWS_MANY


def place_in_group(key: str, day: int | None) -> float:
    """`day` is that of the year, from 1, where it is known."""
    if day is not None:
        return (day - 1) / 366
    return int.from_bytes(digest_of(key.encode(), 4), "big") / (1 << 32)


def numbered(subjects: Iterable[Subject]) -> Numbering:
    groups: dict[NumberGroup, list[tuple[float, str]]] = {}
    for key, group, place in subjects:
        groups.setdefault(group, []).append((place, key))

    numbers: dict[str, int] = {}
    begins: list[tuple[NumberGroup, int]] = []
    base = 0
    for group in sorted(groups, key=_order):
        room = _room(len(groups[group]))
        begins.append((group, base))
        numbers.update(_placed(sorted(groups[group]), base, room))
        base += room
    return Numbering(numbers, tuple(begins), base)


def _order(group: NumberGroup) -> tuple[int, bool, int, str]:
    """What has no year comes last in its kind."""
    return ORDER.index(group.kind), not group.year, group.year, group.sure


def _room(count: int) -> int:
    """A power of two: when a group outgrows its room, all numbers behind it change."""
    size = _SMALLEST
    while size * 2 < count * 3:
        size *= 2
    return size


def _placed(some: list[tuple[float, str]], base: int, room: int) -> Iterable[tuple[str, int]]:
    """Each at its place or behind who has it, but early enough that all find room."""
    at, spare = -1, room - len(some)
    for number, (place, key) in enumerate(some):
        at = min(max(at + 1, int(place * room)), spare + number)
        yield key, base + at
