"""What editors remark on several things stands once on a page, with a letter at each of them."""

from __future__ import annotations

from collections import Counter

from chronik.html.blocks import Block, Item
from chronik.html.notes import NoteList, Remark, RemarkList
from chronik.html.parts.cutting import items_of, with_items
from chronik.words.german import letter

_LETTERS = 60  # that are saved at least


def said_once(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of one page; the repeated remarks stand before the notes, or last."""
    items = [item for block in blocks for item in items_of(block) if item.remark]
    if len(items) < 2:
        return blocks
    often = Counter([item.remark for item in items])
    repeated = [words for words, n in often.items() if len(words) * (n - 1) > _LETTERS]
    if not repeated:
        return blocks

    marks = {words: letter(n) for n, words in enumerate(repeated)}
    changed = {i: _marked(i, marks[i.remark]) for i in items if i.remark in marks}
    said = [with_items(block, changed) for block in blocks]
    every = RemarkList(tuple([Remark(marks[words], words, often[words]) for words in repeated]))

    places = [n for n, block in enumerate(said) if isinstance(block, NoteList)]
    place = places[0] if places else len(said)
    return (*said[:place], every, *said[place:])


def _marked(item: Item, mark: str) -> Item:
    return item._replace(remark="", mark=mark)
