"""No page grows without bound: a view with long lists becomes several pages, in order.

Each has its own notes. The first page keeps the address; those after it are `seite-2/`, `seite-3/`
… below it. Lists are in time or name order, so a new entry changes few pages and no address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from operator import itemgetter

from chronik.html.blocks import (
    Block,
    Body,
    FactList,
    FullText,
    Groups,
    Item,
    Note,
    NoteList,
    Passages,
    Table,
    Timeline,
)
from chronik.html.view import Crumb, View

MOMENTS = 150
ITEMS = 400


def address(url: str, number: int) -> str:
    """Of page `number`, counted from 1."""
    return url if number == 1 else f"{url}seite-{number}/"


def paged(view: View) -> tuple[View, ...]:
    """The view as pages; nearly always one."""
    count = max([_pages(block) for block in view.blocks if type(block) in _DIVIDED], default=1)
    if count == 1:
        return (view,)
    pager = tuple(Crumb(address(view.url, n), str(n)) for n in range(1, count + 1))
    jumps = tuple(_jumps(view, count)) or view.jumps
    return tuple(_page(view, number, pager, jumps) for number in range(1, count + 1))


_DIVIDED = frozenset((Timeline, Groups, Table, Passages, FullText))


def _size(block: Block) -> tuple[int, int]:
    """How many things a block holds, and how many of them fit on a page."""
    if isinstance(block, Timeline):
        return block.total, MOMENTS
    if isinstance(block, Groups):
        return sum(len(group.items) for group in block.groups), block.limit or ITEMS
    return (len(block.rows), ITEMS) if isinstance(block, Table) else (1, 1)


def _pages(block: Block) -> int:
    if isinstance(block, Passages | FullText):
        return len(block.sheets) or 1
    size, limit = _size(block)
    return -(-size // limit) or 1


def _page(view: View, number: int, pager: tuple[Crumb, ...], jumps: tuple[Crumb, ...]) -> View:
    page = view._replace(blocks=_blocks(view, number), pager=pager, jumps=jumps)
    if number == 1:
        return page
    title = f"{view.title}, Seite {number}"
    return page._replace(
        url=address(view.url, number),
        title=title,
        description=f"{title}.",
        lead="",
        crumbs=(*view.crumbs, Crumb(view.url, view.title)),
        schema="",
    )


def _blocks(view: View, number: int) -> tuple[Block, ...]:
    """What of each block stands on page `number`, with the notes that it needs."""
    blocks = [cut for block in view.blocks if (cut := _cut(block, number))]
    used = frozenset(_numbers(blocks))
    if number == 1:
        used |= _unreferred(view)

    noted = [_kept(block, used) if isinstance(block, NoteList) else block for block in blocks]
    if number == 1:
        noted = [_with_others(b, view) if isinstance(b, NoteList) else b for b in noted]
    return tuple(b for b in noted if not isinstance(b, NoteList) or b.notes or b.elsewhere)


def _cut(block: Block, number: int) -> Block | None:
    """What of the block stands on page `number`."""
    if isinstance(block, Passages | FullText):
        return _cut_text(block, number)
    if not isinstance(block, Timeline | Groups | Table):
        return block if number == 1 or isinstance(block, NoteList) else None
    if number > 1:
        block = block._replace(picture="")

    limit = _size(block)[1]
    part = slice((number - 1) * limit, number * limit)
    if isinstance(block, Timeline):
        return _cut_timeline(block, part)
    if isinstance(block, Groups):
        return _cut_groups(block, part)
    return block._replace(rows=block.rows[part]) if block.rows[part] else None


def _cut_text(block: Passages | FullText, number: int) -> Block | None:
    """A source is divided where its text is, so that a passage stays with the words around it."""
    if number > max(1, len(block.sheets)):
        return None
    if not block.sheets:
        return block

    here, following = block.sheets[number - 1], block.sheets[number:]
    part = slice(here.first, following[0].first if following else None)
    intro = block.intro if number == 1 else ""
    if isinstance(block, FullText):
        rows = block.paragraphs[part]
        return block._replace(paragraphs=rows, intro=intro, sheets=(here,))
    passages = block.passages[part]
    kept = block._replace(passages=passages, intro=intro, sheets=(here,))
    return kept if passages or number == 1 else None


def _cut_timeline(block: Timeline, part: slice) -> Timeline | None:
    placed = [(stretch, moment) for stretch in block.stretches for moment in stretch.moments]
    every = [*placed, *((None, moment) for moment in block.unplaced)][part]
    stretches = [
        stretch._replace(moments=tuple(moment for _, moment in pairs))
        for stretch, pairs in groupby(every, key=itemgetter(0))
        if stretch
    ]
    unplaced = tuple(moment for stretch, moment in every if stretch is None)
    return block._replace(stretches=tuple(stretches), unplaced=unplaced) if every else None


def _cut_groups(block: Groups, part: slice) -> Groups | None:
    every = [(group, item) for group in block.groups for item in group.items][part]
    groups = [
        group._replace(items=tuple(item for _, item in pairs))
        for group, pairs in groupby(every, key=itemgetter(0))
    ]
    return block._replace(groups=tuple(groups)) if groups else None


def _jumps(view: View, count: int) -> Iterator[Crumb]:
    """Where each year or letter begins."""
    seen: set[str] = set()
    for number in range(1, count + 1):
        for block in view.blocks:
            cut = _cut(block, number)
            for label, fragment in _marks(cut):
                if fragment not in seen:
                    seen.add(fragment)
                    yield Crumb(f"{address(view.url, number)}#{fragment}", label)


def _marks(block: Block | None) -> Iterator[tuple[str, str]]:
    if isinstance(block, Timeline):
        yield from ((s.label, s.anchor) for s in block.stretches)
    elif isinstance(block, Groups) and block.anchor == "a-z":
        yield from ((g.label, letter_anchor(g.label)) for g in block.groups)
    elif isinstance(block, Passages | FullText):
        yield from ((sheet.label, sheet.anchor) for sheet in block.sheets if sheet.label)


def letter_anchor(label: str) -> str:
    return f"buchstabe-{'sonst' if label == '#' else label.lower()}"


def _numbers(blocks: Iterable[Block]) -> Iterator[int]:
    """Numbers of the notes that the blocks refer to."""
    for block in blocks:
        if isinstance(block, Body):
            yield from map(int, _REFERRING.findall(block.html))
        for item in _items(block):
            yield from item.notes


_REFERRING = re.compile(r'href="#beleg-(\d+)"')


def _items(block: Block) -> Iterator[Item]:
    if isinstance(block, Timeline):
        moments = chain(*(stretch.moments for stretch in block.stretches), block.unplaced)
        yield from (role for moment in moments for role in moment.roles)
    elif isinstance(block, Groups):
        yield from (item for group in block.groups for item in group.items)
    elif isinstance(block, Table):
        yield from (item for row in block.rows for cell in row for item in cell)
    elif isinstance(block, FactList):
        yield from (item for row in block.rows for item in row.items)


def _unreferred(view: View) -> frozenset[int]:
    """Notes that nothing of the view refers to where it can be seen: the first page has them."""
    listed = frozenset(_numbers(view.blocks))
    return frozenset(
        note.number
        for block in view.blocks
        if isinstance(block, NoteList)
        for note in block.notes
        if note.number not in listed
    )


def _with_others(block: NoteList, view: View) -> NoteList:
    """Whoever comes to the first page for a note on a further one finds the way there."""
    here = {note.number for note in block.notes}
    others = [note for note in _all_notes(view) if note.anchor and note.number not in here]
    if not others:
        return block

    pages = _first_pages(view)
    urls = [f"{address(view.url, pages[note.number])}#{note.anchor}" for note in others]
    pairs = zip(others, urls, strict=True)
    return block._replace(elsewhere=tuple([note._replace(url=url) for note, url in pairs]))


def _all_notes(view: View) -> Iterator[Note]:
    return chain(*(block.notes for block in view.blocks if isinstance(block, NoteList)))


def _first_pages(view: View) -> dict[int, int]:
    """The first page that refers to each note, by its number."""
    pages: dict[int, int] = {}
    for number in range(1, max(map(_pages, view.blocks)) + 1):
        for note in _numbers(filter(None, [_cut(block, number) for block in view.blocks])):
            pages.setdefault(note, number)
    return pages


def _kept(block: NoteList, used: frozenset[int]) -> NoteList:
    return block._replace(notes=tuple(note for note in block.notes if note.number in used))
