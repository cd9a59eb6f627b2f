"""The files of a chronicle as a commit holds them: from git alone, offline, and only those that are
asked for.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from chronik.language.tuples import NamedTuple
from chronik.records.images import is_media
from chronik.records.keys import AT_ROOT, KINDS
from chronik.system.revisions import Head, ask_git, blob_contents
from chronik.system.scan import (
    EMPTY_FOLDER,
    RECORD_SUFFIXES,
    Folders,
    Listing,
    Stamp,
    in_no_folder,
    stray,
    unknown_folder,
)
from chronik.words.diagnostics import Diagnostic, RefusedError
from chronik.words.hints import shortened
from chronik.words.portable import unknown_file

_FILE = ("100644", "100755")
_NAMES = ("content", "seeds", "templates", "assets")


class Snapshot(NamedTuple):
    """The files that a commit holds of a chronicle. What lies outside the repository has no
    history: of that, today's files are meant.
    """

    head: Head
    blobs: dict[str, str]  # what each holds, as git names it, by the path messages call it by
    outside: tuple[str, ...]  # folders that are no part of the repository

    def contents(self, paths: Iterable[str]) -> dict[str, bytes]:
        """What these files hold: one process for all."""
        wanted = [*paths]
        asked = "".join([f"{self.blobs[path]}\n" for path in wanted]).encode()
        said = ask_git(self.head, "cat-file", "--batch", asked=asked) if wanted else b""
        return dict(zip(wanted, blob_contents(said or b""), strict=False))


def commit_of(head: Head, revision: str) -> str:
    """The full id of a commit that somebody named; of „a...b“ that where both part. Raises
    RefusedError.
    """
    if head.top == Path():
        raise RefusedError("Der Inhalt liegt in keinem git-Repository; nur dort gibt es Fassungen.")
    if ask_git(head, "--version") is None:
        raise RefusedError("git fehlt auf diesem Rechner; ohne git sind Fassungen nicht zu lesen.")

    one, dots, other = revision.partition("...")
    named = [one or "HEAD", other or "HEAD"] if dots else [revision]
    commits = [_named(head, name) for name in named]
    if len(commits) == 1:
        return commits[0]
    base = ask_git(head, "merge-base", *commits)
    if not base:
        raise RefusedError(f"„{one}“ und „{other or 'HEAD'}“ haben keinen gemeinsamen Anfang.")
    return base.decode().strip()


def _named(head: Head, name: str) -> str:
    wanted = f"{name}^{{commit}}"
    said = ask_git(head, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
    found = (said or b"").decode().split()
    if found:
        return found[-1]
    message = f"Eine Fassung „{shortened(name)}“ kennt git hier nicht."
    if (ask_git(head, "rev-parse", "--is-shallow-repository") or b"").strip() == b"true":
        hint = "Diese Kopie ist verkürzt („shallow clone“). Erst holen: git fetch --unshallow"
        raise RefusedError(f"{message} {hint}")
    raise RefusedError(
        f"{message} Möglich sind Zweige, Marken und Commits, z. B. main oder HEAD~1."
    )


def snapshot(head: Head, commit: str, folders: Folders) -> Snapshot:
    """The files of the chronicle as that commit holds them."""
    places = {name: _within(head, getattr(folders, name)) for name in _NAMES}
    inside = {name: where for name, where in places.items() if where is not None}
    blobs = {}
    for path, blob in _listed(head, commit, [*inside.values()]):
        for name, where in inside.items():
            prefix = f"{where}/" if where else ""
            if path.startswith(prefix):
                blobs[f"{name}/{path[len(prefix) :]}"] = blob
    return Snapshot(head, blobs, tuple(name for name in _NAMES if name not in inside))


def _within(head: Head, folder: Path) -> str | None:
    """The folder from the top of the work tree; None where it lies elsewhere."""
    try:
        inside = folder.resolve().relative_to(head.top).as_posix()
    except ValueError:
        return None
    return "" if inside == "." else inside


def _listed(head: Head, commit: str, folders: list[str]) -> Iterator[tuple[str, str]]:
    """Path and blob of each file in these folders; links to other files are none."""
    wanted = [] if "" in folders else ["--", *folders]
    said = ask_git(head, "ls-tree", "-r", "-z", "--full-tree", commit, *wanted) or b""
    for row in filter(None, said.split(b"\0")):
        about, _, path = row.partition(b"\t")
        mode, _, blob = about.decode().split()
        if mode in _FILE:
            yield os.fsdecode(path), blob


def listed_as(paths: Iterable[str]) -> Listing:
    """What `listing` would say of files at these paths, without their stamps: of a commit."""
    stamps: dict[str, Stamp] = {}
    problems: dict[str, Diagnostic] = {}
    strays: set[str] = set()
    for path in sorted(paths):
        folder, _, rest = path.partition("/")
        kind, _, below = rest.partition("/")
        if any(part.startswith(".") for part in path.split("/")):
            continue
        if folder != "content" or rest in AT_ROOT:
            stamps[path] = EMPTY_FOLDER
        elif not below:
            strays.add(stray(path))
            problems[path] = in_no_folder(path)
        elif kind not in KINDS:
            strays.add(stray(path))
            problems[f"content/{kind}"] = unknown_folder(f"content/{kind}", kind)
        elif below.endswith(RECORD_SUFFIXES) or is_media(below):
            stamps[path] = EMPTY_FOLDER
        else:
            problems[path] = unknown_file(path)
    return Listing(stamps, tuple(problems.values()), frozenset(strays))
