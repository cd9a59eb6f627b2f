"""The full-text index: Pagefind's command, run over the complete staged site before it is published
(docs/decisions/0008).

What of a page is searched is marked in the pages (`framing.searched`, filters in `framing.head`);
what is left out of it, because it repeats other pages or helps nobody find anything, stands here.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from chronik.words.hints import reason

FOLDER = "pagefind/"  # in the site; everything in it belongs to the index
_LEFT_OUT = "dt, thead, .badge, .hidden, .crumbs, .pages, .note, .notes, .claims, .cite, .timeline, #davor-danach, .pictured, .depiction"
_OPTIONS = ("--force-language", "de", "--silent", "--exclude-selectors", _LEFT_OUT)
_UNUSED = (
    "pagefind-*ui*",
    "pagefind-highlight.js",
    "wasm.unknown.pagefind",
)  # Pagefind's own search boxes, other languages


class SearchFailedError(Exception):
    """There is no index. The message says why and what to do, in German."""


def index(site: Path) -> None:
    """Make the index of the site in its folder, which is there and empty. Raises SearchFailedError."""
    folder = site / FOLDER
    # It runs in the empty folder, and without its variables, so that no other configuration reaches
    # it.
    settings = {
        name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")
    }
    try:
        command = [str(_program()), "--site", str(site.resolve()), *_OPTIONS]
        nothing, both, pipe = subprocess.DEVNULL, subprocess.STDOUT, subprocess.PIPE
        with subprocess.Popen(
            command, cwd=folder, env=settings, stdin=nothing, stdout=pipe, stderr=both
        ) as running:
            said = running.communicate()[0].decode(errors="replace").split("\n")[0].strip()
    except OSError as fault:
        raise _failed(f"Pagefind lässt sich nicht starten: {reason(fault)}.") from fault
    if running.returncode:
        raise _failed(
            f"Pagefind endete mit Code {running.returncode}{f': {said}' if said else ''}."
        )
    if not (folder / "pagefind.js").is_file():
        raise _failed("Pagefind hat nichts geschrieben.")
    for path in (path for pattern in _UNUSED for path in folder.glob(pattern)):
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def _program() -> Path:
    try:
        # 20 ms that a build which keeps its index need not pay
        from pagefind_bin import get_executable  # type: ignore[import-untyped]
    except ImportError as fault:
        raise _failed(
            "Das Programm Pagefind fehlt; nachrüsten: pip install pagefind-bin."
        ) from fault
    try:
        return Path(get_executable())
    except FileNotFoundError as fault:
        raise _failed(
            "Das Programm Pagefind fehlt; nachrüsten: pip install --force-reinstall pagefind-bin."
        ) from fault


def _failed(why: str) -> SearchFailedError:
    return SearchFailedError(
        f"Die Volltextsuche kann nicht gebaut werden. {why} Ohne sie geht es mit --no-search."
    )
