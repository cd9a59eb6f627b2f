"""The memo on disk: files of frames in the cache folder.

A frame that is cut off, foreign or damaged counts as absent. A store belongs to one version of the
program (`key`); with another key it is empty. Frames are small and appended, so that a small change
costs a small write. What is no longer wanted does not stay: the frame that holds it is written anew
without it, and blotted out. Deleting the cache is always safe.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from chronik.language.beside import keep_at, kept_at, place_beside
from chronik.language.tuples import NamedTuple
from chronik.system.disk.holding import hold
from chronik.system.scan import read
from chronik.words.digests import digest_of

MAGIC = b"chronik-memo-3\n"
PIECE = 128  # rows of a frame
_MANY = 24  # frames more than the rows need, after which a store is written anew
_BLOTTED = 1 << 63  # in the size of a frame that holds nothing any more
_SIZE = 8  # bytes that say how long a frame is
_SUM = 4  # bytes of its checksum
_PACKAGE = Path(__file__).resolve().parent.parent
_PLACE = place_beside(__spec__.cached, ".program")
V = TypeVar("V")


def program_key(package: Path = _PACKAGE) -> bytes:
    """Digest of the program, the libraries beside it and the interpreter.

    What is remembered holds for these alone; a change in any room is another program.
    """
    digest = hashlib.blake2b(f"{sys.version}|{sys.flags.utf8_mode}".encode(), digest_size=16)
    digest.update(program_digest(package, _PLACE if package == _PACKAGE else None))
    for place in sys.path:
        with suppress(OSError):
            libraries = sorted(path.name for path in Path(place).glob("*.dist-info"))
            digest.update("\n".join(libraries).encode())
    return digest.digest()


def program_digest(package: Path, place: Path | None) -> bytes:
    """Of all modules. To read six hundred files takes as long as much of a build that has nothing
    to do: where their sizes and times are as they were, the digest that is kept at the place still
    holds. By these Python tells, too, whether bytecode does.
    """
    root = str(package)
    modules = sorted(_modules(root), key=lambda module: module.path)
    stamps = [(m.path, m.stat().st_size, m.stat().st_mtime_ns) for m in modules]
    seen = digest_of(repr(stamps).encode(errors="surrogateescape"))
    kept = kept_at(place)
    if kept.startswith(seen):
        return kept.removeprefix(seen)

    digest = hashlib.blake2b(digest_size=16)
    for path in (module.path for module in modules):
        digest.update(path.removeprefix(root).encode() + b"\0" + read(path))
    keep_at(place, seen + digest.digest())
    return digest.digest()


def _modules(folder: str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                yield entry
            elif entry.name != "__pycache__" and entry.is_dir():
                yield from _modules(entry.path)


class RunMark(NamedTuple):
    """A command: the moment (nanoseconds) that its stamps count from, and the program it runs."""

    moment: int
    program: bytes


class _Frame(NamedTuple):
    """Where a frame stands in its file, and of what it holds the names."""

    at: int
    size: int  # of what it holds, in bytes
    rows: Collection[str]


class Store:
    """One file of frames. Nothing raises: a memo that cannot be read or kept is only slower."""

    def __init__(self, folder: Path | None, name: str, key: bytes) -> None:
        self._path = folder / name if folder else None
        self._head = MAGIC + digest_of(key)
        self._blotted = 0  # bytes
        self._whole = False
        self.frames: list[_Frame] = []

    def load(self) -> Iterator[Any]:
        """What the frames hold, oldest first."""
        data = self._bytes()
        if not data.startswith(self._head):
            return

        at, view = len(self._head), memoryview(data)
        while at < len(data):
            start = at + _SIZE + _SUM
            size = int.from_bytes(data[at : at + _SIZE], "big")
            payload = view[start : start + (size & ~_BLOTTED)]
            if size & _BLOTTED:
                self._blotted += len(payload)
            elif len(payload) != size or _sum(payload) != data[at + _SIZE : start]:
                return
            else:
                yield from self._held(payload, at)
            at = start + len(payload)
        self._whole = True

    def _held(self, payload: memoryview, at: int) -> Iterator[Any]:
        """A frame that passes its sum but not the unpickler is as good as absent."""
        with suppress(Exception):
            held = pickle.loads(payload)
            rows = held if isinstance(held, dict) else ()
            self.frames.append(_Frame(at, len(payload), rows))
            yield held

    def _bytes(self) -> bytes:
        try:
            return self._path.read_bytes() if self._path else b""
        except OSError:
            return b""

    @property
    def crowded(self) -> bool:
        """Whether it should be written anew: damaged, in too many frames, or mostly blots."""
        rows = sum(len(frame.rows) for frame in self.frames)
        held = sum(frame.size for frame in self.frames)
        is_scattered = len(self.frames) > _MANY + 2 * rows // PIECE
        return not self._whole or not self.frames or is_scattered or self._blotted > held

    def append(self, *pickles: bytes) -> None:
        """Add a frame for each pickle to a store that was loaded before."""
        if self._path and pickles:
            with suppress(OSError), self._path.open("ab") as file:
                file.write(b"".join(map(_frame, pickles)))

    def replace(self, *pickles: bytes) -> None:
        """Make the store hold just these."""
        if self._path:
            staged = self._path.with_suffix(".new")
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                staged.write_bytes(self._head + b"".join(map(_frame, pickles)))
                staged.replace(self._path)
            except OSError:
                with suppress(OSError):
                    staged.unlink()

    def forget(self) -> None:
        if self._path:
            with suppress(OSError):
                self._path.unlink()

    def blot(self, frames: Iterable[_Frame]) -> None:
        """Write zeros over these frames of a store that was loaded before."""
        if self._path:
            with suppress(OSError), self._path.open("r+b") as file:
                for at, size, _ in frames:
                    file.seek(at)
                    file.write((size | _BLOTTED).to_bytes(_SIZE, "big") + bytes(_SUM + size))


def pickled(thing: Any) -> bytes:
    return pickle.dumps(thing, protocol=5)


def pieces(rows: Mapping[str, V]) -> list[dict[str, V]]:
    """The rows in as many dictionaries as there should be frames."""
    left = iter(rows.items())
    return [*iter(lambda: dict(islice(left, PIECE)), {})]


def merged(store: Store) -> dict[str, Any]:
    """The frames of a store as one dictionary, later ones winning."""
    merged: dict[str, Any] = {}
    for frame in store.load():
        merged.update(frame)
    return merged


def remember(
    store: Store, old: Mapping[str, Any], wanted: Mapping[str, Any], news: Sequence[bytes] = ()
) -> None:
    """Keep what is wanted, in place of the `old` that was loaded, and nothing else. `news` are the
    pickles of what is new, where there are any already.
    """
    stale = {
        key for key, value in old.items() if (new := wanted.get(key)) is not value and new != value
    }
    fresh = {key: value for key, value in wanted.items() if key in stale or key not in old}
    touched = [frame for frame in store.frames if not stale.isdisjoint(frame.rows)]
    if store.crowded or len(touched) == len(store.frames):
        if wanted or old:
            store.replace(*(news if news and len(fresh) == len(wanted) else _packed(wanted)))
        return

    kept = {key: old[key] for frame in touched for key in frame.rows if key not in stale}
    if news and len(fresh) > PIECE:
        store.append(*news, *_packed(kept))
    else:
        store.append(*_packed(kept | fresh))
    store.blot(touched)


def _packed(rows: Mapping[str, Any]) -> list[bytes]:
    return [*map(pickled, pieces(rows))]


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
        with suppress(OSError):  # no room for a time: an earlier one vouches for less
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
