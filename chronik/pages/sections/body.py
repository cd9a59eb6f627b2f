"""A record's prose as it stands on its page, links, mentions and notes filled in; and its images.

Those that the body places stand in it, the others beside the facts (`figures`).
"""

from __future__ import annotations

import html
from typing import Any

from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.names.mentions import Mention, linked
from chronik.html.blocks import Body
from chronik.html.cards import notes
from chronik.html.imageblocks import Figure, Figures
from chronik.html.photos import COLUMN, drawn
from chronik.pages.sections.depicted import image_anchor, names_on, with_names
from chronik.pages.sections.material import Material
from chronik.records.bodies.markdown import SLOT
from chronik.records.images import Image, beside, image_path, widths
from chronik.records.keys import up, url_of
from chronik.records.model import AnyEntry
from chronik.words.links import licence_deed

_APART = ("K", "S")  # blocks of their own, which `stories` makes


def prose_block(material: Material) -> Body | None:
    """The record's prose with its links, mentions, images and notes."""
    entry, chronicle = material.entry, material.chronicle
    prose = entry.prose
    if not prose.utf8:
        return None
    root = up(entry.url)
    keys = chronicle.body_links.get(entry.key, ())

    def mention(found: Mention, words: str) -> str:
        return f'<a href="{root}{url_of(found.keys[0])}">{words}</a>'

    def slot(match: Any) -> str:
        number = int(match[2])
        if match[1] == "L":
            words = html.escape(prose.links[number].words or chronicle.entries[keys[number]].name)
            return f'<a href="{root}{url_of(keys[number])}">{words}</a>'
        if match[1] == "I":
            return _body_figure(material, number)
        if match[1] in _APART:
            return str(match[0])
        return notes(material.notes.cite(prose.citations[number]))

    return Body(SLOT.sub(slot, linked(prose.html, chronicle.mentions.get(entry.key, ()), mention)))


def figures(material: Material) -> Figures | None:
    """The images of the record that its body does not place."""
    entry = material.entry
    if not entry.images:
        return None

    loose = enumerate(_loose(entry))
    shown = [
        figure_of(material.chronicle, entry, image, is_first=number == 0) for number, image in loose
    ]
    return Figures(tuple(shown)) if shown else None


def _loose(entry: AnyEntry) -> list[Image]:
    placed = {image.file for image in entry.prose.images}
    return [image for image in entry.images if image.file not in placed]


def _body_figure(material: Material, number: int) -> str:
    """The HTML of an image of the body; its own words go before those of the record's list."""
    entry = material.entry
    placed = entry.prose.images[number]
    image = next(image for image in entry.images if image.file == placed.file)
    worded = image._replace(alt=placed.alt or image.alt, caption=placed.caption or image.caption)
    is_first = number == 0 and not _loose(entry)
    figure = figure_of(material.chronicle, entry, worded, is_first=is_first)
    return drawn(figure, up(entry.url), COLUMN)


def figure_of(chronicle: Chronicle, entry: AnyEntry, image: Image, *, is_first: bool) -> Figure:
    """An image of a record with its files, as pages show it."""
    file = chronicle.gallery.files[beside(entry.path, image.file)]
    files = tuple((width, image_path(entry.id, file.digest, width)) for width in widths(file.width))
    largest, named = files[-1][0], names_on(chronicle, entry, image) if image.shows else ()

    return Figure(
        files=files,
        width=largest,
        height=max(1, round(file.height * largest / file.width)),
        alt=with_names(chronicle, image) if named else image.alt,
        caption=image.caption,
        credit=image.credit,
        licence=image.licence,
        licence_url=licence_deed(image.licence),
        is_first=is_first,
        named=named,
        anchor=image_anchor(entry, image) if named else "",
    )
