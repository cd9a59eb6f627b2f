"""Puts a site in place without ever showing half of one.

The staged and the published folder are exchanged in one step of the operating system (Linux
`renameat2`), so that a reader, a crash or a full disk sees the old site or the new one. Where
folders cannot be exchanged (a mount point, another system), complete files are renamed into place
one by one.

The marker `.chronik.json` lists the files that are ours. Whatever else lies in the output folder is
carried over untouched.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from chronik.language.tuples import NamedTuple
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
        _replace(staged, put)
    except OSError:
        abandon(staged)
        raise
    return Published(len(put), len(same), len(gone))


def _carry_over(staged: Stage, put: Iterable[str], same: Iterable[str], *, jobs: int) -> None:
    """What is as it was published, and what is not ours; nothing else stays."""
    foreign = [path for path in staged.front if path not in staged.ours and path != MARKER]
    carried = [*same, *foreign]
    spread(lambda paths: hard_links(staged, paths), missing_links(staged, carried), jobs=jobs)

    wanted = {*put, *carried, MARKER}
    _clear(staged.folder, (path for path in staged.back if path not in wanted))


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


def _replace(staged: Stage, put: Sequence[str]) -> None:
    """Exchange the folders, or, where that cannot be, the files one by one."""
    if not staged.output.exists() or not any(staged.output.iterdir()):
        with suppress(OSError):
            staged.folder.replace(staged.output)
            return

    if not exchange(staged.folder, staged.output):
        _rename(staged, put)
    abandon(staged)


def _rename(staged: Stage, put: Sequence[str]) -> None:
    """All complete files beside those they replace, before the first one is renamed."""
    ready = [path for path in (*put, MARKER) if (staged.folder / path).exists()]
    for path in ready:
        (staged.output / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(staged.folder / path, staged.output / f"{path}.chronik-new")

    for path in ready:
        (staged.output / f"{path}.chronik-new").replace(staged.output / path)
    _clear(staged.output, (path for path in staged.ours if not (staged.folder / path).exists()))


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
