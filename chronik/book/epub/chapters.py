"""The documents of a book: title, each chapter with its notes, the registers, the imprint."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chronik.book.contents import Book, BookChapter, BookPart
from chronik.book.epub.numbering import ChapterNotes
from chronik.book.epub.xhtml import Drawer, photo
from chronik.book.flow import Phrase
from chronik.book.registers import Register, RegisterLine
from chronik.book.telling import BookEvent
from chronik.language.tuples import NamedTuple
from chronik.words.escaping import esc
from chronik.words.german import letter

_BACK = "↩\ufe0e"  # as text: some systems have a picture for it


class Document(NamedTuple):
    """A file of the book; `entries` are what its contents list of it: title and address."""

    path: str
    title: str
    body: str
    kind: str = ""  # as EPUB names parts of a book
    part: str = ""  # title of the part that it stands in


def documents(book: Book) -> Iterator[Document]:
    places = _places(book)
    events = {event.key: event for event in book.events}
    yield Document("titel.xhtml", book.title, _title(book), kind="titlepage")
    for path, part, chapter in _chapters(book):
        drawn = _chapter(part, chapter, places)
        yield Document(path, chapter.title, drawn, kind="chapter", part=part.title)
    for register in book.registers:
        body = _register(register, places, events)
        path = _register_path(register)
        yield Document(path, register.title, body, kind=_KINDS.get(register.kind, "index"))
    yield Document("impressum.xhtml", "Zu diesem Buch", _imprint(book), kind="colophon")


_KINDS = {"sources": "bibliography"}


def _chapters(book: Book) -> Iterator[tuple[str, BookPart, BookChapter]]:
    """Each chapter with its file."""
    number = 0
    for part in book.parts:
        for chapter in part.chapters:
            number += 1
            yield f"kapitel-{number:03}.xhtml", part, chapter


def _register_path(register: Register) -> str:
    return f"{register.title.lower()}.xhtml"


def _places(book: Book) -> dict[str, str]:
    """Where each record is told, by its address on the site."""
    found: dict[str, str] = {}
    for register in book.registers:
        path = _register_path(register)
        found |= {line.url: f"{path}#{_anchor(line.url)}" for line in register.lines}
    for path, _, chapter in _chapters(book):
        found |= {event.url: f"{path}#{_anchor(event.url)}" for event in chapter.events}
    return found


def _anchor(url: str) -> str:
    return url[:-1].replace("/", "_")


def _title(book: Book) -> str:
    subtitle = f'<p class="subtitle">{esc(book.subtitle)}</p>\n' if book.subtitle else ""
    scope = f'<p class="scope">{esc(book.scope)}</p>\n' if book.scope else ""
    below = "<br/>".join(map(esc, filter(None, (book.publisher, book.imprint.state))))
    return f'<h1>{esc(book.title)}</h1>\n{subtitle}{scope}<p class="quiet">{below}</p>\n'


def _chapter(part: BookPart, chapter: BookChapter, places: Mapping[str, str]) -> str:
    """A chapter; the first of a part begins with its intro."""
    intro = f'<p class="quiet">{esc(part.intro)}</p>\n' if part.intro else ""
    notes = ChapterNotes()
    is_first = chapter is part.chapters[0]
    events = "".join([_event(told, places, notes) for told in chapter.events])
    above = f'<p class="part">{esc(part.title)}</p>\n'
    head = f"{above}<h1>{esc(chapter.title)}</h1>\n{intro if is_first else ''}"
    return f"{head}{events}{_notes(notes, places)}"


def _event(told: BookEvent, places: Mapping[str, str], notes: ChapterNotes) -> str:
    drawer = Drawer(places, notes, told.key, told.notes)
    when = drawer.inlines(told.heading)  # first: notes are counted as they are drawn
    lead = f'<p class="lead">{esc(told.lead)}</p>\n' if told.lead else ""
    rows = [f"<dt>{esc(f.label)}</dt><dd>{drawer.inlines(f.inner)}</dd>\n" for f in told.facts]
    facts = f"<dl>{''.join(rows)}</dl>\n" if rows else ""
    photos = "".join(map(photo, told.photos))
    return (
        f'<section id="{_anchor(told.url)}">\n<h2>{esc(told.title)}</h2>\n'
        f'<p class="when">{when}</p>\n'
        f"{lead}{facts}{photos}{drawer.flows(told.body)}</section>\n"
    )


def _notes(notes: ChapterNotes, places: Mapping[str, str]) -> str:
    if not notes.notes:
        return ""
    drawer = Drawer(places, ChapterNotes())  # a note has no notes
    rows = [
        f'<li id="n{number}">{drawer.inlines(words)} {_ways_back(number, uses)}</li>\n'
        for number, (words, uses) in enumerate(zip(notes.notes, notes.uses, strict=True), 1)
    ]
    return (
        '<section class="notes" epub:type="endnotes" role="doc-endnotes">\n'
        f"<h2>Belege</h2>\n<ol>\n{''.join(rows)}</ol>\n</section>\n"
    )


def _ways_back(number: int, uses: int) -> str:
    """An arrow, or a letter for each place."""
    names = [_BACK] if uses == 1 else [letter(use) for use in range(uses)]
    links = [
        f'<a role="doc-backlink" href="#v{number}-{use}" aria-label="Zurück zur Stelle {use}">'
        f"{name}</a>"
        for use, name in enumerate(names, 1)
    ]
    return " ".join(links)


def _register(
    register: Register, places: Mapping[str, str], events: Mapping[str, BookEvent]
) -> str:
    lines = "".join([_line(line, places, events) for line in register.lines])
    intro = f'<p class="quiet">{esc(register.intro)}</p>\n'
    return f'<h1>{esc(register.title)}</h1>\n{intro}<ul class="register">\n{lines}</ul>\n'


def _line(line: RegisterLine, places: Mapping[str, str], events: Mapping[str, BookEvent]) -> str:
    told = [events[key] for key in line.events]
    links = [f'<a href="{places[one.url]}">{esc(_when(one))}</a>' for one in told]
    hint = f' <span class="quiet">{esc(line.hint)}</span>' if line.hint else ""
    words = f" {esc(line.words)}" if line.words else ""
    web = f' <a href="{esc(line.address)}">{esc(line.address)}</a>' if line.address else ""
    found = f"<br/>\n{', '.join(links)}" if links else ""
    return f'<li id="{_anchor(line.url)}">{esc(line.name)}{hint}{words}{web}{found}</li>\n'


def _when(told: BookEvent) -> str:
    """The date of an event, or its title where the date says nothing."""
    first = told.heading[0]
    return first.text if told.is_dated and isinstance(first, Phrase) else told.title


def _imprint(book: Book) -> str:
    told = book.imprint.rows
    about = f"<p>{esc(book.description)}</p>\n" if book.description else ""
    drawer = Drawer({}, ChapterNotes())
    rows = [f"<dt>{esc(label)}</dt><dd>{drawer.inlines(inner)}</dd>\n" for label, inner in told]
    return f"<h1>Zu diesem Buch</h1>\n{about}<dl>{''.join(rows)}</dl>\n"
