"""A date, a number or a citation, from a mark."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from chronik.agreement.numbers import number_doubt, ordinal_doubt
from chronik.agreement.periods import period_doubt
from chronik.agreement.publication import is_year_told
from chronik.dates.edtf import Edtf, EdtfError, Precision, parse
from chronik.dates.words import date_words
from chronik.desk.marked.ground import MarkedGround
from chronik.drafting.reading.dating import claimed
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.passages.dates.reading import dates_in
from chronik.passages.numbers.reading import NumberFound, numbers_in
from chronik.records.model import Quantity, preferred
from chronik.records.quantities import QUALIFIERS, quantity_words


class Valued(NamedTuple):
    """A value that a mark may state: as the file has it, and as it reads."""

    value: dict[str, Any]
    reads: str
    quote: str
    agrees: bool
    said: str


_NO_DATE = "In dem, was markiert ist, steht kein Datum; bitte eines eintragen."
_NO_NUMBER = "In dem, was markiert ist, steht keine Zahl; bitte eine eintragen."


def date_marked(ground: MarkedGround, typed: str = "") -> Valued:
    """The date that is marked, or the one that was typed for it."""
    date = _parsed(typed) if typed else _first_date(ground)
    if date is None:
        return Valued({}, "", ground.quote([ground.mark]), agrees=False, said=_NO_DATE)
    published = preferred(ground.source.facts.date)
    told = not typed and date.precision is Precision.YEARLESS
    is_told = is_year_told(date, published.value if published else None)

    def agrees(passage: str, *, lent: bool = False) -> bool:
        return period_doubt(date, passage, is_year_told=lent) is None

    quote = ground.quote([ground.mark], agrees)
    value: dict[str, Any] = {"value": date.text}
    if not quote and is_told:
        quote = ground.quote([ground.mark], lambda passage: agrees(passage, lent=True))
        return Valued(
            value | {"basis": "publication"} if quote else value,
            date_words(date),
            quote or ground.quote([ground.mark]),
            agrees=bool(quote),
            said="Das Jahr ist das, in dem der Text erschien."
            if quote
            else _unsaid(date_words(date)),
        )
    said = "Ein Jahr nennt der Text hier nicht." if told else ""
    if not quote:
        said = _unsaid(date_words(date))
    return Valued(value, date_words(date), quote or ground.quote([ground.mark]), bool(quote), said)


def _unsaid(reads: str) -> str:
    return f"Die markierte Stelle sagt nicht „{reads}“."


def _first_date(ground: MarkedGround) -> Edtf | None:
    """Of the dates that are marked the first; it is read with the words before it."""
    start, end = ground.mark
    before = ground.original.rfind("\n", 0, start) + 1
    line_end = ground.original.find("\n", end)
    passage = ground.original[before : line_end if line_end >= 0 else len(ground.original)]
    for found in dates_in(passage):
        if before + found.start < end and start < before + found.end:
            return claimed(found)
    marked = next(iter(dates_in(ground.words)), None)
    return claimed(marked) if marked else None


def _parsed(text: str) -> Edtf | None:
    try:
        return parse(text)
    except EdtfError:
        return None


def number_marked(ground: MarkedGround, typed: dict[str, Any] | None = None) -> Valued:
    """The number that is marked, with its qualifier, or the one that was typed for it."""
    quantity = _typed(typed) if typed else _first_number(ground)
    if quantity is None:
        return Valued({}, "", ground.quote([ground.mark]), agrees=False, said=_NO_NUMBER)

    def agrees(passage: str) -> bool:
        return number_doubt(quantity, passage) is None

    value: dict[str, Any] = {"value": str(quantity.value)}
    value |= {"upper": str(quantity.upper)} if quantity.upper is not None else {}
    value |= {"qualifier": quantity.qualifier} if quantity.qualifier else {}
    return _valued(ground, value, quantity_words(quantity), agrees)


def _valued(
    ground: MarkedGround, value: dict[str, Any], reads: str, agrees: Callable[[str], bool]
) -> Valued:
    quote = ground.quote([ground.mark], agrees)
    said = "" if quote else _unsaid(reads)
    return Valued(value, reads, quote or ground.quote([ground.mark]), bool(quote), said)


def _typed(typed: dict[str, Any]) -> Quantity | None:
    value, upper = str(typed.get("value", "")), str(typed.get("upper", ""))
    if not (value.isascii() and value.isdigit() and len(value) < 16):
        return None
    qualifier = str(typed.get("qualifier", ""))
    end = int(upper) if upper.isascii() and upper.isdigit() and len(upper) < 16 else None
    return Quantity(int(value), end, qualifier if qualifier in QUALIFIERS else "")


def _numbers(ground: MarkedGround) -> list[NumberFound]:
    """Those that are marked; what qualifies them may stand before, what they count behind."""
    start, end = ground.mark
    before = max(ground.original.rfind("\n", 0, start) + 1, start - 60)
    passage = ground.original[before : end + 60]
    return [
        found
        for found in numbers_in(passage)
        if before + found.start < end and start < before + found.end
    ]


def _first_number(ground: MarkedGround) -> Quantity | None:
    for found in _numbers(ground):
        if not found.ordinal and not found.unit:
            qualifier = found.qualifier if found.qualifier in QUALIFIERS else ""
            return Quantity(found.value, found.upper, qualifier)
    return None


_NOUN = late(r"(?:\W*[a-zäöüß]+){0,2}\W*(?P<noun>[A-ZÄÖÜ][\w-]+)")


def _series_name(ground: MarkedGround) -> str:
    """What is marked besides the number, else the noun behind it."""
    marked = ground.words.lstrip("0123456789. ")
    behind = _NOUN.match(ground.original, ground.mark[1], ground.mark[1] + 80)
    return marked or (behind["noun"] if behind else "Reihe")


def ordinal_marked(ground: MarkedGround) -> Valued | None:
    """„8. Konferenz“: the number of a series; None where no such number is marked."""
    found = next((one for one in _numbers(ground) if one.ordinal), None)
    if found is None:
        return None
    name = _series_name(ground)

    def agrees(passage: str) -> bool:
        return ordinal_doubt(found.value, passage) is None

    value = {"name": name, "number": str(found.value)}
    return _valued(ground, value, f"{found.value}. {name}", agrees)
