"""Where places lie: the Land of each, and the map, of all of them or of one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

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
# How words for kinds end whose places are no points.
_AREAS = ("land", "bezirk", "kreis", "region", "gebiet")
_LISTED = 60


def _id(land: str) -> str:
    """As a file is named: without umlauts."""
    for letter, plain in GERMAN:
        land = land.replace(letter, plain)
    return land.lower()


_IDS = {_id(land): land for land in WITHIN}


def upwards(chronicle: Chronicle, place: AnyEntry) -> Iterator[AnyEntry]:
    """The place, what it lies in, what that lies in."""
    yield place
    while place.facts.part_of and place.facts.part_of.key in chronicle.entries:
        place = chronicle.entries[place.facts.part_of.key]
        yield place


def land_named(place: AnyEntry) -> str:
    """The Land that the record is about, by name, alias or id, or ""."""
    called = (name for name in (place.name, *place.aliases) if name in WITHIN)
    return next(called, _IDS.get(place.id, ""))


def land_of(chronicle: Chronicle, place: AnyEntry) -> tuple[str, AnyEntry] | None:
    """The Land that the place is or lies in, with its record.

    It is the outermost, as towns may be called like another Land.
    """
    found = [(land, entry) for entry in upwards(chronicle, place) if (land := land_named(entry))]
    return found[-1] if found else None


def is_area(place: AnyEntry) -> bool:
    return bool(place.facts.kind and place.facts.kind.word.endswith(_AREAS))


def spot_of(place: AnyEntry, events: int) -> MapSpot | None:
    """A place on the map, if it has a point."""
    if not place.facts.coordinates:
        return None
    latitude, longitude = place.facts.coordinates
    return MapSpot(
        lat=latitude,
        lon=longitude,
        name=place.name,
        url=place.url,
        events=events,
        area=is_area(place),
    )


def overview(edition: Edition, root: str) -> Iterator[Block]:
    """All places: the map, then what it cannot show. Nothing without any point or Land."""
    lands = _lands(edition)
    own = {entry.key for entry in lands.values()}
    others = [place for place in edition.chronicle.of_kind["places"] if place.key not in own]
    events = _events(edition)
    spots = [spot for place in others if (spot := spot_of(place, events.get(place.key, 0)))]
    if not (spots or lands):
        return

    urls = {land: entry.url for land, entry in lands.items()}
    drawn = region_map(spots, urls, root, anchor="karte", title=TITLE)
    yield Picture("karte", TITLE, drawn.svg, drawn.words)

    unshown = {spot.url for spot in drawn.unshown}
    unknown = [place for place in others if not place.facts.coordinates]
    beyond = [place for place in others if place.url in unshown]
    groups = (
        _group(edition, "Ohne Koordinaten", unknown),
        _group(edition, "Außerhalb des Ausschnitts", beyond),
    )
    kept = tuple(group for group in groups if group.items)
    if kept:
        yield Groups("ohne-punkt", "Ohne Punkt auf der Karte", kept)


def _lands(edition: Edition) -> dict[str, AnyEntry]:
    """The Länder that places are or lie in, with their records."""
    places = edition.chronicle.of_kind["places"]
    return dict(filter(None, [land_of(edition.chronicle, place) for place in places]))


def _events(edition: Edition) -> dict[str, int]:
    """How many events each place saw, and all in it that have no point of their own."""
    chronicle = edition.chronicle
    events: dict[str, set[str]] = {}
    for place in chronicle.of_kind["places"]:
        ties = chronicle.tied(place.key, "events")
        if ties:
            with_point = (e for e in upwards(chronicle, place) if e.facts.coordinates)
            near = next(with_point, place)
            events.setdefault(near.key, set()).update(tie.entry.key for tie in ties)
    return {key: len(keys) for key, keys in events.items()}


def _group(edition: Edition, label: str, places: list[AnyEntry]) -> Group:
    """Links; of very many the first, as all stand in the list of the page."""
    items = [
        Item(place.url, place.name, _lies(edition.chronicle, place)) for place in places[:_LISTED]
    ]
    more = len(places) - _LISTED
    if more > 0:
        items.append(Item("", f"und {number(more)}{NBSP}weitere"))
    return Group(label=label, meaning="", items=tuple(items))


def _lies(chronicle: Chronicle, place: AnyEntry) -> str:
    around = (f"in {entry.name}" for entry in islice(upwards(chronicle, place), 1, None))
    return " ".join(filter(None, (kind_label(chronicle, place), next(around, ""))))


def where_it_lies(material: Material) -> Picture | None:
    """One place: its point or that of what it lies in, and its Land. None when neither is known."""
    chronicle, place = material.chronicle, material.entry
    land, entry = land_of(chronicle, place) or ("", place)
    pins = (_pin(entry) for entry in upwards(chronicle, place) if not land_named(entry))
    spot = next(filter(None, pins), None)
    if not (land or spot):
        return None

    lands = {land: entry.url} if land else {}
    words = _where(place, spot, land)
    drawn = locator(spot, lands, up(place.url), anchor="karte", title=TITLE, words=words)
    return Picture("karte", TITLE, drawn, words)


def _pin(place: AnyEntry) -> MapSpot | None:
    spot = spot_of(place, 1)
    return spot if spot and not spot.area and on_map(spot) else None


def _where(place: AnyEntry, spot: MapSpot | None, land: str) -> str:
    """What the small map shows, and what it cannot."""
    if spot and spot.url == place.url:
        return f"{place.name} in {land}." if land else f"Die Lage von {place.name}."
    if spot:
        return f"Markiert ist {spot.name}; ein eigener Punkt ist nicht bekannt."
    if land == place.name:
        return f"Getönt: {land}."
    return f"Getönt ist {land}; ein Punkt auf der Karte ist nicht bekannt."
