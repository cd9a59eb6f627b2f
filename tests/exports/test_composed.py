"""A composed file is the same whether its pieces are made or taken from the file before; and only what changed is made."""

from __future__ import annotations

import pytest

from chronik.exports.composed import Composed, Piece, assembled
from chronik.words.pieces import Former

HEAD, TAIL = b"[\n", b"\n]\n"


def composed(*pieces: tuple[bytes, bytes], made: list[bytes]) -> Composed:
    """Pieces as (signature, data); what is made is noted."""

    def make(data: bytes) -> bytes:
        made.append(data)
        return data

    return Composed(HEAD, b",\n", TAIL, [Piece(signature, lambda data=data: make(data)) for signature, data in pieces])  # type: ignore[misc]


def former(*pieces: tuple[bytes, bytes]) -> Former:
    data, places = assembled([composed(*pieces, made=[])], Former())
    return Former(data, {signature: (start, stop) for signature, start, stop in places})


@pytest.mark.parametrize(
    ("before", "after", "new"),
    [
        ([(b"1", b"a"), (b"2", b"b")], [(b"1", b"a"), (b"2", b"b")], []),
        ([(b"1", b"a"), (b"2", b"b")], [(b"1", b"a"), (b"3", b"c")], [b"c"]),
        ([(b"1", b"a"), (b"2", b"b")], [(b"2", b"b")], []),
        ([(b"2", b"b")], [(b"1", b"aaaa"), (b"2", b"b")], [b"aaaa"]),
        ([(b"1", b"a")], [(b"1", b"a"), (b"", b"z")], [b"z"]),  # unsigned: made each time
        ([(b"1", b"a"), (b"2", b"")], [(b"1", b"a"), (b"2", b"")], [b""]),  # empty: no separator, nothing to find again
    ],
)
def test_only_what_changed_is_made(before: list[tuple[bytes, bytes]], after: list[tuple[bytes, bytes]], new: list[bytes]) -> None:
    made: list[bytes] = []
    data, places = assembled([composed(*after, made=made)], former(*before))
    assert made == new
    assert data == HEAD + b",\n".join(text for _, text in after if text) + TAIL
    assert {signature: data[start:stop] for signature, start, stop in places} == {s: text for s, text in after if s and text}
