"""Capitalised words behind a head that belong to its name: „Landkreis Lüchow-Dannenberg“."""

from __future__ import annotations

from collections.abc import Sequence

from chronik.drafting.names.given import GIVEN_NAMES
from chronik.drafting.names.kinds import Kin, kin_of
from chronik.drafting.names.towns import ends_as_place, is_place_like
from chronik.drafting.names.wording import HONORIFICS, PLAIN_NOUNS, TITLES, is_common, is_office
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.passages.folding import Folded
from chronik.passages.names.tokens import Token
from chronik.passages.wordlists import wordset


class Worded(NamedTuple):
    text: str
    folded: Folded
    words: Sequence[Token]


def is_abbreviation(word: str) -> bool:
    return 2 <= len(word) <= 8 and sum(letter.isupper() for letter in word) >= 2


OF_TOWN = late(r"[A-ZÄÖÜ][\w-]{3,}er\Z")


ADJECTIVE = late(
    r"(?:Erweiterte|Gemischte|Integrierte|Vereinte|Betreute|Angewandte|Offene|Mobile"
    r"|Deutsche|Evangelische|Evangelisch|Katholische|Freiwillige|Vereinigte|Allgemeine|Bäuerliche"
    r"|Bürgerliche|Berufsbildende|Königliche|Königlich|Kaiserliche|Staatliche|Städtische"
    r"|Internationale|Europäische"
    r"|Nationale|Historische|Regionale|Soziale|Technische|Medizinische|Musikalische"
    r"|Landwirtschaftliche"
    r"|Gemeinnützige|Öffentliche|Christliche|Jüdische|Islamische|Lutherische|Reformierte|Bayerische"
    r"|Zoologische|Naturwissenschaftliche|Kommunale|Ländliche|Landeskundliche|Geographische|Freie"
    r"|Sozialdemokratische|Christlich|Örtliche|Genossenschaftliche|[A-ZÄÖÜ][\w-]{2,}ische"
    r"|[A-ZÄÖÜ][\w-]{3,}sche)[nrsm]?\Z"
)


NO_NAMES = wordset(
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar maerz"
    " april mai"
    " juni juli august september oktober november dezember uhr ende anfang mitte tel telefon e ev"
)


def names_behind(given: Worded, at: int, kin: Kin, *, is_told: bool = False) -> int:
    """Past the capitalised words behind a head; `is_told` where a complement stands already."""
    words, past = given.words, at
    while past < len(words) and past < at + 5:
        begun = past > at
        beyond = _hyphened(words, past) or _adjective(words, past)
        beyond = beyond or _plain(words, past, kin, begun=begun)
        beyond = beyond or _saintly(words, past, begun=begun)
        beyond = beyond or (0 if begun else _located(words, past, kin))
        beyond = beyond or (_phrase(words, past) if begun and kin.kind == "networks" else 0)
        beyond = beyond or (_in_land(words, past) if begun or is_told else 0)
        beyond = beyond or (_at_river(words, past) if begun else 0)
        if not beyond:
            break
        past = beyond
    return past


def _hyphened(words: Sequence[Token], at: int) -> int:
    """Past a part behind a hyphen, or a land behind a dash."""
    is_land = words[at].gap == " - " and is_place_like(words[at].word)
    return at + 1 if words[at].gap == "-" or is_land else 0


def _plain(words: Sequence[Token], at: int, kin: Kin, *, begun: bool) -> int:
    gap = words[at].gap
    if gap != " " and (begun or gap != ") "):
        return 0
    return at + 1 if words[at].word[0].isupper() and _may_go_on(words, at, kin) else 0


def _saintly(words: Sequence[Token], at: int, *, begun: bool) -> int:
    return at + 1 if begun and words[at].gap == ". " and words[at - 1].word == "St" else 0


_CHAMBERS = ("kammer", "ihk", "hwk")


def _located(words: Sequence[Token], at: int, kin: Kin) -> int:
    """Past „am Eichenwäldle“ behind a school, „zu Flensburg“ behind a chamber."""
    if words[at].key == "zu" and at + 1 < len(words) and kin.head.endswith(_CHAMBERS):
        return at + 2 if words[at + 1].word[0].isupper() else 0
    if words[at].gap != " " or words[at].key not in ("am", "an", "im"):
        return 0
    beyond = at + 1 + (at + 1 < len(words) and words[at + 1].key in ("der", "den", "dem"))
    is_name = beyond < len(words) and words[beyond].word[0].isupper() and words[beyond].gap == " "
    return beyond + 1 if is_name and _LOCATED.search(kin.head) else 0


_WIDE = late(r"[A-ZÄÖÜ][\w-]{3,}(?:liche|ische|ige)[nrsm]?\Z")


def _adjective(words: Sequence[Token], at: int) -> int:
    """Past „Deutscher Blasmusikverbände“."""
    if (
        words[at].gap != " "
        or at + 1 >= len(words)
        or not (ADJECTIVE.match(words[at].word) or _WIDE.match(words[at].word))
    ):
        return 0
    noun = words[at + 1]
    is_name = noun.gap == " " and noun.word[0].isupper() and not is_office(noun.key)
    return at + 2 if is_name else 0


def _phrase(words: Sequence[Token], at: int) -> int:
    """Past „im Fokus“ in the name of a network."""
    is_small = words[at].gap == " " and words[at].key in ("im", "fuer", "in", "am", "mit")
    return at + 2 if is_small and at + 1 < len(words) and words[at + 1].word[0].isupper() else 0


def _in_land(words: Sequence[Token], at: int) -> int:
    """Past „im Rheinland“."""
    if words[at].gap != " " or words[at].key not in ("im", "in") or at + 1 >= len(words):
        return 0
    past = at + 2
    while past < len(words) and words[past].gap == "-":
        past += 1
    return past if is_place_like("-".join(each.word for each in words[at + 1 : past])) else 0


def _at_river(words: Sequence[Token], at: int) -> int:
    """Past „an der Elbe“."""
    if words[at].gap != " " or words[at].key not in ("an", "am", "ob", "vor", "bei", "in"):
        return 0
    beyond = at + 1 + (at + 1 < len(words) and words[at + 1].key in ("der", "dem"))
    return beyond + 1 if beyond < len(words) and words[beyond].key in _RIVERS else 0


_LOCATED = late(
    r"(?:schule|gymnasium|kita|kindergarten|klinikum|theater|krankenhaus|kolleg|haus)\Z"
)


_RIVERS = wordset(
    "rhein main donau elbe weser ems aller leine oder spree havel saale mosel neckar isar inn"
    " ruhr lahn"
    " fulda werra ilmenau oste see meer ostsee nordsee"
)


_NAMED_AFTER = late(r"(?:hospiz|\w\wschule|gymnasium|kolleg)\Z")  # people


_ABSTRACT = late(r"(?:ung|heit|keit|schaft|ion|taet|ismus|ment)(?:en|s)?\Z")


_DIRECTIONS = wordset("mitte nord sued ost west nordwest nordost suedwest suedost stadt land")


def _is_pair(parts: Sequence[Token]) -> bool:
    """„Coesfeld-Baumberge“: two names with a hyphen, neither a noun nor a given name."""
    no_names = (is_common(p.key) or is_office(p.key) or p.word in GIVEN_NAMES for p in parts)
    return len(parts) in (2, 3) and all(p.capital for p in parts) and not any(no_names)


def _may_go_on(words: Sequence[Token], at: int, kin: Kin) -> bool:
    word = words[at]
    if at + 1 < len(words) and words[at + 1].gap == "-" and words[at + 1].capital:
        past = at + 1
        while past < len(words) and words[past].gap == "-":
            past += 1
        if word.key in _DIRECTIONS and kin_of(words[at - 1].key) is None:
            return words[at - 1].word[0].isupper()
        if word.key in NO_NAMES or word.key.endswith(("ung", "schaft")):
            return False
        whole = "-".join(each.word for each in words[at:past])
        return not kin.is_weak or is_place_like(whole) or _is_pair(words[at:past])
    if word.key in _DIRECTIONS:
        return words[at - 1].word[0].isupper() and not (kin.is_weak and kin_of(words[at - 1].key))
    if word.key == "gebrueder":
        return True
    if word.key in NO_NAMES or word.key in HONORIFICS or word.key in TITLES or is_office(word.key):
        return False
    following = words[at + 1] if at + 1 < len(words) else None
    if word.word in GIVEN_NAMES and _NAMED_AFTER.search(kin.head):
        return True
    if (
        word.word in GIVEN_NAMES
        and following
        and following.gap == " "
        and following.word[0].isupper()
    ):
        return False
    if word.word[0].isdigit():
        return False
    if is_place_like(word.word) or is_place_like(word.word.removesuffix("s")):
        return True
    if word.word.isupper() and len(word.word) > 1:
        return True
    is_body = kin_of(word.key) is not None and not word.key.endswith("kreis")
    if (ends_as_place(word.word) or word.key.endswith("kreis")) and not is_body:
        return True
    if not kin.is_weak or kin.head in (
        "universitaet",
        "hochschule",
        "feuerwehr",
        "kirchengemeinde",
    ):
        return word.key not in PLAIN_NOUNS and not _ABSTRACT.search(word.key) and not is_body
    return not is_common(word.key) or kin.kind == "networks"
