"""The command line: options, exit codes, and what is printed. 0 written · 1 content has errors · 2 wrong use."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from chronik import diagnostics
from chronik.diagnostics import FORMATS, Diagnostic, failing
from chronik.disk import Folders, Inputs, OutputRefusedError, Published, check_output, publish, read_inputs
from chronik.pipeline import Failed, Sources, build, examine
from chronik.text import counted, number

OK, ERRORS, USAGE = 0, 1, 2
ROOT = Path(__file__).resolve().parent.parent
COMMANDS = ("build", "check", "serve")


class Outcome(NamedTuple):
    """What a command found and did."""

    code: int
    problems: tuple[Diagnostic, ...]
    pages: int = 0
    published: Published = Published(0, 0, 0)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    options = parser().parse_args(_with_command(sys.argv[1:] if arguments is None else list(arguments)))
    folders = folders_of(options)
    if not folders.content.is_dir():
        print(f"Den Ordner {folders.content} gibt es nicht. Mit --content einen anderen wählen.", file=sys.stderr)
        return USAGE
    try:
        if options.command == "serve":
            from chronik.serve import serve  # http.server costs 20 ms

            return serve(lambda: run_build(folders, options), folders.output, options.port, report=lambda outcome: _report(outcome, options, 0.0))
        started = time.perf_counter()
        outcome = run_check(folders, options) if options.command == "check" else run_build(folders, options)
        _report(outcome, options, time.perf_counter() - started)
        return outcome.code
    except OutputRefusedError as refused:
        print(refused, file=sys.stderr)
        return USAGE
    except OSError as fault:
        print(
            f"Schreiben nicht möglich: {fault.strerror or fault} ({fault.filename or folders.output}). Die alte Website bleibt unverändert.",
            file=sys.stderr,
        )
        return USAGE
    except KeyboardInterrupt:
        return 130


def run_check(folders: Folders, options: argparse.Namespace) -> Outcome:
    inputs = read_inputs(folders)
    problems = examine(_sources(inputs, options), inputs.problems).problems
    return Outcome(ERRORS if failing(problems, strict=options.strict) else OK, problems)


def run_build(folders: Folders, options: argparse.Namespace) -> Outcome:
    check_output(folders.output, folders)
    inputs = read_inputs(folders)
    result = build(_sources(inputs, options), inputs.problems)
    if isinstance(result, Failed):
        return Outcome(ERRORS, result.problems)
    return Outcome(OK, result.problems, result.pages, publish(folders.output, result.files))


def _sources(inputs: Inputs, options: argparse.Namespace) -> Sources:
    return Sources(inputs.records, inputs.site, inputs.seeds, inputs.templates, inputs.assets, options.base_url, options.strict)


def _report(outcome: Outcome, options: argparse.Namespace, seconds: float) -> None:
    """Problems in the chosen format on standard output; the line of counts with them, or on standard error."""
    problems, done = outcome.problems, outcome.published
    counts = {"pages": outcome.pages, **done._asdict(), "seconds": round(seconds, 3)}
    if options.report == "json":
        print(diagnostics.as_json(problems, counts), end="")
    elif options.report == "gitlab":
        print(diagnostics.as_gitlab(problems), end="")
    else:
        print(diagnostics.as_github(problems) if options.report == "github" else diagnostics.as_text(problems), end="")
    print(_summary(outcome, options.command, seconds), file=sys.stdout if options.report == "text" else sys.stderr, flush=True)


def _summary(outcome: Outcome, command: str, seconds: float) -> str:
    errors = sum(d.severity == "error" for d in outcome.problems)
    warnings = len(outcome.problems) - errors
    found = ", ".join(
        filter(None, (counted(errors, "Fehler", "Fehler") if errors else "", counted(warnings, "Warnung", "Warnungen") if warnings else ""))
    )
    time_taken = f"{seconds:.2f} s".replace(".", ",")
    if outcome.code:
        return f"{found}. Die Website bleibt, wie sie war. ({time_taken})" if command != "check" else f"{found}. ({time_taken})"
    if command == "check":
        return f"{found or 'Keine Fehler'}. ({time_taken})"
    done = outcome.published
    said = f"{counted(outcome.pages, 'Seite', 'Seiten')}: {number(done.written)} Dateien geschrieben, {number(done.unchanged)} unverändert, {number(done.removed)} entfernt"
    return f"{said}{f'; {found}' if found else ''}. ({time_taken})"


def _with_command(arguments: list[str]) -> list[str]:
    """`build` is meant where no command stands first."""
    first = next(iter(arguments), "")
    return arguments if first in COMMANDS or first in ("-h", "--help") or (first and not first.startswith("-")) else ["build", *arguments]


def folders_of(options: argparse.Namespace) -> Folders:
    return Folders(options.content, options.seeds, options.templates, options.assets, options.output, options.cache)


def parser() -> argparse.ArgumentParser:
    """The options of PRODUCT's contract; folders default to those beside build.py."""
    common = argparse.ArgumentParser(add_help=False)
    for name, default in (
        ("content", "content"),
        ("seeds", "seeds"),
        ("templates", "templates"),
        ("assets", "assets"),
        ("output", "site"),
        ("cache", ".cache"),
    ):
        common.add_argument(f"--{name}", type=Path, default=ROOT / default, metavar="ORDNER", help=f"Vorgabe: {default}/")
    common.add_argument("--no-cache", action="store_true", help="ohne Zwischenspeicher arbeiten")
    common.add_argument("--base-url", default="", type=_base_url, metavar="URL", help="Adresse der veröffentlichten Website, auch mit Pfad")
    common.add_argument("--jobs", type=_jobs, default=0, metavar="N", help="Zahl der Prozesse; Vorgabe: so viele wie Kerne")
    common.add_argument("--strict", action="store_true", help="auch Warnungen lassen den Lauf scheitern")
    common.add_argument("--no-search", action="store_true", help="ohne Volltextsuche bauen")
    common.add_argument("--report", choices=FORMATS, default="text", help="Form der Meldungen")
    top = argparse.ArgumentParser(prog="build.py", description="chronik: baut aus content/ eine Website.")
    commands = top.add_subparsers(dest="command", required=True, metavar="BEFEHL")
    commands.add_parser("build", parents=[common], help="prüfen und die Website schreiben (Vorgabe)")
    commands.add_parser("check", parents=[common], help="nur prüfen")
    commands.add_parser("serve", parents=[common], help="bauen und unter 127.0.0.1 ansehen").add_argument("--port", type=int, default=8000)
    return top


def _base_url(text: str) -> str:
    if text and not text.startswith(("http://", "https://")):
        raise argparse.ArgumentTypeError("Die Adresse beginnt mit https://, z. B. https://example.org/chronik/")
    return text


def _jobs(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError("eine ganze Zahl ab 1; 0 heißt: so viele wie Kerne")
    return int(text)
