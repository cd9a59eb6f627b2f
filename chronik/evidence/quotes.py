"""Quotes: find a verbatim quote in a source text, or say why it is not there.

Both sides are normalised alike (see `normal`). Rules that follow from what is kept:

- A hit never begins or ends inside a word or number. Hyphens („Sachsen-Anhalt“), gender marks
  („Teilnehmer*innen“), separators between digits („1.500“, „8,2“, „2020/21“) and the blank in
  „1 500“ belong to the word.
- „[…]“ or „[...]“ leaves something out. A quote that stands in the source with its brackets is
  taken literally first. Parts stand in order and do not overlap; of all such readings those count
  that contain no tighter one. One tightest reading is Found, more are Ambiguous. Each part has
  three characters or at least one letter or digit.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from chronik.evidence.differences import clipped, differs, shown
from chronik.evidence.nearest import in_word, nearest_passage, word
from chronik.evidence.normal import (
    HARD,
    LOOSE,
    SOFT,
    Range,
    Text,
    line_of,
    matches,
    on_one_line,
    pattern,
    prepare,
    span,
)
from chronik.evidence.readings import MOST_PLACES, Reading, chain_from, hits_of, readings_of
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.words.bounds import MOST_OF_QUOTE, MOST_PARTS
from chronik.words.hints import shortened

__all__ = [
    "MINIMUM",
    "PART_MINIMUM",
    "Ambiguous",
    "Found",
    "Missing",
    "OutOfOrder",
    "Result",
    "Text",
    "TooLarge",
    "TooShort",
    "Whereabouts",
    "find",
    "line_of",
    "prepare",
]

MINIMUM = 12
PART_MINIMUM = 3
_LONG = 1_000  # characters of a quote from where on only the first difference is looked for
_OMISSION = late(r"\[ ?(?:…|\.\.\.) ?\]")
_DOTS = late(r"\(?(?:…|\.{3,})\)?")


class Found(NamedTuple):
    """The one place: (start, end) in the original for each part between „[…]“, in order."""

    spans: tuple[tuple[int, int], ...]


class Missing(NamedTuple):
    """Not there."""

    nearest: str  # some 160 characters of the source, what differs in ⟦ ⟧; "" when nothing is near
    start: int  # where that passage begins in the original, or -1
    differs: str  # a German half sentence


class Ambiguous(NamedTuple):
    """There more than once."""

    spans: tuple[tuple[int, int], ...]  # (start, end) in the original of each reading
    contexts: tuple[str, ...]  # each in ⟦ ⟧ with some words around it


class TooShort(NamedTuple):
    """Fewer normal characters than a quote (MINIMUM) or one of its parts (PART_MINIMUM) needs."""

    length: int
    minimum: int


class TooLarge(NamedTuple):
    """More than a quote may have, or than anybody could tell apart."""

    what: str  # German: „Zeichen“, „Teile“, or the part that stands everywhere in the text
    most: int


class OutOfOrder(NamedTuple):
    """Every part is in the source, but not in this order."""

    part: str  # the first that does not follow the ones before it


Whereabouts = Found | Ambiguous
Result = Whereabouts | Missing | TooShort | TooLarge | OutOfOrder


def find(text: Text, quote: str, *, nearest: bool = True) -> Result:
    """Where the quote stands in the text, or why not. Never fails, whatever the quote holds.

    What comes nearest to one that is not there is looked for unless `nearest` is False.
    """
    return _standing(text, quote) or _why_not(text, quote, nearest=nearest)


def stands(text: Text, quote: str) -> bool:
    """Whether the quote stands in the text, once or more often."""
    return _standing(text, quote) is not None


def _standing(text: Text, quote: str) -> Whereabouts | None:
    """Looked for once: the text knows it from then on."""
    if quote in text.sought:
        known: Whereabouts | None = text.sought[quote]
        return known
    found = text.sought[quote] = _looked_for(text, quote)
    return found


def _looked_for(text: Text, quote: str) -> Whereabouts | None:
    whole, parts = _parts(quote)
    if _too_short(parts) or _too_large(quote, parts):
        return None
    hits = _all_hits(text, whole, parts)
    if not all(hits) or any(len(places) > MOST_PLACES for places in hits):
        return None
    readings = readings_of(hits)
    if not readings:
        return None
    if len(readings) == 1:
        return Found(tuple(span(text, place) for place in readings[0]))
    return _ambiguous(text, readings)


@lru_cache(maxsize=1 << 10)  # for a process that builds more than once
def _why_not(
    text: Text, quote: str, *, nearest: bool
) -> Missing | TooShort | TooLarge | OutOfOrder:
    whole, parts = _parts(quote)
    if unfit := _too_short(parts) or _too_large(quote, parts):
        return unfit

    hits = _all_hits(text, whole, parts)
    for part, places in zip(parts, hits, strict=False):
        if not places:
            return _missing(text, part) if nearest else Missing("", -1, "")
        if len(places) > MOST_PLACES:
            return TooLarge(clipped(_plain(part)), MOST_PLACES)
    return OutOfOrder(parts[len(chain_from(hits, 0))])


def has_bare_dots(quote: str) -> bool:
    """Whether something seems left out of the quote without the brackets that would say so."""
    return bool(_DOTS.search(_OMISSION.sub(" ", quote)))


def places_of(text: Text, words: str) -> list[tuple[int, int]]:
    """(start, end) in the original of every place where the words stand, however few they are."""
    wanted = prepare(words).normal.strip()
    return [span(text, place) for place in hits_of(text.normal, wanted)] if wanted else []


@lru_cache(maxsize=1 << 14)  # a quote is looked for in several sources, and again by checks
def _parts(quote: str) -> tuple[str, tuple[str, ...]]:
    """The quote and its parts, normalised."""
    whole = prepare(quote).normal.strip()
    return whole, tuple([part for part in map(str.strip, _OMISSION.split(whole)) if part])


def _all_hits(text: Text, whole: str, parts: Sequence[str]) -> list[list[Range]]:
    """Where each part stands; a quote that stands there with its brackets is one part."""
    literal = hits_of(text.normal, whole)
    return [literal] if literal else [hits_of(text.normal, part) for part in parts]


def _too_short(parts: Sequence[str]) -> TooShort | None:
    length = sum(len(part.replace(SOFT, "")) for part in parts)
    if length < MINIMUM:
        return TooShort(length, MINIMUM)

    for part in parts:
        if len(part) < PART_MINIMUM and not any(map(str.isalnum, part)):
            return TooShort(len(part), PART_MINIMUM)
    return None


def _too_large(quote: str, parts: Sequence[str]) -> TooLarge | None:
    if len(quote) > MOST_OF_QUOTE:
        return TooLarge("Zeichen", MOST_OF_QUOTE)
    return TooLarge("Teile", MOST_PARTS) if len(parts) > MOST_PARTS else None


# --- what a message shows


def _ambiguous(text: Text, readings: list[Reading]) -> Ambiguous:
    places = sorted({Range(reading[0].start, reading[-1].end) for reading in readings})
    if len(places) == 1:  # only a part in the middle can be read in two ways
        first, second, *_ = readings
        places = next([a, b] for a, b in zip(first, second, strict=True) if a != b)

    return Ambiguous(
        spans=tuple(span(text, place) for place in places),
        contexts=tuple(_context(text, place) for place in places),
    )


def _context(text: Text, place: Range) -> str:
    """A hit in ⟦ ⟧ with some 30 characters on each side, from word to word."""
    left = text.normal.rfind(" ", 0, max(0, place.start - 30)) + 1
    right = text.normal.find(" ", place.end + 30)
    around = span(text, Range(left, right if right >= 0 else len(text.normal)))
    return on_one_line(shown(text.original, around.start, around.end, [span(text, place)]))


def _missing(text: Text, part: str) -> Missing:
    if cut := next(matches(text.normal, part), None):
        return _cut(text, cut)

    part = _differing(text.normal, part) if len(part) > _LONG else part
    near = nearest_passage(text.normal, part, _are_same)
    if not near:
        nothing = f"in der Quelle steht nichts, das „{clipped(_plain(part))}“ ähnelt"
        return Missing("", -1, nothing)

    marks = [span(text, Range(change.start, change.end)) for change in near.changes]
    first = text.original[marks[0].start : marks[0].end]
    difference = differs(on_one_line(first), _plain(near.changes[0].words))
    more = f"; weitere Unterschiede: {len(marks) - 1}" if len(marks) > 1 else ""

    passage = span(text, Range(near.start, near.end))
    nearest = on_one_line(shown(text.original, passage.start, passage.end, marks))
    return Missing(nearest, passage.start, difference + more)


def _differing(normal: str, part: str) -> str:
    """The words of a long part around the place up to which the text has them."""
    there, not_there = 0, len(part) + 1
    while not_there - there > 1:
        middle = (there + not_there) // 2
        if part[:middle] in normal:
            there = middle
        else:
            not_there = middle
    start = part.rfind(" ", 0, max(there - _LONG // 4, 0)) + 1
    return part[start : start + _LONG // 2].strip()


def _are_same(mine: str, theirs: str) -> bool:
    """Whether two spellings differ only in hyphens at line breaks."""
    return bool(mine and pattern(mine).fullmatch(theirs))


def _plain(part: str) -> str:
    return part.replace(SOFT, "").replace(HARD, "-").replace(LOOSE, " - ")


def _cut(text: Text, place: Range) -> Missing:
    """The part is there, but its first or last word is not whole."""
    verbs: dict[Range, list[str]] = {}  # by the word that is cut: what the quote does in it
    for verb, at in (("beginnt", place.start), ("endet", place.end)):
        if in_word(text.normal, at):
            mark = span(text, Range(*word(text.normal, at)))
            verbs.setdefault(mark, []).append(verb)

    clauses = [
        _inside(" und ".join(does), on_one_line(text.original[mark.start : mark.end]))
        for mark, does in verbs.items()
    ]
    passage = [span(text, place), *verbs]
    first, last = min(mark.start for mark in passage), max(mark.end for mark in passage)
    nearest = on_one_line(shown(text.original, first, last, list(verbs)))
    return Missing(nearest, first, f"das Zitat {' und '.join(clauses)}")


def _inside(does: str, name: str) -> str:
    what = "im Wort" if any(map(str.isalpha, name)) else "in der Zahl"
    return f"{does} mitten {what} „{shortened(name)}“"
