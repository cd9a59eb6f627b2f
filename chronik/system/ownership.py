"""Whose the output folder is: refused where it is not ours to write to; in it the marker lists the
files that are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from chronik.system.scan import Folders

MARKER = ".chronik.json"


class OutputRefusedError(Exception):
    """The output folder is not ours to write to. The message says why and what to do, in German."""


def check_output(folders: Folders) -> None:
    """Raise OutputRefusedError unless the folder is new, empty or ours, and holds none of the
    inputs.
    """
    output = folders.output
    target = output.resolve()
    for source in (folders.content, folders.seeds, folders.templates, folders.assets):
        if source.resolve() == target or target in source.resolve().parents:
            raise OutputRefusedError(
                f"{output} enthält {source}; die Website braucht einen eigenen Ordner. Mit --output einen anderen wählen."
            )
        if source.resolve() in target.parents:
            raise OutputRefusedError(
                f"{output} liegt in {source}; die Website braucht einen eigenen Ordner. Mit --output einen anderen wählen."
            )
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise OutputRefusedError(f"{output} ist kein Ordner. Mit --output einen anderen wählen.")
    if output.is_dir() and not (output / MARKER).is_file() and any(output.iterdir()):
        raise OutputRefusedError(
            f"{output} ist nicht leer und stammt nicht von chronik. Den Ordner leeren oder mit --output einen anderen wählen."
        )


def mark(files: Iterable[str]) -> bytes:
    """What the marker says."""
    return (
        json.dumps({"generator": "chronik", "files": sorted(files)}, ensure_ascii=False, indent=0)
        + "\n"
    ).encode()


def owned(output: Path) -> set[str]:
    """Files of ours; paths that would lead out of the folder are not believed."""
    try:
        listed = json.loads((output / MARKER).read_text("utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    return {path for path in listed if isinstance(path, str)} if isinstance(listed, list) else set()
