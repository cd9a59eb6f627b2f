"""What running text is made of, whatever draws it: blocks, and in them inlines.

All words are plain text; to escape them is up to those that draw.
"""

from __future__ import annotations

from chronik.language.tuples import NamedTuple


class Words(NamedTuple):
    text: str


class Marked(NamedTuple):
    """Words that stand out: `strong`, `em`, `s` or `code`, as HTML names them."""

    mark: str
    inner: tuple[Inline, ...]


class Linked(NamedTuple):
    """`target` is an address from the site's root, or one on the web."""

    target: str
    inner: tuple[Inline, ...]


class Noted(NamedTuple):
    """Refers to a note of the entry by its number, from 1."""

    number: int


class LineEnd(NamedTuple):
    pass


Inline = Words | Marked | Linked | Noted | LineEnd


class Paragraph(NamedTuple):
    inner: tuple[Inline, ...]


class Subheading(NamedTuple):
    level: int  # below the entry's own heading, from 1; never deeper by two at once
    inner: tuple[Inline, ...]


class Listing(NamedTuple):
    rows: tuple[tuple[Flow, ...], ...]
    first: int | None = None  # the number that it begins with; None for one without numbers


class Quoted(NamedTuple):
    inner: tuple[Flow, ...]


class Verbatim(NamedTuple):
    """Words whose line ends and blanks count."""

    text: str


class Cell(NamedTuple):
    inner: tuple[Inline, ...]
    is_head: bool
    align: str  # left, center, right, or "" where nothing is said


class Grid(NamedTuple):
    """A table: rows of cells, the first of which name the columns."""

    rows: tuple[tuple[Cell, ...], ...]


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


Flow = Paragraph | Subheading | Listing | Quoted | Verbatim | Grid | Rule | Photo


def plain(inner: tuple[Inline, ...]) -> str:
    """The words alone."""
    return "".join([_plain(one) for one in inner])


def _plain(one: Inline) -> str:
    if isinstance(one, Words):
        return one.text
    if isinstance(one, Marked | Linked):
        return plain(one.inner)
    return " " if isinstance(one, LineEnd) else ""
