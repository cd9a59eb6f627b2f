"""The package, built and installed once for all tests of it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.door.packages import built, call, environment
from tests.support.places import ROOT
from tests.support.repositories import git


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("rad"))


@pytest.fixture(scope="session")
def commands(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with chronik, without the checkout."""
    return environment(tmp_path_factory.mktemp("umgebung") / "env", str(wheel))


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """An initialised chronicle with the handbook's example as its content, set up as `make environment` leaves it."""
    scratch = tmp_path_factory.mktemp("forge")
    commands = environment(scratch / "env", str(wheel))
    (scratch / "env/eingerichtet").touch()
    assert call(commands / "chronik", "init", "tal", "--wheel", wheel, cwd=scratch).code == 0
    for name in ("content", "seeds"):
        shutil.copytree(ROOT / "chronik/starter/beispiel" / name, scratch / "tal" / name, dirs_exist_ok=True)
    return scratch / "tal"


def committed(folder: Path, message: str) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)


@pytest.fixture
def origin(prepared: Path, tmp_path: Path) -> Path:
    """A repository of it, with one commit."""
    shutil.copytree(prepared, tmp_path / "quelle")
    git(tmp_path / "quelle", "init", "--quiet", "--initial-branch", "main")
    committed(tmp_path / "quelle", "angelegt")
    return tmp_path / "quelle"


@pytest.fixture
def tal(prepared: Path, origin: Path) -> Path:
    """A fresh clone, as the forge makes one; set up, so that nothing need be fetched from an index."""
    return cloned(prepared, origin, origin.parent / "tal")


def cloned(prepared: Path, origin: Path, folder: Path) -> Path:
    git(folder.parent, "clone", "--quiet", str(origin), folder.name)
    (folder / ".venv").symlink_to(prepared.parent / "env")
    os.utime(folder / ".venv/eingerichtet")
    return folder
