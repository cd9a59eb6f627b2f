"""Front matter as nearly everyone writes it, read line by line; all else is left to YAML.

A plain head has a field a line, or a field and below it its list, an item a line. What such a line
says depends on its own text alone, so YAML and the field's type read it once, and it is remembered:
the same people, roles and places stand in thousands of records. Found again elsewhere it says the
same, at another place. A head with any fault is not plain: YAML says what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from unicodedata import is_normalized

from yaml.nodes import Node

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.records.fields.nodes import Mapping, Sequence, compose
from chronik.records.fields.scalars import NAME_TEXT, TEXT
from chronik.records.fields.table import NULLS, Fields, Reader, Type, is_empty
from chronik.records.fields.unseen import is_seen
from chronik.records.model import NO_EVIDENCE, Claim, Reference, Relation, WebLink, Word
from chronik.words.bounds import MOST_ITEMS, MOST_OF_NAME
from chronik.words.diagnostics import START, At, Diagnostic

_MOST = 1 << 15  # lines of a kind that are remembered
_KEY = late(r"([a-z0-9_]+):(?: +(?=\S)|\Z)")
# a text: quoted without escapes, or bare
_WORDS = late(r'"([^"\\]*)" *\Z|([^\W_](?:[^:#]|:(?! |\Z)|(?<! )#)*)\Z')
_RISKY = late("[&*!|>%@`]")  # could begin what other lines have a part in

Moved = Callable[[int], Any]  # a value, given the number of the line on which it stands
L = TypeVar("L")


class HeadValues(NamedTuple):
    """What a record's fields say."""

    values: dict[str, Any]  # by field, as `table.read_fields` gives them
    name_at: At


class _Line(NamedTuple):
    """A line that begins with the name of a field."""

    field: str
    on: Moved | None  # its value on a line; None where a list begins


class _Item(NamedTuple):
    """A line of a list."""

    indent: int
    on: Moved  # its value on a line


class Plain:
    """The plain heads of a kind: its field table, and the lines that are known."""

    def __init__(self, table: Fields, name_field: str) -> None:
        self._table, self._name_field = table, name_field
        self._lines: dict[str, _Line] = {}
        self._items: dict[str, dict[str, _Item]] = {field: {} for field in table.fields}

    def read(self, head: str) -> HeadValues | None:
        """What a head says that begins with a line of dashes; None where it is not plain."""
        values: dict[str, Any] = {}
        lists: dict[str, list[Any]] = {}
        items: list[Any] | None = None  # of the list that we are in
        field, indent, name_at = "", 0, START
        for number, text in enumerate(head.split("\n")[1:-1], 2):
            if text[:1] == " ":
                if items is None:
                    return None
                item = self._items[field].get(text) or self._item(field, text)
                if item is None or (items and item.indent != indent):
                    return None
                indent = item.indent
                items.append(item.on(number))
            elif text:
                line = self._lines.get(text) or self._line(text)
                if line is None or line.field in values:
                    return None
                field = line.field
                items = None if line.on else lists.setdefault(field, [])
                values[field] = line.on(number) if line.on else ()
                if field == self._name_field:
                    name_at = (number, _column_of_value(text, field))

        if not all(0 < len(kept) <= MOST_ITEMS for kept in lists.values()) or any(
            f.name not in values for f in self._table.required
        ):
            return None
        values.update({name: tuple(kept) for name, kept in lists.items()})
        return HeadValues(self._table.blank | values, name_at)

    def _line(self, text: str) -> _Line | None:
        """The line read; None where it cannot be plain."""
        key = _KEY.match(text)
        field = self._table.fields.get(key[1]) if key else None
        if key is None or field is None or not text.isprintable():
            return None
        if key.end() == len(text):
            return _kept(self._lines, text, _Line(field.name, None)) if field.type.item else None

        is_text = field.type is TEXT or field.type is NAME_TEXT
        if is_text and "  " not in text and (words := _WORDS.match(text, key.end())):
            # most texts stand in one record alone: not remembered
            value = (words[1] or words[2] or "").strip()
            is_plain = value not in NULLS and (value.isascii() or is_normalized("NFC", value))
            is_short = field.type is TEXT or (len(value) <= MOST_OF_NAME and is_seen(value))
            return _Line(field.name, lambda line: value) if is_plain and is_short else None
        node = _composed(text)
        if not isinstance(node, Mapping) or len(node.value) != 1:
            return None
        ((_, typed),) = node.value
        on = None if is_empty(typed) else _read(field.type, typed, text)
        return _kept(self._lines, text, _Line(field.name, on)) if on else None

    def _item(self, field: str, text: str) -> _Item | None:
        """The item read; None where it cannot be plain."""
        kind = self._table.fields[field].type.item
        node = _composed(text) if text.isprintable() else None
        if kind is None or not isinstance(node, Sequence) or node.flow_style:
            return None
        if len(node.value) != 1 or is_empty(node.value[0]):
            return None

        on = _read(kind, node.value[0], text)
        item = _Item(node.start_mark.column, on) if on else None
        return _kept(self._items[field], text, item) if item else None


def _column_of_value(text: str, field: str) -> int:
    return len(text) - len(text[len(field) + 1 :].lstrip()) + 1


def _composed(text: str) -> Node | Diagnostic | None:
    return None if _RISKY.search(text) else compose(text, "")


def _read(kind: Type, node: Node, text: str) -> Moved | None:
    """The value of a node of this line wherever that stands; None where it is faulty."""
    reader = Reader("", [], text)
    value = kind.read(reader, node)
    return None if reader.problems or value is None or value == "" else _moved(value)


def _kept(lines: dict[str, L], text: str, line: L) -> L:
    if len(lines) >= _MOST:
        lines.clear()
    lines[text] = line
    return line


def _moved(value: Any) -> Moved | None:
    """The value wherever its line stands; None for what has places of which this does not know."""
    kind = type(value)
    if kind in (str, bool, float, WebLink):
        return lambda line: value
    if kind is tuple:
        return _tuple(value)
    if kind is Reference:
        return _reference(value)
    if kind is Word:
        return _word(value)
    if kind is Claim and value.evidence is NO_EVIDENCE:
        return _claim(value)
    if kind is Relation and value.evidence is NO_EVIDENCE and not value.dates_at:
        return _relation(value)
    return None


def _tuple(values: tuple[Any, ...]) -> Moved | None:
    moved = [on for value in values if (on := _moved(value))]
    if len(moved) < len(values):
        return None
    return lambda line: tuple([on(line) for on in moved])


def _reference(reference: Reference) -> Moved:
    key, (_, column) = reference.key, reference.at
    return lambda line: Reference(key, (line, column))


def _word(word: Word) -> Moved:
    typed, (_, column) = word.word, word.at
    return lambda line: Word(typed, (line, column))


def _claim(claim: Claim[Any]) -> Moved:
    # a date or a number has no place of its own
    on = _moved(claim.value) or (lambda line: claim.value)
    _, column = claim.at
    return lambda line: Claim(on(line), NO_EVIDENCE, (line, column))


def _relation(relation: Relation) -> Moved:
    target, role, capacity = relation.target, relation.role, relation.capacity
    (_, column), (_, beside) = relation.at, relation.role_at
    if relation.role_at == START:
        return lambda line: Relation(target, role, capacity, (line, column))
    return lambda line: Relation(target, role, capacity, (line, column), role_at=(line, beside))
