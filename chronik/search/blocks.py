"""Rows in files, some neighbours each: `t/3.json` is `{"0":[…],"5":[…]}` by number within it.

A long row is there in short, which `1` behind its texts tells, and whole in a file of its own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping

from chronik.search.rows import row_in

FOLDER = "suche/index/"
ROWS = (f"{FOLDER}t/", f"{FOLDER}x/")
_LONG = 6_000  # bytes of a row
_TEXT = 1_200  # letters of its texts that stand beside others
_SHORT = b",1]"  # ends a row in short; a whole one ends with a text

Read = Callable[[str], bytes]


def block_path(block: int) -> str:
    return f"{ROWS[0]}{block}.json"


def whole_path(number: int) -> str:
    return f"{ROWS[1]}{number}.json"


def is_long(row: bytes) -> bool:
    return len(row) > _LONG


def block_data(rows: Mapping[int, bytes], size: int) -> bytes:
    """The file of these rows, which share a block of that size."""
    each = [b'"%d":%b' % (n % size, _beside(rows[n])) for n in sorted(rows)]
    return b"{" + b",\n".join(each) + b"}\n"


def _beside(row: bytes) -> bytes:
    """The row as it stands beside others."""
    if not is_long(row):
        return row
    short = [text[:_TEXT] for text in row_in(row)]
    return json.dumps([*short, 1], ensure_ascii=False, separators=(",", ":")).encode()


def rows_in(read: Read, block: int, size: int) -> Iterator[tuple[int, bytes]]:
    """The rows of a published file by their numbers, long ones whole."""
    for line in read(block_path(block))[1:-2].split(b",\n"):
        local, _, row = line.partition(b":")
        number = block * size + int(local.strip(b'"'))
        yield number, read(whole_path(number)) if row.endswith(_SHORT) else row


def rows_at(read: Read, numbers: Iterable[int], size: int) -> dict[int, bytes]:
    """The published rows of these numbers."""
    wanted = frozenset(numbers)
    blocks = sorted({number // size for number in wanted})
    every = (pair for block in blocks for pair in rows_in(read, block, size))
    return {number: row for number, row in every if number in wanted}
