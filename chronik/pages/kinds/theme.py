"""The page of a theme: its story, what happened, who took part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from chronik.chronicle.edition import Edition
from chronik.chronicle.ties import Tie
from chronik.html.blocks import FactList, Group, Groups, Item
from chronik.html.view import View
from chronik.pages.kinds.lineage import part_events
from chronik.pages.sections.backlinks import kind_groups, mentioned, works
from chronik.pages.sections.body import figures
from chronik.pages.sections.items import item_of
from chronik.pages.sections.material import Material, material_of
from chronik.pages.sections.record import common_rows, fact_list, record_view
from chronik.pages.sections.timelines import own_timeline
from chronik.pages.stories.story import story
from chronik.records.keys import KINDS
from chronik.words.german import counted, sort_key

_INVOLVED = ("networks", "organisations", "people")


def view(edition: Edition, key: str) -> View:
    material = material_of(edition, key)
    chronicle = material.chronicle
    events = chronicle.tied(key, "events")
    blocks = (
        _facts(material),
        figures(material),
        *story(material, edition),
        own_timeline(material, edition, events),
        _involved(material, events),
        kind_groups(material, chronicle.parts.get(key, ()), title="Teile", anchor="teile"),
        part_events(material),
        works(material),
        mentioned(material),
    )
    return record_view(material, label=KINDS["themes"].german, blocks=blocks, feed=_feed(material))


def _feed(material: Material) -> str:
    return f"{material.entry.url}feed.xml"


def _facts(material: Material) -> FactList | None:
    whole = material.entry.facts.part_of
    return fact_list(
        (
            ("Teil von", (item_of(material, whole.key),) if whole else ()),
            *common_rows(material),
            ("Neues", (Item(_feed(material), "Feed dieses Themas"),)),
        )
    )


def _involved(material: Material, ties: Iterable[Tie]) -> Groups | None:
    """Networks, organisations and people of the theme's events, those at most of them first.

    A network may name the theme itself, and have none of its events.
    """
    count = {kind: Counter[str]() for kind in _INVOLVED}
    for tie in material.chronicle.tied(material.entry.key, "networks"):
        count["networks"][tie.entry.key] += 0
    for event in {tie.entry.key: tie.entry for tie in ties}.values():
        for kind in _INVOLVED:
            count[kind].update({r.target for r in getattr(event.facts, kind)})

    groups = [_group(material, kind, count[kind]) for kind in _INVOLVED if count[kind]]
    return Groups("beteiligte", "Beteiligte", tuple(groups)) if groups else None


def _group(material: Material, kind: str, count: Counter[str]) -> Group:
    cards, name = material.cards, material.chronicle.name
    ranked = sorted(count, key=lambda key: (-count[key], sort_key(name(key)), key))
    items = [
        Item(
            url=cards[key].url,
            name=cards[key].name,
            detail=counted(count[key], "Ereignis", "Ereignisse") if count[key] else "",
            badges=cards[key].badges,
        )
        for key in ranked
    ]
    return Group(label=KINDS[kind].plural, meaning="", items=tuple(items))
