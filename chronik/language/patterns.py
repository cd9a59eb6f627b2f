"""Regular expressions that are compiled when they are first used.

The program has several hundred, of which a run needs a few: to compile all would take a third of
the time in which a small chronicle is built.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, AnyStr, cast

from chronik.language.compiled import kept_pattern

if TYPE_CHECKING:
    import re

_METHODS = ("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer")


class _Late:
    def __init__(self, source: str | bytes, flags: int) -> None:
        self.source = source
        self.given = flags

    def __getattr__(self, name: str) -> Any:
        """Asked for what is not there yet: from now on it is."""
        pattern = kept_pattern(self.source, self.given)
        self.__dict__.update({method: getattr(pattern, method) for method in _METHODS})
        return getattr(pattern, name)


def late(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """`re.compile`, later, of a pattern that is part of the program: it is kept for the next run,
    so no words of a chronicle may be in it. A faulty one raises re.error at its first use.
    """
    return cast("re.Pattern[AnyStr]", _Late(source, flags))
