"""A claim put into a record, as operations on its text; its source with it, where that is new."""

from __future__ import annotations

from typing import Any

from chronik.desk.changes.placing import said_by
from chronik.desk.changes.texts import record_text, root_of
from chronik.desk.marked.homes import ClaimField
from chronik.desk.shelf import Shelf
from chronik.evidence.quotes import stands
from chronik.language.tuples import NamedTuple
from chronik.records.model import AnyEntry

Operation = dict[str, Any]


class RecordSoFar(NamedTuple):
    """A record that is being written, and what its head says so far."""

    path: str
    raw: str
    said: dict[str, Any]

    @property
    def kind(self) -> str:
        return self.path.split("/")[1]

    @property
    def sources(self) -> list[str]:
        given = self.said.get("sources", [])
        return [given] if isinstance(given, str) else [one for one in given if isinstance(one, str)]


def stated_in(path: str, raw: str) -> RecordSoFar:
    """Raises RefusedError where the head cannot be read."""
    root = root_of(record_text(path, raw))
    said = said_by(root) if root is not None else {}
    return RecordSoFar(path, raw, said)


def operations_of(
    shelf: Shelf, stated: RecordSoFar, home: ClaimField, value: dict[str, Any]
) -> list[Operation]:
    """`value` with its quote at its place; `value["source"]` is the id of the source it is from."""
    source = str(value.get("source", ""))
    before: list[Operation] = []
    if source and source not in stated.sources and stated.path != f"content/sources/{source}.yaml":
        before = [{"add": ["sources"], "item": source}]
    told = {name: one for name, one in value.items() if name != "source" and one not in ("", None)}
    if _is_open(shelf, stated, source, str(value.get("quote", ""))):
        told = _with_source(told, source)
    at = [home.name]
    change: Operation = {"add": at, "item": told} if home.is_list else {"set": at, "to": told}
    return [*before, change]


def _with_source(told: dict[str, Any], source: str) -> dict[str, Any]:
    """The source behind the quote."""
    done: dict[str, Any] = {}
    for name, one in told.items():
        done[name] = one
        if name == "quote":
            done["source"] = source
    return done


def _is_open(shelf: Shelf, stated: RecordSoFar, source: str, quote: str) -> bool:
    """Whether the words stand in another source of the record too."""
    if not source or not quote:
        return False
    for name in stated.sources:
        other: AnyEntry | None = shelf.entries.get(f"sources/{name}")
        text = shelf.text_of(other) if other and name != source else None
        if text and stands(text, quote):
            return True
    return False
