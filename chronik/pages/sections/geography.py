"""Where places lie: the Land of each, and the map, of all of them or of one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

from chronik.chronicle.cards import kind_label
from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.edition import Edition
from chronik.html.blocks import Block, Group, Groups, Item, Picture
from chronik.html.pictures.laender import WITHIN
from chronik.html.pictures.region import MapSpot, locator, on_map, region_map
from chronik.pages.sections.material import Material
from chronik.records.keys import up
from chronik.records.model import AnyEntry
from chronik.words.german import GERMAN, NBSP, number

TITLE = "Karte"
_AREAS = (
    "land",
    "bezirk",
    "kreis",
    "region",
    "gebiet",
)  # how words for kinds end whose places are no points
_LISTED = 60
_IDS = {
    reduce(lambda name, pair: name.replace(*pair), GERMAN, land).lower(): land for land in WITHIN
}


def upwards(chronicle: Chronicle, place: AnyEntry) -> Iterator[AnyEntry]:
    """The place, what it lies in, what that lies in."""
    yield place
    while place.facts.part_of and place.facts.part_of.key in chronicle.entries:
        place = chronicle.entries[place.facts.part_of.key]
        yield place


def land_named(place: AnyEntry) -> str:
    """The Land that the record is about, by name, alias or id, or ""."""
    return next(
        (name for name in (place.name, *place.aliases) if name in WITHIN), _IDS.get(place.id, "")
    )


def land_of(chronicle: Chronicle, place: AnyEntry) -> tuple[str, AnyEntry] | None:
    """The Land that the place is or lies in, with its record: the outermost, as towns may be called
    like another Land.
    """
    found = [(land, entry) for entry in upwards(chronicle, place) if (land := land_named(entry))]
    return found[-1] if found else None


def is_area(place: AnyEntry) -> bool:
    return bool(place.facts.kind and place.facts.kind.word.endswith(_AREAS))


def _spot(place: AnyEntry, events: int) -> MapSpot | None:
    point = place.facts.coordinates
    return (
        MapSpot(point[0], point[1], place.name, place.url, events, is_area(place))
        if point
        else None
    )


def overview(edition: Edition, root: str) -> Iterator[Block]:
    """All places: the map, then what it cannot show. Nothing when no place has a point or a Land."""
    chronicle = edition.chronicle
    places = chronicle.of_kind["places"]
    lands = {
        land: entry
        for place in places
        for land, entry in [land_of(chronicle, place) or ("", place)]
        if land
    }
    own = {entry.key for entry in lands.values()}
    others = [place for place in places if place.key not in own]
    events = _events(edition)
    spots = [spot for place in others if (spot := _spot(place, events.get(place.key, 0)))]
    if spots or lands:
        found = region_map(
            spots,
            {land: entry.url for land, entry in lands.items()},
            root,
            anchor="karte",
            title=TITLE,
        )
        yield Picture("karte", TITLE, found.svg, found.words)
        beyond = {spot.url for spot in found.unshown}
        groups = (
            _group(
                edition,
                "Ohne Koordinaten",
                [place for place in others if not place.facts.coordinates],
            ),
            _group(
                edition,
                "Außerhalb des Ausschnitts",
                [place for place in others if place.url in beyond],
            ),
        )
        kept = tuple(group for group in groups if group.items)
        if kept:
            yield Groups("ohne-punkt", "Ohne Punkt auf der Karte", kept)


def _events(edition: Edition) -> dict[str, int]:
    """How many events each place saw, and all in it that have no point of their own."""
    found: dict[str, set[str]] = {}
    for place in edition.chronicle.of_kind["places"]:
        ties = edition.chronicle.tied(place.key, "events")
        if ties:
            near = next(
                (e for e in upwards(edition.chronicle, place) if e.facts.coordinates), place
            )
            found.setdefault(near.key, set()).update(tie.entry.key for tie in ties)
    return {key: len(events) for key, events in found.items()}


def _group(edition: Edition, label: str, places: list[AnyEntry]) -> Group:
    """Links; of very many the first, as all stand in the list of the page."""
    items = [
        Item(place.url, place.name, _lies(edition.chronicle, place)) for place in places[:_LISTED]
    ]
    more = len(places) - _LISTED
    return Group(
        label, "", (*items, *([Item("", f"und {number(more)}{NBSP}weitere")] if more > 0 else []))
    )


def _lies(chronicle: Chronicle, place: AnyEntry) -> str:
    inside = next((f"in {entry.name}" for entry in [*upwards(chronicle, place)][1:2]), "")
    return " ".join(filter(None, (kind_label(chronicle, place), inside)))


def where_it_lies(material: Material) -> Picture | None:
    """One place: its point or that of what it lies in, and its Land. None when neither is known."""
    chronicle, place = material.chronicle, material.entry
    found = land_of(chronicle, place)
    spot = next(
        filter(None, (_pin(entry) for entry in upwards(chronicle, place) if not land_named(entry))),
        None,
    )
    if not (found or spot):
        return None
    lands = {found[0]: found[1].url} if found else {}
    words = _where(place, spot, found[0] if found else "")
    drawn = locator(spot, lands, up(place.url), anchor="karte", title=TITLE, words=words)
    return Picture("karte", TITLE, drawn, words)


def _pin(place: AnyEntry) -> MapSpot | None:
    spot = _spot(place, 1)
    return spot if spot and not spot.area and on_map(spot) else None


def _where(place: AnyEntry, spot: MapSpot | None, land: str) -> str:
    """What the small map shows, and what it cannot."""
    if spot and spot.url == place.url:
        return f"{place.name} in {land}." if land else f"Die Lage von {place.name}."
    if spot:
        return f"Markiert ist {spot.name}; ein eigener Punkt ist nicht bekannt."
    return (
        f"Getönt: {land}."
        if land == place.name
        else f"Getönt ist {land}; ein Punkt auf der Karte ist nicht bekannt."
    )
