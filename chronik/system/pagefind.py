"""The full-text index: Pagefind's command, run over the complete staged site.

Done before the site is published; why Pagefind: docs/decisions/0008. What of a page is searched is
marked in the pages (`frame.searched`, filters in `frame.head`); what is left out of it, because it
repeats other pages or helps nobody find anything, stands here.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from chronik.words.diagnostics import SearchFailedError
from chronik.words.hints import reason

FOLDER = "pagefind/"  # in the site; everything in it belongs to the index
_LEFT_OUT = (
    "dt, thead, .badge, .hidden, .crumbs, .pages, .note, .notes, .claims, .cite, .timeline, "
    ".picks, #davor-danach, .pictured, .depiction"
)
_OPTIONS = ("--force-language", "de", "--silent", "--exclude-selectors", _LEFT_OUT)

# Pagefind's own search boxes, other languages.
_UNUSED = ("pagefind-*ui*", "pagefind-highlight.js", "wasm.unknown.pagefind")


def index(site: Path) -> None:
    """Make the index of the site in its folder, which is there and empty.

    Raises SearchFailedError.
    """
    folder = site / FOLDER
    _run(site)
    if not (folder / "pagefind.js").is_file():
        raise _failed("Pagefind hat nichts geschrieben.")

    for path in [path for pattern in _UNUSED for path in folder.glob(pattern)]:
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def _run(site: Path) -> None:
    """In the empty folder and without its variables, so that no other configuration reaches it."""
    settings = {
        name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")
    }
    try:
        done = subprocess.run(
            [str(_program()), "--site", str(site.resolve()), *_OPTIONS],
            cwd=site / FOLDER,
            env=settings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
    except OSError as fault:
        raise _failed(f"Pagefind lässt sich nicht starten: {reason(fault)}.") from fault

    if done.returncode:
        complaint = done.stdout.decode(errors="replace").split("\n")[0].strip()
        because = f": {complaint}" if complaint else ""
        raise _failed(f"Pagefind endete mit Code {done.returncode}{because}.")


def _program() -> Path:
    try:
        # 20 ms that a build which keeps its index need not pay
        from pagefind_bin import get_executable  # type: ignore[import-untyped]
    except ImportError as fault:
        raise _missing("pip install pagefind-bin") from fault

    try:
        return Path(get_executable())
    except FileNotFoundError as fault:
        raise _missing("pip install --force-reinstall pagefind-bin") from fault


def _missing(remedy: str) -> SearchFailedError:
    return _failed(f"Das Programm Pagefind fehlt; nachrüsten: {remedy}.")


def _failed(why: str) -> SearchFailedError:
    return SearchFailedError(
        f"Die Volltextsuche kann nicht gebaut werden. {why} Ohne sie geht es mit --no-search."
    )
