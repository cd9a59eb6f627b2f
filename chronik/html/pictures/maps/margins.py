"""What stands at the margin of a map: where that is, how long a kilometre is, what sizes mean."""

from __future__ import annotations

from collections.abc import Sequence

from chronik.html.pictures.maps.frames import MapFrame, reach, vicinity
from chronik.html.pictures.maps.ground import silhouette
from chronik.html.pictures.maps.labels import Board, Box
from chronik.html.pictures.maps.projections import Azimuthal
from chronik.html.pictures.maps.spots import NAME_SIZE, NUMBER_SIZE, MapMark, Sizes
from chronik.html.pictures.svg import HALO, num, width
from chronik.words.german import NBSP, number

_LOCAL = 330.0  # kilometres: what shows less has a small map of where that is
_INSET = 62.0  # width of the small map
_BAR = 92.0  # units that the scale is long at most
BELOW = 30.0  # units below the map for what sizes mean
FAR = 2500.0  # kilometres: wider maps have no one scale


def corner(board: Board, frame: MapFrame, every: Sequence[MapMark]) -> str:
    """The small map of where this is, in a corner that no mark lies in."""
    middle = frame.projection
    if reach(frame) > _LOCAL or not isinstance(middle, Azimuthal):
        return ""
    small = vicinity(frame, middle, _INSET)
    right, bottom = frame.wide - small.wide - 4, frame.high - small.high - 4
    for x, y in ((right, 4.0), (4.0, 4.0), (right, bottom), (4.0, bottom)):
        box = Box(x, y, x + small.wide, y + small.high)
        if not any(box.meets(mark.box) for mark in every):
            board.take(box)
            return _small_map(small, frame, middle, (x, y))
    return ""


def _small_map(
    small: MapFrame, frame: MapFrame, middle: Azimuthal, corner: tuple[float, float]
) -> str:
    (x, y), (wide, high) = small.place(*middle), (small.wide, small.high)
    across_it = max(5.0, frame.wide * frame.scale / small.scale)
    down = max(4.0, frame.high * frame.scale / small.scale)
    return (
        f'<svg class="inset" x="{num(corner[0])}" y="{num(corner[1])}" width="{num(wide)}" '
        f'height="{num(high)}" aria-hidden="true"><rect width="100%" height="100%"/>'
        f'<path transform="scale(.5)" d="{silhouette(small)}"/>'
        f'<rect class="here" x="{num(x - across_it / 2)}" y="{num(y - down / 2)}" '
        f'width="{num(across_it)}" height="{num(down)}"/></svg>\n'
    )


def bar(board: Board, frame: MapFrame, every: Sequence[MapMark]) -> str:
    """A scale of round kilometres in a lower corner that no mark lies in."""
    if reach(frame) > FAR:
        return ""
    kilometres = max(n for n in _LENGTHS if n / frame.scale <= _BAR)
    long, words = kilometres / frame.scale, f"{number(kilometres)}{NBSP}km"
    room = max(long, width(words, NUMBER_SIZE)) + 6
    for x in (6.0, frame.wide - room - 2):
        box = Box(x - 3, frame.high - 26, x + room, frame.high)
        if board.free(box) and not any(box.meets(mark.box) for mark in every):
            board.take(box)
            y = frame.high - 7
            line = f"M{num(x)} {num(y - 4)}v4h{num(long)}v-4"
            return (
                f'<g class="scale"><path d="{line}"/>'
                f'<text{HALO} x="{num(x)}" y="{num(y - 7)}">{words}</text></g>\n'
            )
    return ""


_LENGTHS = tuple(factor * power for power in (1, 10, 100, 1000) for factor in (1, 2, 5))


def size_legend(frame: MapFrame, sizes: Sizes) -> str:
    """Marks of a few sizes with their numbers of events, below the map."""
    x, middle = 4.0, frame.high + BELOW / 2 + 2
    parts = []
    for events in sizes.examples():
        radius, words = sizes.radius(events), number(events)
        parts.append(
            f'<circle cx="{num(x + radius)}" cy="{num(middle)}" r="{num(radius)}"/>'
            f'<text x="{num(x + 2 * radius + 4)}" y="{num(middle + 4.5)}">{words}</text>'
        )
        x += 2 * radius + 4 + width(words, NAME_SIZE) + 12
    if not parts:
        return ""
    parts.append(f'<text x="{num(x - 4)}" y="{num(middle + 4.5)}">Ereignisse</text>')
    return f'<g class="legend" aria-hidden="true">{"".join(parts)}</g>\n'
