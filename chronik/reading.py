"""The reader that field types share: a place for problems, and the walk over a mapping by its field table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from yaml.nodes import Node

from chronik.diagnostics import At, Diagnostic, Span, error
from chronik.text import meant
from chronik.yamlnodes import Mapping, Scalar


class Reader(NamedTuple):
    """Where problems of one file are collected, and which nodes were seen (a node seen twice is an alias)."""

    path: str
    problems: list[Diagnostic]

    def report(self, node: Node, code: str, message: str, hint: str = "") -> None:
        self.problems.append(error(Span(self.path, *at(node)), code, message, hint))


class Type(NamedTuple):
    """A kind of value: how it is read, its JSON Schema, how the handbook names it, and what stands for „not given“.

    `read` returns `empty` after reporting a fault.
    """

    read: Callable[[Reader, Node], Any]
    schema: dict[str, Any]
    words: str
    empty: Any


class Field(NamedTuple):
    """One line of a field table."""

    name: str
    type: Type
    words: str  # what it means, for the handbook
    required: bool = False


def at(node: Node) -> At:
    mark = node.start_mark
    return (mark.line + 1, mark.column + 1)


def read_fields(reader: Reader, node: Node, table: dict[str, Field]) -> dict[str, Any]:
    """The values of a mapping by field name. Unknown, duplicate and missing keys are reported at their place."""
    values: dict[str, Any] = {}
    if not isinstance(node, Mapping):
        reader.report(node, "wrong-type", "Hier werden Angaben der Form „schluessel: Wert“ erwartet.", f"Möglich sind: {', '.join(table)}.")
        return {name: field.type.empty for name, field in table.items()}
    for key, value in node.value:
        _read_field(reader, key, value, table, values)
    for name, field in table.items():
        if name not in values:
            if field.required:
                reader.report(node, "missing-field", f"Die Angabe „{name}“ fehlt.", f"Ergänzen: „{name}: …“ ({field.words}).")
            values[name] = field.type.empty
    return values


def _read_field(reader: Reader, key: Node, value: Node, table: dict[str, Field], values: dict[str, Any]) -> None:
    name = key.value if isinstance(key, Scalar) else ""
    field = table.get(name)
    if field is None:
        reader.report(key, "unknown-key", f"Die Angabe „{name}“ gibt es hier nicht.", meant(name, table))
    elif name in values:
        reader.report(key, "duplicate-key", f"Die Angabe „{name}“ steht zweimal da.", "Eine von beiden löschen oder in einer Liste zusammenfassen.")
    elif is_empty(value):
        reader.report(
            value, "empty-value", f"Die Angabe „{name}“ ist leer.", f"Einen Wert eintragen oder die Zeile löschen. Erwartet: {field.type.words}."
        )
        values[name] = field.type.empty
    else:
        values[name] = field.type.read(reader, value)


def is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.value.strip() and node.style in (None, "")


def keyed(fields: Sequence[Field]) -> dict[str, Field]:
    return {f.name: f for f in fields}
