"""A line of the vocabulary: a key, and for each weight the numbers of the records that have it.

Behind a character that is the weight stand the distances between the numbers, one character each
from U+0020 on. UTF-8 is the code of variable length: nearly all distances take one byte. Files are
text, so that servers compress them and browsers read them.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from operator import sub

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.search.terms import WEIGHTS

_FIRST = 0x20
_SURROGATES = range(0xD800, 0xE000)  # are no characters
_WEIGHT = late("([\x01-\x08\x0b\x0c])")
_LINE = late("([^\x01-\x0f]+)([^\n]+)\n")

Postings = Mapping[int, Mapping[str, Sequence[int]]]  # by weight and key: numbers in order
Packed = list[tuple[int, dict[str, bytes]]]  # the same, as it goes from process to process


class Alphabet:
    """The characters of all distances below `size`."""

    def __init__(self, size: int) -> None:
        codes = (_FIRST + distance for distance in range(size + 1))
        shifted = (c if c < _SURROGATES.start else c + len(_SURROGATES) for c in codes)
        self._characters = "".join(map(chr, shifted))

    def encoded(self, numbers: Sequence[int]) -> str:
        """Numbers in order as distances, the first one from 0."""
        return "".join(map(self._characters.__getitem__, map(sub, numbers, (0, *numbers))))


def decoded(text: str) -> list[int]:
    return [*accumulate(map(_distance, text))]


def _distance(character: str) -> int:
    code = ord(character)
    return code - _FIRST - (len(_SURROGATES) if code >= _SURROGATES.stop else 0)


def packed(some: Iterable[tuple[int, Mapping[str, int]]]) -> Packed:
    """Records by number, in order, each with what its keys weigh."""
    found: dict[int, defaultdict[str, list[int]]] = {w: defaultdict(list) for w in WEIGHTS}
    for number, weights in some:
        for key, weight in weights.items():
            found[weight][key].append(number)
    return [
        (weight, {key: array("I", numbers).tobytes() for key, numbers in keys.items()})
        for weight, keys in found.items()
    ]


def postings(shares: Iterable[Packed]) -> Postings:
    """What several processes have packed."""
    found: dict[int, dict[str, Sequence[int]]] = {weight: {} for weight in WEIGHTS}
    for share in shares:
        for weight, keys in share:
            into = found[weight]
            for key, data in keys.items():
                numbers = array("I", data)
                into[key] = sorted((*into[key], *numbers)) if key in into else numbers
    return found


def lines(found: Postings, alphabet: Alphabet) -> dict[str, str]:
    """What stands behind each key."""
    made: dict[str, str] = {}
    for weight in WEIGHTS:
        for key, numbers in found[weight].items():
            made[key] = f"{made.get(key, '')}{chr(weight)}{alphabet.encoded(numbers)}"
    return made


def lines_in(text: str) -> list[tuple[str, str]]:
    """Keys and what stands behind each, of a file."""
    return _LINE.findall(text)


class Splice(NamedTuple):
    """The number of a record that loses a key of this weight, or gets it."""

    key: str
    weight: int
    number: int
    comes: bool


def patch(known: dict[str, str], changes: Iterable[Splice], alphabet: Alphabet) -> None:
    """Make the changes in the lines of a vocabulary; a key that nothing has any more is gone."""
    by_key: dict[str, dict[int, list[Splice]]] = {}
    for change in changes:
        by_key.setdefault(change.key, {}).setdefault(change.weight, []).append(change)

    for key, by_weight in by_key.items():
        _, *pieces = _WEIGHT.split(known.pop(key, ""))
        parts = dict(zip(map(ord, pieces[::2]), pieces[1::2], strict=True))
        for weight, some in by_weight.items():
            parts[weight] = _spliced(parts.get(weight, ""), some, alphabet)
        if line := "".join([chr(w) + parts[w] for w in WEIGHTS if parts.get(w)]):
            known[key] = line


def _spliced(text: str, changes: Iterable[Splice], alphabet: Alphabet) -> str:
    """What is gone goes first. Only the distances beside a number that comes or goes are others."""
    numbers = decoded(text)
    for change in sorted(changes, key=lambda change: change.comes):
        at = bisect_left(numbers, change.number)
        if change.comes:
            numbers.insert(at, change.number)
        else:
            del numbers[at]
        before = numbers[at - 1 : at] if at else [0]
        beside = alphabet.encoded([*before, *numbers[at : at + 1 + change.comes]])[1:]
        text = text[:at] + beside + text[at + 2 - change.comes :]
    return text
