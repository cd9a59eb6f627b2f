"""A head that is changed, and what all changes of it need: places of values, lines below others,
members in brackets.
"""

from __future__ import annotations

from typing import Any

from chronik.desk.changes.fieldtypes import type_at
from chronik.desk.changes.placing import Steps, line_over, node_end, node_start
from chronik.desk.changes.texts import TextChange
from chronik.language.tuples import NamedTuple
from chronik.records.fields.nodes import Mapping
from chronik.records.fields.table import Type
from chronik.words.diagnostics import RefusedError


class OpenHead(NamedTuple):
    """A head that is changed: its text, what it says, and the kind of its record."""

    text: str
    root: Mapping
    kind: str

    def type_at(self, at: Steps) -> Type | None:
        return type_at(self.kind, at)


NOT_BY_ITSELF = "Diese Stelle lässt sich hier nicht ändern; bitte in der Ansicht „Datei“ ändern."


def value_place(text: str, node: Any) -> tuple[int, int]:
    """From behind the colon or the dash, so that a list of lines may become one line."""
    start = node_start(node)
    at = start
    while at > 0 and text[at - 1] in " \n":
        at -= 1
    return at, node_end(node, text)


def blank_before(text: str, node: Any) -> int:
    return int(text[value_place(text, node)[0] - 1 : value_place(text, node)[0]] in (":", "-"))


def indented(lines: list[str], column: int) -> str:
    return ("\n" + " " * column).join(lines)


def line_below(text: str, end: int, words: str, column: int) -> TextChange:
    """Wishes in a line of their own, below the line that the place stands in."""
    at = line_over(text, end)
    if text[at - 1 : at] == "\n":
        return TextChange(at, at, " " * column + words + "\n")
    return TextChange(at, at, "\n" + " " * column + words)


def in_lines_below(text: str, node: Any, lines: list[str], column: int) -> list[TextChange]:
    """Lines below its name in place of a value that stands behind it; a comment there stays."""
    place = value_place(text, node)
    return [TextChange(*place, ""), line_below(text, place[1], indented(lines, column), column)]


# --- in brackets ---------------------------------------------------------------------------------


def in_list_of_brackets(text: str, node: Any, typed: str, before: int) -> TextChange:
    """`typed` behind the member of that number; -1: before all."""
    members = node.value
    if not members:
        start = node_start(node)
        return TextChange(start, node_end(node, text), text[start] + typed + _CLOSING[text[start]])
    if before < 0:
        start = _begin(members[0])
        return TextChange(start, start, f"{typed}, ")
    end = _end(text, members[before])
    return TextChange(end, end, f", {typed}")


_CLOSING = {"[": "]", "{": "}"}


def out_of_brackets(text: str, node: Any, number: int) -> TextChange:
    """Without that member and one comma; there are others. Raises RefusedError where a comment
    would be lost.
    """
    members = node.value
    if number == 0:
        span = _begin(members[0]), _begin(members[1])
        between = text[_end(text, members[0]) : span[1]]
    else:
        span = _end(text, members[number - 1]), _end(text, members[number])
        between = text[span[0] : _begin(members[number])]
    if "#" in between:
        raise RefusedError(NOT_BY_ITSELF)
    return TextChange(*span, "")


def _begin(member: Any) -> int:
    return node_start(member[0] if isinstance(member, tuple) else member)


def _end(text: str, member: Any) -> int:
    if not isinstance(member, tuple):
        return node_end(member, text)
    return max(node_end(member[1], text), int(member[0].end_mark.index))
