"""The command line: options, exit codes, and what is printed.

0 written · 1 content has errors · 2 wrong use.
"""

from __future__ import annotations

import argparse
import io
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import NoReturn, Protocol, cast

from chronik.door.arguments import Parser, WrongUseError
from chronik.door.program import missing_library, program_name
from chronik.door.telling import ERRORS, USAGE
from chronik.language.compiled import keep
from chronik.language.tuples import NamedTuple
from chronik.system.ownership import OutputRefusedError
from chronik.system.workers import WorkerDiedError
from chronik.words.diagnostics import LostError, RefusedError, harmless
from chronik.words.hints import reason

_KEPT = "Die alte Website bleibt unverändert."
_INPUTS = ("content", "seeds", "templates", "assets")


class Command(NamedTuple):
    name: str
    help: str  # German, one line
    example: str  # what one would type, after the program's name
    room: str = "commands"  # where in `door` its module is


_CHANGING = "commands.changing"

COMMANDS = (
    Command(
        "build",
        "prüfen und die Website schreiben (Vorgabe)",
        "build --base-url https://example.org/chronik/",
    ),
    Command("check", "nur prüfen", "check --coverage"),
    Command("serve", "bauen, unter 127.0.0.1 ansehen, jedes Speichern zeigen", "serve --port 8080"),
    Command("new", "die Datei eines neuen Eintrags anlegen", 'new people "Ada Muster"'),
    Command(
        "draft",
        "aus einem Text unter seeds/ Quelle, Ereignis und neue Namen vorschlagen",
        "draft seeds/bericht.txt --dry-run",
        _CHANGING,
    ),
    Command(
        "import",
        "Einträge aus einer Tabelle (CSV), aus BibTeX oder CSL-JSON übernehmen",
        "import feste.csv --kind events --dry-run",
        _CHANGING,
    ),
    Command(
        "redact",
        "Kontaktangaben oder anderes in einem gespeicherten Text schwärzen",
        "redact seeds/bericht.txt",
        _CHANGING,
    ),
    Command(
        "rename",
        "einem Eintrag eine andere Kennung geben, überall, wo er genannt ist",
        "rename people ada-muster ada-beispiel",
        _CHANGING,
    ),
    Command(
        "merge",
        "aus zwei Einträgen einen machen: der erste geht im zweiten auf, überall",
        "merge people a-muster ada-muster",
        _CHANGING,
    ),
    Command("pin", "fehlende Prüfsummen der gespeicherten Texte eintragen", "pin", _CHANGING),
    Command(
        "explain",
        "sagen, woraus eine Seite entsteht, wo eine Datei erscheint, was eine Meldung heißt",
        "explain /personen/ada-muster/",
    ),
    Command(
        "diff",
        "sagen, was sich gegenüber einer Fassung in git ändert",
        "diff main... > aenderungen.md",
    ),
    Command("links", "ausprobieren, welche Adressen im Netz noch antworten", "links"),
    Command(
        "withdraw",
        "eine Person auf ihren Wunsch aus der Chronik nehmen",
        "withdraw ada-muster --dry-run",
        _CHANGING,
    ),
    Command(
        "deposit",
        "die Chronik als Archivpaket ablegen: Einträge, Quellen, Website, Prüfsummen",
        "deposit --to chronik-archiv.zip",
    ),
    Command(
        "book",
        "ein Buch daraus machen: PDF zum Drucken, EPUB zum Lesen",
        "book --years 1990-1999 --to jahre.pdf",
    ),
    Command("schema", "Schemas für Programme, die YAML beim Tippen prüfen", "schema --to schema"),
    Command("init", "eine neue, leere Chronik anlegen", "init oberes-tal"),
)

_COMMAND = {command.name: command for command in COMMANDS}


class Module(Protocol):
    """What a module of `commands` holds."""

    def arguments(self, parser: argparse.ArgumentParser) -> None: ...
    def run(self, options: argparse.Namespace) -> int: ...


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # Whatever the terminal says it can show: a message never fails.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = parsed(sys.argv[1:] if arguments is None else arguments)
    signal.signal(signal.SIGTERM, _ended)
    try:
        return _module(_COMMAND[options.command]).run(options)
    except (WrongUseError, OutputRefusedError, RefusedError) as refused:
        print(harmless(str(refused)), file=sys.stderr)
        return USAGE
    except ModuleNotFoundError as missing:
        if (missing.name or "chronik").startswith("chronik"):
            raise
        print(missing_library(missing.name or ""), file=sys.stderr)
        return USAGE
    except OSError as fault:
        print(_refusal(fault, options), file=sys.stderr)
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


def _ended(number: int, frame: object) -> NoReturn:
    """Asked to end, a command clears away what it has begun."""
    raise SystemExit(128 + number)


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """The options, `command` among them. Ends the program with code 2, and says why, when they
    cannot be understood.
    """
    first = next(iter(arguments), "-")
    is_meant = first.startswith("-") and first not in ("-h", "--help")
    given = ["build", *arguments] if is_meant else arguments  # `build` is meant where none is named
    return _parser(given[0]).parse_args(given)


def _parser(name: str) -> argparse.ArgumentParser:
    """The command that is called, with its options; all where there is none of that name."""
    program = program_name()
    top = Parser(prog=program, description="chronik: baut aus content/ eine Website.")
    commands = top.add_subparsers(dest="command", required=True, metavar="BEFEHL")
    for command in [_COMMAND[name]] if name in _COMMAND else COMMANDS:
        example = f"Beispiel: {program} {command.example}"
        parser = commands.add_parser(command.name, help=command.help, epilog=example)
        if command.name == name:
            _module(command).arguments(parser)
    return top


def _module(command: Command) -> Module:
    return cast("Module", import_module(f"chronik.door.{command.room}.{command.name}"))


def console() -> NoReturn:
    """The command `chronik`."""
    leave(main())


def leave(code: int) -> NoReturn:
    """End the process at once: to take millions of objects apart one by one takes a tenth of a
    second, and the system has no need of it.
    """
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):  # nobody listens any more
            stream.flush()
    keep()
    os._exit(code)


def _refusal(fault: OSError, options: argparse.Namespace) -> str:
    """What the system refused, where, and why."""
    named = getattr(options, "output", None) or getattr(options, "to", None) or ""
    place = Path(str(fault.filename or named))
    inputs = [getattr(options, name) for name in _INPUTS if hasattr(options, name)]
    is_read = options.command == "check" or any(place.is_relative_to(folder) for folder in inputs)
    what = "Lesen" if is_read else "Schreiben"
    return f"{what} nicht möglich: {reason(fault)} ({place}). {_KEPT}"
