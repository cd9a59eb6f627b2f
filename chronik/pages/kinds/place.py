"""The page of a place: where it lies, what happened there, who sits there."""

from __future__ import annotations

from collections.abc import Iterator

from chronik.chronicle.edition import Edition
from chronik.chronicle.facets import region
from chronik.html.blocks import Item
from chronik.html.view import View
from chronik.pages.sections.backlinks import (
    kind_groups,
    mentioned,
    moments_of,
    plain_group,
    timeline_of,
)
from chronik.pages.sections.body import figures, prose_block
from chronik.pages.sections.geography import where_it_lies
from chronik.pages.sections.items import anchored, item_of
from chronik.pages.sections.material import Material, material_of
from chronik.pages.sections.record import common_rows, fact_list, label_of, record_view


def view(edition: Edition, key: str) -> View:
    material = material_of(edition, key)
    chronicle, place = material.chronicle, material.entry.facts
    rows = (
        ("Liegt in", tuple(_wholes(material))),
        ("Koordinaten", (Item("", _degrees(*place.coordinates)),) if place.coordinates else ()),
        *common_rows(material),
    )
    ties = (*chronicle.tied(key, "networks"), *chronicle.tied(key, "organisations"))
    seated = [tie.entry for tie in ties]
    blocks = (
        fact_list(rows),
        figures(material),
        prose_block(material),
        where_it_lies(material),
        timeline_of(moments_of(material, chronicle.tied(key, "events")), title="Zeitleiste"),
        plain_group("Ereignisse im Gebiet", "gebiet", _region(material)),
        kind_groups(material, seated, title="Hier ansässig oder tätig", anchor="ansaessig"),
        kind_groups(
            material, chronicle.parts.get(key, ()), title="Orte in diesem Gebiet", anchor="teile"
        ),
        mentioned(material),
    )

    return record_view(material, label=label_of(material), blocks=blocks)


def _wholes(material: Material) -> Iterator[Item]:
    """The places this one lies in, the nearest first."""
    entry, seen = material.entry, set[str]()
    while entry.facts.part_of and entry.facts.part_of.key in material.chronicle.entries:
        entry = material.chronicle.entries[entry.facts.part_of.key]
        yield anchored(item_of(material, entry.key), seen)


def _region(material: Material) -> Iterator[Item]:
    """The way to the events of all its parts."""
    if material.chronicle.parts.get(material.entry.key):
        yield Item(
            f"chronik/{region(material.entry.key)}/",
            f"{material.entry.name} mit allen Orten, die dort liegen",
        )


def _degrees(lat: float, lon: float) -> str:
    north, east = ("N" if lat >= 0 else "S"), ("O" if lon >= 0 else "W")
    return f"{abs(lat):.2f}°\u00a0{north}, {abs(lon):.2f}°\u00a0{east}".replace(".", ",")
