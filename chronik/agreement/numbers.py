"""Whether a passage says a number that is claimed, with its qualifier, or a number of a series."""

from __future__ import annotations

from chronik.agreement.doubts import Difference, Doubt
from chronik.agreement.plainly import is_count_plain
from chronik.passages.numbers.reading import NumberFound, numbers_in
from chronik.words.german import number

_LIKE = {"circa": "etwa", "ungefähr": "etwa", "mehr als": "über", "nahezu": "fast"}


def number_doubt(value: int, passage: str, *, upper: int | None, qualifier: str) -> Doubt | None:
    """What there is to doubt about a count; `upper` is that of a range, else None."""
    if upper is None and not qualifier and is_count_plain(value, passage):
        return None
    claimed = quantity_words(value, upper, qualifier)
    counts = [found for found in numbers_in(passage) if not found.ordinal and not found.unit]
    same = [found for found in counts if (found.value, found.upper) == (value, upper)]

    if any(_alike(found.qualifier, qualifier) for found in same):
        return None
    if same:
        return _doubt(Difference.QUALIFIER, claimed, same[0])
    return (
        _doubt(Difference.OTHER, claimed, counts[0])
        if counts
        else Doubt(Difference.SILENT, claimed)
    )


def ordinal_doubt(value: int, passage: str) -> Doubt | None:
    """What there is to doubt about „8. Kooperationskonferenz“."""
    claimed = f"{value}."
    found = numbers_in(passage)
    if any(each.value == value and each.ordinal for each in found):
        return None
    ordinals = [each for each in found if each.ordinal]
    return (
        _doubt(Difference.OTHER, claimed, ordinals[0])
        if ordinals
        else Doubt(Difference.SILENT, claimed)
    )


def quantity_words(value: int, upper: int | None = None, qualifier: str = "") -> str:
    """„knapp 65“, „60 bis 80“."""
    shown = number(value) if upper is None else f"{number(value)} bis {number(upper)}"
    return f"{qualifier} {shown}".strip()


def _alike(said: str, claimed: str) -> bool:
    return _LIKE.get(said, said) == _LIKE.get(claimed, claimed)


def _doubt(kind: Difference, claimed: str, found: NumberFound) -> Doubt:
    return Doubt(kind, claimed, found.words, found.start, found.end)
