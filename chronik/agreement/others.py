"""Which of many records a passage may name, without reading the passage for each of them.

Records stand under the first letters of their names, people under those of their surnames; so do
the words of a passage. What is found that way is a possibility, which `names` then looks into.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from chronik.agreement.names import Named
from chronik.language.tuples import NamedTuple
from chronik.passages.names.forms import name_form
from chronik.passages.names.persons import person
from chronik.passages.names.tokens import Token, tokens

_LETTERS = 4  # as many as no ending of a word changes

NameIndex = Mapping[str, tuple[str, ...]]  # keys of records by the first letters of a name


class Keyed(NamedTuple):
    """A record's key and its names."""

    key: str
    named: Named


def name_index(records: Iterable[Keyed]) -> NameIndex:
    """The records by the first letters of their names, in the order given."""
    index: dict[str, dict[str, None]] = {}
    for key, named in records:
        for beginning in _beginnings(named):
            index.setdefault(beginning, {})[key] = None
    return {beginning: tuple(keys) for beginning, keys in index.items()}


def _beginnings(named: Named) -> set[str]:
    if named.is_person:
        people = (person(name, named.titles) for name in named.names)
        return {who.surname[0][:_LETTERS] for who in people if who}
    forms = filter(None, map(name_form, named.names))
    return {letters[:_LETTERS] for form in forms for letters in (form.words[0].key, form.joined)}


def possibly_named(index: NameIndex, passage: str) -> list[str]:
    """Keys of the records that the passage may name, in the order of their mention."""
    words = tokens(passage)
    found: dict[str, None] = {}
    for at, word in enumerate(words):
        for letters in _looked_up(words, at, word):
            found.update(dict.fromkeys(index.get(letters, ())))
    return list(found)


def _looked_up(words: tuple[Token, ...], at: int, word: Token) -> set[str]:
    """The beginnings of names that may begin with this word, written in one or in several."""
    joined = "".join(each.key for each in words[at : at + _LETTERS])
    return {joined[:_LETTERS], *(word.key[:length] for length in range(2, _LETTERS + 1))}
