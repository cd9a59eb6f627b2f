"""What `re` makes of a pattern, kept for the next run beside Python's bytecode.

To compile a pattern takes half a millisecond, the longest take five; a check uses eighty. What `re`
hands to the interpreter is a list of numbers, and that is kept, for this very Python. Where nothing
can be kept, or a Python does it another way, `re` compiles.
"""

from __future__ import annotations

import marshal
import re
from functools import cache
from typing import Any

from chronik.language.beside import keep_at, kept_at, place_beside

_PLACE = place_beside(__spec__.cached, ".patterns")
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
    data = kept_at(_PLACE)
    kept: dict[_Pattern, bytes] = marshal.loads(data) if data else {}
    return kept


def keep() -> None:
    """Keep what this process has compiled for the first time."""
    if _news:
        known = _read()  # another process may have kept some meanwhile
        keep_at(_PLACE, marshal.dumps({**(known if len(known) < _MOST else {}), **_news}))
