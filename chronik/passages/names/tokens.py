"""Words of a passage or a name as tokens, compared without regard to how they are spelled.

A key is in small letters, with ä as ae, ß as ss, „&“ and „u.“ as und, „Sankt“ as st. What stands
between two tokens is the later one's gap.
"""

from __future__ import annotations

from functools import lru_cache

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.passages.folding import fold


class Token(NamedTuple):
    """A word from start to end of the folded text; gap is what parts it from the word before."""

    start: int
    end: int
    word: str
    key: str
    gap: str

    @property
    def capital(self) -> bool:
        """Whether the word begins with a capital or a digit."""
        return not self.word[0].islower()


_WORD = late(r"[^\W_]+|&")
_SPELLING = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_ALIKE = {"&": "und", "u": "und", "sankt": "st"}


@lru_cache(maxsize=1024)
def tokens(original: str) -> tuple[Token, ...]:
    """The words of a passage, in order, with places in its folded form."""
    folded, found, done = fold(original), list[Token](), 0
    for match in _WORD.finditer(folded.text):
        start, end = match.span()
        found.append(Token(start, end, match[0], key(match[0]), folded.text[done:start]))
        done = end
    return tuple(found)


def key(word: str) -> str:
    """What one word is compared by."""
    low = word.lower().translate(_SPELLING)
    return _ALIKE.get(low, low)
