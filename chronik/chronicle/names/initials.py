"""What a name is found by while it is typed: the first two letters of its words.

Long words are found by what begins within them too. Letters are those of assets/basis.js:
„Möbbeck“, „Moebbeck“ and „Mobbeck“ are one word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.records.model import AnyEntry
from chronik.records.statements import names

_LONG, _WITHIN, _LEFT = 8, 3, 4  # letters: of a word that is a compound, before a part, of a part
_UMLAUT = late("(?<=[aou])e")
_WORD = late(r"[^\W_]+")
_OTHER = late("[^a-z0-9]")


class Findable(NamedTuple):
    """A record, and its place among those of its kind, from 0."""

    entry: AnyEntry
    place: int


Initials = Mapping[str, Sequence[Findable]]
UNSORTED = "alle"
_FEW = 300  # records: they are not sorted out


def by_initials(kinds: Iterable[Sequence[AnyEntry]]) -> Initials:
    """The records of these kinds by the first letters of their words, in the order given.

    While they are few, all stand under `UNSORTED`.
    """
    every = [Findable(entry, place) for of in kinds for place, entry in enumerate(of)]
    if len(every) <= _FEW:
        return {UNSORTED: every} if every else {}

    found: dict[str, list[Findable]] = {}
    for one in every:
        for letters in _initials(one.entry):
            found.setdefault(letters, []).append(one)
    return {letters: found[letters] for letters in sorted(found)}


def _initials(entry: AnyEntry) -> dict[str, None]:
    """Of all its names, and of its address."""
    called = " ".join((*names(entry), entry.id))
    words = _WORD.findall(folded(called))
    return dict.fromkeys([begin for word in words for begin in _begins(word, entry.kind)])


def _begins(word: str, kind: str) -> Iterator[str]:
    yield _OTHER.sub("_", word[:2])
    if len(word) >= _LONG and kind != "people":
        for at in range(_WITHIN, len(word) - _LEFT + 1):
            yield _OTHER.sub("_", word[at : at + 2])


def folded(text: str) -> str:
    """As `folded` in assets/basis.js: without case, marks, and the e that stands for an umlaut."""
    lower = unicodedata.normalize("NFD", text.lower().replace("ß", "ss"))
    plain = lower if lower.isascii() else "".join([c for c in lower if not _is_mark(c)])
    return _UMLAUT.sub("", plain)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M"
