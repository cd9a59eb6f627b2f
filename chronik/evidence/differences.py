"""How a message says what differs between a quote and its source, and shows the passage."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from unicodedata import normalize

WIDTH = 160  # characters of a passage shown in a message


def differs(text: str, words: str) -> str:
    """A German half sentence: what stands in the source, what in the quote; either may be ""."""
    if not words:
        return f"im Zitat fehlt „{clipped(text)}“"
    if not text:
        return f"in der Quelle fehlt „{clipped(words)}“"

    kind = next((f" ({name})" for name, form in _KINDS if form(text) == form(words)), "")
    return f"in der Quelle steht „{clipped(text)}“, im Zitat „{clipped(words)}“{kind}"


# Kinds of difference, each with the form in which it is none.
_KINDS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("Groß- oder Kleinschreibung", str.lower),
    ("Leerzeichen", lambda side: "".join(side.split())),
    ("Bindestrich", lambda side: re.sub("[-‐‑–\\s]", "", side).lower()),
    ("Reihenfolge", lambda side: sorted(side.split())),
    ("Sonderzeichen", lambda side: normalize("NFKC", side)),
)


def clipped(words: str) -> str:
    """At most 60 characters of it."""
    return words if len(words) <= 60 else words[:59] + "…"


def shown(text: str, start: int, end: int, marks: Sequence[tuple[int, int]]) -> str:
    """The passage with its marks (in order, inside it) in ⟦ ⟧.

    If it is long, some WIDTH characters around the first mark, with „…“ where something is cut off.
    """
    left, right = start, end
    if end - start > WIDTH:
        left, right = _cut(text, start, end, focus=marks[0][0] if marks else start)

    inside = [min(at, right) for mark in marks if mark[0] <= right for at in mark]
    pieces = [text[a:b] for a, b in pairwise([left, *inside, right])]
    marked = [f"⟦{piece}⟧" if number % 2 else piece for number, piece in enumerate(pieces)]
    return "… " * (left > start) + "".join(marked) + " …" * (right < end)


def _cut(text: str, start: int, end: int, *, focus: int) -> tuple[int, int]:
    """Some WIDTH characters of the passage around a place, from word to word."""
    left = max(start, min(focus - WIDTH // 2, end - WIDTH))
    right = min(end, left + WIDTH)
    if left > start:
        blank = re.search(r"\s", text[left:focus])
        left += blank.end() if blank else 0
    if right < end:
        blanks = [match.start() for match in re.finditer(r"\s", text[focus:right])]
        right = focus + blanks[-1] if blanks else right
    return left, right
