"""The words around a date that say how it is meant: seit, bis, vor, um, vermutlich, Anfang,
Mittwoch.

They are read backwards from the date, word by word, until one has no part in it. `before` and
`after` leave the bare date as EDTF: „vor 1900“ is `1900` with the sense before, so nobody need ask
whether a bound belongs to it.
"""

from __future__ import annotations

import re

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.passages.dates.words import WEEKDAY_OF, WEEKDAY_SHORT
from chronik.passages.folding import Folded
from chronik.passages.wordlists import wordset

_REACH = 90  # characters before a date that are looked at
_STEPS = 9  # words before a date that are looked at

_SENSES = {"seit": "since", "ab": "since", "bis": "until", "vor": "before", "nach": "after"}
_SENSES |= {"zwischen": "between", "von": "from", "vom": "from"}
_ABOUT = wordset("um gegen circa ca zirka etwa ungefähr rund")
_DOUBT = wordset(
    "vermutlich wahrscheinlich wohl vielleicht möglicherweise mutmaßlich angeblich vermutet"
)
_PARTS = {"anfang": "Anfang", "beginn": "Anfang", "mitte": "Mitte", "ende": "Ende"}
_PARTS |= {"jahresanfang": "Anfang", "jahresbeginn": "Anfang"}
_PARTS |= {"jahresmitte": "Mitte", "jahresende": "Ende"}
_LIMITS = wordset("spätestens frühestens")
_LINKING = wordset(
    "am an anno das dem den der des die dieses diesem diesen einem im in jahr jahre jahren jahres"
    " monat monats tag tage zeitraum zu zum zur spätestens frühestens vergangenen letzten kommenden"
    " nächsten"
)
# Which of these let a month or season stand without a year: „im Mai“, not „Karl Mai“.
_INTRODUCING = wordset(
    "im seit ab bis anfang mitte ende beginn des monat zum dieses diesem diesen vergangenen letzten"
    " kommenden nächsten zwischen"
)
_WORD = late(r"[^\s]+")
_FRAMED = late(r"[(\[\"]*([^\W_]+)([.,]{0,2}|\.,)\Z")
_OF_DAY = late(r"(?:vormittag|mittag|nachmittag|morgen|abend|nacht)s?\Z")


class Lead(NamedTuple):
    """What surrounds a date, from start to end of the folded text, the date itself included.

    sense is since, until, before, after, between, from or ""; part is Anfang, Mitte, Ende or "";
    weekday counts from Monday, 0; introduced says that a month without a year may stand
    here; limit is spätestens, frühestens or "".
    """

    start: int
    end: int
    sense: str = ""
    approximate: bool = False
    uncertain: bool = False
    weekday: int | None = None
    part: str = ""
    introduced: bool = False
    limit: str = ""


def lead(folded: Folded, start: int, end: int) -> Lead:
    """What the words around the date from start to end say of it."""
    found, first = Lead(start, end), max(0, start - _REACH)
    words = list(_WORD.finditer(folded.text, first, start))

    for word in reversed(words[-_STEPS:]):
        step = _with(found, word, word.start())
        if step is None:
            break
        found = step

    return _followed(_compound(found, folded, start), folded.low)


def _with(found: Lead, word: re.Match[str], start: int) -> Lead | None:
    """What is known with one word more; None where the word has no part in the date."""
    framed = _FRAMED.match(word[0])
    if framed is None:
        return found if word[0] == "(" else None

    bare, stop = framed[1].lower(), framed[2]
    if (day := _weekday(framed[1], bare, adjacent=found.weekday is None)) is not None:
        return found if found.weekday is not None else found._replace(weekday=day, start=start)
    if stop and not (stop == "." and bare == "ca"):
        return None
    return _with_role(found, bare, start)


def _with_role(found: Lead, bare: str, start: int) -> Lead | None:
    known = found._replace(introduced=found.introduced or bare in _INTRODUCING)
    if bare in _SENSES and not found.sense:
        first = found.start if bare in ("von", "vom") else start
        return known._replace(sense=_SENSES[bare], start=first)

    if bare in _ABOUT:
        return known._replace(approximate=True, start=start)
    if bare in _DOUBT:
        return known._replace(uncertain=True, start=start)
    if bare in _PARTS and not found.part:
        return known._replace(part=_PARTS[bare], start=start)

    if bare in _LIMITS and not found.sense:
        return known._replace(limit=bare, start=start)
    return known if bare in _LINKING else None


def _weekday(word: str, bare: str, *, adjacent: bool) -> int | None:
    """The weekday that a word names; two letters only with a capital and next to the date."""
    if len(bare) == 2:
        return WEEKDAY_SHORT.get(bare) if adjacent and word.istitle() else None
    return WEEKDAY_OF.get(bare, WEEKDAY_OF.get(_OF_DAY.sub("", bare)))


_COMPOUND = {"früh": "Anfang", "spät": "Ende", "hoch": "Mitte"}


def _compound(found: Lead, folded: Folded, start: int) -> Lead:
    """„Spätsommer“ is the end of a summer."""
    prefix = folded.low[start : start + 4]
    season = folded.low[start + 4 : start + 5] in ("s", "h", "w") and not found.part
    return found._replace(part=_COMPOUND[prefix]) if season and prefix in _COMPOUND else found


_DAYS = "|".join(WEEKDAY_OF)
_FOLLOWING = late(
    rf"(?P<day> ?\((?P<name>{_DAYS})\)|, (?:einem|dem|ein) (?P<named>{_DAYS})(?!\w))"
    r"|(?P<doubt> \((?:\?|unsicher|vermutlich|wahrscheinlich)\)| ?\(\?\))"
    r"|(?P<yearless>, jahr unbekannt(?!\w))"
    r"|(?P<today>,? ?(?:-|bis) ?heute(?!\w))|(?P<on> an(?!\w))"
)


def _followed(found: Lead, low: str) -> Lead:
    """What the words behind the date add: „(Mittwoch)“, „(?)“, „bis heute“, „von 2015 an“."""
    match = _FOLLOWING.match(low, found.end)
    if match is None:
        return found

    if match["day"]:
        return found._replace(weekday=WEEKDAY_OF[match["name"] or match["named"]], end=match.end())
    if match["yearless"]:
        return found._replace(introduced=True)
    if match["doubt"]:
        return found._replace(uncertain=True, end=match.end())
    if match["today"] or found.sense == "from":
        return found._replace(sense="since", end=match.end())
    return found
