"""The page of a place: where it lies, what happened there, who sits there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from chronik.chronicle.edition import Edition
from chronik.chronicle.facets import count_of, is_region, networks_in, region
from chronik.chronicle.lineage import upwards
from chronik.html.blocks import Item
from chronik.html.view import View
from chronik.pages.sections.appearances import appearances
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
from chronik.words.german import counted


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
        appearances(material),
        plain_group("Im ganzen Gebiet", "gebiet", _region(material, edition)),
        kind_groups(material, seated, title="Hier ansässig oder tätig", anchor="ansaessig"),
        kind_groups(
            material, chronicle.parts.get(key, ()), title="Orte in diesem Gebiet", anchor="teile"
        ),
        mentioned(material),
    )

    return record_view(material, label=label_of(material), blocks=blocks)


def _wholes(material: Material) -> Iterator[Item]:
    """The places this one lies in, the nearest first."""
    seen = set[str]()
    around = upwards(material.chronicle.entries, material.entry)
    for whole in islice(around, 1, None):
        yield anchored(item_of(material, whole.key), seen)


def _region(material: Material, edition: Edition) -> Iterator[Item]:
    """The way to its events with those of its parts and networks."""
    key = material.entry.key
    events = count_of(edition.groups.get(region(key), {}))
    if is_region(material.chronicle, key):
        words = counted(events, "Ereignis", "Ereignisse") if events else "Orte und Netzwerke"
        also = _also(material) if events else ""
        yield Item(f"chronik/{region(key)}/", f"{material.entry.name}: {words}", also)


def _also(material: Material) -> str:
    """What counts beside the events of the place itself."""
    chronicle, key = material.chronicle, material.entry.key
    if not networks_in(chronicle, key):
        return "hier und an Orten, die dort liegen"
    parts = ", an Orten, die dort liegen," if key in chronicle.parts else ""
    return f"hier{parts} und über Netzwerke dieses Gebiets"


def _degrees(lat: float, lon: float) -> str:
    north, east = ("N" if lat >= 0 else "S"), ("O" if lon >= 0 else "W")
    return f"{abs(lat):.2f}°\u00a0{north}, {abs(lon):.2f}°\u00a0{east}".replace(".", ",")
