"""One person in a passage: by title, office or given name."""

from __future__ import annotations

from collections.abc import Sequence

from chronik.drafting.names.behind import ADJECTIVE
from chronik.drafting.names.given import GIVEN_NAMES
from chronik.drafting.names.kinds import kin_of
from chronik.drafting.names.units import (
    NO_SURNAME,
    NameRun,
    is_plain_place,
    is_short_given,
    is_surname_unit,
    run_of,
)
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
from chronik.passages.folding import fold
from chronik.passages.names.tokens import Token
from chronik.passages.wordlists import wordset


class PersonFound(NamedTuple):
    """A person in a passage: text[start:end] are titles and name, text[name:end] the name alone."""

    start: int
    name_at: int
    end: int
    name: str  # on one line, without titles
    title: str  # „Prof. Dr.“
    surname: str
    is_whole: bool  # with a given name
    is_sure: bool  # by more than its form


def person_at(text: str, words: Sequence[Token], at: int) -> tuple[PersonFound, int] | None:
    """The person whose titles or name begin with the token, and the token past them."""
    if at and words[at].gap == "-":
        return None
    if (
        at
        and len(words[at].word) == 1
        and words[at - 1].word in ("i", "a", "o")
        and words[at].gap == ". "
    ):
        return None  # „i. R.“
    first, honoured, office = _past_titles(words, at)
    if first >= len(words) or (first > at and words[first].gap not in (" ", ". ", "- ", ".", "-")):
        return None
    run = run_of(words, first, noble=honoured or office)
    if not run.units:
        return None
    count = _named(words, run, honoured=honoured, office=office)
    if count == 0:
        return None
    last = run.units[count - 1]
    if _is_thing(words, run, count):
        return None
    if not (honoured or office) and _is_before_given(words, at):
        at = first = at - 1
    return person_found(text, words, (at, first, last.stop), sure=honoured or office), last.stop


def _is_before_given(words: Sequence[Token], at: int) -> bool:
    """Whether the word before is a given name that nobody knows: „vor Thuy Linh Nguyen“."""
    if at < 2 or words[at].gap != " ":
        return False
    before, ahead = words[at - 1], words[at - 2]
    if not before.word[0].isupper() or before.gap != " " or not ahead.word.islower():
        return False
    known = is_common(before.key) or is_office(before.key) or kin_of(before.key) is not None
    return (
        not known
        and before.key not in PLAIN_NOUNS
        and len(before.word) < 9
        and not before.word.isupper()
    )


def _past_titles(words: Sequence[Token], at: int) -> tuple[int, bool, bool]:
    """Past „Frau Dr.“ and „Bürgermeister“, and whether there was such a word."""
    honoured = office = False
    while at < len(words):
        key = words[at].key
        bound = at + 1 < len(words) and words[at + 1].gap == "-" and key != "dipl"
        is_title = key in HONORIFICS or key in TITLES
        is_title = is_title and (words[at].capital or honoured)
        if is_title and not bound:
            honoured = True
        elif words[at].capital and is_office(key) and not bound and key not in GIVEN_NAMES:
            if office and not honoured and words[at].gap != " ":
                break
            office = True
        else:
            break
        at += 1
        at += 2 * (office and _is_retired(words, at))
        if at < len(words) and words[at].gap not in (" ", ". ", ".", "-", "- "):
            return len(words), False, False
    return at, honoured, office


def _is_retired(words: Sequence[Token], at: int) -> bool:
    """„i. R.“, „a. D.“"""
    return at + 2 < len(words) and (words[at].word, words[at + 1].word) in (("i", "R"), ("a", "D"))


def _named(words: Sequence[Token], run: NameRun, *, honoured: bool, office: bool) -> int:
    """How many units of the run are the name of a person; 0 for none."""
    units = [run.units[n] for n in range(len(run.units))]
    given = 0
    while given < len(units) - 1 and given < 4 and _is_given(words, units[given]):
        given += 1
    initials = sum(_is_initial(words, unit) for unit in units[:given])
    if given:
        if given == initials and not (honoured or office or _follows_name(words, units[given])):
            return 0
        if is_surname_unit(words, units[given], after_given=given > initials):
            is_unknown = given == initials and (honoured or office) and given + 1 < len(units)
            return given + 1 + (is_unknown and is_surname_unit(words, units[given + 1]))
        return _lone(words, units, given, honoured)
    if not (honoured or office):
        return 2 if _apposed(words, units) else 0
    if not is_surname_unit(words, units[0]):
        return 0
    two = (
        len(units) > 1
        and is_surname_unit(words, units[1])
        and not is_office(words[units[1].start].key)
    )
    if two and words[units[1].start].key in PARTICLES:
        return 2
    if honoured and two:
        return 2
    if office and two and not is_plain_place(words, units[0]):
        return 2
    return 1 if honoured or not is_plain_place(words, units[0]) else 0


def _lone(words: Sequence[Token], units: list[range], given: int, honoured: bool) -> int:
    """Given names before a word that is no surname: the last of them may be one („Frau Peters“)."""
    if given >= 2 and not _is_initial(words, units[given - 1]):
        return given
    return 1 if honoured and given == 1 else 0


def _is_given(words: Sequence[Token], unit: range) -> bool:
    parts = [words[at].word for at in unit]
    known = [part in GIVEN_NAMES for part in parts]
    return _is_initial(words, unit) or all(known) or (any(known) and len(parts) == 2)


def _is_initial(words: Sequence[Token], unit: range) -> bool:
    word = words[unit.start]
    dotted = unit.stop < len(words) and words[unit.stop].gap.startswith(".")
    return len(unit) == 1 and is_short_given(word.word) and word.word.isalpha() and dotted


def _follows_name(words: Sequence[Token], unit: range) -> bool:
    """Whether initials may be those of this surname: not „A. Abschnitt“."""
    return not is_common(words[unit.start].key) and len(words[unit.start].word) > 2


def _is_thing(words: Sequence[Token], run: NameRun, count: int) -> bool:
    """„Ernst Klett Verlag“: the words after a name make it the name of something else."""
    if count < len(run.units):
        following = run.units[count]
        if words[following.start].key in PARTICLES:
            return False
        last = words[following.stop - 1].key
        return NO_SURNAME.search(last) is not None and words[following.start].gap == " "
    past = run.units[count - 1].stop
    return past < len(words) and words[past].gap == "-" and words[past].word[0].isupper()


def _apposed(words: Sequence[Token], units: list[range]) -> bool:
    """Whether two unknown words are a name, as an office follows: „Enno Tjaden, Leiter …“."""
    if len(units) != 2 or not all(is_surname_unit(words, unit) for unit in units):
        return False
    first, past = words[units[0].start], units[1].stop
    if is_office(first.key) or is_plain_place(words, units[0]) or len(units[0]) > 2:
        return False
    if any(kin_of(words[at].key) for unit in units for at in unit):
        return False
    if _speaks(words, units):
        return True
    if past >= len(words):
        return False
    nearby = words[past : past + 3]
    if nearby[0].gap.startswith(", "):
        offices = [w for w in nearby if w.capital and is_office(w.key)]
        return bool(offices) and all(
            w.gap in (" ", ", ") for w in nearby[: nearby.index(offices[0]) + 1]
        )
    if nearby[0].gap == " (":
        return is_office(nearby[0].key) or (
            nearby[0].word.isupper() and 2 < len(nearby[0].word) < 7
        )
    return False


_ARTICLES = wordset("der die das den dem des ein eine einen kein mein sein ihr unser zum zur")
_SPEAKING = late(
    r"(?:sprach|spricht|sagte|sagt|erklaerte|erklaert|berichtete|berichtet|betonte|betont|lobte"
    r"|dankte|begruesste"
    r"|moderierte|erzaehlte|erzaehlt|wuerdigte|referierte|ueberreichte|leitete|eroeffnete"
    r"|gratulierte|erinnerte|kuendigte|versicherte|meinte|unterstrich|mahnte|bedankte|ergaenzte)\Z"
)


def _speaks(words: Sequence[Token], units: list[range]) -> bool:
    """„Ceyda Kılıç berichtete“, „sagte Ceyda Kılıç“: what only people do."""
    first, past = units[0].start, units[1].stop
    if (
        words[first].key in _ARTICLES
        or ADJECTIVE.match(words[first].word)
        or any(is_common(words[at].key) for at in range(first, past))
    ):
        return False
    behind = past < len(words) and words[past].gap == " " and _SPEAKING.match(words[past].key)
    before = first and words[first].gap == " " and _SPEAKING.match(words[first - 1].key)
    return bool(behind or before)


def person_found(
    text: str, words: Sequence[Token], place: tuple[int, int, int], *, sure: bool
) -> PersonFound:
    at, first, past = place
    folded = fold(text)
    start, _ = folded.span(words[at].start, words[at].end)
    name_at, _ = folded.span(words[first].start, words[first].end)
    _, end = folded.span(words[past - 1].start, words[past - 1].end)
    name = " ".join(folded.text[words[first].start : words[past - 1].end].split())
    title = " ".join(
        f"{words[n].word}." if words[n + 1].gap.startswith(".") else words[n].word
        for n in range(at, first)
        if words[n].key in TITLES
    )
    keys = list(range(first, past))
    surname_at = next((n for n in keys if words[n].key in PARTICLES and n > first), None)
    if surname_at is None:
        surname_at = keys[-1]
        while surname_at > first and words[surname_at].gap == "-":
            surname_at -= 1
    surname = " ".join(folded.text[words[surname_at].start : words[past - 1].end].split())
    whole = surname_at > first
    known = any(words[n].word in GIVEN_NAMES for n in range(first, surname_at))
    return PersonFound(start, name_at, end, name, title, surname, whole, sure or known)
