"""Large files made of pieces, each remembered by what it shows.

Of an edit only the pieces that it concerns are made anew. The pieces stand in the published
file; what is kept is where each begins and ends, and its signature. A piece is about the events of
one year, so that a new event moves no other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.edition import Edition
from chronik.chronicle.signing import Signed
from chronik.language.tuples import NamedTuple
from chronik.records.model import AnyEntry
from chronik.words.pieces import Former, Places


class Piece(NamedTuple):
    """`signature` is b"" where a piece is made anew each time."""

    signature: bytes
    make: Callable[[], bytes]


class Composed(NamedTuple):
    """A part of a file: the pieces that are not empty with `separator` between them, enclosed."""

    head: bytes
    separator: bytes
    tail: bytes
    pieces: Sequence[Piece]


def assembled(every: Sequence[Composed], former: Former) -> tuple[bytes, Places]:
    """The file of these parts, with pieces of the former one where these are still right; and where
    its pieces stand.
    """
    parts: list[bytes] = []
    places: list[tuple[bytes, int, int]] = []
    at = 0
    for composed in every:
        parts.append(composed.head)
        at += len(composed.head)
        between = b""

        for piece in composed.pieces:
            data = _data(piece, former)
            if data:
                parts += between, data
                at += len(between) + len(data)
                between = composed.separator
                if piece.signature:
                    places.append((piece.signature, at - len(data), at))

        parts.append(composed.tail)
        at += len(composed.tail)

    return b"".join(parts), tuple(places)


def _data(piece: Piece, former: Former) -> bytes:
    """As the former file has it, where that is still right; else made anew."""
    place = former.places.get(piece.signature) if piece.signature else None
    return former.data[slice(*place)] if place else piece.make()


def yearly(edition: Edition, signed: Signed) -> Iterator[tuple[bytes, tuple[AnyEntry, ...]]]:
    """The events of each year, last those without one, and the signature of what shows them."""
    for year, signature in signed.years.items():
        events = edition.years.get(year, ())
        if not year:
            events = (*events, *edition.unplaced)
        if events:
            yield signature, events


def pieces_by_year(
    edition: Edition, signed: Signed, make: Callable[[Chronicle], bytes], salt: bytes = b""
) -> list[Piece]:
    """A piece for the events of each year and for those without one.

    `make` gets the chronicle with these events alone. What it makes may show the events, the
    names of the records that they refer to, and what `salt` stands for.
    """
    chronicle = edition.chronicle

    def of(events: tuple[AnyEntry, ...]) -> Chronicle:
        return chronicle._replace(of_kind={**chronicle.of_kind, "events": events})

    return [
        Piece(salt + signature, partial(make, of(events)))
        for signature, events in yearly(edition, signed)
    ]
