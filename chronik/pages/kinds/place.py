"""The page of a place: where it lies, what happened there, who sits there."""

from __future__ import annotations

from collections.abc import Iterator

from chronik.chronicle.cards import period_words, role_words
from chronik.chronicle.edition import Edition
from chronik.chronicle.facets import count_of, is_region, networks_in, region
from chronik.chronicle.lineage import lies_in
from chronik.html.blocks import Item
from chronik.html.view import View
from chronik.pages.kinds.lineage import chain_rows
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
from chronik.pages.sections.items import anchored, date_items, item_of
from chronik.pages.sections.material import Material, material_of
from chronik.pages.sections.record import common_rows, fact_list, label_of, record_view
from chronik.records.model import Relation
from chronik.words.german import counted


def view(edition: Edition, key: str) -> View:
    material = material_of(edition, key)
    chronicle, place = material.chronicle, material.entry.facts
    rows = (
        ("Lag in" if place.dissolved else "Liegt in", tuple(_wholes(material, is_over=False))),
        ("Lag früher in", tuple(_wholes(material, is_over=True))),
        ("Gegründet", date_items(material, place.founded)),
        ("Aufgelöst", date_items(material, place.dissolved)),
        *chain_rows(material, edition),
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
        plain_group("Orte in diesem Gebiet", "teile", _parts(material)),
        mentioned(material),
    )

    return record_view(material, label=label_of(material), blocks=blocks)


def _wholes(material: Material, *, is_over: bool) -> Iterator[Item]:
    """The places this one lies in, or lay in once; the nearest first, its own with their time."""
    chronicle, place = material.chronicle, material.entry
    own: dict[str, list[Relation]] = {}
    for relation in place.facts.part_of:
        own.setdefault(relation.target, []).append(relation)
    seen = set[str]()
    for lying in lies_in(chronicle, place):
        if lying.lasts is not is_over:
            key = lying.whole.key
            item = _whole(material, own[key]) if key in own else item_of(material, key)
            yield anchored(item, seen)


def _whole(material: Material, times: list[Relation]) -> Item:
    """One line also for several times."""
    items = [item_of(material, r.target, r.evidence, detail=_said(material, r)) for r in times]
    return items[0]._replace(
        detail="; ".join(filter(None, [item.detail for item in items])),
        notes=tuple(dict.fromkeys(number for item in items for number in item.notes)),
        remark="; ".join(filter(None, [item.remark for item in items])),
    )


def _said(material: Material, relation: Relation) -> str:
    words = (role_words(material.chronicle, relation), period_words(relation))
    return ", ".join(filter(None, words))


def _parts(material: Material) -> Iterator[Item]:
    """What lies in it, with its time there."""
    for part in material.chronicle.parts.get(material.entry.key, ()):
        times = [r for r in part.facts.part_of if r.target == material.entry.key]
        words = [words for relation in times if (words := period_words(relation))]
        card = material.cards[part.key]
        yield Item(card.url, card.title, "; ".join(words))


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
