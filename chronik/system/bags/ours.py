"""Whether a place may be taken: it is new or empty, or holds an earlier bag and nothing else."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from chronik.system.ownership import tree
from chronik.system.scan import Folders
from chronik.words.diagnostics import RefusedError

_INFO, _MANIFESTS = "bag-info.txt", ("manifest-sha256.txt", "tagmanifest-sha256.txt")
_OF_ITS_OWN = "das Archivpaket braucht einen eigenen Ort."
_ANOTHER = "Mit --to einen anderen Ort nennen."


def check_place(place: Path, agent: str, folders: Folders) -> Path:
    """The full path of the place. Raises RefusedError unless a bag may lie there, as a folder or a
    file. `agent`: the beginning of a line that every bag of ours has in its bag-info.txt.
    """
    if place.is_symlink():
        raise RefusedError(f"{place} ist eine Verknüpfung; ihr wird nicht gefolgt. {_ANOTHER}")
    place = place.resolve()
    for source in (folders.content, folders.seeds, folders.templates, folders.assets):
        _check_apart(place, source)
    if place.exists():
        (_check_file if is_packed(place) else _check_folder)(place, agent)
    return place


def is_packed(place: Path) -> bool:
    """Whether the bag becomes one file."""
    return place.suffix.lower() == ".zip"


def _check_apart(place: Path, source: Path) -> None:
    inner = source.resolve()
    if place == inner or place in inner.parents:
        raise RefusedError(f"{place} enthält {source}; {_OF_ITS_OWN} {_ANOTHER}")
    if inner in place.parents:
        raise RefusedError(f"{place} liegt in {source}; {_OF_ITS_OWN} {_ANOTHER}")


def _check_file(place: Path, agent: str) -> None:
    if not place.is_file():
        raise RefusedError(f"{place} ist keine Datei. {_ANOTHER}")
    try:
        with zipfile.ZipFile(place) as packed:
            info = next(name for name in packed.namelist() if name.endswith(f"/{_INFO}"))
            is_ours = _says(packed.read(info), agent)
    except (zipfile.BadZipFile, StopIteration, KeyError):
        is_ours = False
    if not is_ours:
        raise RefusedError(
            f"{place} gibt es schon, und es ist kein Archivpaket von chronik. {_ANOTHER}"
        )


def _check_folder(place: Path, agent: str) -> None:
    if not place.is_dir():
        raise RefusedError(
            f"{place} ist eine Datei. Einen Ordner nennen, oder eine Datei auf .zip."
        )
    there = tree(place)
    if not there:
        return
    info = place / _INFO
    if not (info.is_file() and _says(info.read_bytes(), agent)):
        raise RefusedError(f"{place} ist nicht leer und kein Archivpaket von chronik. {_ANOTHER}")
    if foreign := sorted(there.keys() - {*_listed(place)}):
        raise RefusedError(
            f"In {place} liegt {foreign[0]}, das nicht zum Archivpaket gehört. "
            f"Die Datei woandershin legen. {_ANOTHER}"
        )


def _says(info: bytes, agent: str) -> bool:
    return any(line.startswith(agent.encode()) for line in info.splitlines())


def _listed(place: Path) -> Iterator[str]:
    """What the earlier bag itself says it holds."""
    tags = [f"tagmanifest-{name}.txt" for name in ("sha256", "sha512")]
    yield from tags
    for manifest in _MANIFESTS:
        if (place / manifest).is_file():
            for line in (place / manifest).read_text("utf-8").splitlines():
                yield line.partition("  ")[2].replace("%25", "%")
