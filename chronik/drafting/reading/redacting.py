"""What is to be taken out of a stored text: contact data, line by line."""

from __future__ import annotations

from collections.abc import Sequence

from chronik.drafting.names.bodies import bodies_in
from chronik.drafting.names.people import people_in
from chronik.drafting.reading.contacts import (
    DATA,
    INLINE_ADDRESS,
    has_data,
    is_address,
    is_person_line,
)
from chronik.drafting.reading.layout import LineKind, TextBlock, sentences_of
from chronik.language.tuples import NamedTuple


def _is_kept(line: str) -> bool:
    """A line of a contact block without data: a label, or the name of an organisation."""
    if has_data(line) or is_address(line) or is_person_line(line) or people_in(line):
        return False
    return line.rstrip().endswith(":") or bool(bodies_in(line))


class Removal(NamedTuple):
    """A stretch of the text with contact data, and the line it stands in."""

    start: int
    end: int
    line: int
    words: str


def removals(original: str, blocks: Sequence[TextBlock]) -> list[Removal]:
    """What is to be taken out of the stored text: lines of contact blocks, and sentences of prose
    that hold contact data.
    """
    found = []
    for block in blocks:
        if block.part is LineKind.CONTACT:
            if _is_kept(block.text):
                continue
            found.append(Removal(block.start, block.end, block.line, block.text.strip()))
        elif DATA.search(block.text) or INLINE_ADDRESS.search(block.text):
            for first, last in sentences_of(block):
                words = original[first:last]
                if has_data(words):
                    line = original.count("\n", 0, first) + 1
                    found.append(Removal(first, last, line, words.strip()))
    return found
