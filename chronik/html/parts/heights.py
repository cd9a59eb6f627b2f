"""How tall things stand on a telephone 390 px wide, in CSS px: near enough to divide lists by.

Letters a line and px a line are those of assets/style.css, counted in a browser.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from chronik.chronicle.cards import Card
from chronik.html.blocks import (
    Block,
    Body,
    Cite,
    FactList,
    FullText,
    Groups,
    Item,
    Moment,
    Passages,
    Picture,
    Player,
    Table,
    Timeline,
)
from chronik.html.imageblocks import Appearances, Figures
from chronik.html.notes import Note, NoteList
from chronik.language.patterns import late

SCREEN = 844
HEADING = 60  # of a year, a letter or a group
_TITLE = 100  # of a section, with the room above it
_SIZE = late(r'viewBox="0 0 ([\d.]+) ([\d.]+)"|\bheight="(\d+)"')
_PHOTO = 340
_WIDTH = 358  # of what stands beside no margin
_CITE = 330  # with its texts to copy folded


def about(blocks: Iterable[Block]) -> int:
    """Of all of these, by how many things they hold alone: quick, for pages that are short."""
    return sum([_ABOUT.get(type(block), _undivided)(block) for block in blocks])


_ABOUT: dict[type, Callable[[Any], int]] = {
    Timeline: lambda block: 190 * block.total,
    Groups: lambda block: _TITLE + 48 * sum([len(group.items) for group in block.groups]),
    Table: lambda block: _TITLE + 95 * len(block.rows),
    FactList: lambda block: 48 + 60 * len(block.rows),
    NoteList: lambda block: _TITLE + 95 * len(block.notes),
    Body: lambda block: _lines(len(block.html), 44) * 28,
    Cite: lambda block: _CITE,
}


def block_height(block: Block) -> int:
    """Of a block that is not divided, by the words of all that it holds."""
    match block:
        case FactList():
            return 48 + sum([28 + sum(map(item_height, row.items)) for row in block.rows])
        case NoteList():
            return _TITLE + sum(map(note_height, block.notes))
    return _undivided(block)


def _undivided(block: Block) -> int:
    match block:
        case Body():
            return _lines(len(block.html), 44) * 28
        case Picture():
            return _TITLE + picture_height(block.svg)
        case Figures():
            return _PHOTO * len(block.figures)
        case Appearances():
            return _TITLE + _lines(len(block.pictures), 3) * 240 + 28 * len(block.further)
        case Passages():
            quoted = sum(len(part) for p in block.passages for part in p.quote)
            claims = sum(item_height(i) for p in block.passages for i in p.claims)
            scans = sum(c.height for p in block.passages for c in p.cuttings)
            return _TITLE + _lines(quoted, 38) * 29 + claims + scans + 60 * len(block.passages)
        case Player():
            return _PHOTO if block.media.startswith("video") else _TITLE
        case FullText():
            marked = (len(m.text) for paragraph in block.paragraphs for m in paragraph)
            return _TITLE + _lines(sum(marked), 38) * 28
    return _CITE


def above(block: Timeline | Groups | Table) -> int:
    """Of title, introduction and picture."""
    title = _TITLE if block.title else 0
    return title + _lines(len(block.intro), 46) * 24 + picture_height(block.picture)


def picture_height(svg: str) -> int:
    """As tall as it says, or as its proportions make it at the width of the page."""
    found = _SIZE.search(svg)
    if not found:
        return 0
    wide, high, fixed = found.groups()
    return 60 + (int(fixed) if fixed else int(_WIDTH * float(high) / float(wide)))


def moment_height(moment: Moment) -> int:
    if not moment.roles:
        return _card_height(moment.card)
    roles = sum([len(r.name) + len(r.detail) + 4 for r in moment.roles])
    remarks = sum([_lines(len(r.remark), 44) for r in moment.roles])
    return _card_height(moment.card) + _lines(roles, 42) * 26 + remarks * 22


@lru_cache(maxsize=1 << 14)
def _card_height(card: Card) -> int:
    where = len(card.label) + len(card.places) + 8 * len(card.badges)
    words = _lines(len(card.name), 36) + _lines(len(card.summary), 42)
    return 48 + words * 24 + _lines(where, 48) * 23


def item_height(item: Item) -> int:
    names = _lines(len(item.name) + 5 * len(item.badges), 44) * 23
    return 6 + names + (_lines(len(item.detail), 52) + _lines(len(item.remark), 52)) * 20


def row_height(row: Sequence[Sequence[Item]]) -> int:
    return 20 + sum([_cell(cell) for cell in row if cell])


def _cell(cell: Iterable[Item]) -> int:
    words = sum([len(i.name) + len(i.detail) + 3 for i in cell])
    return 4 + _lines(words + 8, 46) * 23 + sum([_lines(len(i.remark), 50) * 22 for i in cell])


def note_height(note: Note) -> int:
    where = len(note.source + note.detail + note.place)
    return 14 + _lines(len(note.quote), 40) * 24 + _lines(where, 52) * 22


def _lines(letters: int, width: int) -> int:
    return -(-letters // width)
