"""Several files changed together: all of them, or none."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

_STAGED = ".chronik-neu"  # such files are hidden: no listing sees them


def change_files(wanted: Mapping[Path, bytes | None]) -> None:
    """Write each file, or remove it where None is wanted.

    All contents are on the disk before the first file is touched; where one cannot be put in its
    place, all are as they were. Raises OSError.
    """
    staged: dict[Path, Path] = {}
    try:
        for path, data in wanted.items():
            if data is not None:
                staged[path] = _staged(path, data)
        _exchange(wanted, staged)
    finally:
        for left in staged.values():
            left.unlink(missing_ok=True)


def _staged(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    place = path.with_name(f".{path.name}{_STAGED}")
    with place.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if path.exists():
        place.chmod(path.stat().st_mode & 0o777)
    return place


def _exchange(wanted: Mapping[Path, bytes | None], staged: Mapping[Path, Path]) -> None:
    before = {path: path.read_bytes() if path.exists() else None for path in wanted}
    done: list[Path] = []
    try:
        for path in sorted(wanted, key=lambda path: wanted[path] is None):  # removed at the end
            done.append(path)
            if path in staged:
                _put(staged[path], path)
            else:
                path.unlink()
    except OSError:
        for path in done:
            with suppress(OSError):
                _restore(path, before[path])
        raise


def _put(new: Path, path: Path) -> None:
    """In place of what a link leads to, not of the link."""
    new.replace(path.resolve() if path.is_symlink() else path)


def _restore(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink(missing_ok=True)
    elif not path.exists() or path.read_bytes() != data:
        path.write_bytes(data)
