"""Images on a page: which of a record's stand where, and how one is drawn, with its words, credit and licence."""

from __future__ import annotations

from chronik.html.blocks import Figure, Figures
from chronik.html.photos import COLUMN, drawn
from chronik.parts import Making, up
from chronik.records.images import Image, beside, image_path, widths
from chronik.records.model import AnyEntry
from chronik.words.links import licence_deed


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
