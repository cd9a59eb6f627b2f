"""The units that names of people are made of: words, and what hyphens or „von“ bind."""

from __future__ import annotations

from collections.abc import Sequence

from chronik.drafting.names.kinds import kin_of
from chronik.drafting.names.towns import is_place_like
from chronik.drafting.names.wording import (
    HONORIFICS,
    PARTICLES,
    PLAIN_NOUNS,
    TITLES,
    is_common,
    is_office,
)
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.passages.names.tokens import Token
from chronik.passages.wordlists import wordset


class NameRun(NamedTuple):
    """Words that may be a name, in units that hyphens bind; the tokens of each."""

    units: list[range]
    past: int


def run_of(words: Sequence[Token], at: int, *, noble: bool = False) -> NameRun:
    """The capitalised words from here on that only blanks, hyphens or „von“ part."""
    units: list[range] = []
    here = at
    if noble and words[at].key in _NOBLE and words[at].word.islower() and at + 1 < len(words):
        past = at + 1 + (words[at + 1].key in ("der", "dem", "den", "d"))
        if past < len(words) and words[past].gap in (" ", ". ") and words[past].capital:
            end = _unit_end(words, past)
            return NameRun([range(at, end)], end)
    while here < len(words) and len(units) < 5:
        word = words[here]
        if here > at and word.gap not in (" ", "-", ". ", "- "):
            break
        if here > at and word.gap == ". " and not is_short_given(words[here - 1].word):
            break
        if not units and (not word.word[0].isupper() or word.word[0].isdigit()):
            break
        if units and word.key in _NOBLE and word.word.islower():
            past = here
            while past < len(words) and words[past].key in PARTICLES and words[past].word.islower():
                past += 1
            if (
                past < len(words)
                and words[past].gap in (" ", ". ")
                and words[past].capital
                and past - here < 3
            ):
                end = _unit_end(words, past)
                units.append(range(here, end))
                here = end
                break
            break
        if not word.word[0].isupper():
            break
        end = _unit_end(words, here)
        units.append(range(here, end))
        here = end
    return NameRun(units, here)


_NOBLE = wordset("von van de zu ten ter la le di du del da v")


_SHORT_GIVEN = wordset(
    "Friedr Wilh Heinr Joh Chr Aug Alb Ferd Herm Gust Ludw Rud Theod Gottfr Jos Ant Georg Fr"
    " Frz Bernh Ernst"
)


def is_short_given(word: str) -> bool:
    """„K.“, „Friedr.“"""
    return len(word) == 1 or word in _SHORT_GIVEN


def _unit_end(words: Sequence[Token], at: int) -> int:
    end = at + 1
    while end < len(words) and words[end].gap == "-" and words[end].word[0].isupper():
        end += 1
    return end


NO_SURNAME = late(
    r"(?:strasse|str|weg|platz|allee|schule|stiftung|gymnasium|preis|haus|halle|gesellschaft"
    r"|park|denkmal"
    r"|institut|universitaet|orden|medaille|museum|stadion|kaserne|bruecke|verlag|gmbh|werke?"
    r"|kirche"
    r"|verein|verband|theater|klinik|akademie|archiv|tour|cup|zentrum|kreis|bund|gruppe|band"
    r"|quartett"
    r"|ensemble|chor|club|gedenk\w+|ring|ufer|turm|hof|heim|wettbewerb|jahr|tage?|sommer|fonds)\Z"
)


def is_surname_unit(words: Sequence[Token], unit: range, *, after_given: bool = False) -> bool:
    first, last = words[unit.start], words[unit.stop - 1]
    if first.key in PARTICLES and len(unit) > 1:
        return not is_common(last.key) and kin_of(last.key) is None and not is_office(last.key)
    if any(any(letter.isdigit() for letter in words[at].word) for at in unit):
        return False
    if len(first.word) < 2 or (first.word.isupper() and len(first.word) < 5):
        return False
    if len(unit) > 1 and NO_SURNAME.search(last.key):
        return False
    if after_given and len(unit) == 1 and first.key in _NOUNS_AS_SURNAMES:
        return True
    if (
        first.key in PLAIN_NOUNS
        or (first.key in TITLES and not after_given)
        or first.key in HONORIFICS
    ):
        return False
    if after_given:
        return not _ABSTRACT.search(last.key) and kin_of(last.key) is None
    return not is_common(last.key) or _like_surname(last.key)


_NOUNS_AS_SURNAMES = wordset(
    "kinder sommer winter herbst freitag sonntag montag mai maerz frieden krieg grund vater ehre"
    " grosse alte neue ende wein"
)


_ABSTRACT = late(
    r"(?:ung|heit|keit|schaft|tion|sion|taet|ismus|ment|strasse|schule|stiftung|gymnasium|preis"
    r"|museum"
    r"|gesellschaft|universitaet|kirche|halle|denkmal|orden|medaille|werke|zentrum|theater|verlag)"
    r"(?:en|s)?\Z"
)


_SURNAMES = late(
    r"(?:mann|meyer|meier|maier|mayer|bauer|mueller|schmidt|schulz|schulze|becker|bach|berg|hoff"
    r"|horst)\Z"
)


def _like_surname(key: str) -> bool:
    return _SURNAMES.search(key) is not None


def is_plain_place(words: Sequence[Token], unit: range) -> bool:
    return is_place_like("-".join(words[at].word for at in unit))
