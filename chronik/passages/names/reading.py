"""mentions(text, names): where a passage names a record, and how strongly.

A name is compared word by word: case endings, hyphen or blank or nothing between its words, „&“,
„St.“, ß, legal forms (e. V., GmbH) and an abbreviation in brackets inside it („Handwerkskammer
(HWK) Musterstadt“) make no difference; any other word does. Whole words count only: „Brand“ is not
in „Brandschutz“.

Strengths, the strongest first:
- whole    the first of the names; of people with the first given name
- alias    another of the names
- surname  of people only: surname alone, or with title, office or initials
- part     a hint: the name's first words with its head („Agentur für Arbeit“), the head alone („die
           Handwerkskammer“) where no other name follows, a ministry by its field
           („Wirtschaftsministerium“), the name's initials, the abbreviation an alias begins with,
           or the name as a part of a hyphen compound („DGB-Bezirk“)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chronik.language.tuples import NamedTuple
from chronik.passages.folding import fold
from chronik.passages.names.persons import Seen, person, seen
from chronik.passages.names.things import NamePlace, things
from chronik.passages.names.tokens import Token, tokens

_STRENGTHS = ("whole", "alias", "surname", "part")


class NameFound(NamedTuple):
    """A name in a passage: text[start:end] == words.

    name      the one of the given names that was found
    strength  whole, alias, surname or part
    """

    start: int
    end: int
    words: str
    name: str
    strength: str

    @property
    def is_sure(self) -> bool:
        """Whether it is more than a hint."""
        return self.strength != "part"


def names_in(
    text: str, names: Sequence[str], *, person: bool = False, titles: Sequence[str] = ()
) -> tuple[NameFound, ...]:
    """Where the passage names the record that bears all these names, in order and not overlapping.

    The first name is its own, the others are aliases and former names. titles are those of a person
    („Dr.“). Of findings that overlap the stronger counts, then the longer. Never fails.
    """
    words = tokens(text)
    found = list(_people(words, names, tuple(titles))) if person else list(things(words, names))
    if not found:
        return ()
    return tuple(_placed(text, words, place) for place in _apart(found))


def _apart(found: list[NamePlace]) -> list[NamePlace]:
    """Those that overlap no better one, in order."""
    kept: list[NamePlace] = []
    taken: set[int] = set()
    for place in sorted(found, key=_rank):
        here = range(place.first, place.past)
        if taken.isdisjoint(here):
            kept.append(place)
            taken.update(here)

    return sorted(kept)


def _rank(place: NamePlace) -> tuple[int, int, int]:
    return _STRENGTHS.index(place.strength), place.first - place.past, place.first


def _placed(text: str, words: Sequence[Token], place: NamePlace) -> NameFound:
    folded = fold(text)
    start, end = folded.span(words[place.first].start, words[place.past - 1].end)
    return NameFound(start, end, text[start:end], place.name, place.strength)


def _people(
    words: Sequence[Token], names: Sequence[str], titles: tuple[str, ...]
) -> Iterator[NamePlace]:
    own = frozenset(word.key for title in titles for word in tokens(title))
    for number, name in enumerate(names):
        who = person(name, titles)
        for at, word in enumerate(words):
            found = who and word.key.startswith(who.surname[0]) and seen(who, words, at, own)
            if found:
                yield _of_person(found, name, number, single=not (who and who.given))


def _of_person(found: Seen, name: str, number: int, *, single: bool) -> NamePlace:
    whole = "alias" if number else "whole"
    return NamePlace(found.first, found.past, name, whole if found.whole or single else "surname")
