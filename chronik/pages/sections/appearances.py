"""The images that show a record, beside which its own page stands."""

from __future__ import annotations

from collections.abc import Iterator

from chronik.html.imageblocks import Appearance, Appearances, Figure
from chronik.pages.sections.body import figure_of
from chronik.pages.sections.depicted import image_anchor
from chronik.pages.sections.material import Material
from chronik.records.images import Image
from chronik.records.model import AnyEntry

MOST_PICTURES = 24  # the others are listed by name: each picture weighs some 30 kB


def appearances(material: Material) -> Appearances | None:
    """Images of other records that show this one."""
    own = material.entry
    others = [e for e in material.chronicle.pictured.get(own.key, ()) if e.key != own.key]
    found = [one for other in others for one in _on(material, other)]
    if not found:
        return None
    shown, further = tuple(found[:MOST_PICTURES]), tuple(found[MOST_PICTURES:])
    return Appearances("auf-bildern", "Auf Bildern", shown, further)


def _on(material: Material, other: AnyEntry) -> Iterator[Appearance]:
    card = material.cards[other.key]
    for image in other.images:
        for shown in image.shows:
            if shown.key == material.entry.key:
                yield Appearance(
                    url=f"{card.url}#{image_anchor(other, image)}",
                    name=card.title,
                    detail=card.date,
                    figure=_alone(material, other, image),
                    area=shown.area,
                )


def _alone(material: Material, other: AnyEntry, image: Image) -> Figure:
    """Without the names of all others on it: they are told where it is large."""
    return figure_of(material.chronicle, other, image._replace(shows=()), is_first=False)
