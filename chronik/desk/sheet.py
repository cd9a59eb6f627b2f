"""A text that is being written, as the desk shows it: the form, what of it is wrong, and where in
the sources it rests.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from chronik.desk.boxes import FormBox, FormContext, boxes
from chronik.desk.changes.fieldtypes import record_type
from chronik.desk.changes.placing import node_end, node_start, nodes_in, said_by
from chronik.desk.changes.texts import RecordText, record_text, root_of
from chronik.desk.proving import Proved, proved
from chronik.desk.shelf import Shelf
from chronik.drafting.reading.layout import blocks_of
from chronik.drafting.reading.redacting import Removal, removals
from chronik.evidence.quotes import Found, find
from chronik.language.tuples import NamedTuple
from chronik.records.keys import KINDS
from chronik.records.model import AnyEntry
from chronik.records.statements import BODY, NOUNS
from chronik.words.diagnostics import At, Diagnostic, RefusedError

DeskSheet = dict[str, Any]


class Opened(NamedTuple):
    """A text that may differ from its file, and the state of the file that it comes from."""

    path: str
    raw: str
    base: str  # "" where there is no file yet


def sheet(shelf: Shelf, draft: Opened) -> DeskSheet:
    """All that the desk shows of a text."""
    text = record_text(draft.path, draft.raw)
    kind = draft.path.split("/")[1]
    found = proved(shelf, draft.path, draft.raw)
    root, broken = _root(text)
    beside = FormContext(shelf.site, lambda key: _name_of(shelf, key))
    fields = boxes(beside, record_type(kind).fields, root, [])
    places = _Places(text, root)
    problems = [_problem(one, places) for one in found.problems]
    _mark_claims(fields, problems, said_by(root).get("quotes") if root is not None else None)
    return {
        "path": draft.path,
        "kind": kind,
        "kind_label": KINDS[kind].german,
        "base": draft.base,
        "text": draft.raw,
        "name": found.entry.name if found.entry else "",
        "address": found.entry.url if found.entry and found.key in shelf.paths else "",
        "fields": fields if not broken else [],
        "body": _body(text),
        "sources": [_source(shelf, one, found, places) for one in _sources(shelf, found)],
        "problems": problems,
        "can": {},
    }


def _root(text: RecordText) -> tuple[Any, bool]:
    try:
        return root_of(text), False
    except RefusedError:
        return None, True


def _name_of(shelf: Shelf, key: str) -> str:
    entry = shelf.entries.get(key)
    return entry.name if entry else ""


def _body(text: RecordText) -> dict[str, Any] | None:
    if not text.path.endswith(".md"):
        return None
    start = text.places[text.body]
    return {"start": start, "end": len(text.raw), "markdown": text.plain[text.body :]}


# --- places --------------------------------------------------------------------------------------


class _Places:
    """Which field a line and column of the head belong to."""

    def __init__(self, text: RecordText, root: Any) -> None:
        self._text = text.plain
        self._lines = [0]
        for line in text.plain.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self._nodes = list(nodes_in(root))[1:] if root is not None else []

    def way_at(self, at: At) -> list[Any]:
        """The innermost field that the place stands in, its name included."""
        line, column = at
        index = self._lines[min(line, len(self._lines)) - 1] + column - 1
        best: tuple[Any, ...] = ()
        for way, node in self._nodes:
            start, end = node_start(node), node_end(node, self._text)
            first = self._text.rfind("\n", 0, start) + 1
            is_here = start <= index <= end or (first <= index < start and isinstance(way[-1], str))
            if is_here and (start <= index <= end or not best):
                best = way
        return list(best)


def _problem(problem: Diagnostic, places: _Places) -> dict[str, Any]:
    span = problem.span
    return {
        "at": places.way_at((span.line, span.column)),
        "line": span.line,
        "severity": problem.severity,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }


def _mark_claims(
    fields: list[FormBox], problems: list[dict[str, Any]], named: dict[str, str] | None
) -> None:
    """Of each claim with a quote: whether the words say it, and what is doubtful."""
    for box in _all(fields):
        if box["widget"] not in ("claim", "relation", "group") or not box["given"]:
            continue
        quotes = [one for one in box.get("items", ()) if one["name"] == "quote" and one["given"]]
        if not quotes:
            continue
        at = box["at"]
        told = [p for p in problems if p["at"][: len(at)] == at and p["code"] in _DOUBTS]
        inner = [b["at"] for b in _all(box["items"]) if b["widget"] in ("claim", "relation")]
        told = [p for p in told if not any(p["at"][: len(way)] == way for way in inner)]
        box["quote"] = _in_words(quotes[0]["value"], named)
        box["agrees"] = not told
        box["said"] = f"{told[0]['message']} {told[0]['hint']}".strip() if told else ""


def _in_words(quote: Any, named: Any) -> str:
    """The words of a quote, where its names or parts are typed."""
    parts = quote if isinstance(quote, list) else [quote]
    known = named if isinstance(named, dict) else {}
    return " […] ".join(str(known.get(part, part)) for part in map(str, parts))


_DOUBTS = {
    "claim-disagrees",
    "claim-coarser",
    "role-unsaid",
    "quote-missing",
    "quote-ambiguous",
    "quote-order",
    "quote-short",
    "quote-unverifiable",
    "quote-unknown",
    "quote-sourceless",
    "quote-sources",
    "wording-missing",
}


def _all(fields: list[FormBox]) -> Iterator[FormBox]:
    for box in fields:
        yield box
        yield from _all(box.get("items", []))


# --- sources -------------------------------------------------------------------------------------


def _sources(shelf: Shelf, found: Proved) -> list[AnyEntry]:
    """The record's sources, and those its claims name; of a source itself."""
    if found.entry is None:
        return []
    keys = [reference.key for reference in found.entry.sources]
    keys += [statement.evidence.source for statement in found.evidenced]
    keys += [found.entry.key] if found.entry.kind == "sources" else []
    entries = found.chronicle.entries
    return [entries[key] for key in dict.fromkeys(keys) if key in entries and key]


def _source(shelf: Shelf, source: AnyEntry, found: Proved, places: _Places) -> dict[str, Any]:
    text = shelf.text_of(source)
    return {
        "id": source.id,
        "name": source.name,
        "file": source.facts.file,
        "text": text.original if text else "",
        "contacts": contact_marks(text.original) if text else [],
        "marks": list(_marks(source, found, places)) if text else [],
    }


def contact_marks(original: str) -> list[dict[str, Any]]:
    """Stretches of a text that hold contact data."""
    return [{"start": one.start, "end": one.end, "words": one.words} for one in _removals(original)]


@lru_cache(maxsize=16)
def _removals(original: str) -> tuple[Removal, ...]:
    return tuple(removals(original, blocks_of(original)))


def _marks(source: AnyEntry, found: Proved, places: _Places) -> Iterator[dict[str, Any]]:
    """The passages that the record quotes, each with the field that rests on it."""
    text = found.chronicle.texts.get(source.key)
    for statement in found.evidenced if text else ():
        evidence = statement.evidence
        if evidence.source != source.key or not evidence.quote or text is None:
            continue
        place = find(text, evidence.quote)
        at = [] if statement.field == BODY else _claim_way(places.way_at(statement.at))
        label = _label(found, statement)
        for start, end in place.spans if isinstance(place, Found) else ():
            yield {"start": start, "end": end, "label": label, "at": at}


def _claim_way(way: list[Any]) -> list[Any]:
    """The claim as a whole, not the field of it that names its value."""
    return way[:-1] if len(way) > 1 and isinstance(way[-1], str) else way


def _label(found: Proved, statement: Any) -> str:
    target = getattr(statement.thing, "target", "")
    entry = found.chronicle.entries.get(target) if target else None
    return entry.name if entry else NOUNS.get(statement.field, "")
