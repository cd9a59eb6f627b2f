"""No page grows without bound: a view with long lists becomes several pages, in order, each with
its own notes.

The first page keeps the address; those after it are `seite-2/`, `seite-3/` … below it. Lists are in
time or name order, so a new entry changes few pages and no address.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from chronik.html.blocks import Block, Groups, Item, Moment, NoteList, Table, Timeline
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


_DIVIDED = frozenset((Timeline, Groups, Table))


def _size(block: Block) -> tuple[int, int]:
    """How many things a block holds, and how many of them fit on a page."""
    if isinstance(block, Timeline):
        return block.total, MOMENTS
    if isinstance(block, Groups):
        return sum(len(group.items) for group in block.groups), ITEMS
    return (len(block.rows), ITEMS) if isinstance(block, Table) else (1, 1)


def _pages(block: Block) -> int:
    size, limit = _size(block)
    return -(-size // limit) or 1


def _page(view: View, number: int, pager: tuple[Crumb, ...], jumps: tuple[Crumb, ...]) -> View:
    blocks = tuple(cut for block in view.blocks if (cut := _cut(block, number)))
    used = (
        frozenset(_numbers(blocks)) if number > 1 else frozenset(_numbers(blocks)) | _in_text(view)
    )
    shown = tuple(_kept(block, used) if isinstance(block, NoteList) else block for block in blocks)
    shown = tuple(block for block in shown if not (isinstance(block, NoteList) and not block.notes))
    if number == 1:
        return view._replace(blocks=shown, pager=pager, jumps=jumps)
    crumbs = (*view.crumbs, Crumb(view.url, view.title))
    title = f"{view.title}, Seite {number}"
    return view._replace(
        url=address(view.url, number),
        title=title,
        description=f"{title}.",
        lead="",
        crumbs=crumbs,
        blocks=shown,
        pager=pager,
        jumps=jumps,
        schema="",
    )


def _cut(block: Block, number: int) -> Block | None:
    """What of the block stands on page `number`."""
    limit = _size(block)[1]
    if number > 1 and isinstance(block, Timeline | Groups | Table):
        block = block._replace(picture="")
    part = slice((number - 1) * limit, number * limit)
    if isinstance(block, Timeline):
        every = [
            *((s, m) for s in block.stretches for m in s.moments),
            *((None, m) for m in block.unplaced),
        ][part]
        stretches = tuple(
            s._replace(moments=tuple(m for _, m in some))
            for s, some in groupby(every, key=lambda pair: pair[0])
            if s
        )
        return (
            block._replace(stretches=stretches, unplaced=tuple(m for s, m in every if s is None))
            if every
            else None
        )
    if isinstance(block, Groups):
        items = [(g, i) for g in block.groups for i in g.items][part]
        groups = tuple(
            g._replace(items=tuple(i for _, i in some))
            for g, some in groupby(items, key=lambda pair: pair[0])
        )
        return block._replace(groups=groups) if groups else None
    if isinstance(block, Table):
        return block._replace(rows=block.rows[part]) if block.rows[part] else None
    return block if number == 1 or isinstance(block, NoteList) else None


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


def letter_anchor(label: str) -> str:
    return f"buchstabe-{'sonst' if label == '#' else label.lower()}"


def _numbers(blocks: Iterable[Block]) -> Iterator[int]:
    """Numbers of the notes that the blocks refer to."""
    for block in blocks:
        for item in _items(block):
            yield from item.notes


def _items(block: Block) -> Iterator[Item]:
    if isinstance(block, Timeline):
        moments: Sequence[Moment] = [
            *(m for s in block.stretches for m in s.moments),
            *block.unplaced,
        ]
        yield from (role for m in moments for role in m.roles)
    elif isinstance(block, Groups):
        yield from (item for group in block.groups for item in group.items)
    elif isinstance(block, Table):
        yield from (item for row in block.rows for cell in row for item in cell)


def _in_text(view: View) -> frozenset[int]:
    """Notes of the facts and the prose: all that no list refers to."""
    listed = frozenset(_numbers(view.blocks))
    return frozenset(
        note.number
        for block in view.blocks
        if isinstance(block, NoteList)
        for note in block.notes
        if note.number not in listed
    )


def _kept(block: NoteList, used: frozenset[int]) -> NoteList:
    return block._replace(notes=tuple(note for note in block.notes if note.number in used))
