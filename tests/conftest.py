"""Fixtures of all rooms: the family world, to be edited and as it is built."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from chronik import session
from chronik.exports import images
from tests.support import templates
from tests.support.places import ROOT
from tests.support.projects import Project, project

settings.register_profile("in company", deadline=None)  # other tests run at the same time
settings.register_profile("long", deadline=None, max_examples=50_000)
settings.load_profile(os.environ.get("CHRONIK_HYPOTHESIS", "in company"))
templates.compile_once()
os.environ.pop("CI", None)  # there a build writes no addresses into the content
MEMORY = Path("/dev/shm")
if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > 2 << 30:
    tempfile.tempdir = os.fspath(MEMORY)  # to make and remove thousands of small files takes a disk longer than to build them


@pytest.fixture
def many_builds(monkeypatch: pytest.MonkeyPatch) -> None:
    """For hundreds of builds in this process: what each would make alike, the program's digest and the site's card, is made once."""
    monkeypatch.setattr(session, "program_key", cache(session.program_key))
    monkeypatch.setattr(images, "card", cache(images.card))


@pytest.fixture(autouse=True)
def called_from_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages say how the program was called."""
    monkeypatch.setattr(sys, "argv", [str(ROOT / "build.py")])


@pytest.fixture
def family(tmp_path: Path) -> Project:
    return project(tmp_path / "projekt")


@pytest.fixture(scope="session")
def family_site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The family world, built once."""
    return project(tmp_path_factory.mktemp("familie")).built()
