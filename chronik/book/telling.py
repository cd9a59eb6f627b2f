"""An event as a book tells it: what its page says, without the ways to other pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
    figures = [one for b in view.blocks if isinstance(b, Figures) for one in b.figures]
    bodies = [block.html for block in view.blocks if isinstance(block, Body)]
    return BookEvent(
        key=key,
        url=entry.url,
        title=card.title,
        is_dated=entry.date != UNKNOWN,
        heading=tuple(_heading(card.date, _bare_date(view), view.label)),
        lead=view.lead,
        facts=tuple(_facts(view, notes)),
        photos=tuple(map(photo_of, figures)),
        body=tuple([flow for html in bodies for flow in flows(html, up(entry.url))]),
        notes=tuple(map(_note, notes)),
        authors=entry.authors,
    )


def _heading(date: str, item: Item | None, label: str) -> Iterator[Inline]:
    yield Phrase(date)
    yield from map(Noted, item.notes if item else ())
    if label:
        yield Phrase(f" · {label}")


def _bare_date(view: View) -> Item | None:
    """The date, where its words and notes are all that is to say of it."""
    rows = (row for b in view.blocks if isinstance(b, FactList) for row in b.rows)
    dates = next((row.items for row in rows if row.label == "Datum"), ())
    is_bare = len(dates) == 1 and not (dates[0].detail or dates[0].remark)
    return dates[0] if is_bare else None


def _facts(view: View, notes: list[Note]) -> Iterator[BookFact]:
    said = {record_address(note.url) for note in notes}
    is_dated = _bare_date(view) is not None
    for block in view.blocks:
        for fact, items in _rows(block):
            is_said = fact.label == "Datum" and is_dated
            is_noted = fact.label in ("Quelle", "Quellen") and said.issuperset(items)
            if not (is_said or is_noted):
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
    """The quote, and where it stands."""
    quote = f"„{note.quote.translate(INNER_QUOTES)}“ – " if note.quote else ""
    source = Phrase(note.source)
    detail = f", {note.detail}" if note.detail else ""
    linked = Hyperlink(record_address(note.url), (source,)) if note.url else source
    return (Phrase(quote), linked, Phrase(f"{detail}."))


def record_address(address: str) -> str:
    """The address of the record whose page, or a further one of it, that is."""
    return "/".join([*address.split("/")[:2], ""])
