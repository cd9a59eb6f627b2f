"""The same content gives the same bytes, whoever builds it, where, when and how."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.support.places import ROOT
from tests.support.projects import Project, project, tree

ENVIRONMENTS = {
    "hash seed 0": {"PYTHONHASHSEED": "0"},
    "hash seed 4711": {"PYTHONHASHSEED": "4711"},
    "far east": {"TZ": "Pacific/Kiritimati"},
    "far west": {"TZ": "Etc/GMT+12"},
    "C locale": {"LC_ALL": "C", "LANG": "C"},
    "other locale": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "no UTF-8": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "optimised": {"PYTHONOPTIMIZE": "2"},
    "reproducible": {"SOURCE_DATE_EPOCH": "86400"},
}


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_environment(family: Project, family_site: dict[str, bytes], name: str) -> None:
    assert family.built(**ENVIRONMENTS[name]) == family_site


@pytest.mark.parametrize(
    "arguments", [["--jobs", "0"], ["--jobs", "1"], ["--jobs", "2"], ["--jobs", "7"], ["--no-cache"], ["--jobs", "2", "--no-cache"]], ids=" ".join
)
def test_options_that_only_change_how(family: Project, family_site: dict[str, bytes], arguments: list[str]) -> None:
    assert family.built(*arguments) == family_site


def test_output_folder(family: Project, family_site: dict[str, bytes], tmp_path: Path) -> None:
    output = tmp_path / "ganz woanders" / "Ünü"
    assert family.run("build", "--output", str(output)).code == 0
    assert tree(output) == family_site


def test_working_folder(family: Project, family_site: dict[str, bytes], tmp_path: Path) -> None:
    assert family.run("build", cwd=tmp_path).code == 0
    assert tree(family.site) == family_site


def test_relative_folders(family: Project, family_site: dict[str, bytes]) -> None:
    done = family.run("build", "--content", "content", "--seeds", "seeds", "--output", "site", cwd=family.root)
    assert done.code == 0
    assert tree(family.site) == family_site


def test_umask(family: Project, family_site: dict[str, bytes]) -> None:
    done = subprocess.run(family.command("build"), capture_output=True, check=False, umask=0o077)
    assert done.returncode == 0
    assert tree(family.site) == family_site


def test_order_in_which_files_were_made(family_site: dict[str, bytes], tmp_path: Path) -> None:
    """Made the other way round, by other names first, so that the disk lists them differently."""
    original = project(tmp_path / "vorlage")
    shuffled = Project(tmp_path / "gemischt")
    for path, data in sorted(tree(original.root).items(), reverse=True):
        made = shuffled.write(path + "0", data)
        made.rename(made.with_name(made.name.removesuffix("0")))
    assert shuffled.built() == family_site


def test_times_of_files(family: Project, family_site: dict[str, bytes]) -> None:
    for number, path in enumerate(sorted(family.root.rglob("*"))):
        os.utime(path, (number * 1_000_000, number * 1_000_000))
    assert family.built() == family_site


def test_subfolders(family: Project, family_site: dict[str, bytes]) -> None:
    """Editors may sort files into folders; only the place where a correction is proposed changes."""
    events = family.root / "content/events"
    (events / "alt").mkdir()
    (events / "lesefest.yaml").rename(events / "alt/lesefest.yaml")
    moved = {path: data.replace(b"events/alt/lesefest.yaml", b"events/lesefest.yaml") for path, data in family.built().items()}
    pages = {path for path in moved if path.endswith((".html", ".xml"))}
    assert {path: moved[path] for path in pages} == {path: family_site[path] for path in pages}


def test_no_clock_in_the_output(family: Project) -> None:
    """Neither today's date nor the neighbouring days', in ISO or German form, nor the year where the content does not know it."""
    text = b"\n".join(data for path, data in family.built().items() if path.endswith((".html", ".xml", ".txt", ".json", ".ics"))).decode()
    today = datetime.now(UTC)
    for day in (today - timedelta(days=1), today, today + timedelta(days=1)):
        for form in ("%Y-%m-%d", "%Y%m%d", "%d.%m.%Y", f"{day.day}. %B %Y"):
            assert day.strftime(form) not in text
    if today.year not in range(2009, 2030):  # years the family world speaks of
        assert not re.search(rf"\b{today.year}\b", text)


def test_no_machine_path_in_the_output(family: Project) -> None:
    everything = b"\n".join(family.built().values())
    for place in (family.root, ROOT, Path(sys.executable).parent):
        assert str(place).encode() not in everything
