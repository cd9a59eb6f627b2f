"""Operations on the text of a record: each changes what it is about and keeps every other byte.

    {"set": ["date", "quote"], "to": "…"}       a value; what is missing is made, "" takes it away
    {"add": ["people"], "item": {…}, "before": 0}
    {"remove": ["people", 2]}                   a list that is left empty goes with it
    {"move": ["people", 2], "to": 0}
    {"body": "…"}                               the text below the head
    {"cite": [start, end], "quote": "…", "source": "…"}   behind a sentence of that text

What comes out is read again: it says what was asked for, or nothing is changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from typing import Any

from chronik.desk.changes.fieldtypes import is_optional, main_field, record_type, type_at
from chronik.desk.changes.heads import NOT_BY_ITSELF, OpenHead
from chronik.desk.changes.itemising import adding, moving
from chronik.desk.changes.placing import normal_way, said_by
from chronik.desk.changes.removing import removing
from chronik.desk.changes.scalartext import double_quoted
from chronik.desk.changes.setting import setting
from chronik.desk.changes.texts import RecordText, TextChange, record_text, root_of, spliced
from chronik.words.diagnostics import RefusedError
from chronik.words.german import without_controls

_DEPTH = 6
_MOST = 100_000  # characters of a value


def altered(path: str, raw: str, operations: Sequence[Any]) -> str:
    """The text of the file after these operations. Raises RefusedError; then nothing is changed."""
    for operation in operations:
        if not isinstance(operation, Mapping):
            raise RefusedError(_NO_OPERATION)
        raw = _altered(record_text(path, raw), operation)
    return raw


_NO_OPERATION = "Diese Änderung ist nicht zu verstehen."


def _altered(text: RecordText, operation: Mapping[str, Any]) -> str:
    if "body" in operation:
        return _with_body(text, operation["body"])
    if "cite" in operation:
        return _cited(text, operation)
    name = next((name for name in _CHANGES if name in operation), "")
    at = operation.get(name)
    if not name or not isinstance(at, list) or not at or not all(map(_is_step, at)):
        raise RefusedError(_NO_OPERATION)
    kind = text.path.split("/")[1]
    root = root_of(text)
    if root is None:
        raise RefusedError("Die Datei ist leer; sie lässt sich nur in der Ansicht „Datei“ füllen.")
    if name == "set" and operation.get("to") == "" and is_optional(kind, at):
        name, operation = "remove", {"remove": at}
    operation = {**operation, name: normal_way(root, record_type(kind), at)}
    change = _CHANGES[name](OpenHead(text.head, root, kind), operation[name], operation)
    raw = spliced(text, change)
    _verified(text.path, raw, _wanted(said_by(root), kind, operation))
    return raw


def _is_step(step: Any) -> bool:
    return isinstance(step, str) or (isinstance(step, int) and not isinstance(step, bool))


def _set(head: OpenHead, at: list[Any], operation: Mapping[str, Any]) -> list[TextChange]:
    return setting(head, at, value_of(operation.get("to")))


def _add(head: OpenHead, at: list[Any], operation: Mapping[str, Any]) -> list[TextChange]:
    before = operation.get("before")
    if before is not None and type(before) is not int:
        raise RefusedError(_NO_OPERATION)
    return adding(head, at, value_of(operation.get("item")), before)


def _remove(head: OpenHead, at: list[Any], operation: Mapping[str, Any]) -> list[TextChange]:
    return removing(head, at)


def _move(head: OpenHead, at: list[Any], operation: Mapping[str, Any]) -> list[TextChange]:
    to = operation.get("to")
    if type(to) is not int:
        raise RefusedError(_NO_OPERATION)
    return moving(head, at, to)


_CHANGES: dict[str, Callable[[OpenHead, list[Any], Mapping[str, Any]], list[TextChange]]] = {
    "set": _set,
    "add": _add,
    "remove": _remove,
    "move": _move,
}


def value_of(given: Any, depth: int = 0) -> Any:
    """A value from a form, every single one as text. Raises RefusedError for what is none."""
    if isinstance(given, bool):
        return "true" if given else "false"
    if isinstance(given, int | float):
        return str(given)
    if isinstance(given, str) and len(given) <= _MOST and not _is_broken(given):
        return without_controls(given.replace("\r\n", "\n").replace("\r", "\n"))
    if depth < _DEPTH and isinstance(given, list):
        return [value_of(one, depth + 1) for one in given]
    if depth < _DEPTH and isinstance(given, dict) and not any(map(_is_broken, given)):
        return {name: value_of(one, depth + 1) for name, one in given.items()}
    raise RefusedError("Dieser Wert lässt sich nicht eintragen.")


def _is_broken(words: str) -> bool:
    return any("\ud800" <= letter <= "\udfff" for letter in words)


# --- what must come out --------------------------------------------------------------------------


def _verified(path: str, raw: str, wanted: Any) -> None:
    """Raises RefusedError where the new text does not say what was asked for."""
    root = root_of(record_text(path, raw))
    if root is None or _bare(said_by(root)) != _bare(wanted):
        raise RefusedError(NOT_BY_ITSELF)


def _bare(said: Any) -> Any:
    """Without the line end that a folded text has at its end."""
    if isinstance(said, str):
        return said.removesuffix("\n")
    if isinstance(said, list):
        return [_bare(one) for one in said]
    return {name: _bare(one) for name, one in said.items()}


def _wanted(said: Any, kind: str, operation: Mapping[str, Any]) -> Any:
    """What the head says after the operation, whatever it looks like."""
    said = deepcopy(said)
    if "set" in operation:
        at = operation["set"]
        return _placed(said, kind, (tuple(at), 0), value_of(operation.get("to")))
    if "add" in operation:
        return _with_item(said, kind, operation)
    if "move" in operation:
        *above, number = operation["move"]
        items = _at(said, above)
        items.insert(operation["to"], items.pop(number))
        return said
    return _without(said, operation["remove"])


def _at(said: Any, at: Sequence[Any]) -> Any:
    for step in at:
        said = said[step]
    return said


def _placed(said: Any, kind: str, at: tuple[tuple[Any, ...], int], value: Any) -> Any:
    way, done = at
    if done == len(way):
        return value
    step = way[done]
    if isinstance(step, str) and not isinstance(said, dict):
        said = {} if said is None else {main_field(type_at(kind, way[:done])): said}
    if isinstance(step, str):
        said[step] = _placed(said.get(step), kind, (way, done + 1), value)
    elif said is None:
        return [_placed(None, kind, (way, done + 1), value)]
    else:
        said[step] = _placed(said[step], kind, (way, done + 1), value)
    return said


def _with_item(said: Any, kind: str, operation: Mapping[str, Any]) -> Any:
    at, item = operation["add"], value_of(operation.get("item"))
    try:
        former = _at(said, at)
    except (KeyError, TypeError, IndexError):
        return _placed(said, kind, (tuple(at), 0), [item])
    items = former if isinstance(former, list) else [former]
    before = operation.get("before")
    items.insert(len(items) if before is None else before, item)
    return _placed(said, kind, (tuple(at), 0), items)


def _without(said: Any, at: Sequence[Any]) -> Any:
    try:
        parent = _at(said, at[:-1])
        _at(said, at)
    except (KeyError, TypeError, IndexError):
        return said
    if len(parent) == 1 and len(at) > 1:
        return _without(said, at[:-1])
    del parent[at[-1]]
    return said


# --- the text below the head ---------------------------------------------------------------------


def _with_body(text: RecordText, body: Any) -> str:
    value = value_of(body)
    if not isinstance(value, str):
        raise RefusedError(_NO_OPERATION)
    if not text.path.endswith(".md") or not text.head:
        raise RefusedError("Dieser Eintrag hat keinen Text; dafür muss die Datei auf .md enden.")
    start = "" if text.plain[: text.body].endswith("\n") or not value else "\n"
    return spliced(text, _difference(text, start + value))


def _difference(text: RecordText, body: str) -> list[TextChange]:
    """From the first to the last character that differs: the line ends of others stay."""
    old, first = text.plain[text.body :], 0
    while first < min(len(old), len(body)) and old[first] == body[first]:
        first += 1
    last = 0
    while last < min(len(old), len(body)) - first and old[-1 - last] == body[-1 - last]:
        last += 1
    start, end = text.body + first, len(text.plain) - last
    return [] if old == body else [TextChange(start, end, body[first : len(body) - last])]


def _cited(text: RecordText, operation: Mapping[str, Any]) -> str:
    """A citation behind the sentence that ends at that place of the body; its source is among those
    of the record, and named where there are several.
    """
    bounds, quote, source = operation["cite"], operation.get("quote"), operation.get("source")
    if not isinstance(bounds, list) or [type(one) for one in bounds] != [int, int]:
        raise RefusedError(_NO_OPERATION)
    if not isinstance(quote, str) or not isinstance(source, str) or not quote.strip():
        raise RefusedError(_NO_OPERATION)
    text = _with_source(text, source)
    end = text.body + bounds[1]
    if not text.path.endswith(".md") or not text.body <= end <= len(text.plain):
        raise RefusedError("Diese Stelle liegt nicht im Text des Eintrags.")
    named = source if len(_sources(text)) > 1 else ""
    words = double_quoted(" ".join(value_of(quote).split()))
    return spliced(text, [TextChange(end, end, f"[@{named} {words}]")])


def _with_source(text: RecordText, source: str) -> RecordText:
    if source in _sources(text) or text.path == f"content/sources/{source}.md":
        return text
    add = {"add": ["sources"], "item": source}
    return record_text(text.path, _altered(text, add))


def _sources(text: RecordText) -> list[str]:
    root = root_of(text)
    given = said_by(root).get("sources", []) if root is not None else []
    return [given] if isinstance(given, str) else given
