"""What pieces a large file is made of, and where they stand, so that they can be found again in it (see `composed`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

Places = tuple[tuple[bytes, int, int], ...]  # signature of a piece, where it begins in the file, where it ends


class Signed(NamedTuple):
    """Signatures of what pieces are about: they change whenever anything does that a piece may show."""

    years: Mapping[int, bytes]  # the events of a year, and the names of all they refer to; 0: those without a year
    others: bytes  # all records that are no events


class Former(NamedTuple):
    """The file as it was published, and where its pieces stand, by signature."""

    data: bytes = b""
    places: Mapping[bytes, tuple[int, int]] = {}
