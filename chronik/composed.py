"""Large files made of pieces, each remembered by what it shows: of an edit only the pieces that it concerns are made anew.

The pieces stand in the published file; what is kept is where each begins and ends, and its signature. A piece is about the
events of one year, so that a new event moves no other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from chronik.chronicle import Chronicle
from chronik.parts import Whole
from chronik.pieces import Former, Places

Years = Mapping[int, bytes]  # signature of what shows the events of a year and the names they refer to; 0 for those without a year


class Piece(NamedTuple):
    """`signature` is b"" where a piece is made anew each time."""

    signature: bytes
    make: Callable[[], bytes]


class Composed(NamedTuple):
    """A file: `head`, the pieces that are not empty with `separator` between them, `tail`."""

    head: bytes
    separator: bytes
    tail: bytes
    pieces: Sequence[Piece]


def assembled(composed: Composed, former: Former) -> tuple[bytes, Places]:
    """The file, with pieces of the former one where these are still right; and where its pieces stand."""
    parts, places, at = [composed.head], [], len(composed.head)
    for piece in composed.pieces:
        place = former.places.get(piece.signature) if piece.signature else None
        data = former.data[slice(*place)] if place else piece.make()
        if not data:
            continue
        if len(parts) > 1 and composed.separator:
            parts.append(composed.separator)
            at += len(composed.separator)
        parts.append(data)
        if piece.signature:
            places.append((piece.signature, at, at + len(data)))
        at += len(data)
    return b"".join((*parts, composed.tail)), tuple(places)


def by_year(whole: Whole, years: Years, make: Callable[[Chronicle], bytes]) -> list[Piece]:
    """A piece for the events of each year and for those without one: `make` gets the chronicle with these events alone.

    What it makes may show the events and the names of the records that they refer to.
    """
    chronicle = whole.chronicle
    pieces = []
    for year, signature in years.items():
        some = whole.years.get(year, ()) if year else (*whole.years.get(0, ()), *whole.unplaced)
        if some:
            pieces.append(Piece(signature, partial(make, replace(chronicle, of_kind={**chronicle.of_kind, "events": some}))))
    return pieces
