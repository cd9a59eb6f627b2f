"""Where a date stands on a scale: its possible pieces, and what room they take."""

from __future__ import annotations

from functools import lru_cache

from chronik.dates.edtf import OPEN, Edtf, Precision, parse
from chronik.html.pictures.time.scale import NARROW, Scale
from chronik.language.tuples import NamedTuple

TARGET = 24  # px: what a finger hits
LEAST = 28  # px: the shortest bar that runs out softly
FADING = 15.0  # per cent: how far a bar reaches towards an end that nobody knows


class Extent(NamedTuple):
    """One possible era of a date on the scale, in per cent; a day where both are the same."""

    left: float
    right: float
    soft: str  # "" | "b" | "l" | "r": which ends run out, both, left, right
    open: str = ""  # "l" | "r": it goes on


class Spot(NamedTuple):
    """Where a date stands: its pieces, and the px it takes at the narrowest width."""

    pieces: tuple[Extent, ...]
    low: float
    high: float


def spot(when: Edtf, scale: Scale) -> Spot:
    return _spot(when.text, scale)


@lru_cache(maxsize=1 << 14)
def _spot(text: str, scale: Scale) -> Spot:
    pieces = _pieces(parse(text), scale)
    reach = [_reach(piece) for piece in pieces]
    return Spot(pieces, min(low for low, _ in reach), max(high for _, high in reach))


def _pieces(when: Edtf, scale: Scale) -> tuple[Extent, ...]:
    if when.precision is Precision.CHOICE:
        return tuple(piece for member in when.parts for piece in _pieces(member, scale))
    vague = when.uncertain or when.approximate
    goes_on = when.precision is Precision.RANGE and OPEN in when.parts
    if when.earliest is not None and when.latest is not None:
        if (
            when.precision is Precision.BETWEEN
        ):  # known to lie within, so that it reaches no further
            return (Extent(scale.at(when.earliest), scale.at(when.latest + 1), "b"),)
        if when.precision is Precision.DAY:
            middle = scale.at(when.earliest + 0.5)
            return (Extent(middle, middle, "b" if vague else ""),)
        return (_bounded(scale.at(when.earliest), scale.at(when.latest + 1), vague=vague),)
    if when.earliest is not None:
        return (_from(scale.at(when.earliest), vague=vague, goes_on=goes_on),)
    end = scale.at((when.latest or 0) + 1)
    return (_until(end, vague=vague, goes_on=goes_on),)


def _bounded(left: float, right: float, *, vague: bool) -> Extent:
    more = (right - left) / 3 if vague else 0
    return Extent(max(left - more, 0.0), min(right + more, 100.0), "b" if vague else "")


def _from(left: float, *, vague: bool, goes_on: bool) -> Extent:
    if goes_on:
        return Extent(left, 100.0, "l" if vague else "", "r")
    return Extent(left, min(left + FADING, 100.0), "b" if vague else "r")


def _until(right: float, *, vague: bool, goes_on: bool) -> Extent:
    if goes_on:
        return Extent(0.0, right, "r" if vague else "", "l")
    return Extent(max(right - FADING, 0.0), right, "b" if vague else "l")


def _reach(piece: Extent) -> tuple[float, float]:
    low, high = piece.left * NARROW / 100, piece.right * NARROW / 100
    short = max((LEAST if piece.soft else TARGET) - (high - low), 0) / 2
    return low - short, high + short
