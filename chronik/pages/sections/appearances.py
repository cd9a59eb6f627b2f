"""The images that show a record, beside which its own page stands."""

from __future__ import annotations

from collections.abc import Iterator

from chronik.html.blocks import Appearance, Appearances, Item
from chronik.pages.sections.body import figure_of
from chronik.pages.sections.depicted import image_anchor
from chronik.pages.sections.material import Material
from chronik.records.model import AnyEntry

MOST_PICTURES = 24  # the others are listed by name: each picture weighs some 30 kB


def appearances(material: Material) -> Appearances | None:
    """Images of other records that show this one."""
    own = material.entry
    others = [e for e in material.chronicle.pictured.get(own.key, ()) if e.key != own.key]
    found = [one for other in others for one in _on(material, other)]
    if not found:
        return None
    further = tuple([one.item for one in found[MOST_PICTURES:]])
    return Appearances("auf-bildern", "Auf Bildern", tuple(found[:MOST_PICTURES]), further)


def _on(material: Material, other: AnyEntry) -> Iterator[Appearance]:
    card = material.cards[other.key]
    for image in other.images:
        for shown in image.shows:
            if shown.key == material.entry.key:
                item = Item(f"{card.url}#{image_anchor(other, image)}", card.title, card.date)
                figure = figure_of(material.chronicle, other, image, is_first=False)
                yield Appearance(item, figure, shown.area)
