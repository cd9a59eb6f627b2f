"""Bodies known by an abbreviation, a legal form, „Firma“, or as newspapers are called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chronik.drafting.names.behind import OF_TOWN, Worded, names_behind
from chronik.drafting.names.complements import complement, quoted_name
from chronik.drafting.names.given import GIVEN_NAMES
from chronik.drafting.names.kinds import ABBREVIATIONS, ONLY_WITH_NAME, Kin, kin_of
from chronik.drafting.names.towns import ends_as_place, is_place_like
from chronik.drafting.names.wording import PLAIN_NOUNS, is_common, is_office
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.passages.names.tokens import Token
from chronik.passages.wordlists import wordset


class BodySpan(NamedTuple):
    first: int
    past: int
    kin: Kin
    quoted: bool = False


def abbreviated(given: Worded, at: int) -> Iterator[BodySpan]:
    words = given.words
    word = words[at].word
    if at and words[at].gap in ("-", "/", "- "):
        return
    past = at + 1
    known = word in ABBREVIATIONS
    if past < len(words) and words[past].gap == "-":
        if known and is_office(words[past].key):  # „NDR-Redakteur“
            yield BodySpan(at, past, Kin("organisations", word.lower()))
        return
    if known and word in ONLY_WITH_NAME:
        past += _is_year_of(words, past)
    if not known and not _is_unknown_short(words, at):
        return
    behind = words[past] if past < len(words) else None
    inner = (
        kin_of(behind.key) if known and behind and behind.gap == " " and behind.capital else None
    )
    if inner and inner.kind == "organisations":
        past, _ = complement(given, past, inner)
    elif known or (behind and (ends_as_place(behind.word) or _is_pair(words, past))):
        kin = Kin("organisations", word.lower())
        quoted = quoted_name(given, past) if known else 0
        past = quoted or with_year(given, names_behind(given, past, kin))
        of_town = at > 0 and words[at].gap == " " and OF_TOWN.match(words[at - 1].word)
        if of_town and word in ONLY_WITH_NAME and not is_common(words[at - 1].key):
            at -= 1
        elif word in ONLY_WITH_NAME and (past == at + 1 or words[past - 1].word.isdigit()):
            return
        if quoted:
            yield BodySpan(at, past, kin, quoted=True)
            return
    yield BodySpan(at, past, Kin("organisations", word.lower()))


def _is_year_of(words: Sequence[Token], at: int) -> bool:
    """„VfL 08 Bernau“, „MTV 1848 Hallen“"""
    is_year = at + 1 < len(words) and words[at].word.isdigit() and len(words[at].word) in (2, 4)
    return is_year and words[at].gap == words[at + 1].gap == " " and words[at + 1].capital


_YEAR_OF_CLUB = late(r" (?:v\. ?|von )?(?:1[89]\d\d|20\d\d)(?:,? [eE]\. ?V)")


def with_year(given: Worded, past: int) -> int:
    """Past „von 1921 e. V.“"""
    match = _YEAR_OF_CLUB.match(given.folded.text, given.words[past - 1].end)
    while match and past < len(given.words) and given.words[past].end <= match.end():
        past += 1
    return past


def _is_pair(words: Sequence[Token], at: int) -> bool:
    """Two capitals with a hyphen, as regions are called: „Leine-Weser“."""
    if at + 1 >= len(words) or words[at].gap != " " or words[at + 1].gap != "-":
        return False
    return words[at].word[0].isupper() and words[at + 1].word[0].isupper()


_NO_SHORT = wordset(
    "EU USA UNO IT PC TV UKW KI FAQ PDF CO CD DVD DM EUR EG OG UG AG GmbH OP TOP II III IV VI"
    " VII VIII IX XI"
    " XII PLZ NR ZOB LED GPS ISBN ISSN WC DIN ISO NS DDR BRD ICE RE RB PR HR QR WLAN MINT BIP"
    " ABC DNA OK"
    " USB SMS PKW LKW NRW MV SH BRD UN EDV FSJ BFD VR AR IB AA LWK"
)


def _is_unknown_short(words: Sequence[Token], at: int) -> bool:
    """„der BVMW“: capitals with an article before, where no word is in brackets."""
    word = words[at].word
    if (
        not (3 <= len(word) <= 6 and word.isupper() and word.isalpha())
        or word in _NO_SHORT
        or not at
    ):
        return False
    shouted = at + 1 < len(words) and words[at + 1].word.isupper() and len(words[at + 1].word) > 3
    return (
        words[at].gap == " "
        and words[at - 1].key
        in ("der", "die", "das", "des", "dem", "den", "vom", "beim", "zur", "zum")
        and not shouted
        and words[at - 1].word.islower()
    )


def with_legal_form(given: Worded) -> Iterator[BodySpan]:
    """„Sinarmas Cepsa Deutschland GmbH“: capitals before a legal form."""
    words = given.words
    for at, word in enumerate(words):
        if not at:
            continue
        is_form = word.word in ("GmbH", "gGmbH", "mbH", "AG", "KG", "OHG", "eG", "KGaA", "SE", "UG")
        is_club = word.word in ("e", "E") and at + 1 < len(words) and words[at + 1].word == "V"
        is_club = (is_club and words[at + 1].gap.startswith(".")) or word.word == "eV"
        if not (is_form or is_club) or words[at].gap not in (" ", ", ", " & "):
            continue
        first = at
        while first and at - first < 8:
            before = words[first - 1]
            gap = words[first].gap
            if gap not in (" ", "-", ". ", " & ", ", ", "."):
                break
            if gap in (", ",) and first != at:
                break
            linking = (
                before.key
                in ("und", "fuer", "im", "der", "des", "zur", "am", "an", "in", "von", "zum")
                and first < at
                and before.word.islower()
            )
            if linking and not _links(words, first - 1):
                break
            if not linking and not (
                before.word[0].isupper() or before.word == "&" or before.word[0].isdigit()
            ):
                break
            if (
                before.key in PLAIN_NOUNS
                and before.word not in ("Heimat",)
                and (first - 1 == 0 or not before.word[0].isupper())
            ):
                break
            if is_office(before.key) and before.word not in GIVEN_NAMES and gap != "-":
                break
            first -= 1
        while first < at and words[first].key == "firma":
            first += 1
        while first < at and (words[first].key in _SMALL or not words[first].word[0].isupper()):
            first += 1
        past = at + 2 if is_club and word.word != "eV" else at + 1
        if word.word == "KG" or word.word == "GmbH":
            while past + 1 < len(words) and words[past].word in ("Co", "&", "KG"):
                past += 1
        if past < len(words) and words[past].gap == " " and is_place_like(words[past].word):
            past += not is_club
        if first < at:
            kin = kin_of(words[first].key) or Kin("organisations", "ev" if is_club else "gmbh")
            yield BodySpan(first, past, kin._replace(kind="organisations"))


def _links(words: Sequence[Token], at: int) -> bool:
    """Whether a small word inside is part of a name: capitals on both sides, and a head before."""
    if not at or not words[at - 1].word[0].isupper():
        return (
            at >= 2
            and words[at].word.islower()
            and words[at - 1].word.islower()
            and _links(words, at - 1)
        )
    here = at
    while here and words[here].gap in (" ", "-", "- ") and at - here < 6:
        here -= 1
        if kin_of(words[here].key):
            return True
    return words[at].key == "und" and words[at + 1].word[0].isupper() and words[at].gap == "- "


_COINED = ("ver.di",)
_SMALL = ("die", "der", "das", "firma", "und", "bei", "fuer", "im", "in")


def firms(given: Worded) -> Iterator[BodySpan]:
    """„die Firma farb.film“."""
    words = given.words
    for at, word in enumerate(words[:-1]):
        if f"{word.word}.{words[at + 1].word}" in _COINED and words[at + 1].gap == ".":
            yield BodySpan(at, at + 2, Kin("organisations", "gewerkschaft"))
        if word.key not in (
            "firma",
            "verlag",
            "fotostudio",
            "druckerei",
            "baeckerei",
            "tischlerei",
        ):
            continue
        if words[at + 1].gap not in (" ", ' "'):
            continue
        following = words[at + 1]
        dotted = (
            at + 2 < len(words) and words[at + 2].gap == "." and words[at + 2].word[0].islower()
        )
        if not (following.word[0].isupper() or dotted) or is_office(following.key):
            continue
        past = at + 2 + dotted
        while (
            past < len(words)
            and words[past].gap in (" ", "-", " & ")
            and (words[past].word[0].isupper() or words[past].word == "&")
            and not is_common(words[past].key)
            and past - at < 5
        ):
            past += 1
        first = at + 1 if word.key == "firma" else at
        yield BodySpan(first, past, Kin("organisations", word.key))


_PAPER = late(
    r"(?:zeitung|allgemeinen?|nachrichten|rundschau|post|presse|rundfunks?|tageblatt|kurier"
    r"|anzeiger|merkur)\Z"
)


_COMPOUND_PAPER = late(
    r"(?:zeitung|nachrichten|rundschau|post|presse|tageblatt|kurier|anzeiger|merkur|echo|bote|blatt"
    r"|welle|radio)\Z"
)


def papers(given: Worded) -> Iterator[BodySpan]:
    """„Märkische Allgemeine“, „Hessischer Rundfunk“, „Altenauer Nachrichten“."""
    words = given.words
    for at in range(1, len(words)):
        before, word = words[at - 1], words[at]
        if word.gap == "-" and _COMPOUND_PAPER.match(word.key) and word.word[0].isupper():
            first = at - 1
            while first and words[first].gap == "-":
                first -= 1
            yield BodySpan(first, at + 1, Kin("organisations", word.key))
        if word.gap != " " or not word.word[0].isupper() or not _PAPER.match(word.key):
            continue
        if OF_TOWN.match(before.word) or (before.word[0].isupper() and "isch" in before.key[-6:]):
            past = at + 1
            if (
                past < len(words)
                and words[past].gap == " "
                and words[past].key in ("zeitung", "presse")
            ):
                past += 1
            yield BodySpan(at - 1, past, Kin("organisations", word.key))


_PARTIES = late(
    r"(?:Bündnis 90 ?/ ?[Dd]ie Grünen|B ?90 ?/ ?(?:[Dd]ie )?Grünen|Die Linke|Freien? Wähler"
    r"|Die Grünen|Freien? Demokraten|Johanniter-Unfall-Hilfe|Technischen? Hilfswerk"
    r"|Malteser Hilfsdienst|Aktion Mensch|Brot für die Welt|Arbeit und Leben)(?!\w)"
)


def parties(given: Worded) -> Iterator[BodySpan]:
    """„Bündnis 90/Die Grünen“"""
    for match in _PARTIES.finditer(given.folded.text):
        inside = [n for n, w in enumerate(given.words) if match.start() <= w.start < match.end()]
        yield BodySpan(inside[0], inside[-1] + 1, Kin("organisations", "partei"))


def houses(given: Worded) -> Iterator[BodySpan]:
    """„Prinz & Söhne“."""
    words = given.words
    for at in range(1, len(words) - 1):
        is_bound = words[at].word == "&" and words[at].gap == words[at + 1].gap == " "
        if is_bound and words[at - 1].word[0].isupper() and words[at + 1].word[0].isupper():
            yield BodySpan(at - 1, at + 2, Kin("organisations", "firma"))
