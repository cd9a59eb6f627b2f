"""An item added to a list, or moved in it, as changes of characters."""

from __future__ import annotations

from collections.abc import Mapping as Group
from typing import Any

from chronik.desk.changes.emitting import in_brackets, lines_of_item
from chronik.desk.changes.fieldtypes import child_type
from chronik.desk.changes.heads import (
    NOT_BY_ITSELF,
    OpenHead,
    in_lines_below,
    in_list_of_brackets,
    indented,
    line_below,
    value_place,
)
from chronik.desk.changes.placing import (
    Arrived,
    Steps,
    arrived,
    column_of,
    dash_of,
    key_of_child,
    line_begin,
    line_over,
    node_end,
    node_start,
)
from chronik.desk.changes.setting import setting
from chronik.desk.changes.texts import TextChange
from chronik.records.fields.nodes import Mapping
from chronik.records.fields.nodes import Sequence as List
from chronik.words.diagnostics import RefusedError


def adding(head: OpenHead, at: Steps, item: Any, before: int | None) -> list[TextChange]:
    """The item in the list at that place, at its end where `before` names no other item."""
    found = arrived(head.root, at)
    if found.left:
        return setting(head, at, [item])
    node, kind, text = found.node, child_type(head.type_at(at), 0), head.text
    count = len(node.value) if isinstance(node, List) else 1
    number = count if before is None else before
    if not 0 <= number <= count:
        raise RefusedError("So viele Einträge hat diese Liste nicht mehr.")
    if not isinstance(node, List):
        if not isinstance(found.parent, Mapping):
            raise RefusedError(NOT_BY_ITSELF)
        return _listed(head, found, item, number)
    if node.flow_style:
        if isinstance(item, Group) and not found.is_flow and found.done and node.value:
            return _in_lines(head, found, item, number)
        return [in_list_of_brackets(text, node, in_brackets(item, kind), number - 1)]
    column = column_of(text, dash_of(text, node.value[0]))
    words = indented(lines_of_item(item, kind), column)
    if number == 0:
        dash = dash_of(text, node.value[0])
        return [TextChange(dash, dash, words + "\n" + " " * column)]
    return [line_below(text, node_end(node.value[number - 1], text), words, column)]


def _listed(head: OpenHead, found: Arrived, item: Any, number: int) -> list[TextChange]:
    """What stood alone, and the item, as a list."""
    text, kind = head.text, head.type_at(found.done)
    inner = child_type(kind, 0)
    start, end = node_start(found.node), node_end(found.node, text)
    typed = text[start:end]
    is_short = not isinstance(found.node, Mapping) or found.node.flow_style
    if found.is_flow or (is_short and not isinstance(item, Group) and "\n" not in typed):
        members = _in_order(typed, in_brackets(item, inner), number)
        return [TextChange(start, end, f"[{', '.join(members)}]")]
    key = key_of_child(found.parent, found.done[-1])
    column = column_of(text, node_start(key)) + 2 if is_short else column_of(text, start)
    new = indented(lines_of_item(item, inner), column)
    lines = _in_order("- " + typed.replace("\n", "\n  "), new, number)
    if is_short:
        return in_lines_below(text, found.node, lines, column)
    pad = "\n" + " " * column
    return [TextChange(*value_place(text, found.node), pad + pad.join(lines))]


def _in_order(old: str, new: str, number: int) -> list[str]:
    return [new, old] if number == 0 else [old, new]


def _in_lines(head: OpenHead, found: Arrived, item: Any, number: int) -> list[TextChange]:
    """A list in brackets gets an item of several fields: each item in a line of its own."""
    text, inner = head.text, child_type(head.type_at(found.done), 0)
    if (
        isinstance(found.done[-1], int)
        or "#" in text[node_start(found.node) : node_end(found.node, text)]
    ):
        return [in_list_of_brackets(text, found.node, in_brackets(item, inner), number - 1)]
    key = key_of_child(found.parent, found.done[-1])
    dash = column_of(text, node_start(key)) + 2
    items = ["- " + text[node_start(one) : node_end(one, text)] for one in found.node.value]
    items.insert(number, indented(lines_of_item(item, inner), dash))
    return in_lines_below(text, found.node, items, dash)


def moving(head: OpenHead, at: Steps, to: int) -> list[TextChange]:
    """An item at another place of its list."""
    found = arrived(head.root, at)
    items = getattr(found.parent, "value", [])
    if found.left or not isinstance(found.parent, List) or not 0 <= to < len(items):
        raise RefusedError("Das lässt sich nicht mehr verschieben.")
    text, number = head.text, found.done[-1]
    if found.parent.flow_style:
        spans = [(node_start(one), node_end(one, text)) for one in items]
    else:
        spans = _chunks(text, items)
    parts = [text[start:end] for start, end in spans]
    is_open = not found.parent.flow_style and not parts[-1].endswith("\n")
    parts = [f"{part}\n" for part in parts[:-1]] + [parts[-1] + "\n"] if is_open else parts
    parts.insert(to, parts.pop(number))
    if is_open:
        parts[-1] = parts[-1].removesuffix("\n")
    return [
        TextChange(start, end, part)
        for (start, end), part in zip(spans, parts, strict=True)
        if text[start:end] != part
    ]


def _chunks(text: str, items: list[Any]) -> list[tuple[int, int]]:
    """The lines of each item, with the comments above it."""
    dashes = [line_begin(text, dash_of(text, one)) for one in items]
    ends = [line_over(text, node_end(one, text)) for one in items]
    first = dash_of(text, items[0])
    if text[dashes[0] : first].strip():
        raise RefusedError(NOT_BY_ITSELF)
    return list(zip([dashes[0], *ends[:-1]], ends, strict=True))
