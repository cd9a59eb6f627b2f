"""The places that refer to a record, changed to name another; and not one other byte.

Which places these are is known from reading: no text is searched for the id. What comes out is read
again: it must refer to what it referred to.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from chronik.chronicle.linking import Ids
from chronik.editing.references.lines import Lines, lines_of, replaced
from chronik.language.tuples import NamedTuple
from chronik.records.keys import id_of, key_of
from chronik.records.kinds.entry import ReadEntry
from chronik.records.model import AnyEntry
from chronik.records.statements import citation_key, references_in
from chronik.words.diagnostics import At, RefusedError

Files = Mapping[str, bytes]
Spelled = tuple[At, re.Pattern[str], str]  # where, what stands there, what takes the place of it


class BothIds(NamedTuple):
    """The record under both ids, and what a link may name before and after."""

    kind: str
    old: str
    new: str
    before: Ids
    after: Ids

    @property
    def old_key(self) -> str:
        return key_of(self.kind, self.old)

    @property
    def new_key(self) -> str:
        return key_of(self.kind, self.new)

    def mapped(self, key: str) -> str:
        return self.new_key if key == self.old_key else key


def readable(read: Mapping[str, ReadEntry], files: Files, old: str) -> None:
    """Raises RefusedError where a file has faults and may refer to the record unseen."""
    for path, one in read.items():
        faults = [problem for problem in one.problems if problem.severity == "error"]
        if faults and old.encode() in files[path]:
            line = faults[0].span.line
            raise RefusedError(
                f"{path}:{line}: Die Datei hat noch Fehler, und sie nennt „{old}“. "
                "Erst berichtigen (siehe check), dann noch einmal. Nichts wurde geändert."
            )


def reference_places(entry: AnyEntry, names: BothIds) -> list[Spelled]:
    """All that is to be changed in an entry, from its end to its beginning."""
    found = {*_in_fields(entry, names), *_in_links(entry, names)}
    return sorted(found, key=lambda place: place[0], reverse=True)


def with_places(data: bytes, entry: AnyEntry, wanted: Iterable[Spelled], names: BothIds) -> Lines:
    """The file with these places changed. Raises RefusedError."""
    lines = lines_of(data)
    for at, pattern, text in wanted:
        if not replaced(lines, at, pattern, text):
            raise not_found(entry.path, at, names)
    return lines


def _in_fields(entry: AnyEntry, names: BothIds) -> Iterator[Spelled]:
    typed = re.compile(rf"[\"']?(?:{names.kind}/)?(?P<old>{re.escape(names.old)})(?![a-z0-9-])")
    for reference in references_in(entry):
        if reference.key == names.old_key:
            yield reference.at, typed, names.new
    cited = re.compile(rf"\[@(?:sources/)?(?P<old>{re.escape(names.old)})(?![a-z0-9/-])")
    for citation in entry.prose.citations if names.kind == "sources" else ():
        if citation.named and citation_key(citation) == names.old_key:
            yield citation.at, cited, names.new


def _in_links(entry: AnyEntry, names: BothIds) -> Iterator[Spelled]:
    """Links to the record; and those to another that the new id would make ambiguous."""
    for link in entry.prose.links:
        meant = names.before.keys_of(link)
        target = _target(link.target, names.mapped(meant[0]), names) if len(meant) == 1 else ""
        if target and target != link.target:
            typed = rf"\[\[\s*(?P<old>{re.escape(link.target)})\s*(?=\||\]\])"
            yield link.at, re.compile(typed), target


def _target(typed: str, key: str, names: BothIds) -> str:
    """How a link names that record from now on: without its kind where that is enough, and was."""
    bare = id_of(key)
    return bare if "/" not in typed and names.after.keys.get(bare) == (key,) else key


def not_found(path: str, at: At, names: BothIds) -> RefusedError:
    line, column = at
    return RefusedError(
        f"{path}:{line}:{column}: Hier steht „{names.old}“ in einer Form, die sich nicht von "
        "selbst ändern lässt. Die Stelle schlicht schreiben, dann noch einmal. Nichts wurde "
        "geändert."
    )


def verified(former: ReadEntry, read: ReadEntry, names: BothIds) -> None:
    """Raises RefusedError where the changed file does not say what the old one said."""
    old, new = former.entry, read.entry
    if new is not None and old is not None and len(read.problems) == len(former.problems):
        refers = Counter(names.mapped(ref.key) for ref in references_in(old))
        links = [
            names.mapped(key) for link in old.prose.links for key in names.before.keys_of(link)
        ]
        linked = [key for link in new.prose.links for key in names.after.keys_of(link)]
        ids = {*old.former_ids, *([names.old] if old.key == names.old_key else [])} - {names.new}
        if (
            refers == Counter(ref.key for ref in references_in(new))
            and links == linked
            and old.prose.html == new.prose.html
            and (ids == {*new.former_ids} or old.key != names.old_key)
        ):
            return
    path = old.path if old else former.key
    raise RefusedError(
        f"{path}: Diese Datei lässt sich nicht sicher ändern. Die Verweise auf „{names.old}“ dort "
        "von Hand ändern. Nichts wurde geändert."
    )
