"""A run of the spine, and what is said of it."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from chronik.door.progress import Progress
from chronik.inputs import Options
from chronik.session import Outcome, run_check
from chronik.system.scan import Folders
from chronik.words import diagnostics
from chronik.words.german import counted, number
from chronik.words.hints import reason

if TYPE_CHECKING:
    from chronik.making import Audience

OK, ERRORS, USAGE = 0, 1, 2


def done(
    command: Callable[[Folders, Options, Progress], Outcome],
    folders: Folders,
    options: argparse.Namespace,
) -> int:
    """Do it, report it, say how it went."""
    gc.disable()  # nothing here makes garbage in circles; a run ends before memory matters
    progress = Progress()
    outcome = command(folders, wanted_options(options), progress)
    try:
        _report(outcome, options, progress.seconds())
    except OSError as fault:  # a closed pipe, a full disk: the work is done all the same
        sys.stdout = sys.stderr
        print(f"Die Meldungen lassen sich nicht ausgeben: {reason(fault)}.", file=sys.stderr)
        return USAGE
    if options.timings:
        print(progress.words(), file=sys.stderr)
    return ERRORS if outcome.failed else OK


def wanted_options(options: argparse.Namespace) -> Options:
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


def tell_coverage(folders: Folders, options: argparse.Namespace, audience: Audience) -> None:
    """For editors who look at the site: what of the source texts it does not use."""
    wanted = wanted_options(options)._replace(coverage=True)
    outcome = run_check(folders, wanted, Progress(), audience)
    told = [d for d in outcome.problems if d.code in ("name-unlinked", "set-aside-unused")]
    print(diagnostics.as_text(told) + _coverage(outcome), end="", flush=True)


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
