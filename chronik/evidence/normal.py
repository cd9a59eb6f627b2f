"""A text made ready for searching, alike for sources and quotes, and the way back.

Texts are normalised only in what a copy changes without changing what is said: Unicode form (NFC),
white space, soft hyphens and other invisible characters, hyphens at line breaks, the glyphs of
quotation marks and dashes. Case, digits, punctuation and order stay as they are.

A hyphen at a line break may be read as nothing, as „-“ or as „- “, in the source and in the quote.
It cannot vanish beside a digit or before a capital („2021-⏎2024“, „Lüneburg-⏎Uelzen“), and before
„und“ it is „- “.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

# In a normal text these two stand for a hyphen at a line break; neither can come from anything
# else, both are mapped away.
SOFT = "\u00ad"  # may also be read as nothing
HARD = "\u2011"  # always a hyphen
_GLYPHS = str.maketrans(
    dict.fromkeys("„“”‟«»", '"') | dict.fromkeys("‚‘’‛‹›", "'") | dict.fromkeys("‐‑‒–—―−", "-")
)
_ZERO = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_LINE_END = rf"[{_ZERO} \t\xa0]*(?:\r\n?|[\n\x0b\x0c\x85\u2028])\x0c?[{_ZERO} \t\xa0]*"
_LINE_HYPHEN = rf"[{_ZERO}]*[-‐‑\u00ad]{_LINE_END}(?=[^\W_])(?!(?:und|oder|bzw|sowie|bis)\b)"
_READINGS = {"- ": f"(?:- |[{SOFT}{HARD}])", "-": f"[-{SOFT}{HARD}]"}
_READINGS |= {HARD: f"(?:- ?|[{SOFT}{HARD}])", SOFT: f"(?:- ?|[{SOFT}{HARD}])?"}
_READABLE = re.compile(rf"- |[-{SOFT}{HARD}]|[^\W\d_](?=[^\W\d_])|.", re.DOTALL)
_TRAILING = re.compile(rf"[\s{_ZERO}]+\Z")


class Range(NamedTuple):
    """A place in a text: from and to (exclusive)."""

    start: int
    end: int


class Text(NamedTuple):
    """A source made ready for searching."""

    original: str
    normal: str
    offsets: Sequence[int]  # normal[i] comes from original[offsets[i]]; ends with len(original)


def prepare(original: str) -> Text:
    """Normalise a text, keeping where each character came from. Linear; never fails."""
    characters = sorted(set(original))
    special = "".join(c for c in characters if unicodedata.normalize("NFC", c) != c)
    marks = "".join(c for c in characters if _joins(c))

    pieces: list[str] = []
    offsets, done = array("I"), 0
    for match in _changing(special, marks).finditer(original):
        start, end = match.span()
        normal = _normal(match)
        pieces += original[done:start].translate(_GLYPHS), normal
        offsets.extend(range(done, start))
        offsets.extend([start] * len(normal))
        done = end

    offsets.extend(range(done, len(original) + 1))
    pieces.append(original[done:].translate(_GLYPHS))
    return Text(original, "".join(pieces), offsets)


def _joins(character: str) -> bool:
    """Whether it can be one with the character before it: a mark, or a vowel of Hangul."""
    return unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff"


@lru_cache(maxsize=64)
def _changing(special: str, marks: str) -> re.Pattern[str]:
    """What is not simply copied, by named groups; everything between keeps its length."""
    letter, cluster = r"[^\W_]", f"[{re.escape(special)}]" if special else "(?!)"
    if marks:
        letter += f"|[{re.escape(marks)}]"
        cluster = rf"[^\s{_ZERO}{re.escape(marks)}](?:[{_ZERO}]*[{re.escape(marks)}])+|{cluster}"
    blank = rf"[^\S ][\s{_ZERO}]*| [\s{_ZERO}]+"
    hyphen = rf"(?<={letter}){_LINE_HYPHEN}"
    return re.compile(rf"(?P<hyphen>{hyphen})|(?P<blank>{blank})|(?P<cluster>{cluster})|[{_ZERO}]+")


def _normal(match: re.Match[str]) -> str:
    if match.lastgroup == "hyphen":
        head = match.string[max(0, match.start() - 4) : match.start()]
        before = unicodedata.normalize("NFC", head)[-1]
        after = match.string[match.end()]
        kept = before.isdigit() or after.isdigit() or (after.isupper() and not before.isupper())
        return HARD if kept else SOFT
    if match.lastgroup == "cluster":
        return unicodedata.normalize("NFC", re.sub(f"[{_ZERO}]", "", match[0])).translate(_GLYPHS)
    return " " if match.lastgroup == "blank" else ""


def span(text: Text, place: Range) -> Range:
    """In the original, without the invisible and white characters that follow the last one."""
    first = text.offsets[place.start]
    words = _TRAILING.sub("", text.original[first : text.offsets[place.end]])
    return Range(first, first + len(words))


def line_of(original: str, offset: int) -> int:
    """The line, from 1, that an offset stands in; an offset before the text is line 1."""
    return original.count("\n", 0, max(offset, 0)) + 1


def on_one_line(words: str) -> str:
    """The source's own words on one line, without what nobody sees."""
    return " ".join(re.sub(f"[{_ZERO}]", "", words).split())


def matches(normal: str, part: str) -> Iterator[Range]:
    """Every place of a part, cut words and overlaps included."""
    # only line-break hyphens need more than the letters themselves
    joints = any(c in side for side in (normal, part) for c in (SOFT, HARD))
    form, at = pattern(part) if joints else re.compile(re.escape(part)), -1
    while match := form.search(normal, at + 1):
        at = match.start()
        yield Range(at, match.end())


def pattern(part: str) -> re.Pattern[str]:
    def readings(match: re.Match[str]) -> str:
        letter_pair = match[0].isalpha() and part[match.end() : match.end() + 1].isalpha()
        vanishing = f"{SOFT}?" if letter_pair else ""
        return _READINGS.get(match[0]) or re.escape(match[0]) + vanishing

    return re.compile(_READABLE.sub(readings, part))
