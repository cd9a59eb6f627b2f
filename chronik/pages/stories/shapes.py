"""A selection of events as timeline, list or map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from chronik.chronicle.edition import Edition
from chronik.chronicle.facets import UNPLACED
from chronik.chronicle.stories.selection import Selected, events_by_place, selected
from chronik.html.blocks import Block, Group, Groups, Item, Moment, Picture, Timeline
from chronik.html.pictures.maps.atlas import Area, atlas
from chronik.html.pictures.maps.spots import MapSpot
from chronik.html.pictures.svg import Sheet
from chronik.pages.sections.backlinks import plain_group, timeline_of
from chronik.pages.sections.geography import spot_of, tinted, with_point
from chronik.pages.sections.timelines import pictured
from chronik.records.keys import up, url_of
from chronik.records.model import AnyEntry
from chronik.records.prose import Selection
from chronik.words.german import counted, listed

_TITLES = {"timeline": "Zeitleiste", "list": "Ereignisse", "map": "Karte"}


def shape_blocks(edition: Edition, entry: AnyEntry, number: int) -> Iterator[Block]:
    """What selection `number` of the record's text shows; nothing where nothing is selected."""
    selection = entry.prose.selections[number]
    chosen = selected(edition.chronicle, selection)
    anchor = f"auswahl-{number + 1}"
    title = selection.title or _title(edition, selection)
    intro = _left_out(chosen)

    if not chosen.events:
        return
    if selection.shape == "map":
        yield from _map(edition, chosen.events, up(entry.url), anchor=anchor, title=title)
    elif selection.shape == "list":
        cards = [edition.cards[event.key] for event in chosen.events]
        items = [Item(card.url, card.name, card.date) for card in cards]
        yield from filter(None, (plain_group(title, anchor, items, intro),))
    else:
        moments = [Moment(edition.cards[event.key]) for event in chosen.events]
        line = timeline_of(moments, title=title, anchor=anchor, intro=intro)
        if line:
            yield pictured(_apart(line), edition, entry.url, drawing=f"{anchor}-bild")


def _title(edition: Edition, selection: Selection) -> str:
    """What is asked for: „Zeitleiste: Bündnis Nord, 2019-2022“."""
    chronicle = edition.chronicle
    parts = [listed([chronicle.name(key) for key, _ in some], "und") for some in selection.wanted]
    kinds = [chronicle.site.term("event_kinds", word.name).label for word in selection.kinds]
    parts += [listed(kinds)] if kinds else []
    if selection.years:
        first, last = selection.years
        parts.append(str(first) if first == last else f"{first}–{last}")
    return f"{_TITLES[selection.shape]}: {', '.join(parts)}"


def _left_out(chosen: Selected) -> str:
    count = len(chosen.yearless)
    if not count:
        return ""
    one = "weiteres Ereignis fehlt hier, weil sein Jahr nicht bekannt ist"
    many = "weitere Ereignisse fehlen hier, weil ihr Jahr nicht bekannt ist"
    return f"{counted(count, one, many)}."


def _apart(line: Timeline) -> Timeline:
    """With anchors that no other timeline of the page has."""
    stretches = [s._replace(anchor=f"{line.anchor}-{s.anchor}") for s in line.stretches]
    return line._replace(stretches=tuple(stretches), shelf=f"{line.anchor}-{UNPLACED}")


def _map(
    edition: Edition, events: Sequence[AnyEntry], root: str, *, anchor: str, title: str
) -> Iterator[Block]:
    """The places of the events as points, and as a list that holds them all."""
    chronicle = edition.chronicle
    places = events_by_place(chronicle, events)
    own = [area for key in places if (area := tinted(chronicle, chronicle.entries[key]))]

    spots = _spots(edition, places)
    has_picture = bool(spots or own)
    if has_picture:
        drawn = atlas(
            spots,
            [*_areas(edition, places)],
            Sheet(root, f"{anchor}-bild"),
            title=title,
            everything=f"#{anchor}-orte",
            needed=own,
        )
        yield Picture(anchor, title, drawn.svg, drawn.words)

    items = [
        Item(url_of(key), chronicle.name(key), counted(len(own), "Ereignis", "Ereignisse"))
        for key, own in places.items()
    ]
    nowhere = sum(not event.facts.places for event in events)
    one, many = "Ereignis der Auswahl hat keinen Ort.", "Ereignisse der Auswahl haben keinen Ort."
    yield Groups(
        anchor=f"{anchor}-orte" if has_picture else anchor,
        title="" if has_picture else title,
        groups=(Group(label="", meaning="", items=tuple(items)),),
        intro=counted(nowhere, one, many) if nowhere else "",
    )


def _areas(edition: Edition, places: Iterable[str]) -> Iterator[Area]:
    """The Länder and countries that the places are or lie in, each once."""
    chronicle = edition.chronicle
    around = [e for key in places for e in chronicle.around[key]]
    found = {e.key: tinted(chronicle, e) for e in around}
    yield from filter(None, found.values())


def _spots(edition: Edition, places: Mapping[str, set[str]]) -> list[MapSpot]:
    """Each place, or the nearest around it that has a point, with how many events it saw."""
    chronicle = edition.chronicle
    found: dict[str, set[str]] = {}
    for key, event in ((key, event) for key, own in places.items() for event in sorted(own)):
        near = with_point(chronicle, chronicle.entries[key], chronicle.entries[event])
        if near and not tinted(chronicle, near):
            found.setdefault(near.key, set()).add(event)
    spots = (spot_of(chronicle, chronicle.entries[key], len(own)) for key, own in found.items())
    return [spot for spot in spots if spot]
