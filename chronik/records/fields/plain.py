"""Front matter as nearly everyone writes it, read line by line; whatever is written otherwise is
left to YAML.

A plain head has a field a line, or a field and below it its list, an item a line. What such a line
says depends on its own text alone, so YAML and the field's type read it once, and it is remembered:
the same people, roles and places stand in thousands of records. Found again elsewhere it says the
same, at another place. A head with any fault is not plain: YAML says what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from chronik.records.fields.nodes import LIMIT, Mapping, Sequence, compose
from chronik.records.fields.table import Fields, Reader, is_empty
from chronik.records.fields.types import TEXT
from chronik.records.model import NO_EVIDENCE, Claim, Reference, Relation, WebLink, Word
from chronik.words.diagnostics import START, At

_MOST = 1 << 15  # lines of a kind that are remembered
_KEY = re.compile(r"([a-z0-9_]+):(?: +(?=\S)|\Z)")
_WORDS = re.compile(
    r'"([^"\\]*)" *\Z|([^\W_](?:[^:#]|:(?! |\Z)|(?<! )#)*)\Z'
)  # a text: quoted without escapes, or bare
_RISKY = re.compile("[&*!|>%@`]")  # could begin what other lines have a part in

Moved = Callable[[int], Any]  # a value, given the number of the line on which it stands


class PlainHead(NamedTuple):
    values: dict[str, Any]  # by field, as `reading.read_fields` gives them
    name_at: At


class Plain:
    """The plain heads of a kind: its field table, the field that names a record, and the lines that
    are known.
    """

    def __init__(self, table: Fields, name: str) -> None:
        self._table, self._name = table, name
        self._lines: dict[
            str, tuple[str, Moved | None]
        ] = {}  # field, and its value; None where a list begins
        self._items: dict[str, dict[str, tuple[int, Moved]]] = {
            field: {} for field in table.fields
        }  # indentation, and the value

    def read(self, head: str) -> PlainHead | None:
        """What a head says that begins with a line of dashes; None where it is not plain."""
        if len(head) > LIMIT:
            return None
        values: dict[str, Any] = {}
        listed: dict[str, list[Any]] = {}
        items: list[Any] | None = None  # of the list that we are in
        name, indent, name_at = "", 0, START
        for number, text in enumerate(head.split("\n")[1:-1], 2):
            if text[:1] == " ":
                item = (
                    self._items[name].get(text) or self._item(name, text)
                    if items is not None
                    else None
                )
                if items is None or item is None or (items and item[0] != indent):
                    return None
                indent = item[0]
                items.append(item[1](number))
            elif text:
                line = self._lines.get(text) or self._line(text)
                if line is None or line[0] in values:
                    return None
                name, moved = line
                items = None if moved else listed.setdefault(name, [])
                values[name] = moved(number) if moved else ()
                if name == self._name:
                    name_at = (number, len(text) - len(text[len(name) + 1 :].lstrip()) + 1)
        if not all(listed.values()) or any(
            field.name not in values for field in self._table.required
        ):
            return None
        values.update({name: tuple(some) for name, some in listed.items()})
        return PlainHead(self._table.blank | values, name_at)

    def _line(self, text: str) -> tuple[str, Moved | None] | None:
        """The field of a line, and its value or None for a list that follows; None where the line
        cannot be plain.
        """
        key = _KEY.match(text)
        field = self._table.fields.get(key[1]) if key else None
        if key is None or field is None or not text.isprintable():
            return None
        if key.end() == len(text):
            return self._known(self._lines, text, (key[1], None)) if field.type.item else None
        if field.type is TEXT and "  " not in text and (words := _WORDS.match(text, key.end())):
            said = (words[1] or words[2] or "").strip()
            return (
                (key[1], lambda line: said) if said else None
            )  # most texts stand in one record alone: not remembered
        root = None if _RISKY.search(text) else compose(text, "")
        if not isinstance(root, Mapping) or len(root.value) != 1 or is_empty(root.value[0][1]):
            return None
        reader = Reader("", [])
        moved = _moved(field.type.read(reader, root.value[0][1]))
        return (
            None
            if moved is None or reader.problems
            else self._known(self._lines, text, (key[1], moved))
        )

    def _item(self, name: str, text: str) -> tuple[int, Moved] | None:
        """The indentation and the value of an item of that field's list; None where it cannot be
        plain.
        """
        kind = self._table.fields[name].type.item
        root = None if _RISKY.search(text) or not text.isprintable() else compose(text, "")
        if (
            kind is None
            or not isinstance(root, Sequence)
            or root.flow_style
            or len(root.value) != 1
            or is_empty(root.value[0])
        ):
            return None
        reader = Reader("", [])
        value = kind.read(reader, root.value[0])
        moved = None if value in (None, "") else _moved(value)
        return (
            None
            if moved is None or reader.problems
            else self._known(self._items[name], text, (root.start_mark.column, moved))
        )

    @staticmethod
    def _known(lines: dict[str, Any], text: str, said: Any) -> Any:
        if len(lines) >= _MOST:
            lines.clear()
        lines[text] = said
        return said


def _moved(value: Any) -> Moved | None:
    """The value wherever its line stands; None for what has places of which this does not know."""
    kind = type(value)
    if kind in (str, bool, float, WebLink):
        return lambda line: value
    if kind is tuple:
        parts = [_moved(part) for part in value]
        known = [part for part in parts if part]
        return (
            (lambda line: tuple([part(line) for part in known]))
            if len(known) == len(parts)
            else None
        )
    if kind is Reference or kind is Word:
        word, (_, column) = value
        return lambda line: kind(word, (line, column))
    if kind is Claim and value.evidence is NO_EVIDENCE:
        return _claim(value)
    if kind is Relation and value.evidence is NO_EVIDENCE and not value.dates_at:
        return _relation(value)
    return None


def _claim(claim: Claim[Any]) -> Moved:
    inner = _moved(claim.value) or (
        lambda line: claim.value
    )  # a date or a number has no place of its own
    column = claim.at[1]
    return lambda line: Claim(inner(line), NO_EVIDENCE, (line, column))


def _relation(r: Relation) -> Moved:
    target, role, capacity, column = r.target, r.role, r.capacity, r.at[1]
    if r.role_at == START:
        return lambda line: Relation(
            target, role, capacity, None, None, (), NO_EVIDENCE, (line, column)
        )
    beside = r.role_at[1]
    return lambda line: Relation(
        target, role, capacity, None, None, (), NO_EVIDENCE, (line, column), (), (line, beside)
    )
