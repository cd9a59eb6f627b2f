"""The notes of a page that is divided: each part has those that it refers to, counted from 1."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from chronik.html.blocks import Block, Body, Cite, Item
from chronik.html.notes import NoteList
from chronik.html.parts.cutting import items_of, with_items
from chronik.html.view import View
from chronik.language.patterns import late

_NOTED = late(r"#beleg-(\d+)")


def with_others(first: View, notes: Sequence[NoteList], rest: Iterable[View]) -> View:
    """Whoever comes to the first page for a note on a further one finds the way there."""
    places: dict[str, str] = {}
    for page in rest:
        for anchor in _note_anchors(page.blocks):
            places.setdefault(anchor, page.url)

    here = {*_note_anchors(first.blocks)}
    every = [note for block in notes for note in block.notes if note.anchor not in here]
    others = [n._replace(url=f"{places[n.anchor]}#{n.anchor}") for n in every if n.anchor in places]
    if not others:
        return first

    kept: list[Block] = [block for block in first.blocks if not isinstance(block, NoteList)]
    own = [block for block in first.blocks if isinstance(block, NoteList)] or [NoteList(())]
    place = len(kept) - 1 if kept and isinstance(kept[-1], Cite) else len(kept)
    kept[place:place] = [own[0]._replace(elsewhere=tuple(others)), *own[1:]]
    return first._replace(blocks=tuple(kept))


def _note_anchors(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, NoteList):
            yield from (note.anchor for note in block.notes if note.anchor)


def noted(blocks: Iterable[Block], used: Set[int]) -> tuple[Block, ...]:
    """The blocks with those notes alone."""
    noted = [_kept(block, used) if isinstance(block, NoteList) else block for block in blocks]
    return tuple([block for block in noted if not isinstance(block, NoteList) or block.notes])


def _kept(block: NoteList, used: Set[int]) -> NoteList:
    return block._replace(notes=tuple([note for note in block.notes if note.number in used]))


def renumbered(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Notes counted from 1, so that a new one changes no page but its own."""
    old = [note.number for block in blocks if isinstance(block, NoteList) for note in block.notes]
    new = {number: n for n, number in enumerate(old, 1)}
    changed = {
        item: item._replace(notes=tuple([new[n] for n in item.notes]))
        for block in blocks
        for item in items_of(block)
        if item.notes
    }
    return tuple([_withnumbers_in(block, new, changed) for block in blocks])


def _withnumbers_in(block: Block, new: Mapping[int, int], changed: Mapping[Item, Item]) -> Block:
    if not isinstance(block, NoteList):
        return with_items(block, changed)
    notes = [note._replace(number=new[note.number]) for note in block.notes]
    return block._replace(notes=tuple(notes))


def notes_in(blocks: Iterable[Block]) -> frozenset[int]:
    """Numbers of the notes that the blocks refer to."""
    found: set[int] = set()
    for block in blocks:
        found.update(*[item.notes for item in items_of(block) if item.notes])
        if isinstance(block, Body):
            found.update(map(int, _NOTED.findall(block.html)))
    return frozenset(found)
