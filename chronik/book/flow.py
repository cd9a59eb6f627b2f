"""What running text is made of, whatever draws it: blocks, and in them inlines.

All words are plain text; to escape them is up to those that draw.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chronik.language.tuples import NamedTuple

_NARROW = "\u202f"  # a narrow space where no line ends


class Phrase(NamedTuple):
    text: str


class Marked(NamedTuple):
    """Phrase that stand out: `strong`, `em`, `s` or `code`, as HTML names them."""

    mark: str
    inner: tuple[Inline, ...]


class Hyperlink(NamedTuple):
    """`target` is an address from the site's root, or one on the web."""

    target: str
    inner: tuple[Inline, ...]


class Noted(NamedTuple):
    """Refers to a note of the entry by its number, from 1."""

    number: int


class LineEnd(NamedTuple):
    pass


Inline = Phrase | Marked | Hyperlink | Noted | LineEnd


class Paragraph(NamedTuple):
    inner: tuple[Inline, ...]


class Subheading(NamedTuple):
    level: int  # below the entry's own heading, from 1; never deeper by two at once
    inner: tuple[Inline, ...]


class Rows(NamedTuple):
    rows: tuple[tuple[Flow, ...], ...]
    first: int | None = None  # the number that it begins with; None for one without numbers


class Blockquote(NamedTuple):
    inner: tuple[Flow, ...]


class Verbatim(NamedTuple):
    """Phrase whose line ends and blanks count."""

    text: str


class TableCell(NamedTuple):
    inner: tuple[Inline, ...]
    is_head: bool
    align: str  # left, center, right, or "" where nothing is said


class DataTable(NamedTuple):
    """A table: rows of cells, the first of which name the columns."""

    rows: tuple[tuple[TableCell, ...], ...]


class Rule(NamedTuple):
    pass


class Photo(NamedTuple):
    """An image; `address` is where the site has its largest file."""

    address: str
    width: int  # in pixels
    height: int
    alt: str
    caption: str
    credit: str  # who made it, and its licence


Flow = Paragraph | Subheading | Rows | Blockquote | Verbatim | DataTable | Rule | Photo


def apart(inner: Iterable[Inline]) -> Iterator[Inline]:
    """The same with room between notes side by side: the eighth and the ninth are not note 89."""
    last: Inline | None = None
    for one in inner:
        if isinstance(one, Noted) and isinstance(last, Noted):
            yield Phrase(_NARROW)
        yield one
        last = one


def flat_words(inner: tuple[Inline, ...]) -> str:
    """The words alone."""
    return "".join([_plain(one) for one in inner])


def _plain(one: Inline) -> str:
    if isinstance(one, Phrase):
        return one.text
    if isinstance(one, Marked | Hyperlink):
        return flat_words(one.inner)
    return " " if isinstance(one, LineEnd) else ""


def on_paper(target: str) -> str:
    """An address as it is printed: without the words that a browser is to look for on the page."""
    return target.partition(":~:")[0].removesuffix("#")


def is_outside(target: str) -> bool:
    """Whether a link leads out of the book and the site: to the web, or to a mailbox."""
    return "://" in target or target.startswith("mailto:")
