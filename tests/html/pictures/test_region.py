"""The map: places lie in their Länder, names never overlap, everything is shown, linked or counted."""

from __future__ import annotations

import random
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronik.chronicle.edition import Edition
from chronik.html.pictures.labels import Board, Box, around
from chronik.html.pictures.laender import COARSE, FINE, WITHIN
from chronik.html.pictures.region import (
    MAP_HEIGHT,
    MAP_WIDTH,
    MapSpot,
    locator,
    on_map,
    project,
    region_map,
)
from chronik.pages.needs import needs
from chronik.pages.sections.geography import land_of, overview, where_it_lies
from chronik.pages.sections.material import material_of
from tests.support.drawings import SVG, boxes, drawn, links, outside, overlapping
from tests.support.wholes import whole_of_files

LAENDER = (
    "Baden-Württemberg Bayern Berlin Brandenburg Bremen Hamburg Hessen Mecklenburg-Vorpommern Niedersachsen Nordrhein-Westfalen "
    "Rheinland-Pfalz Saarland Sachsen Sachsen-Anhalt Schleswig-Holstein Thüringen"
)
NAMES = st.text(st.sampled_from("abcdemMWÄß- "), min_size=1, max_size=40).map(lambda t: " ".join(t.split()) or "x")
SPOTS = st.lists(st.tuples(st.floats(46, 56), st.floats(5, 16), NAMES, st.integers(0, 30), st.booleans()), max_size=40)


def rings(path: str) -> list[list[tuple[int, int]]]:
    """The rings of an outline, in half units."""
    found = []
    for part in filter(None, path.split("z")):
        numbers = [int(n) for n in re.findall(r"-?\d+", part)]
        x, y = numbers[:2]
        ring = [(x, y)]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        found.append(ring)
    return found


def inside(path: str, x: float, y: float) -> bool:
    edges = [edge for ring in rings(path) for edge in pairwise([*ring, ring[0]])]
    return sum((ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax for (ax, ay), (bx, by) in edges) % 2 == 1


# Outlines and projection


@pytest.mark.parametrize("shapes", [FINE, COARSE, WITHIN], ids=["fine", "coarse", "within"])
def test_there_are_sixteen(shapes: dict[str, object]) -> None:
    assert sorted(shapes) == sorted(LAENDER.split())


@pytest.mark.parametrize(
    ("town", "lat", "lon", "land"),
    [
        ("Hannover", 52.37, 9.73, "Niedersachsen"),
        ("Emden", 53.37, 7.21, "Niedersachsen"),
        ("Magdeburg", 52.13, 11.63, "Sachsen-Anhalt"),
        ("Stendal", 52.60, 11.86, "Sachsen-Anhalt"),
        ("Berlin", 52.52, 13.40, "Berlin"),
        ("Potsdam", 52.40, 13.03, "Brandenburg"),
        ("München", 48.14, 11.58, "Bayern"),
        ("Würzburg", 49.79, 9.95, "Bayern"),
        ("Stuttgart", 48.78, 9.18, "Baden-Württemberg"),
        ("Bremen", 53.08, 8.80, "Bremen"),
        ("Hamburg", 53.55, 10.00, "Hamburg"),
        ("Kassel", 51.31, 9.48, "Hessen"),
        ("Rostock", 54.08, 12.13, "Mecklenburg-Vorpommern"),
        ("Köln", 50.94, 6.96, "Nordrhein-Westfalen"),
        ("Trier", 49.75, 6.68, "Rheinland-Pfalz"),
        ("Saarbrücken", 49.27, 6.98, "Saarland"),
        ("Dresden", 51.05, 13.74, "Sachsen"),
        ("Kiel", 54.31, 10.10, "Schleswig-Holstein"),
        ("Erfurt", 50.98, 11.03, "Thüringen"),
    ],
)
def test_a_town_lies_in_its_land_and_in_no_other(town: str, lat: float, lon: float, land: str) -> None:
    x, y = project(lat, lon)
    assert [name for name in FINE if inside(FINE[name], 2 * x, 2 * y)] == [land]
    assert inside(COARSE[land], 2 * x, 2 * y)


def test_the_name_of_a_land_stands_within_it() -> None:
    assert not [land for land, (x, y) in WITHIN.items() if not inside(FINE[land], x, y)]


def test_neighbours_share_their_border() -> None:
    """Simplified once for both: no gap opens between them."""

    def edges(land: str) -> set[frozenset[tuple[int, int]]]:
        return {frozenset(edge) for ring in rings(FINE[land]) for edge in pairwise([*ring, ring[0]])}

    assert len(edges("Niedersachsen") & edges("Sachsen-Anhalt")) > 10
    assert edges("Berlin") <= edges("Brandenburg")


def test_outlines_fit_the_map_and_are_small() -> None:
    points = [point for shape in FINE.values() for ring in rings(shape) for point in ring]
    assert all(0 <= x <= 2 * MAP_WIDTH and 0 <= y <= 2 * MAP_HEIGHT for x, y in points)
    assert sum(map(len, FINE.values())) < 12_000
    assert sum(map(len, COARSE.values())) < 5_000


# Marks and names


def spots(some: list[tuple[float, float, str, int, bool]]) -> list[MapSpot]:
    return [MapSpot(lat, lon, name, f"orte/{n}/", events, area) for n, (lat, lon, name, events, area) in enumerate(some)]


@settings(max_examples=40, deadline=None)
@given(SPOTS)
def test_names_never_overlap_and_nothing_is_lost(some: list[tuple[float, float, str, int, bool]]) -> None:
    every = spots(some)
    found = region_map(every, {"Bayern": "orte/bayern/", "Berlin": "orte/berlin/"}, "../", anchor="a", title="Karte")
    picture = drawn(found.svg)
    assert not overlapping(boxes(picture))
    assert not outside(picture)
    beyond = {s.url for s in found.unshown}
    assert all((f"../{s.url}" in links(picture)) or s.url in beyond or any(_same(s, o) for o in every if o is not s) for s in every)
    pins = [s for s in every if on_map(s) and not s.area]
    assert (f"Die Karte zeigt {len(pins)}\u00a0Ort" in found.words) == bool(pins)


def _same(one: MapSpot, other: MapSpot) -> bool:
    """Whether both are one mark."""
    a, b = project(one.lat, one.lon), project(other.lat, other.lon)
    return abs(a[0] - b[0]) <= 1 and abs(a[1] - b[1]) <= 1


def test_names_stay_clear_of_marks() -> None:
    chance = random.Random(1)
    every = [MapSpot(chance.uniform(48, 54), chance.uniform(7, 14), f"Ort {n}", f"orte/{n}/", n) for n in range(80)]
    picture = drawn(region_map(every, {}, "../", anchor="a", title="Karte").svg)
    circles = [tuple(float(c.get(k, "")) for k in ("cx", "cy", "r")) for c in picture.iter(f"{SVG}circle")]
    covered = [
        t
        for t, left, top, right, bottom in boxes(picture)
        for x, y, r in circles
        if left < x + r - 1 and right > x - r + 1 and top < y + r - 1 and bottom > y - r + 1
    ]
    assert len(boxes(picture)) > 20
    assert not covered


@pytest.mark.parametrize("many", [60, 300, 301, 700])
def test_what_does_not_fit_is_counted(many: int) -> None:
    every = [MapSpot(47.6 + (n % 60) / 8.5, 7 + (n // 60) / 2.1, f"Ort {n}", f"orte/{n}/", n) for n in range(many)]
    found = region_map(every, {}, "../", anchor="a", title="Karte")
    marks = len(list(drawn(found.svg).iter(f"{SVG}circle")))
    assert marks == min(many, 300)
    assert f"{marks}\u00a0Orte{f' von {many}, die mit den meisten Ereignissen' if many > 300 else ''}." in found.words
    names = len(boxes(drawn(found.svg)))
    assert 10 < names <= 60
    assert marks == names or f"{marks - names}\u00a0Punkte tragen keinen Namen" in found.words


def test_places_at_one_point_are_one_mark() -> None:
    found = region_map(
        [MapSpot(52.1, 11.6, "Halle A", "orte/a/", 1), MapSpot(52.1, 11.6, "Halle B", "orte/b/", 3)], {}, "../", anchor="a", title="Karte"
    )
    assert links(drawn(found.svg)) == ["../orte/b/"]
    assert "<title>Halle B und Halle A: 4\u00a0Ereignisse</title>" in found.svg


def test_an_area_is_a_name_and_never_a_pin() -> None:
    picture = drawn(region_map([MapSpot(52.5, 13.4, "Bezirk Mitte", "orte/mitte/", 5, True)], {}, "../", anchor="a", title="Karte").svg)
    assert [text for text, *_ in boxes(picture)] == ["Bezirk Mitte"]
    assert not list(picture.iter(f"{SVG}circle"))


@pytest.mark.parametrize(("lat", "lon"), [(90, 0), (-90, 0), (40.7, -74.0), (48.2, 16.37), (0, 180)])
def test_what_lies_far_away_is_not_drawn(lat: float, lon: float) -> None:
    spot = MapSpot(lat, lon, "Weit weg", "orte/weit/", 9)
    found = region_map([spot], {}, "../", anchor="a", title="Karte")
    assert found.unshown == (spot,)
    assert "Weit weg" not in found.svg


def test_the_order_of_the_places_does_not_matter() -> None:
    every = [MapSpot(52 + (n % 9) / 9, 8 + (n % 11) / 3, f"Ort {n % 20}", f"orte/{n}/", n % 4, n % 7 == 0) for n in range(60)]
    once = region_map(every, {}, "../", anchor="a", title="Karte")
    for seed in range(5):
        assert region_map(random.Random(seed).sample(every, 60), {}, "../", anchor="a", title="Karte")._replace(unshown=()) == once._replace(
            unshown=()
        )


def test_the_eight_positions_of_a_name_differ_and_touch_no_mark() -> None:
    found = list(around(100, 100, 5, "Ort", size=14))
    board = Board(200, 200)
    board.take(Box(95, 95, 105, 105))
    assert len({label.box for label in found}) == 8
    assert all(board.free(label.box) for label in found)
    assert board.place([found[0]]) and board.place([found[0]]) is None


def test_the_small_map_names_its_place() -> None:
    picture = drawn(
        locator(MapSpot(53.55, 10.0, "Hamburg-Altona", "orte/a/", 1), {"Hamburg": "orte/hamburg/"}, "../../", anchor="k", title="Karte", words="w")
    )
    assert links(picture) == ["../../orte/hamburg/", "../../orte/a/"]
    assert [text for text, *_ in boxes(picture)] == ["Hamburg-Altona"]


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


def test_places_know_their_land(everything: Edition) -> None:
    chronicle = everything.chronicle
    lands = {p.id: found[0] for p in chronicle.of_kind["places"] if (found := land_of(chronicle, p))}
    assert lands == {
        "sachsen-anhalt": "Sachsen-Anhalt",
        "moosing": "Sachsen-Anhalt",
        "alte-halle": "Sachsen-Anhalt",
        "niedersachsen": "Niedersachsen",
        "nordhain": "Niedersachsen",
        "berlin": "Berlin",
        "bezirk-mitte": "Berlin",
    }


def test_every_place_is_on_the_map_or_listed_below_it(everything: Edition) -> None:
    assert shown_and_listed(everything)[1] == {f"../orte/{name}/" for name in ("alte-halle", "bezirk-mitte", "fernau", "wien")}


def shown_and_listed(everything: Edition) -> tuple[set[str], set[str]]:
    """The places on the map and those below it; each is in one of the two."""
    picture, *below = overview(everything, "../")
    shown = set(links(drawn(picture.svg)))  # type: ignore[union-attr]
    listed = {f"../{item.url}" for block in below for group in block.groups for item in group.items}  # type: ignore[union-attr]
    assert {f"../{p.url}" for p in everything.chronicle.of_kind["places"]} == shown | listed
    assert not shown & listed
    return shown, listed


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ("nordhain", ["orte/niedersachsen/", "orte/nordhain/"]),
        ("alte-halle", ["orte/sachsen-anhalt/", "orte/moosing/"]),
        ("bezirk-mitte", ["orte/berlin/"]),
        ("berlin", ["orte/berlin/"]),
        ("fernau", None),
    ],
)
def test_the_map_of_a_place(everything: Edition, place: str, shown: list[str] | None) -> None:
    found = where_it_lies(material_of(everything, f"places/{place}"))
    assert (found and links(drawn(found.svg))) == (shown and [f"../../{url}" for url in shown])
    if shown:
        urls = {
            everything.chronicle.entries[k].url
            for k in (f"places/{place}", *needs(everything, f"places/{place}"))
            if k in everything.chronicle.entries
        }
        assert set(shown) <= urls


def test_overlapping_names_are_seen() -> None:
    assert overlapping([("a", 0, 0, 10, 10), ("b", 9, 9, 20, 20), ("c", 30, 30, 40, 40)]) == [("a", "b")]
