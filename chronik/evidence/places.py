"""Where a passage stands in its text: the name of the place, its lines, and what is around it.

Its anchors on pages are made of nothing but its places in the text, so they stay whatever else is
claimed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from chronik.evidence.normal import HARD, LOOSE, SOFT, Text, line_of
from chronik.evidence.stored.marks import place_words
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.privacy.redaction import as_shown

# From and to (exclusive) of each part of a passage, in the original text.
PassageSpans = tuple[tuple[int, int], ...]

# How a hyphen at a line break is shown: dropped, or kept. Of those that may be a dash, too, nobody
# can tell; the blank before them is the text's own.
_BREAKS = {SOFT: "", HARD: "-", LOOSE: "- "}
_BREAK = late("|".join(_BREAKS))


def place_name(spans: PassageSpans) -> str:
    """„120-145“: the same for the same passage, whatever else rests on the text."""
    return "-".join([str(at) for span in spans for at in span])


def passage_anchor(spans: PassageSpans) -> str:
    """Of the passage on the page of its source."""
    return f"stelle-{place_name(spans)}"


def note_anchor(source: str, spans: PassageSpans) -> str:
    """Of its note on the page of a record that rests on it. `source` is a key."""
    return f"beleg-{source.rpartition('/')[2]}_{place_name(spans)}"


def spot_words(text: Text, at: int) -> str:
    """„Zeile 3“, or „S. 3“ where the file has no such lines."""
    return place_words(text.marks, at) or f"Zeile {line_of(text.original, at)}"


def file_spot(file: str, text: Text, at: int) -> str:
    """„seeds/bericht.txt:3“, „seeds/heft.pdf, S. 3“."""
    place = place_words(text.marks, at)
    return f"{file}, {place}" if place else f"{file}:{line_of(text.original, at)}"


class Layout(NamedTuple):
    """Where lines and paragraphs of a text stand."""

    lines: tuple[int, ...]  # the offset at which each begins
    paragraphs: tuple[tuple[int, int], ...]
    begins: tuple[int, ...]  # of the paragraphs


def layout_of(original: str) -> Layout:
    """Blank lines part paragraphs; in a text without any, each line is one."""
    lines = (0, *[match.end() for match in re.finditer("\n", original)])
    rows = [(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", original)]
    paragraphs: list[tuple[int, int]] = []
    for start, stop in rows:
        if paragraphs and original.count("\n", paragraphs[-1][1], start) == 1:
            paragraphs[-1] = paragraphs[-1][0], stop
        else:
            paragraphs.append((start, stop))
    found = rows if len(paragraphs) == 1 else paragraphs
    return Layout(lines, tuple(found), tuple(start for start, _ in found))


def line_words(layout: Layout, spans: PassageSpans) -> str:
    """„Zeilen 3–4, Absatz 2“."""
    first, last = spans[0][0], max(spans[0][0], spans[-1][1] - 1)
    lines = [bisect_right(layout.lines, at) for at in (first, last)]
    paragraphs = [max(1, bisect_right(layout.begins, at)) for at in (first, last)]
    return f"{_range('Zeile', 'Zeilen', lines)}, {_range('Absatz', 'Absätze', paragraphs)}"


def _range(one: str, many: str, ends: Sequence[int]) -> str:
    first, last = ends
    return f"{one}\u00a0{first}" if first == last else f"{many}\u00a0{first}–{last}"


class Surroundings(NamedTuple):
    """What stands in the paragraphs of a passage besides it."""

    before: tuple[int, int]
    between: tuple[tuple[int, int], ...]
    after: tuple[int, int]


def surroundings(layout: Layout, spans: PassageSpans) -> Surroundings:
    first, last = spans[0][0], spans[-1][1]
    return Surroundings(
        before=(_paragraph(layout, first)[0], first),
        between=tuple((one[1], other[0]) for one, other in pairwise(spans)),
        after=(last, _paragraph(layout, max(first, last - 1))[1]),
    )


def _paragraph(layout: Layout, at: int) -> tuple[int, int]:
    number = bisect_right(layout.begins, at) - 1
    start, stop = layout.paragraphs[number] if number >= 0 else (at, at)
    return min(start, at), max(stop, at)


def unbroken(text: Text, start: int, stop: int) -> str:
    """Part of the text on one line.

    Words that are broken at the end of a line are whole again, as the search for quotes reads them.
    """
    first, last = bisect_left(text.offsets, start), bisect_left(text.offsets, stop)
    parts, done = [], start
    for match in _BREAK.finditer(text.normal, first, last):
        at = match.start()
        parts += [text.original[done : text.offsets[at]], _BREAKS[match[0]]]
        done = text.offsets[at + 1]
    return as_shown(" ".join("".join((*parts, text.original[done:stop])).split()))
