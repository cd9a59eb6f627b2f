"""What can be no input file: names that another system cannot have, and what is no file.

Windows reserves names of devices, refuses some characters, tells no capitals apart, and opens no
path of more than 260 characters (naming files: Microsoft, „Naming Files, Paths, and Namespaces“).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chronik.words.diagnostics import Diagnostic, Span, error, warning
from chronik.words.german import number

# What no name of a file can be or hold on Windows, and how long it should be there.
_PORTS = [f"{port}{n}" for port in ("com", "lpt") for n in "123456789¹²³"]
DEVICES = frozenset(("con", "prn", "aux", "nul", *_PORTS))
REFUSED = frozenset('<>:"|?*\\')
LONGEST_NAME = 100  # characters: beside it stand its folders, a home, and the published site

# files of seeds/ whose words do not stand in them as in a text (`evidence.stored.reading`)
OCR_FILES = (".xml", ".alto", ".page", ".hocr")
WEB_PAGES = (".html", ".htm")
WARC_FILES = (".warc", ".warc.gz")
NO_TEXTS = (*OCR_FILES, *WEB_PAGES, *WARC_FILES, ".wacz", ".pdf")


def is_portable(name: str) -> bool:
    """Whether every system can have a file of that name."""
    stem = name.partition(".")[0].rstrip().lower()
    return stem not in DEVICES and name[-1] not in " ." and REFUSED.isdisjoint(name)


def undecodable(name: str, shown: str) -> Diagnostic:
    where = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    message = "Der Name ist nicht in UTF-8 gespeichert."
    hint = "Die Datei umbenennen: a–z, 0–9 und Bindestriche."
    return error(Span(f"{shown}/{where}"), "file-name", message, hint)


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


def no_file(where: str, *, is_folder: bool) -> Diagnostic:
    if is_folder:
        message = "Das ist ein Ordner, keine Datei."
        hint = "Den Ordner umbenennen: Namen mit .md oder .yaml sind Dateien vorbehalten."
    else:
        message = "Das ist keine gewöhnliche Datei."
        hint = "Durch eine Textdatei ersetzen."
    return error(Span(where), "not-a-file", message, hint)


def unknown_file(where: str) -> Diagnostic:
    message = "Diese Art von Datei wird nicht gelesen."
    hint = (
        "Einträge enden auf .md oder .yaml, Bilder auf .jpg, .png oder .webp, "
        "Aufnahmen etwa auf .mp3 oder .mp4."
    )
    return error(Span(where), "unknown-file", message, hint)


def refused_link(where: str, *, is_folder: bool) -> Diagnostic:
    """Of a symbolic link, which may lead anywhere, and on another computer elsewhere."""
    what = "den Ordner" if is_folder else "die Datei"
    message = "Das ist eine Verknüpfung (symbolischer Link); ihr wird nicht gefolgt."
    hint = f"Die Verknüpfung löschen und {what} selbst hierher kopieren."
    return error(Span(where), "unreadable", message, hint)


def oversized(where: str, size: int) -> Diagnostic | None:
    """What is wrong with a text of so many bytes, which is then not even read."""
    # late: nearly no file is so large
    from chronik.words.bounds import MOST_APART, MOST_RECORD, MOST_SEED

    limit = MOST_SEED if where.startswith("seeds/") else MOST_RECORD
    if limit == MOST_SEED and where.lower().endswith(NO_TEXTS):
        limit = MOST_APART
    if size <= limit:
        return None
    message = f"Die Datei hat {number(size)} Byte, erlaubt sind {number(limit)}."
    return error(Span(where), "too-long", message, "In mehrere Dateien aufteilen.")
