"""Texts made safe for HTML. Names and words stand on many pages: what was escaped is remembered."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import escape as _escape


@lru_cache(maxsize=1 << 17)
def esc(text: str) -> str:
    return str(_escape(text))
