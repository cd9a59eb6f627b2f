"""Every call of a process, and of those it forks, that changes a file; one of them can be made to fail, or be the last.

What Python itself does below `open` goes by the same calls here: `_pyio` stands in for the module in C.

The model of a power failure: changes of names (make, rename, exchange, link, remove) reach the disk in the order they were made,
as the journals of ext4, XFS, Btrfs and APFS see to, and all that was done before the failure is kept; since the walk stops at every
call, what would be there if only the first few of them were kept is seen as well. What a file *holds* reaches the disk only by
`fsync` or `syncfs`: whatever was written later is gone, so that the file ends where it ended then, a new one is empty.
"""

from __future__ import annotations

import _pyio
import builtins
import ctypes
import errno
import io
import os
import signal
import stat
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

KILL, LOST, FULL = "killed", "power lost", "disk full from there on"
ERRNOS = ("ENOSPC", "EIO", "EDQUOT", "EROFS", "EMFILE", "EXDEV", "EACCES")
ALL = (KILL, LOST, FULL, *ERRNOS)

CALLS = ("rename", "replace", "unlink", "remove", "rmdir", "mkdir", "link", "symlink", "chmod", "utime", "truncate", "ftruncate", "fsync")
# Within a folder: a name for a name.
_TAKES_NO_ROOM = ("rename", "replace", "renameat2", "unlink", "remove", "rmdir", "fsync", "syncfs", "utime", "chmod")
_WRITES = os.O_WRONLY | os.O_RDWR
REAL = {name: getattr(os, name) for name in (*CALLS, "open", "write", "sendfile")}


class Plan(NamedTuple):
    """At which call what is to happen; None: nothing, the calls are only counted. Below `root` alone."""

    root: Path
    log: Path  # takes a line for each point, and what the model needs to know
    at: int | None = None
    what: str = KILL


class Hook:
    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.count = get_context("fork").Value("i", 0)
        self.file = REAL["open"](plan.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def note(self, *words: object) -> None:
        REAL["write"](self.file, (" ".join(map(str, words)) + "\n").encode())

    def point(self, call: str, place: str, torn: Callable[[], object] = lambda: None) -> None:
        """Before each call."""
        with self.count.get_lock():
            number = self.count.value
            self.count.value += 1
        plan = self.plan
        self.note("P", number, call, place.replace(os.fspath(plan.root), ""))
        if plan.at is None or number < plan.at:
            return
        if plan.what == FULL:
            if call not in _TAKES_NO_ROOM:
                raise OSError(errno.ENOSPC, "injected", place)
        elif number == plan.at:
            if plan.what in (KILL, LOST):
                torn()
                os.killpg(0, signal.SIGKILL)
            raise OSError(getattr(errno, plan.what), "injected", place)

    def concerns(self, place: str) -> bool:
        return place.startswith(os.fspath(self.plan.root))


def install(plan: Plan) -> None:
    """In this process and those it will fork."""
    hook = Hook(plan)
    for name in CALLS:
        _replace(name, _named(hook, name))
    _replace("open", _opened(hook))
    _replace("write", _written(hook))
    _replace("sendfile", _sent(hook))
    builtins.open = io.open = _pyio.open  # type: ignore[assignment]
    real = ctypes.CDLL(None, use_errno=True)

    class Library:
        """What of the C library is called."""

        def __init__(self, *_: object, **__: object) -> None:
            self.renameat2 = _of_c(hook, "renameat2", real.renameat2, 3)
            self.syncfs = _of_c(hook, "syncfs", real.syncfs, 0)

    ctypes.CDLL = Library  # type: ignore[misc, assignment]


def _replace(name: str, new: Callable[..., Any]) -> None:
    for each in (os.supports_fd, os.supports_dir_fd, os.supports_follow_symlinks):
        if REAL[name] in each:
            each.add(new)
    setattr(os, name, new)


def _place(what: Any, folder: int | None = None) -> str:
    if isinstance(what, int):
        return os.fspath(Path(f"/proc/self/fd/{what}").readlink())
    path = os.fsdecode(what)
    return path if path.startswith("/") or folder is None else f"{_place(folder)}/{path}"


def _named(hook: Hook, name: str) -> Callable[..., Any]:
    real = REAL[name]

    def call(what: Any, *more: Any, **named: Any) -> Any:
        place = _place(what, named.get("dir_fd", named.get("src_dir_fd")))
        if not hook.concerns(place):
            return real(what, *more, **named)
        hook.point(name, place)
        done = real(what, *more, **named)
        if name == "fsync":
            status = os.fstat(what)
            hook.note("S", status.st_ino, status.st_size)
        elif name in ("truncate", "ftruncate"):
            hook.note("T", os.stat(what).st_ino, more[0])  # noqa: PTH116  of an open file too
        return done

    return call


def _opened(hook: Hook) -> Callable[..., int]:
    def call(path: Any, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        place = _place(path, dir_fd)
        if not flags & (_WRITES | os.O_CREAT | os.O_TRUNC) or not hook.concerns(place):
            return int(REAL["open"](path, flags, mode, dir_fd=dir_fd))
        hook.point("open", place)
        file = int(REAL["open"](path, flags, mode, dir_fd=dir_fd))
        status = os.fstat(file)
        hook.note("O", status.st_ino, status.st_size)
        if flags & os.O_TRUNC:
            hook.note("T", status.st_ino, 0)
        return file

    return call


def _written(hook: Hook) -> Callable[..., int]:
    def call(file: int, data: Any) -> int:
        if not stat.S_ISREG(os.fstat(file).st_mode) or not hook.concerns(place := _place(file)):
            return int(REAL["write"](file, data))
        half = bytes(data[: len(data) // 2])
        hook.point("write", place, torn=lambda: REAL["write"](file, half))
        done = int(REAL["write"](file, data))
        status = os.fstat(file)
        hook.note("W", status.st_ino, status.st_size)
        return done

    return call


def _sent(hook: Hook) -> Callable[..., int]:
    def call(out: int, *more: Any, **named: Any) -> int:
        hook.point("sendfile", _place(out))
        done = int(REAL["sendfile"](out, *more, **named))
        status = os.fstat(out)
        hook.note("W", status.st_ino, status.st_size)
        return done

    return call


def _of_c(hook: Hook, name: str, real: Any, place_at: int) -> Callable[..., int]:
    def call(*given: Any) -> int:
        try:
            hook.point(name, _place(given[place_at]))
        except OSError as fault:
            ctypes.set_errno(fault.errno or 0)
            return -1
        done = int(real(*given))
        if name == "syncfs":
            hook.note("A")
        return done

    return call


def points(log: Path) -> list[str]:
    """The calls, in their order: „open /site/index.html“."""
    return [line.split(" ", 2)[2] for line in log.read_text("utf-8", "surrogateescape").splitlines() if line.startswith("P ")]


def lose(log: Path, root: Path) -> None:
    """Take from the files below `root` what had not reached the disk."""
    size: dict[int, int] = {}
    lasting: dict[int, int] = {}
    for line in log.read_text("utf-8", "surrogateescape").splitlines():
        sign, *numbers = line.split(" ")
        if sign == "A":
            lasting.update(size)
        elif sign != "P":
            inode, now = map(int, numbers)
            size[inode] = now
            if sign == "O":
                lasting.setdefault(inode, now)
            elif sign == "S":
                lasting[inode] = now
            elif sign == "T":
                lasting[inode] = min(now, lasting.get(inode, now))
    for path in root.rglob("*"):
        status = path.lstat()
        if stat.S_ISREG(status.st_mode) and status.st_size > lasting.get(status.st_ino, status.st_size):
            os.truncate(path, lasting[status.st_ino])
