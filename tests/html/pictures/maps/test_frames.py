"""The frame of a map is the places that it shows; outlines are where they are on the globe."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronik.html.pictures.maps.frames import MapFrame, degrees_of, frame_around, reach, world
from chronik.html.pictures.maps.ground import area, corners, ground
from chronik.html.pictures.maps.outlines import COARSEST, FINEST, MIDDLE, shapes_of, source_for
from chronik.html.pictures.maps.projections import Azimuthal, EqualEarth

TOWNS = {
    "DE-NI": (52.37, 9.73),
    "DE-ST": (52.13, 11.63),
    "DE-BE": (52.52, 13.40),
    "DE-BB": (52.40, 13.03),
    "DE-BY": (48.14, 11.58),
    "DE-BW": (48.78, 9.18),
    "DE-HB": (53.08, 8.80),
    "DE-HH": (53.55, 10.00),
    "DE-HE": (51.31, 9.48),
    "DE-MV": (54.08, 12.13),
    "DE-NW": (50.94, 6.96),
    "DE-RP": (49.75, 6.68),
    "DE-SL": (49.24, 7.00),
    "DE-SN": (51.05, 13.74),
    "DE-SH": (54.31, 10.10),
    "DE-TH": (50.98, 11.03),
}
POINTS = st.tuples(st.floats(-55, 80), st.floats(-180, 180))


def holding(frame: MapFrame, lat: float, lon: float, codes: list[str]) -> list[str]:
    """Those of the areas that the point lies in, on that map."""
    x, y = frame.place(lat, lon)
    return [code for code in codes if odd(area(frame, code), x, y)]


def odd(rings: tuple[list[tuple[float, float]], ...], x: float, y: float) -> bool:
    edges = [edge for ring in rings for edge in pairwise(ring)]
    return sum((ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax for (ax, ay), (bx, by) in edges) % 2 == 1


@pytest.mark.parametrize("code", TOWNS)
def test_a_town_lies_in_its_land_and_in_no_other(code: str) -> None:
    for frame in (frame_around([TOWNS[code]]), frame_around(list(TOWNS.values()))):
        assert holding(frame, *TOWNS[code], list(TOWNS)) == [code]


@pytest.mark.parametrize(
    ("code", "lat", "lon"),
    [("AT", 47.3, 13.3), ("US", 40.0, -100.0), ("JP", 36.3, 138.5), ("AU", -25.0, 135.0), ("RU", 60.0, 100.0), ("BR", -10.0, -52.0)],
)
def test_a_country_is_where_it_is_at_every_scale(code: str, lat: float, lon: float) -> None:
    for frame in (frame_around([(lat, lon)]), frame_around([(lat, lon), (lat + 9, lon + 9)]), world()):
        assert holding(frame, lat, lon, ["AT", "US", "JP", "AU", "RU", "BR", "CN", "CA"]) == [code]


@settings(max_examples=150, deadline=None)
@given(st.lists(POINTS, min_size=1, max_size=6))
def test_a_frame_holds_its_places(places: list[tuple[float, float]]) -> None:
    frame = frame_around(places)
    assert all(frame.holds(*place, rim=0) for place in places)
    assert 150 < frame.high <= 470
    assert reach(frame) >= 40


@pytest.mark.parametrize(
    ("places", "least", "most"),
    [
        ([(51.05, 13.74)], 60, 100),
        ([(51.05, 13.74), (51.05, 13.74)], 60, 100),
        ([(50.9, 13.3), (50.95, 13.4)], 40, 60),
        (list(corners("DE-SN")), 240, 340),
        (list(TOWNS.values()), 700, 1100),
        ([(48.21, 16.37)], 60, 100),
        ([(40.4, -3.7)], 150, 250),
        ([(48.21, 16.37), (44.47, -71.18)], 6000, 9000),
        ([(-18.1, 178.4), (-13.8, -171.8)], 1000, 2000),
    ],
    ids=["town", "twice", "villages", "land", "germany", "vienna", "madrid", "atlantic", "date line"],
)
def test_a_frame_is_as_large_as_its_places(places: list[tuple[float, float]], least: float, most: float) -> None:
    assert least <= reach(frame_around(places)) <= most


def test_places_all_over_the_globe_are_on_a_map_of_the_world() -> None:
    assert frame_around([(35.7, 139.7), (40.7, -74.0), (-33.9, 151.2)]) == world()


@pytest.mark.parametrize(("place", "source"), [((51, 10), FINEST), ((48.2, 16.4), FINEST), ((40.4, -3.7), MIDDLE), ((40.7, -74), COARSEST)])
def test_outlines_are_as_fine_as_there_are(place: tuple[float, float], source: object) -> None:
    assert source_for(degrees_of(frame_around([place]))) is source


def test_neighbours_share_their_border() -> None:
    """Simplified once for both: no gap opens between them."""

    def edges(code: str, tolerance: float) -> set[frozenset[tuple[float, float]]]:
        return {frozenset(edge) for ring in shapes_of(FINEST, tolerance)[code] for edge in pairwise(ring.points)}

    for tolerance in (0.001, 0.01, 0.05):
        assert len(edges("DE-NI", tolerance) & edges("DE-ST", tolerance)) > 10
        assert edges("DE-BE", tolerance) <= edges("DE-BB", tolerance)
        assert len(edges("DE-SN", tolerance) & edges("CZ", tolerance)) > 10


@pytest.mark.parametrize(
    ("frame", "most"),
    [
        (frame_around([(51.05, 13.74)]), 4_000),
        (frame_around(list(corners("DE-SN"))), 9_000),
        (frame_around(list(TOWNS.values())), 16_000),
        (frame_around([(38.7, -9.1), (60.2, 24.9)]), 13_000),
        (world(), 14_000),
    ],
    ids=["town", "land", "germany", "europe", "world"],
)
def test_outlines_weigh_little(frame: MapFrame, most: int) -> None:
    assert 100 < sum(map(len, ground(frame, ()))) < most


def test_there_and_back_again() -> None:
    here = Azimuthal(51.0, 10.0)
    for lat, lon in ((51, 10), (52.3, 11.9), (40, -30), (85, 100), (-10, 12)):
        assert here.degrees(*here.project(lat, lon)) == pytest.approx((lat, lon))


def test_areas_stay_true_on_the_map_of_the_world() -> None:
    """A degree of longitude between two parallels, near the equator and far from it."""
    earth = EqualEarth(11.0)

    def size(south: float) -> float:
        (left, low), (right, _), (_, high) = (earth.project(*p) for p in ((south, 30), (south, 31), (south + 1, 30)))
        return (right - left) * abs(high - low)

    assert size(60) / size(0) == pytest.approx(0.492, rel=0.02)
