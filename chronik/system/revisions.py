"""When each record was last edited, as git knows it: never the clock, never a file's time.

Why: docs/decisions/0011. One `git log` over the content folder, and only when HEAD has moved since
the last build. Where git can tell nothing, or not the whole truth (no repository, a shallow clone,
no git, a file that differs from its last commit), nothing is said.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from chronik.system.store import Store, pickled

if TYPE_CHECKING:  # an unchanged site needs no records
    from chronik.records.model import Entry

_DAY = re.compile(r"[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T")
_OPTIONS = (
    "--format=%x01%aI",
    "--raw",
    "--no-abbrev",
    "--no-renames",
    "-z",
    "-c",
    "--no-show-signature",
)


class Edit(NamedTuple):
    """What a commit left of a file, and when."""

    blob: str  # the content as git names it, ten digits as in Entry.version
    day: str  # of the commit's author (YYYY-MM-DD)


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


def edits(content: Path, head: Head, memory: Store) -> Mapping[str, Edit]:
    """The last edit of each file that git knows, by path; remembered for this HEAD."""
    if not head.commit:
        return {}
    for kept in memory.load():
        if isinstance(kept, _Kept) and kept.commit == head.commit:
            return kept.edits

    folder = content.resolve().relative_to(head.top).as_posix()
    log = _log(head, folder)
    if log is None:
        return {}

    found = _read(log, "" if folder == "." else f"{folder}/")
    memory.replace(pickled(_Kept(head.commit, found)))
    return found


class _Kept(NamedTuple):
    """What git said when this commit was checked out."""

    commit: str
    edits: Mapping[str, Edit]


def _log(head: Head, folder: str) -> bytes | None:
    """Every commit that touched the folder, the latest first, with the files it changed.

    No settings of the caller, no network.
    """
    import subprocess  # late: most builds need no process

    ours = {
        "GIT_LITERAL_PATHSPECS": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_ALLOW_PROTOCOL": "none",
        "LC_ALL": "C",
    }
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ["git", "-C", str(head.top), "--no-pager", "log"]
    what = [*_OPTIONS, head.commit, "--", folder]

    nothing = subprocess.DEVNULL
    try:
        return subprocess.check_output(
            [*command, *what], env=kept | ours, stdin=nothing, stderr=nothing
        )
    except (OSError, subprocess.SubprocessError):
        return None


def _read(log: bytes, folder: str) -> dict[str, Edit]:
    """For each path what the latest commit made of it.

    The log: `\\x01<date>`, then `:<modes and blobs>` and the path, each ended by NUL.
    """
    found: dict[str, Edit] = {}
    day, blob = "", ""
    for part in (os.fsdecode(raw).lstrip("\n") for raw in log.split(b"\0")):
        if part.startswith("\x01"):
            day = part[1:11] if _DAY.match(part, 1) else ""
        elif part.startswith(":"):
            blob = part.split(" ")[-2]
        elif part and blob and day:
            found.setdefault(f"content/{part.removeprefix(folder)}", Edit(blob[:10], day))
            blob = ""
    return found


def revised(entry: Entry[Any], edit: Edit | None) -> Entry[Any]:
    """With the day of its last edit, when the file is as that left it."""
    return entry._replace(revised=edit.day) if edit and edit.blob == entry.version else entry
