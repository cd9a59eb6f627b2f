"""Numbers on an image stand beside what they mean, inside the image, and on no face."""

from __future__ import annotations

import re

import pytest

from chronik.html.imageblocks import Depicted
from chronik.html.numbers import numbers_on
from chronik.records.images import ImageArea

HALF = 2.5  # of a number, in percent of an image as wide as high


def places(*areas: tuple[float, float, float, float]) -> list[tuple[float, float]]:
    named = [Depicted(n, "", "wer", ImageArea(*area)) for n, area in enumerate(areas, 1)]
    drawn = numbers_on(named, 800, 800)
    return [(float(x), float(y)) for x, y in re.findall(r'<circle cx="([\d.]+)%" cy="([\d.]+)%"', drawn)]


@pytest.mark.parametrize(
    ("area", "side"),
    [
        ((40, 40, 10, 10), "below"),
        ((40, 90, 10, 10), "above"),
        ((40, 0, 10, 100), "right"),
        ((90, 0, 10, 100), "left"),
    ],
)
def test_beside_a_face_where_there_is_room(area: tuple[float, float, float, float], side: str) -> None:
    ((x, y),) = places(area)
    left, top, width, height = area
    where = {"below": y > top + height, "above": y < top, "right": x > left + width, "left": x < left}
    assert [name for name, is_there in where.items() if is_there] == [side]


def test_a_number_is_on_no_face_of_the_row_below() -> None:
    faces = [(x, y, 8.0, 10.0) for y in (20.0, 32.0) for x in (10.0, 30.0, 50.0, 70.0)]
    found = places(*faces)
    assert len({*found}) == 8
    for x, y in found:
        assert not [f for f in faces if f[0] - HALF < x < f[0] + f[2] + HALF and f[1] - HALF < y < f[1] + f[3] + HALF]


def test_a_crowd_without_room_keeps_every_number_inside_the_image() -> None:
    crowd = [(x * 5.0, y * 5.0, 5.0, 5.0) for x in range(20) for y in range(20)]
    assert all(HALF <= x <= 100 - HALF and HALF <= y <= 100 - HALF for x, y in places(*crowd, (0, 0, 100, 100)))


def test_names_are_escaped() -> None:
    named = [Depicted(1, "", "<b>&", ImageArea(1, 2, 3, 4))]
    assert "<title>&lt;b&gt;&amp;</title>" in numbers_on(named, 80, 80)


def test_without_a_place_there_is_no_number() -> None:
    assert numbers_on([Depicted(0, "orte/rathaus/", "Rathaus", None)], 80, 80) == ""
