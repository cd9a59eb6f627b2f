"""Blocks and words as XHTML. Every text is escaped here, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from chronik.book.epub.numbering import ChapterNotes
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
    Subheading,
    TableCell,
    Verbatim,
    apart,
    is_outside,
)
from chronik.language.tuples import NamedTuple
from chronik.words.escaping import esc

_DEEPEST = 6  # HTML has no more headings


class Drawer(NamedTuple):
    """Draws words, and counts the notes of an event, where it has a key.

    `places` has where each record is told: file and fragment.
    """

    places: Mapping[str, str]
    counted: ChapterNotes
    key: str = ""  # of the event
    notes: Sequence[tuple[Inline, ...]] = ()

    def inlines(self, inner: Iterable[Inline]) -> str:
        return "".join([self.inline(one) for one in apart(inner)])

    def inline(self, one: Inline) -> str:
        if isinstance(one, Phrase):
            return esc(one.text)
        if isinstance(one, Marked):
            return f"<{one.mark}>{self.inlines(one.inner)}</{one.mark}>"
        if isinstance(one, Hyperlink):
            return drawn_link(one, self.places, self.inlines(one.inner))
        return "<br/>" if isinstance(one, LineEnd) else self.note(one)

    def note(self, one: Noted) -> str:
        words = self.notes[one.number - 1]
        number, use = self.counted.number((self.key, one.number), words)
        return (
            f'<a class="ref" epub:type="noteref" role="doc-noteref" id="v{number}-{use}"'
            f' href="#n{number}">{number}</a>'
        )

    def flows(self, blocks: Iterable[Flow]) -> str:
        return "".join([self.flow(block) for block in blocks])

    def flow(self, block: Flow) -> str:
        if isinstance(block, Paragraph):
            return f"<p>{self.inlines(block.inner)}</p>\n"
        if isinstance(block, Subheading):
            tag = f"h{min(block.level + 3, _DEEPEST)}"
            return f"<{tag}>{self.inlines(block.inner)}</{tag}>\n"
        if isinstance(block, Rows):
            return self.listing(block)
        if isinstance(block, Blockquote):
            return f"<blockquote>\n{self.flows(block.inner)}</blockquote>\n"
        if isinstance(block, DataTable):
            return self.table(block)
        if isinstance(block, Verbatim):
            return f"<pre>{esc(block.text)}</pre>\n"
        return photo(block) if isinstance(block, Photo) else "<hr/>\n"

    def listing(self, block: Rows) -> str:
        rows = "".join([f"<li>{self.flows(row)}</li>\n" for row in block.rows])
        if block.first is None:
            return f"<ul>\n{rows}</ul>\n"
        return f'<ol start="{block.first}">\n{rows}</ol>\n'

    def table(self, block: DataTable) -> str:
        rows = "".join([f"<tr>{''.join(map(self.cell, row))}</tr>\n" for row in block.rows])
        return f"<table>\n{rows}</table>\n"

    def cell(self, cell: TableCell) -> str:
        tag, scope = ("th", ' scope="col"') if cell.is_head else ("td", "")
        align = f' class="{cell.align}"' if cell.align in ("center", "right") else ""
        return f"<{tag}{scope}{align}>{self.inlines(cell.inner)}</{tag}>"


def drawn_link(one: Hyperlink, places: Mapping[str, str], words: str) -> str:
    """To what the book holds, or to the web; other records are words alone."""
    target = places.get(one.target) or (one.target if is_outside(one.target) else "")
    return f'<a href="{esc(target)}">{words}</a>' if target else words


def photo(one: Photo) -> str:
    caption = f"{esc(one.caption)} " if one.caption else ""
    return (
        f'<figure>\n<img src="{photo_path(one)}" alt="{esc(one.alt)}"/>\n'
        f'<figcaption>{caption}<span class="credit">{esc(one.credit)}</span></figcaption>\n'
        "</figure>\n"
    )


def photo_path(one: Photo) -> str:
    return f"bilder/{one.address.rpartition('/')[2]}"
