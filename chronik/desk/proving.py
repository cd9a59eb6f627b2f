"""A text that is being written, checked: on a small chronicle of it and what it refers to.

What only the whole chronicle can tell comes with the build after it is saved.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronik.chronicle.chronicle import Chronicle
from chronik.desk.shelf import Shelf, by_name_alone
from chronik.editing.reading import UNHEARD
from chronik.examining import SITE, Sources, examine
from chronik.language.tuples import NamedTuple
from chronik.memo import Memo
from chronik.records.keys import KINDS, key_of
from chronik.records.kinds.entry import ReadEntry, read_entry
from chronik.records.model import AnyEntry
from chronik.records.statements import Statement, citation_key, evidenced
from chronik.words.diagnostics import Diagnostic

# What can be told only of the whole, and would be wrong here.
_OF_THE_WHOLE = {
    "autolink-idle",
    "image-missing",
    "image-unlisted",
    "image-unused",
    "image-broken",
    "image-large",
    "selection-empty",
}


class Proved(NamedTuple):
    """What the check finds in a text, and the small chronicle that it was looked at in."""

    key: str
    entry: AnyEntry | None
    problems: tuple[Diagnostic, ...]
    chronicle: Chronicle

    @property
    def evidenced(self) -> tuple[Statement, ...]:
        return self.chronicle.evidenced.get(self.key, ())


def proved(shelf: Shelf, path: str, raw: str) -> Proved:
    """The file with that text, checked."""
    data = raw.encode()
    own = read_entry(path, data)
    read = {path: own}
    if own.entry:
        read |= _beside(shelf, own.entry)
    rest = {name: shelf.rest[name] for name in _needed(shelf, read) if name in shelf.rest}
    sources = Sources([*read], lambda path: data, rest=rest)
    checked = examine(sources, Memo(read, frozenset(read), {}), UNHEARD)
    problems = tuple(
        d for d in checked.problems if d.span.path == path and d.code not in _OF_THE_WHOLE
    )
    entry = checked.chronicle.entries.get(own.key)
    return Proved(own.key, entry, problems, checked.chronicle)


def _needed(shelf: Shelf, read: dict[str, ReadEntry]) -> Iterator[str]:
    """Settings, and the texts of the sources."""
    yield SITE
    for one in read.values():
        if one.entry and one.entry.kind == "sources" and one.entry.facts.file:
            yield from (f"seeds/{file}" for file in one.entry.facts.files)


def _beside(shelf: Shelf, entry: AnyEntry) -> dict[str, ReadEntry]:
    """What the record refers to as it is, and by its name alone what its quotes may name."""
    found: dict[str, ReadEntry] = {}
    for key in _referred(entry):
        path = shelf.paths.get(key)
        if path is not None:
            found[path] = shelf.read[path]
    words = " … ".join(_words(entry))
    for other in shelf.possibly_named(words) if words else ():
        path = shelf.paths[other.key]
        if path not in found:
            found[path] = shelf.read[path]._replace(entry=by_name_alone(other), problems=())
    found.pop(shelf.paths.get(entry.key, ""), None)
    return found


def _referred(entry: AnyEntry) -> Iterator[str]:
    yield from entry.outline.refs
    for citation in entry.prose.citations:
        yield citation_key(citation)
    for link in entry.prose.links:
        target = str(link.target)
        yield from [target] if "/" in target else [key_of(kind, target) for kind in KINDS]


def _words(entry: AnyEntry) -> Iterator[str]:
    for statement in evidenced(entry):
        evidence = statement.evidence
        yield from filter(None, (evidence.quote, evidence.as_written))
