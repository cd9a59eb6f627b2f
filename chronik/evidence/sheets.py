"""A source that is too long for one page: where in its text each page begins.

A page is as long as some ten screens of a phone. It takes up what is shown of the text, and each
passage with the claims that rest on it. Where in its last half a page ends is chosen by the place
alone, so that one passage more moves few of those that follow.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from zlib import crc32

from chronik.evidence.places import PassageSpans
from chronik.language.tuples import NamedTuple

PAGE = 230  # lines on a phone
SHORT = 20  # passages, and as many hundred characters: so much is never too long
_LINE = 38  # characters of a line
_PASSAGE = 3.7  # lines: its place, its margins
_AROUND = 250  # characters of the paragraph that are shown with a passage
_CLAIM = 2.1  # lines
_STEP = 12 * _LINE  # characters: a longer line of the text can be cut


class _Piece(NamedTuple):
    """What is kept together: it begins at a place of the text."""

    start: int
    lines: float  # on a phone
    is_open: bool  # whether it begins within a line of the text


def sheets(original: str, claims: Iterable[PassageSpans], *, whole: bool) -> tuple[int, ...]:
    """The offsets at which pages begin, the first 0. `claims` is the passage of each claim, `whole`
    whether all of the text is shown.
    """
    passages: defaultdict[int, float] = defaultdict(float)
    for spans, count in Counter(claims).items():
        passages[spans[0][0]] += _lines(spans, count, whole=whole)
    starts = {*passages, *(_steps(original, passages) if whole else ())}
    return tuple(_cuts([*_pieces(original, sorted({0, *starts}), passages, whole=whole)]))


def _lines(spans: PassageSpans, claims: int, *, whole: bool) -> float:
    shown = sum(stop - start for start, stop in spans) + (_AROUND if whole else 0)
    return _PASSAGE + shown / _LINE + claims * _CLAIM


def _steps(original: str, passages: Iterable[int]) -> Iterator[int]:
    """Where the text could be cut: at its lines, in long lines at words."""
    for row in re.finditer(r"[^\n]+", original):
        yield row.start()
        done = row.start()
        for blank in re.finditer(r"\s\b", row[0]) if len(row[0]) > _STEP else ():
            at = row.start() + blank.end()
            if at - done > _STEP:
                yield at
                done = at


def _pieces(
    original: str, starts: list[int], passages: defaultdict[int, float], *, whole: bool
) -> Iterator[_Piece]:
    for start, stop in pairwise([*starts, len(original)]):
        text = 1 + (stop - start) / _LINE if whole else 0
        is_open = whole and start > 0 and original[start - 1] != "\n"
        yield _Piece(start, text + passages.get(start, 0), is_open)


def _cuts(pieces: list[_Piece]) -> Iterator[int]:
    yield 0
    first, lines = 0, 0.0
    number = 0
    while number < len(pieces):
        lines += pieces[number].lines
        if lines > PAGE and number > first:
            first = number = _best(pieces, first, number)
            lines = 0.0
            yield pieces[first].start
        else:
            number += 1


def _best(pieces: list[_Piece], first: int, last: int) -> int:
    """The piece that the next page begins with: one in the last half of the page, or the next."""
    lines, found = 0.0, [last]
    for number in range(first, last):
        lines += pieces[number].lines
        if lines > PAGE / 2:
            found.append(number + 1)
    return min(found, key=lambda number: (pieces[number].is_open, _rank(pieces[number])))


def _rank(piece: _Piece) -> int:
    return crc32(str(piece.start).encode())


def page_at(starts: tuple[int, ...], offset: int) -> int:
    """The page, from 1, that shows what stands there."""
    return max(1, bisect_right(starts, offset))
