"""A field or an item taken out, as changes of characters."""

from __future__ import annotations

from typing import Any

from chronik.desk.changes.heads import NOT_BY_ITSELF, OpenHead, out_of_brackets
from chronik.desk.changes.placing import (
    Steps,
    arrived,
    dash_of,
    key_of_child,
    line_begin,
    line_over,
    node_end,
    node_start,
)
from chronik.desk.changes.texts import TextChange
from chronik.records.fields.nodes import Mapping
from chronik.records.fields.table import key_name
from chronik.words.diagnostics import RefusedError


def removing(head: OpenHead, at: Steps) -> list[TextChange]:
    """Without what stands there; what is left empty by that goes too."""
    found = arrived(head.root, at)
    if found.left or not found.done:
        return []
    parent, step, text = found.parent, found.done[-1], head.text
    if len(parent.value) == 1:
        if len(found.done) == 1:
            raise RefusedError("Die letzte Angabe eines Eintrags lässt sich nicht entfernen.")
        return removing(head, found.done[:-1])
    names = [key_name(key) for key, _ in parent.value] if isinstance(parent, Mapping) else []
    number = step if isinstance(step, int) else names.index(step)
    if parent.flow_style:
        return [out_of_brackets(text, parent, number)]
    if isinstance(step, int):
        start = dash_of(text, found.node)
    else:
        start = node_start(key_of_child(parent, step))
    end = max(node_end(found.node, text), start + 1)
    return [_without_lines(text, (start, line_over(text, end)), parent, number)]


def _without_lines(text: str, span: tuple[int, int], parent: Any, number: int) -> TextChange:
    start, end = span
    begin = line_begin(text, start)
    if not text[begin:start].strip():
        return TextChange(_todo_above(text, begin, start - begin), end, "")
    if number + 1 < len(parent.value):  # the first field stands behind the dash of its item
        following = parent.value[number + 1]
        node = following[0] if isinstance(following, tuple) else following
        at = node_start(node) if isinstance(following, tuple) else dash_of(text, node)
        return TextChange(start, at, "")
    raise RefusedError(NOT_BY_ITSELF)


def _todo_above(text: str, begin: int, column: int) -> int:
    """Where what is to be decided of it begins: such lines go with what they are about."""
    while begin:
        above = line_begin(text, begin - 1)
        if not text[above:begin].startswith(" " * column + "# TODO: "):
            return begin
        begin = above
    return begin
