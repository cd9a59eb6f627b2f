"""The records as they lie on the disk, read anew where something was noticed to have changed."""

from __future__ import annotations

from collections.abc import Container, Mapping
from threading import Event, Lock

from chronik.desk.shelf import Shelf
from chronik.examining import SITE
from chronik.inputs import memo_place
from chronik.records.images import is_media, is_record
from chronik.records.kinds.decoding import decode
from chronik.records.kinds.entry import ReadEntry, read_entry
from chronik.records.settings.site import Site, read_site
from chronik.system.scan import Folders, Stamp, listing, location, read
from chronik.system.store import Store, merged, program_key
from chronik.words.digests import digest_of


class Library:
    """What the desk knows of the content. Threads of the server share it."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        self._turn = Lock()
        self._stamps: dict[str, Stamp] = {}
        self._shelf: Shelf | None = None
        self._is_stale = Event()
        self._is_stale.set()

    def look_again(self) -> None:
        """Something may have changed: the next question finds out what."""
        self._is_stale.set()

    def shelf(self) -> Shelf:
        """The content as it is, as far as was noticed."""
        with self._turn:
            if self._shelf is not None and not self._is_stale.is_set():
                return self._shelf
            self._is_stale.clear()  # before anything is read: what is newer will be told
            found = listing(self._folders)
            wanted = {path: stamp for path, stamp in found.stamps.items() if _is_wanted(path)}
            if self._shelf is None or wanted != self._stamps:
                self._shelf = self._read(wanted)
                self._stamps = wanted
            return self._shelf

    def latest(self) -> list[str]:
        """The paths of the records, what was changed last first."""
        with self._turn:
            stamps = {path: stamp for path, stamp in self._stamps.items() if is_record(path)}
        return sorted(stamps, key=lambda path: -stamps[path][0])

    def _read(self, wanted: Mapping[str, Stamp]) -> Shelf:
        former = self._shelf
        known = former.read if former else self._remembered()
        kept = {path for path, stamp in wanted.items() if self._stamps.get(path) == stamp}
        records = {path: self._record(path, known, kept) for path in wanted if is_record(path)}
        old = former.rest if former else {}
        rest = {
            path: old[path] if path in kept and path in old else self._data(path)
            for path in wanted
            if not is_record(path)
        }
        is_there = {path: data for path, data in rest.items() if data is not None}
        found = {path: one for path, one in records.items() if one}
        return Shelf(found, _site(is_there), is_there, former)

    def _record(
        self, path: str, known: Mapping[str, ReadEntry], kept: Container[str]
    ) -> ReadEntry | None:
        old = known.get(path)
        if old and path in kept:
            return old
        data = self._data(path)
        if data is None:
            return None
        return old if old and old.digest == digest_of(data) else read_entry(path, data)

    def _data(self, path: str) -> bytes | None:
        try:
            return read(location(self._folders, path))
        except OSError:
            return None  # a build tells of it

    def _remembered(self) -> dict[str, ReadEntry]:
        """What builds have read."""
        name = f"entries-{memo_place(self._folders.content)}"
        return merged(Store(self._folders.cache, name, program_key()))


def _is_wanted(path: str) -> bool:
    return path.startswith(("content/", "seeds/")) and not is_media(path)


def _site(rest: Mapping[str, bytes]) -> Site:
    text = decode(SITE, rest.get(SITE, b"title: Chronik"))
    return read_site(SITE, text)[0] if isinstance(text, str) else Site(broken=True)
