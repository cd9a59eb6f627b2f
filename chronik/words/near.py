"""Which known word was meant by a mistyped one: only what is really near counts.

A message that proposes something else than what was meant costs more than one that proposes
nothing. So the parts of an id are compared one by one, a first letter counts twice, and figures
must agree: `fest-2021` is no slip for `fest-2022`.
"""

from __future__ import annotations

from functools import cache

from chronik.language.patterns import late

_PARTS = late(r"[-_/. ]+")
_FIGURES = late(r"\d+")
_TELLING = 5  # letters of a part that may stand for the whole


@cache
def nearest(word: str, known: frozenset[str]) -> str:
    """The known word that is nearest to the given one, or "" when none is near."""
    found = [(distance, other) for other in known if (distance := _apart(word, other)) is not None]
    if found:
        return min(found)[1]
    whole = [other for other in known if _is_part(word, other)]
    return whole[0] if len(whole) == 1 else ""


def _apart(typed: str, other: str) -> int | None:
    """How many slips lie between them; None for too many."""
    one, two = typed.casefold(), other.casefold()
    if one == two:
        return 0
    if abs(len(one) - len(two)) > 3 or _FIGURES.findall(one) != _FIGURES.findall(two):
        return None
    if len(set(one) ^ set(two)) > 6:
        return None  # spares the closer look, which is slow

    parts = _PARTS.split(one), _PARTS.split(two)
    same = len(parts[0]) == len(parts[1])
    pairs = [*zip(*parts, strict=True)] if same else [(one, two)]
    slips = [_slips(*pair) for pair in pairs]
    are_near = all(_is_near(n, max(map(len, pair))) for n, pair in zip(slips, pairs, strict=True))
    return sum(slips) if are_near else None


def _is_near(slips: int, length: int) -> bool:
    return slips <= (0 if length < 3 else 1 if length < 8 else 2 if length < 12 else 3)


def _slips(one: str, two: str) -> int:
    """Letters left out, added, changed, or swapped with their neighbour (Damerau and Levenshtein,
    restricted); the first one counts twice.
    """
    before: list[int] = []
    row = [*range(len(two) + 1)]
    for i, a in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, b in enumerate(two, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if last and j > 1 and a == two[j - 2] and one[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    whole: int = row[-1]
    return whole + (one[:1] != two[:1])


def _is_part(typed: str, other: str) -> bool:
    """Whether all that was typed are parts of the other: `steffen` of `matthias-steffen`."""
    one, two = ([*_PARTS.split(text.casefold())] for text in (typed, other))
    telling = any(len(part) >= _TELLING and part.isalpha() for part in one)
    return telling and "-" in other and set(one) < set(two)
