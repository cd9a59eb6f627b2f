"""A chronicle that commands for editors work on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.support.projects import Done, Project, program

Run = Callable[..., Done]


@pytest.fixture
def run(family: Project) -> Run:
    """A command of the program on the family, as an editor types it."""
    places = [word for name in ("content", "seeds") for word in (f"--{name}", str(family.root / name))]
    return lambda *words: program(*words, *places, "--cache", str(family.root / ".cache"), cwd=family.root)
