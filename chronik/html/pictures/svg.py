"""Small parts of SVG: numbers, texts, widths of words.

Coordinates are rounded, so that the same data gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from html import escape

from chronik.language.tuples import NamedTuple

_NARROW = frozenset("iljtfrI.,:;'|!()[]/-‐ \u00a0")
_WIDE = frozenset("mwMWÄÖÜ@%—")
# letters with a rim in the colour of the paper, which the style sheet draws
HALO = ' paint-order="stroke"'
LINE = 16.0  # from line to line of a name that has several


class Sheet(NamedTuple):
    """The page that a picture is drawn for."""

    root: str  # the way from it to the site's root
    anchor: str  # what ids of the picture begin with, unique in the page


@lru_cache(maxsize=1 << 14)
def num(value: float) -> str:
    """A coordinate with at most one decimal: `12`, `3.5`."""
    rounded = round(value, 1)
    return str(int(rounded)) if rounded == int(rounded) else str(rounded)


@lru_cache(maxsize=1 << 14)
def width(text: str, size: float) -> float:
    """About how wide a text is in Source Sans 3 at that size, in the units of the size.

    Rather too wide than too narrow.
    """
    return size * sum(
        0.32 if c in _NARROW else 0.86 if c in _WIDE else 0.64 if c.isupper() else 0.53
        for c in text
    )


def fitted(text: str, size: float, room: float) -> str:
    """The text, cut with „…“ at a word or letter when it is wider than the room."""
    if width(text, size) <= room:
        return text
    while text and width(f"{text}…", size) > room:
        text = text[:-1]
    return f"{text.rstrip(' ,-–')}…"


def wrapped(text: str, size: float, room: float, lines: int = 2) -> list[str]:
    """The text in at most so many lines, broken at blanks.

    The last one is cut when the rest does not fit.
    """
    found: list[str] = []
    words = text.split(" ")
    while words and len(found) < lines - 1:
        counts = range(len(words), 1, -1)
        count = next((n for n in counts if width(" ".join(words[:n]), size) <= room), 1)
        found.append(fitted(" ".join(words[:count]), size, room))
        words = words[count:]
    return [*found, fitted(" ".join(words), size, room)] if words else found


def stacked(lines: Sequence[str], x: float, middle: float) -> str:
    """The lines of a name one below the other, all of it around that middle."""
    first = middle + 5 - LINE * (len(lines) - 1) / 2
    text = '<text x="{}" y="{}">{}</text>'.format
    return "".join(
        [text(num(x), num(first + LINE * n), escape(line)) for n, line in enumerate(lines)]
    )


def drawing(
    inner: str, *, size: tuple[float, float], kind: str, anchor: str, title: str, words: str
) -> str:
    """An inline `<svg>` of that width and height, which scales to the width there is.

    It has a name and a description for those who do not see it. `anchor` makes the ids unique in
    the page; `inner` is safe SVG.
    """
    wide, high = size
    box = f'viewBox="0 0 {num(wide)} {num(high)}"'
    described = _described(inner, anchor, title, words)
    return f'<svg class="picture {kind}" {box} {described}'


def strip(inner: str, *, height: float, kind: str, anchor: str, title: str, words: str) -> str:
    """An inline `<svg>` as wide as the room it gets, and so many px high.

    For drawings whose places along are percentages: a narrow screen moves the parts together, and
    letters keep their size.
    """
    described = _described(inner, anchor, title, words)
    return f'<svg class="strip {kind}" width="100%" height="{num(height)}" {described}'


def _described(inner: str, anchor: str, title: str, words: str) -> str:
    """What is within an `<svg>`, from the last attributes on, with its name and description."""
    return (
        f'role="group" aria-labelledby="{anchor}-t" aria-describedby="{anchor}-d">\n'
        f'<title id="{anchor}-t">{escape(title)}</title>\n'
        f'<desc id="{anchor}-d">{escape(words)}</desc>\n{inner}</svg>\n'
    )
