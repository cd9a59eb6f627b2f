"""Places as marks of a map: how large each is, which lie so close that they are one, their names.

The more events a place has, the more area its mark. Marks that would cover each other, or that a
finger could not tell apart, are one mark with the number of its places, where the most important
of them lies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import hypot, log, sqrt

from chronik.html.pictures.maps.frames import MapFrame
from chronik.html.pictures.maps.labels import Board, Box, Label, around
from chronik.html.pictures.svg import fitted, width
from chronik.language.tuples import NamedTuple
from chronik.words.german import sort_key

APART = 25.0  # units between two marks: 24 px on a phone
MARKS = 90  # at most so many; when there are more places, those further apart are one too
NAME_SIZE = 14.0  # size of a name
NUMBER_SIZE = 12.0  # size of the number in a mark
_SMALL, _LARGE = 3.2, 12.0  # radius for one event, and at most
_BARE = 3.2  # for none
_ROOM = 9.5  # the most a name may be wide, in sizes of its text
_UNDER = 2  # lesser marks that may give way to a name
_MORE = "\u00a0u.\u00a0a."


class MapSpot(NamedTuple):
    """A place with a point."""

    lat: float  # degrees
    lon: float
    name: str
    url: str
    events: int | None = 0  # None: not counted on this map
    area: bool = False  # an area has its name there, never a mark
    rank: int = 0  # how important it is beside its events


class MapMark(NamedTuple):
    """Where a mark is drawn, how large, and all that lies there, the most important first."""

    x: float
    y: float
    radius: float
    spots: tuple[MapSpot, ...]
    label: Label | None = None

    @property
    def box(self) -> Box:
        x, y, radius = self.x, self.y, self.radius + 1
        return Box(x - radius, y - radius, x + radius, y + radius)

    @property
    def events(self) -> int:
        return _events(self.spots)

    @property
    def is_bare(self) -> bool:
        """Whether no event is known of any place here."""
        return all(s.events == 0 for s in self.spots)

    @property
    def name(self) -> str:
        more = _MORE if len(self.spots) > 1 else ""
        return fitted(self.spots[0].name, NAME_SIZE, NAME_SIZE * _ROOM) + more


class Sizes(NamedTuple):
    """How large marks are: area as the number of events, as long as the range is small."""

    most: int

    @property
    def is_even(self) -> bool:
        """Whether area is as the number of events; if not, it grows as its logarithm."""
        return _SMALL * sqrt(self.most) <= _LARGE

    def radius(self, events: int) -> float:
        if not events:
            return _BARE
        if self.is_even:
            return _SMALL * sqrt(events)
        return _SMALL + (_LARGE - _SMALL) * log(events) / log(self.most)

    def examples(self) -> list[int]:
        """Numbers of events to show sizes by."""
        if self.most < 3:
            return []
        return [1, round(sqrt(self.most)), self.most] if self.most > 4 else [1, self.most]


def _events(spots: Iterable[MapSpot]) -> int:
    return sum(s.events or 0 for s in spots)


def ranked(spots: Iterable[MapSpot]) -> list[MapSpot]:
    """The most important first."""
    return sorted(spots, key=lambda s: (-_events([s]), -s.rank, sort_key(s.name), s.url))


def marks(frame: MapFrame, spots: Sequence[MapSpot]) -> list[MapMark]:
    """The marks of these places without their names, the most important first."""
    placed = [(*frame.place(spot.lat, spot.lon), spot) for spot in ranked(spots)]
    apart = APART
    while len(groups := _together(placed, apart)) > MARKS:
        apart *= 1.25

    sizes = sizes_of(groups)
    every = [
        MapMark(x=x, y=y, radius=_radius(sizes, found), spots=tuple(found))
        for (x, y), found in groups.items()
    ]
    return sorted(every, key=lambda mark: (-mark.events, -mark.spots[0].rank))


def _together(
    placed: Sequence[tuple[float, float, MapSpot]], apart: float
) -> dict[tuple[float, float], list[MapSpot]]:
    """Point -> places: each place goes to the nearest that is more important and not far."""
    groups: dict[tuple[float, float], list[MapSpot]] = {}
    cells: dict[tuple[int, int], list[tuple[float, float]]] = {}
    for x, y, spot in placed:
        column, row = int(x // apart), int(y // apart)
        near = [
            (hypot(x - cx, y - cy), (cx, cy))
            for c in (column - 1, column, column + 1)
            for r in (row - 1, row, row + 1)
            for cx, cy in cells.get((c, r), ())
        ]
        distance, point = min(near, default=(apart, (x, y)))
        if distance < apart:
            groups[point].append(spot)
        else:
            groups[x, y] = [spot]
            cells.setdefault((column, row), []).append((x, y))
    return groups


def sizes_of(groups: dict[tuple[float, float], list[MapSpot]]) -> Sizes:
    return Sizes(max((_events(found) for found in groups.values()), default=0))


def _radius(sizes: Sizes, found: Sequence[MapSpot]) -> float:
    """Large enough for the number, where the mark has one."""
    radius = sizes.radius(_events(found))
    if len(found) == 1:
        return radius
    return max(radius, (width(str(len(found)), NUMBER_SIZE) + 6) / 2, 8.5)


def named(board: Board, every: Sequence[MapMark]) -> list[MapMark]:
    """The marks with their names where there is room: the most important place has the choice.

    Where a name finds no room beside other marks, lesser ones under it become part of its mark.
    """
    left = list(every)
    found: list[MapMark] = []
    while left:
        mark = left.pop(0)
        others = [m.box for m in (*found, *left)]
        label = _free(board, mark, others)
        if not label and mark.events:
            label, covered = _over(board, mark, found=found, left=left)
            left = [m for m in left if m not in covered]
            mark = _joined(mark, covered)
        if label:
            board.take(label.box)
        found.append(mark._replace(label=label))
    return found


def _labels(mark: MapMark) -> Iterator[Label]:
    return around(mark.x, mark.y, mark.radius, mark.name, size=NAME_SIZE)


def _free(board: Board, mark: MapMark, others: Sequence[Box]) -> Label | None:
    for label in _labels(mark):
        if board.free(label.box) and not any(label.box.meets(box) for box in others):
            return label
    return None


def _over(
    board: Board, mark: MapMark, *, found: Sequence[MapMark], left: Sequence[MapMark]
) -> tuple[Label | None, list[MapMark]]:
    """A label that covers no name and only lesser marks, and these."""
    for label in _labels(_joined(mark, [mark])):
        covered = [m for m in left if label.box.meets(m.box)]
        is_over_lesser = 0 < len(covered) <= _UNDER and all(m.events < mark.events for m in covered)
        is_over_other = any(label.box.meets(m.box) for m in found)
        if is_over_lesser and not is_over_other and board.free(label.box):
            return label, covered
    return None, []


def _joined(mark: MapMark, others: Sequence[MapMark]) -> MapMark:
    if not others:
        return mark
    spots = (*mark.spots, *(spot for other in others for spot in other.spots))
    return mark._replace(spots=spots, radius=max(mark.radius, 8.5))
