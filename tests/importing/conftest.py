"""A chronicle of nothing but settings, and files to import beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.places import TESTS
from tests.support.projects import Project

SITE = (TESTS / "importing/site.yaml").read_text(encoding="utf-8")
PROVED = SITE + "evidence:\n  required: [event.date, participation, affiliation]\n"


@pytest.fixture
def tal(tmp_path: Path) -> Project:
    project = Project(tmp_path)
    project.write("content/site.yaml", SITE)
    (tmp_path / "seeds").mkdir()
    return project
