"""The process that builds: `python -m chronik.door.preview.worker`.

It stays, so that a build finds the program loaded, and what follows from unchanged texts where the
one before left it. Requests come on standard input, news go to standard output, a line of JSON
each; the first request is the command line of `serve`.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
import traceback
from collections.abc import Callable
from contextlib import redirect_stdout, suppress
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from chronik.checking import run_check
from chronik.chronicle.chronicle import Chronicle
from chronik.door.arguments import folders_of
from chronik.door.preview.faults import fault_of
from chronik.door.preview.notes import PageNotes
from chronik.door.progress import Progress
from chronik.door.telling import done, tell_coverage, wanted_options
from chronik.files import File
from chronik.inputs import Options
from chronik.pages.origins import first_page
from chronik.session import Outcome, run_build
from chronik.system.ownership import OutputRefusedError
from chronik.system.scan import Folders
from chronik.words.diagnostics import Diagnostic, LostError, RefusedError
from chronik.words.hints import reason

_OFTEN = 25  # builds after which what refers to itself is cleared away
_MOST = 50  # faults shown
_PLAIN = 1  # scripts of a page that has none of its own
_SCRIPT = b'<script type="module"'


class Viewer:
    """Told by a build what it finds; hands on what somebody looks at."""

    def __init__(self, out: BinaryIO, folders: Folders, *, has_desk: bool = False) -> None:
        self._out = out
        self._has_desk = has_desk
        self._folders = folders
        self._pages: dict[str, str] = {}
        self.build = 0  # number of the one that is told of
        self.open: frozenset[str] = frozenset()
        self.notes: PageNotes | None = None
        self.mount = ""

    def say(self, kind: str, **news: Any) -> None:
        words = json.dumps({"kind": kind, "build": self.build, **news})
        self._out.write(f"{words}\n".encode())
        self._out.flush()

    def hear(self, chronicle: Chronicle, problems: tuple[Diagnostic, ...]) -> None:
        self.notes = PageNotes(self._folders, chronicle, problems, has_desk=self._has_desk)
        self.mount = urlsplit(chronicle.site.base_url).path.rstrip("/") + "/"
        self._pages = {}

    def awaits(self, url: str) -> bool:
        return url in self.open

    def see(self, file: File) -> None:
        """A page with scripts of its own waits for what these load."""
        if file.data is not None and file.data.count(_SCRIPT) <= _PLAIN:
            self._pages[file.path] = file.data.decode()

    def ready(self) -> None:
        self.say("early", pages=self._pages)


def main(source: BinaryIO, out: BinaryIO) -> None:
    """Do what each line asks for, until there are no more."""
    options = _options(json.loads(source.readline()))
    sys.argv[0] = getattr(options, "called", sys.argv[0])  # messages say how `serve` was called
    folders = folders_of(options)
    viewer = Viewer(out, folders, has_desk=getattr(options, "edit", False))
    for number, line in enumerate(source):
        request = json.loads(line)
        if "about" in request:
            note = _noted(viewer, folders, options, request["about"])
            viewer.say("note", number=request["number"], note=note)
            continue
        viewer.build = request["build"]
        viewer.open = frozenset(map(first_page, request["open"]))
        _build(folders, options, viewer)
        if request["first"]:
            viewer.say("coverage", said=_coverage(folders, options, viewer))
        if number % _OFTEN == 0:
            gc.unfreeze()
            gc.collect()


def _options(words: dict[str, Any]) -> argparse.Namespace:
    """The command line, whose folders had become texts."""
    given = {
        name: Path(value) if name in Folders._fields else value for name, value in words.items()
    }
    return argparse.Namespace(**given)


def _build(folders: Folders, options: argparse.Namespace, viewer: Viewer) -> None:
    """A build, and what came of it; whatever happens, the process goes on."""
    outcomes: list[Outcome] = []
    spoken = StringIO()
    viewer.notes = None

    def run(folders: Folders, wanted: Options, progress: Progress) -> Outcome:
        outcomes.append(run_build(folders, wanted, progress, viewer))
        return outcomes[-1]

    try:
        with redirect_stdout(spoken):
            done(run, folders, options)
    except Exception as fault:
        viewer.say("broken", **_broken(fault))
        return
    _tell(outcomes[-1], spoken.getvalue(), viewer, partial(fault_of, folders))


def _tell(
    outcome: Outcome,
    said: str,
    viewer: Viewer,
    shown: Callable[[Diagnostic], dict[str, Any]],
) -> None:
    """How a build went. Where it failed for errors, warnings are no faults."""
    errors = [problem for problem in outcome.problems if problem.severity == "error"]
    faults = (errors or outcome.problems) if outcome.failed else ()
    viewer.say(
        "done",
        failed=outcome.failed,
        faults=[shown(fault) for fault in faults[:_MOST]],
        more=max(0, len(faults) - _MOST),
        said=said,
        mount=viewer.mount,
        changed=outcome.published.written + outcome.published.removed > 0,
    )


def _broken(fault: Exception) -> dict[str, str]:
    """What stopped a build beside problems of the content: in words, and for a report where."""
    stays = "Die Vorschau zeigt weiter den letzten Stand."
    if isinstance(fault, (OutputRefusedError, RefusedError)):
        return {"words": str(fault), "trace": ""}
    if isinstance(fault, OSError):
        where = f" ({fault.filename})" if fault.filename else ""
        return {"words": f"Nicht möglich: {reason(fault)}{where}. {stays}", "trace": ""}
    ours = "Das ist ein Fehler des Programms, nicht der Chronik; bitte melden."
    what = f"Etwas ginge verloren: {fault}" if isinstance(fault, LostError) else ours
    trace = "".join(traceback.format_exception(fault))
    return {"words": f"{what} {stays}", "trace": trace}


def _coverage(folders: Folders, options: argparse.Namespace, viewer: Viewer) -> str:
    """What of the source texts is not used, as it is said at the start."""
    spoken = StringIO()
    with suppress(Exception), redirect_stdout(spoken):  # a build has told of what is wrong
        tell_coverage(folders, options, viewer)
    return spoken.getvalue()


def _noted(
    viewer: Viewer, folders: Folders, options: argparse.Namespace, address: str
) -> dict[str, Any] | None:
    """What the bar says of a page. After a build of what was built before, the content is looked at
    once more.
    """
    try:
        if viewer.notes is None:
            run_check(folders, wanted_options(options), Progress(), viewer)
        return viewer.notes.of(address) if viewer.notes else None
    except Exception:  # a build tells of it
        return None


if __name__ == "__main__":
    out, sys.stdout = sys.stdout.buffer, sys.stderr
    main(sys.stdin.buffer, out)
