"""Whose the output folder is, and what lies in it: refused where it is not ours, and while another
build has it; a marker in it lists our files.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from chronik.system.disk.holding import JOURNAL, given_up, hold, taken
from chronik.system.scan import EMPTY_FOLDER, Folders, Stamp, stamp_of
from chronik.words.digests import digest_of

MARKER = ".chronik.json"
_OF_ITS_OWN = "die Website braucht einen eigenen Ordner."
_ANOTHER = "Mit --output einen anderen wählen."
_CLOSED = (errno.EACCES, errno.EPERM, errno.EROFS)  # why a folder cannot be written to


class OutputRefusedError(Exception):
    """The output folder is not ours to write to. The message says why and what to do, in German."""


def check_output(folders: Folders) -> None:
    """Raise OutputRefusedError unless the folder is new, empty or ours, and holds no inputs."""
    output = folders.output
    for source in (folders.content, folders.seeds, folders.templates, folders.assets):
        _check_apart(output, source)

    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise OutputRefusedError(f"{output} ist kein Ordner. {_ANOTHER}")
    if output.is_dir() and not (output / MARKER).is_file() and any(output.iterdir()):
        raise OutputRefusedError(
            f"{output} ist nicht leer und stammt nicht von chronik. "
            "Den Ordner leeren oder mit --output einen anderen wählen."
        )


def _check_apart(output: Path, source: Path) -> None:
    target, inputs = output.resolve(), source.resolve()
    if inputs == target or target in inputs.parents:
        raise OutputRefusedError(f"{output} enthält {source}; {_OF_ITS_OWN} {_ANOTHER}")
    if inputs in target.parents:
        raise OutputRefusedError(f"{output} liegt in {source}; {_OF_ITS_OWN} {_ANOTHER}")


@contextmanager
def output_held(output: Path) -> Iterator[None]:
    """Hold the output folder for this build alone. What killed ones left is cleared away.

    Raises OutputRefusedError while another build has it, OSError.
    """
    output = output.resolve()
    place = output.with_name(f".{output.name}.chronik-lock")
    output.parent.mkdir(parents=True, exist_ok=True)
    try:
        file = _claim(place, output)
    except BlockingIOError as fault:
        raise OutputRefusedError(
            f"Ein anderer Bau schreibt gerade nach {output}. Warten, bis er fertig ist, oder mit "
            "--output einen anderen Ordner wählen."
        ) from fault
    try:
        end_changes(output)
        shutil.rmtree(staging_place(output), ignore_errors=True)
        yield
    finally:
        # A process that still drew when this one was asked to end may have staged a file since.
        shutil.rmtree(staging_place(output), ignore_errors=True)
        with suppress(OSError):  # then it is empty, and the next build takes it
            given_up(place, file)


def _claim(place: Path, output: Path) -> int:
    """A file beside the folder; where none can be, the folder itself, which then stays the same
    one: to exchange it, one would have to write beside it.
    """
    try:
        return taken(place, wait=False)
    except OSError as fault:
        if fault.errno not in _CLOSED:
            raise
        folder = os.open(output, os.O_RDONLY)
    if hold(folder, wait=False):
        return folder
    os.close(folder)
    raise BlockingIOError


def end_changes(home: Path) -> None:
    """End what a killed process had under way, as its journal in this folder says. Raises
    RefusedError, OSError.
    """
    if os.path.lexists(home / JOURNAL):
        from chronik.system.writing import recover  # late: that is seldom

        recover(home)


def staging_place(output: Path) -> Path:
    """Where the next site is staged when the cache has no place for it."""
    return output.with_name(f".{output.name}.chronik-neu")


def mark(files: Iterable[str]) -> bytes:
    """What the marker says."""
    listed = sorted(files)
    marker = {"generator": "chronik", "sum": _sum(listed), "files": listed}
    return f"{json.dumps(marker, ensure_ascii=False, indent=0)}\n".encode()


def _sum(files: list[str]) -> str:
    return digest_of("\0".join(files).encode()).hex()


def owned(output: Path) -> set[str] | None:
    """Files of ours; None where nobody can tell, for the marker is damaged.

    Paths that would lead out of the folder are for others not to believe.
    """
    try:
        marker = json.loads((output / MARKER).read_text("utf-8"))
        files, told = marker["files"], marker.get("sum")
        is_whole = files == [*map(str, files)] and told in (None, _sum(files))
    except FileNotFoundError:
        return set()
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return set(files) if is_whole else None


def unowned(output: Path) -> OutputRefusedError:
    """What to say where nobody can tell which files are ours."""
    return OutputRefusedError(
        f"{output / MARKER} ist beschädigt; welche Dateien dort von chronik sind, ist daraus nicht "
        f"mehr zu erkennen. Den Ordner {output} löschen (eigene Dateien darin vorher sichern) und "
        "noch einmal bauen."
    )


def tree(folder: Path) -> dict[str, Stamp]:
    """Stamps of all files in a folder and below, hidden ones too, by path within it.

    Nothing when it is not there. An empty folder in it stands under its path with a slash.
    """
    found: dict[str, Stamp] = {}
    pending = [("", str(folder))]

    while pending:
        prefix, place = pending.pop()
        with suppress(FileNotFoundError, NotADirectoryError), os.scandir(place) as entries:
            empty = bool(prefix)
            for entry in entries:
                empty = False
                if entry.is_dir(follow_symlinks=False):
                    pending.append((f"{prefix}{entry.name}/", entry.path))
                else:
                    found[prefix + entry.name] = stamp_of(entry.stat(follow_symlinks=False))
            if empty:
                found[prefix] = EMPTY_FOLDER
    return found
