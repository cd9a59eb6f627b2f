"""The vocabulary cut into files: each holds the keys with some beginning, or several such.

What is decided below one beginning does not depend on any other, so that a change moves few
borders.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

_LIMIT = 12_000  # bytes of a file, unless one line is longer


def cut(keys: Sequence[str], sizes: Sequence[int]) -> list[tuple[str, range]]:
    """The files of these keys, which are in order: with what each begins, and which they are."""
    sums = [0, *accumulate(sizes)]
    if sums[-1] <= _LIMIT:
        return [("", range(len(keys)))]

    begins = [*_begins(keys, sums, range(len(keys)), 0)]
    ends = [first for _, first in begins[1:]] + [len(keys)]
    return [(head, range(first, end)) for (head, first), end in zip(begins, ends, strict=True)]


def _begins(
    keys: Sequence[str], sums: Sequence[int], within: range, depth: int
) -> Iterator[tuple[str, int]]:
    """Where files begin among keys that have `depth` letters in common."""
    held = _LIMIT  # bytes in the file that was begun last
    at = within.start
    while at < within.stop:
        head = keys[at][: depth + 1]
        end = _behind(keys, range(at, within.stop), head) if len(head) > depth else at + 1
        size = sums[end] - sums[at]
        if size > _LIMIT and end - at > 1:
            yield from _begins(keys, sums, range(at, end), depth + 1)
            held = _LIMIT
        elif held + size > _LIMIT:
            yield head, at
            held = size
        else:
            held += size
        at = end


def _behind(keys: Sequence[str], within: range, head: str) -> int:
    """The first place behind the keys that begin so."""
    low, high = within.start, within.stop
    while low < high:
        middle = (low + high) // 2
        if keys[middle].startswith(head):
            low = middle + 1
        else:
            high = middle
    return low


def file_name(start: str, head: str) -> str:
    """A name on every system: letters and digits stay, others are told by their code."""
    plain = [c if c.isascii() and c.isalnum() else f"_{ord(c):x}" for c in head]
    return f"{start}{''.join(plain)}.txt"
