"""What the desk shows first: the records, the stored texts, and what is still to be decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import Any

from chronik.desk.naming import telling_apart
from chronik.desk.shelf import Shelf
from chronik.evidence.stored.reading import is_stored_text
from chronik.records.keys import KINDS, kind_of

_MOST = 12


def first_page_of_desk(shelf: Shelf, latest: Sequence[str]) -> dict[str, Any]:
    """`latest` are the paths of the records that were changed last, the newest first."""
    there = (path for path in latest if path in shelf.read)
    citing = Counter(key for event in shelf.of_kind("events") for key in event.outline.refs)
    return {
        "title": shelf.site.title,
        "records": {
            "kinds": [_kind(shelf, kind) for kind in KINDS],
            "latest": [_record(shelf, path) for path in islice(there, _MOST)],
        },
        "seeds": [_seed(shelf, file, citing) for file in filter(is_stored_text, shelf.seeds)],
        "todo": _todo(shelf),
    }


def _kind(shelf: Shelf, kind: str) -> dict[str, Any]:
    return {
        "kind": kind,
        "label": KINDS[kind].plural,
        "one": KINDS[kind].german,
        "count": sum(kind_of(one.key) == kind for one in shelf.read.values()),
    }


def _record(shelf: Shelf, path: str) -> dict[str, Any]:
    one = shelf.read[path]
    entry = one.entry
    return {
        "path": path,
        "kind": kind_of(one.key),
        "name": entry.name if entry else path.rpartition("/")[2],
        "tells": telling_apart(shelf, entry) if entry else "hat Fehler",
    }


def _seed(shelf: Shelf, file: str, citing: Counter[str]) -> dict[str, Any]:
    """A stored text; `citing` counts the events that refer to a record."""
    source = shelf.source_of(file)
    return {
        "file": file,
        "source": source.id if source else "",
        "path": shelf.paths[source.key] if source else "",
        "title": source.name if source else file,
        "events": citing[source.key] if source else 0,
    }


def _todo(shelf: Shelf) -> list[dict[str, Any]]:
    return [
        {"line": d.span.line, "message": d.message, **_record(shelf, path)}
        for path, one in shelf.read.items()
        for d in one.problems
        if d.code == "todo"
    ]
