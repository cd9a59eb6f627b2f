"""Organisations, networks and projects in a passage whose names nobody told the program.

A name has a word that says what kind of thing it is („Verein“, „Ministerium“), and more that tells
which: a complement, an adjective, a quoted name, a legal form, an abbreviation in brackets. „Der
Verein“ alone names nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chronik.drafting.names.appositions import apposed_bodies
from chronik.drafting.names.behind import ADJECTIVE, NO_NAMES, OF_TOWN, Worded, is_abbreviation
from chronik.drafting.names.complements import TERRITORIES, complement
from chronik.drafting.names.given import GIVEN_NAMES
from chronik.drafting.names.kinds import Kin, kin_of
from chronik.drafting.names.shortforms import (
    BodySpan,
    abbreviated,
    firms,
    houses,
    papers,
    parties,
    with_legal_form,
)
from chronik.drafting.names.towns import ends_as_place, is_place_like
from chronik.drafting.names.wording import PLAIN_NOUNS, TITLES, is_common, is_office, is_proper
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.passages.folding import fold
from chronik.passages.names.tokens import Token, tokens
from chronik.passages.wordlists import wordset


class BodyFound(NamedTuple):
    """An organisation or a network in a passage: text[start:end] == words."""

    start: int
    end: int
    words: str  # on one line
    kind: str  # organisations or networks
    head: str  # the key of the word that says what it is, "" for none
    short: str  # an abbreviation in brackets, "" for none


def bodies_in(text: str) -> list[BodyFound]:
    """The organisations and networks of a passage, in order, none inside another. Never fails."""
    given = Worded(text, fold(text), tokens(text))
    spans: list[BodySpan] = []
    for at in range(len(given.words)):
        spans += _headed(given, at)
        spans += abbreviated(given, at)
    spans += [
        *with_legal_form(given),
        *firms(given),
        *papers(given),
        *houses(given),
        *parties(given),
        *apposed_bodies(given),
    ]
    titles = [match.span() for match in _TITLED.finditer(given.folded.text)]
    spans = [s for s in spans if not any(a < given.words[s.first].start < b for a, b in titles)]
    chosen: list[BodySpan] = []
    for span in sorted(spans, key=lambda s: (-(s.past - s.first), s.first)):
        if all(span.past <= other.first or other.past <= span.first for other in chosen):
            chosen.append(span)
    return [_found(given, span) for span in sorted(chosen)]


# What a talk, a book or a paper is called names no body.
_TITLED = late(
    r"(?:[Vv]ortr[aä]g|[Tt]hema|[Tt]itel|[Mm]otto|[Bb]uch|[Ff]ilm|[Aa]usstellung|[Ll]ied|[Ss]tück"
    r"|[Rr]eferat|[Ii]mpuls|[Üü]berschrift|[Aa]rtikel|[Ss]tudie|[Bb]roschüre|[Ww]orkshop|[Ss]eminar"
    r"|[Tt]agung|[Kk]onferenz|[Vv]eranstaltung|[Rr]eihe|[Pp]odium|[Dd]iskussion|[Vv]ereinbarung"
    r"|[Pp]rogramm|[Rr]ichtlinie|[Vv]ertrag|[Aa]ktion|[Ff]rage|[Ww]ettbewerb|[Pp]reis|[Cc]horal"
    r")\w{0,4}:? \"[^\"]{3,120}\""
)


def _found(given: Worded, span: BodySpan) -> BodyFound:
    words = given.words
    start, end = given.folded.span(words[span.first].start, words[span.past - 1].end)
    while (
        end < len(given.text)
        and given.text[end] in '“”"«'
        and given.text[start:end].count("„") + given.text[start:end].count('"')
        > given.text[start:end].count("“")
    ):
        end += 1
        break
    if given.text[end : end + 1] == "." and given.text[:end].endswith(
        ("e. V", "e.V", "E. V", "E.V", "m. u. H", "m. b. H")
    ):
        end += 1
    short = _short_behind(given, end) if span.quoted else ""
    if (
        not short
        and span.past < len(words)
        and words[span.past].gap == " ("
        and is_abbreviation(words[span.past].word)
    ):
        closing = words[span.past + 1].gap if span.past + 1 < len(words) else ")"
        short = words[span.past].word if closing.startswith(")") else ""
    said = " ".join(given.folded.text[words[span.first].start : words[span.past - 1].end].split())
    said = " ".join(given.text[start:end].split()) if span.quoted or end - start < 200 else said
    return BodyFound(start, end, said, span.kin.kind, span.kin.head, short)


_BRACKETED = late(r"\s?\((?P<short>[A-ZÄÖÜ][\w .-]{1,22})\)")


def _short_behind(given: Worded, end: int) -> str:
    """What stands in brackets behind a quoted name: „(Per Se Plus)“."""
    match = _BRACKETED.match(given.text, end)
    return match["short"] if match else ""


# --- by the word that says what it is -----------------------------------------------------------


def _headed(given: Worded, at: int) -> Iterator[BodySpan]:
    words = given.words
    word = words[at]
    if not word.word[0].isupper() or (at + 1 < len(words) and words[at + 1].gap.startswith("-")):
        return
    unit = at
    while unit and (words[unit].gap == "-" or _is_saint(words, unit)):
        unit -= 1
    kin = kin_of(word.key)
    if kin is None or not _has_its_adjective(words, at, kin):
        return
    first = _before(words, at - 1 if kin.head in _WITH_ADJECTIVE else unit, kin)
    past, quoted = complement(given, at, kin)
    if word.key in ("rat", "rates", "rats") and not _is_council(words, at):
        return
    if kin.head == "gruppe" and not quoted:
        return
    if quoted and first and words[first - 1].key == "als":
        return  # „als Stützpunktverein „Integration durch Sport“ anerkannt“: a title
    told = past > at + 1 or first < unit or _is_specific(words, unit, at) or _is_local(word.key)
    shortened = past < len(words) and words[past].gap == " (" and is_abbreviation(words[past].word)
    if told or (shortened and len(word.key) > 6):
        if past == at + 1 and first < unit and not _is_telling(words, first, kin):
            return
        yield BodySpan(first, past, kin, quoted)


def _is_saint(words: Sequence[Token], at: int) -> bool:
    return words[at].gap == ".-" and words[at - 1].word in ("St", "Skt")


_WITH_ADJECTIVE = {"tisch": "runde", "kreuz": "rote"}


def _has_its_adjective(words: Sequence[Token], at: int, kin: Kin) -> bool:
    """„Runder Tisch“, „Rotes Kreuz“: a noun that is a body with its adjective only."""
    adjective = _WITH_ADJECTIVE.get(kin.head)
    return adjective is None or (at > 0 and words[at - 1].key.startswith(adjective))


def _is_council(words: Sequence[Token], at: int) -> bool:
    """„Rat der Stadt Altenau“."""
    return at + 3 < len(words) and words[at + 2].key in TERRITORIES and words[at + 3].capital


def _is_specific(words: Sequence[Token], unit: int, at: int) -> bool:
    """„Karl-Marx-Universität“, „Leine-Weser-Bündnis“: a compound with a name in it."""
    inner = words[unit:at]
    return _is_of_a_name(words, unit, at) or any(
        each.word in GIVEN_NAMES or is_place_like(each.word) or each.word.isupper()
        for each in inner
    )


def _is_of_a_name(words: Sequence[Token], unit: int, at: int) -> bool:
    """„Hansa-Gymnasium“"""
    kin = kin_of(words[at].key)
    is_body = kin is not None and kin.kind == "organisations"
    first = words[unit]
    is_name = first.word in ("St", "Skt") or (is_proper(first.key) and not kin_of(first.key))
    return unit < at and is_body and is_name


_REGION = late(r"(?:alb|gau|land|mark|heide|kreis|burg|berg|tal|rhein|elbe|weser|main|ruhr)\Z")
_LOCAL = late(
    r"(?:stadt|kreis|landes|bundes|bezirks)(?:jugendring|sportbund|feuerwehrverband"
    r"|musikschule|bauernverband|handwerkerschaft|theater)(?:s|es)?\Z"
    r"|(?!kreis|stadt|landes)[a-z]{5,}(?:sparkasse|landesbank)\Z"
    r"|(?:kolpingsfamilie|caritas|diakonie|arbeiterwohlfahrt|bergwacht|wasserwacht|malteser"
    r"|johanniter)\Z"
    r"|(?:landwirtschafts|handwerks|aerzte|architekten|ingenieur|rechtsanwalts|arbeits|wirtschafts)"
    r"kammer\Z"
    r"|(?!.*(?:kirchen|samt|markt|orts|stadt|verbands|pfarr|nachbar|fest|trauer|fan|glaubens|haus"
    r"|fach|kreis|einheits|land|wohn|lebens|zuhoerer|leser)gemeinde)[a-z]{4,}gemeinde\Z"
)


_SCHOOL = late(
    r"(?!.*(?:grund|haupt|real|ober|mittel|gesamt|berufs|musik|volks|hoch|fach|foerder|sonder|fahr"
    r"|tanz|kunst|sprach|tags|vor|baum|abend|sommer|winter|wirtschafts|handels|gemeinschafts|ski"
    r"|surf|reit|privat|regel|nachbar|dorf|zwerg|buerger|gewerbe|haushalts|kloster|latein|sing)"
    r"schule)[a-z]{4,}(?:schule|gymnasium)\Z"
)


def _is_local(key: str) -> bool:
    """„Stadtjugendring“, „Marienschule“: there is one of it in a place."""
    return _LOCAL.match(key) is not None or _SCHOOL.match(key) is not None


_WEAK = wordset(
    "oertliche freie soziale oeffentliche regionale internationale technische historische"
)


def _before(words: Sequence[Token], at: int, kin: Kin) -> int:
    """The first token of the name before its head: „Deutscher …“, „Industrie- und …“."""
    first = at
    if _AFTER_NAMES.search(kin.head):
        while first and first > at - 3 and words[first].gap == " " and _may_lead(words, first - 1):
            first -= 1
            while first and words[first].gap == "-":
                first -= 1
        if first < at:
            return first
    while first and first > at - 4:
        gap, word = words[first].gap, words[first - 1]
        inside = (
            first > 1 and words[first - 2].word.islower() and _INNER.match(word.word) is not None
        )
        if (
            gap == " "
            and (ADJECTIVE.match(word.word) or inside)
            and not word.key.endswith(("ung", "schaft"))
        ):
            first -= 1
        elif (
            gap == " "
            and OF_TOWN.match(word.word)
            and word.key not in PLAIN_NOUNS
            and not is_office(word.key)
        ):
            first -= 1
            while first and words[first].gap == "-":
                first -= 1
        elif (
            gap == " " and word.key == "und" and first > 1 and words[first - 1].gap.startswith("- ")
        ):
            first -= 2
        elif gap == "-" or (gap == " " and word.word in ("St",)):
            first -= 1
        else:
            break
    return first


_LIKE_OTHERS = ("e", "en", "er", "es", "em", "ern", "end")  # „Gestern“, „Unser“


_INNER = late(r"[A-ZÄÖÜ][\w-]{3,}(?:lich|isch|ig)(?:e|en|er|es|em)\Z")
_AFTER_NAMES = late(
    r"(?:stiftung|club|klub|centrum|center|institut|akademie|verlag|bank|museum|orchester"
    r"|gesellschaft|sparkasse)\Z"
)


def _may_lead(words: Sequence[Token], at: int) -> bool:
    """Whether a word before a head is a part of its name: „Rotary Club“."""
    word = words[at]
    if not word.word[0].isupper() or word.key in NO_NAMES or word.key in TITLES:
        return False
    if word.word in GIVEN_NAMES or (
        at and words[at - 1].word in GIVEN_NAMES and words[at].gap == " "
    ):
        return True
    if is_place_like(word.word) or ends_as_place(word.word):
        return True
    is_opening = at == 0 or words[at].gap in (". ", ": ", "! ", "? ")
    is_opening = is_opening and (word.key in PLAIN_NOUNS or word.key.endswith(_LIKE_OTHERS))
    is_noun = is_common(word.key) or is_office(word.key)
    return not (is_opening or is_noun or ADJECTIVE.match(word.word))


def _is_telling(words: Sequence[Token], first: int, kin: Kin) -> bool:
    """Whether an adjective alone makes a name of the head: not „Regionale Unternehmen“."""
    word = words[first]
    if words[first].gap != "- " and words[first + 1].key == "und":
        return kin.head.endswith("kammer")  # „der Obst- und Gartenbauverein“ is one of many
    if word.key.rstrip("nrsm") in _WEAK and kin.is_weak:
        return False
    if OF_TOWN.match(word.word) and kin.is_weak:
        return False
    return not (kin.is_weak and first == 0 and word.key.rstrip("nrsm") in _WEAK)


# --- by abbreviation, legal form, „Firma“ -------------------------------------------------------
