"""Folding: a passage made even, so that all readers may expect one spelling, and every place mapped
back.

What a copy or a typesetter changes without changing what is said is undone: Unicode form (NFC, for
Latin letters), ligatures, soft hyphens and other invisible characters, hyphens at line ends, every
kind and run of blanks, the glyphs of dashes, quotation marks and apostrophes. Case, digits,
punctuation and order stay.

A hyphen at a line end is dropped before a small letter („Fach-⏎kräfte“) and between capitals
(„FACH-⏎KRÄFTE“). It stays beside a digit and before a capital („2021-⏎2024“, „Lüneburg-⏎Uelzen“),
and with a blank before „und“ („Industrie-⏎und“). One with a blank before it („Fach -⏎kräfte“) is a
dash where a function word follows („Abend -⏎das Fest“).
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Sequence
from functools import lru_cache

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple

_ZERO = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_EVEN = r" !-~\xa1-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u20ac"
_UNEVEN = late(rf"[^{_EVEN}]|  ")

_DASHES = "‐‑‒–—―−"
_GLYPHS = str.maketrans(
    dict.fromkeys("„“”‟«»″", '"') | dict.fromkeys("‚‘’‛‹›´`′", "'") | dict.fromkeys(_DASHES, "-")
)
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)

_LINE_END = rf"[{_ZERO}]*[-‐‑\xad][{_ZERO} \t\xa0]*(?:\r\n?|[\n\x0b\x0c\x85\u2028\u2029])"
_NO_HYPHEN = r"(?:und|oder|bzw|sowie|bis)\b"
_FUNCTION = (
    r"(?:a[mn]|auf|aus|bei|bis|bzw|da|das|dass|de[mnrs]|die|durch|ein|eine[mnrs]?|e[rs]|für|i[mnst]"
    r"|mit|nach|oder|sie|so|sowie|über|um|und|vo[mnr]|war|wie|wir|wo|zu[mr]?)\b"
)
_CHANGED = late(
    rf"(?P<hyphen>(?<=[\w\u0300-\u036f])(?:{_LINE_END}[\s{_ZERO}]*(?=[^\W_])"
    rf"|[ \xa0]{_LINE_END}[\s{_ZERO}]*(?=[^\W\d_])(?!{_FUNCTION})))"
    rf"|(?P<blank>\s[\s{_ZERO}]*)"
    rf"|(?P<cluster>[^\s{_ZERO}\u0300-\u036f](?:[{_ZERO}]*[\u0300-\u036f])+)"
    rf"|(?P<zero>[{_ZERO}]+)|(?P<odd>[^{_EVEN}])"
)
_INVISIBLE = late(f"[{_ZERO}]")


class Folded(NamedTuple):
    """A passage made even.

    text[i] comes from original[starts[i]:ends[i]]; what was dropped belongs to no place. low is
    text in small letters, one for one.
    """

    original: str
    text: str
    low: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch (start < end) of the folded text stands in the original."""
        return self.starts[start], self.ends[end - 1]


@lru_cache(maxsize=256)
def fold(original: str) -> Folded:
    """The passage made even.

    Linear; never fails. The last few hundred are kept, for readers of one passage.
    """
    if _UNEVEN.search(original):
        return _folded(original)

    size, text = len(original), _even(original)
    return Folded(original, text, _lower(text), range(size), range(1, size + 1))


def _folded(original: str) -> Folded:
    pieces: list[str] = []
    starts, ends, done = array("I"), array("I"), 0

    for match in _CHANGED.finditer(original):
        starts.extend(range(done, match.start()))
        ends.extend(range(done + 1, match.start() + 1))
        pieces += original[done : match.start()], (piece := _piece(match))
        starts.extend([match.start()] * len(piece))
        ends.extend([match.end()] * len(piece))
        done = match.end()

    starts.extend(range(done, len(original)))
    ends.extend(range(done + 1, len(original) + 1))
    text = _even("".join(pieces) + original[done:])
    return Folded(original, text, _lower(text), starts, ends)


def _piece(match: re.Match[str]) -> str:
    """What stands in the folded text for an uneven stretch."""
    kind, words = match.lastgroup, match[0]
    if kind == "hyphen":
        return _at_line_end(match)
    if kind == "blank":
        return " "
    if kind == "cluster":
        return unicodedata.normalize("NFC", _INVISIBLE.sub("", words).translate(_LIGATURES))

    return "" if kind == "zero" else unicodedata.normalize("NFC", words).translate(_LIGATURES)


_CONTINUED = late(_NO_HYPHEN)


def _at_line_end(match: re.Match[str]) -> str:
    text, end = match.string, match.end()
    before, after, second = text[match.start() - 1], text[end], text[end + 1 : end + 2]
    if _CONTINUED.match(text, end):
        return "- "

    if before.isdigit() or after.isdigit():
        return "-"
    in_capitals = before.isupper() and (second.isupper() or not second.isalpha())
    return "-" if after.isupper() and not in_capitals else ""


def _even(text: str) -> str:
    """Dashes, quotation marks and apostrophes of one kind each, one for one."""
    return text.translate(_GLYPHS)


def _lower(text: str) -> str:
    """In small letters, each in its place: no letter becomes two."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
