"""The page of a place: where it lies, what happened there, who sits there."""

from __future__ import annotations

from collections.abc import Iterator

from chronik.chronicle.edition import Whole
from chronik.chronicle.facets import region
from chronik.html.blocks import Item
from chronik.html.view import View
from chronik.pages.sections.backlinks import kind_groups, mentioned, moments_of, plain_group, timeline
from chronik.pages.sections.body import body, figures
from chronik.pages.sections.geography import location
from chronik.pages.sections.items import item
from chronik.pages.sections.making import Making, making_of
from chronik.pages.sections.record import common_rows, facts, label_of, record_view


def view(whole: Whole, key: str) -> View:
    making = making_of(whole, key)
    chronicle, place = making.chronicle, making.entry.facts
    rows = facts(
        (
            ("Liegt in", tuple(_wholes(making))),
            ("Koordinaten", (Item("", _degrees(*place.coordinates)),) if place.coordinates else ()),
            *common_rows(making),
        )
    )
    seated = [tie.entry for kind in ("networks", "organisations") for tie in chronicle.tied(key, kind)]
    blocks = (
        rows,
        figures(making),
        body(making),
        location(making),
        timeline(moments_of(making, chronicle.tied(key, "events")), title="Zeitleiste"),
        plain_group("Ereignisse im Gebiet", "gebiet", _region(making)),
        kind_groups(making, seated, title="Hier ansässig oder tätig", anchor="ansaessig"),
        kind_groups(making, chronicle.parts.get(key, ()), title="Orte in diesem Gebiet", anchor="teile"),
        mentioned(making),
    )
    return record_view(making, label=label_of(making), blocks=blocks)


def _wholes(making: Making) -> Iterator[Item]:
    """The places this one lies in, the nearest first."""
    entry = making.entry
    while entry.facts.part_of and entry.facts.part_of.key in making.chronicle.entries:
        entry = making.chronicle.entries[entry.facts.part_of.key]
        yield item(making, entry.key)


def _region(making: Making) -> Iterator[Item]:
    """The way to the events of all its parts."""
    if making.chronicle.parts.get(making.entry.key):
        yield Item(f"chronik/{region(making.entry.key)}/", f"{making.entry.name} mit allen Orten, die dort liegen")


def _degrees(lat: float, lon: float) -> str:
    north, east = ("N" if lat >= 0 else "S"), ("O" if lon >= 0 else "W")
    return f"{abs(lat):.2f}°\u00a0{north}, {abs(lon):.2f}°\u00a0{east}".replace(".", ",")
