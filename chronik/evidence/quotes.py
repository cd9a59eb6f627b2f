"""Quotes: find a verbatim quote in a source text, and say what differs when it is not there.

Both sides are normalised alike, and only in what a copy changes without changing what is said:
Unicode form (NFC), white space, soft hyphens and other invisible characters, hyphens at line
breaks, the glyphs of quotation marks and dashes. Case, digits, punctuation and order stay as they
are. Rules that follow from that:

- A hyphen at a line break may be read as nothing, as „-“ or as „- “, in the source and in the
quote. It cannot
  vanish beside a digit or before a capital („2021-⏎2024“, „Lüneburg-⏎Uelzen“), and before „und“ it is „- “.
- A hit never begins or ends inside a word or number. Hyphens („Sachsen-Anhalt“), gender marks
(„Teilnehmer*innen“),
  separators between digits („1.500“, „8,2“, „2020/21“) and the blank in „1 500“ belong to the word.
- „[…]“ or „[...]“ leaves something out. A quote that stands in the source with its brackets is
taken literally first.
  Parts stand in order and do not overlap; of all such readings those count that contain no tighter one. One tightest
  reading is Found, more are Ambiguous. Each part has three characters or at least one letter or digit.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from chronik.evidence.nearest import clipped, differs, in_word, nearest_passage, shown, word

MINIMUM = 12
PART_MINIMUM = 3

# In a normal text these two stand for a hyphen at a line break; neither can come from anything
# else, both are mapped away.
_SOFT = "\u00ad"  # may also be read as nothing
_HARD = "\u2011"  # always a hyphen
_GLYPHS = str.maketrans(
    dict.fromkeys("„“”‟«»", '"') | dict.fromkeys("‚‘’‛‹›", "'") | dict.fromkeys("‐‑‒–—―−", "-")
)
_ZERO = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_LINE_END = rf"[{_ZERO} \t\xa0]*(?:\r\n?|[\n\x0b\x0c\x85\u2028])\x0c?[{_ZERO} \t\xa0]*"
_LINE_HYPHEN = rf"[{_ZERO}]*[-‐‑\u00ad]{_LINE_END}(?=[^\W_])(?!(?:und|oder|bzw|sowie|bis)\b)"
_OMISSION = re.compile(r"\[ ?(?:…|\.\.\.) ?\]")
_READINGS = {"- ": f"(?:- |[{_SOFT}{_HARD}])", "-": f"[-{_SOFT}{_HARD}]"}
_READINGS |= {_HARD: f"(?:- ?|[{_SOFT}{_HARD}])", _SOFT: f"(?:- ?|[{_SOFT}{_HARD}])?"}
_READABLE = re.compile(rf"- |[-{_SOFT}{_HARD}]|[^\W\d_](?=[^\W\d_])|.", re.DOTALL)
_TRAILING = re.compile(rf"[\s{_ZERO}]+\Z")


class Text(NamedTuple):
    """A source made ready for searching: normal[i] comes from original[offsets[i]]; offsets ends
    with len(original).
    """

    original: str
    normal: str
    offsets: Sequence[int]


class Found(NamedTuple):
    """The one place: (start, end) in the original for each part between „[…]“, in order."""

    spans: tuple[tuple[int, int], ...]


class Missing(NamedTuple):
    """Not there. nearest: at most some 160 characters of the source, what differs in ⟦ ⟧, "" when
    nothing is near; start: where that passage begins in the original, or -1; differs: a German half
    sentence."""

    nearest: str
    start: int
    differs: str


class Ambiguous(NamedTuple):
    """There more than once: (start, end) in the original of each reading, and each in ⟦ ⟧ with some
    words around it.
    """

    spans: tuple[tuple[int, int], ...]
    contexts: tuple[str, ...]


class TooShort(NamedTuple):
    """Fewer normal characters than a quote (MINIMUM) or one of its parts (PART_MINIMUM) needs."""

    length: int
    minimum: int


class OutOfOrder(NamedTuple):
    """Every part is in the source, but not in this order; part is the first that does not follow
    the ones before it.
    """

    part: str


Result = Found | Missing | Ambiguous | TooShort | OutOfOrder
_Range = tuple[int, int]  # in a normal text


def prepare(original: str) -> Text:
    """Normalise a text, keeping where each character came from. Linear; never fails."""
    special = "".join(c for c in sorted(set(original)) if unicodedata.normalize("NFC", c) != c)
    marks = "".join(
        c
        for c in sorted(set(original))
        if unicodedata.category(c)[0] == "M" or "\u1160" <= c <= "\u11ff"
    )
    pieces: list[str] = []
    offsets, done = array("I"), 0
    for match in _changing(special, marks).finditer(original):
        pieces += original[done : match.start()].translate(_GLYPHS), _normal(match)
        offsets.extend(range(done, match.start()))
        offsets.extend([match.start()] * len(pieces[-1]))
        done = match.end()
    offsets.extend(range(done, len(original) + 1))
    return Text(original, "".join(pieces) + original[done:].translate(_GLYPHS), offsets)


@lru_cache(maxsize=64)
def _changing(special: str, marks: str) -> re.Pattern[str]:
    """What is not simply copied: the kinds are named by group; everything between them keeps its
    length.
    """
    letter, cluster = r"[^\W_]", f"[{re.escape(special)}]" if special else "(?!)"
    if marks:
        letter += f"|[{re.escape(marks)}]"
        cluster = rf"[^\s{_ZERO}{re.escape(marks)}](?:[{_ZERO}]*[{re.escape(marks)}])+|{cluster}"
    blank = rf"[^\S ][\s{_ZERO}]*| [\s{_ZERO}]+"
    return re.compile(
        rf"(?P<hyphen>(?<={letter}){_LINE_HYPHEN})|(?P<blank>{blank})|(?P<cluster>{cluster})|[{_ZERO}]+"
    )


def _normal(match: re.Match[str]) -> str:
    if match.lastgroup == "hyphen":
        before = unicodedata.normalize(
            "NFC", match.string[max(0, match.start() - 4) : match.start()]
        )[-1]
        after = match.string[match.end()]
        kept = before.isdigit() or after.isdigit() or (after.isupper() and not before.isupper())
        return _HARD if kept else _SOFT
    if match.lastgroup == "cluster":
        return unicodedata.normalize("NFC", re.sub(f"[{_ZERO}]", "", match[0])).translate(_GLYPHS)
    return " " if match.lastgroup == "blank" else ""


def line_of(original: str, offset: int) -> int:
    """The line, from 1, that an offset in the original stands in; an offset before the text is line
    1.
    """
    return original.count("\n", 0, max(offset, 0)) + 1


def find(text: Text, quote: str) -> Result:
    """Where the quote stands in the text, or why not. Never fails, whatever the quote holds."""
    whole = prepare(quote).normal.strip()
    parts = [part for part in map(str.strip, _OMISSION.split(whole)) if part]
    lengths = [len(part.replace(_SOFT, "")) for part in parts]
    if sum(lengths) < MINIMUM:
        return TooShort(sum(lengths), MINIMUM)
    if short := [
        len(part) for part in parts if len(part) < PART_MINIMUM and not any(map(str.isalnum, part))
    ]:
        return TooShort(short[0], PART_MINIMUM)
    literal = _hits(text.normal, whole)
    hits = [literal] if literal else [_hits(text.normal, part) for part in parts]
    for part, places in zip(parts, hits, strict=False):
        if not places:
            return _missing(text, part)
    return _judged(text, parts, hits, _readings(hits))


def places_of(text: Text, words: str) -> list[tuple[int, int]]:
    """(start, end) in the original of every place where the words stand, however few they are."""
    wanted = prepare(words).normal.strip()
    return [_span(text, start, end) for start, end in _hits(text.normal, wanted)] if wanted else []


def _judged(
    text: Text, parts: Sequence[str], hits: Sequence[list[_Range]], readings: list[list[_Range]]
) -> Result:
    if not readings:
        return OutOfOrder(parts[len(_chain(hits, 0))])
    if len(readings) == 1:
        return Found(tuple(_span(text, *place) for place in readings[0]))
    places = sorted({(reading[0][0], reading[-1][1]) for reading in readings})
    if len(places) == 1:  # only a part in the middle can be read in two ways
        places = next([a, b] for a, b in zip(*readings[:2], strict=True) if a != b)
    return Ambiguous(
        tuple(_span(text, *place) for place in places),
        tuple(_context(text, *place) for place in places),
    )


def _hits(normal: str, part: str) -> list[_Range]:
    return [
        (start, end)
        for start, end in _matches(normal, part)
        if not in_word(normal, start) and not in_word(normal, end)
    ]


def _matches(normal: str, part: str) -> Iterator[_Range]:
    """Every place of a part, cut words and overlaps included; only line-break hyphens need more
    than the letters themselves.
    """
    joints = any(c in side for side in (normal, part) for c in (_SOFT, _HARD))
    pattern, at = _pattern(part) if joints else re.compile(re.escape(part)), -1
    while match := pattern.search(normal, at + 1):
        at = match.start()
        yield match.span()


def _pattern(part: str) -> re.Pattern[str]:
    def readings(match: re.Match[str]) -> str:
        letter_pair = match[0].isalpha() and part[match.end() : match.end() + 1].isalpha()
        return _READINGS.get(match[0]) or re.escape(match[0]) + (f"{_SOFT}?" if letter_pair else "")

    return re.compile(_READABLE.sub(readings, part))


def _chain(hits: Sequence[list[_Range]], first: int) -> list[_Range]:
    """The first part's hit, then the earliest hit of each further part behind the one before, as
    far as that goes.
    """
    chain = [hits[0][first]]
    for places in hits[1:]:
        at = bisect_left(places, (chain[-1][1], 0))
        if at == len(places):
            break
        chain.append(places[at])
    return chain


def _readings(hits: Sequence[list[_Range]]) -> list[list[_Range]]:
    """All readings in order without a tighter one inside; two for one window when a middle part can
    stand in two places.
    """
    chains = [chain for i in range(len(hits[0])) if len(chain := _chain(hits, i)) == len(hits)]
    tight = [
        a
        for a, b in zip(chains, [*chains[1:], None], strict=False)
        if b is None or a[-1][1] < b[-1][1]
    ]
    readings = []
    for chain in tight:
        latest = [chain[-1]]
        for places in hits[-2::-1]:
            latest.insert(0, [place for place in places if place[1] <= latest[0][0]][-1])
        readings += [chain] if latest == chain else [chain, latest]
    return readings


def _span(text: Text, start: int, end: int) -> tuple[int, int]:
    """In the original, without the invisible and white characters that follow the last one."""
    first = text.offsets[start]
    return first, first + len(_TRAILING.sub("", text.original[first : text.offsets[end]]))


def _context(text: Text, start: int, end: int) -> str:
    """A hit in ⟦ ⟧ with some 30 characters on each side, from word to word."""
    left, right = text.normal.rfind(" ", 0, max(0, start - 30)) + 1, text.normal.find(" ", end + 30)
    return _line(
        shown(
            text.original,
            *_span(text, left, right if right >= 0 else len(text.normal)),
            [_span(text, start, end)],
        )
    )


def _line(words: str) -> str:
    """The source's own words on one line, without what nobody sees."""
    return " ".join(re.sub(f"[{_ZERO}]", "", words).split())


def _missing(text: Text, part: str) -> Missing:
    if cut := next(_matches(text.normal, part), None):
        return _cut(text, *cut)
    near = nearest_passage(
        text.normal, part, lambda mine, theirs: bool(mine and _pattern(mine).fullmatch(theirs))
    )
    if not near:
        return Missing("", -1, f"in der Quelle steht nichts, das „{clipped(_plain(part))}“ ähnelt")
    marks = [_span(text, start, end) for _, start, end in near.changes]
    more = f"; weitere Unterschiede: {len(marks) - 1}" if len(marks) > 1 else ""
    said = differs(_line(text.original[slice(*marks[0])]), _plain(near.changes[0].words)) + more
    start, end = _span(text, near.start, near.end)
    return Missing(_line(shown(text.original, start, end, marks)), start, said)


def _plain(part: str) -> str:
    return part.replace(_SOFT, "").replace(_HARD, "-")


def _cut(text: Text, start: int, end: int) -> Missing:
    """The part is there, but its first or last word is not whole."""
    cuts = [
        (verb, _span(text, *word(text.normal, at)))
        for verb, at in (("beginnt", start), ("endet", end))
        if in_word(text.normal, at)
    ]
    said = {mark: " und ".join(verb for verb, other in cuts if other == mark) for _, mark in cuts}
    names = {mark: _line(text.original[slice(*mark)]) for mark in said}
    clauses = [
        f"{said[mark]} mitten {'im Wort' if any(map(str.isalpha, name)) else 'in der Zahl'} „{name}“"
        for mark, name in names.items()
    ]
    passage = [_span(text, start, end), *said]
    first, last = min(mark[0] for mark in passage), max(mark[1] for mark in passage)
    return Missing(
        _line(shown(text.original, first, last, list(said))),
        first,
        f"das Zitat {' und '.join(clauses)}",
    )
