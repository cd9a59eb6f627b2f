"""Digits that are neither dates nor counts: addresses, telephone numbers, times of day, scores,
paragraphs, versions.

Found on the small letters of a folded passage; `covered` then asks of a place whether it lies in
one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import TypeAlias

from chronik.language.patterns import late
from chronik.passages.counted import counts
from chronik.passages.folding import fold

Spans: TypeAlias = Sequence[tuple[int, int]]

_LABELS = (
    r"§§?|paragra(?:ph|f)en?|absatz|abs\.|artikels?|art\.|ziffer|nummer|nr\.|seiten?|s\.|version"
    r"|raum|zimmer|din(?: en)?(?: iso)?|iso|isbn|konto|blz|postfach|hausnummer|hsnr\."
    r"|bundesdrucksache|drucksache|az\.|aktenzeichen|kennziffer|agenda|vision|horizont|horizon"
)
# What these label may also be of a year: „Ausgabe 2021“.
_SOFT_LABELS = (
    r"satz|kapitel|abschnitt|punkt|band|bd\.|heft|ausgabe|gleis|halle|linie|klasse|stufe|tabelle"
    r"|abbildung|abb\.|anlage"
)
_STREETS = r"(?:straße|strasse|str\.|platz|weg|allee|gasse|ufer|damm|markt|chaussee|promenade)"
_CODES = late(
    r"https?://\S+|www\.\S+|[^\s@]{1,64}@\S+"
    r"|§§? ?[0-9]+[a-z]?(?: ?(?:bis|und|,|-) ?[0-9]+[a-z]?(?!\w))+"
    rf"|(?<!\w)(?:{_LABELS}|(?:{_SOFT_LABELS})(?! ?[12][0-9]{{3}}(?![0-9])))"
    r" ?[0-9]+(?:[a-z](?!\w))?(?:[.,/-][0-9]+)*(?: (?:ff?\.|ff?(?!\w)))?"
    rf"|{_STREETS} [0-9]+(?: ?[a-z](?!\w))?(?: ?[-/] ?[0-9]+[a-z]?)?"
    r"|(?<!\w)(?:telefon|telefax|tel|fax|fon|mobil|handy|hotline|ruf)(?:nummer)?[.:]{0,2} ?"
    r"(?:[(+]|0?[0-9])[0-9 /()-]{1,24}[0-9]"
    r"|(?<![\w+])(?<![0-9] )(?:\+|00)[1-9][0-9]?[ /(-][0-9 /()-]{4,24}[0-9]"
    r"|(?<![\w.,/-])(?<![0-9] )\(?0[1-9][0-9]{1,4}\)?(?: ?[/-] ?| )"
    r"[0-9][0-9 /-]{2,24}[0-9](?![.0-9])"
    r"|(?<![\w.,])[0-9]{1,2}(?:[.:][0-9]{2})?(?: ?(?:-|bis|und) ?[0-9]{1,2}(?:[.:][0-9]{2})?)?"
    r" ?(?:uhr|h)(?!\w)"
    r"|(?<![\w.,])[0-9]{1,3} ?: ?[0-9]{1,3}(?!\w)"
    r"|(?<![\w-])(?![12][0-9]{3}-[01][0-9]-[0-3][0-9](?![\w-]))[0-9]+(?:-[0-9]+){2,}(?!\w)"
    r"|(?<=uhr bis )[0-9]{1,2}[.:][0-9]{2}(?!\w)"
)
_POSTAL = late(r"(?<![\w.,])(?:D-)?[0-9]{5}(?= [A-ZÄÖÜ])")
_MARKED = late(
    r"(?<!\w)(?!I{1,3} |IV )[A-Z]{1,2} [0-9]{1,4}(?:/[0-9]{1,4})?(?!\w|[.,][0-9]|\. [A-Z])"
)


_DIGIT = late("[0-9]")


@lru_cache(maxsize=256)
def codes(original: str) -> Spans:
    """The stretches (start, end) of the folded passage that are codes, in order."""
    folded = fold(original)
    if not _DIGIT.search(folded.text):
        return ()

    found = [match.span() for match in _CODES.finditer(folded.low)]
    for pattern in (_POSTAL, _MARKED):
        places = (match.span() for match in pattern.finditer(folded.text))
        found += [place for place in places if not counts(folded.low, place[1])]
    return sorted(found)


def covered(spans: Spans, start: int, end: int) -> bool:
    """Whether the stretch shares a place with one of the spans, which are in order."""
    near = bisect_right(spans, (end, -1))
    return any(spans[at][1] > start for at in range(max(0, near - 3), near))
