"""Image files on the disk: looked into once for each content, and what was made of them kept in the
cache folder.

Photographs are large. One whose stamp vouches for its content is not read again, and its WebPs,
which take a third of a second, are kept by the digest of the original. What is kept is checked when
it is read: a damaged one is made again.
"""

from __future__ import annotations

import errno
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import NamedTuple

from chronik.records.images import LARGE, MAX_BYTES, UNREADABLE, ImageFile, is_image
from chronik.system.pixels import derive, measure
from chronik.system.scan import Folders, Listing, Stamp, location, read, settled, unreadable
from chronik.system.store import Store, merged, pickled, remember
from chronik.system.workers import spread
from chronik.words.diagnostics import Diagnostic
from chronik.words.digests import digest_of

_Known = tuple[Stamp, int, ImageFile]  # and the moment (nanoseconds) when the stamp was taken


class Looked(NamedTuple):
    """What the image files hold, by path, and which could not be read."""

    files: dict[str, ImageFile]
    unread: tuple[Diagnostic, ...]


def look(folders: Folders, found: Listing, place: str, run: tuple[int, bytes], jobs: int) -> Looked:
    """Look into the image files whose stamps do not vouch for what is remembered. `run`: moment of
    the stamps, key of the program.
    """
    stamps = {
        path: stamp
        for path, stamp in found.stamps.items()
        if path.startswith("content/") and is_image(path)
    }
    if not stamps:
        return Looked({}, ())
    now, program = run
    store = Store(folders.cache, f"images-{place}", program)
    known: dict[str, _Known] = merged(store)
    sure = {
        path: known[path]
        for path, stamp in stamps.items()
        if path in known and known[path][0] == stamp and settled(stamp, known[path][1])
    }
    new = [path for path in stamps if path not in sure]

    def look_into(paths: Iterable[str]) -> list[ImageFile | Diagnostic]:
        return [_measured(folders, path, stamps[path], known.get(path)) for path in paths]

    results = dict(zip(new, spread(look_into, new, jobs=jobs, worth=4), strict=True))
    rows = {
        path: sure[path] if path in sure else (stamps[path], now, results[path]) for path in stamps
    }
    files = {
        path: row[2] if isinstance(row[2], ImageFile) else ImageFile(b"", fault=UNREADABLE)
        for path, row in rows.items()
    }
    remember(
        store, known, {path: row for path, row in rows.items() if isinstance(row[2], ImageFile)}
    )
    return Looked(
        files, tuple(result for result in results.values() if isinstance(result, Diagnostic))
    )


def _measured(
    folders: Folders, path: str, stamp: Stamp, known: _Known | None
) -> ImageFile | Diagnostic:
    if stamp[2] > MAX_BYTES:  # not even read
        return ImageFile(b"", fault=LARGE)
    try:
        data = read(location(folders, path))
    except OSError as fault:
        return unreadable(path, fault)
    return known[2] if known and known[2].digest == digest_of(data) else measure(data)


class Darkroom(NamedTuple):
    """Where the WebPs of images are made and kept."""

    folders: Folders
    folder: Path | None  # None: keep nothing
    program: bytes

    def develop(self, path: str, file: ImageFile) -> dict[int, bytes]:
        """The image in its widths. Raises OSError when the file is no longer as it was looked into."""
        store = Store(self.folder, file.digest.hex(), self.program)
        for kept in store.load():
            if isinstance(kept, dict):
                return kept
        place = location(self.folders, path)
        data = read(place)
        if digest_of(data) != file.digest:
            raise OSError(errno.ESTALE, "changed during the build", str(place))
        made = derive(data)
        store.replace(pickled(made))
        return made

    def sweep(self, wanted: Collection[bytes]) -> None:
        """Forget the images whose digests are not wanted."""
        names = {digest.hex() for digest in wanted}
        for path in self.folder.iterdir() if self.folder and self.folder.is_dir() else ():
            if path.name not in names:
                path.unlink(missing_ok=True)


def darkroom(folders: Folders, place: str, program: bytes) -> Darkroom:
    return Darkroom(folders, folders.cache / f"webp-{place}" if folders.cache else None, program)
