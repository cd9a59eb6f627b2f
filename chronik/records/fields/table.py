"""The reader that field types share: a place for problems, and the walk over a mapping by its field
table.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from yaml.nodes import Node

from chronik.records.fields.nodes import Mapping, Scalar
from chronik.records.fields.nodes import Sequence as List
from chronik.words.diagnostics import At, Diagnostic, Span, error
from chronik.words.hints import meant, shortened


class Reader(NamedTuple):
    """Where problems of one file are collected, and which nodes were seen (a node seen twice is an
    alias).
    """

    path: str
    problems: list[Diagnostic]

    def report(self, node: Node, code: str, message: str, hint: str = "") -> None:
        self.problems.append(error(Span(self.path, *at(node)), code, message, hint))


class Type(NamedTuple):
    """A kind of value: how it is read, its JSON Schema, how the handbook names it, and what stands
    for „not given“.

    `read` returns `empty` after reporting a fault.
    """

    read: Callable[[Reader, Node], Any]
    schema: dict[str, Any]
    words: str
    empty: Any
    item: Type | None = None  # of a list: what each of its items is


class Field(NamedTuple):
    """One line of a field table."""

    name: str
    type: Type
    words: str  # what it means, for the handbook
    required: bool = False


class Fields(NamedTuple):
    """The fields of a mapping by name; what stands for those not given; those that must be."""

    fields: dict[str, Field]
    blank: dict[str, Any]
    required: tuple[Field, ...]


def keyed(fields: Sequence[Field]) -> Fields:
    return Fields(
        {f.name: f for f in fields},
        {f.name: f.type.empty for f in fields},
        tuple(f for f in fields if f.required),
    )


def at(node: Node) -> At:
    mark = node.start_mark
    return (mark.line + 1, mark.column + 1)


def read_fields(reader: Reader, node: Node, table: Fields) -> dict[str, Any]:
    """The values of a mapping by field name. Unknown, duplicate and missing keys are reported at
    their place.
    """
    fields, values = table.fields, {}
    if not isinstance(node, Mapping):
        reader.report(
            node,
            "wrong-type",
            "Hier werden Angaben der Form „schluessel: Wert“ erwartet.",
            f"Möglich sind: {', '.join(fields)}.",
        )
        return dict(table.blank)
    for key, value in node.value:
        name = (
            key.value if type(key) is Scalar else key_name(key)
        )  # spares a call: this is done for every line of every record
        field = fields.get(name)
        if field is None or name in values:
            _misread(reader, node, (key, value), table)
        elif type(value) is Scalar and not value.value.strip() and is_empty(value):
            expected = f"Einen Wert eintragen oder die Zeile löschen. Erwartet: {field.type.words}."
            reader.report(value, "empty-value", f"Die Angabe „{name}“ ist leer.", expected)
            values[name] = field.type.empty
        else:
            values[name] = field.type.read(reader, value)
    for field in table.required:
        if field.name not in values:
            reader.report(
                node,
                "missing-field",
                f"Die Angabe „{field.name}“ fehlt.",
                f"Ergänzen: „{field.name}: …“ ({field.words}).",
            )
    return table.blank | values


def _misread(reader: Reader, node: Mapping, pair: tuple[Node, Node], table: Fields) -> None:
    """A key that is unknown or stands there twice."""
    name = key_name(pair[0])
    if name in table.fields:
        hint = "Eine von beiden löschen oder in einer Liste zusammenfassen."
        reader.report(pair[0], "duplicate-key", f"Die Angabe „{name}“ steht zweimal da.", hint)
        return
    hint = (
        "Ein Komma trennt in { } die Angaben: Text mit Komma in Anführungszeichen setzen."
        if is_bare(node, *pair)
        else meant(name, table.fields)
    )
    reader.report(
        pair[0], "unknown-key", f"Die Angabe „{shortened(name)}“ gibt es hier nicht.", hint
    )


def key_name(key: Node) -> str:
    """What a key says. A list or a group can be typed as a key too; it says what no table knows."""
    if isinstance(key, Scalar):
        name: str = key.value
        return name
    return "[…]" if isinstance(key, List) else "{…}"


def is_bare(node: Mapping, key: Node, value: Node) -> bool:
    """Whether the pair is a word in { } without a colon."""
    return (
        bool(node.flow_style)
        and isinstance(key, Scalar)
        and is_empty(value)
        and bool(value.start_mark.index == key.end_mark.index)
    )


def is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.value.strip() and node.style in (None, "")
