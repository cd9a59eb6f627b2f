"""The files of a site: each drawn, or known to be as it was published. Pure.

A file has a signature that changes whenever anything does that it shows (docs/decisions/0005).
Where it is that of the published file, nothing is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from typing import Protocol
from unicodedata import normalize

from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.edition import Edition
from chronik.chronicle.signing import Signing
from chronik.exports import EXPORTS, Export
from chronik.exports.composed import assembled
from chronik.exports.images import Raster
from chronik.html.filling.render import Render, path_of
from chronik.html.parts.paging import address, paged
from chronik.html.view import View
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.pages import PAGES, PageKind
from chronik.pages.conservation import lost
from chronik.search.rows import data_of, row_of
from chronik.words.diagnostics import Diagnostic, LostError, Span, error
from chronik.words.digests import digest_of
from chronik.words.german import listed
from chronik.words.pieces import Former, Places

# Folders are ids and the names of parts of the site; its own files may have points and lines.
_OWN = late(r"(?:[a-z0-9-]+/)*[a-z0-9_.-]+\Z")


class File(NamedTuple):
    """A file of the site: `signature` tells which view it was made from."""

    path: str
    signature: bytes
    data: bytes | None  # None: the file as it was published is still right
    parts: int = 1  # pages that the view of this file takes, itself included
    pieces: Places = ()  # of a composed file: where each stands, to be found again
    row: bytes = b""  # what a record is searched by, with its first page, where it is not known


Put = Callable[[File], object]


class FormerSite(Protocol):
    """The site as it was published last."""

    def parts(self, path: str, signature: bytes) -> int:
        """Into how many pages the view with that signature was published, its first at this path;
        0 for not at all.
        """

    def file(self, path: str) -> Former:
        """A composed file; an empty one where there is none."""

    @property
    def numbers(self) -> Mapping[str, int]:
        """Of the records in the search index."""

    def under(self, folder: str) -> Mapping[str, bytes]:
        """The signatures of the files in a folder; none where one is not as it was published."""

    def data(self, path: str) -> bytes:
        """What a published file holds."""


class Order(NamedTuple):
    """What is to be made: pages, or a file beside them, about a subject."""

    kind: PageKind | Export
    subject: str


class Drawing(NamedTuple):
    """What every file is drawn from, and the site as it was."""

    edition: Edition
    signing: Signing
    former: FormerSite
    render: Render
    rows: Container[str] | None = None  # keys of the records whose row is known; None: no search

    def lacks_row(self, key: str) -> bool:
        return self.rows is not None and key not in self.rows


def orders(edition: Edition) -> list[Order]:
    """All that can be made side by side. What is about the whole chronicle comes first: of all
    single files it takes longest.
    """
    kinds: tuple[PageKind | Export, ...] = (
        *(export for export in EXPORTS if not export.parts),
        *PAGES,
    )
    subjects = [(kind, [*kind.subjects(edition)]) for kind in kinds]

    single = [Order(kind, only) for kind, those in subjects if len(those) == 1 for only in those]
    several = [Order(kind, each) for kind, those in subjects if len(those) > 1 for each in those]
    return [*single, *several]


def filled(drawing: Drawing, order: Order) -> Iterator[File]:
    """The files of an order."""
    if isinstance(order.kind, Export):
        yield export_file(drawing, order.kind, order.subject)
    else:
        yield from _page_files(drawing, order.kind, order.subject)


def _page_files(drawing: Drawing, kind: PageKind, subject: str) -> Iterator[File]:
    """The pages about a subject: drawn, or known to be as they were published."""
    edition, former = drawing.edition, drawing.former
    view: View | None = None if kind.sign else kind.view(edition, subject)
    signature = (
        kind.sign(drawing.signing, edition, subject) if kind.sign else drawing.signing.plain(view)
    )

    url = kind.url(subject)
    parts = former.parts(path_of(url), signature)
    paths = [path_of(url), *[path_of(address(url, number)) for number in range(2, parts + 1)]]
    is_kept = parts and all(former.parts(path, signature) for path in paths[1:])
    if is_kept and not (kind.searched and drawing.lacks_row(subject)):
        yield from (File(path, signature, None, parts) for path in paths)
        return

    view = view or kind.view(edition, subject)
    is_searched = kind.searched and drawing.rows is not None
    row = data_of(row_of(edition, subject, view)) if is_searched else b""
    if is_kept:
        yield from (File(path, signature, None, parts, row=row) for path in paths)
        return

    pages = paged(view)
    if missing := lost(view, pages):
        raise LostError(missing)
    for page in pages:
        yield File(path_of(page.url), signature, drawing.render(page), len(pages), row=row)


def export_file(
    drawing: Drawing, export: Export, subject: str = "", urls: Sequence[str] = ()
) -> File:
    """A file beside the pages: made, or known to be as it was published. `urls` are the addresses
    of all pages, for what comes last.
    """
    edition, signing = drawing.edition, drawing.signing
    path = export.path(subject)
    signature = export.sign(signing, edition, subject) if export.sign else b""
    if signature and drawing.former.parts(path, signature):
        return File(path, signature, None)

    if export.compose:
        composed = export.compose(edition, subject, signing.pieces())
        data, places = assembled(composed, drawing.former.file(path))
        return File(path, signature, data, pieces=places)
    data = export.make(edition, urls, subject)
    return File(path, signature, data) if signature else plain_file(path, data)


class Refused(NamedTuple):
    """A path at which nothing can be published, and the one that it would take the place of; "" for
    one that no system could be asked to have.
    """

    path: str
    other: str


def refused(paths: Iterable[str]) -> Refused | None:
    """The first of all paths of a site that is another's too, where a disk tells no capitals apart
    and no two ways to write an umlaut; or that is none of ours.
    """
    taken: dict[str, str] = {}
    for path in paths:
        key = (path if path.isascii() else normalize("NFC", path)).casefold()
        if key in taken:
            return Refused(path, taken[key])
        taken[key] = path
        if not _OWN.match(path) and not path.startswith("assets/"):
            return Refused(path, "")
    return None


def refusal(chronicle: Chronicle, made: Iterable[tuple[Order, int]], bad: Refused) -> Diagnostic:
    """What is said of such a path: the sources of it. `made` are all orders, each with how many
    pages it gave.
    """
    wanted = bad.path.casefold()
    makers = [
        Span(_maker(chronicle, order))
        for order, count in made
        for number in range(1, count + 1)
        if _path(order, number).casefold() == wanted
    ]
    first, *others = makers or [Span(bad.path)]
    if not bad.other:
        message = f"Unter „{bad.path}“ kann nicht jedes System eine Datei ablegen."
        return error(first, "reserved-id", message, "Umbenennen: a–z, 0–9 und Bindestriche.")
    beside = listed([span.path for span in others] or [bad.other])
    message = f"Aus dieser Datei und aus {beside} entstünde dieselbe Seite: {bad.path}."
    return error(first, "reserved-id", message, "Eine von beiden umbenennen.")


def _path(order: Order, number: int) -> str:
    if isinstance(order.kind, Export):
        return order.kind.path(order.subject)
    return path_of(address(order.kind.url(order.subject), number))


def _maker(chronicle: Chronicle, order: Order) -> str:
    """The file of the record that it is about; else which part of the site it is."""
    if order.subject in chronicle.entries:
        return chronicle.entries[order.subject].path
    kind, _, name = order.subject.partition("/")
    former = (e.path for e in chronicle.entries.values() if e.kind == kind and name in e.former_ids)
    return next(former, f"/{_path(order, 1)}")


def plain_file(path: str, data: bytes) -> File:
    """A file that is signed by what it holds."""
    return File(path, digest_of(data), data)


def is_fresh(former: FormerSite, raster: Raster) -> bool:
    """Whether all pictures of this image are as they were published."""
    return all(former.parts(path, raster.signature) for path in raster.paths)


def raster_files(raster: Raster, *, made: bool) -> Iterator[File]:
    """The pictures of an image: made, or as they were published."""
    contents: Iterable[bytes | None] = raster.make() if made else [None] * len(raster.paths)
    for path, data in zip(raster.paths, contents, strict=True):
        yield File(path, raster.signature, data)
