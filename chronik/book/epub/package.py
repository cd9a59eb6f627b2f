"""What an EPUB has beside its documents: contents, metadata, style, and the archive of all."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from itertools import groupby
from uuid import UUID

from chronik.book.contents import Book
from chronik.book.epub.chapters import Document, documents
from chronik.words.escaping import esc

_MIMETYPE = "application/epub+zip"
_XHTML = "application/xhtml+xml"
_NEVER = (1980, 1, 1, 0, 0, 0)  # the archive must have a time: no clock may reach it
_NO_DAY = "2000-01-01"  # where git does not know the last edit: EPUB demands a day
_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="OEBPS/buch.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
_STYLE = """body { font-family: serif; line-height: 1.5; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; hyphens: none; text-align: left; }
h1 { font-size: 1.6em; margin: 1em 0; }
h2 { font-size: 1.2em; margin: 2em 0 .3em; }
h4, h5, h6 { font-size: 1em; margin: 1.2em 0 .4em; }
p { margin: .5em 0; hyphens: auto; }
.when, dl, .register, .notes, figcaption, .part, table { font: .85em/1.4 sans-serif; }
.when, .part, .quiet, .credit, dt { opacity: .8; }
.part { margin-bottom: -1em; }
.lead { font-style: italic; }
dt { float: left; margin-right: .4em; }
dt::after { content: ":"; }
dd { margin: 0 0 .25em 1em; }
.ref { font-size: .7em; vertical-align: super; line-height: 0; text-decoration: none; }
.register { list-style: none; padding: 0; }
.register li { margin: 0 0 .5em 1em; text-indent: -1em; }
blockquote { margin: .8em 1.5em; }
figure { margin: 1.2em 0; page-break-inside: avoid; }
img { max-width: 100%; max-height: 90vh; }
table { border-collapse: collapse; }
th, td { border-bottom: 1px solid; padding: .2em .4em; text-align: left; vertical-align: top; }
.center { text-align: center; }
.right { text-align: right; }
pre { white-space: pre-wrap; font-size: .8em; }
.subtitle, .scope { font-size: 1.2em; }
"""


def epub(book: Book, images: Mapping[str, bytes]) -> bytes:
    """The archive. `images` are the files that the book shows, by their address on the site."""
    chapters = [*documents(book)]
    pictures = {f"bilder/{path.rpartition('/')[2]}": data for path, data in images.items()}
    files = {
        "META-INF/container.xml": _CONTAINER.encode(),
        "OEBPS/buch.opf": _package(book, chapters, sorted(pictures)).encode(),
        "OEBPS/inhalt.xhtml": _contents(book, chapters).encode(),
        "OEBPS/stil.css": _STYLE.encode(),
        **{f"OEBPS/{one.path}": _page(book, one).encode() for one in chapters},
        **{f"OEBPS/{path}": pictures[path] for path in sorted(pictures)},
    }
    return _archive(files)


def _archive(files: Mapping[str, bytes]) -> bytes:
    """The same bytes for the same files; the type comes first, and is not compressed."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, data in {"mimetype": _MIMETYPE.encode(), **files}.items():
            info = zipfile.ZipInfo(path, _NEVER)
            info.create_system = 3  # whatever system it is
            is_packed = path.endswith(".webp") or path == "mimetype"
            info.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()


def _page(book: Book, one: Document) -> str:
    kind = f' epub:type="{one.kind}"' if one.kind else ""
    return _html(one.title, f"<section{kind}>\n{one.body}</section>\n")


def _html(title: str, body: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
        ' lang="de" xml:lang="de">\n'
        f"<head>\n<title>{esc(title)}</title>\n"
        '<link rel="stylesheet" type="text/css" href="stil.css"/>\n</head>\n'
        f"<body>\n{body}</body>\n</html>\n"
    )


def _contents(book: Book, chapters: Sequence[Document]) -> str:
    """The chapters of a part stand below its title."""
    rows = []
    for part, own in groupby(chapters[1:], key=lambda one: one.part):
        links = [f'<li><a href="{one.path}">{esc(one.title)}</a>' for one in own]
        if not part:
            rows += [f"{link}</li>\n" for link in links]
        else:
            inner = "".join([f"{link}</li>\n" for link in links])
            rows.append(f"<li><span>{esc(part)}</span>\n<ol>\n{inner}</ol></li>\n")
    listed = "".join(rows)
    nav = f'<nav epub:type="toc" id="toc">\n<h1>Inhalt</h1>\n<ol>\n{listed}</ol>\n</nav>\n'
    return _html("Inhalt", nav)


def _package(book: Book, chapters: Sequence[Document], pictures: Iterable[str]) -> str:
    items = [
        _item("inhalt", "inhalt.xhtml", _XHTML, ' properties="nav"'),
        _item("stil", "stil.css", "text/css"),
        *[_item(f"d{n}", one.path, _XHTML) for n, one in enumerate(chapters)],
        *[_item(f"b{n}", path, "image/webp") for n, path in enumerate(pictures)],
    ]
    order = ["d0", "inhalt", *[f"d{number}" for number in range(1, len(chapters))]]
    listed = "".join([f"{item}\n" for item in items])
    spine = "".join([f'<itemref idref="{name}"/>\n' for name in order])
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"'
        ' xml:lang="de">\n<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f"{''.join(_metadata(book))}</metadata>\n<manifest>\n{listed}</manifest>\n"
        f"<spine>\n{spine}</spine>\n</package>\n"
    )


def _item(name: str, path: str, media: str, more: str = "") -> str:
    return f'<item id="{name}" href="{path}" media-type="{media}"{more}/>'


def _metadata(book: Book) -> Iterator[str]:
    title = f"{book.title}: {book.scope}" if book.scope else book.title
    yield f'<dc:identifier id="id">{_identifier(book)}</dc:identifier>\n'
    yield f"<dc:title>{esc(title)}</dc:title>\n<dc:language>de</dc:language>\n"
    if book.publisher:
        yield f"<dc:publisher>{esc(book.publisher)}</dc:publisher>\n"
    if book.description:
        yield f"<dc:description>{esc(book.description)}</dc:description>\n"
    if book.imprint.day:
        yield f"<dc:date>{book.imprint.day}</dc:date>\n"
    yield _meta("dcterms:modified", f"{book.imprint.day or _NO_DAY}T00:00:00Z")
    modes = ["textual", *(["visual"] if any(True for _ in book.photos) else [])]
    for mode in modes:
        yield _meta("schema:accessMode", mode)
    yield _meta("schema:accessModeSufficient", "textual")
    for feature in ("alternativeText", "structuralNavigation", "tableOfContents", "index"):
        yield _meta("schema:accessibilityFeature", feature)
    yield _meta("schema:accessibilityHazard", "none")


def _meta(name: str, value: str) -> str:
    return f'<meta property="{name}">{value}</meta>\n'


def _identifier(book: Book) -> str:
    """Another one for each state of the content, and each choice of it."""
    told = "\0".join((book.title, book.scope, book.imprint.version))
    return f"urn:uuid:{UUID(bytes=hashlib.sha256(told.encode()).digest()[:16], version=4)}"
