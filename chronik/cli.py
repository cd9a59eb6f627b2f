"""The command line: options, exit codes, and what is printed. 0 written · 1 content has errors · 2 wrong use."""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from chronik import diagnostics
from chronik.diagnostics import FORMATS
from chronik.publish import OutputRefusedError
from chronik.scan import Folders
from chronik.session import Options, Outcome, run_build, run_check
from chronik.text import counted, number
from chronik.workers import WorkerDiedError

OK, ERRORS, USAGE = 0, 1, 2
ROOT = Path(__file__).resolve().parent.parent
COMMANDS = ("build", "check", "serve")


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

            return serve(lambda: _run(run_build, folders, options), folders.output, options.port)
        return _run(run_check if options.command == "check" else run_build, folders, options)
    except OutputRefusedError as refused:
        print(refused, file=sys.stderr)
        return USAGE
    except OSError as fault:
        print(
            f"Schreiben nicht möglich: {fault.strerror or fault} ({fault.filename or folders.output}). Die alte Website bleibt unverändert.",
            file=sys.stderr,
        )
        return USAGE
    except WorkerDiedError as died:
        print(f"{died} Die alte Website bleibt unverändert. Mit --jobs 1 noch einmal versuchen.", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        return 130


def _run(command: Callable[[Folders, Options, Callable[[str], None]], Outcome], folders: Folders, options: argparse.Namespace) -> int:
    """Do it, report it, say how it went."""
    gc.disable()  # nothing here makes garbage in circles; a run ends before memory matters
    laps = Laps(time.perf_counter())
    outcome = command(folders, Options(options.base_url, options.strict, options.jobs), laps)
    _report(outcome, options, time.perf_counter() - laps.started)
    if options.timings:
        print(laps.words(), file=sys.stderr)
    return ERRORS if outcome.failed else OK


class Laps:
    """How long each stage took."""

    def __init__(self, started: float) -> None:
        self.started = started
        self._laps: list[tuple[str, float]] = []

    def __call__(self, stage: str) -> None:
        self._laps.append((stage, time.perf_counter()))

    def words(self) -> str:
        before = [self.started, *(at for _, at in self._laps)]
        return "\n".join(f"{stage:<16}{at - since:8.3f} s" for since, (stage, at) in zip(before, self._laps, strict=False))


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
    if outcome.failed:
        return f"{found}. Die Website bleibt, wie sie war. ({time_taken})" if command != "check" else f"{found}. ({time_taken})"
    if command == "check":
        return f"{found or 'Keine Fehler'}. ({time_taken})"
    done = outcome.published
    files = f"{number(done.written)} Dateien geschrieben, {number(done.unchanged)} unverändert, {number(done.removed)} entfernt"
    said = f"{counted(outcome.pages, 'Seite', 'Seiten')}: {files}"
    return f"{said}{f'; {found}' if found else ''}. ({time_taken})"


def _with_command(arguments: list[str]) -> list[str]:
    """`build` is meant where no command stands first."""
    first = next(iter(arguments), "")
    return arguments if first in COMMANDS or first in ("-h", "--help") or (first and not first.startswith("-")) else ["build", *arguments]


def folders_of(options: argparse.Namespace) -> Folders:
    return Folders(options.content, options.seeds, options.templates, options.assets, options.output, None if options.no_cache else options.cache)


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
    common.add_argument("--timings", action="store_true", help="sagen, wie lange jeder Abschnitt dauerte")
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
