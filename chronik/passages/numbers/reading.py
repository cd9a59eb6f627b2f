"""numbers(text): the whole numbers that a German passage names, with what qualifies them.

Decisions:
- What `dates` found is no number, nor what `codes` covers: times of day, telephone numbers, postal
  codes, house numbers, paragraphs, scores.
- „ein“ and „eine“ are articles, „ein paar“ is no number, „erstmals“ and „dreimal“ are none.
- „Hunderte“, „mehrere hundert“, „Dutzende“ say no number but an order of magnitude: value 100 (12,
  …), qualifier „mehrere“.
- Percentages, prices, lengths and times are numbers too, marked by `unit`, so that „92 Prozent“
  proves no 92 people.
- „8.“ is an ordinal where a small letter follows, or after an article, a pronoun, an adjective, a
  comma or at the beginning, where a word follows; else the full stop ends a sentence: „Es kamen 92.
  Danach …“ (Duden: the point after digits marks an ordinal; a reader needs the words around it all
  the same).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.passages.codes import Spans, codes, covered
from chronik.passages.counted import unit_after
from chronik.passages.dates.reading import dates_in
from chronik.passages.folding import Folded, fold
from chronik.passages.numbers.forms import LIKELY_NUMBER, NUMBER_BEGINNINGS, NUMBER_FORM, value


class NumberFound(NamedTuple):
    """A number in a passage: text[start:end] == words, its qualifier included („knapp 65“).

    upper      the higher end of „60 bis 80“, whose lower end is value; else None
    qualifier  knapp, rund, etwa, gut, über, mehr als, fast, ungefähr, circa, mindestens, bis zu,
               höchstens, weniger als, unter, nahezu, mehrere; or ""
    ordinal    whether it is a place in a row: „8. Konferenz“, „zum dritten Mal“
    unit       what it measures, as `counted.unit_after` names it (prozent, euro, jahr …), "" where
               it counts
    """

    start: int
    end: int
    words: str
    value: int
    upper: int | None
    qualifier: str
    ordinal: bool
    unit: str


class _Number(NamedTuple):
    """A number from start to end of the folded text."""

    start: int
    end: int
    value: int
    upper: int | None = None
    qualifier: str = ""
    ordinal: bool = False


@lru_cache(maxsize=256)
def numbers_in(text: str) -> tuple[NumberFound, ...]:
    """The numbers a passage names, in order and not overlapping.

    Never fails; linear in the length of the text.
    """
    folded = fold(text)
    if not LIKELY_NUMBER.search(folded.low):
        return ()

    of_dates = [(date.start, date.end) for date in dates_in(text)]
    found = _joined(folded.low, list(_plain(folded, codes(text))))
    placed = [_placed(folded, number) for number in found]
    return tuple(number for number in placed if not covered(of_dates, number.start, number.end))


def _plain(folded: Folded, skipped: Spans) -> Iterator[_Number]:
    """Every number of its own, without what qualifies it."""
    low, done = folded.low, 0
    for beginning in NUMBER_BEGINNINGS.finditer(low):
        start = beginning.start()
        match = NUMBER_FORM.match(low, start) if start >= done else None
        number = value(match) if match and not covered(skipped, *match.span()) else None
        if match is None or number is None or _no_number(folded, match):
            continue

        done = match.end()
        dotted = match["digits"] is not None and _is_ordinal(folded, match)
        many = "mehrere" if match["many"] else ""
        yield _Number(
            start, done + dotted, number, None, many, dotted or match["ordinal"] is not None
        )


# Words that look like numbers and are none, by what stands before or behind them.
_FRACTION = late(r" (?:drittel|viertel|fünftel|sechstel|achtel|zehntel)[ns]?(?!\w)")
_IN_ACHT = late(r"(?:in|außer|sich|habt|gebt|gib|nehmt) \Z")
_DETERMINER = late(
    r"(?:(?<!\w)(?:de[mnrs]|die|das|a[mn]|beim?|im|in|vom|zu[mr]?|diese[mnrs]?|jede[mnrs]?|bereits"
    r"|nunmehr|inzwischen"
    r"|mittlerweile|schon|zweite[nr]?|[ms]ein(?:e[mnrs]?)?|ihr(?:e[mnrs]?)?|uns(?:e?re[mnrs]?|er)"
    r"|ein(?:e[mnrs]?)?"
    r"|und|bis|oder|seit|auf|mit|als|nach|vor|ab) |\A|[,;:(\"/\n-] ?)\Z"
)


def _no_number(folded: Folded, match: re.Match[str]) -> bool:
    if _FRACTION.match(folded.low, match.end()):
        return True
    before = folded.low[max(0, match.start() - 16) : match.start()]
    word = match["word"] or match["ordinal"] or ""
    if word == "acht" and not unit_after(folded.low, match.end()):
        return _IN_ACHT.search(before) is not None or folded.low.startswith(
            (" geben", " gab"), match.end()
        )
    return word.startswith("achte") and len(word) <= 6 and not _DETERMINER.search(before)


_OPENER = late(
    r" (?:de[mnrs]|die|das|es|er|sie|wir|ich|man|danach|dann|dabei|dazu|damit|darunter|auch|in|im"
    r"|a[mn]|beim?|mit|nach"
    r"|von|vom|für|so|ein(?:e[mnrs]?)?|alle|viele|insgesamt|anschließend|zu[mr]?|auf|aus|unter"
    r"|über|vor|nun|hier|als"
    r"|später|heute|gestern|dies(?:e[mnrs]?)?|dort|da|doch|aber|und|oder|wer|wie|was|weitere"
    r"|außerdem|zuvor)(?!\w)"
)
_ADJECTIVE = late(
    r"(?<!\w)(?:de[mnrs]|die|das|zu[mr]|beim|im|vom|ihre[mnrs]?|[ms]eine[mnrs]?) [^\W\d]+e[nr]? \Z"
)


def _is_ordinal(folded: Folded, match: re.Match[str]) -> bool:
    """Whether a full stop behind digits makes them a place in a row."""
    end, digits = match.end("digits"), match["digits"]
    if len(digits) > 3 or not re.match(r"\. ?[^\W\d]", folded.low[end : end + 3]):
        return False
    if folded.text[end + 1 : end + 3].strip()[:1].islower():
        return True

    before = folded.low[max(0, match.start() - 40) : match.start()]
    opener = _OPENER.match(folded.low, end + 1) and folded.text[end + 2 : end + 3].isupper()
    return not opener and bool(_DETERMINER.search(before) or _ADJECTIVE.search(before))


_TO = late(r" ?- ?\Z| bis (?:zu )?\Z")
_BETWEEN = late(r"(?<!\w)zwischen ")


def _joined(low: str, found: list[_Number]) -> Iterator[_Number]:
    """The numbers with their qualifiers; „60 bis 80“ and „zwischen 60 und 80“ as one."""
    at = 0
    while at < len(found):
        spread = _spread(low, found[at], found[at + 1]) if at + 1 < len(found) else None
        yield _qualified(low, spread or found[at])
        at += 2 if spread else 1


def _spread(low: str, first: _Number, second: _Number) -> _Number | None:
    """Two numbers as the ends of one; None where they are two."""
    if first.value >= second.value or first.ordinal != second.ordinal:
        return None
    between = low[first.end : second.start]
    if _TO.match(between):
        return first._replace(end=second.end, upper=second.value)

    start = first.start - len("zwischen ")
    is_between = between == " und " and start >= 0 and _BETWEEN.match(low, start)
    return first._replace(start=start, end=second.end, upper=second.value) if is_between else None


# Each qualifier with the words that say it.
_SAID = {
    "knapp": "knapp",
    "rund": "rund, rd.",
    "etwa": "etwa, in etwa, um die, gegen, schätzungsweise",
    "gut": "gut",
    "über": "über",
    "mehr als": "mehr als",
    "fast": "fast, beinahe, an die",
    "ungefähr": "ungefähr",
    "circa": "circa, ca., ca, zirka",
    "mindestens": "mindestens, wenigstens, nicht weniger als",
    "bis zu": "bis zu",
    "höchstens": "höchstens, maximal, nicht mehr als",
    "weniger als": "weniger als",
    "unter": "unter",
    "nahezu": "nahezu, annähernd",
    "mehrere": "mehrere, mehreren, einige, einigen, viele, ein paar",
}
_QUALIFIERS = {form: word for word, forms in _SAID.items() for form in forms.split(", ")}
_QUALIFIER = late(
    r"(?<!\w)(?P<words>"
    + "|".join(map(re.escape, sorted(_QUALIFIERS, key=len, reverse=True)))
    + r")"
    r"(?: (?:insgesamt|genau|ein(?:e[mnr]?)?))? \Z"
)
_OR_MORE = late(r" (?:oder|und) mehr(?!\w)")
_LONGEST = max(map(len, _QUALIFIERS)) + 12


def _qualified(low: str, number: _Number) -> _Number:
    if number.ordinal:
        return number
    first = max(0, number.start - _LONGEST)
    match = _QUALIFIER.search(low[first : number.start])
    if match:
        return number._replace(
            start=first + match.start("words"), qualifier=_QUALIFIERS[match["words"]]
        )

    more = _OR_MORE.match(low, number.end)
    return number._replace(end=more.end(), qualifier="mindestens") if more else number


def _placed(folded: Folded, number: _Number) -> NumberFound:
    start, end = folded.span(number.start, number.end)
    unit = "" if number.ordinal else unit_after(folded.low, number.end)
    said = (number.value, number.upper, number.qualifier, number.ordinal, unit)
    return NumberFound(start, end, folded.original[start:end], *said)
