"""The work of the command `book`: records read and checked, the book made, its files written."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from chronik.book.choice import BookChoice
from chronik.book.contents import Book, book_of
from chronik.book.epub.package import epub
from chronik.book.flow import flat_words
from chronik.book.press.typesetter import printed, typesetter
from chronik.book.setting import typst_data
from chronik.chronicle.edition import Edition, edition_of
from chronik.examining import Lap, failed
from chronik.exports.images import rasters
from chronik.inputs import Examined, Inputs, Options, Session, examined
from chronik.language.tuples import NamedTuple
from chronik.system.ownership import end_changes
from chronik.system.revisions import head_of
from chronik.system.scan import Folders, listing
from chronik.system.store import locked, program_key
from chronik.system.workers import later
from chronik.system.writing import change_files
from chronik.words.diagnostics import RefusedError, as_text
from chronik.words.german import NBSP, slug
from chronik.words.hints import reason

PDF, EPUB = ".pdf", ".epub"


class Written(NamedTuple):
    """What was written, and what is good to know."""

    words: str
    aside: str = ""


def bind(folders: Folders, choice: BookChoice, to: Path | None, lap: Lap) -> Written:
    """Write the book as PDF and EPUB, or to the one file that is named.

    Raises RefusedError where the content has errors, nothing fits, or Typst is missing; then
    nothing is written.
    """
    suffixes = (to.suffix.lower(),) if to else (PDF, EPUB)
    if PDF in suffixes:
        typesetter()
    with locked(folders.cache) as lock:
        end_changes(folders.content)
        session = Session(folders, Options(), lap, lock, lock.moment(), program_key())
        sheets = _sheets(session, choice)
    book = sheets.book
    lap("zusammenstellen")

    paths = {suffix: to or Path(_name(book) + suffix) for suffix in suffixes}
    read = later(partial(epub, book, sheets.images), jobs=session.jobs if len(paths) > 1 else 1)
    files, missing = {}, ""
    if PDF in paths:  # Typst has threads of its own: whatever is forked is forked before
        files[paths[PDF]], missing = printed(typst_data(book), sheets.images, sheets.fonts)
        lap("setzen")
    if EPUB in paths:
        files[paths[EPUB]] = read()
    _write(files)
    lap("schreiben")
    return Written(_told(book, files), _aside(missing))


class _Sheets(NamedTuple):
    """A book, and the files that it needs beside it."""

    book: Book
    images: dict[str, bytes]  # by their address on the site
    fonts: dict[str, bytes]  # of the chronicle's own, by name


def _sheets(session: Session, choice: BookChoice) -> _Sheets:
    head = head_of(session.folders.content)
    found = examined(session, Inputs(listing(session.folders), head))
    if failed(found.sources, found.checked):
        faults = [d for d in found.checked.problems if d.severity == "error"]
        raise RefusedError(f"{as_text(faults)}{_FAULTY}")
    edition = edition_of(found.checked.chronicle)
    book = book_of(edition, choice, head.commit)
    rest = found.sources.rest
    fonts = {
        path.rpartition("/")[2]: data
        for path, data in rest.items()
        if path.startswith("assets/fonts/") and path.endswith(_FONTS)
    }
    return _Sheets(book, dict(_images(edition, found, book)), fonts)


_FAULTY = "Erst ohne Fehler wird aus der Chronik ein Buch. Nichts wurde geschrieben."
_FONTS = (".ttf", ".otf")


def _images(edition: Edition, found: Examined, book: Book) -> Iterator[tuple[str, bytes]]:
    """The files that the book shows."""
    wanted = {photo.address for photo in book.photos}
    if not wanted:
        return
    for raster in rasters(edition, found.sources.rest, b"", found.sources.develop):
        if not wanted.isdisjoint(raster.paths):
            made = zip(raster.paths, raster.make(), strict=True)
            yield from ((path, data) for path, data in made if path in wanted)


def _name(book: Book) -> str:
    return slug(" ".join(filter(None, (book.title, book.scope)))) or "chronik"


def _write(files: dict[Path, bytes]) -> None:
    try:
        change_files(files)
    except OSError as fault:
        place = fault.filename or next(iter(files))
        raise RefusedError(
            f"Schreiben nicht möglich: {reason(fault)} ({place}). Nichts wurde geändert."
        ) from fault


def _told(book: Book, files: dict[Path, bytes]) -> str:
    sizes = [f"{path} ({_size(len(data))})" for path, data in files.items()]
    return "\n".join((*sizes, flat_words(book.imprint.rows[0][1])))


def _size(octets: int) -> str:
    if octets < 1_000_000:
        return f"{max(1, round(octets / 1000))}{NBSP}kB"
    return f"{octets / 1_000_000:.1f}{NBSP}MB".replace(".", ",")


def _aside(missing: str) -> str:
    if not missing:
        return ""
    signs = " ".join(missing)
    cure = "Eine Schrift mit ihnen als .ttf oder .otf in assets/fonts/ legen."
    return f"Im PDF steht □ für Zeichen, die keine Schrift des Buchs hat: {signs}\n    → {cure}"
