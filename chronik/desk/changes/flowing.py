"""Lists and groups in brackets: a member more, a member less."""

from __future__ import annotations

from typing import Any

from chronik.desk.changes.heads import NOT_BY_ITSELF
from chronik.desk.changes.placing import end_of, start_of
from chronik.desk.changes.texts import TextChange
from chronik.words.diagnostics import RefusedError


def in_list_of_brackets(text: str, node: Any, typed: str, before: int) -> TextChange:
    """`typed` behind the member of that number; -1: before all."""
    members = node.value
    if not members:
        start = start_of(node)
        return TextChange(start, end_of(node, text), text[start] + typed + _CLOSING[text[start]])
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
    return start_of(member[0] if isinstance(member, tuple) else member)


def _end(text: str, member: Any) -> int:
    if not isinstance(member, tuple):
        return end_of(member, text)
    return max(end_of(member[1], text), int(member[0].end_mark.index))
