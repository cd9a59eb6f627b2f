"""Runs the command as on Windows, as far as that can be imitated: `python -m tests.support.windows LOG build …`.

No fork, no fcntl, no times of open files, no links; files are opened as text unless they are said to be binary; the lock
is held by msvcrt, which gives up once. What was locked is noted in LOG.
"""

from __future__ import annotations

import os
import subprocess  # noqa: F401  what is loaded now still is of this system
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import PIL.Image  # noqa: F401

O_BINARY = 1 << 30
TEXT: set[int] = set()
OPEN, WRITE, READ, UTIME = os.open, os.write, os.read, os.utime


def opened(path: Any, flags: int, mode: int = 0o777, **more: Any) -> int:
    handle = OPEN(path, flags & ~O_BINARY, mode, **more)
    (TEXT.discard if flags & O_BINARY else TEXT.add)(handle)
    return handle


def written(handle: int, data: Any) -> int:
    if handle not in TEXT:
        return WRITE(handle, data)
    WRITE(handle, bytes(data).replace(b"\n", b"\r\n"))
    return len(data)


def read(handle: int, size: int) -> bytes:
    data = READ(handle, size)
    return data.replace(b"\r\n", b"\n") if handle in TEXT else data


def utime(of: Any, *times: Any, **more: Any) -> None:
    if isinstance(of, int):
        raise TypeError("utime: path should be string, bytes or os.PathLike, not int")
    UTIME(of, *times, **more)


def link(source: str, target: str, *, follow_symlinks: bool = True) -> None:
    raise NotImplementedError("link: follow_symlinks unavailable on this platform")


def msvcrt(log: Path) -> ModuleType:
    module: Any = ModuleType("msvcrt")
    module.LK_LOCK, module.LK_NBLCK = 1, 2

    def locking(handle: int, mode: int, size: int) -> None:
        if mode == module.LK_NBLCK:
            return
        is_first = not log.exists()
        log.write_text("gave up" if is_first else "held", "utf-8")
        if is_first:
            raise OSError(36, "Resource deadlock avoided")

    module.locking = locking
    found: ModuleType = module
    return found


def imitate(log: Path) -> None:
    for name in ("fork", "sched_getaffinity"):
        delattr(os, name)
    sys.modules["fcntl"] = None  # type: ignore[assignment]
    sys.modules["msvcrt"] = msvcrt(log)
    changed: dict[str, Any] = {"O_BINARY": O_BINARY, "open": opened, "write": written, "read": read, "utime": utime, "link": link}
    for name, what in changed.items():
        setattr(os, name, what)
    sys.platform = "win32"


if __name__ == "__main__":
    imitate(Path(sys.argv[1]))
    from chronik.cli import main

    sys.exit(main(sys.argv[2:]))
