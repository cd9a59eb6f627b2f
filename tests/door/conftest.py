"""The package, built and installed once for all tests of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.door.packages import built, environment


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("rad"))


@pytest.fixture(scope="session")
def commands(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with chronik, without the checkout."""
    return environment(tmp_path_factory.mktemp("umgebung") / "env", str(wheel))
