"""The index as it was published, and which records are other ones now."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import chain

from chronik.language.tuples import NamedTuple
from chronik.search.beside import MANIFEST
from chronik.search.blocks import Read, rows_at, rows_in
from chronik.search.numbers import Numbering

_MANY = 4  # where more than a fourth of the records move, all is made anew


class FormerIndex(NamedTuple):
    """The numbers of its records, and the signatures of its files."""

    numbers: Mapping[str, int]
    files: Mapping[str, bytes]
    read: Read

    @property
    def block(self) -> int:
        """Numbers that share a file of rows."""
        return int(json.loads(self.read(MANIFEST))["block"])


def _nothing(path: str) -> bytes:
    raise FileNotFoundError(path)


NO_INDEX = FormerIndex({}, {}, _nothing)


class Changed(NamedTuple):
    """A record whose row or number is another one. Numbers are -1 where it is new or gone."""

    number: int
    former: int
    row: bytes | None
    former_row: bytes | None


def is_outgrown(numbering: Numbering, former: FormerIndex) -> bool:
    """Whether so many records move that all is better made anew."""
    before = former.numbers
    moved = sum([before.get(key, n) != n for key, n in numbering.numbers.items()])
    return moved * _MANY > len(numbering.numbers) or former.block != numbering.block


def all_rows(
    numbering: Numbering, fresh: Mapping[str, bytes], former: FormerIndex
) -> dict[str, bytes]:
    """Every row, of what is not fresh as it was published."""
    size = former.block
    blocks = sorted({number // size for number in former.numbers.values()})
    every = dict(chain.from_iterable([rows_in(former.read, block, size) for block in blocks]))
    kept = [key for key in numbering.numbers if key not in fresh]
    return {**{key: every[former.numbers[key]] for key in kept}, **fresh}


def differing(
    numbering: Numbering, fresh: Mapping[str, bytes], former: FormerIndex
) -> list[Changed]:
    """`fresh` are the rows of all records whose page was looked at, most of them as they were."""
    found, before = numbering.numbers, former.numbers
    moved = [key for key, number in found.items() if key not in fresh and before[key] != number]
    keys = [*fresh, *moved, *sorted(before.keys() - found.keys())]
    numbers = [before[key] for key in keys if key in before]
    old = rows_at(former.read, numbers, former.block) if numbers else {}

    every = [_changed(found.get(key, -1), before.get(key, -1), fresh.get(key), old) for key in keys]
    return [some for some in every if some.number != some.former or some.row != some.former_row]


def _changed(number: int, former: int, fresh: bytes | None, rows: Mapping[int, bytes]) -> Changed:
    """`fresh` is the row of a record whose page was looked at."""
    old = rows.get(former)
    return Changed(number, former, (fresh or old) if number >= 0 else None, old)
