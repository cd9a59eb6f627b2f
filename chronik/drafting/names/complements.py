"""What tells which one is meant, behind the word that says what kind of body it is: „für Arbeit und
Soziales“, „Lüneburg-Uelzen“, „der Freunde“, „„Neue Wege““.
"""

from __future__ import annotations

from collections.abc import Sequence

from chronik.drafting.names.behind import ADJECTIVE, NO_NAMES, Worded, is_abbreviation, names_behind
from chronik.drafting.names.kinds import LEGAL, Kin, kin_of
from chronik.drafting.names.wording import is_common, is_office
from chronik.language.patterns import late
from chronik.passages.names.tokens import Token
from chronik.passages.wordlists import wordset

_FIELD = wordset("fuer")


_OF_HEADS = late(
    r"(?:verein|verband|bund|gesellschaft|vereinigung|stiftung|kreis|rat|verbindung|ministerium"
    r"|haus|club|liga|werk"
    r"|bueros?|institut|kommission|gemeinschaft|genossenschaft|innung|zentrale|gewerkschaft"
    r"|kollegium)\Z"
)


def complement(given: Worded, at: int, kin: Kin) -> tuple[int, bool]:
    """The token past the name that the head begins, and whether that is a quoted one."""
    words = given.words
    past = _past_short(words, at + 1)
    quoted = quoted_name(given, past)
    if quoted:
        return quoted, True
    if past < len(words) and words[past].gap == " " and words[past].key in _FIELD:
        past = _field(words, past, kin)
    elif past < len(words) and words[past].gap == " " and _is_possessed(words, past, kin):
        past = _genitive(words, past)
        inner = kin_of(words[past - 1].key) if past > at + 1 else None
        if inner and inner.kind == "organisations":
            past, is_quoted = complement(given, past - 1, inner)
            if is_quoted:
                return past, True
    began = past
    past = _past_short(words, past)
    past = names_behind(given, past, kin, is_told=began > at + 1)
    past = _of_land(words, past, kin)
    return _legal_behind(given, past), False


def _is_possessed(words: Sequence[Token], at: int, kin: Kin) -> bool:
    """Whether a genitive behind the head belongs to its name: „Feuerwehr der Stadt Altenau“."""
    of_land = at + 2 < len(words) and words[at + 1].key in TERRITORIES and words[at + 2].capital
    return of_land or _OF_HEADS.search(kin.head) is not None


def _past_short(words: Sequence[Token], at: int) -> int:
    """Past an abbreviation in brackets where the name goes on: „Handwerkskammer (HWK) Stade“."""
    if at + 1 >= len(words) or words[at].gap != " (" or not is_abbreviation(words[at].word):
        return at
    following = words[at + 1]
    goes_on = (
        following.gap == ") " and following.word[0].isupper() and following.key not in NO_NAMES
    )
    return at + 1 if goes_on and not is_common(following.key) else at


def quoted_name(given: Worded, at: int) -> int:
    """Past a quoted name („Netzwerk „Neue Wege““); 0 where none follows."""
    words = given.words
    if at >= len(words) or words[at].gap not in (' "', " '"):
        return 0
    mark = words[at].gap[-1]
    for past in range(at + 1, min(at + 9, len(words) + 1)):
        gap = words[past].gap if past < len(words) else given.folded.text[words[-1].end :]
        if mark in gap:
            return past
        if any(stop in gap for stop in (". ", "!", "?")) and mark not in gap:
            return 0
    return 0


def _field(words: Sequence[Token], at: int, kin: Kin) -> int:
    """Past „für Arbeit, Soziales und Integration“."""
    past = _noun_phrase(words, at + 1)
    if past == at + 1:
        return at
    is_list = kin.is_department
    while past < len(words):
        gap, word = words[past].gap, words[past]
        if gap == ", " and is_list and _rest_is_list(words, past):
            beyond = _noun_phrase(words, past)
        elif (
            gap == " " and word.key == "und" and past + 1 < len(words) and _goes_on(words[past + 1])
        ):
            beyond = _noun_phrase(words, past + 1)
            beyond = 0 if beyond == past + 1 or _begins_another(words, past + 1) else beyond
        else:
            break
        if not beyond or beyond <= past:
            break
        past = beyond
    return past


def _goes_on(word: Token) -> bool:
    """Whether a word behind „und“ may go on with a field: no article begins one."""
    return word.key not in ("die", "der", "das", "dem", "den")


def _begins_another(words: Sequence[Token], at: int) -> bool:
    if words[at].key in ("land", "stadt", "gemeinde", "kreis", "landes"):
        return False
    return kin_of(words[at].key) is not None and not words[at].key.endswith(("kammer", "schaft"))


def _rest_is_list(words: Sequence[Token], at: int) -> bool:
    """Whether „und“ closes the list within a few words, with nothing but nouns before it."""
    for here in range(at, min(at + 6, len(words))):
        if words[here].key == "und" and here > at:
            return any(each.capital for each in words[here + 1 : here + 3])
        if (
            not words[here].capital
            and here > at
            and not words[here].key.endswith(("e", "en", "er"))
        ):
            return False
    return False


def _noun_phrase(words: Sequence[Token], at: int) -> int:
    """Past adjectives and a noun; `at` itself where there is none."""
    past = at
    if past < len(words) and words[past].key in ("den", "die", "das", "der"):
        past += 1
    while (
        past < len(words)
        and past < at + 3
        and not words[past].capital
        and words[past].key.endswith(("e", "en", "er", "es"))
    ):
        if past > at and words[past].gap != " ":
            return at
        past += 1
    if past >= len(words) or not words[past].word[0].isupper():
        return at
    past += 1
    if past < len(words) and ADJECTIVE.match(words[past - 1].word) and words[past].gap == " ":
        past += words[past].word[0].isupper()
    while past < len(words) and (
        words[past].gap == "-" or (words[past].gap == "- " and words[past].key != "und")
    ):
        past += 1
    if past + 1 < len(words) and words[past].gap == "- " and words[past].key == "und":
        past += 2
        while past < len(words) and words[past].gap == "-":
            past += 1
    return past


def _genitive(words: Sequence[Token], at: int) -> int:
    """Past „der Freunde“, „der Stadt Altenau“; `at` where nothing of the kind follows."""
    if words[at].key not in ("der", "des") or at + 1 >= len(words):
        return at
    past = _noun_phrase(words, at + 1)
    if past == at + 1 or is_office(words[past - 1].key):
        return at
    if words[past - 1].key in TERRITORIES and past < len(words) and words[past].gap == " ":
        is_name = words[past].word[0].isupper() and words[past].key not in NO_NAMES
        past += is_name and not is_office(words[past].key)
        while is_name and past < len(words) and words[past].gap == "-":
            past += 1
    return past


TERRITORIES = wordset(
    "stadt gemeinde samtgemeinde verbandsgemeinde hansestadt landkreises kreises fleckens"
    " ortes bezirkes bezirks region insel provinz landeshauptstadt marktgemeinde"
)


def _of_land(words: Sequence[Token], at: int, kin: Kin) -> int:
    """Past „des Landes Sachsen-Anhalt“ behind a ministry."""
    if not kin.is_department or at + 2 >= len(words) or words[at].key not in ("des", "der"):
        return at
    if words[at].gap == " " and words[at + 1].key in (
        "landes",
        "stadt",
        "landkreises",
        "freistaates",
        "bundes",
        "kreises",
    ):
        past = at + 2
        while past < len(words) and words[past].gap in (" ", "-") and words[past].word[0].isupper():
            past += 1
        return past
    return at


_SINCE = late(r" (?:v\. ?|von )?(?P<year>1[5-9]\d\d|20\d\d)(?=,? [eE]\. ?V)")


def _legal_behind(given: Worded, at: int) -> int:
    """Past „e. V.“, „gGmbH“, with a comma or in brackets or not."""
    words = given.words
    if at >= len(words):
        return at
    before = words[at - 1].end
    if year := _SINCE.match(given.folded.text, before):
        before = year.end("year")
    match = LEGAL.match(given.folded.text, before)
    past = at
    if match:
        while past < len(words) and words[past].end <= match.end():
            past += 1
    return past
