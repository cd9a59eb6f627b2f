"""Places in a passage: towns and lands that everybody knows, names that end as German ones do, and
buildings with a name of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

from chronik.drafting.names.towns import (
    DOUBTFUL,
    ENDING,
    LANDS,
    NO_PLACE,
    REGIONS,
    SURE_ENDING,
    TOWNS,
    ends_as_place,
    is_place_like,
)
from chronik.drafting.names.wording import is_common, is_office
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.passages.folding import fold
from chronik.passages.names.tokens import Token, tokens
from chronik.passages.wordlists import wordset

_LEADS = wordset("in nach aus bei ueber vor um")
_OF = wordset(
    "stadt ort gemeinde dorf flecken ortsteil ortschaft kreisstadt hansestadt raum region"
)
_VENUE = late(
    r"(?:rathaus|haus|gasthaus|gasthof|hotel|saal|halle|kirche|schloss|burg|zentrum|park"
    r"|loft|heim|hof|scheune|kloster|mühle|stadion|aula|villa|gut|keller|dom"
    r"|technologiezentrum|krug|schänke|schenke|stube|turm|kapelle|remise|speicher|börse)\Z"
)


class PlaceFound(NamedTuple):
    """A place in a passage: text[start:end] == words."""

    start: int
    end: int
    words: str
    is_building: bool = False


def places_in(text: str) -> list[PlaceFound]:
    """The places of a passage, in order. Never fails."""
    words = tokens(text)
    folded = fold(text)
    found: list[PlaceFound] = []
    at = 0
    while at < len(words):
        past = _past(words, at)
        if past:
            start, end = folded.span(words[at].start, words[past - 1].end)
            found.append(PlaceFound(start, end, " ".join(text[start:end].split())))
            at = past
        else:
            at += 1
    return sorted([*found, *_buildings(text, words, found)])


def _past(words: Sequence[Token], at: int) -> int:
    """The token past a place that begins here; 0 where none does."""
    word = words[at]
    if not word.word[0].isupper() or (at and words[at].gap == "-"):
        return 0
    past = at + 1
    while past < len(words) and words[past].gap == "-" and words[past].word[0].isupper():
        past += 1
    if past < len(words) and words[past].gap.startswith("-"):
        return 0
    whole = "-".join(each.word for each in words[at:past])
    if whole in DOUBTFUL and not (at and words[at - 1].key in _LEADS and words[at].gap == " "):
        return 0
    if whole in LANDS or whole in TOWNS or (past > at + 1 and is_place_like(whole)):
        return past
    if word.word in ("Sankt", "St") and (end := _of_saint(words, at)):
        return end
    if word.word in ("Bad", "Sankt", "St") and past < len(words) and words[past].word[0].isupper():
        return past + 1 if words[past].gap in (" ", ". ") and word.word == "Bad" else 0
    if whole in NO_PLACE or is_office(word.key):
        return 0
    if whole in REGIONS:
        return past if at and words[at].gap == " " else 0
    if _opens(words, at, past) and not is_common(words[past - 1].key):
        return past
    return past if _led_to(words, at, past) else 0


def _opens(words: Sequence[Token], at: int, past: int) -> bool:
    """„Altenau, 19. Juni.“, „Altenau. Der Verein …“ at the beginning."""
    if at or past >= len(words) or len(words[at].word) < 4 or words[at].word.isupper():
        return False
    following = words[past]
    dated = following.gap == ", " and (following.word.isdigit() or following.key in ("den", "im"))
    is_like = ends_as_place(words[past - 1].word)
    begins = following.word[0].isupper() or following.word[0].isdigit()
    return dated or (is_like and following.gap in (". ", ".\n") and begins)


def _led_to(words: Sequence[Token], at: int, past: int) -> bool:
    """Whether words before make it a place: „in Altenau“, „die Gemeinde Altenau“."""
    word, last = words[at], words[past - 1].word
    if at == 0 or words[at].gap != " " or not last[0].isupper() or word.word.isupper():
        return False
    before = words[at - 1]
    if before.key in _OF and before.capital:
        return not is_common(words[past - 1].key) or bool(SURE_ENDING.search(last.lower()))
    if before.key not in _LEADS:
        return False
    low = last.lower()
    if before.key in ("in", "aus", "nach"):
        sure = SURE_ENDING.search(low) and not is_common(words[past - 1].key)
        ends = past >= len(words) or not (words[past].gap == " " and words[past].capital)
        is_home = (
            before.key == "aus"
            and at > 2
            and words[at - 2].gap == " "
            and words[at - 3].capital
            and words[at - 2].capital
        )
        if (before.key == "in" or is_home) and ends and not _PLURAL.search(low) and past == at + 1:
            return not is_common(words[past - 1].key)
        return bool(sure) or (
            bool(ENDING.search(low)) and ends and not is_common(words[past - 1].key)
        )
    return bool(SURE_ENDING.search(low)) and not is_common(words[past - 1].key)


def _of_saint(words: Sequence[Token], at: int) -> int:
    """Past „St. Valentin am Inn“ behind „in“ or „Gemeinde“; 0 for the saint of a church."""
    led = at > 0 and words[at - 1].key in (*_LEADS, *_OF) and words[at].gap == " "
    if not led or at + 1 >= len(words) or not words[at + 1].word[0].isupper():
        return 0
    past = at + 2
    if past + 1 < len(words) and words[past].key in ("am", "im", "bei") and words[past + 1].capital:
        past += 2
    return past


_PLURAL = late(r"(?:en|ern|eln|er|s|e)\Z")


def _buildings(text: str, words: Sequence[Token], found: Sequence[PlaceFound]) -> list[PlaceFound]:
    """„im Gasthaus „Zur Linde““, „im Lüneburger Technologiezentrum“, „im Rathaus Altenau“."""
    folded = fold(text)
    buildings = []
    for at, word in enumerate(words):
        if not word.capital or not _VENUE.search(word.word.lower()) or not at:
            continue
        inside = {each.key for each in words[max(0, at - 3) : at]}
        if _is_in_quotes(words, at):
            start, end = folded.span(words[at - 1].start, word.end)
            buildings.append(PlaceFound(start, end, " ".join(text[start:end].split()), True))
            continue
        if not inside & {
            "im",
            "in",
            "am",
            "ins",
            "vom",
            "zum",
            "ort",
            "veranstaltungsort",
        }:
            continue
        first, past = at, at + 1
        if word.gap == "-" or word.key.endswith(("krankenhaus", "klinik")):
            continue
        town = words[at - 1]
        if town.capital and town.key.endswith("er") and word.gap == " " and len(town.key) > 5:
            first = at - 1
        quoted = (
            past < len(words) and words[past].gap.strip() == '"' and words[past].gap.startswith(" ")
        )
        if quoted:
            while past < len(words) and '"' not in words[past].gap[: 1 if past > at + 1 else 0]:
                past += 1
                if past - at > 6:
                    break
        elif (
            past + 1 < len(words) and words[past].word in ("St", "Sankt") and words[past].gap == " "
        ):
            past += 2
        elif past < len(words) and words[past].gap == " " and _is_own_name(words[past]):
            past += 1
            while past < len(words) and words[past].gap == "-":
                past += 1
        if first == at and (past == at + 1 or word.key.endswith("zentrum")):
            continue
        start, end = folded.span(words[first].start, words[past - 1].end)
        if quoted and text[end : end + 1] in ("“", '"', "”", "«"):
            end += 1
        if not any(place.start <= start and end <= place.end for place in found):
            buildings.append(PlaceFound(start, end, " ".join(text[start:end].split()), True))
    return buildings


def _is_own_name(word: Token) -> bool:
    return word.word[0].isupper() and not is_common(word.key) and not is_office(word.key)


def _is_in_quotes(words: Sequence[Token], at: int) -> bool:
    """„Tessenow Loft“ in quotation marks: two capitals, the second of which is a house."""
    before, word = words[at - 1], words[at]
    opened = before.gap.endswith('"') and before.word[0].isupper()
    closed = at + 1 >= len(words) or words[at + 1].gap.startswith('"')
    return opened and closed and word.gap == " "
