"""Fixtures of all rooms: the family world, to be edited and as it is built."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.projects import Project, project


@pytest.fixture
def family(tmp_path: Path) -> Project:
    return project(tmp_path / "projekt")


@pytest.fixture(scope="session")
def family_site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The family world, built once."""
    return project(tmp_path_factory.mktemp("familie")).built()
