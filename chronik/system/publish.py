"""Puts a site in place without ever showing half of one.

Changed files are written into a staged tree; unchanged ones are hard-linked into it; then the
staged and the published folder are exchanged in one step of the operating system (Linux
`renameat2`), so that a reader, a crash or a full disk sees the old site or the new one. The folder
that was published before stays in the cache as the next staged tree: most of its links are right
already, and a small change costs little. Where folders cannot be exchanged (a mount point, another
system), complete files are renamed into place one by one.

The marker `.chronik.json` lists the files that are ours. Whatever else lies in the output folder is
carried over untouched.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from chronik.system.ownership import MARKER, mark, owned
from chronik.system.scan import Folders, Stamp, stamp_of, tree
from chronik.system.workers import spread

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL
_EXCHANGE, _HERE = 2, -100  # RENAME_EXCHANGE and AT_FDCWD of linux/fs.h and linux/fcntl.h


class Published(NamedTuple):
    written: int = 0
    unchanged: int = 0
    removed: int = 0


class Stage(NamedTuple):
    """A staged tree. `front` and `back` are the files of the published and of the staged folder
    before this build.
    """

    output: Path
    folder: Path
    front: Mapping[str, Stamp]
    back: Mapping[str, Stamp]
    ours: frozenset[str]  # files in `front` that the marker lists
    kept: bool  # whether the folder stays as the next staged tree

    def put(self, path: str, data: bytes) -> Stamp | None:
        """Stage a file and give its stamp; None when the published one holds the same bytes
        already.
        """
        if (
            path in self.front
            and self.front[path][2] == len(data)
            and _bytes(self.output / path) == data
        ):
            return None
        target = f"{self.folder}/{path}"
        if path not in self.back:
            _make_room(target.rpartition("/")[0])
        try:
            handle = os.open(target, _NEW, 0o666)
        except FileExistsError:
            os.unlink(target)  # noqa: PTH108 - never write into a file that the published tree may share, nor through a link
            handle = os.open(target, _NEW, 0o666)
        try:
            written = os.write(handle, data)
            while written < len(data):  # more than the system takes at once
                written += os.write(handle, memoryview(data)[written:])
            return stamp_of(os.fstat(handle))
        finally:
            os.close(handle)


def _make_room(folder: str) -> None:
    """The folder, made when it is not there: nearly every page has one of its own, in a folder that
    is there.
    """
    try:
        os.mkdir(folder)  # noqa: PTH102
    except FileExistsError:
        return
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103


def survey(folders: Folders, key: str, own: int) -> Stage:
    """What is published, and the folder to stage the next site in, on the same file system. `own`:
    number of the process.

    The folder that the last build left gets every file of ours that it lacks: what changes is
    replaced later, and nothing waits for this, for it can be done while records are read. What is
    not ours comes last, should it stand in the way.
    """
    output = folders.output.resolve()
    front = tree(output)
    cache = folders.cache.resolve() / f"tree-{key}" if folders.cache else None
    if not (
        cache
        and cache.parent.is_dir()
        and output.is_dir()
        and cache.parent.stat().st_dev == output.stat().st_dev
    ):
        return Stage(
            output,
            output.with_name(f".{output.name}.chronik-{own}"),
            front,
            {},
            frozenset(),
            kept=False,
        )
    staged = Stage(output, cache, front, tree(cache), frozenset(), kept=True)
    missing = _unlinked(staged, owned(output) & front.keys())
    with suppress(OSError):  # whatever the reason, it will show when the site is put in place
        cache.mkdir(exist_ok=True)
        _links(staged, missing)
        return staged._replace(back={**staged.back, **{path: front[path] for path in missing}})
    return staged._replace(back=tree(cache))


def stage(found: Stage, known: Iterable[str]) -> Stage:
    """Prepare to stage a site. Ours are the files that the marker lists and those `known` from the
    last build, should the marker be damaged.
    """
    if not found.kept:
        _sweep(found.output)
    found.folder.mkdir(parents=True, exist_ok=True)
    return found._replace(ours=frozenset(owned(found.output).union(known) & found.front.keys()))


def _sweep(output: Path) -> None:
    """Delete what builds that were killed have left beside the output folder."""
    for left in output.parent.glob(f".{output.name}.chronik-*"):
        number = left.name.rpartition("-")[2]
        if not (
            number.isdigit() and int(number) != os.getpid() and Path(f"/proc/{number}").exists()
        ):
            shutil.rmtree(left, ignore_errors=True)


def abandon(staged: Stage) -> None:
    """Forget a staged tree; the published site was never touched."""
    if not staged.kept:
        shutil.rmtree(staged.folder, ignore_errors=True)


class Extra(NamedTuple):
    """Files made from the complete staged site, in a folder of their own: nothing else is kept in
    it.
    """

    folder: str  # with a slash at its end
    make: Callable[[Path], object]  # given the staged site, in which the folder is empty


def commit(
    staged: Stage, put: Sequence[str], same: Sequence[str], *, jobs: int, extra: Extra | None = None
) -> Published:
    """Put the staged site in place: the files that were put, those that are the same as published,
    and those made of them.

    Raises OSError, or what `extra` raises, before anything published was touched; a site without
    any change is not touched at all.
    """
    gone = staged.ours - set(put) - set(same) - {MARKER}
    if not put and not gone and not extra and _bytes(staged.output / MARKER) == mark(same):
        abandon(staged)
        return Published(0, len(same), 0)
    try:
        foreign = [path for path in staged.front if path not in staged.ours and path != MARKER]
        carried = [*same, *foreign]
        spread(lambda paths: _links(staged, paths), _unlinked(staged, carried), jobs=jobs)
        wanted = {*put, *carried, MARKER}
        _clear(staged.folder, (path for path in staged.back if path not in wanted))
        made = _made(staged, extra) if extra else []
        if staged.put(MARKER, mark((*put, *same, *made))) is None:
            _links(staged, _unlinked(staged, [MARKER]))
        _replace(staged, [*put, *made])
    except OSError:
        abandon(staged)
        raise
    return Published(len(put) + len(made), len(same), len(gone.difference(made)))


def _made(staged: Stage, extra: Extra) -> list[str]:
    folder = staged.folder / extra.folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    extra.make(staged.folder)
    return [extra.folder + path for path in tree(folder) if not path.endswith("/")]


def _unlinked(staged: Stage, paths: Iterable[str]) -> list[str]:
    """Those that the staged tree does not already share with the published one."""
    return [
        path
        for path in paths
        if same_file(staged.back.get(path)) != same_file(staged.front.get(path))
    ]


def same_file(stamp: Stamp | None) -> tuple[int, ...]:
    """What of a stamp tells that two names mean the same content: all but the time of the last
    link.
    """
    return (stamp[0], *stamp[2:]) if stamp else ()


def _links(staged: Stage, paths: Iterable[str]) -> list[str]:
    done = []
    for path in paths:
        _link(staged, path)
        done.append(path)
    return done


def _link(staged: Stage, path: str) -> None:
    """One file of the published tree, under the same name in the staged one. Plain strings: this is
    done for every file.
    """
    target = f"{staged.folder}/{path}"
    if path.endswith("/"):  # an empty folder of somebody else's
        os.makedirs(target, exist_ok=True)  # noqa: PTH103
        return
    if path in staged.back:
        os.unlink(target)  # noqa: PTH108
    try:
        os.link(f"{staged.output}/{path}", target, follow_symlinks=False)
    except FileNotFoundError:
        os.makedirs(target.rpartition("/")[0], exist_ok=True)  # noqa: PTH103
        os.link(f"{staged.output}/{path}", target, follow_symlinks=False)
    except OSError:  # something in the way, or a file system without links
        with suppress(OSError):
            shutil.rmtree(target) if Path(target).is_dir() else Path(target).unlink()
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(f"{staged.output}/{path}", target, follow_symlinks=False)


def _clear(folder: Path, paths: Iterable[str]) -> None:
    """Delete files and the folders they leave empty."""
    for path in paths:
        with suppress(OSError):  # gone already, or in use by what is new
            (folder / path).rmdir() if path.endswith("/") else (folder / path).unlink()
        for parent in (folder / path).parents:
            if parent == folder:
                break
            try:
                parent.rmdir()
            except OSError:
                break


def _replace(staged: Stage, put: Sequence[str]) -> None:
    """Exchange the folders, or, where that cannot be, the files one by one."""
    if not staged.output.exists() or not any(staged.output.iterdir()):
        with suppress(OSError):
            staged.folder.replace(staged.output)
            return
    if _exchange(staged.folder, staged.output):
        abandon(staged)
        return
    for path in (*put, MARKER):
        if (staged.folder / path).exists():
            (staged.output / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(staged.folder / path, staged.output / (path + ".chronik-new"))
    for path in (*put, MARKER):
        if (staged.folder / path).exists():
            (staged.output / (path + ".chronik-new")).replace(staged.output / path)
    _clear(staged.output, (path for path in staged.ours if not (staged.folder / path).exists()))
    abandon(staged)


def _exchange(one: Path, other: Path) -> bool:
    if not sys.platform.startswith("linux"):
        return False
    import ctypes  # 10 ms that a build without changes need not pay

    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return bool(rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
