"""What lies in the output folder, and whose it is: refused where it is not ours; a marker in it
lists our files.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from chronik.system.scan import EMPTY_FOLDER, Folders, Stamp, stamp_of

MARKER = ".chronik.json"
_OF_ITS_OWN = "die Website braucht einen eigenen Ordner."
_ANOTHER = "Mit --output einen anderen wählen."


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


def mark(files: Iterable[str]) -> bytes:
    """What the marker says."""
    marker = {"generator": "chronik", "files": sorted(files)}
    return f"{json.dumps(marker, ensure_ascii=False, indent=0)}\n".encode()


def owned(output: Path) -> set[str]:
    """Files of ours; paths that would lead out of the folder are not believed."""
    try:
        listed = json.loads((output / MARKER).read_text("utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    return {path for path in listed if isinstance(path, str)} if isinstance(listed, list) else set()


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
