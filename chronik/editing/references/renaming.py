"""Another id for a record: its file, every reference to it, and the way on from its old address."""

from __future__ import annotations

import re
from collections.abc import Mapping

from chronik.chronicle.linking import ids_of
from chronik.editing.references.following import (
    BothIds,
    Files,
    Spelled,
    not_found,
    readable,
    reference_places,
    verified,
    with_places,
)
from chronik.editing.references.heads import indent_of, last_line
from chronik.editing.references.kinds import path_of_record
from chronik.editing.references.lines import Lines, inserted, replaced
from chronik.language.tuples import NamedTuple
from chronik.records.keys import RESERVED, key_of, kind_of
from chronik.records.kinds.entry import ReadEntry, read_entry
from chronik.records.model import AnyEntry
from chronik.words.diagnostics import RefusedError


class Renamed(NamedTuple):
    """What a new id changes: files by path (None: the file is gone), and what to say of it."""

    files: dict[str, bytes | None]
    old_path: str
    new_path: str
    places: int  # references that were changed
    others: int  # files they stand in


def renamed(
    read: Mapping[str, ReadEntry], files: Files, kind: str, ids: tuple[str, str]
) -> Renamed:
    """`files` are the contents of all records by path, `ids` the old and the new one. Raises
    RefusedError; then nothing is to be changed.
    """
    old, new = ids
    old_path = path_of_record(read, kind, old)
    _free(read, kind, old, new)
    readable(read, files, old)
    keys = frozenset(one.key for one in read.values())
    after = (keys - {key_of(kind, old)}) | {key_of(kind, new)}
    names = BothIds(kind, old, new, ids_of(keys), ids_of(after))
    folder, _, name = old_path.rpartition("/")
    new_path = f"{folder}/{new}{name[name.rindex('.') :]}"

    changed: dict[str, bytes | None] = {}
    places = 0
    others = 0
    for path, one in read.items():
        if one.entry is None:
            continue
        wanted = reference_places(one.entry, names)
        if wanted or path == old_path:
            target = new_path if path == old_path else path
            data = changed[target] = _changed(files[path], one.entry, wanted, names)
            verified(one, read_entry(target, data), names)
        places += len(wanted)
        others += bool(wanted)
    return Renamed({**changed, old_path: None}, old_path, new_path, places, others)


def _changed(data: bytes, entry: AnyEntry, wanted: list[Spelled], names: BothIds) -> bytes:
    lines = with_places(data, entry, wanted, names)
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


# --- the way on from the old address ----------------------------------------------------------


def _with_former_id(path: str, lines: Lines, entry: AnyEntry, names: BothIds) -> None:
    """The old id among the former ones; in place of the new one, where it goes back to that."""
    if names.new in entry.former_ids:
        at = entry.former_at[entry.former_ids.index(names.new)]
        typed = re.compile(rf"[\"']?(?P<old>{re.escape(names.new)})(?![a-z0-9-])")
        if not replaced(lines, at, typed, names.old):
            raise not_found(path, at, names._replace(old=names.new))
    elif entry.former_ids:
        _add_former(path, lines, entry, names)
    else:
        inserted(
            lines, last_line(path, lines), f"{indent_of(path, lines)}former_ids: [{names.old}]"
        )


def _add_former(path: str, lines: Lines, entry: AnyEntry, names: BothIds) -> None:
    """Behind the last of the list, written as that is."""
    number, column = entry.former_at[-1]
    line = lines.lines[number - 1]
    last = re.compile(rf"(?P<word>[\"']?{re.escape(entry.former_ids[-1])}[\"']?)(?P<old>)")
    if re.match(r"\s*-\s", line) and not line[: column - 1].strip(" -"):
        inserted(lines, number + 1, f"{line[: column - 1]}{names.old}")
    elif not replaced(lines, (number, column), last, f", {names.old}"):
        raise not_found(path, (number, column), names)
