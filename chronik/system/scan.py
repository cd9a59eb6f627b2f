"""What lies on the disk: the input files with their stamps.

They are read only where the stamp does not vouch for the content. A stamp (times, size, inode) may
stand in for the content the way git's index does it: only when the file is older than the moment
the stamp was recorded, for a file as young as that could have been changed within one tick of the
clock.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from chronik.language.tuples import NamedTuple
from chronik.records.images import is_image
from chronik.records.keys import AT_ROOT, KINDS
from chronik.words.diagnostics import Diagnostic, Span, error
from chronik.words.hints import meant, reason
from chronik.words.portable import (
    LONGEST_NAME,
    clashes,
    is_portable,
    no_file,
    overlong,
    undecodable,
    unportable,
)

# mtime and ctime in nanoseconds, size in bytes, inode. A bare tuple: thousands are kept from build
# to build, and named ones take four times as long to write, and twice as long to make and to read.
Stamp = tuple[int, int, int, int]
EMPTY_FOLDER: Stamp = (0, 0, 0, 0)

TICK = 50_000_000  # a file system's clock ticks at least this often, in nanoseconds
COARSE_TICK = 2_000_000_000  # where its times are whole seconds
LAYERED = ("templates", "assets")  # a chronicle's files go before the program's, one by one
_PIECE = 1 << 14  # longer than nearly all files; a larger buffer costs more than it saves
_SUFFIXES = (".md", ".yaml")
_FLAGS = ("O_RDONLY", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY")  # where the system has them
_READ = sum(getattr(os, flag, 0) for flag in _FLAGS)


class Folders(NamedTuple):
    content: Path
    seeds: Path
    templates: Path
    assets: Path
    output: Path
    cache: Path | None  # None: keep nothing
    packaged: Path | None = None  # holds the templates/ and assets/ that come with the program


class Listing(NamedTuple):
    """Input files by the path messages name them by (`content/events/x.md`)."""

    stamps: dict[str, Stamp]
    problems: tuple[Diagnostic, ...]  # what can be no input file

    # „?/id“ of files that lie in no folder of a kind: references to them raise no echoes
    strays: frozenset[str] = frozenset()

    # templates that come with the program, also those that the chronicle has in their place
    packaged: frozenset[str] = frozenset()


def listing(folders: Folders) -> Listing:
    """Every input, in the order of the paths whatever order the disk has."""
    problems: list[Diagnostic] = []
    strays: set[str] = set()
    stamps = dict(_content(str(folders.content), problems, strays))
    stamps.update(_files(str(folders.seeds), "seeds", problems))
    templates = _packaged(folders, "templates", problems)
    stamps.update(templates)
    stamps.update(_files(str(folders.templates), "templates", problems))
    stamps.update(_packaged(folders, "assets", problems))
    stamps.update(_files(str(folders.assets), "assets", problems))
    apart = [path for path in stamps if not path.endswith(_SUFFIXES)]
    longest = max(map(len, stamps), default=0)
    if longest > LONGEST_NAME or len({*map(str.casefold, apart)}) < len(apart):
        problems.extend([*overlong(stamps), *clashes(apart)])
    return Listing(stamps, tuple(problems), frozenset(strays), frozenset(templates))


def _packaged(folders: Folders, name: str, problems: list[Diagnostic]) -> dict[str, Stamp]:
    """The files of that folder that come with the program; the chronicle's own go before them."""
    return dict(_files(str(folders.packaged / name), name, problems)) if folders.packaged else {}


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
            strays.add(_stray(path))
            problems[path] = _misplaced(path)
        elif kind not in KINDS:
            strays.add(_stray(path))
            problems[f"content/{kind}"] = _unknown_folder(f"content/{kind}", kind)
        elif below.endswith(_SUFFIXES) or is_image(below):
            stamps[path] = EMPTY_FOLDER
        else:
            problems[path] = _unknown_file(path)
    return Listing(stamps, tuple(problems.values()), frozenset(strays))


def location(folders: Folders, shown: str) -> Path:
    """Where the file lies that messages call `content/…`, `seeds/…`, `templates/…`, `assets/…`:
    with the chronicle, else with the program.
    """
    folder, _, rest = shown.partition("/")
    own: Path = getattr(folders, folder)
    if folders.packaged and folder in LAYERED and not (own / rest).is_file():
        return folders.packaged / shown
    return own / rest


def read(path: Path | str) -> bytes:
    """The content of a regular file. Raises OSError, for a pipe too, which might wait for ever."""
    handle = os.open(path, _READ)
    try:
        parts = [os.read(handle, _PIECE)]
        while parts[-1]:  # a file system may give less than there is
            parts.append(os.read(handle, _PIECE))
        return b"".join(parts)
    finally:
        os.close(handle)


def unreadable(shown: str, fault: OSError) -> Diagnostic:
    message = f"Das lässt sich nicht lesen: {reason(fault)}."
    return error(Span(shown), "unreadable", message, "Rechte und Verknüpfungen prüfen.")


def stamp_of(status: os.stat_result) -> Stamp:
    return (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)


def size_of(stamp: Stamp) -> int:
    _, _, size, _ = stamp
    return size


def settled(stamp: Stamp, recorded: int) -> bool:
    """Whether a file was old enough at that moment (nanoseconds) for its stamp to be trusted."""
    mtime, ctime, _, _ = stamp
    latest = max(mtime, ctime)
    return latest + (TICK if latest % 1_000_000_000 else COARSE_TICK) < recorded


def _content(
    folder: str, problems: list[Diagnostic], strays: set[str]
) -> Iterator[tuple[str, Stamp]]:
    for entry in _entries(folder, "content", problems):
        where = f"content/{entry.name}"
        if entry.name in AT_ROOT:
            yield from _stamped(entry, where, problems)
        elif not _is_folder(entry):
            strays.add(_stray(where))
            problems.append(_misplaced(where))
        elif entry.name in KINDS:
            yield from _kind(entry.path, where, problems)
        else:
            strays.update(_stray(path) for path, _ in _files(entry.path, where, []))
            problems.append(_unknown_folder(where, entry.name))


def _stray(path: str) -> str:
    name = path.rpartition("/")[2].rpartition(".")[0]
    return f"?/{name}"


def _misplaced(where: str) -> Diagnostic:
    message = "Diese Datei liegt in keinem Ordner einer Art."
    hint = f"Verschieben in einen der Ordner {', '.join(KINDS)}."
    return error(Span(where), "misplaced-file", message, hint)


def _unknown_folder(where: str, name: str) -> Diagnostic:
    message = f"Einen Ordner „{name}“ kennt die Chronik nicht."
    return error(Span(where), "unknown-folder", message, meant(name, KINDS))


def _kind(folder: str, shown: str, problems: list[Diagnostic]) -> Iterator[tuple[str, Stamp]]:
    """The record files of a kind and the images beside them, in subfolders too."""
    for entry in _entries(folder, shown, problems):
        where = f"{shown}/{entry.name}"
        if entry.name.endswith(_SUFFIXES) or is_image(entry.name):
            yield from _stamped(entry, where, problems)
        elif _is_folder(entry):
            yield from _kind(entry.path, where, problems)
        else:
            problems.append(_unknown_file(where))


def _unknown_file(where: str) -> Diagnostic:
    message = "Diese Art von Datei wird nicht gelesen."
    hint = "Einträge enden auf .md oder .yaml, Bilder auf .jpg, .jpeg, .png oder .webp."
    return error(Span(where), "unknown-file", message, hint)


def _files(folder: str, shown: str, problems: list[Diagnostic]) -> Iterator[tuple[str, Stamp]]:
    for entry in _entries(folder, shown, problems):
        if _is_folder(entry):
            yield from _files(entry.path, f"{shown}/{entry.name}", problems)
        else:
            yield from _stamped(entry, f"{shown}/{entry.name}", problems)


def _entries(folder: str, shown: str, problems: list[Diagnostic]) -> list[os.DirEntry[str]]:
    """What is in a folder, by name; nothing where there is no folder."""
    try:
        with os.scandir(folder) as found:
            entries = sorted((e for e in found if not _is_foreign(e.name)), key=lambda e: e.name)
    except FileNotFoundError:
        return []
    except OSError as fault:
        problems.append(unreadable(shown, fault))
        return []

    refused = {entry.name: problem for entry in entries if (problem := _fault(entry, shown))}
    problems.extend(refused.values())
    return [entry for entry in entries if entry.name not in refused]


def _is_foreign(name: str) -> bool:
    """Hidden files are not ours, nor what editors keep of an older state."""
    return name.startswith(".") or name.endswith("~") or (name[0] == "#" and name[-1] == "#")


def _fault(entry: os.DirEntry[str], shown: str) -> Diagnostic | None:
    """Of a name that no message and no address could hold, or a link to a folder it lies in."""
    if not entry.name.isascii() and any("\ud800" <= c <= "\udfff" for c in entry.name):
        return undecodable(entry.name, shown)
    if entry.is_symlink() and _leads_back(entry):
        return unreadable(f"{shown}/{entry.name}", OSError(errno.ELOOP, ""))
    if is_portable(entry.name):  # as nearly all
        return None
    return unportable(entry.name, f"{shown}/{entry.name}")


def _leads_back(link: os.DirEntry[str]) -> bool:
    above = Path(link.path).absolute().parents
    return os.path.realpath(link.path) in {os.path.realpath(str(folder)) for folder in above}


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder or a link to one; what cannot be told is found out when it is read."""
    with suppress(OSError):
        return entry.is_dir()
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
    else:
        problems.append(no_file(where, is_folder=_is_folder(entry)))


def tree(folder: Path) -> dict[str, Stamp]:
    """Stamps of all files in a folder and below, hidden ones too, by path within it.

    Nothing when it is not there. An empty folder in it stands under its path with a slash.
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
                found[prefix] = EMPTY_FOLDER
    return found
