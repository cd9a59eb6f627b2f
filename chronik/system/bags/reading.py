"""The files of a chronicle as they lie there, and those of the program that runs."""

from __future__ import annotations

from contextlib import suppress
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from chronik.system.ownership import tree
from chronik.system.scan import LAYERED, Folders, Listing, is_foreign, location, read, read_input

_PACKAGE = Path(__file__).resolve().parents[2]
_BESIDE = ("templates", "assets", "requirements.lock", "LICENSE")


def chronicle_files(folders: Folders, found: Listing) -> dict[str, bytes]:
    """All of content/ and seeds/, and the chronicle's own look, by the paths messages call them by.

    Raises OSError.
    """
    beside = [f"content/{name}" for name in tree(folders.content) if _is_top(name)]
    own = [path for path in found.stamps if _is_own(folders, path)]
    return {path: read_input(folders, path) for path in sorted({*beside, *own})}


def _is_top(name: str) -> bool:
    """A file in content/ itself: settings, and lists that commands keep."""
    return "/" not in name and not is_foreign(name)


def _is_own(folders: Folders, path: str) -> bool:
    """Whether the file came with the chronicle, not with the program."""
    folder = path.partition("/")[0]
    if folder not in LAYERED or folders.packaged is None:
        return True
    packaged = (folders.packaged / folder).resolve()
    return not location(folders, path).resolve().is_relative_to(packaged)


def program_files(folders: Folders) -> dict[str, bytes]:
    """The program in the layout that it has when it is installed: one folder, and what it needs
    beside its code in it. Raises OSError.
    """
    packaged = folders.packaged or _PACKAGE
    files = {path: read(_PACKAGE / path) for path in tree(_PACKAGE) if _is_ours(path)}
    for name in _BESIDE:
        place = packaged / name
        if place.is_file():
            files[name] = read(place)
        elif place.is_dir():
            files |= {f"{name}/{p}": read(place / p) for p in tree(place) if _is_ours(p)}
    return files if "LICENSE" in files else files | _installed_licence()


def _is_ours(path: str) -> bool:
    parts = path.split("/")
    return "__pycache__" not in parts and parts[-1] != "" and not any(map(is_foreign, parts))


def _installed_licence() -> dict[str, bytes]:
    """pip keeps it apart from the package."""
    with suppress(PackageNotFoundError):
        if text := distribution("chronik").read_text("licenses/LICENSE"):
            return {"LICENSE": text.encode()}
    return {}
