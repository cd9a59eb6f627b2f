"""The memo on disk: files of frames in the cache folder.

A frame that is cut off, foreign or damaged counts as absent. A store belongs to one version of the
program (`key`); with another key it is empty. Frames are appended, so that a small change costs a
small write, and rewritten as one when there are many. Deleting the cache is always safe.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

from chronik.language.tuples import NamedTuple
from chronik.system.disk.holding import hold
from chronik.system.scan import read
from chronik.words.digests import digest_of

MAGIC = b"chronik-memo-2\n"
MANY = 24  # frames after which a store is written anew
_SIZE = 8  # bytes that say how long a frame is
_SUM = 4  # bytes of its checksum
_PACKAGE = Path(__file__).resolve().parent.parent


def program_key(package: Path = _PACKAGE) -> bytes:
    """Digest of the program, the libraries beside it and the interpreter.

    What is remembered holds for these alone; a change in any room is another program.
    """
    digest = hashlib.blake2b(f"{sys.version}|{sys.flags.utf8_mode}".encode(), digest_size=16)

    root = str(package)  # plain strings: of four hundred paths, objects would take 10 ms
    for folder, _, names in sorted(os.walk(root)):
        for name in sorted(names):
            if name.endswith(".py"):
                path = f"{folder}/{name}"
                digest.update(path.removeprefix(root).encode() + b"\0" + read(path))

    for place in sys.path:
        with suppress(OSError):
            libraries = sorted(path.name for path in Path(place).glob("*.dist-info"))
            digest.update("\n".join(libraries).encode())
    return digest.digest()


class RunMark(NamedTuple):
    """A command: the moment (nanoseconds) that its stamps count from, and the program it runs."""

    moment: int
    program: bytes


class Store:
    """One file of frames. Nothing raises: a memo that cannot be read or kept is only slower."""

    def __init__(self, folder: Path | None, name: str, key: bytes) -> None:
        self._path = folder / name if folder else None
        self._head = MAGIC + digest_of(key)
        self._frames = 0
        self._whole = False

    def load(self) -> Iterator[Any]:
        """What the frames hold, oldest first."""
        data = self._bytes()
        if not data.startswith(self._head):
            return

        at, view = len(self._head), memoryview(data)
        while at < len(data):
            start = at + _SIZE + _SUM
            size = int.from_bytes(data[at : at + _SIZE], "big")
            payload = view[start : start + size]
            if len(payload) != size or _sum(payload) != data[at + _SIZE : start]:
                return
            # A frame that passes its sum but not the unpickler is as good as absent.
            with suppress(Exception):
                yield pickle.loads(payload)
                self._frames += 1
            at = start + size
        self._whole = True

    def _bytes(self) -> bytes:
        try:
            return self._path.read_bytes() if self._path else b""
        except OSError:
            return b""

    @property
    def crowded(self) -> bool:
        """Whether the store should be replaced by one frame."""
        return not self._whole or not 0 < self._frames < MANY

    def append(self, *pickles: bytes) -> None:
        """Add a frame for each pickle to a store that was loaded before."""
        if self._path and pickles:
            with suppress(OSError), self._path.open("ab") as file:
                file.write(b"".join(map(_frame, pickles)))

    def replace(self, *pickles: bytes) -> None:
        """Make the store hold just these."""
        if self._path:
            staged = self._path.with_suffix(".new")
            with suppress(OSError):
                self._path.parent.mkdir(parents=True, exist_ok=True)
                staged.write_bytes(self._head + b"".join(map(_frame, pickles)))
                staged.replace(self._path)


def pickled(thing: Any) -> bytes:
    return pickle.dumps(thing, protocol=5)


def merged(store: Store) -> dict[str, Any]:
    """The frames of a store as one dictionary, later ones winning."""
    merged: dict[str, Any] = {}
    for frame in store.load():
        merged.update(frame)
    return merged


def remember(
    store: Store, old: dict[str, Any], wanted: dict[str, Any], news: list[bytes] | None = None
) -> None:
    """Keep what is new (`news`, when it is pickled already).

    The store is written anew when it is crowded, or little of it is still wanted.
    """
    stale = len(old) > 2 * len(wanted) + 100
    if store.crowded or stale:
        whole = news if news and not old else [pickled(wanted)]
        if wanted or old:
            store.replace(*whole)
        return

    if news is None:
        fresh = {key: value for key, value in wanted.items() if old.get(key) != value}
        news = [pickled(fresh)] if fresh else []
    store.append(*news)


def _frame(payload: bytes) -> bytes:
    return len(payload).to_bytes(_SIZE, "big") + _sum(payload) + payload


def _sum(payload: bytes | memoryview) -> bytes:
    """Tells damage, not forgery: who can write into the cache folder can do as they like anyway."""
    return zlib.crc32(payload).to_bytes(_SUM, "big")


class Lock(NamedTuple):
    """The cache folder, held for this process alone."""

    file: BinaryIO | None

    def moment(self) -> int:
        """The file system's own time in nanoseconds, to compare stamps with; 0 without a cache."""
        if self.file is None:
            return 0
        # Windows knows no times of open files
        of = self.file.fileno() if os.utime in os.supports_fd else self.file.name
        os.utime(of)
        return os.stat(of).st_mtime_ns  # noqa: PTH116


@contextmanager
def locked(folder: Path | None) -> Iterator[Lock]:
    """Hold the cache folder while a command runs; a second command waits.

    Where it cannot be made there is no memo.
    """
    try:
        if folder is None:
            raise FileNotFoundError
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / "lock").open("wb")
    except OSError:
        yield Lock(None)
        return

    with file:
        hold(file.fileno())
        yield Lock(file)
