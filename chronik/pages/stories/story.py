"""The text of a page or theme as blocks: its prose, and what it gathers, in the order of the text.

A block of its own can be long: a timeline is divided into pages as on all other pages.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronik.chronicle.edition import Edition
from chronik.chronicle.stories.selection import events_by_place, selected, sought
from chronik.html.blocks import Block, Body
from chronik.language.patterns import late
from chronik.pages.sections.body import prose_block
from chronik.pages.sections.material import Material
from chronik.pages.stories.cards import cards_of
from chronik.pages.stories.shapes import shape_blocks
from chronik.records.model import AnyEntry

_GATHERED = late("((?:\x02K\\d+\x03\\s*)+)|\x02S(\\d+)\x03\\s*")
_NUMBER = late(r"\d+")


def story(material: Material, edition: Edition) -> tuple[Block, ...]:
    """Nothing without a text."""
    prose = prose_block(material)
    return tuple(_blocks(material, edition, prose.html)) if prose else ()


def _blocks(material: Material, edition: Edition, html: str) -> Iterator[Block]:
    at = 0
    for match in _GATHERED.finditer(html):
        if before := html[at : match.start()].strip():
            yield Body(f"{before}\n")
        at = match.end()
        if match[1]:
            keys = material.chronicle.body_links[material.entry.key]
            yield cards_of(edition, [keys[int(number)] for number in _NUMBER.findall(match[1])])
        else:
            yield from shape_blocks(edition, material.entry, int(match[2]))
    if rest := html[at:].strip():
        yield Body(f"{rest}\n")


def story_needs(edition: Edition, entry: AnyEntry) -> Iterator[str]:
    """Keys of all that the selections of the record's text show, leave out, or are made by."""
    chronicle = edition.chronicle
    for selection in entry.prose.selections:
        for some in selection.wanted:
            yield from sought(chronicle, some)
        chosen = selected(chronicle, selection)
        yield from (event.key for event in (*chosen.events, *chosen.yearless))
        for place in events_by_place(chronicle, chosen.events) if selection.shape == "map" else ():
            yield from (entry.key for entry in chronicle.around[place])
