"""Strings that broke somebody's program, and what runs in browsers: each once, as it was collected."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from functools import cache
from importlib.metadata import files

from tests.trust.lists import LISTS


@cache
def naughty() -> tuple[str, ...]:
    """The Big List of Naughty Strings (npm, MIT)."""
    return tuple(dict.fromkeys(json.loads((LISTS / "node_modules/big-list-of-naughty-strings/blns.json").read_text("utf-8"))))


@cache
def scripted() -> tuple[str, ...]:
    """Public lists of cross-site scripting, gathered in brs-kb (PyPI, MIT). Its modules are read; nothing of them runs."""
    parts = [file for file in files("brs-kb") or [] if "/payloads/" in str(file) and str(file).endswith(".py")]
    return tuple(dict.fromkeys(text for part in sorted(parts, key=str) for text in _payloads(part.read_text("utf-8"))))


def _payloads(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.keyword) and node.arg == "payload" and isinstance(node.value, ast.Constant):
            yield str(node.value.value)
