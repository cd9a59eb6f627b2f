"""What pieces a large file is made of, and where they stand, so that they can be found again in it
(see `composed`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

Places = tuple[
    tuple[bytes, int, int], ...
]  # signature of a piece, where it begins in the file, where it ends


class Former(NamedTuple):
    """The file as it was published, and where its pieces stand, by signature."""

    data: bytes = b""
    places: Mapping[bytes, tuple[int, int]] = {}
