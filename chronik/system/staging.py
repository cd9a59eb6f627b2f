"""The next site as a staged tree: a folder beside the published one that shares its files.

Changed files are written into it; unchanged ones are hard-linked. The folder that was published
before stays in the cache as the next staged tree: most of its links are right already, and a small
change costs little.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from chronik.language.tuples import NamedTuple
from chronik.system.ownership import owned, staging_place, tree, unowned
from chronik.system.scan import Folders, Stamp, size_of, stamp_of

# O_BINARY: else Windows would write each line end as two bytes.
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class Stage(NamedTuple):
    """A staged tree, and what lay in it and in the published one before this build."""

    output: Path
    folder: Path
    front: Mapping[str, Stamp]  # files of the published folder
    back: Mapping[str, Stamp]  # files of the staged folder
    ours: frozenset[str]  # files in `front` that the marker lists
    kept: bool  # whether the folder stays as the next staged tree

    def put(self, path: str, data: bytes) -> Stamp | None:
        """Stage a file and give its stamp; None when the published one holds the same bytes."""
        if self._is_published(path, data):
            return None

        target = f"{self.folder}/{path}"
        if path not in self.back:
            _make_room(target.rpartition("/")[0])
        handle = _opened(target)
        try:
            written = os.write(handle, data)
            while written < len(data):  # more than the system takes at once
                written += os.write(handle, memoryview(data)[written:])
            return stamp_of(os.fstat(handle))
        finally:
            os.close(handle)

    def _is_published(self, path: str, data: bytes) -> bool:
        if path not in self.front or size_of(self.front[path]) != len(data):
            return False
        return bytes_at(self.output / path) == data


def _make_room(folder: str) -> None:
    """Nearly every page has a folder of its own, in a folder that is there."""
    try:
        os.mkdir(folder)  # noqa: PTH102
    except FileExistsError:
        return
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103


def _opened(target: str) -> int:
    """A new file: never one that the published tree may share, nor what a link leads to."""
    try:
        return os.open(target, _NEW, 0o666)
    except FileExistsError:
        os.unlink(target)  # noqa: PTH108
        return os.open(target, _NEW, 0o666)


def bytes_at(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def survey(folders: Folders, key: str) -> Stage:
    """What is published, and the folder to stage the next site in, on the same file system.

    `key` tells the trees of different sites apart.
    """
    output = folders.output.resolve()
    beside = staging_place(output)
    found = Stage(output, beside, front=tree(output), back={}, ours=frozenset(), kept=False)

    cache = folders.cache.resolve() / f"tree-{key}" if folders.cache else None
    if cache is None or not _can_share(cache.parent, output):
        return found
    return _completed(found._replace(folder=cache, back=tree(cache), kept=True))


def _can_share(cache: Path, output: Path) -> bool:
    """Whether both are folders on one file system."""
    if not (cache.is_dir() and output.is_dir()):
        return False
    return cache.stat().st_dev == output.stat().st_dev


def _completed(left: Stage) -> Stage:
    """The folder that the last build left, with every file of ours that it lacks.

    What changes is replaced later, and nothing waits for this, for it can be done while records are
    read. What is not ours comes last, should it stand in the way.
    """
    missing = missing_links(left, (owned(left.output) or set()) & left.front.keys())
    with suppress(OSError):  # whatever the reason, it will show when the site is put in place
        left.folder.mkdir(exist_ok=True)
        hard_links(left, missing)
        return left._replace(back={**left.back, **{path: left.front[path] for path in missing}})
    return left._replace(back=tree(left.folder))


def stage(found: Stage, known: Mapping[str, Iterable[int]]) -> Stage:
    """Prepare to stage a site.

    Ours are the files that the marker lists; where it is damaged, those `known` from the last
    build (as `same_file` tells them), when they all lie there still. Raises OutputRefusedError
    where nobody can tell.
    """
    ours = owned(found.output)
    if ours is None:
        if not known or any(same_file(found.front.get(path)) != known[path] for path in known):
            raise unowned(found.output)
        ours = set(known)
    found.folder.mkdir(parents=True, exist_ok=True)
    return found._replace(ours=frozenset(ours & found.front.keys()))


def abandon(staged: Stage) -> None:
    """Forget a staged tree; the published site was never touched."""
    if not staged.kept:
        shutil.rmtree(staged.folder, ignore_errors=True)


def forget_trees(folders: Folders, key: str) -> None:
    """Delete a site that lies in the cache, and what is kept to stage the next one."""
    shutil.rmtree(folders.output, ignore_errors=True)
    if folders.cache:
        shutil.rmtree(folders.cache / f"tree-{key}", ignore_errors=True)


def missing_links(staged: Stage, paths: Iterable[str]) -> list[str]:
    """Those that the staged tree does not already share with the published one."""
    front, back = staged.front, staged.back
    return [path for path in paths if same_file(back.get(path)) != same_file(front.get(path))]


def same_file(stamp: Stamp | None) -> tuple[int, ...]:
    """What of a stamp tells that two names mean the same content: not the time of the last link."""
    if stamp is None:
        return ()
    mtime, _, size, inode = stamp
    return (mtime, size, inode)


def hard_links(staged: Stage, paths: Iterable[str]) -> list[str]:
    """Files of the published tree under the same names in the staged one; which they are."""
    done = []
    for path in paths:
        _link(staged, path)
        done.append(path)
    return done


def _link(staged: Stage, path: str) -> None:
    """Plain strings: this is done for every file."""
    source, target = f"{staged.output}/{path}", f"{staged.folder}/{path}"
    if path.endswith("/"):  # an empty folder of somebody else's
        os.makedirs(target, exist_ok=True)  # noqa: PTH103
        return

    if path in staged.back:
        os.unlink(target)  # noqa: PTH108
    try:
        os.link(source, target, follow_symlinks=False)
    except FileNotFoundError:
        os.makedirs(target.rpartition("/")[0], exist_ok=True)  # noqa: PTH103
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):  # something in the way, or links there are none
        with suppress(OSError):
            shutil.rmtree(target) if Path(target).is_dir() else Path(target).unlink()
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target, follow_symlinks=False)
