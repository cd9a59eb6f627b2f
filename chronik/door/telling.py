"""A run of the spine, and what is said of it."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from chronik.door.arguments import key_of_withdrawn
from chronik.door.program import WRITTEN, program_name
from chronik.door.progress import Progress
from chronik.inputs import Options
from chronik.recording import NewAddresses
from chronik.session import Outcome
from chronik.system.scan import Folders
from chronik.words import diagnostics
from chronik.words.diagnostics import Diagnostic
from chronik.words.german import counted, number
from chronik.words.hints import reason

if TYPE_CHECKING:
    from chronik.making import Audience

OK, ERRORS, USAGE = 0, 1, 2
_SITE_STAYS = " Die Website bleibt, wie sie war."
# What a command that failed has left alone.
_STAYS = {
    "build": _SITE_STAYS,
    "serve": _SITE_STAYS,
    "deposit": " Es wurde kein Archivpaket geschrieben.",
}


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
        where = f" ({fault.filename})" if fault.filename else ""
        why = f"{reason(fault)}{where}"
        print(f"Die Meldungen lassen sich nicht ausgeben: {why}.", file=sys.stderr)
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
        key=key_of_withdrawn(options),
        coverage=getattr(options, "coverage", False),
        ledger=options.command == "build" and not _in_ci(),
        history=options.history,
    )


def _in_ci() -> bool:
    """GitHub, GitLab, Forgejo and others say so."""
    return os.environ.get("CI", "").lower() not in ("", "0", "false")


def _report(outcome: Outcome, options: argparse.Namespace, seconds: float) -> None:
    """Problems in the chosen format on standard output, or in a file and as text; the line of
    counts with them, or on standard error.
    """
    outcome = outcome._replace(problems=tuple(map(_as_called, outcome.problems)))
    report = options.report
    if options.summary:
        _summarise(outcome, options.summary)
    if options.report_file:
        options.report_file.write_text(
            _formatted(report, outcome, options, seconds), "utf-8", newline="\n"
        )
        report = "text"
    print(_formatted(report, outcome, options, seconds), end="")
    beside = sys.stdout if report == "text" else sys.stderr
    print(_summary(outcome, options.command, seconds), file=beside, flush=True)


def _formatted(report: str, outcome: Outcome, options: argparse.Namespace, seconds: float) -> str:
    problems = outcome.problems
    if report == "gitlab":
        return diagnostics.as_gitlab(problems)
    if report == "github":
        beside = "Alle stehen in der Zusammenfassung." if options.summary else ""
        return diagnostics.as_github(problems, beside=beside)
    if report == "json":
        return diagnostics.json_report(problems, _counts(outcome, seconds))
    return diagnostics.as_text(problems) + _coverage(outcome)


def _counts(outcome: Outcome, seconds: float) -> dict[str, object]:
    """What the report for programs says beside the problems."""
    counts: dict[str, object] = {
        "pages": outcome.pages,
        **outcome.published._asdict(),
        "seconds": round(seconds, 3),
    }
    if any(outcome.proofs):
        counts |= dict(zip(("checked", "cited"), outcome.proofs, strict=True))
    if outcome.uses:
        counts["coverage"] = [
            {**use._asdict(), "unused": [u._asdict() for u in use.unused]} for use in outcome.uses
        ]
    return counts


def _summarise(outcome: Outcome, file: Path) -> None:
    from chronik.words.summaries import as_markdown

    write_summary(file, as_markdown(outcome.problems, failed=outcome.failed))


def write_summary(file: Path, markdown: str) -> None:
    """Write the overview; after what stands there, where it is the summary of a step of CI."""
    is_shared = os.environ.get("GITHUB_STEP_SUMMARY") == str(file)
    with file.open("a" if is_shared else "w", encoding="utf-8", newline="\n") as summary:
        summary.write(markdown)


def _as_called(d: Diagnostic) -> Diagnostic:
    """With commands as they are typed where the program was called."""
    name = program_name()
    if name == WRITTEN:
        return d
    message, hint = (text.replace(f"{WRITTEN} ", f"{name} ") for text in (d.message, d.hint))
    return d._replace(message=message, hint=hint)


def tell_coverage(folders: Folders, options: argparse.Namespace, audience: Audience) -> None:
    """For editors who look at the site: what of the source texts it does not use."""
    from chronik.checking import run_check  # a build need not load it

    wanted = wanted_options(options)._replace(coverage=True)
    outcome = run_check(folders, wanted, Progress(), audience)
    told = [d for d in outcome.problems if d.code in ("name-unlinked", "set-aside-unused")]
    print(diagnostics.as_text(told) + _coverage(outcome), end="", flush=True)


def _coverage(outcome: Outcome) -> str:
    """What of each stored text is used, and which lines no passage touches."""
    lines = []
    for use in outcome.uses:
        lines.append(f"{use.path}: {use.share} % des Textes belegt Angaben („{use.name}“)")
        places = use.places or [_lines(u.first, u.last) for u in use.unused]
        unused = zip(places, use.unused, strict=True)
        lines += [f"    {place} ungenutzt: {each.words}" for place, each in unused]
    return "".join(f"{diagnostics.harmless(line)}\n" for line in lines)


def _lines(first: int, last: int) -> str:
    return f"Zeile {first}" if first == last else f"Zeilen {first}–{last}"


def _summary(outcome: Outcome, command: str, seconds: float) -> str:
    found = diagnostics.said_counts(outcome.problems)
    time_taken = f"{seconds:.2f} s".replace(".", ",")
    if outcome.failed:
        return f"{found}.{_STAYS.get(command, '')} ({time_taken})"
    if command == "check":
        return f"{found or 'Keine Fehler'}.{_known(outcome.proofs)} ({time_taken})"
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
    told = _recorded(outcome.recorded) if command == "build" else ""
    return f"{outcome.said or f'{pages}: {files}'}{problems}. ({time_taken}){told}"


def _known(proofs: tuple[int, int]) -> str:
    """How much was checked, where some of it is only cited: the two are not one."""
    checked, cited = proofs
    if not cited:
        return ""
    return f" {counted(checked, 'Angabe', 'Angaben')} geprüft, {number(cited)} nachgewiesen."


def _recorded(recorded: NewAddresses) -> str:
    """What became of addresses that are new in the ledger."""
    if not recorded.addresses:
        return ""
    addresses = counted(recorded.addresses, "neue Adresse", "neue Adressen")
    if recorded.written:
        return f"\n{addresses} in content/urls.txt eingetragen: mit den Einträgen committen."
    how = "Auf dem eigenen Rechner trägt „chronik build“ ein, was fehlt."
    return f"\n{addresses} noch nicht in content/urls.txt. {how}"


def tell(words: str, aside: str = "") -> int:
    """What was asked for on standard output, what is good to know beside it."""
    if words:
        print(diagnostics.harmless(words))
    if aside:
        print(diagnostics.harmless(aside), file=sys.stderr)
    return OK
