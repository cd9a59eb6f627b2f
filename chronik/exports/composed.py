"""Large files made of pieces, each remembered by what it shows: of an edit only the pieces that it
concerns are made anew.

The pieces stand in the published file; what is kept is where each begins and ends, and its
signature. A piece is about the events of one year, so that a new event moves no other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.edition import Edition
from chronik.chronicle.signing import Signed
from chronik.records.model import AnyEntry
from chronik.words.pieces import Former, Places


class Piece(NamedTuple):
    """`signature` is b"" where a piece is made anew each time."""

    signature: bytes
    make: Callable[[], bytes]


class Composed(NamedTuple):
    """A part of a file: `head`, the pieces that are not empty with `separator` between them,
    `tail`.
    """

    head: bytes
    separator: bytes
    tail: bytes
    pieces: Sequence[Piece]


def assembled(every: Sequence[Composed], former: Former) -> tuple[bytes, Places]:
    """The file of these parts, with pieces of the former one where these are still right; and where
    its pieces stand.
    """
    parts: list[bytes] = []
    places, at = [], 0
    for head, separator, tail, pieces in every:
        parts.append(head)
        at += len(head)
        between = b""
        for piece in pieces:
            place = former.places.get(piece.signature) if piece.signature else None
            data = former.data[slice(*place)] if place else piece.make()
            if not data:
                continue
            parts += between, data
            at += len(between)
            if piece.signature:
                places.append((piece.signature, at, at + len(data)))
            at += len(data)
            between = separator
        parts.append(tail)
        at += len(tail)
    return b"".join(parts), tuple(places)


def yearly(edition: Edition, signed: Signed) -> Iterator[tuple[bytes, tuple[AnyEntry, ...]]]:
    """The events of each year, last those without one, and the signature of what shows them."""
    for year, signature in signed.years.items():
        some = (
            edition.years.get(year, ()) if year else (*edition.years.get(0, ()), *edition.unplaced)
        )
        if some:
            yield signature, some


def pieces_by_year(
    edition: Edition, signed: Signed, make: Callable[[Chronicle], bytes], salt: bytes = b""
) -> list[Piece]:
    """A piece for the events of each year and for those without one: `make` gets the chronicle with
    these events alone.

    What it makes may show the events, the names of the records that they refer to, and what `salt`
    stands for.
    """
    chronicle = edition.chronicle
    return [
        Piece(
            salt + signature,
            partial(make, replace(chronicle, of_kind={**chronicle.of_kind, "events": some})),
        )
        for signature, some in yearly(edition, signed)
    ]
