"""A file or folder is one process's alone. What a process had that has ended is free."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

# A file that lies there while several others are changed together (`system.writing`).
JOURNAL = ".chronik-journal"
_OURS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def hold(file: int, *, wait: bool = True) -> bool:
    """Whether the open file is this process's alone now, until it is closed or the process ends.

    Unless it may not `wait`, it is; and where a file system knows no locks.
    """
    if fcntl:
        try:
            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as fault:
            return not isinstance(fault, BlockingIOError)
        return True

    import msvcrt

    windows: Any = msvcrt
    while True:  # it gives up after ten seconds
        with suppress(OSError):
            windows.locking(file, windows.LK_LOCK if wait else windows.LK_NBLCK, 1)
            return True
        if not wait:
            return False


def taken(place: Path, *, wait: bool) -> int:
    """A file that lies there only while a process has it: open, and this one's alone.

    What a killed process had is free. Raises BlockingIOError where another one has it and this may
    not `wait`, OSError.
    """
    while True:
        file = os.open(place, _OURS, 0o666)
        if not hold(file, wait=wait):
            os.close(file)
            raise BlockingIOError(errno.EAGAIN, "another process has it", str(place))
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(file), place.stat()):
                return file
        os.close(file)  # who had it removed it meanwhile


def given_up(place: Path, file: int) -> None:
    """Nobody sees the file any more. Windows removes none that is open. Raises OSError."""
    try:
        if fcntl:
            place.unlink(missing_ok=True)
    finally:
        os.close(file)
    if not fcntl:
        with suppress(OSError):
            place.unlink()
