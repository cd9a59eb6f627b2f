"""What is new in a file, as an editor would type it: lines in a block, or in brackets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from chronik.desk.changes.fieldtypes import child_type, is_quote, is_words
from chronik.desk.changes.scalartext import Writing, scalar_text
from chronik.records.fields.table import Type

_STEP = "  "


def lines_of_field(name: str, value: Any, kind: Type | None) -> list[str]:
    """„name: value“, each line without the indent of the first."""
    key = scalar_text(name, Writing())
    if isinstance(value, Mapping) and value:
        return [f"{key}:", *(_STEP + line for line in lines_of_group(value, kind))]
    if isinstance(value, Sequence) and not isinstance(value, str) and _needs_lines(value):
        item = child_type(kind, 0)
        return [f"{key}:", *(_STEP + line for one in value for line in lines_of_item(one, item))]
    return [f"{key}: {in_brackets(value, kind, is_flow=False)}"]


def lines_of_group(value: Mapping[str, Any], kind: Type | None) -> list[str]:
    """The fields of a group, a line or more each."""
    return [
        line
        for name, inner in value.items()
        for line in lines_of_field(name, inner, child_type(kind, name))
    ]


def lines_of_item(value: Any, kind: Type | None) -> list[str]:
    """„- value“: an item of a list of lines."""
    if isinstance(value, Mapping) and value:
        first, *rest = lines_of_group(value, kind)
        return [f"- {first}", *(_STEP + line for line in rest)]
    return [f"- {in_brackets(value, kind, is_flow=False)}"]


def in_brackets(value: Any, kind: Type | None, *, is_flow: bool = True) -> str:
    """The value on one line: groups in { }, lists in [ ]."""
    if isinstance(value, Mapping):
        names = [scalar_text(name, Writing(is_flow=True)) for name in value]
        inner = [in_brackets(one, child_type(kind, name)) for name, one in value.items()]
        return "{" + ", ".join(map(": ".join, zip(names, inner, strict=True))) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(in_brackets(one, child_type(kind, 0)) for one in value) + "]"
    style = '"' if is_quote(kind) and " " in str(value) else ""
    return scalar_text(str(value), Writing(style, is_flow=is_flow, is_text=is_words(kind)))


def _needs_lines(value: Sequence[Any]) -> bool:
    """Whether the list holds more than bare words."""
    return any(isinstance(one, Mapping) for one in value)
