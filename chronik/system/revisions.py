"""When each record was edited, as git knows it: never the clock, never a file's time.

Why: docs/decisions/0011. One `git log` over the content folder, and only when HEAD has moved since
the last build; what a file held before an edit is read only where it is asked for. Where git can
tell nothing, or not the whole truth (no repository, a shallow clone, no git, a file that differs
from its last commit), nothing is said.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from sys import intern
from typing import TYPE_CHECKING, Any

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.records.keys import key_at
from chronik.system.store import Store, merged, pickled, remember

if TYPE_CHECKING:  # an unchanged site needs no records
    from chronik.records.edits import Edit, State
    from chronik.records.model import AnyEntry, Entry

_DAY = late(r"[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T")
_OPTIONS = (
    "--format=%x01%aI %cI",
    "--raw",
    "--no-abbrev",
    "--find-renames=80%",  # less is alike in any two records; and the settings of no machine count
    "-l400",
    "-z",
    "-c",
    "--no-show-signature",
)
_MANY = 4000  # former states that are remembered; then the memory begins anew
_DIGITS = 16  # of a blob id: none that is another's in any chronicle


class Head(NamedTuple):
    """The commit that is checked out, and the work tree it belongs to."""

    commit: str  # "" where there is none, or its history is cut off
    top: Path


NO_HEAD = Head("", Path())


def head_of(content: Path) -> Head:
    """The state of the repository around the folder. Reads a few small files, starts no process."""
    with suppress(OSError, UnicodeDecodeError):
        inside = content.resolve()
        for top in (inside, *inside.parents):
            if (top / ".git").exists():
                return Head(_commit(_git_folder(top / ".git")), top)
    return NO_HEAD


def _git_folder(place: Path) -> Path:
    """`.git` is a folder, or in linked work trees and submodules a file that names one."""
    if place.is_dir():
        return place
    return place.parent / place.read_text("utf-8").partition("gitdir:")[2].strip()


def _commit(git: Path) -> str:
    common = git / _text(git / "commondir") if (git / "commondir").exists() else git
    if (common / "shallow").exists():
        return ""
    head = _text(git / "HEAD")
    if not head.startswith("ref:"):
        return head

    name = head.removeprefix("ref:").strip()
    return _text(common / name) or _packed(common, name)


def _packed(git: Path, name: str) -> str:
    """The commit of a branch that git has packed with others."""
    lines = (line.rpartition(" ") for line in _text(git / "packed-refs").splitlines())
    return next((commit for commit, _, ref in lines if ref == name), "")


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8").strip()
    except OSError:
        return ""


def edits(content: Path, head: Head, memory: Store) -> tuple[Edit, ...]:
    """Every edit of the files that git knows, the latest first; remembered for this HEAD."""
    if not head.commit:
        return ()
    for kept in memory.load():
        if isinstance(kept, _Kept) and kept.commit == head.commit:
            return kept.edits

    folder = content_folder(content, head)
    log = ask_git(head, "log", *_OPTIONS, head.commit, "--", folder or ".")
    if log is None:
        return ()

    found = tuple(_read(log, f"{folder}/" if folder else ""))
    memory.replace(pickled(_Kept(head.commit, found)))
    return found


def content_folder(content: Path, head: Head) -> str:
    """The content's folder from the top of its work tree, "" for the top; „content“ without one."""
    if head.top == NO_HEAD.top:
        return "content"
    folder = content.resolve().relative_to(head.top).as_posix()
    return "" if folder == "." else folder


class _Kept(NamedTuple):
    """What git said when this commit was checked out."""

    commit: str
    edits: tuple[Edit, ...]


def last_of(edits: Sequence[Edit]) -> dict[str, Edit]:
    """The last edit of each file."""
    return {edit.path: edit for edit in reversed(edits)}


def archive(head: Head, memory: Store) -> Callable[[Sequence[State]], dict[State, AnyEntry]]:
    """Reads what files once held, and remembers it: it never changes."""
    known = merged(memory) if head.commit else {}
    if len(known) > _MANY:
        known = {}

    def read(states: Sequence[State]) -> dict[State, AnyEntry]:
        missing = [state for state in states if _name(state) not in known]
        if missing:
            fresh = {_name(s): entry for s, entry in _former_records(head, missing).items()}
            remember(memory, known, known | fresh, [pickled(fresh)])
            known.update(fresh)
        return {state: known[name] for state in states if (name := _name(state)) in known}

    return read


def _name(state: State) -> str:
    return f"{state.blob} {state.path}"


def _former_records(head: Head, states: Sequence[State]) -> dict[State, AnyEntry]:
    """The records that files once held, as far as they can be read: one process for all."""
    from chronik.records.kinds.entry import read_entry  # late: an unchanged site needs no records

    asked = "".join([f"{state.blob}\n" for state in states]).encode()
    said = ask_git(head, "cat-file", "--batch", asked=asked)
    held = zip(states, blob_contents(said or b""), strict=False)
    read = ((state, read_entry(state.path, data).entry) for state, data in held)
    return {state: entry for state, entry in read if entry}


def blob_contents(said: bytes) -> Iterator[bytes]:
    """The answers: `<blob> blob <size>`, the content, a line end; or `<blob> missing`."""
    at = 0
    while at < len(said):
        end = said.index(b"\n", at)
        head = said[at:end].split(b" ")
        size = int(head[-1]) if len(head) == 3 else -1
        yield said[end + 1 : end + 1 + size] if size >= 0 else b""
        at = end + size + 2 if size >= 0 else end + 1


def ask_git(head: Head, *words: str, asked: bytes = b"") -> bytes | None:
    """What git answers. No settings of the caller, no network."""
    import subprocess  # late: most builds need no process

    ours = {
        "GIT_LITERAL_PATHSPECS": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_ALLOW_PROTOCOL": "none",
        "LC_ALL": "C",
    }
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ["git", "-C", str(head.top), "--no-pager", *words]

    try:
        return subprocess.check_output(
            command, env=kept | ours, input=asked, stderr=subprocess.DEVNULL
        )
    except (OSError, subprocess.SubprocessError):
        return None


def _read(log: bytes, folder: str) -> Iterator[Edit]:
    """Each edit of a file, those of the latest commit first.

    The log: `\\x01<dates>`, then `:<modes, blobs, status>` and the path, or both paths of a file
    that moved, each ended by NUL.
    """
    from chronik.records.edits import Edit

    day = ""
    parts = iter([os.fsdecode(raw).lstrip("\n") for raw in log.split(b"\0")])
    for part in parts:
        if part.startswith("\x01"):
            day = _day(*part[1:].split(" "))
        elif part.startswith(":"):
            *_, status = changed = part.lstrip(":").split(" ")
            blobs = changed[(len(changed) - 1) // 2 : -1]
            is_moved = status[0] == "R" and not part.startswith("::")
            former = _path(next(parts), folder) if is_moved else ""
            path = _path(next(parts), folder)
            if day:
                before, after = _blob(blobs[0]), _blob(blobs[-1])
                yield Edit(path, key_at(path), day, before=before, after=after, former=former)


def _day(author: str, committer: str) -> str:
    """The author's day. Nobody edits after the commit: a clock that was wrong is not believed."""
    if not (_DAY.match(author) and _DAY.match(committer)):
        return ""
    told = author
    with suppress(ValueError):
        is_late = datetime.fromisoformat(author) > datetime.fromisoformat(committer)
        told = committer if is_late else author
    return told[:10]


def _path(path: str, folder: str) -> str:
    return intern(f"content/{path.removeprefix(folder)}")


def _blob(blob: str) -> str:
    """Interned: what one edit left, the next one found."""
    return intern(blob[:_DIGITS]) if blob.strip("0") else ""


def revised(entry: Entry[Any], edit: Edit | None) -> Entry[Any]:
    """With the day of its last edit, when the file is as that left it."""
    if edit and edit.after.startswith(entry.version):
        return entry._replace(revised=edit.day)
    if edit and entry.version_on_disk and edit.after.startswith(entry.version_on_disk):
        return entry._replace(revised=edit.day, version=entry.version_on_disk)
    return entry
