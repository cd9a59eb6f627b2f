"""A book as plain data (JSON) for the fixed template of Typst.

All words go in as data, which Typst never reads as markup: nothing an editor typed can run. A text
is a string, anything else an object with one telling name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from chronik.book.contents import Book, BookPart
from chronik.book.flow import (
    Blockquote,
    DataTable,
    Flow,
    Hyperlink,
    Inline,
    LineEnd,
    Marked,
    Noted,
    Paragraph,
    Photo,
    Phrase,
    Rows,
    Rule,
    Subheading,
    Verbatim,
    apart,
    flat_words,
    is_outside,
    on_paper,
)
from chronik.book.registers import Register, RegisterLine
from chronik.book.telling import BookEvent
from chronik.language.tuples import NamedTuple

_WIDTH, _HEIGHT = 112.0, 70.0  # mm that an image may take
_DOTS = 150 / 25.4  # pixels in a mm that it has at least

_MANY = 100  # notes, after which the next chapter begins anew
_LONG = 8  # events of a chapter that fill some pages
_TOGETHER = 12  # lines of facts that stay on a page, with the heading
_LINE_SIGNS = 85  # that a line of facts holds
_EVENT, _LINE = "e", "r"  # labels of events and of lines of a register begin so
_Data = Any  # what JSON can hold


def photo_file(address: str) -> str:
    """The name of an image beside the template: „bilder/x.webp“ is x.webp."""
    return address.rpartition("/")[2]


def typst_data(book: Book) -> dict[str, _Data]:
    """What the template is told."""
    places = _places(book)
    alone = _Setter(places, _Numbering(count(1), {}))
    by_key = {event.key: places[event.url] for event in book.events}
    return {
        "title": book.title,
        "subtitle": book.subtitle,
        "scope": book.scope,
        "publisher": book.publisher,
        "description": book.description,
        "state": book.imprint.state,
        "day": [int(part) for part in book.imprint.day.split("-") if part],
        "parts": [
            {
                "title": part.title,
                "intro": part.intro,
                "chapters": [*_chapters(part, places)],
                "apart": _are_long(part),
            }
            for part in book.parts
        ],
        "registers": [_register(one, places, by_key) for one in book.registers],
        "imprint": [[label, alone.inlines(inner)] for label, inner in book.imprint.rows],
    }


def _are_long(part: BookPart) -> bool:
    """Whether each chapter begins on a page of its own: where they fill several.

    Typst also sets such chapters side by side.
    """
    events = sum(len(chapter.events) for chapter in part.chapters)
    return events >= _LONG * len(part.chapters)


def _places(book: Book) -> dict[str, str]:
    """The label of each event and of each line of a register, by its address on the site."""
    events = {event.url: f"{_EVENT}{number}" for number, event in enumerate(book.events)}
    urls = (line.url for register in book.registers for line in register.lines)
    return events | {url: f"{_LINE}{number}" for number, url in enumerate(urls)}


def _register(register: Register, places: Mapping[str, str], by_key: Mapping[str, str]) -> _Data:
    lines = [_line(line, places, by_key) for line in register.lines]
    is_wide = register.kind in ("networks", "themes", "works", "sources")
    return {"title": register.title, "intro": register.intro, "wide": is_wide, "lines": lines}


def _line(line: RegisterLine, places: Mapping[str, str], by_key: Mapping[str, str]) -> _Data:
    return {
        "label": places[line.url],
        "name": line.name,
        "hint": line.hint,
        "words": line.words,
        "address": line.address,
        "events": [by_key[key] for key in line.events],
    }


class _Numbering(NamedTuple):
    """Of notes: the next number, and those that stand already."""

    following: count[int]
    given: dict[tuple[str, int], int]  # event and number on its page -> number in the book


class _Setter(NamedTuple):
    """What is asked for while an event is set: where links lead, and how notes are counted."""

    places: Mapping[str, str]
    numbering: _Numbering
    key: str = ""  # of the event
    notes: Sequence[tuple[Inline, ...]] = ()

    def inlines(self, inner: Iterable[Inline]) -> list[_Data]:
        return [self.inline(one) for one in apart(inner)]

    def inline(self, one: Inline) -> _Data:
        if isinstance(one, Phrase):
            return one.text
        if isinstance(one, Marked):
            return {one.mark: self.inlines(one.inner)}
        if isinstance(one, Hyperlink):
            return self.link(one)
        return {"break": True} if isinstance(one, LineEnd) else self.note(one)

    def link(self, one: Hyperlink) -> _Data:
        """To another event of the book, or to the web, with its address as a note, for paper.

        People and places are found by the registers: thousands of links would double the time.
        """
        inner, printed = self.inlines(one.inner), on_paper(one.target)
        if self.places.get(one.target, "").startswith(_EVENT):
            return {"to": self.places[one.target], "inner": inner}
        if not is_outside(one.target):
            return {"inner": inner}
        if flat_words(one.inner) in (one.target, one.target.removeprefix("mailto:")):
            return {"web": one.target, "inner": [printed.removeprefix("mailto:")]}
        number = str(next(self.numbering.following))
        return {"web": one.target, "inner": inner, "number": number, "printed": printed}

    def note(self, one: Noted) -> _Data:
        """The note itself where it is first referred to; then its number alone."""
        name = (self.key, one.number)
        if name in self.numbering.given:
            return {"again": str(self.numbering.given[name])}
        number = self.numbering.given[name] = next(self.numbering.following)
        return {"note": self.inlines(self.notes[one.number - 1]), "number": str(number)}

    def flows(self, blocks: Iterable[Flow]) -> list[_Data]:
        return [self.flow(block) for block in blocks]

    def flow(self, block: Flow) -> _Data:
        if isinstance(block, Paragraph):
            return {"p": self.inlines(block.inner)}
        if isinstance(block, Subheading):
            return {"h": self.inlines(block.inner), "level": block.level}
        if isinstance(block, Rows):
            return {"rows": [self.flows(row) for row in block.rows], "first": block.first}
        if isinstance(block, Blockquote):
            return {"quote": self.flows(block.inner)}
        return self.other_flow(block)

    def other_flow(self, block: Verbatim | DataTable | Rule | Photo) -> _Data:
        if isinstance(block, Verbatim):
            return {"raw": block.text}
        if isinstance(block, Photo):
            return _photo(block)
        return {"table": [*self.rows(block)]} if isinstance(block, DataTable) else {"rule": True}

    def rows(self, table: DataTable) -> Iterator[_Data]:
        for row in table.rows:
            yield [{"cell": self.inlines(c.inner), "align": c.align or "left"} for c in row]


def _chapters(part: BookPart, places: Mapping[str, str]) -> Iterator[_Data]:
    """Notes are counted through several chapters, as these share pages; three digits are enough."""
    numbering = _Numbering(count(1), {})
    for chapter in part.chapters:
        if len(numbering.given) > _MANY or _are_long(part):
            numbering = _Numbering(count(1), {})
        events = [
            _event(told, _Setter(places, numbering, told.key, told.notes))
            for told in chapter.events
        ]
        yield {"title": chapter.title, "events": events}


def _event(told: BookEvent, setter: _Setter) -> _Data:
    return {
        "label": setter.places[told.url],
        "title": told.title,
        "heading": setter.inlines(told.heading),
        "lead": told.lead,
        "facts": [[fact.label, setter.inlines(fact.inner)] for fact in told.facts],
        "long": _lines_of_facts(told) > _TOGETHER,
        "photos": [_photo(photo) for photo in told.photos],
        "body": setter.flows(told.body),
    }


def _lines_of_facts(told: BookEvent) -> int:
    """About as many as they fill."""
    return sum(1 + len(flat_words(fact.inner)) // _LINE_SIGNS for fact in told.facts)


def _photo(photo: Photo) -> _Data:
    """As large as the page allows, and no larger than its pixels do."""
    width = min(_WIDTH, _HEIGHT * photo.width / photo.height, photo.width / _DOTS)
    return {
        "photo": photo_file(photo.address),
        "alt": photo.alt,
        "width": round(width, 1),
        "caption": photo.caption,
        "credit": photo.credit,
    }
