"""Images."""

from __future__ import annotations

from collections.abc import Iterator

from chronik.chronicle.chronicle import Chronicle
from chronik.records.images import (
    BROKEN,
    LARGE,
    MAX_BYTES,
    MAX_IMAGE_PIXELS,
    MAX_SIDE,
    NAME,
    Image,
    ImageFile,
    beside,
    folder_of,
)
from chronik.records.keys import KINDS
from chronik.records.model import AnyEntry
from chronik.words.diagnostics import Diagnostic, Span, error, warning
from chronik.words.german import NBSP, number
from chronik.words.hints import present, shortened


def images_can_be_shown(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Jedes Bild, das ein Eintrag nennt, liegt neben ihm, ist lesbar und nicht zu groß."""
    for kind in KINDS:
        for entry in chronicle.of_kind[kind]:
            for image in entry.images:
                if NAME.match(image.file):
                    yield from _shown(chronicle, entry, image)


def image_files_are_used(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Jede Bilddatei gehört zu einem Eintrag im selben Ordner (sonst eine Warnung)."""
    files = chronicle.gallery.files
    if not files:
        return

    used = {
        beside(entry.path, image.file)
        for entry in chronicle.entries.values()
        for image in entry.images
    }
    # where a file is missing, the one that is not used may be the one that was mistyped
    mistyped = {folder_of(path) for path in used.difference(files)}

    for path in files:
        if path not in used and folder_of(path) not in chronicle.gallery.blind | mistyped:
            name = path.rpartition("/")[-1]
            line = f"- {{file: {shortened(name)}, alt: …, credit: …, licence: …}}"
            hint = (
                f"Im Eintrag daneben unter „images“ nennen, so: „{line}“; oder die Datei löschen."
            )
            yield warning(Span(path), "image-unused", "Dieses Bild zeigt kein Eintrag.", hint)


def _shown(chronicle: Chronicle, entry: AnyEntry, image: Image) -> Iterator[Diagnostic]:
    path = beside(entry.path, image.file)
    place = entry.span(image.at)
    file = chronicle.gallery.files.get(path)

    if file is None:
        message = f"Die Bilddatei {path} gibt es nicht."
        yield error(place, "image-missing", message, _instead(chronicle, path))
    elif file.fault == BROKEN:
        message = f"Die Datei {path} ist beschädigt oder kein Bild."
        hint = "Das Bild noch einmal als JPEG, PNG oder WebP speichern und die Datei ersetzen."
        yield error(place, "image-broken", message, hint)
    elif file.fault == LARGE:
        message = f"Das Bild {path} ist zu groß{_size(file)}."
        yield error(place, "image-large", message, _LIMITS)


def _instead(chronicle: Chronicle, path: str) -> str:
    """What lies there instead, or where a file of that name lies."""
    folder, _, name = path.rpartition("/")
    files = sorted(chronicle.gallery.files)
    elsewhere = [folder_of(other) for other in files if other.endswith(f"/{name}")]
    if elsewhere:
        return f"Es liegt in {elsewhere[0]}/; in den Ordner des Eintrags verschieben."

    names = [other.rpartition("/")[-1] for other in files if folder_of(other) == folder]
    return present(name, names, f"Die Datei in den Ordner {folder}/ legen.")


def _size(file: ImageFile) -> str:
    if not file.width:
        return ""
    return f": {number(file.width)}{NBSP}×{NBSP}{number(file.height)} Bildpunkte"


_LIMITS = (
    f"Verkleinern auf höchstens {MAX_IMAGE_PIXELS // 1_000_000}{NBSP}Millionen Bildpunkte, "
    f"{number(MAX_SIDE)} je Seite, und {MAX_BYTES // 1_000_000}{NBSP}MB; "
    "gezeigt werden höchstens 1.600 in der Breite."
)
