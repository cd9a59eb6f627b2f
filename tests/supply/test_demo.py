"""`make demo`: the miniature worlds as sites to look at, and a page that leads to them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.support.pages import parsed, targets
from tests.support.places import ROOT, WORLDS
from tests.support.projects import project
from tools.demo import demonstrate, index, worlds


def test_make_demo_builds_the_worlds() -> None:
    env = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    plan = subprocess.run(["make", "-n", "demo"], cwd=ROOT, env=env, capture_output=True, text=True, check=True).stdout
    assert plan.splitlines()[-1].split()[1:] == ["-m", "tools.demo"]


def test_a_world_is_built_and_the_page_leads_to_it(tmp_path: Path) -> None:
    assert demonstrate([WORLDS / "one"], tmp_path) == 0
    page = (tmp_path / "index.html").read_bytes()
    (link,) = [address for tag, address in targets(parsed(page)) if tag == "a"]
    assert "<h1>Chronik mit einem Ereignis" in (tmp_path / link).read_text("utf-8")


def test_the_page_names_every_world_in_german() -> None:
    page = index(worlds())
    assert [page.count(f'href="{path.name}/index.html"') for path in WORLDS.iterdir()] == [1] * len([*WORLDS.iterdir()])
    assert "Chronik von Torfhude</a><br>Was in Torfhude geschah" in page


def test_a_world_with_a_fault_ends_it(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    broken = project(tmp_path / "one", "one")
    broken.write("content/events/brunnenfest.md", "---\ntitle: Fest\n---\n")
    assert demonstrate([broken.root], tmp_path / "demo") == 1
    assert "missing-field" in capfd.readouterr().out
    assert not (tmp_path / "demo" / "index.html").exists()
