"""What was written is on the disk: a power failure cannot take it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

_FEW = 3  # files that are brought to the disk one by one
_READ = os.O_RDWR if os.name == "nt" else os.O_RDONLY  # what Windows needs to do so


def durable(files: Sequence[str | Path]) -> None:
    """Wait until what these files hold is on the disk. Raises OSError."""
    if len(files) <= _FEW or not _synced({os.lstat(file).st_dev: file for file in files}.values()):
        for file in files:
            _sync(file, os.fsync)


def durable_folder(folder: Path) -> None:
    """Wait until the names in it are on the disk, where that can be waited for."""
    with suppress(OSError):
        _sync(folder, os.fsync)


def _synced(places: Iterable[str | Path]) -> bool:
    """Whether all of the file systems of these files could be brought to the disk: for many files
    a tenth of the time. Raises OSError.
    """
    import ctypes

    try:
        syncfs = ctypes.CDLL(None, use_errno=True).syncfs
    except (OSError, AttributeError, TypeError):  # another system than Linux
        return False

    def sync(file: int) -> None:
        if syncfs(file):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))

    for place in places:
        _sync(place, sync)
    return True


def _sync(place: str | Path, sync: Callable[[int], None]) -> None:
    file = os.open(place, _READ)
    try:
        sync(file)
    finally:
        os.close(file)
