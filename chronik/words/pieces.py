"""Where the pieces of a large file stand, so that they can be found again in it."""

from __future__ import annotations

from collections.abc import Mapping

from chronik.language.tuples import NamedTuple

# signature of a piece, where it begins in the file, where it ends
Places = tuple[tuple[bytes, int, int], ...]


class Former(NamedTuple):
    """The file as it was published, and where its pieces stand, by signature."""

    data: bytes = b""
    places: Mapping[bytes, tuple[int, int]] = {}
