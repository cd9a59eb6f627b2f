"""The draft of a stored text as proposals: each with its quote, and the operations that take it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from chronik.desk.boxes import date_reads
from chronik.desk.changes.placing import said_by
from chronik.desk.changes.texts import record_text, root_of
from chronik.desk.marked.homes import KIND_OF_CHOICE, ClaimField, home_of
from chronik.desk.marked.stating import Operation, RecordSoFar, operations_of, stated_in
from chronik.desk.shelf import Shelf
from chronik.drafting.assembling import Draft, Seed, drafted
from chronik.drafting.proving import Chronicled, proven
from chronik.drafting.shape import EventDraft, Link, Stub, ValueDraft
from chronik.editing.reading import UNHEARD
from chronik.evidence.quotes import Found, Text, find, prepare
from chronik.evidence.stored.marks import UnreadableError
from chronik.evidence.stored.reading import words_of_file
from chronik.examining import Sources
from chronik.language.tuples import NamedTuple
from chronik.records.keys import KINDS, key_of
from chronik.words.diagnostics import RefusedError

_CHOICE_OF = {kind: name for name, kind in KIND_OF_CHOICE.items()}


class StoredText(NamedTuple):
    """A stored text, its record, and what is proposed for it."""

    text: Text
    source: str  # id
    draft: Draft


def proposals(shelf: Shelf, file: str, stated: tuple[str, str] | None = None) -> dict[str, Any]:
    """What a text proposes: for the record that is `stated` (path and text), or for a new one of
    each of its events. Raises RefusedError.
    """
    whole = _whole(shelf, file)
    into = stated_in(*stated) if stated else None
    events = [_event(shelf, whole, event, into) for event in whole.draft.events]
    if not events:
        raise RefusedError(
            "Aus diesem Text wird kein Ereignis; vielleicht fehlen in site.yaml Arten von "
            "Ereignissen."
        )
    return {**events[0], "events": events, "source": whole.source}


def _whole(shelf: Shelf, file: str) -> StoredText:
    data = shelf.seeds.get(file)
    if data is None:
        raise RefusedError(f"Unter seeds/ gibt es „{file}“ nicht (mehr).")
    try:
        words = words_of_file(file, data)
    except UnreadableError as fault:
        raise RefusedError(f"seeds/{file} {fault.message} {fault.hint}") from None
    source = shelf.source_of(file)
    if source is None:
        raise RefusedError(f"seeds/{file} hat noch keinen Eintrag unter den Quellen.")
    digest = hashlib.sha256(data).hexdigest()
    seed = Seed(file, words.text, digest, source.id, marks=words.marks)
    return StoredText(prepare(words.text), source.id, _proved(shelf, seed, data))


@lru_cache(maxsize=2)
def _proved(shelf: Shelf, seed: Seed, data: bytes) -> Draft:
    sources = Sources([*shelf.read], lambda path: b"", rest=shelf.rest)
    beside = Chronicled(shelf.read, sources, UNHEARD)
    return proven(drafted(seed, shelf.setting), beside, {f"seeds/{seed.file}": data})


# --- one event -----------------------------------------------------------------------------------


def _event(
    shelf: Shelf, whole: StoredText, event: EventDraft, into: RecordSoFar | None
) -> dict[str, Any]:
    bare = event._replace(values=(), links=(), todos=())
    stated = into or stated_in(event.path, bare.written())
    found = [*_values(shelf, whole, event, stated), *_links(shelf, whole, event, stated)]
    ranked = sorted(found, key=lambda one: one["start"] if one["start"] >= 0 else 1 << 30)
    for number, one in enumerate(ranked):
        one["id"] = number
    term = shelf.site.term("event_kinds", event.kind)
    return {
        "event": {
            "path": event.path,
            "title": event.title,
            "kind": event.kind,
            "kind_label": term.label,
            "todos": list(event.todos),
        },
        "text": bare.written(),
        "proposals": ranked,
    }


def _proposal(whole: StoredText, quote: str, **more: Any) -> dict[str, Any]:
    found = find(whole.text, quote) if quote else None
    spans = found.spans if isinstance(found, Found) else ()
    start, end = (spans[0][0], spans[-1][1]) if spans else (-1, -1)
    return {"quote": quote, "start": start, "end": end, "spans": [*spans], "creates": None} | more


def _values(
    shelf: Shelf, whole: StoredText, event: EventDraft, stated: RecordSoFar
) -> Iterator[dict[str, Any]]:
    """Dates and numbers that the record does not give yet."""
    for value in event.values:
        is_given = stated.said.get(value.field) not in (None, "", "unknown")
        told = _told(value)
        if is_given or (value.field == "date" and told.get("value") == "unknown"):
            continue
        home = ClaimField(value.field, "value", is_list=False)
        do = operations_of(shelf, stated, home, {**told, "source": whole.source})
        yield _proposal(
            whole,
            value.proof.quote,
            label=_value_label(value, told),
            kind="date" if value.field == "date" else "number",
            known=True,
            do=do,
            todo=" ".join(value.todos),
        )


def _told(value: ValueDraft) -> dict[str, Any]:
    """What the draft of a claim says."""
    lines = "\n".join(value._replace(todos=()).lines())
    root = root_of(record_text("content/events/neu.yaml", f"{lines}\n"))
    told = said_by(root)[value.field] if root is not None else {}
    return told if isinstance(told, dict) else {"value": told}


def _value_label(value: ValueDraft, told: dict[str, Any]) -> str:
    said = str(told.get("value", ""))
    if value.field == "date":
        return f"Datum: {date_reads(said) or said}"
    if value.field == "series":
        return f"Reihe: {told.get('number', '')}. {told.get('name', '')}"
    parts = [
        str(told.get("qualifier", "")),
        said,
        f"bis {told['upper']}" if "upper" in told else "",
    ]
    return f"Teilnehmende: {' '.join(filter(None, parts))}"


def _links(
    shelf: Shelf, whole: StoredText, event: EventDraft, stated: RecordSoFar
) -> Iterator[dict[str, Any]]:
    """Who and what had to do with it, but for those the record names already."""
    stubs = {(one.kind, one.id): one for one in whole.draft.stubs}
    for link in event.links:
        home = home_of(stated.kind, link.kind)
        if home is None or link.target in _named(stated, home):
            continue
        yield _proposal(
            whole,
            link.proof.quote,
            label=_link_label(shelf, link),
            known=key_of(link.kind, link.target) in shelf.entries,
            creates=_creates(shelf, whole, stubs.get((link.kind, link.target))),
            do=_link_operations(shelf, whole, stated, (home, link)),
            todo=" ".join(link.todos),
            target=link.target,
            kind=_CHOICE_OF[link.kind],
        )


def _named(stated: RecordSoFar, home: ClaimField) -> set[str]:
    given = stated.said.get(home.name, [])
    given = given if isinstance(given, list) else [given]
    return {str(one.get(home.main, "")) if isinstance(one, dict) else str(one) for one in given}


def _link_label(shelf: Shelf, link: Link) -> str:
    kind = KINDS[link.kind].german
    role = shelf.site.term("roles", link.role).label if link.role else ""
    return f"{kind}: {', '.join(filter(None, (link.name, role, link.capacity)))}"


def _link_operations(
    shelf: Shelf, whole: StoredText, stated: RecordSoFar, told: tuple[ClaimField, Link]
) -> list[Operation]:
    home, link = told
    value = {
        home.main: link.target,
        "role": link.role,
        "as": link.capacity,
        "as_written": link.proof.as_written,
        "quote": link.proof.quote,
        "basis": link.proof.basis,
        "note": link.proof.note,
        "source": whole.source,
    }
    return operations_of(shelf, stated, home, value)


def _creates(shelf: Shelf, whole: StoredText, stub: Stub | None) -> dict[str, Any] | None:
    """What `create` is asked for first."""
    if stub is None or key_of(stub.kind, stub.id) in shelf.entries:
        return None
    fields = _fields(stub)
    return {
        "kind": stub.kind,
        "id": stub.id,
        "name": stub.name,
        "source": whole.source,
        "more": {name: value for name, value in fields.items() if name not in ("name", "sources")},
        "todo": " ".join(stub.todos),
    }


def _fields(stub: Stub) -> dict[str, Any]:
    path = stub.path
    root = root_of(record_text(path, stub._replace(todos=()).written()))
    said: dict[str, Any] = said_by(root) if root is not None else {}
    return said
