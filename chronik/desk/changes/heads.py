"""A head that is changed, and what all changes of it need."""

from __future__ import annotations

from typing import Any

from chronik.desk.changes.fieldtypes import type_at
from chronik.desk.changes.placing import Steps, end_of, line_over, start_of
from chronik.desk.changes.texts import TextChange
from chronik.language.tuples import NamedTuple
from chronik.records.fields.nodes import Mapping
from chronik.records.fields.table import Type


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
    start = start_of(node)
    at = start
    while at > 0 and text[at - 1] in " \n":
        at -= 1
    return at, end_of(node, text)


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
