"""From the globe to a plane: one projection for parts of it, one for the whole.

Both keep areas true, and take the earth for a ball. Degrees on the globe; kilometres on the plane,
to the east and to the south, as pictures count.
"""

from __future__ import annotations

from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt

from chronik.language.tuples import NamedTuple

RADIUS = 6371.0  # of the earth, in kilometres
# Šavrič, Patterson and Jenny, The Equal Earth map projection, 2018
_A = (1.340264, -0.081106, 0.000893, 0.003796)


class Azimuthal(NamedTuple):
    """Lambert's azimuthal equal-area projection around a point.

    Shapes look right near the point, wherever it lies: at the poles and on the date line too.
    Official for maps of Europe (ETRS89-LAEA). Snyder, Map Projections, 1987, p. 185.
    """

    lat: float
    lon: float

    def project(self, lat: float, lon: float) -> tuple[float, float]:
        south, north = sin(radians(lat)), cos(radians(lat))
        here_south, here_north = sin(radians(self.lat)), cos(radians(self.lat))
        turn = radians(lon - self.lon)
        along = here_south * south + here_north * north * cos(turn)

        reach = RADIUS * sqrt(2 / max(1 + along, 1e-9))
        x = reach * north * sin(turn)
        return x, -reach * (here_north * south - here_south * north * cos(turn))

    def degrees(self, x: float, y: float) -> tuple[float, float]:
        """Back from the plane; within two radii of the point."""
        far = hypot(x, y)
        if not far:
            return self.lat, self.lon
        arc = 2 * asin(min(1.0, far / (2 * RADIUS)))
        here = radians(self.lat)
        lat = asin(max(-1.0, min(1.0, cos(arc) * sin(here) - y * sin(arc) * cos(here) / far)))
        turn = atan2(x * sin(arc), far * cos(here) * cos(arc) + y * sin(here) * sin(arc))
        return degrees(lat), self.lon + degrees(turn)


class EqualEarth(NamedTuple):
    """The whole world, seen with a meridian in the middle."""

    lon: float

    def project(self, lat: float, lon: float) -> tuple[float, float]:
        turn = radians((lon - self.lon + 180) % 360 - 180)
        return self.placed(lat, turn)

    def placed(self, lat: float, turn: float) -> tuple[float, float]:
        """`turn`: radians from the meridian in the middle, both ends of the map told apart."""
        a, b, c, d = _A
        angle = asin(sqrt(3) / 2 * sin(radians(lat)))
        square = angle * angle
        sixth = square**3

        narrowing = a + 3 * b * square + sixth * (7 * c + 9 * d * square)
        x = 2 * sqrt(3) * turn * cos(angle) / (3 * narrowing)
        y = angle * (a + b * square + sixth * (c + d * square))
        return RADIUS * x, -RADIUS * y


Projection = Azimuthal | EqualEarth


def arc(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Degrees of the great circle between two points, each latitude and longitude."""
    lat, lat2 = radians(one[0]), radians(other[0])
    turn = radians(other[1] - one[1])
    half = sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin(turn / 2) ** 2
    return degrees(2 * asin(min(1.0, sqrt(half))))


def meridian(x: float, y: float, z: float) -> tuple[float, float]:
    """Latitude and longitude of a way from the centre of the earth."""
    return degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x))
