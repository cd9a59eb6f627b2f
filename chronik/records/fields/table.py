"""What field types share: a reader with its problems, the walk over a mapping by its table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from yaml.nodes import Node

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.records.fields.nodes import Mapping, Scalar
from chronik.records.fields.nodes import Sequence as List
from chronik.records.fields.slips import mistyped
from chronik.records.fields.unseen import unseen_in
from chronik.words.diagnostics import At, Diagnostic, Span, error
from chronik.words.hints import meant, shortened

_COMMENT = late(r"[ \t]+#.*")
NULLS = frozenset(("", "~", "null", "Null", "NULL"))  # how one writes nothing in YAML


class Reader(NamedTuple):
    """A file that is read, and the problems that are collected in it."""

    path: str
    problems: list[Diagnostic]
    text: str  # in which the nodes have their places

    def report(self, node: Node, code: str, message: str, hint: str = "") -> None:
        self.problems.append(error(Span(self.path, *at(node)), code, message, hint))

    def comment_after(self, node: Node) -> str:
        """The blanks and the comment behind an unquoted value in its line; "" for none."""
        end = node.end_mark.index
        if getattr(node, "style", "") or self.text[end : end + 1] not in (" ", "\t"):
            return ""
        match = _COMMENT.match(self.text, end)
        return match[0] if match else ""


class Type(NamedTuple):
    """A kind of value: how it is read, and how it describes itself."""

    read: Callable[[Reader, Node], Any]  # gives `empty` after reporting a fault
    schema: dict[str, Any]  # JSON Schema
    words: str  # how the handbook names it
    empty: Any  # stands for „not given“
    item: Type | None = None  # of a list: what each of its items is
    fields: tuple[Any, ...] = ()  # of a group or a claim: the fields of its long form
    names: str = ""  # what a value names: a kind of record, or a vocabulary


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
        fields={field.name: field for field in fields},
        blank={field.name: field.type.empty for field in fields},
        required=tuple(field for field in fields if field.required),
    )


def at(node: Node) -> At:
    mark = node.start_mark
    return (mark.line + 1, mark.column + 1)


def place_of(name: str, node: Node, *, otherwise: At | None = None) -> At:
    """Of the value under that key of a mapping; else `otherwise`, or where the whole stands."""
    pairs = node.value if isinstance(node, Mapping) else ()
    places = (at(value) for key, value in pairs if key.value == name)
    return next(places, otherwise or at(node))


def says(node: Mapping, name: str, word: str) -> bool:
    """Whether that word stands under that key of a mapping."""
    return any(key_name(key) == name and value.value == word for key, value in node.value)


def read_fields(reader: Reader, node: Node, table: Fields) -> dict[str, Any]:
    """The values of a mapping by field name; each fault is reported at its place."""
    fields, values = table.fields, {}
    if not isinstance(node, Mapping):
        message = "Hier werden Angaben der Form „name: Wert“ erwartet."
        hint = f"Möglich sind: {', '.join(fields)}."
        slip = mistyped(node.value) if isinstance(node, Scalar) else None
        message, hint = (slip.message, slip.hint) if slip else (message, hint)
        reader.report(node, "wrong-type", message, hint)
        return dict(table.blank)

    for key, value in node.value:
        # spares a call: this is done for every line of every record
        name = key.value if type(key) is Scalar else key_name(key)
        field = fields.get(name)
        if field is None or name in values:
            _misread(reader, node, (key, value), table)
        elif type(value) is Scalar and value.value in NULLS and is_empty(value):
            expected = f"Einen Wert eintragen oder die Zeile löschen. Erwartet: {field.type.words}."
            expected = NULL_HINT.format(value.value) if value.value else expected
            hint = COMMENT_ALONE if reader.comment_after(value) else expected
            reader.report(value, "empty-value", f"Die Angabe „{name}“ ist leer.", hint)
            values[name] = field.type.empty
        else:
            values[name] = field.type.read(reader, value)

    for field in table.required:
        if field.name not in values:
            hint = f"Ergänzen: „{field.name}: …“ ({field.words})."
            reader.report(node, "missing-field", f"Die Angabe „{field.name}“ fehlt.", hint)
    return table.blank | values


NULL_HINT = "„{0}“ heißt in YAML „nichts“. Ist das Wort gemeint, in Anführungszeichen: '{0}'."
COMMENT_ALONE = "Mit „#“ beginnt eine Bemerkung: den Wert in Anführungszeichen setzen."


def _misread(reader: Reader, node: Mapping, pair: tuple[Node, Node], table: Fields) -> None:
    """A key that is unknown or stands there twice."""
    key, value = pair
    name = key_name(key)
    if name in table.fields:
        hint = "Eine von beiden löschen oder in einer Liste zusammenfassen."
        reader.report(key, "duplicate-key", f"Die Angabe „{name}“ steht zweimal da.", hint)
        return

    if unseen := unseen_in(name, Span(reader.path, *at(key))):
        reader.problems.append(unseen)
        return
    if slip := mistyped(name):
        reader.report(key, "unknown-key", slip.message, slip.hint)
        return

    comma = "Ein Komma trennt in { } die Angaben: Text mit Komma in Anführungszeichen setzen."
    near = meant(name, table.fields) or _inside(name, table)
    hint = comma if is_bare(node, key, value) else near
    message = f"Die Angabe „{shortened(name)}“ gibt es hier nicht."
    reader.report(key, "unknown-key", message, hint)


def _inside(name: str, table: Fields) -> str:
    """How a key is typed that belongs to the value of another: „calendar“ to a date."""
    for field in table.fields.values():
        inner = [each.name for each in field.type.fields]
        if name in inner[1:] and inner[0] == "value":
            return f"So gehört es zum Wert: „{field.name}: {{value: …, {name}: …}}“."
    return ""


def key_name(key: Node) -> str:
    """What a key says. A list or a group can be typed as a key too; it says what no table knows."""
    if isinstance(key, Scalar):
        name: str = key.value
        return name
    return "[…]" if isinstance(key, List) else "{…}"


def is_bare(node: Mapping, key: Node, value: Node) -> bool:
    """Whether the pair is a word in { } without a colon."""
    if not node.flow_style or not isinstance(key, Scalar) or not is_empty(value):
        return False
    return bool(value.start_mark.index == key.end_mark.index)


def bare_words(node: Node) -> list[str]:
    """The words of `{stadtpark, markt}`, typed where a word or a list is meant; else nothing."""
    if isinstance(node, Mapping) and all(is_bare(node, key, value) for key, value in node.value):
        return [key_name(key) for key, _ in node.value]
    return []


def is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.value in NULLS and node.style in (None, "")
