"""Another id for a record: its file, every reference to it, and the way on from its old address.

Which places refer to the record is known from reading: no text is searched for the id. Each is
changed alone, and what comes out is read again: it must refer to what it referred to.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from chronik.chronicle.linking import Ids, ids_of
from chronik.editing.kinds import path_of_record
from chronik.editing.lines import Lines, inserted, lines_of, replaced
from chronik.language.tuples import NamedTuple
from chronik.records.fields.nodes import FrontMatter, compose, split
from chronik.records.fields.nodes import Mapping as Group
from chronik.records.keys import RESERVED, id_of, key_of, kind_of
from chronik.records.kinds.entry import ReadEntry, decode, read_entry
from chronik.records.model import AnyEntry
from chronik.records.statements import citation_key, references_in
from chronik.words.diagnostics import At, RefusedError

Files = Mapping[str, bytes]
Spelled = tuple[At, re.Pattern[str], str]  # where, what stands there, what takes the place of it


class Renamed(NamedTuple):
    """What a new id changes: files by path (None: the file is gone), and what to say of it."""

    files: dict[str, bytes | None]
    old_path: str
    new_path: str
    places: int  # references that were changed
    others: int  # files they stand in


class _Names(NamedTuple):
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


def renamed(
    read: Mapping[str, ReadEntry], files: Files, kind: str, ids: tuple[str, str]
) -> Renamed:
    """`files` are the contents of all records by path, `ids` the old and the new one. Raises
    RefusedError; then nothing is to be changed.
    """
    old, new = ids
    old_path = path_of_record(read, kind, old)
    _free(read, kind, old, new)
    _readable(read, files, old)
    keys = frozenset(one.key for one in read.values())
    after = (keys - {key_of(kind, old)}) | {key_of(kind, new)}
    names = _Names(kind, old, new, ids_of(keys), ids_of(after))
    folder, _, name = old_path.rpartition("/")
    new_path = f"{folder}/{new}{name[name.rindex('.') :]}"

    changed: dict[str, bytes | None] = {}
    places = 0
    others = 0
    for path, one in read.items():
        if one.entry is None:
            continue
        wanted = _places(one.entry, names)
        if wanted or path == old_path:
            target = new_path if path == old_path else path
            data = changed[target] = _changed(files[path], one.entry, wanted, names)
            _verified(one, read_entry(target, data), names)
        places += len(wanted)
        others += bool(wanted)
    return Renamed({**changed, old_path: None}, old_path, new_path, places, others)


def _changed(data: bytes, entry: AnyEntry, wanted: list[Spelled], names: _Names) -> bytes:
    lines = lines_of(data)
    for at, pattern, text in wanted:
        if not replaced(lines, at, pattern, text):
            raise _not_found(entry.path, at, names)
    if entry.key == names.old_key:
        _with_former_id(entry.path, lines, entry, names)
    return lines.encoded()


def _free(read: Mapping[str, ReadEntry], kind: str, old: str, new: str) -> None:
    """Raises RefusedError where the new id is taken."""
    if old == new:
        raise RefusedError(f"„{old}“ heißt schon so.")
    if kind == "pages" and new in RESERVED:
        raise RefusedError(
            f"Unter /{new}/ steht schon ein Teil der Website. Zum Beispiel: ueber-{new}"
        )
    for path, one in read.items():
        if one.key == key_of(kind, new):
            raise RefusedError(f"Die Kennung „{new}“ trägt schon {path}. Eine andere wählen.")
        is_other = one.key != key_of(kind, old) and kind_of(one.key) == kind
        if one.entry and is_other and new in one.entry.former_ids:
            raise RefusedError(
                f"„{new}“ ist eine frühere Kennung von {path}; ihre Adresse leitet dorthin um. "
                "Eine andere wählen, oder sie dort aus „former_ids“ streichen."
            )


def _readable(read: Mapping[str, ReadEntry], files: Files, old: str) -> None:
    """Raises RefusedError where a file has faults and may refer to the record unseen."""
    for path, one in read.items():
        faults = [problem for problem in one.problems if problem.severity == "error"]
        if faults and old.encode() in files[path]:
            line = faults[0].span.line
            raise RefusedError(
                f"{path}:{line}: Die Datei hat noch Fehler, und sie nennt „{old}“. "
                "Erst berichtigen (siehe check), dann umbenennen. Nichts wurde geändert."
            )


def _places(entry: AnyEntry, names: _Names) -> list[Spelled]:
    """All that is to be changed in an entry, from its end to its beginning."""
    found = {*_in_fields(entry, names), *_in_links(entry, names)}
    return sorted(found, key=lambda place: place[0], reverse=True)


def _in_fields(entry: AnyEntry, names: _Names) -> Iterator[Spelled]:
    typed = re.compile(rf"[\"']?(?:{names.kind}/)?(?P<old>{re.escape(names.old)})(?![a-z0-9-])")
    for reference in references_in(entry):
        if reference.key == names.old_key:
            yield reference.at, typed, names.new
    cited = re.compile(rf"\[@(?:sources/)?(?P<old>{re.escape(names.old)})(?![a-z0-9/-])")
    for citation in entry.prose.citations if names.kind == "sources" else ():
        if citation.named and citation_key(citation) == names.old_key:
            yield citation.at, cited, names.new


def _in_links(entry: AnyEntry, names: _Names) -> Iterator[Spelled]:
    """Links to the record; and those to another that the new id would make ambiguous."""
    for link in entry.prose.links:
        meant = names.before.keys_of(link)
        target = _target(link.target, names.mapped(meant[0]), names) if len(meant) == 1 else ""
        if target and target != link.target:
            typed = rf"\[\[\s*(?P<old>{re.escape(link.target)})\s*(?=\||\]\])"
            yield link.at, re.compile(typed), target


def _target(typed: str, key: str, names: _Names) -> str:
    """How a link names that record from now on: without its kind where that is enough, and was."""
    bare = id_of(key)
    return bare if "/" not in typed and names.after.keys.get(bare) == (key,) else key


def _not_found(path: str, at: At, names: _Names) -> RefusedError:
    line, column = at
    return RefusedError(
        f"{path}:{line}:{column}: Hier steht „{names.old}“ in einer Form, die sich nicht von "
        "selbst ändern lässt. Die Stelle schlicht schreiben, dann umbenennen. Nichts wurde "
        "geändert."
    )


def _verified(former: ReadEntry, read: ReadEntry, names: _Names) -> None:
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


# --- the way on from the old address ----------------------------------------------------------


def _with_former_id(path: str, lines: Lines, entry: AnyEntry, names: _Names) -> None:
    """The old id among the former ones; in place of the new one, where it goes back to that."""
    if names.new in entry.former_ids:
        at = entry.former_at[entry.former_ids.index(names.new)]
        typed = re.compile(rf"[\"']?(?P<old>{re.escape(names.new)})(?![a-z0-9-])")
        if not replaced(lines, at, typed, names.old):
            raise _not_found(path, at, names._replace(old=names.new))
    elif entry.former_ids:
        _add_former(path, lines, entry, names)
    else:
        inserted(lines, _last_line(path, lines), f"{_indent(path, lines)}former_ids: [{names.old}]")


def _add_former(path: str, lines: Lines, entry: AnyEntry, names: _Names) -> None:
    """Behind the last of the list, written as that is."""
    number, column = entry.former_at[-1]
    line = lines.lines[number - 1]
    last = re.compile(rf"(?P<word>[\"']?{re.escape(entry.former_ids[-1])}[\"']?)(?P<old>)")
    if re.match(r"\s*-\s", line) and not line[: column - 1].strip(" -"):
        inserted(lines, number + 1, f"{line[: column - 1]}{names.old}")
    elif not replaced(lines, (number, column), last, f", {names.old}"):
        raise _not_found(path, (number, column), names)


def _root(path: str, lines: Lines) -> Group:
    """The head of a file as YAML says it. Raises RefusedError where it is written in braces."""
    text = decode(path, lines.encoded())
    parts = split(text, path) if isinstance(text, str) and path.endswith(".md") else text
    head = parts.head if isinstance(parts, FrontMatter) else parts
    root = compose(head, path) if isinstance(head, str) else None
    if isinstance(root, Group) and not root.flow_style and root.value:
        return root
    raise RefusedError(f"{path}: Der Kopf steht in {{ }} oder lässt sich nicht lesen.")


def _indent(path: str, lines: Lines) -> str:
    key, _ = _root(path, lines).value[0]
    return " " * int(key.start_mark.column)


def _last_line(path: str, lines: Lines) -> int:
    """The number of the line that a further field would take."""
    if not path.endswith(".md"):
        return len(lines.lines) + 1
    dashes = (n for n, line in enumerate(lines.lines, 1) if n > 1 and line.rstrip() == "---")
    return next(dashes, len(lines.lines) + 1)
