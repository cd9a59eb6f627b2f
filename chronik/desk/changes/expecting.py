"""What must come out of an operation: the same change, made of what the head says and not of its
characters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from chronik.desk.changes.fieldtypes import main_field, type_at
from chronik.desk.changes.givenvalues import value_of
from chronik.desk.changes.heads import NOT_BY_ITSELF
from chronik.desk.changes.placing import said_by
from chronik.desk.changes.texts import record_text, root_of
from chronik.words.diagnostics import RefusedError


def ensure_it_says(path: str, raw: str, wanted: Any) -> None:
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


def wanted_of(said: Any, kind: str, operation: Mapping[str, Any]) -> Any:
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
    """Raises TypeError, KeyError or IndexError where the way does not lead."""
    for step in at:
        if isinstance(said, str):
            raise TypeError(said)
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
