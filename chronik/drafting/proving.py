"""The draft proven: checked on a small chronicle of nothing but it and what it refers to."""

from __future__ import annotations

from collections.abc import Mapping

from chronik.drafting.assembling import Draft
from chronik.drafting.shape import EventDraft, Link
from chronik.examining import SITE, Lap, Sources, examine
from chronik.language.tuples import NamedTuple
from chronik.memo import Memo
from chronik.records.kinds.entry import ReadEntry
from chronik.words.diagnostics import Diagnostic

_ROUNDS = 6


class Chronicled(NamedTuple):
    """What there is beside the draft: the records by path, and how to read a file."""

    read: Mapping[str, ReadEntry]
    sources: Sources
    lap: Lap


def proven(draft: Draft, records: Chronicled, seeds: Mapping[str, bytes]) -> Draft:
    """The draft without what the check refuses: such a claim becomes something to decide."""
    for _ in range(_ROUNDS):
        faults = _faults(draft, records, seeds)
        if not faults:
            return draft
        lesser = _without(draft, faults)
        if lesser == draft:
            break
        draft = lesser
    bare = [e._replace(values=(), links=(), kind=e.kind) for e in draft.events]
    return draft._replace(events=tuple(bare))


def _faults(draft: Draft, records: Chronicled, seeds: Mapping[str, bytes]) -> list[Diagnostic]:
    """What the check refuses in the draft, on a chronicle of it and what it refers to."""
    files = {path: words.encode() for path, words in draft.files().items()}
    beside = {
        path: one
        for path, one in records.read.items()
        if path not in files and _is_needed(one, draft)
    }
    rest = {SITE: records.sources.rest[SITE]} if SITE in records.sources.rest else {}

    def load(path: str) -> bytes:
        return files.get(path) or records.sources.load(path)

    sources = Sources([*files, *beside], load, rest={**rest, **seeds})
    checked = examine(sources, Memo(dict(beside), frozenset(beside), {}), records.lap)
    return [d for d in checked.problems if d.severity == "error" and d.span.path in files]


def _is_needed(one: ReadEntry, draft: Draft) -> bool:
    wanted = {f"{link.kind}/{link.target}" for event in draft.events for link in event.links}
    wanted |= {f"sources/{event.source}" for event in draft.events}
    return one.key in wanted and one.entry is not None


def _without(draft: Draft, faults: list[Diagnostic]) -> Draft:
    """The draft without the claims, dates and fields that were refused."""
    events = tuple(
        _mended(event, [d for d in faults if d.span.path == event.path]) for event in draft.events
    )
    refused = {d.span.path for d in faults}
    source = draft.source
    if source and source.path in refused:
        first = source.fields[:2]
        source = source._replace(date=None) if source.date else source._replace(fields=first)
    stubs = []
    for stub in draft.stubs:
        if stub.path not in refused:
            stubs.append(stub)
        elif stub.belongs:
            stubs.append(stub._replace(belongs=()))
        elif stub.fields:
            stubs.append(stub._replace(fields=()))
    kept = {stub.path for stub in stubs}
    gone = {(stub.kind, stub.id) for stub in draft.stubs if stub.path not in kept}
    events = tuple(
        e._replace(links=tuple(x for x in e.links if (x.kind, x.target) not in gone))
        for e in events
    )
    return draft._replace(source=source, events=events, stubs=tuple(stubs))


def _mended(event: EventDraft, faults: list[Diagnostic]) -> EventDraft:
    if not faults:
        return event
    lines = event.written().split("\n")
    blamed = {d.span.line for d in faults}
    links: list[Link] = []
    todos = list(event.todos)
    for link in event.links:
        first, last = _lines_of(lines, link.lines())
        if any(first <= line <= last for line in blamed):
            todos.append(
                f"„{link.name}“ gehört vielleicht hierher; ein Zitat, das es sagt, suchen."
            )
        else:
            links.append(link)
    values = []
    for value in event.values:
        first, last = _lines_of(lines, value.lines())
        if any(first <= line <= last for line in blamed):
            todos.append(f"„{value.field}“ ließ sich nicht belegen; von Hand ergänzen.")
        else:
            values.append(value)
    return event._replace(values=tuple(values), links=tuple(links), todos=tuple(todos))


def _lines_of(lines: list[str], own: list[str]) -> tuple[int, int]:
    """From which line to which these lines stand, counted from 1."""
    for at in range(len(lines) - len(own) + 1):
        if lines[at : at + len(own)] == own:
            return at + 1, at + len(own)
    return 0, 0
