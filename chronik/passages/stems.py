"""stems(text, words): where a passage has a word that begins, or a compound that ends, with one of
the given stems.

For roles: „moderier“ finds „moderierte“, „Moderation“ finds „Tagesmoderation“. Inside a word a stem
counts from five letters on, behind at least four others, so that „leit“ is not in „begleiten“ and
„Leiter“ not in „Begleiter“.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from chronik.language.tuples import NamedTuple
from chronik.passages.folding import fold

_INSIDE = 5


class StemFound(NamedTuple):
    """A whole word in a passage: text[start:end] == words; stem is the one that it holds."""

    start: int
    end: int
    words: str
    stem: str


def stems_in(text: str, words: Sequence[str]) -> tuple[StemFound, ...]:
    """The words of the passage that hold one of the stems, in order; case makes no difference.

    Never fails.
    """
    low = {fold(word).low: word for word in reversed(words)}
    low.pop("", None)
    if not low:
        return ()

    folded, found = fold(text), list[StemFound]()
    for match in _pattern(tuple(low)).finditer(folded.low):
        start, end = folded.span(*match.span())
        stem = low[match["begun"] or match["ended"]]
        found.append(StemFound(start, end, text[start:end], stem))
    return tuple(found)


@lru_cache(maxsize=256)
def _pattern(stems: tuple[str, ...]) -> re.Pattern[str]:
    low = sorted(stems, key=lambda stem: (-len(stem), stem))
    begun = "|".join(map(re.escape, low))
    ended = "|".join(re.escape(stem) for stem in low if len(stem) >= _INSIDE) or "(?!)"
    return re.compile(
        rf"(?<!\w)(?:(?P<begun>{begun})\w*|\w{{4,40}}?(?<!eg)(?P<ended>{ended})\w{{0,6}}(?!\w))"
    )
