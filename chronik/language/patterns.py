"""Regular expressions that are compiled when they are first used.

The program has several hundred, of which a run needs a few: to compile all would take a third of
the time in which a small chronicle is built.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

_METHODS = ("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer")


class _Late:
    def __init__(self, source: str | bytes, flags: int) -> None:
        self.source = source
        self.given = flags

    def __getattr__(self, name: str) -> Any:
        """Asked for what is not there yet: from now on it is."""
        compiled: re.Pattern[Any] = re.compile(self.source, self.given)
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        return getattr(compiled, name)


def late(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """`re.compile`, later. A faulty one raises re.error at its first use."""
    return cast("re.Pattern[AnyStr]", _Late(source, flags))
