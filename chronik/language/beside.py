"""What may be kept beside Python's bytecode, and is made again where it is not there.

As bytecode it belongs to one Python, is written where and when Python writes bytecode, and who may
write there can change the program anyway.
"""

from __future__ import annotations

import os
import sys
import zlib
from contextlib import suppress
from pathlib import Path

_PYTHON = sys.version.encode()
_SUM = 4  # bytes


def place_beside(bytecode: str | None, suffix: str) -> Path | None:
    """Where it is kept beside the bytecode of a module (`__spec__.cached`)."""
    return Path(bytecode).with_suffix(suffix) if bytecode else None


def kept_at(place: Path | None) -> bytes:
    """What is kept there; nothing where it is of another Python, or damaged."""
    try:
        data = place.read_bytes() if place else b""
    except OSError:
        return b""
    start = len(_PYTHON) + _SUM
    return data[start:] if data[:start] == _PYTHON + _sum(memoryview(data)[start:]) else b""


def keep_at(place: Path | None, data: bytes) -> None:
    """Keep it, where that can be."""
    if place is None or sys.dont_write_bytecode:
        return
    staged = place.with_suffix(f"{place.suffix}.{os.getpid()}")
    try:
        staged.write_bytes(_PYTHON + _sum(data) + data)
        staged.replace(place)
    except OSError:
        with suppress(OSError):
            staged.unlink()


def _sum(data: bytes | memoryview) -> bytes:
    return zlib.crc32(data).to_bytes(_SUM, "big")
