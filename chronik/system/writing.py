"""Several files changed together: all of them, or none, also when the process is killed meanwhile.

A journal says what is under way (docs/decisions/0029). It is on the disk before the first file is
made, and again when all new contents are. From then on the change holds: what a killed process did
not come to is done by the next command (`recover`); what it left before is cleared away.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from chronik.language.tuples import NamedTuple
from chronik.system.disk.holding import JOURNAL, given_up, taken
from chronik.system.disk.lasting import durable, durable_folder
from chronik.words.diagnostics import RefusedError
from chronik.words.digests import digest_of
from chronik.words.hints import reason

_READY, _OVER = "bereit", "fertig"  # lines of the journal, after the first one, which is the plan

Content = bytes | Path | None  # of a file: itself, that of another one, or none: removed


class _Change(NamedTuple):
    """Of one file, with digests of what it holds before and after; "" where there is none."""

    place: Path
    old: str
    new: str
    staged: Path  # where the new content waits
    former: Path  # where the old one waits, until all is done

    @property
    def is_new(self) -> bool:
        return _digest_at(self.place) == self.new

    @property
    def is_old(self) -> bool:
        return _digest_at(self.place) == self.old

    @property
    def can_go_on(self) -> bool:
        return self.is_new or (self.is_old and (not self.new or self.staged.exists()))

    @property
    def can_go_back(self) -> bool:
        return self.is_old or (self.is_new and (not self.old or os.path.lexists(self.former)))


class _Journal(NamedTuple):
    place: Path
    file: int

    def note(self, line: str) -> None:
        left = f"{line}\n".encode()
        while left:
            left = left[os.write(self.file, left) :]

    def note_lastingly(self, line: str) -> None:
        """On the disk when this returns."""
        self.note(line)
        os.fsync(self.file)


def change_files(wanted: Mapping[Path, Content], home: Path | None = None) -> None:
    """Write each file, or remove it where None is wanted; where one cannot be put in its place, all
    are as they were. A file that is a link stays one: what it leads to is changed.

    The journal lies in `home`, which `recover` is to be told; in the folder of the first file where
    none is named. Raises OSError; RefusedError where an earlier change cannot be ended.
    """
    if not wanted:
        return
    home = home or min(wanted).parent
    made = sorted(_missing([home, *[path.parent for path in wanted]]), reverse=True)
    home.mkdir(parents=True, exist_ok=True)
    try:
        with _journal(home / JOURNAL) as journal:
            _change(journal, wanted)
    except BaseException:
        for folder in made:
            with suppress(OSError):
                folder.rmdir()
        raise


def recover(home: Path) -> None:
    """End what a killed process had under way there. Raises RefusedError, OSError."""
    with _journal(home / JOURNAL):
        pass


# --- the journal --------------------------------------------------------------------------------


@contextmanager
def _journal(place: Path) -> Iterator[_Journal]:
    """This process's alone, and empty: an earlier change is ended, one at work is waited for."""
    journal = _Journal(place, taken(place, wait=True))
    try:
        _settle(journal)
        os.ftruncate(journal.file, 0)
        os.lseek(journal.file, 0, os.SEEK_SET)
    except BaseException:
        os.close(journal.file)
        raise
    try:
        yield journal
    finally:
        _close(journal)


def _close(journal: _Journal) -> None:
    """It stays while something lies about that it speaks of, or that cannot be removed."""
    _, changes, _ = _noted(journal)
    if any(os.path.lexists(each) for c in changes for each in (c.staged, c.former)):
        os.close(journal.file)
    else:
        with suppress(OSError):
            given_up(journal.place, journal.file)


def _settle(journal: _Journal) -> None:
    """End what it speaks of: go on, or back. Raises RefusedError where neither can be."""
    number, changes, lines = _noted(journal)
    if changes and number != os.fstat(journal.file).st_ino:
        raise RefusedError(
            f"{journal.place} gehört nicht hierher: Die Datei liegt nur da, solange chronik etwas "
            "ändert, und diese kommt aus einer anderen Kopie. Löschen, auch im Repository."
        )
    if _READY in lines and _OVER not in lines:
        if all(change.can_go_on for change in changes):
            _exchange([change for change in changes if not change.is_new])
        elif all(change.can_go_back for change in changes):
            _take_back(changes)
        else:
            raise _stuck(journal, changes)
    _tidy(changes)


def _stuck(journal: _Journal, changes: Iterable[_Change]) -> RefusedError:
    other = next(c for c in changes if not (c.can_go_on and c.can_go_back))
    there = [str(each) for each in (other.staged, other.former) if os.path.lexists(each)]
    return RefusedError(
        f"Eine Änderung mehrerer Dateien wurde unterbrochen, und {other.place} ist seitdem anders. "
        f"Vorgesehen und früher war: {', '.join(there) or 'nicht mehr da'}. Ansehen, was gelten "
        f"soll; dann {', '.join([*there, str(journal.place)])} löschen."
    )


def _plan(journal: _Journal, changes: Iterable[_Change]) -> str:
    """The first line. The number of the file tells that it is not a copy from elsewhere: what a
    repository brings along must not be able to change files.
    """
    import json

    home = journal.place.parent
    rows = [[os.path.relpath(c.place, home), c.old, c.new, c.staged.stem] for c in changes]
    return json.dumps([os.fstat(journal.file).st_ino, rows])


def _noted(journal: _Journal) -> tuple[int, list[_Change], list[str]]:
    """The number of the file that was written, the changes, and the lines after. Before the plan is
    whole, there is no change.
    """
    os.lseek(journal.file, 0, os.SEEK_SET)
    with open(journal.file, "rb", closefd=False) as file:
        plan, *lines = file.read().decode("utf-8", "replace").split("\n")
    if not lines:
        return 0, [], []
    import json

    try:
        number, rows = json.loads(plan)
        home = journal.place.parent
        return number, [_changed(home / path, *row) for path, *row in rows], lines
    except (ValueError, TypeError):
        return 0, [], []


# --- a change -----------------------------------------------------------------------------------


def _change(journal: _Journal, wanted: Mapping[Path, Content]) -> None:
    changes = {
        _meant(number, path, data): data for number, (path, data) in enumerate(wanted.items())
    }
    journal.note_lastingly(_plan(journal, changes))
    try:
        for change, data in changes.items():
            _stage(change, data)
        durable([change.staged for change in changes if change.new])
        journal.note_lastingly(_READY)
        _exchange(changes)
    except BaseException:
        try:
            _take_back(changes)
        except OSError as fault:
            raise _halved(journal, fault) from fault
        _finish(journal, changes)
        raise
    _finish(journal, changes)


def _halved(journal: _Journal, fault: OSError) -> RefusedError:
    return RefusedError(
        f"Schreiben nicht möglich: {reason(fault)} ({fault.filename or journal.place}). Ein Teil "
        "der Dateien ist schon geändert; der nächste Aufruf, z. B. check, bringt das zu Ende."
    )


def _finish(journal: _Journal, changes: Iterable[_Change]) -> None:
    """What cannot be cleared away now, the next command does."""
    with suppress(OSError):
        journal.note(_OVER)
    with suppress(OSError):
        _tidy(changes)


def _meant(number: int, path: Path, data: Content) -> _Change:
    """Of a link that is to be removed, the link is meant."""
    place = path.resolve() if data is not None and path.is_symlink() else path
    new = _digest_at(data) if isinstance(data, Path) else _digest(data)
    return _changed(place, _digest_at(place), new, f".chronik-{number}")


def _changed(place: Path, old: str, new: str, name: str) -> _Change:
    folder = place.parent
    return _Change(place, old, new, folder / f"{name}.neu", folder / f"{name}.alt")


def _stage(change: _Change, data: Content) -> None:
    """The old content under a second name, which takes no room, and the new one, ready."""
    place, new = change.place, change.staged
    place.parent.mkdir(parents=True, exist_ok=True)
    _tidy([change])
    if change.old:
        try:
            os.link(place, change.former, follow_symlinks=False)
        except (OSError, NotImplementedError):  # a file system without links
            shutil.copy2(place, change.former, follow_symlinks=False)
    if data is not None:
        new.write_bytes(data.read_bytes() if isinstance(data, Path) else data)
        if change.old:
            new.chmod(place.stat().st_mode & 0o777)


def _exchange(changes: Iterable[_Change]) -> None:
    """Removed is at the end."""
    for change in sorted(changes, key=lambda change: not change.new):
        if change.new:
            change.staged.replace(change.place)
        else:
            change.place.unlink()
    for folder in {change.place.parent for change in changes}:
        durable_folder(folder)


def _take_back(changes: Iterable[_Change]) -> None:
    for change in changes:
        if change.is_old or not change.is_new:
            continue
        if change.old:
            change.former.replace(change.place)
        else:
            change.place.unlink()


def _tidy(changes: Iterable[_Change]) -> None:
    """Clear away all that can be. Raises OSError at the end."""
    faults: list[OSError] = []
    for place in (each for change in changes for each in (change.staged, change.former)):
        try:
            place.unlink(missing_ok=True)
        except OSError as fault:
            faults.append(fault)
    if faults:
        raise faults[0]


def _digest_at(place: Path) -> str:
    if place.is_symlink() and not place.exists():
        return f"-> {place.readlink()}"
    return _digest(place.read_bytes() if place.exists() else None)


def _digest(data: bytes | None) -> str:
    return "" if data is None else digest_of(data).hex()


def _missing(folders: Iterable[Path]) -> set[Path]:
    """Those that are not there, with the ones above them that are not."""
    every = {each for folder in folders for each in (folder, *folder.parents)}
    return {folder for folder in every if not folder.exists()}
