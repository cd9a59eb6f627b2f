"""The map: names never overlap, every place is shown, counted or listed, and nothing is tinted by its name alone."""

from __future__ import annotations

import random
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronik.chronicle.edition import Edition
from chronik.html.pictures.maps.atlas import Area, Map, atlas, framed
from chronik.html.pictures.maps.ground import area
from chronik.html.pictures.maps.labels import Board, Box, Plane, around
from chronik.html.pictures.maps.spots import APART, MapSpot
from chronik.html.pictures.svg import Sheet
from chronik.pages.needs import needs
from chronik.pages.sections.geography import overview, where_it_lies
from chronik.pages.sections.material import material_of
from tests.support.drawings import SVG, boxes, drawn, links, outside, overlapping
from tests.support.wholes import whole_of_files

NAMES = st.text(st.sampled_from("abcdemMWÄß- "), min_size=1, max_size=40).map(lambda t: " ".join(t.split()) or "x")
SPOTS = st.lists(st.tuples(st.floats(47, 55), st.floats(6, 15), NAMES, st.integers(0, 30), st.booleans()), min_size=1, max_size=40)
BAYERN = Area("DE-BY", "Bayern", "orte/bayern/")
BERLIN = Area("DE-BE", "Berlin", "orte/berlin/")
SAXON = {"Dresden": (51.05, 13.74), "Chemnitz": (50.83, 12.92), "Plauen": (50.5, 12.13), "Radebeul": (51.1, 13.66), "Freital": (51.0, 13.65)}


def the_map(spots: list[MapSpot], *areas: Area) -> Map:
    return atlas(spots, areas, Sheet("../", "a"), title="Karte", everything="#a-z")


def the_whole_map(spots: list[MapSpot], *areas: Area) -> Map:
    return atlas(spots, areas, Sheet("../", "a"), title="Karte", everything="#a-z", needed=areas)


def places(some: list[tuple[float, float, str, int, bool]]) -> list[MapSpot]:
    return [MapSpot(lat, lon, name, f"orte/{n}/", events, area) for n, (lat, lon, name, events, area) in enumerate(some)]


def names(found: Map) -> list[str]:
    return [text for text, *_ in boxes(drawn(found.svg))]


def circles(found: Map) -> list[tuple[float, float, float]]:
    """The marks: their points and radii; not the room around them, nor the legend."""
    marks = [c for a in drawn(found.svg).iter(f"{SVG}a") for c in a.iter(f"{SVG}circle") if c.get("class") != "reach"]
    return [(float(c.get("cx", "")), float(c.get("cy", "")), float(c.get("r", ""))) for c in marks]


# Marks and names


@settings(max_examples=40, deadline=None)
@given(SPOTS)
def test_names_never_overlap_and_every_place_is_counted(some: list[tuple[float, float, str, int, bool]]) -> None:
    every = places(some)
    found = the_whole_map(every, BAYERN, BERLIN)
    picture = drawn(found.svg)
    assert not overlapping(boxes(picture))
    assert not outside(picture)
    shown = len(every) - len(found.unshown)
    assert (f"Die Karte zeigt {shown}\u00a0Ort" in found.words) == bool(shown)
    assert ("Ohne Platz auf der Karte: " in found.words) == bool(found.unshown)
    assert {s.url for s in every if s.area} == {s.url for s in found.unshown} | {s.url for s in every if s.area and f"../{s.url}" in links(picture)}


def test_names_stay_clear_of_marks() -> None:
    chance = random.Random(1)
    found = the_map([MapSpot(chance.uniform(48, 54), chance.uniform(7, 14), f"Ort {n}", f"orte/{n}/", n) for n in range(80)])
    texts = [b for b in boxes(drawn(found.svg)) if not re.fullmatch(r"[\d.]+|Ereignisse", b[0])]
    covered = [
        t
        for t, left, top, right, bottom in texts
        for x, y, r in circles(found)
        if left < x + r - 1 and right > x - r + 1 and top < y + r - 1 and bottom > y - r + 1
    ]
    assert len(texts) > 20
    assert not covered


def test_marks_are_as_far_apart_as_fingers_need() -> None:
    chance = random.Random(2)
    found = the_map([MapSpot(chance.gauss(51, 0.3), chance.gauss(13, 0.5), f"Ort {n}", f"orte/{n}/", n % 5) for n in range(500)])
    marks = circles(found)
    assert 5 < len(marks) <= 90
    assert min((x - a) ** 2 + (y - b) ** 2 for n, (x, y, _) in enumerate(marks) for a, b, _ in marks[:n]) >= (APART - 0.2) ** 2
    assert "Die Karte zeigt 500\u00a0Orte." in found.words
    assert len(found.svg) < 30_000


def test_every_place_of_a_mark_is_told() -> None:
    found = the_map([MapSpot(52.1, 11.6, "Halle A", "orte/a/", 1), MapSpot(52.1, 11.6, "Halle B", "orte/b/", 3)])
    assert links(drawn(found.svg)) == ["#a-z"]
    assert "<title>2\u00a0Orte: Halle B und Halle A (4\u00a0Ereignisse)</title>" in found.svg
    assert {"2", "Halle B\u00a0u.\u00a0a."} <= set(names(found))
    assert "Eine Zahl im Kreis: so viele Orte liegen dort beieinander." in found.words


def test_the_most_important_place_is_named_first() -> None:
    """Its name takes the room of lesser places, which become part of its mark."""
    lesser = [MapSpot(51.05 + dy, 13.74 + dx, f"Nebenort {n}", f"orte/{n}/", 1) for n, (dx, dy) in enumerate(RING)]
    found = the_map([MapSpot(51.05, 13.74, "Dresden an der Elbe", "orte/dresden/", 9), *lesser])
    assert any(name.startswith("Dresden an der Elbe") for name in names(found))
    assert "Die Karte zeigt 25\u00a0Orte." in found.words


RING = [(dx / 10, dy / 16) for dx in range(-2, 3) for dy in range(-2, 3) if dx or dy]


@pytest.mark.parametrize("most", [4, 14, 50, 3000])
def test_more_events_are_a_larger_mark(most: int) -> None:
    counts = sorted({1, 2, most // 2, most})
    found = the_map([MapSpot(48 + n, 8 + n, f"Ort {n}", f"orte/{n}/", count) for n, count in enumerate(counts)])
    radii = [r for _, _, r in circles(found)]
    assert radii == sorted(radii, reverse=True)
    assert len(set(radii)) == len(counts)
    assert "Je mehr Ereignisse, desto größer der Kreis" in found.words
    assert most > 14 or radii[0] ** 2 / radii[-1] ** 2 == pytest.approx(most, rel=0.1)


def test_an_area_is_a_name_and_never_a_mark() -> None:
    found = the_map([MapSpot(52.5, 13.4, "Bezirk Mitte", "orte/mitte/", 5, True)])
    assert "Bezirk Mitte" in names(found)
    assert not circles(found)


def test_the_order_of_the_places_does_not_matter() -> None:
    every = [MapSpot(52 + (n % 9) / 9, 8 + (n % 11) / 3, f"Ort {n % 20}", f"orte/{n}/", n % 4, n % 7 == 0) for n in range(60)]
    once = the_map(every)
    for seed in range(5):
        assert the_map(random.Random(seed).sample(every, 60))._replace(unshown=()) == once._replace(unshown=())


def test_the_eight_positions_of_a_name_differ_and_touch_no_mark() -> None:
    found = list(around(100, 100, 5, "Ort", size=14))
    board = Board(200, 200)
    board.take(Box(95, 95, 105, 105))
    assert len({label.box for label in found}) == 8
    assert all(board.free(label.box) for label in found)
    board.take(found[0].box)
    assert not board.free(found[0].box)


def test_a_map_of_a_town_says_where_that_is() -> None:
    town = the_map([MapSpot(51.05, 13.74, "Dresden", "orte/dresden/", 1)])
    assert 'class="inset"' in town.svg
    assert "20\u00a0km" in names(town)
    assert "inset" not in the_map([MapSpot(51.05, 13.74, "Dresden", "d/", 1), MapSpot(48.2, 16.4, "Wien", "w/", 1)]).svg


def test_a_country_is_tinted_at_every_scale_and_only_where_it_is_seen() -> None:
    germany, usa = Area("DE", "Deutschland", "orte/de/"), Area("US", "USA", "orte/usa/")
    near = the_map([MapSpot(51.05, 13.74, "Dresden", "d/", 1)], germany, usa)
    assert "Getönt: Deutschland. Ohne Platz auf der Karte: USA." in near.words
    assert near.svg.count('class="ours"') == 1
    far = the_map([MapSpot(51.05, 13.74, "Dresden", "d/", 1), MapSpot(40.7, -74.0, "New York", "n/", 1)], germany, usa)
    assert "Getönt: Deutschland und USA." in far.words
    assert far.svg.count('class="ours"') == 2


def test_the_name_of_a_land_stands_in_it() -> None:
    """Or right beside it where it is small; never in a neighbour."""
    lands = {"DE-NI": "Niedersachsen", "DE-ST": "Sachsen-Anhalt", "DE-BE": "Berlin"}
    areas = [Area(code, name, f"orte/{code}/") for code, name in lands.items()]
    spots = [MapSpot(lat, lon, f"Ort {n}", f"orte/{n}/", n) for n, (lat, lon) in enumerate([(53.25, 10.41), (52.15, 9.95), (52.13, 11.63)])]
    found = the_whole_map(spots, *areas)
    frame = framed(spots, areas, areas)
    for code, name in lands.items():
        (box,) = [(left, top, right, bottom) for text, left, top, right, bottom in boxes(drawn(found.svg)) if text == name]
        rings = area(frame, code)
        assert any(box[0] - 25 <= x <= box[2] + 25 and box[1] - 25 <= y <= box[3] + 25 for ring in rings for x, y in ring) or inside_of(rings, box)
        assert code == "DE-BE" or inside_of(rings, box)


def inside_of(rings: tuple[Plane, ...], box: tuple[float, float, float, float]) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    edges = [edge for ring in rings for edge in pairwise(ring)]
    return sum((ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax for (ax, ay), (bx, by) in edges) % 2 == 1


def test_a_tinted_area_whose_name_can_be_reached_is_reached_once() -> None:
    found = drawn(the_map([MapSpot(48.14, 11.58, "München", "orte/muenchen/", 1)], BAYERN).svg)
    shape, name = [a for a in found.iter(f"{SVG}a") if a.get("href") == "../orte/bayern/"]
    assert shape.get("tabindex") == "-1"
    assert shape.get("aria-hidden") == "true"
    assert name.get("tabindex") is None


# On the pages


FILES = {
    "content/site.yaml": "title: Probe\nvocabularies: {place_kinds: {stadt: Stadt, land: Land, bezirk: Bezirk, haus: Haus}}\n",
    "content/places/sachsen-anhalt.yaml": "name: Sachsen-Anhalt\nkind: land\n",
    "content/places/moosing.yaml": "name: Moosing\nkind: stadt\npart_of: sachsen-anhalt\ncoordinates: [52.13, 11.63]\n",
    "content/places/alte-halle.yaml": "name: Alte Halle\nkind: haus\npart_of: moosing\n",
    "content/places/niedersachsen.yaml": "name: Niedersachsen\nkind: land\n",
    "content/places/nordhain.yaml": "name: Nordhain\nkind: stadt\npart_of: niedersachsen\ncoordinates: [53.25, 10.41]\n",
    "content/places/berlin.yaml": "name: Berlin\nkind: land\n",
    "content/places/bezirk-mitte.yaml": "name: Bezirk Mitte\nkind: bezirk\npart_of: berlin\n",
    "content/places/fernau.yaml": "name: Fernau\nkind: stadt\n",
    "content/places/wien.yaml": "name: Wien\nkind: stadt\ncoordinates: [48.21, 16.37]\n",
}


@pytest.fixture(scope="module")
def everything() -> Edition:
    return whole_of_files(FILES)


def test_every_place_is_on_the_map_or_listed_below_it(everything: Edition) -> None:
    picture, *_ = overview(everything, "../")
    assert shown_and_listed(everything)[1] == {f"../orte/{name}/" for name in ("alte-halle", "bezirk-mitte", "fernau")}
    assert "Ohne Punkt auf der Karte: Alte Halle, Bezirk Mitte und Fernau." in picture.words  # type: ignore[union-attr]


def shown_and_listed(everything: Edition) -> tuple[set[str], set[str]]:
    """The places on the map and those below it; each is in one of the two."""
    picture, *below = overview(everything, "../")
    shown = set(links(drawn(picture.svg)))  # type: ignore[union-attr]
    listed = {f"../{item.url}" for block in below for group in block.groups for item in group.items}  # type: ignore[union-attr]
    assert {f"../{p.url}" for p in everything.chronicle.of_kind["places"]} == shown | listed
    assert not shown & listed
    return shown, listed


@pytest.mark.parametrize(
    ("place", "shown", "words"),
    [
        ("nordhain", ["niedersachsen", "nordhain"], "Nordhain in Niedersachsen. Getönt: Niedersachsen."),
        ("alte-halle", ["sachsen-anhalt", "moosing"], "Markiert ist Moosing; ein eigener Punkt ist nicht bekannt."),
        ("bezirk-mitte", ["berlin"], "Ein Punkt von Bezirk Mitte ist nicht bekannt. Getönt: Berlin."),
        ("berlin", ["berlin"], "Getönt: Berlin. Ohne Punkt auf der Karte: Bezirk Mitte."),
        ("sachsen-anhalt", ["sachsen-anhalt", "moosing"], "Die Karte zeigt 1\u00a0Ort in Sachsen-Anhalt."),
        ("wien", ["wien"], "Die Lage von Wien."),
        ("fernau", None, ""),
    ],
)
def test_the_map_of_a_place(everything: Edition, place: str, shown: list[str] | None, words: str) -> None:
    found = where_it_lies(material_of(everything, f"places/{place}"))
    assert (found and set(links(drawn(found.svg)))) == (shown and {f"../../orte/{name}/" for name in shown})
    if found and shown:
        assert found.words.startswith(words)
        entries = everything.chronicle.entries
        urls = {entries[key].url for key in (f"places/{place}", *needs(everything, f"places/{place}")) if key in entries}
        assert {f"orte/{name}/" for name in shown} <= urls


def test_overlapping_names_are_seen() -> None:
    assert overlapping([("a", 0, 0, 10, 10), ("b", 9, 9, 20, 20), ("c", 30, 30, 40, 40)]) == [("a", "b")]
