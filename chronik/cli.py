"""The command line: options, exit codes, and what is printed.

0 written · 1 content has errors · 2 wrong use.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from chronik.arguments import folders_of, parsed
from chronik.inputs import Options
from chronik.progress import Progress
from chronik.session import Outcome, run_build, run_check
from chronik.system.ownership import OutputRefusedError
from chronik.system.scan import Folders
from chronik.system.workers import WorkerDiedError
from chronik.words import diagnostics
from chronik.words.diagnostics import LostError
from chronik.words.german import counted, number
from chronik.words.hints import reason

OK, ERRORS, USAGE = 0, 1, 2
_KEPT = "Die alte Website bleibt unverändert."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # Whatever the terminal says it can show: a message never fails.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = parsed(sys.argv[1:] if arguments is None else arguments)
    folders = folders_of(options)
    try:
        if not folders.content.is_dir():
            missing = f"Den Ordner {folders.content} gibt es nicht."
            print(f"{missing} Mit --content einen anderen wählen.", file=sys.stderr)
            return USAGE
        if options.command == "serve":
            from chronik.serve import serve  # http.server costs 20 ms

            return serve(
                lambda: _run(run_build, folders, options) or _tell_coverage(folders, options),
                folders.output,
                options.port,
            )
        return _run(run_check if options.command == "check" else run_build, folders, options)
    except OutputRefusedError as refused:
        print(refused, file=sys.stderr)
        return USAGE
    except OSError as fault:
        print(_refusal(fault, folders, options.command), file=sys.stderr)
        return USAGE
    except LostError as lost:
        ours = "Das ist ein Fehler des Programms; bitte melden."
        print(f"Etwas ginge verloren: {lost} {ours} {_KEPT}", file=sys.stderr)
        return ERRORS
    except WorkerDiedError as died:
        print(f"{died} {_KEPT} Mit --jobs 1 noch einmal versuchen.", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        return 130


def leave(code: int) -> NoReturn:
    """End the process at once: to take millions of objects apart one by one takes a tenth of a
    second, and the system has no need of it.
    """
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):  # nobody listens any more
            stream.flush()
    os._exit(code)


def _refusal(fault: OSError, folders: Folders, command: str) -> str:
    """What the system refused, where, and why."""
    place = Path(str(fault.filename or folders.output))
    inputs = (folders.content, folders.seeds, folders.templates, folders.assets)
    what = (
        "Lesen"
        if command == "check" or any(place.is_relative_to(folder) for folder in inputs)
        else "Schreiben"
    )
    return f"{what} nicht möglich: {reason(fault)} ({place}). {_KEPT}"


def _run(
    command: Callable[[Folders, Options, Progress], Outcome],
    folders: Folders,
    options: argparse.Namespace,
) -> int:
    """Do it, report it, say how it went."""
    gc.disable()  # nothing here makes garbage in circles; a run ends before memory matters
    progress = Progress()
    outcome = command(folders, _wanted(options), progress)
    try:
        _report(outcome, options, progress.seconds())
    except OSError as fault:  # a closed pipe, a full disk: the work is done all the same
        sys.stdout = sys.stderr
        print(f"Die Meldungen lassen sich nicht ausgeben: {reason(fault)}.", file=sys.stderr)
        return USAGE
    if options.timings:
        print(progress.words(), file=sys.stderr)
    return ERRORS if outcome.failed else OK


def _wanted(options: argparse.Namespace) -> Options:
    return Options(
        base_url=options.base_url,
        strict=options.strict,
        jobs=options.jobs,
        search=not options.no_search,
        coverage=getattr(options, "coverage", False),
    )


def _report(outcome: Outcome, options: argparse.Namespace, seconds: float) -> None:
    """Problems in the chosen format on standard output; the line of counts with them, or on
    standard error.
    """
    problems, done = outcome.problems, outcome.published
    counts: dict[str, object] = {
        "pages": outcome.pages,
        **done._asdict(),
        "seconds": round(seconds, 3),
    }
    if outcome.uses:
        counts["coverage"] = [
            {**use._asdict(), "unused": [u._asdict() for u in use.unused]} for use in outcome.uses
        ]
    if options.report == "json":
        print(diagnostics.json_report(problems, counts), end="")
    elif options.report == "gitlab":
        print(diagnostics.as_gitlab(problems), end="")
    else:
        is_github = options.report == "github"
        text = diagnostics.as_github(problems) if is_github else diagnostics.as_text(problems)
        print(text if is_github else text + _coverage(outcome), end="")
    beside = sys.stdout if options.report == "text" else sys.stderr
    print(_summary(outcome, options.command, seconds), file=beside, flush=True)


def _tell_coverage(folders: Folders, options: argparse.Namespace) -> int:
    """For editors who look at the site: what of the source texts it does not use."""
    outcome = run_check(folders, _wanted(options)._replace(coverage=True), Progress())
    told = [d for d in outcome.problems if d.code in ("name-unlinked", "set-aside-unused")]
    print(diagnostics.as_text(told) + _coverage(outcome), end="", flush=True)
    return OK


def _coverage(outcome: Outcome) -> str:
    """What of each stored text is used, and which lines no passage touches."""
    lines = []
    for use in outcome.uses:
        lines.append(f"{use.path}: {use.share} % des Textes belegt Angaben („{use.name}“)")
        lines += [f"    {_lines(u.first, u.last)} ungenutzt: {u.words}" for u in use.unused]
    return "".join(f"{line}\n" for line in lines)


def _lines(first: int, last: int) -> str:
    return f"Zeile {first}" if first == last else f"Zeilen {first}–{last}"


def _summary(outcome: Outcome, command: str, seconds: float) -> str:
    errors = sum(d.severity == "error" for d in outcome.problems)
    warnings = len(outcome.problems) - errors
    counts = (
        counted(errors, "Fehler", "Fehler") if errors else "",
        counted(warnings, "Warnung", "Warnungen") if warnings else "",
    )
    found = ", ".join(filter(None, counts))
    time_taken = f"{seconds:.2f} s".replace(".", ",")
    if outcome.failed:
        stays = " Die Website bleibt, wie sie war." if command != "check" else ""
        return f"{found}.{stays} ({time_taken})"
    if command == "check":
        return f"{found or 'Keine Fehler'}. ({time_taken})"
    done = outcome.published
    files = ", ".join(
        (
            f"{number(done.written)} Dateien geschrieben",
            f"{number(done.unchanged)} unverändert",
            f"{number(done.removed)} entfernt",
        )
    )
    pages = counted(outcome.pages, "Seite", "Seiten")
    problems = f"; {found}" if found else ""
    return f"{pages}: {files}{problems}. ({time_taken})"
