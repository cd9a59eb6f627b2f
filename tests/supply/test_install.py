"""Nothing is installed that no lock names; nothing runs, and nothing is downloaded, while it is installed or used."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.door.packages import built
from tests.support.files import tracked
from tests.support.places import ROOT
from tests.trust.lists import LISTS

LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-fuzz.lock")
# Whose words are commands: the project's own, and those that a new chronicle gets.
RECIPES = [path for path in tracked() if path.endswith(("Makefile", ".ci/run", ".yml", "package.json", "tasks.json")) and "tests/w" not in path]


def fetching(text: str) -> Iterator[str]:
    """Commands of a recipe that bring something no checksum holds, or run what comes with it."""
    for line in text.replace("\\\n", " ").splitlines():
        command = line.partition("#")[0]
        if "--header" in command and "TOKEN" in command:
            continue  # asks its own forge, which holds the issue that it writes
        if re.search(r"\b(?:curl|wget|npx|git clone|git\+https|playwright install|npm (?:i|install|exec))\b", command):
            yield line
        if re.search(r"\bpip install\b.* [^-\s]", command) and not re.search(r"--require-hashes|pip-tools|--no-index", command):
            yield line
        if re.search(r"--require-hashes", command) and "--only-binary=:all:" not in command:
            yield line
        if re.search(r"\bnpm ci\b", command) and "--ignore-scripts" not in command:
            yield line


@pytest.mark.parametrize("path", RECIPES)
def test_no_recipe_fetches_what_no_checksum_holds(path: str) -> None:
    assert not [*fetching((ROOT / path).read_text("utf-8"))]


@pytest.mark.parametrize(
    "line",
    [
        "\tcurl -sSf https://example.org/x | sh",
        "\tpip install jinja2",
        "\t$(PY) -m pip install \\\n\t  --require-hashes -r requirements.lock",
        "run: npm ci",
        "run: npx leser",
        "\tpython -m playwright install",
    ],
)
def test_a_recipe_that_does_is_found(line: str) -> None:
    assert [*fetching(f"all:\n{line}\n")]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_is_installed_from_a_wheel(lock: str) -> None:
    """A wheel is unpacked; pip ran no code of it. What is installed here came from one."""
    names = re.findall(r"(?m)^([\w.-]+)==", (ROOT / lock).read_text("utf-8"))
    for name in names if lock != "requirements-fuzz.lock" else []:
        notes = distribution(name)
        assert "Wheel-Version" in (notes.read_text("WHEEL") or ""), name
        assert not notes.read_text("direct_url.json"), name
        at_start = [str(file) for file in notes.files or [] if str(file).endswith(".pth")]  # which every start would run
        assert not at_start or name == "setuptools", name  # its own; and it is none of those that a release installs


def test_npm_brings_only_what_its_lock_holds() -> None:
    lock = json.loads((ROOT / "tests/trust/lists/package-lock.json").read_text("utf-8"))["packages"]
    asked = json.loads((ROOT / "tests/trust/lists/package.json").read_text("utf-8"))["devDependencies"]
    assert asked == {path.removeprefix("node_modules/"): one["version"] for path, one in lock.items() if path}
    assert all(one["integrity"].startswith("sha512-") and "hasInstallScript" not in one for path, one in lock.items() if path)
    assert {path.name for path in (LISTS / "node_modules").iterdir() if not path.name.startswith(".")} == {*asked}


def test_our_wheel_runs_nothing_when_it_is_installed(tmp_path: Path) -> None:
    with ZipFile(built(tmp_path)) as wheel:
        names = wheel.namelist()
        (points,) = (wheel.read(name).decode() for name in names if name.endswith("entry_points.txt"))
        (notes,) = (wheel.read(name).decode() for name in names if name.endswith("METADATA"))
        assert {name.rpartition("/")[2] for name in names if "/licenses/" in name} == {"LICENSE", "LICENCES.md"}
    assert not [name for name in names if name.endswith((".pth", "setup.py", ".so")) or ".data/" in name]
    assert points.split("\n")[0] == "[console_scripts]"
    asked = re.findall(r"(?m)^Requires-Dist: ([\w-]+)(?!.*extra ==)", notes)
    assert {*asked} <= {*re.findall(r"(?m)^([\w.-]+)==", (ROOT / "requirements.lock").read_text("utf-8"))}


# What could reach another machine. The preview answers on this one (tests/test_architecture.py, PERMITS).
REACHING = {
    "urllib.request",
    "http.client",
    "ftplib",
    "smtplib",
    "requests",
    "httpx",
    "aiohttp",
    "urllib3",
    "pip",
    "ensurepip",
    "telnetlib",
    "imaplib",
}


def imported(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (node.module, *(f"{node.module}.{name.name}" for name in node.names))


def test_no_code_of_ours_downloads() -> None:
    own = [path for path in tracked() if path.endswith(".py") and path.startswith(("chronik/", "build.py", "tools/"))]
    own = [path for path in own if not path.startswith("chronik/system/net/")]  # `links` alone, which asks whether addresses answer
    assert not [(path, name) for path in own for name in imported((ROOT / path).read_text("utf-8")) if name in REACHING]


def test_code_that_does_is_found() -> None:
    assert REACHING & {*imported("def f():\n    from urllib import request\n")}
    assert REACHING & {*imported("import http.client as c\n")}
