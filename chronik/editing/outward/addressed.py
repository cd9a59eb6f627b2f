"""The addresses in the net that records name, and where."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.records.model import AnyEntry

_LINKED = late(r'href="(https?://[^"]+)"')


class Addressed(NamedTuple):
    """An address, and the record that names it."""

    url: str
    field: str  # in which it stands; „Text“ for its text
    name: str  # of the record
    path: str
    archived: str  # the address of an archived copy, where the record has one


def addresses_in(entries: Iterable[AnyEntry]) -> list[Addressed]:
    """All of them, in the order of the files."""
    every = sorted(entries, key=lambda entry: entry.path)
    return [one for entry in every for one in dict.fromkeys(_of(entry))]


def _of(entry: AnyEntry) -> Iterator[Addressed]:
    archived = getattr(entry.facts, "archive_url", "")
    for field in ("url", "archive_url"):
        if address := getattr(entry.facts, field, ""):
            kept = archived if field == "url" else ""
            yield Addressed(address, field, entry.name, entry.path, kept)
    for link in entry.links:
        yield Addressed(link.url, "links", entry.name, entry.path, "")
    for match in _LINKED.finditer(entry.prose.html):
        yield Addressed(html.unescape(match[1]), "Text", entry.name, entry.path, "")
