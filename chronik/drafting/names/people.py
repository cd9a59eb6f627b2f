"""People in a passage whose names nobody told the program, and those whom a list tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chronik.drafting.names.given import GIVEN_NAMES
from chronik.drafting.names.singly import PersonFound, person_at, person_found
from chronik.drafting.names.units import is_plain_place, is_surname_unit, run_of
from chronik.drafting.names.wording import is_common, is_office
from chronik.language.patterns import late
from chronik.passages.folding import fold
from chronik.passages.names.tokens import Token, tokens


def people_in(text: str) -> list[PersonFound]:
    """The people of a passage, in order. Never fails."""
    words = tokens(text)
    found: list[PersonFound] = []
    at = 0
    while at < len(words):
        person = person_at(text, words, at)
        if person is None:
            at += 1
            continue
        found.append(person[0])
        at = person[1]
    found += list(_nicknamed(text, found))
    found += list(_relatives(text, found))
    shared = list(_shared(text, words, found))
    found = [*found, *shared]
    return sorted([*found, *_in_lists(text, words, found), *_turned(text, words, found)])


# --- lists --------------------------------------------------------------------------------------

_BETWEEN = late(r"(?:, |; | und | sowie | & |, sowie | \u2013 )\Z")


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
        run = run_of(words, at)
        if len(run.units) not in (2, 3) or not all(
            is_surname_unit(words, unit) for unit in run.units
        ):
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
            (
                left
                and (
                    right
                    or text[end : end + 1] in ("", ".", "\n", ";", ")")
                    or text[end : end + 2] == " ("
                    or text[end:].startswith((" und ", " sowie "))
                )
            )
            or (right and not left)
        ) and not is_plain_place(words, run.units[0]):
            person = person_found(text, words, (at, at, run.past), sure=False)
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


_NICKNAMED = late(
    r"(?<!\w)(?P<given>[A-ZÄÖÜ][\w-]+) [„\"‚'](?P<nick>[A-ZÄÖÜ][\w-]+)[“”\"‘']"
    r" (?P<surname>(?:von |van |de )?[A-ZÄÖÜ][\w-]+)"
)


def _nicknamed(text: str, found: Sequence[PersonFound]) -> Iterator[PersonFound]:
    """„August „Atsche“ Grimpe“"""
    for match in _NICKNAMED.finditer(text):
        start, end = match.span()
        free = not any(person.start < end and start < person.end for person in found)
        if match["given"].split("-")[0] in GIVEN_NAMES and free:
            name = " ".join(match[0].split())
            yield PersonFound(start, start, end, name, "", match["surname"], True, True)


_RELATIVES = late(
    r"(?<!\w)(?:Sohn|Söhnen?|Tochter|Töchtern?|Ehefrau|Ehemann|Bruder|Brüdern?|Witwe|Kindern?)"
    r" (?P<names>[A-ZÄÖÜ][\w-]+(?:, [A-ZÄÖÜ][\w-]+)*(?: und [A-ZÄÖÜ][\w-]+)?)(?! [A-ZÄÖÜ])"
)


def _relatives(text: str, found: Sequence[PersonFound]) -> Iterator[PersonFound]:
    """„die Söhne Lars und Henning“"""
    for match in _RELATIVES.finditer(text):
        for name in late(r"[A-ZÄÖÜ][\w-]+").finditer(text, *match.span("names")):
            start, end = name.span()
            free = not any(person.start < end and start < person.end for person in found)
            if name[0] in GIVEN_NAMES and free:
                yield PersonFound(start, start, end, name[0], "", name[0], False, True)


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
