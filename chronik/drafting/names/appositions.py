"""Bodies whose kind no list knows: a noun with a name right behind it („die Bäckerei Harms“), and
an adjective with a capital before a noun („die Bayerischen Staatsforsten“). Both are names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chronik.drafting.names.behind import NO_NAMES, OF_TOWN, Worded, names_behind
from chronik.drafting.names.complements import quoted_name
from chronik.drafting.names.given import GIVEN_NAMES
from chronik.drafting.names.kinds import Kin, kin_of
from chronik.drafting.names.shortforms import BodySpan
from chronik.drafting.names.towns import ends_as_place, is_place_like
from chronik.drafting.names.wording import HONORIFICS, PLAIN_NOUNS, TITLES, is_common, is_office
from chronik.language.patterns import late
from chronik.passages.names.tokens import Token
from chronik.passages.wordlists import wordset

_LEADS = wordset(
    "der die das des dem den vom beim zum zur von ein eine einer eines einem bei fuer mit und sowie"
    " durch an unser unsere unserer ihr ihre seine"
)
_NO_BODY = late(
    r"(?:preis|fest|feier|konferenz|tagung|treffen|lauf|cup|pokal|turnier|vortrag|lesung|konzert"
    r"|buch"
    r"|ausstellung|film|stueck|lied|programm|thema|motto|titel|aktion|tag|woche|monat|jahr|strasse"
    r"|platz|weg|allee|park|see|fluss|berg|ort|teil|dorf|region|gebiet|raum|saal|halle|haus|hof"
    r"|hotel"
    r"|gasthof|kirche|schloss|burg|turm|denkmal|bruecke|bahnhof|sorte|marke|typ|modell|system"
    r"|software"
    r"|charta|vertrag|gesetz|verordnung|richtlinie|urkunde|medaille|nadel|orden|sprache|fach"
    r"|kurs|art"
    r"|form|name|begriff|wort|familie|frau|mann|freund|freundin|sohn|tochter|bruder|schwester|hund"
    r"|pferd|schiff|boot|dampfer|zug|stunde|abend|nachmittag|morgen|nacht|zeit|krieg|ende|anfang"
    r"|mitte"
    r"|zeitschrift|serie|reihe|thema|rolle|punkt|nummer|seite|band|kapitel|mark|euro|prozent"
    r"|million"
    r"|millionen|kilometer|uhr|richtung|bereich|standort|sitz|kollege|kollegin|genosse|genossin"
    r"|kamerad"
    r"|schuetze|schuetzen|herr|herrn|witwe|gattin|gatte|bauer|wirt|wirtin|junge|maedchen|kind|vater"
    r"|mutter|klasse|gruppe|bereich|kreis|land|stadt|gemeinde|schwimmkurs|werk|betrieb|bezirk"
    r"|workshop|seminar|messe"
    r"|markt|ball|umzug|premiere|wahl|rede|app|plattform|portal|satz|frage"
    r"|bericht|studie|strategie|konzept|leitbild|leitfaden|papier|plan|siegel|zertifikat|abkommen"
    r"|broschuere|flyer|magazin|roman|gedicht|choral|marsch|musical|oper|operette|podcast|reportage"
    r"|lehrgang|podium|gespraech|dialog|kongress|symposium|gipfel|festival|boerse|basar|wettbewerb"
    r"|slogan|schlagwort|stichwort|spruch|zitat|rubrik|linie|route|paket|fonds|gastwirtschaft"
    r"|gaststaette|restaurant|lokal|wirtshaus|cafe|auftakt|quiz|spiel|show|workshop|forum|gala"
    r"|training|angebot|verfahren|schulung|symphonie|sinfonie|kantate|ungen|ung|schaft|heit|keit"
    r"|ion|taet|ismus|nis)"
    r"(?:s|es|n|en|e)?\Z"
)
_CAPITAL_ADJECTIVE = late(r"[A-ZÄÖÜ][\w-]{3,}(?:isch|lich|ig|igt)(?:e|en|er|es|em)\Z")
_EVENTS = late(
    r"(?:woche|krieg|schweiz|wald|heide|meer|see|land|reich|union|mauer|sprache|art)(?:e?s|n)?\Z"
)


def apposed_bodies(given: Worded) -> Iterator[BodySpan]:
    """Nouns with a name behind them, and adjectives with a capital before a noun."""
    words = given.words
    for at, word in enumerate(words):
        if at + 1 >= len(words) or not word.word[0].isupper() or word.word[0].isdigit():
            continue
        if at and words[at].gap == "-":
            continue
        if past := _noun_and_name(given, at):
            yield BodySpan(at, past, Kin("organisations", word.key))
        elif past := _adjective_and_noun(words, at):
            yield BodySpan(at, past, Kin("organisations", words[past - 1].key))


def _noun_and_name(given: Worded, at: int) -> int:
    """Past the name behind a noun; 0 where there is none."""
    words = given.words
    word, behind = words[at], words[at + 1]
    led = at > 0 and words[at - 1].word.islower() and words[at - 1].key in _LEADS
    if not led or word.gap not in (" ", "") or len(word.key) < 6 or not _is_noun(word):
        return 0
    if quoted := quoted_name(given, at + 1):
        return quoted if is_common(word.key) else 0
    if behind.gap != " " or not _is_name(words, at + 1):
        return 0
    return names_behind(given, at + 1, Kin("organisations", word.key))


def _is_noun(word: Token) -> bool:
    """Whether a word may say what kind of body something is."""
    is_other = _NO_BODY.search(word.key) or word.key in PLAIN_NOUNS or word.key in HONORIFICS
    is_person = is_office(word.key) or word.word in GIVEN_NAMES or word.key in TITLES
    is_place = is_place_like(word.word) or ends_as_place(word.word)
    is_adjective = _CAPITAL_ADJECTIVE.match(word.word) or OF_TOWN.match(word.word)
    return not (is_other or is_person or is_place or is_adjective or kin_of(word.key))


def _is_name(words: Sequence[Token], at: int) -> bool:
    following = words[at]
    key = following.key
    if not following.word[0].isupper() or len(following.word) < 3 or key in NO_NAMES:
        return False
    return not (is_common(key) or is_office(key) or following.word in GIVEN_NAMES or key in TITLES)


def _adjective_and_noun(words: Sequence[Token], at: int) -> int:
    """Past „Bayerischen Staatsforsten“ inside a sentence; 0 for anything else."""
    word, noun = words[at], words[at + 1]
    led = at > 0 and words[at - 1].word.islower() and word.gap == " "
    if not led or noun.gap != " " or not noun.word[0].isupper() or len(noun.key) < 5:
        return 0
    if word.word in GIVEN_NAMES or (at + 2 < len(words) and words[at + 2].gap == "-"):
        return 0
    is_proper = _CAPITAL_ADJECTIVE.match(word.word) is not None
    is_of_town = OF_TOWN.match(word.word) and not is_common(noun.key) and not is_common(word.key)
    is_other = _NO_BODY.search(noun.key) or _EVENTS.search(noun.key) or is_office(noun.key)
    if not (is_proper or is_of_town) or is_other or noun.word in GIVEN_NAMES or is_office(word.key):
        return 0
    return at + 2 if not kin_of(noun.key) else 0
