"""The words of the command line: what can be typed, and what is said, in German, of what cannot."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Container
from pathlib import Path
from typing import NoReturn

from chronik.door.program import home, packaged, program_name
from chronik.system.scan import Folders
from chronik.words.diagnostics import FORMATS
from chronik.words.hints import reason
from chronik.words.links import URL_PATTERN

FOLDERS = {
    "content": "content",
    "seeds": "seeds",
    "templates": "templates",
    "assets": "assets",
    "output": "site",
    "cache": ".cache",
}

# What argparse says, and what we say.
_ERRORS = (
    (r"unrecognized arguments: (.*)", r"Das gibt es nicht: \1."),
    (
        r"argument (\S+): not allowed with argument (\S+)",
        r"\1 und \2 gehen nicht zusammen: eines von beiden weglassen.",
    ),
    (r"argument (\S+): expected (?:one|\d+) arguments?", r"Nach \1 fehlt der Wert."),
    (r"argument (\S+): ignored explicit argument '?(.*?)'?", r"Zu \1 gehört kein Wert."),
    (
        r"argument (\S+): invalid choice: '(.*)' \(choose from (.*)\)",
        r"Bei \1 ist „\2“ nicht möglich. Möglich sind: \3.",
    ),
    (
        r"ambiguous option: (\S+) could match (.*)",
        r"„\1“ ist nicht eindeutig. Gemeint sein kann: \2.",
    ),
    (r"the following arguments are required: (.*)", r"Es fehlt: \1."),
    (r"argument (\S+): (.*)", r"Zu \1: \2"),
)
_HEADINGS = (
    ("usage: ", "Aufruf: "),
    ("\npositional arguments:", "\nBefehle:"),
    ("\noptions:", "\nAngaben:"),
    ("show this help message and exit", "diese Hilfe zeigen"),
)


class Parser(argparse.ArgumentParser):
    """argparse with German messages. It has no other way to say them than to be inherited from."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{german(message)}\nHilfe: {program_name()} --help\n")

    def format_help(self) -> str:
        text = super().format_help()
        for english, words in _HEADINGS:
            text = text.replace(english, words, 1)
        if " " in self.prog:  # of a command
            text = text.replace("\nBefehle:", "\nWas dazu gehört:", 1)
        return text


def german(message: str) -> str:
    """What argparse says, in German; its own words where there are none."""
    for pattern, words in _ERRORS:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            return match.expand(words).replace("'", "")
    return message


class WrongUseError(Exception):
    """What was asked for cannot be done; the message, German, says why and what to type instead."""


def folders_of(options: argparse.Namespace) -> Folders:
    """Where the chronicle lies. Raises WrongUseError where there is no content, and for a link."""
    if not options.content.is_dir():
        missing = f"Den Ordner {options.content} gibt es nicht."
        another = "Mit --content einen anderen wählen."
        new = f"Eine neue Chronik beginnt so: {program_name()} init ORDNER"
        raise WrongUseError(f"{missing} {another}\n{new}")
    for folder, option in ((options.content, "--content"), (options.seeds, "--seeds")):
        if folder and folder.is_symlink():
            refused = f"{folder} ist eine Verknüpfung; ihr wird nicht gefolgt."
            cure = f"Mit {option} den Ordner selbst nennen: {folder.resolve()}"
            raise WrongUseError(f"{refused} {cure}")
    return Folders(
        options.content,
        options.seeds,
        options.templates,
        options.assets,
        options.output,
        None if options.no_cache else options.cache,
        packaged(),
    )


def chronicle_folders(parser: argparse.ArgumentParser, *, hidden: Container[str] = ()) -> None:
    """Where a chronicle lies. Hidden are folders that a command takes no notice of."""
    root = home()
    for name, default in FOLDERS.items():
        parser.add_argument(
            f"--{name}",
            type=Path,
            default=None if name in hidden else root / default,
            metavar="ORDNER",
            help=argparse.SUPPRESS if name in hidden else f"Vorgabe: {default}/",
        )
    parser.add_argument("--no-cache", action="store_true", help="ohne Zwischenspeicher arbeiten")


def folder(text: str) -> Path:
    """A folder that is named."""
    return Path(text)


def book_file(text: str) -> Path:
    """A file that a book is written to."""
    if Path(text).suffix.lower() not in (".pdf", ".epub"):
        raise argparse.ArgumentTypeError("eine Datei, die auf .pdf oder .epub endet")
    return Path(text)


def building(parser: argparse.ArgumentParser, *, hidden: Container[str] = ()) -> None:
    """What a run of the spine can be told."""
    chronicle_folders(parser, hidden=hidden)
    parser.add_argument(
        "--base-url",
        default="",
        type=_base_url,
        metavar="URL",
        help="Adresse der veröffentlichten Website, auch mit Pfad",
    )
    parser.add_argument(
        "--history",
        type=_content_of,
        metavar="DATEI",
        help="history.json aus einem Archivpaket: was dort git gesagt hat",
    )
    parser.add_argument(
        "--jobs",
        type=_jobs,
        default=0,
        metavar="N",
        help="Zahl der Prozesse; Vorgabe: so viele wie Kerne",
    )
    withdrawing_key(parser)
    parser.add_argument(
        "--strict", action="store_true", help="auch Warnungen lassen den Lauf scheitern"
    )
    parser.add_argument("--no-search", action="store_true", help="ohne Volltextsuche bauen")
    parser.add_argument(
        "--timings", action="store_true", help="sagen, wie lange jeder Abschnitt dauerte"
    )
    parser.add_argument("--report", choices=FORMATS, default="text", help="Form der Meldungen")
    parser.add_argument(
        "--report-file",
        type=Path,
        metavar="DATEI",
        help="die Meldungen in dieser Form in eine Datei; am Bildschirm stehen sie als Text",
    )
    parser.add_argument(
        "--summary",
        type=Path,
        metavar="DATEI",
        help="alle Meldungen als Übersicht in Markdown, etwa für einen Merge Request",
    )


_KEY = "CHRONIK_KEY"  # in the environment
_SHORTEST = 16  # bytes: what can be guessed hides nobody


def withdrawing_key(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--key-file",
        type=Path,
        metavar="DATEI",
        help=f"Schlüssel, an dem entfernte Personen erkannt werden; sonst aus {_KEY}",
    )


def key_of_withdrawn(options: argparse.Namespace) -> bytes:
    """The key that was given, or nothing. Raises WrongUseError for one that is too short."""
    place = getattr(options, "key_file", None)
    try:
        key = place.read_bytes() if place else os.environ.get(_KEY, "").encode()
    except OSError as fault:
        raise WrongUseError(f"{place} lässt sich nicht lesen: {reason(fault)}.") from fault
    key = key.strip()
    if key and len(key) < _SHORTEST:
        raise WrongUseError(
            f"Der Schlüssel hat nur {len(key)} Zeichen, mindestens {_SHORTEST}. "
            "Einen erzeugen: openssl rand -hex 32"
        )
    return bytes(key)


def beginning(parser: argparse.ArgumentParser) -> None:
    """What the beginning of a chronicle can be told."""
    parser.add_argument(
        "folder", type=Path, metavar="ORDNER", help="neu oder leer; dort entsteht die Chronik"
    )
    way = parser.add_mutually_exclusive_group()
    way.add_argument(
        "--wheel", type=Path, metavar="DATEI", help="das Programm als Paket (.whl) beilegen"
    )
    way.add_argument(
        "--from",
        dest="address",
        metavar="ADRESSE",
        help="das Programm von dort: git+https://…@COMMIT oder https://….whl#sha256=…",
    )


def _base_url(text: str) -> str:
    if text and not URL_PATTERN.match(text):
        raise argparse.ArgumentTypeError(
            "Die Adresse beginnt mit https://, z. B. https://example.org/chronik/"
        )
    return text


def _content_of(text: str) -> bytes:
    try:
        return Path(text).read_bytes()
    except OSError as fault:
        raise argparse.ArgumentTypeError(
            f"{text} lässt sich nicht lesen: {reason(fault)}"
        ) from fault


def _jobs(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 5):
        raise argparse.ArgumentTypeError("eine ganze Zahl ab 1; 0 heißt: so viele wie Kerne")
    return int(text)


def port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 6 and int(text) < 65536):
        raise argparse.ArgumentTypeError("eine ganze Zahl bis 65535, z. B. 8000")
    return int(text)
