"""Puts a site in place without ever showing half of one.

The staged and the published folder are exchanged in one step of the operating system (Linux
`renameat2`), when all files of the new one are on the disk: a reader, a crash, a power failure or a
full disk sees the old site or the new one. Where folders cannot be exchanged (a mount point,
another system), complete files are renamed into place one by one, and the next build finishes what
was stopped between them.

The marker `.chronik.json` lists the files that are ours. Whatever else lies in the output folder is
carried over untouched.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from chronik.language.tuples import NamedTuple
from chronik.system.disk.lasting import durable, durable_folder
from chronik.system.ownership import MARKER, mark
from chronik.system.staging import Stage, abandon, bytes_at, hard_links, missing_links
from chronik.system.workers import spread

_EXCHANGE, _HERE = 2, -100  # RENAME_EXCHANGE and AT_FDCWD of linux/fs.h and linux/fcntl.h


class Published(NamedTuple):
    """How many files."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0


def commit(staged: Stage, put: Sequence[str], same: Sequence[str], *, jobs: int) -> Published:
    """Put the staged site in place: files that were put, and those that are as published.

    Raises OSError before anything published was touched; a site without any change is not touched
    at all.
    """
    gone = staged.ours - set(put) - set(same) - {MARKER}
    if not put and not gone and bytes_at(staged.output / MARKER) == mark(same):
        abandon(staged)
        return Published(unchanged=len(same))

    try:
        _carry_over(staged, put, same, jobs=jobs)
        if staged.put(MARKER, mark((*put, *same))) is None:
            hard_links(staged, missing_links(staged, [MARKER]))
        durable([f"{staged.folder}/{path}" for path in (*put, MARKER)])
        _replace(staged, put, gone)
    except OSError:
        abandon(staged)
        raise
    if staged.kept:  # it is the tree that was published before: what is gone is gone there too
        _clear(staged.folder, (*put, *gone, MARKER))
    return Published(len(put), len(same), len(gone))


def _carry_over(staged: Stage, put: Iterable[str], same: Iterable[str], *, jobs: int) -> None:
    """What is as it was published, and what is not ours; nothing else stays."""
    foreign = [path for path in staged.front if path not in staged.ours and path != MARKER]
    carried = [*same, *foreign]
    spread(lambda paths: hard_links(staged, paths), missing_links(staged, carried), jobs=jobs)

    wanted = {*put, *carried, MARKER}
    stale = [path for path in staged.back if path not in wanted]
    _clear(staged.folder, stale)
    for place in (staged.folder / path for path in stale):
        if place.is_file():  # it would be published once more
            raise OSError(errno.EACCES, "cannot be removed", str(place))


def _clear(folder: Path, paths: Iterable[str]) -> None:
    """Delete files and the folders they leave empty."""
    for path in paths:
        place = folder / path
        with suppress(OSError):  # gone already, or in use by what is new
            place.rmdir() if path.endswith("/") else place.unlink()
        for parent in place.parents:
            if parent == folder or not _removed(parent):
                break


def _removed(folder: Path) -> bool:
    try:
        folder.rmdir()
    except OSError:
        return False
    return True


def _replace(staged: Stage, put: Sequence[str], gone: Iterable[str]) -> None:
    """Exchange the folders, or, where that cannot be, the files one by one."""
    output = staged.output
    if not output.exists() or not any(output.iterdir()):
        with suppress(OSError):
            staged.folder.replace(output)
            durable_folder(output.parent)
            return

    if exchange(staged.folder, output):
        durable_folder(output.parent)
    else:
        _rename(staged, put, gone)
    abandon(staged)


def _rename(staged: Stage, put: Sequence[str], gone: Iterable[str]) -> None:
    """All of them, or none; in place of a link, never of what it leads to."""
    from chronik.system.writing import change_files  # late: where folders can be exchanged, none is

    wanted = {staged.output / path: staged.folder / path for path in (*put, MARKER)}
    for place in wanted:
        _refuse_links(staged.output, place.parent)
        if place.is_symlink():
            place.unlink()
    change_files({**wanted, **{staged.output / path: None for path in gone}}, staged.output)
    _clear(staged.output, gone)


def _refuse_links(output: Path, folder: Path) -> None:
    """Raises OSError where somebody else's link leads out of the output."""
    for each in (folder, *folder.parents):
        if each == output:
            return
        if each.is_symlink():
            raise NotADirectoryError(errno.ENOTDIR, "a link", str(each))


def exchange(one: Path, other: Path) -> bool:
    """Two folders in one step, where the system can; False where it cannot."""
    if not sys.platform.startswith("linux"):
        return False
    import ctypes  # 10 ms that a build without changes need not pay

    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return bool(rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)
