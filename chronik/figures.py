"""Images on a page: which of a record's stand where, and how one is drawn, with its words, credit and licence."""

from __future__ import annotations

from html import escape

from chronik.blocks import Figure, Figures
from chronik.parts import Making, up
from chronik.records.images import Image, beside, image_path, widths
from chronik.records.model import AnyEntry
from chronik.words.links import licence_deed

# Pixels that an image is at most shown wide (assets/style.css): alone, beside another, and when it is taller than wide.
COLUMN, HALF, TALL = 760, 380, 418


def figures(making: Making) -> Figures | None:
    """The images of the record that its body does not place."""
    entry = making.entry
    if not entry.images:
        return None
    shown = [figure(making, image, is_first=number == 0) for number, image in enumerate(_loose(entry))]
    return Figures(tuple(shown)) if shown else None


def _loose(entry: AnyEntry) -> list[Image]:
    placed = {image.file for image in entry.prose.images}
    return [image for image in entry.images if image.file not in placed]


def body_figure(making: Making, number: int) -> str:
    """The HTML of image `number` of the body; its own words go before those of the record's list."""
    entry = making.entry
    placed = entry.prose.images[number]
    image = next(image for image in entry.images if image.file == placed.file)
    worded = image._replace(alt=placed.alt or image.alt, caption=placed.caption or image.caption)
    return drawn(figure(making, worded, is_first=number == 0 and not _loose(entry)), up(entry.url), COLUMN)


def figure(making: Making, image: Image, *, is_first: bool) -> Figure:
    """An image with its files, as the pages show it."""
    entry = making.entry
    file = making.chronicle.gallery.files[beside(entry.path, image.file)]
    files = tuple((width, image_path(entry.id, file.digest, width)) for width in widths(file.width))
    largest = files[-1][0]
    height = max(1, round(file.height * largest / file.width))
    return Figure(files, largest, height, image.alt, image.caption, image.credit, image.licence, licence_deed(image.licence), is_first)


def drawn_all(b: Figures, root: str) -> str:
    several = len(b.figures) > 1
    every = "".join([drawn(f, root, HALF if several else COLUMN) for f in b.figures])
    return f'<div class="photos{" several" if several else ""}">\n{every}</div>\n'


def drawn(f: Figure, root: str, column: int) -> str:
    """The figure; the image is shown at most `column` pixels wide and never wider than it is. The first of a page is not lazy."""
    tall = f.height > f.width
    shown = min(column, f.width, TALL if tall else column)
    sources = ", ".join([f"{root}{path} {width}w" for width, path in f.files])
    choice = f' srcset="{sources}" sizes="(min-width: {shown + 36}px) {shown}px, calc(100vw - 36px)"' if len(f.files) > 1 else ""
    middle = f.files[min(1, len(f.files) - 1)][1]
    lazy = "" if f.is_first else ' loading="lazy"'
    size = f'width="{f.width}" height="{f.height}"'
    return (
        f'<figure class="photo{" tall" if tall else ""}">\n<img src="{root}{middle}"{choice} {size} alt="{escape(f.alt)}"{lazy} decoding="async">\n'
        f"<figcaption>{_words(f)}</figcaption>\n</figure>\n"
    )


def _words(f: Figure) -> str:
    licence = f'<a href="{f.licence_url}" rel="license external">{escape(f.licence)}</a>' if f.licence_url else escape(f.licence)
    caption = f"{escape(f.caption)} " if f.caption else ""
    return f'{caption}<span class="credit">{escape(f.credit)}, {licence}</span>'
