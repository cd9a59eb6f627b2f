"""A whole book, whatever it becomes: its parts in their order, complete, nothing left to look up.

Every chosen event stands in it once: those with a year under it, the others on the shelf „ohne
sichere Einordnung“; the sum is held against the choice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from chronik.book.choice import BookChoice, events_chosen, scope_words
from chronik.book.flow import Blockquote, Flow, Photo, Rows
from chronik.book.imprint import Imprint, imprint
from chronik.book.registers import Register, registers
from chronik.book.telling import BookEvent, told_event
from chronik.chronicle.edition import Edition
from chronik.dates.edtf import Precision
from chronik.language.tuples import NamedTuple
from chronik.pages.conservation import Account, audit
from chronik.records.model import AnyEntry
from chronik.words.german import counted

_SHELF = "Ohne sichere Einordnung"
_SHELVES = (("Ohne Jahr", True), ("Ohne Datum", False))


class BookChapter(NamedTuple):
    title: str
    events: tuple[BookEvent, ...]


class BookPart(NamedTuple):
    """`The chronicle`, or the shelf of what has no year."""

    title: str
    intro: str
    chapters: tuple[BookChapter, ...]


class Book(NamedTuple):
    title: str
    subtitle: str
    scope: str  # what was chosen, in words; "" for the whole chronicle
    publisher: str
    description: str
    imprint: Imprint
    parts: tuple[BookPart, ...]
    registers: tuple[Register, ...]

    @property
    def events(self) -> Iterator[BookEvent]:
        return _events(self.parts)

    @property
    def photos(self) -> Iterator[Photo]:
        """Every image, as often as it is shown."""
        for event in self.events:
            yield from event.photos
            yield from _photos(event.body)


def book_of(edition: Edition, choice: BookChoice, commit: str) -> Book:
    """Raises RefusedError where nothing fits the choice, LostError where the sum is wrong."""
    chronicle, site = edition.chronicle, edition.chronicle.site
    selected = events_chosen(chronicle, choice)
    yearless = len(selected.yearless)
    parts = tuple(_parts(edition, selected.events, yearless))
    account = book_account(parts, len(selected.events))
    audit([account], lambda _words: None)

    authors = {name for event in _events(parts) for name in event.authors}
    return Book(
        title=site.title,
        subtitle=site.subtitle,
        scope=scope_words(chronicle, choice),
        publisher=site.publisher,
        description=site.description,
        imprint=imprint(chronicle, commit, sorted(authors), _sum_words(account, yearless)),
        parts=parts,
        registers=tuple(registers(edition, selected.events, whole=choice.is_all)),
    )


def _parts(edition: Edition, events: Sequence[AnyEntry], yearless: int) -> Iterator[BookPart]:
    """The years, then what has none; what a choice of years leaves out is said there."""
    years: dict[int, list[AnyEntry]] = {}
    for event in events:
        if event.date.placed:
            years.setdefault(edition.chronicle.year(event) or 0, []).append(event)
    if years:
        chapters = [_chapter(edition, str(year), years[year]) for year in years]
        yield BookPart("Chronik", _left_out(yearless) if yearless else "", tuple(chapters))

    unplaced = [event for event in events if not event.date.placed]
    shelves = [
        _chapter(edition, title, [e for e in unplaced if _is_yearless(e) is has_day])
        for title, has_day in _SHELVES
    ]
    kept = tuple(chapter for chapter in shelves if chapter.events)
    if kept:
        yield BookPart(_SHELF, _UNKNOWN, kept)


def _is_yearless(event: AnyEntry) -> bool:
    return event.date.precision is Precision.YEARLESS


_UNKNOWN = "Von diesen Ereignissen ist nicht bekannt, in welchem Jahr sie waren."


def _left_out(number: int) -> str:
    them = counted(number, "Ereignis", "Ereignisse")
    what = "gehört" if number == 1 else "gehören"
    return f"{them} ohne bekanntes Jahr {what} vielleicht hierher; die ganze Chronik nennt sie."


def _chapter(edition: Edition, title: str, events: Iterable[AnyEntry]) -> BookChapter:
    return BookChapter(title, tuple([told_event(edition, event.key) for event in events]))


def _events(parts: Iterable[BookPart]) -> Iterator[BookEvent]:
    return (event for part in parts for chapter in part.chapters for event in chapter.events)


def book_account(parts: Sequence[BookPart], total: int) -> Account:
    """The chosen events against those that stand in the book."""
    shelf = [*_events(part for part in parts if part.title == _SHELF)]
    there = {event.key for event in _events(parts)}
    return Account("Buch", total, placed=len(there) - len(shelf), shelf=len(shelf))


def _sum_words(account: Account, yearless: int) -> str:
    sums = f"{account.placed} eingeordnet, {account.shelf} ohne sichere Einordnung"
    left = f"; {yearless} ohne bekanntes Jahr nicht enthalten" if yearless else ""
    return f"{counted(account.total, 'Ereignis', 'Ereignisse')}: {sums}{left}."


def _photos(blocks: Iterable[Flow]) -> Iterator[Photo]:
    for block in blocks:
        if isinstance(block, Photo):
            yield block
        elif isinstance(block, Blockquote):
            yield from _photos(block.inner)
        elif isinstance(block, Rows):
            yield from (photo for row in block.rows for photo in _photos(row))
