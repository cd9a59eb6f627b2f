"""A source's text in stretches, each with the passages that cover it: what a reader sees marked,
and what editors left unused.

Passages may overlap and lie in each other. A stretch is as long as the same passages cover it, so
that drawing them one after the other gives the text again, character by character.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from chronik.words.hints import shortened

_Span = tuple[int, int]  # from and to (exclusive), as offsets in the original text


class Stretch(NamedTuple):
    """`text` is covered by `depth` passages; `begins` and `ends` are the numbers of those that
    begin or end with it.
    """

    text: str
    depth: int
    begins: tuple[int, ...]
    ends: tuple[int, ...]


def stretches(text: str, passages: Sequence[Sequence[_Span]]) -> tuple[Stretch, ...]:
    """The whole text, cut wherever the part of a passage begins or ends. Passages are counted from
    0; each has its parts in order.
    """
    begins, ends, steps = defaultdict(list), defaultdict(list), Counter[int]()
    for number, parts in enumerate(passages):
        begins[parts[0][0]].append(number)
        ends[parts[-1][1]].append(number)
        steps.update(start for start, _ in parts)
        steps.subtract(stop for _, stop in parts)
    found, depth = [], 0
    for start, stop in pairwise(sorted({0, len(text), *steps})):
        depth += steps[start]
        found.append(Stretch(text[start:stop], depth, tuple(begins[start]), tuple(ends[stop])))
    return tuple(found)


def paragraphs(every: Iterable[Stretch]) -> Iterator[tuple[Stretch, ...]]:
    """The stretches by paragraph: a text's own line breaks part paragraphs, as in the stored file."""
    row: list[Stretch] = []
    for stretch in every:
        lines = stretch.text.split("\n")
        for number, line in enumerate(lines):
            begins = stretch.begins if number == 0 else ()
            ends = stretch.ends if number == len(lines) - 1 else ()
            if line or begins or ends:
                row.append(Stretch(line, stretch.depth, begins, ends))
            if number < len(lines) - 1 and row:
                yield tuple(row)
                row = []
    if row:
        yield tuple(row)


def share(text: str, spans: Iterable[_Span]) -> int:
    """How much of the text lies under at least one span, in percent, rounded; white space counts
    for nothing.
    """
    whole = len("".join(text.split()))
    return round(
        100 * sum(len("".join(text[a:b].split())) for a, b in _merged(spans)) / max(1, whole)
    )


class Unused(NamedTuple):
    """Lines (from 1) of a text that no passage touches, and their first words."""

    first: int
    last: int
    words: str


def unused(text: str, spans: Iterable[_Span]) -> Iterator[Unused]:
    """Runs of lines with words in them that no passage touches."""
    touched = {
        line
        for a, b in spans
        for line in range(text.count("\n", 0, a), text.count("\n", 0, max(a, b - 1)) + 1)
    }
    run: list[tuple[int, str]] = []
    for number, line in enumerate([*text.split("\n"), None]):
        if line is not None and number not in touched:
            run += [(number + 1, line.strip())] if any(map(str.isalnum, line)) else []
        elif run:
            yield Unused(run[0][0], run[-1][0], shortened(" ".join(words for _, words in run)))
            run = []


def _merged(spans: Iterable[_Span]) -> Iterator[_Span]:
    """The spans without overlaps."""
    begin = end = -1
    for a, b in sorted(spans):
        if a > end:
            if end > begin:
                yield begin, end
            begin, end = a, b
        end = max(end, b)
    if end > begin:
        yield begin, end
