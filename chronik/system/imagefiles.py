"""Image files on the disk: looked into once for each content, and what was made of them is kept.

Photographs are large. One whose stamp vouches for its content is not read again, and its WebPs,
which take a third of a second, are kept by the digest of the original. What is kept is checked when
it is read: a damaged one is made again.
"""

from __future__ import annotations

import errno
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from chronik.language.tuples import NamedTuple
from chronik.records.images import (
    LARGE,
    MAX_BYTES,
    MAX_RECORDING,
    UNREADABLE,
    ImageFile,
    is_looked_into,
    is_recording,
)
from chronik.system.scan import (
    Folders,
    Listing,
    Stamp,
    location,
    read_input,
    settled,
    size_of,
    unreadable,
)
from chronik.system.store import RunMark, Store, merged, pickled, remember
from chronik.system.workers import spread
from chronik.words.diagnostics import Diagnostic
from chronik.words.digests import digest_of

if TYPE_CHECKING:
    from chronik.evidence.stored.crops import PageCuts

_UNREAD = ImageFile(b"", fault=UNREADABLE)


class _Seen(NamedTuple):
    """An image file as an earlier build saw it, and the moment when its stamp was taken."""

    stamp: Stamp
    moment: int
    file: ImageFile

    def vouches(self, stamp: Stamp) -> bool:
        """Whether the stamp tells that the content is still the same."""
        return self.stamp == stamp and settled(stamp, self.moment)


class Looked(NamedTuple):
    """What the image files hold, by path, and which could not be read."""

    files: dict[str, ImageFile]
    unread: tuple[Diagnostic, ...]


def look(folders: Folders, found: Listing, run: RunMark, *, place: str, jobs: int) -> Looked:
    """Look into the image files whose stamps do not vouch for what is remembered.

    `place` tells the memos of different content folders apart.
    """
    stamps = {path: stamp for path, stamp in found.stamps.items() if is_looked_into(path)}
    store = Store(folders.cache, f"images-{place}", run.program)
    if not stamps:
        store.forget()
        return Looked({}, ())

    known: dict[str, _Seen] = merged(store)
    sure = {p: known[p] for p in stamps if p in known and known[p].vouches(stamps[p])}

    def look_into(paths: Iterable[str]) -> list[ImageFile | Diagnostic]:
        return [_measured(folders, path, stamps[path], known.get(path)) for path in paths]

    stale = [path for path in stamps if path not in sure]
    results = dict(zip(stale, spread(look_into, stale, jobs=jobs, worth=4), strict=True))
    looked = {
        path: _Seen(stamps[path], run.moment, result)
        for path, result in results.items()
        if isinstance(result, ImageFile)
    }

    seen = {path: row for path in stamps if (row := sure.get(path) or looked.get(path))}
    remember(store, known, seen)
    return Looked(
        {path: seen[path].file if path in seen else _UNREAD for path in stamps},
        tuple(result for result in results.values() if isinstance(result, Diagnostic)),
    )


def _measured(
    folders: Folders, path: str, stamp: Stamp, known: _Seen | None
) -> ImageFile | Diagnostic:
    most = MAX_RECORDING if is_recording(path) else MAX_BYTES
    if size_of(stamp) > most:  # not even read
        return ImageFile(b"", fault=LARGE)
    try:
        data = read_input(folders, path)
    except OSError as fault:
        return unreadable(path, fault)
    if known and known.file.digest == digest_of(data):
        return known.file
    if is_recording(path):
        return ImageFile(digest_of(data))

    from chronik.system.pixels import measure  # late: an unchanged site needs none

    return measure(data)


class Darkroom(NamedTuple):
    """Where the WebPs of images are made and kept."""

    folders: Folders
    folder: Path | None  # None: keep nothing
    program: bytes

    def develop(self, path: str, file: ImageFile) -> dict[int, bytes]:
        """The image by width; a recording as it is. Raises OSError when the file is no longer as it
        was looked into.
        """
        if is_recording(path):
            return {0: self._original(path, file)}
        store = Store(self.folder, file.digest.hex(), self.program)
        for kept in store.load():
            if isinstance(kept, dict):
                return kept

        data = self._original(path, file)
        from chronik.system.pixels import derive

        made = derive(data)
        store.replace(pickled(made))
        return made

    def cut_out(self, cuts: PageCuts) -> list[bytes]:
        """Parts of the image of a page, as WebP. Raises OSError as `develop` does."""
        from chronik.system.pixels import cut_out

        return cut_out(self._original(cuts.path, cuts.file), cuts.crops, whole=cuts.whole)

    def _original(self, path: str, file: ImageFile) -> bytes:
        data = read_input(self.folders, path)
        if digest_of(data) != file.digest:
            place = location(self.folders, path)
            raise OSError(errno.ESTALE, "changed during the build", str(place))
        return data

    def sweep(self, wanted: Collection[bytes]) -> None:
        """Forget the images whose digests are not wanted."""
        if self.folder is None or not self.folder.is_dir():
            return
        names = {digest.hex() for digest in wanted}
        for path in self.folder.iterdir():
            if path.name not in names:
                path.unlink(missing_ok=True)


def darkroom(folders: Folders, place: str, program: bytes) -> Darkroom:
    return Darkroom(folders, folders.cache / f"webp-{place}" if folders.cache else None, program)
