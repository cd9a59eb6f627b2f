"""What is to be redacted in a stored text: contact data, and the lines that lead to it."""

from __future__ import annotations

from collections.abc import Sequence

from chronik.drafting.names.bodies import bodies_in
from chronik.drafting.names.people import people_in
from chronik.drafting.reading.contacts import has_data, is_address, is_person_line
from chronik.drafting.reading.layout import LineKind, TextBlock, sentences_of
from chronik.language.tuples import NamedTuple
from chronik.privacy.contacts import contacts_in
from chronik.privacy.redaction import BLOCK


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
    """What is to be redacted: lines of contact blocks, and contact data anywhere else."""
    lines = _contact_lines(blocks)
    found = [(each.start, each.end) for each in contacts_in(original)]
    rest = [(a, b) for a, b in found if not any(c <= a and b <= d for c, d in lines)]
    every = [_removal(original, a, b) for a, b in sorted([*lines, *rest])]
    return [each for each in every if each.words.replace(BLOCK, "").strip()]  # else it is done


def barred(original: str, blocks: Sequence[TextBlock]) -> list[Removal]:
    """What a draft takes nothing from: the same, and all of a sentence that holds contact data, for
    it names whom to call.
    """
    found = [*_contact_lines(blocks)]
    for block in blocks:
        if block.part is not LineKind.CONTACT and has_data(block.text):
            found += [(a, b) for a, b in sentences_of(block) if has_data(original[a:b])]
    return [_removal(original, a, b) for a, b in found]


def _contact_lines(blocks: Sequence[TextBlock]) -> list[tuple[int, int]]:
    return [(b.start, b.end) for b in blocks if b.part is LineKind.CONTACT and not _is_kept(b.text)]


def _removal(original: str, start: int, end: int) -> Removal:
    return Removal(start, end, original.count("\n", 0, start) + 1, original[start:end].strip())
