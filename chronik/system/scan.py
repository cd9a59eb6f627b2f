"""What lies on the disk: the input files with their stamps.

They are read only where the stamp does not vouch for the content. A stamp (times, size, inode) may
stand in for the content the way git's index does it: only when the file is older than the moment
the stamp was recorded, for a file as young as that could have been changed within one tick of the
clock.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from chronik.language.tuples import NamedTuple
from chronik.records.images import is_media, is_page_image
from chronik.records.keys import AT_ROOT, KINDS
from chronik.words.diagnostics import Diagnostic, Span, error
from chronik.words.hints import meant, reason
from chronik.words.portable import (
    LONGEST_NAME,
    clashes,
    is_portable,
    no_file,
    overlong,
    oversized,
    refused_link,
    undecodable,
    unknown_file,
    unportable,
)

# mtime and ctime in nanoseconds, size in bytes, inode. A bare tuple: thousands are kept from build
# to build, and named ones take four times as long to write, and twice as long to make and to read.
Stamp = tuple[int, int, int, int]
EMPTY_FOLDER: Stamp = (0, 0, 0, 0)

TICK = 50_000_000  # a file system's clock ticks at least this often, in nanoseconds
COARSE_TICK = 2_000_000_000  # where its times are whole seconds
LAYERED = ("templates", "assets")  # a chronicle's files go before the program's, one by one
_LARGE = 1 << 19  # bytes, from where on a file may be beyond its bound
_PIECE = 1 << 14  # longer than nearly all files; a larger buffer costs more than it saves
RECORD_SUFFIXES = (".md", ".yaml")


def _flags(*names: str) -> int:
    """Those that the system has."""
    return sum(getattr(os, f"O_{name}", 0) for name in names)


_READ = _flags("RDONLY", "NONBLOCK", "CLOEXEC", "BINARY")
_HERE = _flags("NOFOLLOW")  # what is opened is no link
_FOLDER = _flags("RDONLY", "CLOEXEC", "DIRECTORY")
_STEPWISE = os.open in os.supports_dir_fd


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
    apart = [path for path in stamps if not path.endswith(RECORD_SUFFIXES)]
    longest = max(map(len, stamps), default=0)
    if longest > LONGEST_NAME or len({*map(str.casefold, apart)}) < len(apart):
        problems.extend([*overlong(stamps), *clashes(apart)])
    return Listing(stamps, tuple(problems), frozenset(strays), frozenset(templates))


def _packaged(folders: Folders, name: str, problems: list[Diagnostic]) -> dict[str, Stamp]:
    """The files of that folder that come with the program; the chronicle's own go before them."""
    return dict(_files(str(folders.packaged / name), name, problems)) if folders.packaged else {}


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
    """The content of a regular file. Raises OSError, also for a pipe, which might wait for ever."""
    return _whole(os.open(path, _READ))


def read_input(folders: Folders, shown: str) -> bytes:
    """The content of the input file that messages call so. Raises OSError, for a link too: the file
    itself may be none, nor a folder that it lies in below the folder that was named.
    """
    folder, _, rest = shown.partition("/")
    own: Path = getattr(folders, folder)
    place = location(folders, shown)
    return read_below(str(own), rest) if place == own / rest else read(place)


def read_below(root: str, path: str) -> bytes:
    """The content of a regular file by its path below a folder; see `read_input`."""
    if not _STEPWISE:
        return read(f"{root}/{path}")

    above, _, name = path.rpartition("/")
    folder = os.open(root, _FOLDER)
    try:
        for part in above.split("/") if above else ():
            inner = os.open(part, _FOLDER | _HERE, dir_fd=folder)
            os.close(folder)
            folder = inner
        return _whole(os.open(name, _READ | _HERE, dir_fd=folder))
    finally:
        os.close(folder)


def _whole(handle: int) -> bytes:
    """All that is in an open file, which is closed."""
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "no regular file")
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
            strays.add(stray(where))
            problems.append(in_no_folder(where))
        elif entry.name in KINDS:
            yield from _kind(entry.path, where, problems)
        else:
            strays.update(stray(path) for path, _ in _files(entry.path, where, []))
            problems.append(unknown_folder(where, entry.name))


def stray(path: str) -> str:
    name = path.rpartition("/")[2].rpartition(".")[0]
    return f"?/{name}"


def in_no_folder(where: str) -> Diagnostic:
    message = "Diese Datei liegt in keinem Ordner einer Art."
    hint = f"Verschieben in einen der Ordner {', '.join(KINDS)}."
    return error(Span(where), "misplaced-file", message, hint)


def unknown_folder(where: str, name: str) -> Diagnostic:
    message = f"Einen Ordner „{name}“ kennt die Chronik nicht."
    return error(Span(where), "unknown-folder", message, meant(name, KINDS))


def _kind(folder: str, shown: str, problems: list[Diagnostic]) -> Iterator[tuple[str, Stamp]]:
    """The record files of a kind and the images beside them, in subfolders too."""
    for entry in _entries(folder, shown, problems):
        where = f"{shown}/{entry.name}"
        if entry.name.endswith(RECORD_SUFFIXES) or is_media(entry.name):
            yield from _stamped(entry, where, problems)
        elif _is_folder(entry):
            yield from _kind(entry.path, where, problems)
        else:
            problems.append(unknown_file(where))


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
            entries = sorted((e for e in found if not is_foreign(e.name)), key=lambda e: e.name)
    except FileNotFoundError:
        return []
    except OSError as fault:
        problems.append(unreadable(shown, fault))
        return []

    refused = {entry.name: problem for entry in entries if (problem := _fault(entry, shown))}
    problems.extend(refused.values())
    return [entry for entry in entries if entry.name not in refused]


def is_foreign(name: str) -> bool:
    """Hidden files are not ours, nor what editors keep of an older state."""
    return name.startswith(".") or name.endswith("~") or (name[0] == "#" and name[-1] == "#")


def _fault(entry: os.DirEntry[str], shown: str) -> Diagnostic | None:
    """Of a name that no message and no address could hold, or a link, wherever it leads."""
    if not entry.name.isascii() and any("\ud800" <= c <= "\udfff" for c in entry.name):
        return undecodable(entry.name, shown)
    if entry.is_symlink():
        return refused_link(f"{shown}/{entry.name}", is_folder=_is_folder(entry))
    if is_portable(entry.name):  # as nearly all
        return None
    return unportable(entry.name, f"{shown}/{entry.name}")


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """What cannot be told is found out when it is read."""
    with suppress(OSError):
        return entry.is_dir()
    return False


def _stamped(
    entry: os.DirEntry[str], where: str, problems: list[Diagnostic]
) -> Iterator[tuple[str, Stamp]]:
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError as fault:
        problems.append(unreadable(where, fault))
        return

    if not stat.S_ISREG(status.st_mode):
        problems.append(no_file(where, is_folder=stat.S_ISDIR(status.st_mode)))
    elif status.st_size > _LARGE and (large := _oversized(where, status.st_size)):
        problems.append(large)
    else:
        yield where, stamp_of(status)


def _oversized(where: str, size: int) -> Diagnostic | None:
    """Of what editors write; images have a bound of their own."""
    is_seed = where.startswith("seeds/") and not is_page_image(where)
    is_text = is_seed or where.endswith(RECORD_SUFFIXES)
    return oversized(where, size) if is_text else None
