"""Organisations, networks and projects in a passage whose names nobody told the program.

A name has a word that says what kind of thing it is („Verein“, „Ministerium“, „Landkreis“), and more
that tells which: a complement, an adjective, a quoted name, a legal form, an abbreviation in
brackets. „Der Verein“ alone names nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chronik.drafting.names.given import GIVEN_NAMES
from chronik.drafting.names.kinds import ABBREVIATIONS, LEGAL, Kin, kin_of
from chronik.drafting.names.places import ends_as_place, is_place_like
from chronik.drafting.names.wording import HONORIFICS, NOUNS, TITLES, is_common, is_office
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.passages.folding import Folded, fold
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


class _Text(NamedTuple):
    text: str
    folded: Folded
    words: Sequence[Token]


class _Span(NamedTuple):
    first: int
    past: int
    kin: Kin
    quoted: bool = False


def bodies_in(text: str) -> list[BodyFound]:
    """The organisations and networks of a passage, in order, none inside another. Never fails."""
    given = _Text(text, fold(text), tokens(text))
    spans: list[_Span] = []
    for at in range(len(given.words)):
        spans += _headed(given, at)
        spans += _abbreviated(given, at)
    spans += [*_legal(given), *_firms(given), *_papers(given), *_houses(given)]
    chosen: list[_Span] = []
    for span in sorted(spans, key=lambda s: (-(s.past - s.first), s.first)):
        if all(span.past <= other.first or other.past <= span.first for other in chosen):
            chosen.append(span)
    return [_found(given, span) for span in sorted(chosen)]


def _found(given: _Text, span: _Span) -> BodyFound:
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
        ("e. V", "e.V", "E. V", "E.V")
    ):
        end += 1
    short = _short_behind(given, end) if span.quoted else ""
    if (
        not short
        and span.past < len(words)
        and words[span.past].gap == " ("
        and _is_short(words[span.past].word)
    ):
        closing = words[span.past + 1].gap if span.past + 1 < len(words) else ")"
        short = words[span.past].word if closing.startswith(")") else ""
    said = " ".join(given.folded.text[words[span.first].start : words[span.past - 1].end].split())
    said = " ".join(given.text[start:end].split()) if span.quoted or end - start < 200 else said
    return BodyFound(start, end, said, span.kin.kind, span.kin.head, short)


_BRACKETED = late(r"\s?\((?P<short>[A-ZÄÖÜ][\w .-]{1,22})\)")


def _short_behind(given: _Text, end: int) -> str:
    """What stands in brackets behind a quoted name: „(Per Se Plus)“."""
    match = _BRACKETED.match(given.text, end)
    return match["short"] if match else ""


def _is_short(word: str) -> bool:
    return 2 <= len(word) <= 8 and sum(letter.isupper() for letter in word) >= 2


# --- by the word that says what it is -----------------------------------------------------------


def _headed(given: _Text, at: int) -> Iterator[_Span]:
    words = given.words
    word = words[at]
    if not word.word[0].isupper() or (at + 1 < len(words) and words[at + 1].gap.startswith("-")):
        return
    unit = at
    while unit and words[unit].gap == "-":
        unit -= 1
    kin = kin_of(word.key)
    if kin is None or (kin.head == "tisch" and not (at and words[at - 1].key.startswith("runde"))):
        return
    first = at - 1 if kin.head == "tisch" else _before(words, unit, kin)
    past, quoted = _complement(given, at, kin)
    if word.key in ("rat", "rates", "rats") and not _is_council(words, at):
        return
    told = past > at + 1 or first < unit or _is_specific(words, unit, at) or _is_local(word.key)
    shortened = past < len(words) and words[past].gap == " (" and _is_short(words[past].word)
    if told or (shortened and len(word.key) > 6):
        if past == at + 1 and first < unit and not _is_telling(words, first, kin):
            return
        yield _Span(first, past, kin, quoted)


def _is_council(words: Sequence[Token], at: int) -> bool:
    """„Rat der Stadt Altenau“."""
    of = ("stadt", "gemeinde", "kreises", "bezirkes", "bezirks", "hansestadt")
    return at + 3 < len(words) and words[at + 2].key in of and words[at + 3].capital


def _is_specific(words: Sequence[Token], unit: int, at: int) -> bool:
    """„Karl-Marx-Universität“, „Leine-Weser-Bündnis“: a compound with a name in it."""
    inner = words[unit:at]
    return bool(inner) and any(
        each.word in GIVEN_NAMES or is_place_like(each.word) or each.word.isupper()
        for each in inner
    )


_REGION = late(r"(?:alb|gau|land|mark|heide|kreis|burg|berg|tal|rhein|elbe|weser|main|ruhr)\Z")
_LOCAL = late(
    r"(?:stadt|kreis|landes|bundes|bezirks)(?:jugendring|sportbund|feuerwehrverband"
    r"|musikschule|bauernverband|handwerkerschaft|theater|regierung)(?:s|es)?\Z"
    r"|(?!kreis|stadt|landes)[a-z]{5,}(?:sparkasse|landesbank)\Z"
    r"|(?:kolpingsfamilie|caritas|diakonie|arbeiterwohlfahrt|bergwacht|wasserwacht|malteser|johanniter)\Z"
)


def _is_local(key: str) -> bool:
    """„Stadtjugendring“: there is one of it in a place."""
    return _LOCAL.match(key) is not None


_TOWN = late(r"[A-ZÄÖÜ][\w-]{3,}er\Z")
_ADJECTIVE = late(
    r"(?:Deutsche|Evangelische|Evangelisch|Katholische|Freiwillige|Vereinigte|Allgemeine|Bäuerliche"
    r"|Bürgerliche|Berufsbildende|Königliche|Königlich|Kaiserliche|Staatliche|Städtische|Internationale|Europäische"
    r"|Nationale|Historische|Regionale|Soziale|Technische|Medizinische|Musikalische|Landwirtschaftliche"
    r"|Gemeinnützige|Öffentliche|Christliche|Jüdische|Islamische|Lutherische|Reformierte|Bayerische"
    r"|Zoologische|Naturwissenschaftliche|Kommunale|Ländliche|Landeskundliche|Geographische|Freie"
    r"|Sozialdemokratische|Christlich|Örtliche|Genossenschaftliche|[A-ZÄÖÜ][\w-]{3,}ische)[nrsm]?\Z"
)
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
        if gap == " " and _ADJECTIVE.match(word.word) and not word.key.endswith(("ung", "schaft")):
            first -= 1
        elif (
            gap == " "
            and _TOWN.match(word.word)
            and word.key not in NOUNS
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


_AFTER_NAMES = late(
    r"(?:stiftung|club|klub|centrum|center|institut|akademie|verlag|bank|museum|orchester|gesellschaft)\Z"
)


def _may_lead(words: Sequence[Token], at: int) -> bool:
    """Whether a word before a head is a part of its name: „Rotary Club“, „Michael Succow Stiftung“."""
    word = words[at]
    if not word.word[0].isupper() or word.key in _STOP or word.key in TITLES:
        return False
    if word.word in GIVEN_NAMES or (
        at and words[at - 1].word in GIVEN_NAMES and words[at].gap == " "
    ):
        return True
    if is_place_like(word.word) or ends_as_place(word.word):
        return True
    is_opening = at == 0 or words[at].gap in (". ", ": ", "! ", "? ")
    is_noun = is_common(word.key) or is_office(word.key)
    return not (is_opening or is_noun or _ADJECTIVE.match(word.word))


def _is_telling(words: Sequence[Token], first: int, kin: Kin) -> bool:
    """Whether an adjective alone makes a name of the head: not „Regionale Unternehmen“."""
    word = words[first]
    if word.key.rstrip("nrsm") in _WEAK and kin.is_weak:
        return False
    if _TOWN.match(word.word) and kin.is_weak:
        return False
    return not (kin.is_weak and first == 0 and word.key.rstrip("nrsm") in _WEAK)


_FIELD = wordset("fuer")
_STOP = wordset(
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar maerz april mai"
    " juni juli august september oktober november dezember uhr ende anfang mitte tel telefon e ev"
)
_OF_HEADS = late(
    r"(?:verein|verband|bund|gesellschaft|vereinigung|stiftung|kreis|rat|verbindung|ministerium|haus|club"
    r"|bueros?|institut|kommission|gemeinschaft|genossenschaft|innung|zentrale|gewerkschaft|kollegium)\Z"
)


def _complement(given: _Text, at: int, kin: Kin) -> tuple[int, bool]:
    """The token past the name that the head begins, and whether that is a quoted one."""
    words = given.words
    past = _past_short(words, at + 1)
    quoted = _quoted(given, past)
    if quoted:
        return quoted, True
    if past < len(words) and words[past].gap == " " and words[past].key in _FIELD:
        past = _field(words, past, kin)
    elif past < len(words) and words[past].gap == " " and _OF_HEADS.search(kin.head):
        past = _genitive(words, past)
    began = past
    past = _past_short(words, past)
    past = _names_behind(given, past, kin, is_told=began > at + 1)
    past = _of_land(words, past, kin)
    return _legal_behind(given, past), False


def _past_short(words: Sequence[Token], at: int) -> int:
    """Past an abbreviation in brackets where the name goes on: „Handwerkskammer (HWK) Stade“."""
    if at + 1 >= len(words) or words[at].gap != " (" or not _is_short(words[at].word):
        return at
    following = words[at + 1]
    goes_on = following.gap == ") " and following.word[0].isupper() and following.key not in _STOP
    return at + 1 if goes_on and not is_common(following.key) else at


def _quoted(given: _Text, at: int) -> int:
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
        elif gap == " " and word.key == "und" and past + 1 < len(words):
            beyond = _noun_phrase(words, past + 1)
            beyond = 0 if beyond == past + 1 or _begins_another(words, past + 1) else beyond
        else:
            break
        if not beyond or beyond <= past:
            break
        past = beyond
    return past


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
    if past < len(words) and _ADJECTIVE.match(words[past - 1].word) and words[past].gap == " ":
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
    return past


def _names_behind(given: _Text, at: int, kin: Kin, *, is_told: bool = False) -> int:
    """Past the capitalised words behind a head: „Landkreis Lüchow-Dannenberg“."""
    words, past = given.words, at
    while past < len(words) and past < at + 5:
        gap, word = words[past].gap, words[past]
        if gap == "-":
            past += 1
            continue
        if gap == " - " and is_place_like(word.word):
            past += 1
            continue
        if gap == ". " and words[past - 1].word == "St" and past > at:
            past += 1
            continue
        if (
            gap == " "
            and past == at
            and _LOCATED.search(kin.head)
            and word.key in ("am", "an", "im")
        ):
            beyond = (
                past + 1 + (past + 1 < len(words) and words[past + 1].key in ("der", "den", "dem"))
            )
            if beyond < len(words) and words[beyond].word[0].isupper() and words[beyond].gap == " ":
                past = beyond + 1
                continue
        if gap == " " and _ADJECTIVE.match(word.word) and past + 1 < len(words):
            following = words[past + 1]
            if (
                following.gap == " "
                and following.word[0].isupper()
                and not is_office(following.key)
            ):
                past += 2
                continue
        if (
            (gap == " " or (past == at and gap == ") "))
            and word.word[0].isupper()
            and _may_go_on(words, past, kin)
        ):
            past += 1
            continue
        if (
            gap in (" ", "- ")
            and kin.kind == "networks"
            and past > at
            and word.key in ("im", "fuer", "in", "am", "mit", "und")
        ):
            if past + 1 < len(words) and words[past + 1].word[0].isupper() and word.key != "und":
                past += 2
                continue
        if (
            gap == " "
            and word.key in ("an", "am", "ob", "vor", "bei", "in")
            and past > at
            and past + 1 < len(words)
        ):
            beyond = past + 1 + (words[past + 1].key in ("der", "dem"))
            if beyond < len(words) and words[beyond].key in _RIVERS:
                past = beyond + 1
                continue
        break
    return past


_LOCATED = late(
    r"(?:schule|gymnasium|kita|kindergarten|klinikum|theater|krankenhaus|kolleg|haus)\Z"
)
_RIVERS = wordset(
    "rhein main donau elbe weser ems aller leine oder spree havel saale mosel neckar isar inn ruhr lahn"
    " fulda werra ilmenau oste see meer ostsee nordsee"
)


_ABSTRACT = late(r"(?:ung|heit|keit|schaft|ion|taet|ismus|ment)(?:en|s)?\Z")
_DIRECTIONS = wordset("mitte nord sued ost west nordwest nordost suedwest suedost stadt land")


def _may_go_on(words: Sequence[Token], at: int, kin: Kin) -> bool:
    word = words[at]
    if at + 1 < len(words) and words[at + 1].gap == "-" and words[at + 1].capital:
        past = at + 1
        while past < len(words) and words[past].gap == "-":
            past += 1
        if word.key in _STOP or word.key.endswith(("ung", "schaft")):
            return False
        if word.key in _DIRECTIONS:
            return words[at - 1].word[0].isupper() and kin_of(words[at - 1].key) is None
        whole = "-".join(each.word for each in words[at:past])
        return not kin.is_weak or is_place_like(whole)
    if word.key in _DIRECTIONS:
        return words[at - 1].word[0].isupper() and kin_of(words[at - 1].key) is None
    if word.key in _STOP or word.key in HONORIFICS or word.key in TITLES or is_office(word.key):
        return False
    following = words[at + 1] if at + 1 < len(words) else None
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
        return word.key not in NOUNS and not _ABSTRACT.search(word.key) and not is_body
    return not is_common(word.key) or kin.kind == "networks"


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


def _legal_behind(given: _Text, at: int) -> int:
    """Past „e. V.“, „gGmbH“, with a comma or in brackets or not."""
    words = given.words
    if at >= len(words):
        return at
    before = words[at - 1].end
    match = LEGAL.match(given.folded.text, before)
    past = at
    if match:
        while past < len(words) and words[past].end <= match.end():
            past += 1
    return past


# --- by abbreviation, legal form, „Firma“ -------------------------------------------------------


def _abbreviated(given: _Text, at: int) -> Iterator[_Span]:
    words = given.words
    word = words[at].word
    if at and words[at].gap in ("-", "/", "- "):
        return
    past = at + 1
    if past < len(words) and words[past].gap == "-":
        return
    known = word in ABBREVIATIONS
    if not known and not _is_unknown_short(words, at):
        return
    behind = words[past] if past < len(words) else None
    inner = (
        kin_of(behind.key) if known and behind and behind.gap == " " and behind.capital else None
    )
    if inner and inner.kind == "organisations":
        past, _ = _complement(given, past, inner)
    elif known or (behind and (ends_as_place(behind.word) or _is_pair(words, past))):
        past = _names_behind(given, past, Kin("organisations", word.lower()))
        if past == at + 1 and word in ("SV", "FC", "TSV", "SG", "MTV", "VfL", "HWK", "KV", "OV"):
            return
    yield _Span(at, past, Kin("organisations", word.lower()))


def _is_pair(words: Sequence[Token], at: int) -> bool:
    """Two capitals with a hyphen, as regions are called: „Leine-Weser“."""
    if at + 1 >= len(words) or words[at].gap != " " or words[at + 1].gap != "-":
        return False
    return words[at].word[0].isupper() and words[at + 1].word[0].isupper()


_NO_SHORT = wordset(
    "EU USA UNO IT PC TV UKW KI FAQ PDF CO CD DVD DM EUR EG OG UG AG GmbH OP TOP II III IV VI VII VIII IX XI"
    " XII PLZ NR ZOB LED GPS ISBN ISSN WC DIN ISO NS DDR BRD ICE RE RB PR HR QR WLAN MINT BIP ABC DNA OK"
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


def _legal(given: _Text) -> Iterator[_Span]:
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
                before.key in NOUNS
                and before.word not in ("Heimat",)
                and (first - 1 == 0 or not before.word[0].isupper())
            ):
                break
            if is_office(before.key) and before.word not in GIVEN_NAMES:
                break
            first -= 1
        while first < at and words[first].key == "firma":
            first += 1
        while first < at and (
            words[first].key in NOUNS
            and words[first].key in ("die", "der", "das", "firma", "und", "bei", "fuer", "im", "in")
            or not words[first].word[0].isupper()
        ):
            first += 1
        past = at + 2 if is_club and word.word != "eV" else at + 1
        if word.word == "KG" or word.word == "GmbH":
            while past + 1 < len(words) and words[past].word in ("Co", "&", "KG"):
                past += 1
        if first < at:
            kin = kin_of(words[first].key) or Kin("organisations", "ev" if is_club else "gmbh")
            yield _Span(first, past, kin._replace(kind="organisations"))


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


def _firms(given: _Text) -> Iterator[_Span]:
    """„die Firma farb.film“."""
    words = given.words
    for at, word in enumerate(words[:-1]):
        if f"{word.word}.{words[at + 1].word}" in _COINED and words[at + 1].gap == ".":
            yield _Span(at, at + 2, Kin("organisations", "gewerkschaft"))
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
        yield _Span(first, past, Kin("organisations", word.key))


_PAPER = late(
    r"(?:zeitung|allgemeinen?|nachrichten|rundschau|post|presse|rundfunks?|tageblatt|kurier|anzeiger|merkur)\Z"
)


def _papers(given: _Text) -> Iterator[_Span]:
    """„Märkische Allgemeine“, „Hessischer Rundfunk“, „Altenauer Nachrichten“."""
    words = given.words
    for at in range(1, len(words)):
        before, word = words[at - 1], words[at]
        if word.gap != " " or not word.word[0].isupper() or not _PAPER.match(word.key):
            continue
        if _TOWN.match(before.word) or (before.word[0].isupper() and "isch" in before.key[-6:]):
            past = at + 1
            if (
                past < len(words)
                and words[past].gap == " "
                and words[past].key in ("zeitung", "presse")
            ):
                past += 1
            yield _Span(at - 1, past, Kin("organisations", word.key))


def _houses(given: _Text) -> Iterator[_Span]:
    """„Prinz & Söhne“."""
    words = given.words
    for at in range(1, len(words) - 1):
        if words[at].word == "&" and words[at].gap == " " and words[at + 1].gap == " ":
            if words[at - 1].word[0].isupper() and words[at + 1].word[0].isupper():
                yield _Span(at - 1, at + 2, Kin("organisations", "firma"))
