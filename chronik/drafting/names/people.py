"""People in a passage whose names nobody told the program: found by title, office, given name, and by
their neighbours in a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chronik.drafting.names.given import GIVEN_NAMES
from chronik.drafting.names.kinds import kin_of
from chronik.drafting.names.places import is_place_like
from chronik.drafting.names.wording import (
    HONORIFICS,
    NOUNS,
    PARTICLES,
    TITLES,
    is_common,
    is_office,
)
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.passages.folding import fold
from chronik.passages.names.tokens import Token, tokens
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


class _Run(NamedTuple):
    """Words that may be a name, in units that hyphens bind; the tokens of each."""

    units: list[range]
    past: int


def people_in(text: str) -> list[PersonFound]:
    """The people of a passage, in order. Never fails."""
    words = tokens(text)
    found: list[PersonFound] = []
    at = 0
    while at < len(words):
        person = _at(text, words, at)
        if person is None:
            at += 1
            continue
        found.append(person[0])
        at = person[1]
    shared = list(_shared(text, words, found))
    found = [*found, *shared]
    return sorted([*found, *_in_lists(text, words, found), *_turned(text, words, found)])


def _at(text: str, words: Sequence[Token], at: int) -> tuple[PersonFound, int] | None:
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
    run = _run(words, first, noble=honoured or office)
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
    return _found(text, words, (at, first, last.stop), sure=honoured or office), last.stop


def _is_before_given(words: Sequence[Token], at: int) -> bool:
    """Whether the word before is a given name that nobody knows: „vor Thuy Linh Nguyen“."""
    if at < 2 or words[at].gap != " ":
        return False
    before, ahead = words[at - 1], words[at - 2]
    if not before.word[0].isupper() or before.gap != " " or not ahead.word.islower():
        return False
    known = is_common(before.key) or is_office(before.key) or kin_of(before.key) is not None
    return (
        not known and before.key not in NOUNS and len(before.word) < 9 and not before.word.isupper()
    )


def _past_titles(words: Sequence[Token], at: int) -> tuple[int, bool, bool]:
    """Past „Frau Dr.“ and „Bürgermeister“, and whether there was such a word."""
    honoured = office = False
    while at < len(words):
        key = words[at].key
        bound = at + 1 < len(words) and words[at + 1].gap == "-" and not key == "dipl"
        is_title = key in HONORIFICS or key in TITLES
        is_title = is_title and (words[at].capital or honoured)
        if is_title and not bound:
            honoured = True
        elif words[at].capital and is_office(key) and not bound and not (key in GIVEN_NAMES):
            if office and not honoured and not words[at].gap == " ":
                break
            office = True
        else:
            break
        at += 1
        if at < len(words) and words[at].gap not in (" ", ". ", ".", "-", "- "):
            return len(words), False, False
    return at, honoured, office


def _run(words: Sequence[Token], at: int, *, noble: bool = False) -> _Run:
    """The capitalised words from here on that only blanks, hyphens or „von“ part."""
    units: list[range] = []
    here = at
    if noble and words[at].key in _NOBLE and words[at].word.islower() and at + 1 < len(words):
        past = at + 1 + (words[at + 1].key in ("der", "dem", "den"))
        if past < len(words) and words[past].gap in (" ", ". ") and words[past].capital:
            end = _unit_end(words, past)
            return _Run([range(at, end)], end)
    while here < len(words) and len(units) < 5:
        word = words[here]
        if here > at and word.gap not in (" ", "-", ". ", "- "):
            break
        if here > at and word.gap == ". " and not _is_short_given(words[here - 1].word):
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
    return _Run(units, here)


_NOBLE = wordset("von van de zu ten ter la le di du del da v")


_SHORT_GIVEN = wordset(
    "Friedr Wilh Heinr Joh Chr Aug Alb Ferd Herm Gust Ludw Rud Theod Gottfr Jos Ant Georg Fr Frz Bernh Ernst"
)


def _is_short_given(word: str) -> bool:
    """„K.“, „Friedr.“"""
    return len(word) == 1 or word in _SHORT_GIVEN


def _unit_end(words: Sequence[Token], at: int) -> int:
    end = at + 1
    while end < len(words) and words[end].gap == "-" and words[end].word[0].isupper():
        end += 1
    return end


def _named(words: Sequence[Token], run: _Run, *, honoured: bool, office: bool) -> int:
    """How many units of the run are the name of a person; 0 for none."""
    units = [run.units[n] for n in range(len(run.units))]
    given = 0
    while given < len(units) - 1 and given < 4 and _is_given(words, units[given]):
        given += 1
    initials = sum(_is_initial(words, unit) for unit in units[:given])
    if given:
        if given == initials and not (honoured or office or _follows_name(words, units[given])):
            return 0
        if _is_surname(words, units[given], after_given=given > initials):
            return given + 1
        return _lone(words, units, given, honoured)
    if not (honoured or office):
        return 2 if _apposed(words, units) else 0
    if not _is_surname(words, units[0]):
        return 0
    two = (
        len(units) > 1 and _is_surname(words, units[1]) and not is_office(words[units[1].start].key)
    )
    if two and words[units[1].start].key in PARTICLES:
        return 2
    if honoured and two:
        return 2
    if office and two and not _is_plain_place(words, units[0]):
        return 2
    return 1 if honoured or not _is_plain_place(words, units[0]) else 0


def _lone(words: Sequence[Token], units: list[range], given: int, honoured: bool) -> int:
    """Given names before a word that is no surname: the last of them may be one („Frau Peters“)."""
    if given >= 2 and not _is_initial(words, units[given - 1]):
        return given
    return 1 if honoured and given == 1 else 0


def _is_given(words: Sequence[Token], unit: range) -> bool:
    parts = [words[at].word for at in unit]
    return (
        _is_initial(words, unit)
        or parts[0] in GIVEN_NAMES
        and all(part in GIVEN_NAMES for part in parts)
    )


def _is_initial(words: Sequence[Token], unit: range) -> bool:
    word = words[unit.start]
    dotted = unit.stop < len(words) and words[unit.stop].gap.startswith(".")
    return len(unit) == 1 and _is_short_given(word.word) and word.word.isalpha() and dotted


def _follows_name(words: Sequence[Token], unit: range) -> bool:
    """Whether initials may be those of this surname: not „A. Abschnitt“."""
    return not is_common(words[unit.start].key) and len(words[unit.start].word) > 2


_NO_SURNAME = late(
    r"(?:strasse|str|weg|platz|allee|schule|stiftung|gymnasium|preis|haus|halle|gesellschaft|park|denkmal"
    r"|institut|universitaet|orden|medaille|museum|stadion|kaserne|bruecke|verlag|gmbh|werke?|kirche"
    r"|verein|verband|theater|klinik|akademie|archiv|tour|cup|zentrum|kreis|bund|gruppe|band|quartett"
    r"|ensemble|chor|club|gedenk\w+|ring|ufer|turm|hof|heim|wettbewerb|jahr|tage?|sommer|fonds)\Z"
)


def _is_surname(words: Sequence[Token], unit: range, *, after_given: bool = False) -> bool:
    first, last = words[unit.start], words[unit.stop - 1]
    if first.key in PARTICLES and len(unit) > 1:
        return not is_common(last.key) and kin_of(last.key) is None and not is_office(last.key)
    if any(any(letter.isdigit() for letter in words[at].word) for at in unit):
        return False
    if len(first.word) < 2 or (first.word.isupper() and len(first.word) < 5):
        return False
    if len(unit) > 1 and _NO_SURNAME.search(last.key):
        return False
    if first.key in NOUNS or (first.key in TITLES and not after_given) or first.key in HONORIFICS:
        return False
    if after_given:
        return not _ABSTRACT.search(last.key) and kin_of(last.key) is None
    return not is_common(last.key) or _like_surname(last.key)


_ABSTRACT = late(
    r"(?:ung|heit|keit|schaft|tion|sion|taet|ismus|ment|strasse|schule|stiftung|gymnasium|preis|museum"
    r"|gesellschaft|universitaet|kirche|halle|denkmal|orden|medaille|werke|zentrum|theater|verlag)"
    r"(?:en|s)?\Z"
)
_SURNAMES = late(
    r"(?:mann|meyer|meier|maier|mayer|bauer|mueller|schmidt|schulz|schulze|becker|bach|berg|hoff|horst)\Z"
)


def _like_surname(key: str) -> bool:
    return _SURNAMES.search(key) is not None


def _is_plain_place(words: Sequence[Token], unit: range) -> bool:
    return is_place_like("-".join(words[at].word for at in unit))


def _is_thing(words: Sequence[Token], run: _Run, count: int) -> bool:
    """„Heinrich-Böll-Stiftung“, „Ernst Klett Verlag“: the words after a name make it another one."""
    if count < len(run.units):
        following = run.units[count]
        if words[following.start].key in PARTICLES:
            return False
        last = words[following.stop - 1].key
        return _NO_SURNAME.search(last) is not None and words[following.start].gap == " "
    past = run.units[count - 1].stop
    return past < len(words) and words[past].gap == "-" and words[past].word[0].isupper()


_AGE = late(
    r"\A ?\((?:\d{2}|[A-ZÄÖÜ]{2,6}|Grüne|Linke|[Vv]orsitz|parteilos|[\w. -]*(?:leit|wart|führ|vorsitz))"
)


def _apposed(words: Sequence[Token], units: list[range]) -> bool:
    """Whether two words that nobody knows are a name, as an office follows: „Enno Tjaden, Leiter …“."""
    if len(units) != 2 or not all(_is_surname(words, unit) for unit in units):
        return False
    first, past = words[units[0].start], units[1].stop
    if is_office(first.key) or _is_plain_place(words, units[0]) or len(units[0]) > 2:
        return False
    if any(kin_of(words[at].key) for unit in units for at in unit):
        return False
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


def _found(
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
    keys = [n for n in range(first, past)]
    surname_at = next((n for n in keys if words[n].key in PARTICLES and n > first), None)
    if surname_at is None:
        surname_at = keys[-1]
        while surname_at > first and words[surname_at].gap == "-":
            surname_at -= 1
    surname = " ".join(folded.text[words[surname_at].start : words[past - 1].end].split())
    whole = surname_at > first
    known = any(words[n].word in GIVEN_NAMES for n in range(first, surname_at))
    return PersonFound(start, name_at, end, name, title, surname, whole, sure or known)


# --- lists --------------------------------------------------------------------------------------

_BETWEEN = late(r"(?:, |; | und | sowie | & |, sowie | \u2013 )\Z")
_PAIR = late(r"[A-ZÄÖÜ][\w’'-]+(?: (?:von|van|de|zu)(?: der| den)?)? [A-ZÄÖÜ][\w’'-]+")


def _in_lists(
    text: str, words: Sequence[Token], found: Sequence[PersonFound]
) -> Iterator[PersonFound]:
    """Two capitals between people are a person: „Klara Birnbaum, Tjalf Ohm und Enno Tjaden“."""
    taken = [(person.start, person.end) for person in found]
    folded = fold(text)
    for at, word in enumerate(words[:-1]):
        second = words[at + 1]
        if second.gap != " " or not (word.word[0].isupper() and second.word[0].isupper()):
            continue
        run = _run(words, at)
        if len(run.units) != 2 or not all(_is_surname(words, unit) for unit in run.units):
            continue
        start, end = folded.span(word.start, words[run.past - 1].end)
        if (
            any(a < end and start < b for a, b in taken)
            or is_office(word.key)
            or (at and word.gap == "-")
        ):
            continue
        before = max((b for _, b in taken if b <= start), default=-1)
        after = min((a for a, _ in taken if a >= end), default=-1)
        left = before >= 0 and _BETWEEN.fullmatch(" ".join(text[before:start].split(" ")))
        right = after >= 0 and _BETWEEN.fullmatch(" ".join(text[end:after].split(" ")))
        if (
            left
            and (
                right
                or text[end : end + 1] in ("", ".", "\n", ";", ")")
                or text[end : end + 2] == " ("
            )
        ) or (right and not left):
            if not _is_plain_place(words, run.units[0]):
                person = _found(text, words, (at, at, run.past), sure=False)
                taken.append((start, end))
                yield person


def _shared(
    text: str, words: Sequence[Token], found: Sequence[PersonFound]
) -> Iterator[PersonFound]:
    """„Anke und Dirk Halbe“: the first of two who share a surname."""
    folded = fold(text)
    begins = {person.name_at: person for person in found if person.is_whole}
    for at, word in enumerate(words[:-2]):
        second, third = words[at + 1], words[at + 2]
        if word.word not in GIVEN_NAMES or second.key not in ("und", "u") or third.gap != " ":
            continue
        start, end = folded.span(word.start, word.end)
        person = begins.get(folded.span(third.start, third.end)[0])
        free = not any(p.start < end and start < p.end for p in found)
        if person and free and second.gap == " " and (at == 0 or words[at].gap != "-"):
            name = f"{word.word} {person.surname}"
            yield PersonFound(start, start, end, name, "", person.surname, True, True)


_TURNED = late(
    r"(?:(?<=\n)|(?<=; )|(?<=: )|(?<=\A)|(?<=[-•*] ))"
    r"(?P<surname>[A-ZÄÖÜ][\w’'-]+), (?P<given>[A-ZÄÖÜ][\w-]+)(?=\s*(?:[;,\n(]|\Z))"
)


def _turned(
    text: str, words: Sequence[Token], found: Sequence[PersonFound]
) -> Iterator[PersonFound]:
    """„Birnbaum, Klara“ in lists."""
    for match in _TURNED.finditer(text):
        start, end = match.span()
        known = match["given"].split("-")[0] in GIVEN_NAMES and match["surname"] not in GIVEN_NAMES
        free = not any(person.start < end and start < person.end for person in found)
        if known and free and not is_common(match["surname"].lower()):
            name = f"{match['given']} {match['surname']}"
            yield PersonFound(start, start, end, name, "", match["surname"], True, True)
