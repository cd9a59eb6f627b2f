"""A text in stretches, each with the passages that cover it: what is marked, what is unused.

Passages may overlap and lie in each other. A stretch is as long as the same passages cover it, so
that drawing them one after the other gives the text again, character by character.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from chronik.evidence.normal import prepare
from chronik.evidence.places import unbroken
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.privacy.redaction import as_shown
from chronik.words.hints import shortened

_Span = tuple[int, int]  # from and to (exclusive), as offsets in the original text


class Stretch(NamedTuple):
    """A piece of text that the same passages cover."""

    text: str
    depth: int  # how many passages cover it
    begins: tuple[int, ...]  # numbers of the passages that begin with it
    ends: tuple[int, ...]  # and of those that end with it


def stretches(
    text: str, passages: Sequence[Sequence[_Span]], cuts: Iterable[int] = ()
) -> tuple[Stretch, ...]:
    """The whole text, cut wherever the part of a passage begins or ends, and at the `cuts`.

    Passages are counted from 0; each has its parts in order.
    """
    begins, ends, steps = defaultdict(list), defaultdict(list), Counter[int]()
    for number, parts in enumerate(passages):
        (first, _), (_, last) = parts[0], parts[-1]
        begins[first].append(number)
        ends[last].append(number)
        steps.update(start for start, _ in parts)
        steps.subtract(stop for _, stop in parts)

    found, depth = [], 0
    for start, stop in pairwise(sorted({0, len(text), *steps, *cuts})):
        depth += steps[start]
        found.append(Stretch(text[start:stop], depth, tuple(begins[start]), tuple(ends[stop])))
    return tuple(found)


def divided(every: Iterable[Stretch], starts: Sequence[int]) -> list[list[Stretch]]:
    """The stretches by page; each of the `starts` is a place at which the text was cut."""
    pages: list[list[Stretch]] = [[] for _ in starts]
    at = 0
    for stretch in every:
        pages[bisect_right(starts, at) - 1].append(stretch)
        at += len(stretch.text)
    return pages


def paragraphs(
    every: Iterable[Stretch], *, is_printed: bool = False
) -> Iterator[tuple[Stretch, ...]]:
    """The stretches by paragraph: a text's own line breaks part them, as in the stored file. Of a
    printed page, whose lines are as long as its paper, only blank lines and new pages do.
    """
    row: list[Stretch] = []
    shown = _flowing if is_printed else as_shown
    for stretch in every:
        lines = _GAP.split(stretch.text) if is_printed else stretch.text.split("\n")
        for number, line in enumerate(lines):
            begins = stretch.begins if number == 0 else ()
            ends = stretch.ends if number == len(lines) - 1 else ()
            if line or begins or ends:
                row.append(Stretch(shown(line), stretch.depth, begins, ends))

            if number < len(lines) - 1 and row:
                yield tuple(row)
                row = []
    if row:
        yield tuple(row)


_GAP = late(r"\n[ \t]*\n\s*|\f\s*")


def _flowing(words: str) -> str:
    """On one line, words that are broken at the end of a printed one whole again."""
    inner = unbroken(prepare(words), 0, len(words))
    before, behind = (" " if words[at : at + 1].isspace() else "" for at in (0, len(words) - 1))
    return f"{before}{inner}{behind}" if inner else before


def share(text: str, spans: Iterable[_Span]) -> int:
    """How much of the text lies under at least one span, in percent; blanks count for nothing."""
    covered = sum(_weight(text[start:stop]) for start, stop in _merged(spans))
    return round(100 * covered / max(1, _weight(text)))


def _weight(text: str) -> int:
    return len("".join(text.split()))


class Unused(NamedTuple):
    """Lines (from 1) of a text that no passage touches, and their first words."""

    first: int
    last: int
    words: str


def unused(text: str, spans: Iterable[_Span]) -> Iterator[Unused]:
    """Runs of lines with words in them that no passage touches."""
    touched: set[int] = set()
    for start, stop in spans:
        first, last = text.count("\n", 0, start), text.count("\n", 0, max(start, stop - 1))
        touched.update(range(first, last + 1))

    run: dict[int, str] = {}  # words by line
    for number, line in enumerate([*text.split("\n"), None]):
        if line is not None and number not in touched:
            if any(map(str.isalnum, line)):
                run[number + 1] = line.strip()
        elif run:
            yield Unused(min(run), max(run), shortened(" ".join(run.values())))
            run = {}


def _merged(spans: Iterable[_Span]) -> Iterator[_Span]:
    """The spans without overlaps."""
    begin = end = -1
    for start, stop in sorted(spans):
        if start > end:
            if end > begin:
                yield begin, end
            begin, end = start, stop
        end = max(end, stop)

    if end > begin:
        yield begin, end
