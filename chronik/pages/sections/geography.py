"""Where places lie: the map of all of them, or of one with what lies in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from chronik.chronicle.cards import is_area, kind_label, told
from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.edition import Edition
from chronik.chronicle.lineage import below, lies_in, wholes_then
from chronik.html.blocks import Block, Group, Groups, Item, Picture
from chronik.html.pictures.maps.atlas import Area, atlas
from chronik.html.pictures.maps.codes import Called, code_of
from chronik.html.pictures.maps.ground import known
from chronik.html.pictures.maps.spots import MapSpot
from chronik.html.pictures.svg import Sheet
from chronik.pages.sections.material import Material
from chronik.records.keys import up
from chronik.records.model import AnyEntry
from chronik.words.german import NBSP, counted, listed, number

TITLE = "Karte"
# How words for kinds end whose places are no points.
_LISTED = 60
_NAMED = 6  # places without a point that are named in words


def tinted(chronicle: Chronicle, place: AnyEntry) -> Area | None:
    """The Land or country that the record is, if there is an outline of it."""
    word = place.facts.kind.word if place.facts.kind else ""
    called = Called(
        names=(place.name, *place.aliases),
        kinds=(word, kind_label(chronicle, place)),
        identifiers=dict(place.identifiers),
    )
    code = code_of(called)
    return Area(code, place.name, place.url) if code and known(code) else None


def overview(edition: Edition, root: str) -> Iterator[Block]:
    """All places: the map, then what it cannot show. Nothing without any point or outline."""
    chronicle = edition.chronicle
    places = chronicle.of_kind["places"]
    areas = {place.key: area for place in places if (area := tinted(chronicle, place))}
    events = _events(edition)
    others = [place for place in places if place.key not in areas]
    found = [spot_of(chronicle, place, events.get(place.key, 0)) for place in others]
    spots = [spot for spot in found if spot]
    if not (spots or areas):
        return

    unknown = [place for place in others if not place.facts.coordinates]
    drawn = atlas(
        spots,
        list(areas.values()),
        Sheet(root, "karte"),
        title=TITLE,
        everything="#a-z",
        needed=[area for key, area in areas.items() if not _holds_point(chronicle, key)],
        unplaced=_unplaced(chronicle, unknown),
    )
    yield Picture("karte", TITLE, drawn.svg, drawn.words)

    unshown = {spot.url for spot in drawn.unshown}
    groups = (
        _group(edition, "Ohne Koordinaten", unknown),
        _group(
            edition, "Ohne Platz auf der Karte", [place for place in others if place.url in unshown]
        ),
    )
    kept = tuple(group for group in groups if group.items)
    if kept:
        yield Groups("ohne-punkt", "Ohne Punkt auf der Karte", kept)


def _holds_point(chronicle: Chronicle, key: str) -> bool:
    return any(part.facts.coordinates for part in below(chronicle.parts, key))


def spot_of(
    chronicle: Chronicle, place: AnyEntry, events: int | None = None, rank: int = 0
) -> MapSpot | None:
    """A place on the map, if it has a point."""
    if not place.facts.coordinates:
        return None
    latitude, longitude = place.facts.coordinates
    return MapSpot(
        lat=latitude,
        lon=longitude,
        name=told(chronicle, place),
        url=place.url,
        events=events,
        area=is_area(place),
        rank=rank,
    )


def _events(edition: Edition) -> dict[str, int]:
    """How many events each place saw, and all in it that have no point of their own."""
    chronicle = edition.chronicle
    events: dict[str, set[str]] = {}
    for place in chronicle.of_kind["places"]:
        for tie in chronicle.tied(place.key, "events"):
            near = with_point(chronicle, place, tie.entry) or place
            events.setdefault(near.key, set()).add(tie.entry.key)
    return {key: len(keys) for key, keys in events.items()}


def with_point(chronicle: Chronicle, place: AnyEntry, event: AnyEntry) -> AnyEntry | None:
    """The place, or the nearest around it then, that is a point."""
    if place.facts.coordinates:
        return place
    around = wholes_then(chronicle, place.key, event.date)
    return next((e for e in around if e.facts.coordinates), None)


def _unplaced(chronicle: Chronicle, places: Sequence[AnyEntry]) -> str:
    """Which places have no point, the first of many by name."""
    names = [told(chronicle, place) for place in places[:_NAMED]]
    if len(places) > _NAMED:
        names.append(f"{number(len(places) - _NAMED)} weitere")
    return f"Ohne Punkt auf der Karte: {listed(names)}." if names else ""


def _group(edition: Edition, label: str, places: list[AnyEntry]) -> Group:
    """Links; of very many the first, as all stand in the list of the page."""
    chronicle = edition.chronicle
    items = [
        Item(place.url, told(chronicle, place), _lies(chronicle, place))
        for place in places[:_LISTED]
    ]
    more = len(places) - _LISTED
    if more > 0:
        items.append(Item("", f"und {number(more)}{NBSP}weitere"))
    return Group(label=label, meaning="", items=tuple(items))


def _lies(chronicle: Chronicle, place: AnyEntry) -> str:
    around = (f"in {one.whole.name}" for one in lies_in(chronicle, place) if one.lasts)
    return " ".join(filter(None, (kind_label(chronicle, place), next(around, ""))))


def where_it_lies(material: Material) -> Picture | None:
    """One place: its point and those in it, or the point of what it lies in; and its Land.

    None when neither is known.
    """
    chronicle, place = material.chronicle, material.entry
    wholes = chronicle.around[place.key]
    parts = below(chronicle.parts, place.key)
    own = tinted(chronicle, place)
    around = next(filter(None, (tinted(chronicle, entry) for entry in wholes)), None)
    inner = [area for part in parts if (area := tinted(chronicle, part))]

    spots = _spots(chronicle, place, parts, is_tinted=own is not None)
    opening = _opening(place, spots, around)
    if not (spots or own or inner):
        spots = list(_points(chronicle, wholes[1:]))[:1]
        opening = _instead(place, spots)
    areas = [area for area in (around, *inner) if area]
    if not (spots or areas):
        return None

    drawn = atlas(
        spots,
        areas,
        Sheet(up(place.url), "karte"),
        title=TITLE,
        everything="#teile",
        needed=[own] if own else inner,
        opening=opening,
        unplaced=_unplaced(chronicle, list(_pointless(parts, inner))),
    )
    return Picture("karte", TITLE, drawn.svg, drawn.words)


def _spots(
    chronicle: Chronicle, place: AnyEntry, parts: Sequence[AnyEntry], *, is_tinted: bool
) -> list[MapSpot]:
    """The point of the place, and of what lies in it; what has many parts is named first."""
    found = [
        spot_of(chronicle, part, rank=len(chronicle.parts.get(part.key, ()))) for part in parts
    ]
    first = [] if is_tinted else [spot_of(chronicle, place, rank=len(parts) + 1)]
    return list(filter(None, [*first, *found]))


def _points(chronicle: Chronicle, wholes: Iterable[AnyEntry]) -> Iterator[MapSpot]:
    """Those of what a place lies in that are points themselves."""
    for whole in wholes:
        spot = spot_of(chronicle, whole)
        if spot and not spot.area and not tinted(chronicle, whole):
            yield spot


def _pointless(parts: Iterable[AnyEntry], inner: Sequence[Area]) -> Iterator[AnyEntry]:
    shown = {area.url for area in inner}
    yield from (p for p in parts if not p.facts.coordinates and p.url not in shown)


def _opening(place: AnyEntry, spots: Sequence[MapSpot], around: Area | None) -> str:
    """What the map of a place shows, and what it cannot; `around` is the Land it is or lies in."""
    inner = [spot for spot in spots if spot.url != place.url]
    parts = counted(len(inner), "Ort", "Orte")
    if place.facts.coordinates and len(inner) < len(spots):
        if inner:
            return f"Die Karte zeigt {place.name} und {parts} darin."
        is_in = around and around.url != place.url
        return (
            f"{place.name} in {around.name}." if around and is_in else f"Die Lage von {place.name}."
        )
    return f"Die Karte zeigt {parts} in {place.name}." if inner else ""


def _instead(place: AnyEntry, spots: Sequence[MapSpot]) -> str:
    """What stands for a place of which neither a point nor a part is known."""
    if spots:
        return f"Markiert ist {spots[0].name}; ein eigener Punkt ist nicht bekannt."
    return f"Ein Punkt von {place.name} ist nicht bekannt."
