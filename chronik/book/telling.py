"""An event as a book tells it: what its page says, without the ways to other pages."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from chronik.book.bodies import flows, photo_of
from chronik.book.flow import Flow, Hyperlink, Inline, Marked, Noted, Photo, Phrase
from chronik.chronicle.edition import Edition
from chronik.dates.edtf import UNKNOWN
from chronik.html.blocks import Block, Body, FactList, Groups, Item
from chronik.html.imageblocks import Figures
from chronik.html.notes import Note, NoteList
from chronik.html.view import View
from chronik.language.tuples import NamedTuple
from chronik.pages.kinds import event
from chronik.records.keys import up
from chronik.words.german import INNER_QUOTES

_WAYS = ("davor-danach", "erwaehnt")  # blocks that lead on: a book has its order and its registers


class BookFact(NamedTuple):
    label: str
    inner: tuple[Inline, ...]


class BookEvent(NamedTuple):
    """An event in a book."""

    key: str
    url: str
    title: str
    is_dated: bool
    heading: tuple[Inline, ...]  # below the title: the date in words, the kind, the status
    lead: str
    facts: tuple[BookFact, ...]
    photos: tuple[Photo, ...]
    body: tuple[Flow, ...]
    notes: tuple[tuple[Inline, ...], ...]  # number 1 first
    authors: tuple[str, ...]


def told_event(edition: Edition, key: str) -> BookEvent:
    view, entry = event.view(edition, key), edition.chronicle.entries[key]
    card = edition.cards[key]
    notes = [note for block in view.blocks if isinstance(block, NoteList) for note in block.notes]
    when = _when(view, card.date)
    figures = [one for b in view.blocks if isinstance(b, Figures) for one in b.figures]
    bodies = [block.html for block in view.blocks if isinstance(block, Body)]
    return BookEvent(
        key=key,
        url=entry.url,
        title=card.title,
        is_dated=entry.date != UNKNOWN,
        heading=tuple(_heading(card.date, when.values(), view.label)),
        lead=view.lead,
        facts=tuple(_facts(view, notes, when)),
        photos=tuple(map(photo_of, figures)),
        body=tuple([flow for html in bodies for flow in flows(html, up(entry.url))]),
        notes=tuple(map(_note, notes)),
        authors=entry.authors,
    )


def _heading(date: str, when: Iterable[Item], label: str) -> Iterator[Inline]:
    yield Phrase(date)
    yield from (Noted(number) for item in when for number in item.notes)
    if label:
        yield Phrase(f" · {label}")


def _when(view: View, date: str) -> dict[str, Item]:
    """The date and the time of day by their labels, where their words, which the heading has, and
    their notes are all that is to say of them.
    """
    rows = [row for b in view.blocks if isinstance(b, FactList) for row in b.rows]
    told = {row.label: row.items for row in rows}
    found = {}
    for label in ("Datum", "Uhrzeit"):
        items = told.get(label, ())
        is_bare = len(items) == 1 and not (items[0].detail or items[0].remark)
        if is_bare and (label == "Datum" or items[0].name in date):
            found[label] = items[0]
    return found


def _facts(view: View, notes: list[Note], when: Container[str]) -> Iterator[BookFact]:
    said = {record_address(note.url) for note in notes}
    for block in view.blocks:
        for fact, items in _rows(block):
            is_noted = fact.label in ("Quelle", "Quellen") and said.issuperset(items)
            if not (fact.label in when or is_noted):
                yield fact


def _rows(block: Block) -> Iterator[tuple[BookFact, tuple[str, ...]]]:
    """Each fact, with the addresses of what it names."""
    if isinstance(block, FactList):
        for row in block.rows:
            addresses = tuple([item.url for item in row.items])
            yield BookFact(row.label, tuple(_listed(row.items))), addresses
    elif isinstance(block, Groups) and block.anchor not in _WAYS:
        yield BookFact(block.title, tuple(_grouped(block))), ()


def _grouped(block: Groups) -> Iterator[Inline]:
    """„Vortrag: Anna Muster; Moderation: Bert Beispiel“."""
    for number, group in enumerate(block.groups):
        before = "; " if number else ""
        label = f"{group.label}: " if group.label else ""
        if before or label:
            yield Phrase(f"{before}{label}")
        yield from _listed(group.items)


def _listed(items: Iterable[Item]) -> Iterator[Inline]:
    for number, item in enumerate(items):
        if number:
            yield Phrase("; ")
        yield from _item(item)


def _item(item: Item) -> Iterator[Inline]:
    """As pages have it: the words, the notes, a detail, what the editors remark."""
    name = Phrase(item.name)
    yield Hyperlink(item.url, (name,)) if item.url else name
    yield from map(Noted, item.notes)
    if item.detail and item.detail not in item.name:
        yield Phrase(f" ({item.detail})")
    if item.remark:
        yield Phrase(" ")
        yield Marked("em", (Phrase(f"[{item.remark}]"),))


def _note(note: Note) -> tuple[Inline, ...]:
    """The quote, and where it stands; and that it was not checked where that is so."""
    quote = f"„{note.quote.translate(INNER_QUOTES)}“ – " if note.quote else ""
    source = Phrase(note.source)
    where = "".join([f", {words}" for words in (note.detail, note.place) if words])
    mark = f" ({note.mark})" if note.mark else ""
    linked = Hyperlink(record_address(note.url), (source,)) if note.url else source
    return (Phrase(quote), linked, Phrase(f"{where}{mark}."))


def record_address(address: str) -> str:
    """The address of the record whose page, or a further one of it, that is."""
    return "/".join([*address.split("/")[:2], ""])
