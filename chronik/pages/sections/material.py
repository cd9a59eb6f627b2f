"""What the page of a record is made from, with its numbered notes.

Each passage has one note, in the order in which the page first needs them.
"""

from __future__ import annotations

from functools import lru_cache

from chronik.chronicle.cards import Cards
from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.edition import Edition
from chronik.dates.edtf import UNKNOWN, Edtf
from chronik.dates.words import date_words
from chronik.evidence.places import PassageSpans, note_anchor
from chronik.html.blocks import Note
from chronik.language.tuples import NamedTuple
from chronik.pages.sections.passages import passage_address, spans_of
from chronik.records.model import AnyEntry, Evidence, preferred


class Material(NamedTuple):
    """What the view of a record is made from."""

    chronicle: Chronicle
    cards: Cards
    entry: AnyEntry
    notes: Notes


def material_of(edition: Edition, key: str) -> Material:
    chronicle = edition.chronicle
    return Material(chronicle, edition.cards, chronicle.entries[key], Notes(edition, key))


class _Place(NamedTuple):
    """What has one note: a passage of a source, or words of one that has no stored text."""

    source: str
    spans: PassageSpans
    quote: str = ""


class Notes:
    """Collects a page's notes while its view is made.

    The only object with a state in a view; it never leaves it.
    """

    def __init__(self, edition: Edition, key: str) -> None:
        self._chronicle = edition.chronicle
        self._cards = edition.cards
        self._sheets = edition.sheets
        self._key = key
        self._numbers: dict[_Place, int] = {}
        self._notes: list[Note] = []

    def number(self, entry: AnyEntry, evidence: Evidence) -> tuple[int, ...]:
        """The number of the note of what the entry states, or nothing when it has no quote."""
        if not evidence.quote:
            return ()
        return (self._numbered(evidence.source, evidence.quote, own=entry.key == self._key),)

    def cite(self, source: str, quote: str) -> tuple[int, ...]:
        """The number for a citation in a body; it may name the source only."""
        known = source in self._chronicle.entries
        return (self._numbered(source, quote, own=True),) if known else ()

    def _numbered(self, source: str, quote: str, *, own: bool) -> int:
        spans = spans_of(self._chronicle, source, quote) or ()
        place = _Place(source, spans, "" if spans else quote)
        number = self._numbers.get(place)
        if not number:
            number = self._numbers[place] = len(self._notes) + 1
            self._notes.append(self._note(number, place, quote))

        note = self._notes[number - 1]
        if own and spans and not note.anchor:
            self._notes[number - 1] = note._replace(anchor=note_anchor(source, spans))
        return number

    def _note(self, number: int, place: _Place, quote: str) -> Note:
        entry = self._chronicle.entries.get(place.source)
        if entry is None:
            return Note(number=number, quote=quote, source=place.source, url="", detail="")
        return Note(
            number=number,
            quote=quote,
            source=self._cards[entry.key].name,
            url=passage_address(self._sheets, entry, place.spans) if place.spans else entry.url,
            detail=_published(entry),
        )

    def all(self) -> tuple[Note, ...]:
        return tuple(self._notes)


def _published(source: AnyEntry) -> str:
    date = preferred(source.facts.date)
    return _detail(source.facts.publisher, date.value if date and date.value != UNKNOWN else None)


@lru_cache(maxsize=1 << 12)
def _detail(publisher: str, date: Edtf | None) -> str:
    return ", ".join(filter(None, (publisher, date_words(date) if date else "")))
