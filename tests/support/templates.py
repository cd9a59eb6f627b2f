"""Templates are compiled once a process: a quarter of a build of a miniature world is Jinja reading the same files again."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment


def compile_once() -> None:
    """Keep what Jinja makes of a template, by its text. All environments here are set up alike (`chronik.render`)."""
    compile_, parse = Environment.compile, Environment.parse
    some: list[Environment] = []

    @cache
    def compiled(source: Any, *names: Any) -> Any:
        return compile_(some[-1], source, *names)

    @cache
    def parsed(source: str) -> Any:
        return parse(some[-1], source)

    def compiling(self: Environment, source: Any, *names: Any) -> Any:
        some[:] = [self]
        return compiled(source, *names)

    def parsing(self: Environment, source: str) -> Any:
        some[:] = [self]
        return parsed(source)

    Environment.compile, Environment.parse = compiling, parsing  # type: ignore[assignment,method-assign]
