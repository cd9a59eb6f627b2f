"""A person in a passage: a surname with what stands before it, told apart from its other bearers.

A whole name is one whose first given name is said in full; further given names may come or go.
„Frau Birnbaum“, „Dr. Birnbaum“, „K. Birnbaum“, „Bürgermeisterin Birnbaum“ and the bare surname are
weaker. Another given name („Karl Birnbaum“, „Klara-Maria Birnbaum“), another initial, a double name
(„Birnbaum-Kern“) or a family („Familie Birnbaum“) is somebody else.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.passages.names.inflection import is_surname
from chronik.passages.names.tokens import Token, tokens
from chronik.passages.wordlists import wordset

_PARTICLES = wordset("von vom zu zur zum van de der den dem da di du del la le ten ter")
_TITLES = wordset(
    "dr prof professor professorin doktor dipl ing med phil jur rer nat pol oec theol habil h c"
    " hc mult pd mag ma ba msc bsc frau herr herrn hr fr freifrau freiherr graf graefin"
)
_FUNCTION_WORDS = wordset(
    "aber als am an auch auf aus bei beim bis da dabei damit danach dank dann das dass dem den"
    " denn der des die doch durch ein eine einem einen einer er es fuer gegen hier heute im in"
    " ist ja laut mit nach neben nun nur ob oder ohne sagte sie so sowie seit sprach ueber um"
    " und unter vom von vor waehrend war weil wenn wie wo zu zum zur zwischen zuletzt zudem"
    " gestern morgen spaeter anschliessend ebenso sodann moderiert moderation vortrag leitung"
    " rede begruessung gast gaeste foto bild text fotos bilder kontakt"
)
_OFFICE = late(
    r"leiter|fuehrer|meister|sprecher|minister|praesident|direktor|rektor|vorsitz|sekretaer"
    r"|referent|moderator"
    r"|vorstand|chef|dezernent|beauftragt|berater|raetin\Z|rat\Z|pfarrer|lehrer|trainer|autor"
    r"|kuenstler|kolleg"
    r"|abgeordnet|koordinator|manager|inhaber|gruender|expert|ingenieur|architekt|bischof|pastor"
    r"|unternehmer"
    r"|kanzler|senator|journalist|redakteur|gastgeber|mitarbeit|mitglied|obmann|schrift|wart\Z"
    r"|warte?rin|vertret"
    r"|stifter|redner|dirigent|forscher|historiker|politiker|stellvertret|gestalter|initiator"
    r"|zeuge|zeugin|witwe"
)
_ARTICLES = wordset(
    "der die das dem den des ein eine einem einen einer eines zum zur am im beim vom ans ins"
)


class PersonName(NamedTuple):
    """The name of a person in its parts, each a run of keys."""

    given: tuple[tuple[str, ...], ...]
    surname: tuple[str, ...]
    noble: bool  # whether a „von“ or the like stands in it


class Seen(NamedTuple):
    """A person in the tokens from first to past (not included); whole with the first given name."""

    first: int
    past: int
    whole: bool


@lru_cache(maxsize=8192)
def person(name: str, titles: tuple[str, ...] = ()) -> PersonName | None:
    """The parts of a name, titles left out; None for one that has no word."""
    own = _TITLES | {word.key for title in titles for word in tokens(title)}
    units = [unit for unit in _units(tokens(name)) if not set(unit) <= own]
    if not units:
        return None
    given = [unit for unit in units[:-1] if unit[0] not in _PARTICLES]
    return PersonName(tuple(given), units[-1], len(given) < len(units) - 1)


def _units(words: Sequence[Token]) -> list[tuple[str, ...]]:
    """Runs of keys that hyphens bind: „Stollwerck-Bauer“ is one."""
    units: list[tuple[str, ...]] = []
    for word in words:
        if units and word.gap == "-":
            units[-1] = (*units[-1], word.key)
        else:
            units.append((word.key,))
    return units


def seen(who: PersonName, words: Sequence[Token], at: int, titles: frozenset[str]) -> Seen | None:
    """The person whose surname may begin with the token `at`; None if it is not, or another's."""
    past = at + len(who.surname)
    if not _is_surname(who.surname, words, at) or _goes_on(words, past):
        return None
    if at and words[at].gap == "-":
        return None

    before = _names_before(words, _past_particles(words, at) if who.noble else at, titles)
    return _judged(who, words, before, Seen(at, past, False))


def _is_surname(surname: tuple[str, ...], words: Sequence[Token], at: int) -> bool:
    here = words[at : at + len(surname)]
    if len(here) < len(surname) or not here[0].capital:
        return False
    inner = all(word.key == part for word, part in zip(here, surname[:-1], strict=False))
    bound = all(word.gap in ("-", "- ", " ") for word in here[1:])
    return inner and bound and is_surname(here[-1].key, surname[-1])


def _goes_on(words: Sequence[Token], past: int) -> bool:
    return past < len(words) and words[past].gap == "-" and words[past].capital


def _names_before(words: Sequence[Token], at: int, titles: frozenset[str]) -> list[int]:
    """Which tokens before a surname are given names or initials, in order."""
    found: list[int] = []
    while at:
        gap, word = words[at].gap, words[at - 1]
        initial = len(word.word) == 1 and word.capital
        if gap not in ((". ", ".", " ") if initial or word.key in _TITLES | titles else (" ", "-")):
            break
        if not word.capital or _no_given_name(word, titles) or len(found) == 4:
            break
        at -= 1
        found.insert(0, at)
    return found


def _past_particles(words: Sequence[Token], at: int) -> int:
    """The first of the words „von der“ before a surname."""
    while at and words[at].gap == " " and words[at - 1].key in _PARTICLES:
        at -= 1
    return at


def _no_given_name(word: Token, titles: frozenset[str]) -> bool:
    known = word.key in _FUNCTION_WORDS or word.key in _TITLES or word.key in titles
    return known or (len(word.key) > 4 and _OFFICE.search(word.key) is not None)


def _judged(who: PersonName, words: Sequence[Token], before: list[int], bare: Seen) -> Seen | None:
    """What the given names before a surname make of it."""
    if not before:
        thing = not who.noble and _is_thing(words, bare.first)
        return None if thing else _after_comma(who, words, bare)
    if not who.given:
        return bare

    first = who.given[0]
    for at in before:
        here = tuple(word.key for word in words[at : at + len(first)])
        bound = at > 0 and words[at].gap == "-" and at - 1 in before
        continued = words[at + len(first)].gap == "-"
        if here == first and not bound and not continued:
            return Seen(at, bare.past, True)
    return _by_initials(who, words, before, bare)


def _is_thing(words: Sequence[Token], at: int) -> bool:
    """„unter dem Birnbaum“: an article before a bare surname makes it a word like others."""
    return at > 0 and words[at].gap == " " and words[at - 1].key in _ARTICLES


def _by_initials(
    who: PersonName, words: Sequence[Token], before: list[int], bare: Seen
) -> Seen | None:
    """„K. Birnbaum“ for Klara; any other word there is another given name."""
    letters = [words[at].key for at in before]
    known = {part[0] for unit in who.given for part in unit} | {
        part for unit in who.given for part in unit
    }
    if letters[0] != who.given[0][0][0] or not set(letters) <= known:
        return _other_given(who, letters, before, bare)
    return bare._replace(first=before[0])


def _other_given(who: PersonName, keys: list[str], before: list[int], bare: Seen) -> Seen | None:
    """A further given name of the person alone („Eva Dörrwand“) is the person still."""
    further = {unit[0] for unit in who.given[1:]}
    return bare._replace(first=before[0]) if set(keys) <= further else None


def _after_comma(who: PersonName, words: Sequence[Token], bare: Seen) -> Seen:
    """„Birnbaum, Klara“ in lists."""
    listed = who.given and bare.past < len(words) and words[bare.past].gap == ", "
    if listed and words[bare.past].key == who.given[0][0]:
        return Seen(bare.first, bare.past + 1, True)
    return bare
