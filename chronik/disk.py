"""The only module that opens files: reads the input folders, and puts a site in place without ever showing half of one.

Publishing stages every changed file under its final name plus a suffix, flushes them, and only then renames them one by
one: pages first, then what no longer belongs is deleted. The manifest (`.chronik.json`) names every file of ours; it is
written before the first rename and after the last, so that a run that was cut off is finished by the next. Nothing that
the manifest does not list is ever deleted.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from chronik.diagnostics import Diagnostic, Span, error
from chronik.model import KINDS
from chronik.text import meant

MANIFEST = ".chronik.json"
STAGED = ".chronik-new"
SUFFIXES = (".md", ".yaml")


class Folders(NamedTuple):
    """Where things lie. `shown` is the prefix that messages name a content path by."""

    content: Path
    seeds: Path
    templates: Path
    assets: Path
    output: Path
    cache: Path


class Inputs(NamedTuple):
    """All bytes a build may use, by path within their folder; what could not be read are problems."""

    records: dict[str, bytes]  # "content/events/x.md" -> bytes
    site: bytes | None
    seeds: dict[str, bytes]
    templates: dict[str, str]
    assets: dict[str, bytes]
    problems: tuple[Diagnostic, ...]


class OutputRefusedError(Exception):
    """The output folder is not ours to write to. The message says why and what to do, in German."""


class Published(NamedTuple):
    written: int
    unchanged: int
    removed: int


def read_inputs(folders: Folders) -> Inputs:
    """Everything, in the order of the paths whatever order the disk has."""
    problems: list[Diagnostic] = []
    records = dict(_records(folders.content, problems))
    site = _bytes(folders.content / "site.yaml", "content/site.yaml", problems) if (folders.content / "site.yaml").exists() else None
    seeds = dict(_files(folders.seeds, "seeds", problems))
    templates = {name: data.decode("utf-8", "replace") for name, data in _files(folders.templates, "templates", problems)}
    return Inputs(records, site, seeds, templates, dict(_files(folders.assets, "assets", problems)), tuple(problems))


def _records(content: Path, problems: list[Diagnostic]) -> Iterator[tuple[str, bytes]]:
    for name in sorted(p.name for p in content.iterdir()) if content.is_dir() else ():
        path = content / name
        if name.startswith(".") or name == "site.yaml":
            continue
        if path.is_dir() and name in KINDS:
            yield from _kind(path, f"content/{name}", problems)
        elif path.is_dir():
            problems.append(error(Span(f"content/{name}"), "unknown-folder", f"Den Ordner content/{name} gibt es nicht.", meant(name, KINDS)))
        else:
            problems.append(
                error(
                    Span(f"content/{name}"),
                    "misplaced-file",
                    "Diese Datei liegt in keinem Ordner einer Art.",
                    f"Verschieben nach content/{'|'.join(KINDS[:3])}|…/.",
                )
            )


def _kind(folder: Path, shown: str, problems: list[Diagnostic]) -> Iterator[tuple[str, bytes]]:
    """The record files of a kind, in subfolders too."""
    for entry in sorted(os.scandir(folder), key=lambda e: e.name):
        where = f"{shown}/{entry.name}"
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if entry.name.endswith(SUFFIXES):
                problems.append(
                    error(
                        Span(where),
                        "not-a-file",
                        "Das ist ein Ordner, keine Datei.",
                        "Den Ordner umbenennen: Namen mit .md oder .yaml sind Dateien vorbehalten.",
                    )
                )
            else:
                yield from _kind(folder / entry.name, where, problems)
        elif entry.name.endswith(SUFFIXES):
            data = _bytes(folder / entry.name, where, problems)
            if data is not None:
                yield where, data
        else:
            problems.append(error(Span(where), "unknown-file", "Diese Art von Datei wird nicht gelesen.", "Einträge enden auf .md oder .yaml."))


def _files(folder: Path, shown: str, problems: list[Diagnostic]) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not any(part.startswith(".") for part in name.split("/")):
            data = _bytes(path, f"{shown}/{name}", problems)
            if data is not None:
                yield name, data


def _bytes(path: Path, shown: str, problems: list[Diagnostic]) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError as fault:
        problems.append(error(Span(shown), "unreadable", f"Die Datei lässt sich nicht lesen: {fault.strerror}.", "Rechte und Verknüpfungen prüfen."))
        return None


def check_output(output: Path, folders: Folders) -> None:
    """Raise OutputRefusedError unless the folder is new, empty or ours, and holds none of the inputs."""
    target = output.resolve()
    for source in (folders.content, folders.seeds, folders.templates, folders.assets):
        if source.resolve() == target or target in source.resolve().parents:
            raise OutputRefusedError(f"{output} enthält {source}; die Website braucht einen eigenen Ordner. Mit --output einen anderen wählen.")
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise OutputRefusedError(f"{output} ist kein Ordner. Mit --output einen anderen wählen.")
    if output.is_dir() and not (output / MANIFEST).is_file() and any(output.iterdir()):
        raise OutputRefusedError(f"{output} ist nicht leer und stammt nicht von chronik. Den Ordner leeren oder mit --output einen anderen wählen.")


def publish(output: Path, files: Mapping[str, bytes]) -> Published:
    """Make the output folder hold exactly these files (and whatever there is not ours). OSError leaves the old site."""
    output.mkdir(parents=True, exist_ok=True)
    old = _manifest(output)
    changed = [path for path, data in files.items() if not _same(output / path, data)]
    gone = sorted(path for path in old if path not in files)
    if not changed and not gone and set(old) == set(files):
        return Published(0, len(files), 0)
    try:
        for path in changed:
            staged = output / (path + STAGED)
            staged.parent.mkdir(parents=True, exist_ok=True)
            staged.write_bytes(files[path])
        _write_manifest(output, sorted({*old, *files}))
    except OSError:
        for path in changed:
            with suppress(OSError):
                (output / (path + STAGED)).unlink()
        raise
    for path in changed:
        (output / (path + STAGED)).replace(output / path)
    removed = sum(_remove(output, path) for path in gone)
    _write_manifest(output, sorted(files))
    return Published(len(changed), len(files) - len(changed), removed)


def _same(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False


def _manifest(output: Path) -> list[str]:
    """Files of ours; paths that would lead out of the folder are not believed."""
    try:
        listed = json.loads((output / MANIFEST).read_text("utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return []
    return [path for path in listed if isinstance(path, str) and not path.startswith("/") and ".." not in path.split("/")]


def _write_manifest(output: Path, paths: list[str]) -> None:
    staged = output / (MANIFEST + STAGED)
    staged.write_text(json.dumps({"generator": "chronik", "files": paths}, ensure_ascii=False, indent=0) + "\n", "utf-8")
    staged.replace(output / MANIFEST)


def _remove(output: Path, path: str) -> int:
    """Delete a file of ours and the folders it leaves empty."""
    target = output / path
    with suppress(FileNotFoundError):
        target.unlink()
    for folder in target.parents:
        if folder == output:
            break
        try:
            folder.rmdir()
        except OSError:
            break
    return 1


def version_of(data: bytes) -> str:
    """Eight hexadecimal digits that change with the content."""
    return hashlib.sha256(data).hexdigest()[:8]
