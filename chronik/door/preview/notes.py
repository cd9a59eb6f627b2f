"""What the bar at the foot of a page tells editors: its file, its warnings, what its sources say
besides, and which gaps it is listed under.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any
from urllib.parse import quote

from chronik.checks.coverage import Use, uses
from chronik.chronicle.chronicle import Chronicle
from chronik.door.preview.faults import fault_of, openers
from chronik.pages.gaps import GAPS, URL
from chronik.pages.origins import origin
from chronik.records.model import AnyEntry
from chronik.system.scan import Folders
from chronik.words.diagnostics import Diagnostic, Span

_SITE = "content/site.yaml"
_MOST = 50  # warnings told of one page


def _at_desk(path: str) -> str:
    """Where the record can be changed in the browser."""
    return f"/-/desk/?file={quote(path)}"


class PageNotes:
    """Of one state of the content. What all pages need is made when the first one asks."""

    def __init__(
        self,
        folders: Folders,
        chronicle: Chronicle,
        problems: Iterable[Diagnostic],
        *,
        has_desk: bool = False,
    ) -> None:
        self._has_desk = has_desk
        self._folders = folders
        self._chronicle = chronicle
        self._warnings = [p for p in problems if p.severity == "warning"]

    def of(self, address: str) -> dict[str, Any]:
        """What there is to say of the page at that address, ready for JSON."""
        record = origin(self._chronicle, address)
        path = record.path if record else "" if address else _SITE
        told = [w for w in self._warnings if not path or w.span.path == path]
        return {
            "file": openers(self._folders, Span(path)) if path else None,
            "desk": _at_desk(path) if record and self._has_desk else "",
            "warnings": [fault_of(self._folders, warning) for warning in told[:_MOST]],
            "more": max(0, len(told) - _MOST),
            "sources": [*map(self._use, self._sources(record))] if record else [],
            "gaps": self._gaps.get(record.url, []) if record else [],
        }

    def _sources(self, record: AnyEntry) -> Iterator[Use]:
        """The stored texts that the record rests on; of a source its own."""
        for key, use in self._uses.items():
            citing = self._chronicle.cited_by.get(key, ())
            if key == record.key or any(entry.key == record.key for entry in citing):
                yield use

    def _use(self, use: Use) -> dict[str, Any]:
        unused = [
            {"first": u.first, "last": u.last, "words": u.words}
            | openers(self._folders, Span(use.path, u.first))
            for u in use.unused
        ]
        place = openers(self._folders, Span(use.path))
        return {**place, "name": use.name, "share": use.share, "unused": unused}

    @cached_property
    def _uses(self) -> dict[str, Use]:
        stored = [
            s.key for s in self._chronicle.of_kind["sources"] if s.key in self._chronicle.texts
        ]
        return dict(zip(stored, uses(self._chronicle), strict=True))

    @cached_property
    def _gaps(self) -> dict[str, list[dict[str, str]]]:
        """By the address of the page that is listed."""
        found: dict[str, list[dict[str, str]]] = {}
        for gap in GAPS:
            for item in gap.find(self._chronicle):
                found.setdefault(item.url, []).append(
                    {"name": gap.title, "address": f"/{URL}#{gap.anchor}"}
                )
        return found
