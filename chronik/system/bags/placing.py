"""A folder made aside, and put in place in one step; or packed as one file.

A packed bag is stored, not compressed: another zlib would give other bytes, and of a damaged file
only what is damaged is lost.
"""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from chronik.system.ownership import tree
from chronik.system.publish import exchange

R = TypeVar("R")
_OLDEST = (1980, 1, 1, 0, 0, 0)  # no zip file knows an older day
_FILE = 0o100644 << 16
_UNIX = 3


@contextmanager
def made_aside(place: Path) -> Iterator[Path]:
    """An empty folder beside the place, on the same file system; gone afterwards."""
    aside = place.with_name(f".{place.name}.chronik-neu")
    shutil.rmtree(aside, ignore_errors=True)  # of a run that was killed
    aside.mkdir(parents=True)
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def write_below(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files by their paths below a folder."""
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def read_each(folder: Path, told: Callable[[bytes], R]) -> dict[str, R]:
    """What is told of each file below a folder, by its path, in the order of the paths."""
    return {path: told((folder / path).read_bytes()) for path in _files(folder)}


def _files(folder: Path) -> list[str]:
    return sorted(path for path in tree(folder) if not path.endswith("/"))


def put_folder(made: Path, place: Path) -> None:
    """The folder takes the place of what is there, whole. Raises OSError, and all is as it was."""
    _settle()
    if not place.exists():
        made.replace(place)
    elif not exchange(made, place):
        _step_aside(made, place)


def _step_aside(made: Path, place: Path) -> None:
    """Where two folders cannot be exchanged."""
    former = made.with_name("former")
    place.replace(former)
    try:
        made.replace(place)
    except OSError:
        former.replace(place)
        raise


def _settle() -> None:
    """All that was written is on the disk before anything takes its place."""
    with suppress(AttributeError):  # Windows has none
        os.sync()


def pack(folder: Path, inner: str, target: Path) -> None:
    """The folder as a zip file in which it is called `inner`; the same files, the same bytes."""
    with target.open("wb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as packed:
            for path in _files(folder):
                entry = zipfile.ZipInfo(f"{inner}/{path}", _OLDEST)
                entry.create_system, entry.external_attr = _UNIX, _FILE
                packed.writestr(entry, (folder / path).read_bytes())
        file.flush()
        os.fsync(file.fileno())
