"""Operations on the text of a record: each changes what it is about and keeps every other byte.

    {"set": ["date", "quote"], "to": "…"}       a value; what is missing is made, "" takes it away
    {"add": ["people"], "item": {…}, "before": 0}
    {"remove": ["people", 2]}                   a list that is left empty goes with it
    {"move": ["people", 2], "to": 0}
    {"body": "…"}                               the text below the head
    {"cite": [start, end], "quote": "…", "source": "…"}   behind a sentence of that text
    {"settle": 7}                               without the „# TODO“ in that line

What comes out is read again: it says what was asked for, or nothing is changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from chronik.desk.changes.bodytext import (
    NO_OPERATION,
    settled_todo,
    sources_of_record,
    with_body,
    with_citation,
)
from chronik.desk.changes.expecting import ensure_it_says, wanted_of
from chronik.desk.changes.fieldtypes import (
    is_optional,
    is_row_of_numbers,
    record_type,
    type_at,
)
from chronik.desk.changes.givenvalues import value_of
from chronik.desk.changes.heads import OpenHead
from chronik.desk.changes.itemising import adding, moving
from chronik.desk.changes.placing import normal_way, said_by
from chronik.desk.changes.removing import removing
from chronik.desk.changes.setting import setting
from chronik.desk.changes.texts import RecordText, TextChange, record_text, root_of, with_changes
from chronik.language.patterns import late
from chronik.words.diagnostics import RefusedError

_BETWEEN_NUMBERS = late(r"[,;\s]+")


def altered(path: str, raw: str, operations: Sequence[Any]) -> str:
    """The text of the file after these operations. Raises RefusedError; then nothing is changed."""
    for operation in operations:
        if not isinstance(operation, Mapping):
            raise RefusedError(NO_OPERATION)
        raw = _altered(record_text(path, raw), operation)
    return raw


def _altered(text: RecordText, operation: Mapping[str, Any]) -> str:
    if "body" in operation:
        return with_body(text, operation["body"])
    if "cite" in operation:
        return with_citation(_with_source(text, operation.get("source")), operation)
    if "settle" in operation:
        return settled_todo(text, operation["settle"])
    name = next((name for name in _CHANGES if name in operation), "")
    at = operation.get(name)
    if not name or not isinstance(at, list) or not at or not all(map(_is_step, at)):
        raise RefusedError(NO_OPERATION)
    kind = text.path.split("/")[1]
    root = root_of(text)
    if root is None:
        raise RefusedError("Die Datei ist leer; sie lässt sich nur in der Ansicht „Datei“ füllen.")
    if name == "set" and operation.get("to") == "" and is_optional(kind, at):
        name, operation = "remove", {"remove": at}
    typed = operation.get("to")
    if name == "set" and isinstance(typed, str) and is_row_of_numbers(type_at(kind, at)):
        operation = {**operation, "to": _BETWEEN_NUMBERS.split(typed.strip("[] "))}
    operation = {**operation, name: normal_way(root, record_type(kind), at)}
    change = _CHANGES[name](OpenHead(text.head, root, kind), operation[name], operation)
    raw = with_changes(text, change)
    ensure_it_says(text.path, raw, wanted_of(said_by(root), kind, operation))
    return raw


def _with_source(text: RecordText, source: Any) -> RecordText:
    """With the source of a citation among those of the record."""
    is_own = text.path.rpartition("/")[2].rpartition(".")[0] == source
    if not isinstance(source, str) or source in sources_of_record(text) or is_own:
        return text
    return record_text(text.path, _altered(text, {"add": ["sources"], "item": source}))


def _is_step(step: Any) -> bool:
    return isinstance(step, str) or (isinstance(step, int) and not isinstance(step, bool))


def _set(head: OpenHead, at: list[Any], operation: Mapping[str, Any]) -> list[TextChange]:
    return setting(head, at, value_of(operation.get("to")))


def _add(head: OpenHead, at: list[Any], operation: Mapping[str, Any]) -> list[TextChange]:
    before = operation.get("before")
    if before is not None and type(before) is not int:
        raise RefusedError(NO_OPERATION)
    return adding(head, at, value_of(operation.get("item")), before)


def _remove(head: OpenHead, at: list[Any], operation: Mapping[str, Any]) -> list[TextChange]:
    return removing(head, at)


def _move(head: OpenHead, at: list[Any], operation: Mapping[str, Any]) -> list[TextChange]:
    to = operation.get("to")
    if type(to) is not int:
        raise RefusedError(NO_OPERATION)
    return moving(head, at, to)


_CHANGES: dict[str, Callable[[OpenHead, list[Any], Mapping[str, Any]], list[TextChange]]] = {
    "set": _set,
    "add": _add,
    "remove": _remove,
    "move": _move,
}
