"""A value set, as changes of characters: in place of another, or as a field that is new."""

from __future__ import annotations

from typing import Any

from chronik.desk.changes.emitting import in_brackets, lines_of_field, lines_of_item
from chronik.desk.changes.fieldtypes import child_type, is_words, main_field, order_of
from chronik.desk.changes.heads import (
    NOT_BY_ITSELF,
    OpenHead,
    blank_before,
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
    node_end,
    node_start,
    said_by,
)
from chronik.desk.changes.scalartext import Writing, scalar_text
from chronik.desk.changes.texts import TextChange
from chronik.records.fields.nodes import Mapping, Scalar
from chronik.records.fields.nodes import Sequence as List
from chronik.records.fields.table import Type, key_name
from chronik.words.diagnostics import RefusedError


def setting(head: OpenHead, at: Steps, to: Any) -> list[TextChange]:
    """`to` as the value at that place, which is made where it is missing."""
    found = arrived(head.root, at)
    if not found.left:
        return _replaced(head, found, to)
    value: Any = to
    for step in reversed(found.left[1:]):
        value = [value] if isinstance(step, int) else {step: value}
    name = found.left[0]
    if not isinstance(name, str):
        raise RefusedError("So viele Einträge hat diese Liste nicht mehr.")
    if isinstance(found.node, Mapping):
        return _with_field(head, found, name, value)
    return _lengthened(head, found, name, value)


# --- a value in place of another -----------------------------------------------------------------


def _replaced(head: OpenHead, found: Arrived, to: Any) -> list[TextChange]:
    node, text, kind = found.node, head.text, head.type_at(found.done)
    if _same(said_by(node), to):
        return []
    start, end = node_start(node), node_end(node, text)
    if isinstance(to, str) and isinstance(node, Scalar):
        blank = " " if start == end and text[start - 1 : start] in (":", "-") else ""
        return [TextChange(start, end, blank + scalar_text(to, _way_of(head, found, kind)))]
    if isinstance(to, str) or found.is_flow or getattr(node, "flow_style", False):
        return [
            TextChange(
                *value_place(text, node),
                " " * blank_before(text, node) + in_brackets(to, kind, is_flow=found.is_flow),
            )
        ]
    return _block_in_place(head, found, to)


def _same(said: Any, to: Any) -> bool:
    if isinstance(said, str) and isinstance(to, str):
        return said in (to, to + "\n")
    return bool(said == to)


def _way_of(head: OpenHead, found: Arrived, kind: Type | None) -> Writing:
    node, text = found.node, head.text
    lines = text[node_start(node) : node_end(node, text)].split("\n")[1:]
    filled = [line for line in lines if line.strip()]
    pad = min((len(line) - len(line.lstrip(" ")) for line in filled), default=0)
    above = line_begin(text, node_start(node))
    own = len(text[above:]) - len(text[above:].lstrip(" "))
    widest = max((len(line) for line in filled), default=0)
    return Writing(
        style=node.style or "",
        is_flow=found.is_flow,
        is_text=is_words(kind),
        indent=pad or own + 2,
        width=max(widest, 80),
    )


def _block_in_place(head: OpenHead, found: Arrived, to: Any) -> list[TextChange]:
    """Lines in place of a value that stands in a block."""
    if not found.done:
        raise RefusedError(NOT_BY_ITSELF)
    step, kind = found.done[-1], head.type_at(found.done)
    end = node_end(found.node, head.text)
    if isinstance(step, int):
        dash = dash_of(head.text, found.node)
        column = column_of(head.text, dash)
        lines = lines_of_item(to, kind)
        return [TextChange(dash, end, indented(lines, column))]
    key = key_of_child(found.parent, step)
    lines = lines_of_field(step, to, kind)
    return [
        TextChange(node_start(key), end, indented(lines, column_of(head.text, node_start(key))))
    ]


# --- a field that is new -------------------------------------------------------------------------


def _with_field(head: OpenHead, found: Arrived, name: str, value: Any) -> list[TextChange]:
    """At the place that the order of the table gives it."""
    group, kind = found.node, head.type_at(found.done)
    inner = child_type(kind, name)
    before = _predecessor(group, name, order_of(kind))
    if group.flow_style:
        typed = f"{scalar_text(name, Writing(is_flow=True))}: {in_brackets(value, inner)}"
        return [in_list_of_brackets(head.text, group, typed, before)]
    lines = lines_of_field(name, value, inner)
    first = group.value[0][0]
    column = column_of(head.text, node_start(first))
    if before < 0:
        start = node_start(first)
        return [TextChange(start, start, indented(lines, column) + "\n" + " " * column)]
    key, last = group.value[before]
    end = max(node_end(last, head.text), int(key.end_mark.index) + 1)
    return [line_below(head.text, end, indented(lines, column), column)]


def _predecessor(group: Mapping, name: str, order: list[str]) -> int:
    """The number of the pair that the new one comes behind; -1 where it comes first."""
    names = [key_name(key) for key, _ in group.value]
    if name not in order:
        return len(names) - 1
    rank = {known: number for number, known in enumerate(order)}
    earlier = [
        number for number, known in enumerate(names) if rank.get(known, len(order)) < rank[name]
    ]
    return max(earlier, default=-1)


def _lengthened(head: OpenHead, found: Arrived, name: str, value: Any) -> list[TextChange]:
    """A short form gets another field: „date: 2021“ becomes one with „value“ and the new one."""
    text, kind = head.text, head.type_at(found.done)
    main = main_field(kind)
    if not main or (isinstance(found.node, List) and not found.node.flow_style):
        raise RefusedError(NOT_BY_ITSELF)
    start, end = node_start(found.node), node_end(found.node, text)
    typed = text[start:end]
    if _is_in_short_list(text, found):
        return _list_in_lines(head, found, {name: value})
    if found.is_flow:
        more = f"{name}: {in_brackets(value, child_type(kind, name))}"
        return [TextChange(start, end, f"{{{main}: {typed}, {more}}}")]
    rest = lines_of_field(name, value, child_type(kind, name))
    if isinstance(found.done[-1], int):
        column = column_of(text, dash_of(text, found.node)) + 2
        first = TextChange(start, start, f"{main}: ")
        return [first, line_below(text, end, indented(rest, column), column)]
    key = key_of_child(found.parent, found.done[-1])
    column = column_of(text, node_start(key)) + 2
    lines = [f"{main}: " + typed.replace("\n", "\n  "), *rest]
    return in_lines_below(text, found.node, lines, column)


def _is_in_short_list(text: str, found: Arrived) -> bool:
    """Whether it is an item of a list in brackets that stands in a block, without a comment."""
    *outer, parent = found.above or (None,)
    if not isinstance(parent, List) or not parent.flow_style:
        return False
    is_inside = any(getattr(node, "flow_style", False) for node in outer)
    return not is_inside and "#" not in text[node_start(parent) : node_end(parent, text)]


def _list_in_lines(head: OpenHead, found: Arrived, more: dict[str, Any]) -> list[TextChange]:
    """The list with each item in a line of its own, this one with more fields."""
    text, kind, number = head.text, head.type_at(found.done), found.done[-1]
    key = key_of_child(found.above[-2], found.done[-2])
    column = column_of(text, node_start(key)) + 2
    items = ["- " + text[node_start(one) : node_end(one, text)] for one in found.parent.value]
    rest = [
        "  " + line
        for name, value in more.items()
        for line in lines_of_field(name, value, child_type(kind, name))
    ]
    items[number] = f"- {main_field(kind)}: {items[number].removeprefix('- ')}"
    lines = [*items[: number + 1], *rest, *items[number + 1 :]]
    return in_lines_below(text, found.parent, lines, column)
