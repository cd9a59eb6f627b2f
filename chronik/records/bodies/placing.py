"""Where in a body something stands: the tokens of a text do not tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from chronik.language.tuples import NamedTuple


class Cursor(NamedTuple):
    """A place in a body, from 0."""

    line: int
    column: int

    def past(self, length: int = 1) -> Cursor:
        return Cursor(self.line, self.column + length)


def link_start(inside: Sequence[Any], cursor: Cursor, lines: Sequence[str]) -> Cursor:
    """Where a Markdown link begins: at a bracket before its first words, when they stand there."""
    words = inside[0].content if inside and inside[0].type == "text" else ""
    closed = f"[{words}](" if len(inside) > 1 and inside[1].type == "link_close" else "["
    places = (located(needle, cursor, lines) for needle in (closed, f"[{words}", "["))
    return next((p for p in places if lines[p.line].startswith("[", p.column)), cursor)


def opening(children: Sequence[Any], number: int, cursor: Cursor, lines: Sequence[str]) -> Cursor:
    """Where the link begins that is opened by the token of that number."""
    if children[number].markup == "autolink":
        return located(f"<{children[number + 1].content}>", cursor, lines)
    return link_start(children[number + 1 : number + 3], cursor, lines)


def located(markup: str, start: Cursor, lines: Sequence[str]) -> Cursor:
    """Where the first line of `markup` stands at or after `start`: inline tokens do not tell."""
    needle, _, _ = markup.partition("\n")
    line, column = start
    while line < len(lines):
        at = lines[line].find(needle, column)
        if at >= 0:
            return Cursor(line, at)
        line, column = line + 1, 0
    return start
