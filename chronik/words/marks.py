"""Marks that stand on a letter: more of them than any language has are refused, before anything
puts them in order, which takes a time that grows with the square (UAX 15, Stream-Safe Text Format).
"""

from __future__ import annotations

from unicodedata import combining

from chronik.language.patterns import late
from chronik.words.bounds import MOST_MARKS

# In UTF-8 a mark begins with one of these bytes; German letters do not.
_BEGINS = bytes(range(0xCC, 0xF5))
_RUN = late(rf"[\u0300-\U0010ffff]{{{MOST_MARKS + 1},}}")

OVERMARKED = (
    f"Auf einem Buchstaben liegen mehr als {MOST_MARKS} Akzente oder andere Zeichen.",
    "Löschen; am besten die Stelle neu tippen.",
)


def overmarked(data: bytes) -> int | None:
    """Where in the text of a file (UTF-8) more marks follow each other than may; None: nowhere."""
    if len(data) - len(data.translate(None, _BEGINS)) <= MOST_MARKS:
        return None  # nearly always
    text = data.decode()
    found = (_first_in(text, *run.span()) for run in _RUN.finditer(text))
    return next((at for at in found if at is not None), None)


def _first_in(text: str, start: int, end: int) -> int | None:
    marks = 0
    for at in range(start, end):
        marks = marks + 1 if combining(text[at]) else 0
        if marks > MOST_MARKS:
            return at - MOST_MARKS
    return None
