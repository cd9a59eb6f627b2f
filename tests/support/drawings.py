"""A drawing as XML: its texts with their boxes, what overlaps or sticks out, and its links."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree

from chronik.html.pictures.svg import width

SVG = "{http://www.w3.org/2000/svg}"


def drawn(svg: str) -> ElementTree.Element:
    """The picture, when it is well-formed."""
    return ElementTree.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def boxes(picture: ElementTree.Element, size: float = 14.0) -> list[tuple[str, float, float, float, float]]:
    """Each text with its box: left, top, right, bottom."""
    found = []
    for text in picture.iter(f"{SVG}text"):
        kind = text.get("class", "")
        wide, x, y = width(text.text or "", 12 if kind == "column" else size), float(text.get("x", "")), float(text.get("y", ""))
        left = x - {"year": wide, "e": wide, "number": wide / 2, "sign": wide / 2, "m": wide / 2, "column": wide / 2}.get(kind, 0)
        found.append((text.text or "", left, y - size * 0.78, left + wide, y + size * 0.3))
    return found


def overlapping(some: list[tuple[str, float, float, float, float]]) -> list[tuple[str, str]]:
    """Pairs of texts of which more than the edge is common."""
    return [(a[0], b[0]) for a, b in combinations(some, 2) if min(a[3], b[3]) - max(a[1], b[1]) > 0.5 and min(a[4], b[4]) - max(a[2], b[2]) > 0.5]


def outside(picture: ElementTree.Element) -> list[str]:
    _, _, wide, high = map(float, picture.get("viewBox", "").split())
    return [text for text, left, top, right, bottom in boxes(picture) if left < -0.5 or top < -0.5 or right > wide + 0.5 or bottom > high + 0.5]


def links(picture: ElementTree.Element) -> list[str]:
    return [a.get("href", "") for a in picture.iter(f"{SVG}a")]
