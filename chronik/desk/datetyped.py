"""A date as somebody types it, in German or as the files have it: what it means, and how it will
read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from chronik.dates.edtf import Edtf, EdtfError, Precision, parse
from chronik.dates.slips import from_german
from chronik.dates.words import date_words
from chronik.drafting.reading.dating import claimed
from chronik.language.patterns import late
from chronik.passages.dates.reading import dates_in

_SHORT_YEAR = late(r"(?P<day>.*\D)(?P<year>\d\d)")
_DAYS = late(r"\d{1,2}\. ?(?:\d{1,2}\. ?|[A-Za-zäÄ]{3,9}\.? )")
_BEFORE = late(r"vor (?P<year>\d{4})")
_EXAMPLES = "Zum Beispiel „3. Mai 1921“, „Mai 1921“, „um 1900“, „zwischen 1920 und 1923“."


def date_typed(typed: str, published: str = "") -> dict[str, Any]:
    """`value` as the file has it, `reads` as readers will see it; `said` is what is wrong or open,
    `choices` what may be meant then.
    """
    words = " ".join(typed.split())
    if not words:
        return _told("", "", [])
    if asked := _of_two_centuries(words):
        return _told("", "Welches Jahrhundert ist gemeint?", asked)
    if before := _BEFORE.fullmatch(words):
        year = parse(f"[..{int(before['year']) - 1:04}]")
        said = f"„{words}“ sagt, wann es nicht war. Gemeint ist vielleicht:"
        return _told("", said, [year])
    found = next(_read(words), None)
    if found is None:
        return _told("", f"„{words}“ ist kein Datum, das sich eintragen lässt. {_EXAMPLES}", [])
    return _told(found.text, "", _with_year(found, published)) | {"reads": date_words(found)}


def _told(value: str, said: str, choices: list[Edtf]) -> dict[str, Any]:
    offered = [{"value": date.text, "reads": date_words(date)} for date in choices]
    return {"value": value, "reads": "", "said": said, "choices": offered}


def _read(words: str) -> Iterator[Edtf]:
    """What it may mean, the likeliest first."""
    yield from filter(None, [_parsed(words)])
    for found in dates_in(words):
        is_whole = not words[: found.start].strip() and not words[found.end :].strip(" .")
        if is_whole and found.sense not in ("before", "after"):
            yield from filter(None, [claimed(found)])
    yield from filter(None, map(_parsed, from_german(words)))


def _parsed(text: str) -> Edtf | None:
    try:
        return parse(text)
    except EdtfError:
        return None


def _of_two_centuries(words: str) -> list[Edtf]:
    """„3.5.21“: both days; nothing where the year is whole."""
    match = _SHORT_YEAR.fullmatch(words)
    if match is None or not _DAYS.fullmatch(match["day"]):
        return []
    days = [
        next(_read(f"{match['day']}{century}{match['year']}"), None) for century in ("19", "20")
    ]
    return [day for day in days if day]


def _with_year(date: Edtf, published: str) -> list[Edtf]:
    """Of a day without a year, that day in the year in which the text appeared."""
    there = re.match(r"\d{4}", published)
    if date.precision is not Precision.YEARLESS or there is None:
        return []
    full = _parsed(there[0] + date.text[4:])
    return [full] if full else []
