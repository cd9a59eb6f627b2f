"""Which files the desk may write, and when: below content/ and seeds/, as they were when opened."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from threading import Lock

from chronik.desk.changes.texts import with_former_ends
from chronik.door.desk.asked import AskedWronglyError
from chronik.language.patterns import late
from chronik.records.keys import ID_PATTERN, KINDS
from chronik.system.scan import Folders, location, read
from chronik.system.writing import change_files
from chronik.words.diagnostics import RefusedError
from chronik.words.hints import reason
from chronik.words.portable import is_portable

_RECORD = late(
    rf"content/(?:{'|'.join(KINDS)})/(?:[A-Za-z0-9ÄÖÜäöüß_ .-]+/)*[^/\\\x00]+\.(?:md|yaml)"
)
_SEED = late(r"seeds/(?:[A-Za-z0-9ÄÖÜäöüß_-][A-Za-z0-9ÄÖÜäöüß_ .-]*/)*[^/\\\x00]+\.txt")
_LONGEST = 250  # characters of a path
_NO_NAME = "Diesen Namen kann eine Datei hier nicht haben."


def base_of(data: bytes | None) -> str:
    """Stands for the state of a file; "" where there is none."""
    return "" if data is None else hashlib.sha256(data).hexdigest()[:32]


def _fits(path: str) -> bool:
    return path.isprintable() and len(path) <= _LONGEST


def _is_id(path: str) -> bool:
    """Whether a new record may be called so."""
    return bool(ID_PATTERN.match(path.rpartition("/")[2].rpartition(".")[0]))


class DeskFiles:
    """The files of records and texts. One save after another."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        self._turn = Lock()

    def place(self, path: str) -> Path:
        """Where the file lies, or would. Raises AskedWronglyError for one that is not ours."""
        if not (_RECORD.fullmatch(path) or _SEED.fullmatch(path)) or not _fits(path):
            raise AskedWronglyError(400, _NO_NAME)
        if any(p.startswith(".") or not is_portable(p) for p in path.split("/")):
            raise AskedWronglyError(400, _NO_NAME)
        place = location(self._folders, path)
        top = (
            self._folders.content if path.startswith("content/") else self._folders.seeds
        ).resolve()
        try:
            is_inside = place.resolve().is_relative_to(top)
        except (OSError, RuntimeError):
            is_inside = False
        if not is_inside:
            raise AskedWronglyError(400, "Diese Datei liegt nicht in der Chronik.")
        return place

    def data(self, path: str) -> bytes | None:
        """What the file holds; None where there is none. Raises AskedWronglyError."""
        try:
            return read(self.place(path))
        except FileNotFoundError:
            return None
        except OSError as fault:
            raise AskedWronglyError(409, f"{path}: nicht zu lesen ({reason(fault)}).") from fault

    def text(self, path: str) -> str | None:
        """The text of the file, with its line ends. Raises AskedWronglyError."""
        data = self.data(path)
        try:
            return None if data is None else data.decode()
        except UnicodeDecodeError:
            words = f"{path} ist nicht in UTF-8 gespeichert; erst in einem Editor so speichern."
            raise AskedWronglyError(409, words) from None

    def saved(self, path: str, text: str, base: str) -> bytes:
        """Write the text, if the file is still as it was. Gives what it holds now; raises
        AskedWronglyError, and then nothing is written.
        """
        with self._turn:
            place, data = self.place(path), self.data(path)
            if base_of(data) != base:
                raise self._overtaken(path, data)
            if data is None and not _is_id(path):
                raise AskedWronglyError(400, _NO_NAME)
            former = data.decode("utf-8", "replace") if data else ""
            written = with_former_ends(text, former).encode()
            if written != data:
                self._change({place: written})
            return written

    def made(self, files: Mapping[str, bytes], former: Mapping[str, bytes]) -> None:
        """Write files that are new, or hold what `former` says, all or none. Raises
        AskedWronglyError.
        """
        with self._turn:
            places = {self.place(path): data for path, data in files.items()}
            for path in files:
                if self.data(path) != former.get(path):
                    raise AskedWronglyError(409, f"{path} gibt es schon.")
            self._change(places)

    def _change(self, wanted: Mapping[Path, bytes]) -> None:
        try:
            change_files(wanted, self._folders.content)
        except RefusedError as refused:
            raise AskedWronglyError(409, str(refused)) from refused
        except OSError as fault:
            words = f"Speichern ging nicht: {reason(fault)}. Die Datei ist, wie sie war."
            raise AskedWronglyError(409, words) from fault

    def _overtaken(self, path: str, data: bytes | None) -> AskedWronglyError:
        what = "gelöscht" if data is None else "geändert"
        words = f"Die Datei wurde inzwischen {what}. Es wurde nichts gespeichert."
        disk = None if data is None else data.decode("utf-8", "replace")
        return AskedWronglyError(409, words, disk=disk, base=base_of(data))
