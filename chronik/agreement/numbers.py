"""Whether a passage says a number that is claimed, with its qualifier, or a number of a series."""

from __future__ import annotations

from chronik.agreement.doubts import Difference, Doubt
from chronik.agreement.plainly import is_count_plain
from chronik.passages.numbers.reading import NumberFound, numbers_in
from chronik.records.model import Quantity
from chronik.records.quantities import QUALIFIERS, quantity_words

_LIKE = {"circa": "etwa", "ungefähr": "etwa", "mehr als": "über", "nahezu": "fast"}
_LIKE |= {"unter": "weniger als"}


def number_doubt(quantity: Quantity, passage: str) -> Doubt | None:
    """What there is to doubt about a count."""
    is_bare = quantity.upper is None and not quantity.qualifier
    if is_bare and is_count_plain(quantity.value, passage):
        return None
    claimed = quantity_words(quantity)
    counts = [found for found in numbers_in(passage) if not found.ordinal and not found.unit]
    same = [each for each in counts if (each.value, each.upper) == (quantity.value, quantity.upper)]

    if any(_alike(found.qualifier, quantity.qualifier) for found in same):
        return None
    if same:
        return _doubt(Difference.QUALIFIER, claimed, same[0])
    return (
        _doubt(Difference.OTHER, claimed, _likeliest(quantity, counts))
        if counts
        else Doubt(Difference.SILENT, claimed)
    )


def _likeliest(quantity: Quantity, counts: list[NumberFound]) -> NumberFound:
    """The number that is meant: one that shares an end with what is claimed, else the first."""
    ends = {quantity.value, quantity.upper} - {None}
    return next((found for found in counts if ends & {found.value, found.upper}), counts[0])


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


def _alike(said: str, claimed: str) -> bool:
    return _LIKE.get(said, said) == _LIKE.get(claimed, claimed)


def _doubt(kind: Difference, claimed: str, found: NumberFound) -> Doubt:
    return Doubt(kind, claimed, found.words, found.start, found.end, _typed(found))


def _typed(found: NumberFound) -> str:
    """How a claim says what the words say; "" where none can."""
    if found.ordinal or found.qualifier not in ("", *QUALIFIERS):
        return ""
    upper = "" if found.upper is None else f", upper: {found.upper}"
    qualifier = found.qualifier and f", qualifier: {found.qualifier}"
    return f"value: {found.value}{upper}{qualifier}"
