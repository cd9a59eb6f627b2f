"""The scale of a picture of time: from days to places along it, over the breaks of its axis.

A place is a percentage of the picture's width, so a picture fits any width and its letters keep
their size. What may collide is reckoned in px at the narrowest width, `NARROW`; what needs more
room is drawn for `WIDE`, from 704 px on (class `w`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from chronik.html.pictures.time.eras import Era
from chronik.language.tuples import NamedTuple

PAD = 5.0  # per cent at both ends
NARROW, WIDE = 280, 480  # px: the least room on a phone, and beside a margin
BREAK = 9.0  # per cent: how wide a break is
_LEAST = 15.0  # per cent: the shortest era, which holds the label of a year


class EraPart(NamedTuple):
    """An era on the scale: its years and days, and where they lie in per cent."""

    first: int  # years
    last: int
    begin: int  # days, as date.toordinal numbers them; the last is before `end`
    end: int
    left: float
    right: float

    @property
    def years(self) -> int:
        return self.last - self.first + 1

    @property
    def year(self) -> float:
        """How wide a year is, in per cent."""
        return (self.right - self.left) / self.years


class Scale(NamedTuple):
    """Parts in order. Days in a break lie between the parts beside it, so that order is kept."""

    parts: tuple[EraPart, ...]

    def at(self, day: float) -> float:
        """Where a day begins, in per cent of the width."""
        before = None
        for part in self.parts:
            if day < part.begin:
                return _between(before, part, day) if before else part.left
            if day <= part.end:
                share = (day - part.begin) / (part.end - part.begin)
                return part.left + (part.right - part.left) * share
            before = part
        return before.right if before else PAD

    @property
    def breaks(self) -> list[float]:
        """The middle of each break."""
        return [(one.right + other.left) / 2 for one, other in pairwise(self.parts)]


def _between(before: EraPart, after: EraPart, day: float) -> float:
    share = (day - before.end) / (after.begin - before.end)
    return before.right + (after.left - before.right) * share


@lru_cache(maxsize=64)
def scale_of(eras: tuple[Era, ...]) -> Scale:
    """An era gets the more room the more of its years hold something, and never too little."""
    room = 100 - 2 * PAD - BREAK * (len(eras) - 1)
    parts, left = [], PAD
    for era, share in zip(eras, _shares([s.held for s in eras], room), strict=True):
        begin = date(era.first, 1, 1).toordinal()
        end = date(era.last, 12, 31).toordinal() + 1
        parts.append(
            EraPart(
                first=era.first,
                last=era.last,
                begin=begin,
                end=end,
                left=left,
                right=left + share,
            )
        )
        left += share + BREAK
    return Scale(tuple(parts))


def _shares(held: Sequence[int], room: float) -> list[float]:
    """Room in proportion, once those that would get less than the least have it."""
    small: set[int] = set()
    while True:
        rest = room - _LEAST * len(small)
        every = sum([count for n, count in enumerate(held) if n not in small])
        fewer = {n for n, count in enumerate(held) if count * rest < _LEAST * every} - small
        if not fewer:
            break
        small |= fewer
    return [_LEAST if n in small else rest * count / every for n, count in enumerate(held)]


Variant = TypeVar("Variant")


def by_width(narrow: Variant, wide: Variant) -> tuple[tuple[Variant, str], ...]:
    """What is drawn and the attribute it is drawn with: the same on every screen, or one for each.

    The style sheet shows `n` on narrow screens, `w` on wide ones.
    """
    if narrow == wide:
        return ((narrow, ""),)
    return (narrow, ' class="n"'), (wide, ' class="w"')
