"""A value as a form sends it, as the text that is typed for it."""

from __future__ import annotations

from typing import Any

from chronik.words.diagnostics import RefusedError
from chronik.words.german import without_controls

_DEPTH = 6
_MOST = 100_000  # characters of a value


def value_of(given: Any, depth: int = 0) -> Any:
    """A value from a form, every single one as text. Raises RefusedError for what is none."""
    if isinstance(given, bool):
        return "true" if given else "false"
    if isinstance(given, int | float):
        return str(given)
    if isinstance(given, str) and len(given) <= _MOST and not _is_broken(given):
        return without_controls(given.replace("\r\n", "\n").replace("\r", "\n"))
    if depth < _DEPTH and isinstance(given, list):
        return [value_of(one, depth + 1) for one in given]
    if depth < _DEPTH and isinstance(given, dict) and not any(map(_is_broken, given)):
        return {name: value_of(one, depth + 1) for name, one in given.items()}
    raise RefusedError("Dieser Wert lässt sich nicht eintragen.")


def _is_broken(words: str) -> bool:
    return any("\ud800" <= letter <= "\udfff" for letter in words)
