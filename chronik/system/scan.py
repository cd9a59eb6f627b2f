"""What lies on the disk: the input files with their stamps, read only where the stamp does not
vouch for the content.

A stamp (times, size, inode) may stand in for the content the way git's index does it: only when the
file is older than the moment the stamp was recorded, for a file as young as that could have been
changed within one tick of the clock.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from chronik.records.images import is_image
from chronik.records.keys import KINDS
from chronik.words.diagnostics import Diagnostic, Span, error
from chronik.words.hints import meant, reason

_SUFFIXES = (".md", ".yaml")
_SUFFIX_HINT = "Einträge enden auf .md oder .yaml, Bilder auf .jpg, .jpeg, .png oder .webp."
Stamp = tuple[int, int, int, int]  # mtime and ctime in nanoseconds, size in bytes, inode
TICK = 50_000_000  # a file system's clock ticks at least this often, in nanoseconds
_PIECE = 1 << 14  # longer than nearly all files; a larger buffer costs more than it saves
COARSE_TICK = 2_000_000_000  # where its times are whole seconds


class Folders(NamedTuple):
    content: Path
    seeds: Path
    templates: Path
    assets: Path
    output: Path
    cache: Path | None  # None: keep nothing


class Listing(NamedTuple):
    """Input files by the path messages name them by (`content/events/x.md`), with their stamps;
    what cannot be one is a problem.
    """

    stamps: dict[str, Stamp]
    problems: tuple[Diagnostic, ...]
    strays: frozenset[str] = (
        frozenset()
    )  # „?/id“ of files that lie in no folder of a kind: references to them raise no echoes


def listing(folders: Folders) -> Listing:
    """Every input, in the order of the paths whatever order the disk has."""
    problems: list[Diagnostic] = []
    strays: set[str] = set()
    stamps = dict(_content(str(folders.content), problems, strays))
    for shown, folder in (
        ("seeds", folders.seeds),
        ("templates", folders.templates),
        ("assets", folders.assets),
    ):
        stamps.update(_files(str(folder), shown, problems))
    return Listing(stamps, tuple(problems), frozenset(strays))


def location(folders: Folders, shown: str) -> Path:
    """Where the file lies that messages call `content/…`, `seeds/…`, `templates/…` or `assets/…`."""
    folder, _, rest = shown.partition("/")
    place: Path = getattr(folders, folder)
    return place / rest


def read(path: Path | str) -> bytes:
    """The content of a regular file. Raises OSError; a pipe or device is refused, for reading it
    could wait for ever.
    """
    handle = os.open(
        path,
        os.O_RDONLY
        | getattr(os, "O_NONBLOCK", 0)
        | getattr(os, "O_CLOEXEC", 0)
        | getattr(os, "O_BINARY", 0),
    )
    try:
        parts = [os.read(handle, _PIECE)]
        while parts[-1]:  # a file system may give less than there is
            parts.append(os.read(handle, _PIECE))
        return b"".join(parts)
    finally:
        os.close(handle)


def unreadable(shown: str, fault: OSError) -> Diagnostic:
    return error(
        Span(shown),
        "unreadable",
        f"Das lässt sich nicht lesen: {reason(fault)}.",
        "Rechte und Verknüpfungen prüfen.",
    )


def stamp_of(status: os.stat_result) -> Stamp:
    return (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)


def settled(stamp: Stamp, recorded: int) -> bool:
    """Whether a file with this stamp was old enough at the moment `recorded` (nanoseconds) for the
    stamp to be trusted.
    """
    latest = max(stamp[0], stamp[1])
    return latest + (TICK if latest % 1_000_000_000 else COARSE_TICK) < recorded


def _content(
    folder: str, problems: list[Diagnostic], strays: set[str]
) -> Iterator[tuple[str, Stamp]]:
    for entry in _entries(folder, "content", problems):
        where = f"content/{entry.name}"
        if entry.name == "site.yaml":
            yield from _stamped(entry, where, problems)
        elif _is_folder(entry) and entry.name in KINDS:
            yield from _kind(entry.path, where, problems)
        elif _is_folder(entry):
            strays.update(
                f"?/{path.rpartition('/')[2].rpartition('.')[0]}"
                for path, _ in _files(entry.path, where, [])
            )
            problems.append(
                error(
                    Span(where),
                    "unknown-folder",
                    f"Einen Ordner „{entry.name}“ kennt die Chronik nicht.",
                    meant(entry.name, KINDS),
                )
            )
        else:
            strays.add(f"?/{entry.name.rpartition('.')[0]}")
            hint = f"Verschieben in einen der Ordner {', '.join(KINDS)}."
            problems.append(
                error(
                    Span(where),
                    "misplaced-file",
                    "Diese Datei liegt in keinem Ordner einer Art.",
                    hint,
                )
            )


def _kind(folder: str, shown: str, problems: list[Diagnostic]) -> Iterator[tuple[str, Stamp]]:
    """The record files of a kind and the images beside them, in subfolders too."""
    for entry in _entries(folder, shown, problems):
        where = f"{shown}/{entry.name}"
        if entry.name.endswith(_SUFFIXES) or is_image(entry.name):
            yield from _stamped(entry, where, problems)
        elif _is_folder(entry):
            yield from _kind(entry.path, where, problems)
        else:
            problems.append(
                error(
                    Span(where),
                    "unknown-file",
                    "Diese Art von Datei wird nicht gelesen.",
                    _SUFFIX_HINT,
                )
            )


def _files(folder: str, shown: str, problems: list[Diagnostic]) -> Iterator[tuple[str, Stamp]]:
    for entry in _entries(folder, shown, problems):
        if _is_folder(entry):
            yield from _files(entry.path, f"{shown}/{entry.name}", problems)
        else:
            yield from _stamped(entry, f"{shown}/{entry.name}", problems)


def _entries(folder: str, shown: str, problems: list[Diagnostic]) -> list[os.DirEntry[str]]:
    """What is in a folder, by name; hidden files are not ours. A folder that is not there is empty."""
    try:
        with os.scandir(folder) as found:
            entries = sorted((e for e in found if not e.name.startswith(".")), key=lambda e: e.name)
    except FileNotFoundError:
        return []
    except OSError as fault:
        problems.append(unreadable(shown, fault))
        return []
    return [entry for entry in entries if not _refused(entry, folder, shown, problems)]


def _refused(entry: os.DirEntry[str], folder: str, shown: str, problems: list[Diagnostic]) -> bool:
    """Whether it is a link back to a folder it lies in, or has a name that no message and no
    address could hold.
    """
    if not entry.name.isascii() and any("\ud800" <= c <= "\udfff" for c in entry.name):
        name = os.fsencode(entry.name).decode("utf-8", "backslashreplace")
        hint = "Die Datei umbenennen: a–z, 0–9 und Bindestriche."
        problems.append(
            error(
                Span(f"{shown}/{name}"),
                "file-name",
                "Der Name ist nicht in UTF-8 gespeichert.",
                hint,
            )
        )
        return True
    if entry.is_symlink() and os.path.realpath(entry.path) in {
        os.path.realpath(str(above)) for above in Path(entry.path).absolute().parents
    }:
        problems.append(unreadable(f"{shown}/{entry.name}", OSError(errno.ELOOP, "")))
        return True
    return False


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder or a link to one; what cannot be told is found out when it is read."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _stamped(
    entry: os.DirEntry[str], where: str, problems: list[Diagnostic]
) -> Iterator[tuple[str, Stamp]]:
    try:
        status = entry.stat()
    except OSError as fault:
        problems.append(unreadable(where, fault))
        return
    if entry.is_file():
        yield where, stamp_of(status)
    elif _is_folder(entry):
        hint = "Den Ordner umbenennen: Namen mit .md oder .yaml sind Dateien vorbehalten."
        problems.append(error(Span(where), "not-a-file", "Das ist ein Ordner, keine Datei.", hint))
    else:
        problems.append(
            error(
                Span(where),
                "not-a-file",
                "Das ist keine gewöhnliche Datei.",
                "Durch eine Textdatei ersetzen.",
            )
        )


def tree(folder: Path) -> dict[str, Stamp]:
    """Stamps of all files in a folder and below, hidden ones too, by path within it. Empty when it
    is not there.

    An empty folder is there too, under its path with a slash.
    """
    found: dict[str, Stamp] = {}
    pending = [("", str(folder))]
    while pending:
        prefix, place = pending.pop()
        with suppress(FileNotFoundError, NotADirectoryError), os.scandir(place) as entries:
            empty = bool(prefix)
            for entry in entries:
                empty = False
                if entry.is_dir(follow_symlinks=False):
                    pending.append((f"{prefix}{entry.name}/", entry.path))
                else:
                    found[prefix + entry.name] = stamp_of(entry.stat(follow_symlinks=False))
            if empty:
                found[prefix] = (0, 0, 0, 0)
    return found
