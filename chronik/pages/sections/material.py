"""What the page of a record is made from, with its numbered notes.

Each passage has one note, in the order in which the page first needs them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from chronik.chronicle.cards import Cards
from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.edition import Edition
from chronik.dates.edtf import UNKNOWN, Edtf
from chronik.dates.words import date_words
from chronik.evidence.quotes import Found
from chronik.html.blocks import Note
from chronik.records.model import AnyEntry, Evidence, preferred


class Material(NamedTuple):
    """What the view of a record is made from."""

    chronicle: Chronicle
    cards: Cards
    entry: AnyEntry
    notes: Notes


def material_of(edition: Edition, key: str) -> Material:
    chronicle = edition.chronicle
    return Material(chronicle, edition.cards, chronicle.entries[key], Notes(chronicle))


class Notes:
    """Collects a page's notes while its view is made.

    The only object with a state in a view; it never leaves it.
    """

    def __init__(self, chronicle: Chronicle) -> None:
        self._chronicle = chronicle
        self._numbers: dict[tuple[str, str], int] = {}
        self._notes: list[Note] = []

    def number(self, entry: AnyEntry, evidence: Evidence) -> tuple[int, ...]:
        """The number of the evidence's note in a tuple, or an empty one when it has no quote."""
        return (self._numbered(evidence.source, evidence.quote),) if evidence.quote else ()

    def cite(self, source: str, quote: str) -> tuple[int, ...]:
        """The number for a citation in a body; it may name the source only."""
        return (self._numbered(source, quote),) if source in self._chronicle.entries else ()

    def _numbered(self, source: str, quote: str) -> int:
        known = self._numbers.get((source, quote))
        if known:
            return known

        number = len(self._notes) + 1
        self._numbers[source, quote] = number
        entry = self._chronicle.entries.get(source)
        url = (entry.url if entry else "") + passage_fragment(self._chronicle, source, quote)
        self._notes.append(
            Note(
                number=number,
                quote=quote,
                source=self._chronicle.name_of(entry) if entry else source,
                url=url,
                detail=_published(entry) if entry else "",
            )
        )
        return number

    def all(self) -> tuple[Note, ...]:
        return tuple(self._notes)


def _published(source: AnyEntry) -> str:
    date = preferred(source.facts.date)
    return _detail(source.facts.publisher, date.value if date and date.value != UNKNOWN else None)


@lru_cache(maxsize=1 << 12)
def _detail(publisher: str, date: Edtf | None) -> str:
    return ", ".join(filter(None, (publisher, date_words(date) if date else "")))


def passage_fragment(chronicle: Chronicle, source: str, quote: str) -> str:
    """`#stelle-120` for a quote that was found, else ""."""
    result = chronicle.passages.get((source, quote))
    return f"#stelle-{result.spans[0][0]}" if isinstance(result, Found) else ""
