"""Notices that something was saved: told by the system where `watchfiles` is installed, else by
looking again and again.

Which way, it is only told that something may have changed; a build finds out what. Nothing is lost:
who is told while a build goes on builds once more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from time import perf_counter
from typing import Any

from chronik.system.scan import LAYERED, Folders, Listing, listing

_PAUSE = 0.1  # seconds between two looks, at least
_SHARE = 8  # a look may take this part of the time
_STEP = 20  # milliseconds of silence after which a save is over
_MOST = 200  # milliseconds that one may take
_SURE = 2_000  # milliseconds after which one looks, should the system have said nothing
_PASSING = re.compile(
    r"\..*|.*~|#.*#|4913|.*\.(tmp|swp|swx|part)|.*___jb_(tmp|old)___|.*\.kate-swp"
)

SaveNews = Callable[..., Iterator[set[Any]]]


def is_passing(name: str) -> bool:
    """Whether editors and systems make files of that name for a moment, or for themselves."""
    return bool(_PASSING.fullmatch(name))


def watch(
    folders: Folders, changed: Callable[[], None], stop: Event, *, plainly: bool = False
) -> None:
    """Call `changed` after each save, until `stop` is set. `plainly`: only look."""
    by_the_system = None if plainly else _watchfiles()
    if by_the_system:
        _told(by_the_system, folders, changed, stop)
    else:
        _looking(folders, changed, stop)


def _watchfiles() -> SaveNews | None:
    """What the library gives, where it is installed (docs/decisions/0021)."""
    try:
        from watchfiles import watch as changes
    except ImportError:
        return None
    found: SaveNews = changes
    return found


def _looking(folders: Folders, changed: Callable[[], None], stop: Event) -> None:
    known, pause = listing(folders), _PAUSE
    while not stop.wait(pause):
        began = perf_counter()
        known = _looked(folders, known, changed)
        pause = max(_PAUSE, _SHARE * (perf_counter() - began))


def _told(changes: SaveNews, folders: Folders, changed: Callable[[], None], stop: Event) -> None:
    """A folder that appears is watched from the next look on."""
    known = listing(folders)
    while not stop.is_set():
        places = _inputs(folders)
        for batch in changes(
            *places,
            watch_filter=lambda _, path: not is_passing(Path(path).name),
            debounce=_MOST,
            step=_STEP,
            stop_event=stop,
            rust_timeout=_SURE,
            yield_on_timeout=True,
            raise_interrupt=False,
            ignore_permission_denied=True,
        ):
            if batch:
                known = listing(folders)  # first, or a save in between would be taken for known
                changed()
            else:
                known = _looked(folders, known, changed)
            if _inputs(folders) != places:
                break


def _looked(folders: Folders, known: Listing, changed: Callable[[], None]) -> Listing:
    found = listing(folders)
    if found != known:
        changed()
    return found


def _inputs(folders: Folders) -> list[Path]:
    every = [folders.content, folders.seeds, folders.templates, folders.assets]
    if folders.packaged:
        every += [folders.packaged / name for name in LAYERED]
    return [folder for folder in dict.fromkeys(every) if folder.is_dir()]
