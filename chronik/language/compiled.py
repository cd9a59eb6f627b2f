"""What `re` makes of a pattern, kept for the next run beside Python's bytecode.

To compile a pattern takes half a millisecond, the longest take five; a check uses eighty. What `re`
hands to the interpreter is a list of numbers, and that is kept, for this very Python. Where nothing
can be kept, or a Python does it another way, `re` compiles.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
import zlib
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

_BYTECODE = getattr(__spec__, "cached", None)
_FILE = Path(_BYTECODE).with_suffix(".patterns") if _BYTECODE else None
_PYTHON = sys.version.encode()
_SUM = 4  # bytes
_MOST = 2_000  # patterns; more are those of former versions of the program

_Pattern = tuple[str | bytes, int]  # source and flags
_news: dict[_Pattern, bytes] = {}  # not kept yet


def kept_pattern(source: str | bytes, flags: int) -> re.Pattern[Any]:
    """As `re.compile`, of a pattern that is part of the program. Raises re.error."""
    pattern = (source, int(flags))
    try:
        import _sre  # type: ignore[import-not-found]

        code = _kept().get(pattern) or _translated(pattern)
        made: re.Pattern[Any] = _sre.compile(source, *marshal.loads(code))
    except Exception:  # another Python; or a faulty pattern, which `re` tells
        return re.compile(source, flags)
    return made


def _translated(pattern: _Pattern) -> bytes:
    """What `re.compile` hands to the interpreter with the source."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    source, flags = pattern
    parsed = _parser.parse(source, flags)
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    code = [*map(int, _compiler._code(parsed, flags))]
    made = (flags | state.flags, code, state.groups - 1, dict(state.groupdict), tuple(names))
    _news[pattern] = marshal.dumps(made)
    return _news[pattern]


@cache
def _kept() -> dict[_Pattern, bytes]:
    return _read()


def _read() -> dict[_Pattern, bytes]:
    try:
        data = _FILE.read_bytes() if _FILE else b""
    except OSError:
        return {}
    start = len(_PYTHON) + _SUM
    held = memoryview(data)[start:]
    if data[:start] != _PYTHON + _sum(held):  # of another Python, or damaged
        return {}
    kept: dict[_Pattern, bytes] = marshal.loads(held)
    return kept


def _sum(held: bytes | memoryview) -> bytes:
    return zlib.crc32(held).to_bytes(_SUM, "big")


def keep() -> None:
    """Keep what this process has compiled for the first time, where Python keeps bytecode."""
    if not _news or not _FILE or sys.dont_write_bytecode:
        return
    known = _read()  # another process may have kept some meanwhile
    held = marshal.dumps({**(known if len(known) < _MOST else {}), **_news})
    staged = _FILE.with_suffix(f".{os.getpid()}")
    try:
        staged.write_bytes(_PYTHON + _sum(held) + held)
        staged.replace(_FILE)
    except OSError:
        with suppress(OSError):
            staged.unlink()
