"""Images, and scanned pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chronik.chronicle.chronicle import Chronicle
from chronik.evidence.stored.crops import assigned
from chronik.records.images import (
    BROKEN,
    LARGE,
    MAX_BYTES,
    MAX_IMAGE_PIXELS,
    MAX_RECORDING,
    MAX_SIDE,
    NAME,
    Image,
    ImageArea,
    ImageFile,
    Shown,
    beside,
    folder_of,
    is_image,
    is_recording,
)
from chronik.records.keys import KINDS, id_of
from chronik.records.kinds.source import ScannedPage
from chronik.records.model import AnyEntry
from chronik.words.diagnostics import Diagnostic, Span, error, warning
from chronik.words.german import NBSP, counted, number
from chronik.words.hints import present, shortened


def images_can_be_shown(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Jedes Bild, das ein Eintrag nennt, liegt neben ihm, ist lesbar und nicht zu groß."""
    for kind in KINDS:
        for entry in chronicle.of_kind[kind]:
            for image in entry.images:
                if NAME.match(image.file):
                    yield from _shown(chronicle, entry, image)


def images_show_what_is_on_them(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Wer oder was auf einem Bild zu sehen ist, steht einmal da, an einer Stelle im Bild."""
    for entry in chronicle.entries.values():
        for image in entry.images:
            if image.shows:
                yield from _areas(chronicle, entry, image)
                yield from _twice(entry, image)


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
    used |= {beside(source.path, name) for source, name in _recordings(chronicle)}
    # where a file is missing, the one that is not used may be the one that was mistyped
    mistyped = {folder_of(path) for path in used.difference(files)}

    for path in files:
        if path.startswith("seeds/") or path in used:
            continue
        if folder_of(path) not in chronicle.gallery.blind | mistyped:
            name = path.rpartition("/")[-1]
            if is_recording(path):
                yield _unused_recording(path, name)
                continue
            line = f"- {{file: {shortened(name)}, alt: …, credit: …, licence: …}}"
            hint = (
                f"Im Eintrag daneben unter „images“ nennen, so: „{line}“; oder die Datei löschen."
            )
            yield warning(Span(path), "image-unused", "Dieses Bild zeigt kein Eintrag.", hint)


def scans_have_their_pages(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Jedes Bild, das eine Quelle unter „scan“ nennt, gibt es, und jede Seite ihrer Texterkennung
    hat eines.
    """
    for source in chronicle.of_kind["sources"]:
        if pages := source.facts.scan:
            for page in pages:
                yield from _page_image(chronicle, source, page)
            yield from _pages_of_scan(chronicle, source, [page.image for page in pages])


def _page_image(chronicle: Chronicle, source: AnyEntry, page: ScannedPage) -> Iterator[Diagnostic]:
    path = chronicle.gallery.scanned(page.image)
    if path:
        yield from _fault_of(chronicle.gallery.files[path], path, source.span(page.at))
    elif is_image(page.image):
        message = f"Die Bilddatei seeds/{page.image} gibt es nicht."
        names = [file.removeprefix("seeds/") for file in chronicle.gallery.files]
        hint = present(page.image, names, "Die Datei in den Ordner seeds/ legen.")
        yield error(source.span(page.at), "image-missing", message, hint)
    else:
        message = f"„{shortened(page.image)}“ ist keine Bilddatei, die gezeigt werden kann."
        hint = "Die Seite als .jpg, .png oder .webp speichern; eine Seite je Datei."
        yield error(source.span(page.at), "image-type", message, hint)


def _pages_of_scan(
    chronicle: Chronicle, source: AnyEntry, images: Sequence[str]
) -> Iterator[Diagnostic]:
    text = chronicle.texts.get(source.key)
    place = source.span(source.facts.scan[0].at)
    if not source.facts.file:
        message = "Zu diesen Bildern fehlt die Texterkennung."
        hint = "Sie unter seeds/ ablegen und als „file“ nennen: ALTO, hOCR oder PAGE-XML."
        yield error(place, "scan-pages", message, hint)
    elif text and text.layer and not assigned(text.layer.sheets, images):
        count = len(text.layer.sheets)
        message = (
            f"Die Texterkennung hat {counted(count, 'Seite', 'Seiten')}, unter „scan“ "
            f"{'steht' if len(images) == 1 else 'stehen'} {counted(len(images), 'Bild', 'Bilder')}."
        )
        hint = "Zu jeder Seite ein Bild nennen, in der Reihenfolge der Texterkennung."
        yield error(place, "scan-pages", message, hint)


def recordings_can_be_played(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Jede Aufnahme, die eine Quelle nennt, liegt neben ihr und ist nicht zu groß."""
    for source, name in _recordings(chronicle):
        path = beside(source.path, name)
        file = chronicle.gallery.files.get(path)
        place = source.span(source.facts.recording_at)
        if file is None:
            message = f"Die Aufnahme {path} gibt es nicht."
            yield error(place, "recording-missing", message, _instead(chronicle, path))
        elif file.fault:
            message = f"Die Aufnahme {path} ist größer als {MAX_RECORDING // 1_000_000}{NBSP}MB."
            hint = "Kleiner speichern, etwa als MP3 mit 64 kbit/s, oder in Teile zerlegen."
            yield error(place, "image-large", message, hint)


def _recordings(chronicle: Chronicle) -> Iterator[tuple[AnyEntry, str]]:
    sources = chronicle.of_kind["sources"]
    return ((source, source.facts.recording) for source in sources if source.facts.recording)


def _unused_recording(path: str, name: str) -> Diagnostic:
    hint = (
        f"In der Quelle daneben nennen, so: „recording: {shortened(name)}“; oder die Datei löschen."
    )
    return warning(Span(path), "recording-unused", "Zu dieser Aufnahme gehört keine Quelle.", hint)


def _shown(chronicle: Chronicle, entry: AnyEntry, image: Image) -> Iterator[Diagnostic]:
    path = beside(entry.path, image.file)
    place = entry.span(image.at)
    file = chronicle.gallery.files.get(path)

    if file is None:
        message = f"Die Bilddatei {path} gibt es nicht."
        yield error(place, "image-missing", message, _instead(chronicle, path))
    else:
        yield from _fault_of(file, path, place)


def _fault_of(file: ImageFile, path: str, place: Span) -> Iterator[Diagnostic]:
    if file.fault == BROKEN:
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


# --- what they show


def _areas(chronicle: Chronicle, entry: AnyEntry, image: Image) -> Iterator[Diagnostic]:
    file = chronicle.gallery.files.get(beside(entry.path, image.file), ImageFile(b""))
    for shown in image.shows:
        if shown.area and not _is_within(shown.area):
            a = shown.area
            is_empty = a.width <= 0 or a.height <= 0
            fault = "hat keine Fläche" if is_empty else "reicht über den Rand hinaus"
            message = f"Die Stelle {_typed(a)} auf dem Bild {fault}."
            yield error(entry.span(shown.area_at), "image-area", message, _meant_area(a, file))


_ROUNDING = 1e-6  # 33.4 + 66.6 is a little more than 100


def _is_within(a: ImageArea) -> bool:
    most = 100 + _ROUNDING
    is_inside = a.left >= 0 and a.top >= 0 and a.right <= most and a.bottom <= most
    return is_inside and a.width > 0 and a.height > 0


def _meant_area(a: ImageArea, file: ImageFile) -> str:
    """In percent what was given in pixels, or as two corners; else what the numbers are."""
    what = "Links, oben, Breite, Höhe in Prozent des Bildes"
    corners = ImageArea(a.left, a.top, a.width - a.left, a.height - a.top)
    if _is_within(corners):
        return f"{what}. Sind es zwei Ecken? Dann so: at: {_typed(corners)}."
    if file.width and max(a) > 100:
        wide, high = file.width / 100, file.height / 100
        percent = ImageArea(*map(_rounded, (a[0] / wide, a[1] / high, a[2] / wide, a[3] / high)))
        if _is_within(percent):
            return f"{what}, nicht in Bildpunkten: at: {_typed(percent)}."
    return f"{what}; links und Breite zusammen höchstens 100, oben und Höhe auch."


def _rounded(value: float) -> float:
    return int(value * 10) / 10  # down, so that nothing leaves the image


def _typed(a: ImageArea) -> str:
    return f"[{', '.join([f'{value:.6g}' for value in a])}]"


def _twice(entry: AnyEntry, image: Image) -> Iterator[Diagnostic]:
    """A record, or a place on the image, that is named again."""
    seen: set[str | ImageArea] = set()
    for shown in image.shows:
        if shown.key in seen:
            message = f"„{id_of(shown.key)}“ steht auf diesem Bild schon."
            yield _again(entry, shown, message)
        elif shown.area and shown.area in seen:
            message = f"Die Stelle {_typed(shown.area)} ist schon vergeben."
            yield _again(entry, shown, message)
        seen.update(filter(None, (shown.key, shown.area)))


def _again(entry: AnyEntry, shown: Shown, message: str) -> Diagnostic:
    hint = "Einen der beiden Punkte löschen oder berichtigen."
    return error(entry.span(shown.at), "image-shown", message, hint)
