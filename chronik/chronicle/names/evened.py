"""A text made even for names, and the way back: what a copy or a typesetter changes in a name.

Blanks of every kind and number are one blank, hyphens of every kind are „-“, letters and their
marks are one letter (NFC), what nobody sees is gone, and so is a hyphen at a line end before a
small letter („Birn-⏎baum“). Quotation marks and dashes stay: they part names.

`passages.folding` does more, and would take a quotation mark for an apostrophe in HTML.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from unicodedata import normalize

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple

_ZERO = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_SMALL = "a-zß-öø-ÿ"
_CHANGED = late(
    rf"(?P<joint>(?<=[^\W\d_])[\u0300-\u036f]*[{_ZERO}]*[-\u2010\u2011\xad][{_ZERO}\s]*?\n\s*)"
    rf"(?=[^\W_])(?!(?:und|oder|bzw|sowie|bis)\b)"
    rf"|(?P<blank>\s[\s{_ZERO}]*)"
    rf"|(?P<letter>[^\W\d_](?:[{_ZERO}]*[\u0300-\u036f])+)"
    rf"|(?P<hyphen>[\u2010\u2011])|[{_ZERO}]+"
)
# Signs of an uneven text, each looked for alone: far faster than any pattern.
_SIGNS = (
    *("  ", "-\n", "- \n", "\u00a0", "\u00ad", "\u202f", "\u2009", "\u200a", "\u2008", "\u2007"),
    *("\u2006", "\u2005", "\u2004", "\u2003", "\u2002", "\u2010", "\u2011", "\u200b", "\u200c"),
    *("\u200d", "\u2060", "\ufeff", "\u3000", "\t", "\u0308", "\u0301", "\u0300", "\u0302"),
    *("\u030a", "\u030c", "\u0327", "\u0303", "\u0328", "\u0306", "\u0307", "\u030b", "\r"),
)


class Evened(NamedTuple):
    """A text made even: text[i] comes from original[starts[i]:ends[i]]."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch (start < end) stands in the original."""
        return self.starts[start], self.ends[end - 1]


def is_even(text: str) -> bool:
    """Whether a name would stand in the text as it is written, or over a line break."""
    return not any(sign in text for sign in _SIGNS)


def evened(original: str) -> Evened:
    """The text made even. Linear; never fails."""
    pieces: list[str] = []
    starts, ends, done = array("I"), array("I"), 0

    for match in _CHANGED.finditer(original):
        start, end = match.span()
        starts.extend(range(done, start))
        ends.extend(range(done + 1, start + 1))
        pieces += original[done:start], (piece := _piece(match))
        starts.extend([start] * len(piece))
        ends.extend([end] * len(piece))
        done = end

    starts.extend(range(done, len(original)))
    ends.extend(range(done + 1, len(original) + 1))
    return Evened("".join(pieces) + original[done:], starts, ends)


def even(name: str) -> str:
    """A name as it stands in an even text."""
    return " ".join(evened(name).text.split())


def _piece(match: re.Match[str]) -> str:
    """What stands in the even text for this."""
    kind, words = match.lastgroup, match[0]
    if kind == "joint":
        return _joint(match)
    if kind == "letter":
        return normalize("NFC", re.sub(f"[{_ZERO}]", "", words))
    return {"blank": " ", "hyphen": "-"}.get(str(kind), "")


def _joint(match: re.Match[str]) -> str:
    """A hyphen at a line end: it stays before a capital or a digit, unless a soft one."""
    is_soft = not any(hyphen in match[0] for hyphen in "-\u2010\u2011")
    return "" if is_soft or re.match(f"[{_SMALL}]", match.string[match.end()]) else "-"
