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
    if not chronicle.gallery.files:
        return
    used = {
        beside(entry.path, image.file)
        for entry in chronicle.entries.values()
        for image in entry.images
    }
    meant = {
        path.rpartition("/")[0] for path in used.difference(chronicle.gallery.files)
    }  # it may be the one that was mistyped
    for path in chronicle.gallery.files:
        folder, _, name = path.rpartition("/")
        if path not in used and folder not in chronicle.gallery.blind | meant:
            listed = f"- {{file: {shortened(name)}, alt: …, credit: …, licence: …}}"
            hint = (
                f"Im Eintrag daneben unter „images“ nennen, so: „{listed}“; oder die Datei löschen."
            )
            yield warning(Span(path), "image-unused", "Dieses Bild zeigt kein Eintrag.", hint)


def _shown(chronicle: Chronicle, entry: AnyEntry, image: Image) -> Iterator[Diagnostic]:
    path = beside(entry.path, image.file)
    found = chronicle.gallery.files.get(path)
    if found is None:
        yield error(
            entry.span(image.at),
            "image-missing",
            f"Die Bilddatei {path} gibt es nicht.",
            _instead(chronicle, path),
        )
    elif found.fault == BROKEN:
        hint = "Das Bild noch einmal als JPEG, PNG oder WebP speichern und die Datei ersetzen."
        yield error(
            entry.span(image.at),
            "image-broken",
            f"Die Datei {path} ist beschädigt oder kein Bild.",
            hint,
        )
    elif found.fault == LARGE:
        yield error(
            entry.span(image.at),
            "image-large",
            f"Das Bild {path} ist zu groß{_size(found)}.",
            _limits(),
        )


def _instead(chronicle: Chronicle, path: str) -> str:
    """What lies there instead, or where a file of that name lies."""
    folder, _, name = path.rpartition("/")
    elsewhere = next(
        (other for other in sorted(chronicle.gallery.files) if other.endswith(f"/{name}")), ""
    )
    if elsewhere:
        return (
            f"Es liegt in {elsewhere.rpartition('/')[0]}/; in den Ordner des Eintrags verschieben."
        )
    names = [
        other.rpartition("/")[2]
        for other in chronicle.gallery.files
        if other.rpartition("/")[0] == folder
    ]
    return present(name, names, f"Die Datei in den Ordner {folder}/ legen.")


def _size(found: ImageFile) -> str:
    return (
        f": {number(found.width)}{NBSP}×{NBSP}{number(found.height)} Bildpunkte"
        if found.width
        else ""
    )


def _limits() -> str:
    area, weight = MAX_IMAGE_PIXELS // 1_000_000, MAX_BYTES // 1_000_000
    return (
        f"Verkleinern auf höchstens {area}{NBSP}Millionen Bildpunkte, {number(MAX_SIDE)} je Seite, und {weight}{NBSP}MB; "
        f"gezeigt werden höchstens 1.600 in der Breite."
    )
