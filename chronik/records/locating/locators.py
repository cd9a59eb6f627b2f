"""Page, leaf, column, number and time: where in a source something stands (a locator, as CSL says).

[@akte "Zitat", Bl. 12 r]    [@akte, S. 12, Sp. 2]    [@interview 00:12:30]
page: 12                     leaf: 12 r               time: 00:12:30
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.words.german import NBSP

MOST_OF_LOCATOR = 60  # characters of one part


class Locator(NamedTuple):
    """Each part as typed, without the word for it; "" for none. At least one is given."""

    page: str = ""
    leaf: str = ""
    column: str = ""
    number: str = ""
    time: str = ""  # position in a recording: [h:]mm:ss, or from – to


class LocatorPart(NamedTuple):
    """One part: how it is called in a field, written in a text, and recognised there."""

    name: str
    words: str  # for editors
    sign: str  # before the value; "" for none
    typed: str  # a pattern of all that people write before it


PARTS = (
    LocatorPart("number", "Nummer", "Nr.", r"(?:Nummern?\b|Nrn?\.|No\.|№|number\b)"),
    LocatorPart("leaf", "Blatt", "Bl.", r"(?:Blatt\b|Blätter\b|Bll?\.|fol\.|Folio\b|leaf\b)"),
    LocatorPart("page", "Seite", "S.", r"(?:Seiten?\b|SS?\.|pp?\.|pages?\b)"),
    LocatorPart("column", "Spalte", "Sp.", r"(?:Spalten?\b|Spp?\.|columns?\b|col\.)"),
    LocatorPart("time", "Zeit", "bei", r"(?:bei\b|ab\b|Min(?:ute|\.)|Zeit\b|time\b)"),
)
_SIGN_OF = {part.name: part.sign for part in PARTS}
_PART = late("|".join(f"(?P<{part.name}>{part.typed})" for part in PARTS), re.IGNORECASE)
_LED = late(rf"(?<!\w)(?:{'|'.join(part.typed for part in PARTS)})", re.IGNORECASE)
_CLOCK = r"[0-9]{1,3}(?::[0-5][0-9]){1,2}"
_TIME = late(rf"{_CLOCK}(?:\s*(?:-|–|—|bis)\s*{_CLOCK})?")
_BARE_TIME = late(rf"(?<![\w:]){_CLOCK}(?![\w:])")
# Arabic or Roman numbers, letters beside them, what joins them, „f.“ and „ff.“
_COUNT = r"(?:[A-Za-z]{0,2}[ ]?[0-9]+[ ]?(?:[a-z](?![a-z]))?|[IVXLCDM]+\b|[ivxlcdm]+\b)"
_COUNTED = late(
    rf"{_COUNT}(?:\s*(?:-|–|—|/|,|;|\.|und|bis)\s*{_COUNT})*"
    r"(?:\s*(?:ff?\.?|Rs\.?|Vs\.?|recto|verso))?"
)
_SAYABLE = late(r"[\w\[(][\w .,;/–—\-\[\]°'*]*")
_SPAN = late(r"(?<=[0-9a-zIVXLCDM])\s*(?:-|—|–|\bbis\b)\s*(?=[0-9IVXLCDMivxlcdm])")
_SIDE = late(r"(?<=[0-9])\s*([rv])\b")


def bare_value(name: str, typed: str) -> str:
    """The value without the word for it: „S. 12“ typed as `page` is „12“."""
    match = _PART.match(typed)
    if match and match.lastgroup == name and match.end() < len(typed):
        return typed[match.end() :].strip()
    return typed


def part_meant(typed: str) -> str:
    """The name of the part whose word stands before the value; "" for none."""
    match = _PART.match(typed)
    return match.lastgroup or "" if match and match.end() < len(typed) else ""


def is_place(text: str) -> bool:
    """Whether it can say a page, leaf, column or number: numbers, a word or two."""
    return len(text) <= MOST_OF_LOCATOR and _SAYABLE.fullmatch(text) is not None


def is_time(text: str) -> bool:
    return _TIME.fullmatch(text) is not None


def seconds_of(time: str) -> int | None:
    """Where a position in a recording begins; None for what is none."""
    if not is_time(time):
        return None
    seconds = 0
    for part in re.split(r"[^\d:]", time)[0].split(":"):
        seconds = 60 * seconds + int(part)
    return seconds


def locator_typed(text: str) -> Locator | None:
    """„S. 12, Sp. 2“; None for what is no such place."""
    found: dict[str, list[str]] = {}
    for name, value in _pieces(" ".join(text.split()).strip(" ,;")):
        is_one = is_time(value) if name == "time" else _COUNTED.fullmatch(value) is not None
        if not name or not is_one or len(value) > MOST_OF_LOCATOR:
            return None
        found.setdefault(name, []).append(value)
    return Locator(**{name: ", ".join(values) for name, values in found.items()}) if found else None


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Each word for a part with the value behind it; "" for what has none before it."""
    starts = [(match.start(), match.end(), _named(match)) for match in _LED.finditer(text)]
    ends = {end for _, end, _ in starts}
    for match in _BARE_TIME.finditer(text):
        before = text[: match.start()].rstrip()
        if len(before) not in ends and not before.endswith(("-", "–", "—", " bis")):
            starts.append((match.start(), match.start(), "time"))
    starts.sort()
    if not starts or starts[0][0]:
        yield "", text
        return
    stops = [*(start for start, _, _ in starts[1:]), len(text)]
    for (_, end, name), stop in zip(starts, stops, strict=True):
        yield name, text[end:stop].strip(" ,;")


def _named(match: re.Match[str]) -> str:
    part = _PART.match(match[0])
    return part.lastgroup or "" if part else ""


def locator_words(locator: Locator | None) -> str:
    """„Bl. 12 r, S. 3“; "" for none."""
    if locator is None:
        return ""
    given = ((part.name, getattr(locator, part.name)) for part in PARTS)
    return ", ".join([_part_words(name, value) for name, value in given if value])


def _part_words(name: str, value: str) -> str:
    spanned = _SIDE.sub(rf"{NBSP}\1", _SPAN.sub("–", value))
    if name != "time" and not _COUNTED.fullmatch(value):
        return spanned  # „unfoliiert“, „Titelseite“
    return f"{_SIGN_OF[name]}{NBSP}{spanned}"
