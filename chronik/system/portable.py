"""Names of files that another system cannot have: a chronicle can be checked out on any.

Loaded only where `scan` finds one.

Windows reserves names of devices, refuses some characters, tells no capitals apart, and opens no
path of more than 260 characters (naming files: Microsoft, „Naming Files, Paths, and Namespaces“).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chronik.records.keys import DEVICES, LONGEST_NAME, REFUSED
from chronik.words.diagnostics import Diagnostic, Span, error, warning


def unportable(name: str, where: str) -> Diagnostic:
    """What is wrong with the name of a file or folder that `scan` found suspect."""
    stem = name.partition(".")[0]
    if stem.rstrip().lower() in DEVICES:
        message = f"„{stem}“ kann unter Windows keine Datei heißen."
        return error(Span(where), "file-name", message, f"Umbenennen, etwa in „{stem}-2“.")
    if refused := sorted(REFUSED.intersection(name)):
        message = f"Unter Windows darf kein Name {' '.join(refused)} enthalten."
        return error(Span(where), "file-name", message, "Umbenennen: a–z, 0–9 und Bindestriche.")
    message = "Ein Leerzeichen oder ein Punkt am Ende geht unter Windows verloren."
    return error(Span(where), "file-name", message, "Umbenennen, ohne das letzte Zeichen.")


def clashes(paths: Iterable[str]) -> Iterator[Diagnostic]:
    """Files whose names differ in capitals alone: on Windows and macOS these are one."""
    first: dict[str, str] = {}
    for path in sorted(paths):
        other = first.setdefault(path.casefold(), path)
        if other != path:
            message = f"Von {other} unterscheiden nur Groß- und Kleinbuchstaben diese Datei."
            hint = "Eine von beiden umbenennen: Unter Windows und macOS sind sie dieselbe."
            yield error(Span(path), "file-name", message, hint)


def overlong(paths: Iterable[str]) -> Iterator[Diagnostic]:
    for path in paths:
        length = len(path) - path.rfind("/") - 1
        if length > LONGEST_NAME:
            message = f"Der Name hat {length} Zeichen; unter Windows kann das zu viel sein."
            hint = f"Kürzen, auf höchstens {LONGEST_NAME}."
            yield warning(Span(path), "name-long", message, hint)
