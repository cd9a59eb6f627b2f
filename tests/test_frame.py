"""The frame: CI's one command, the locks, the one door, and what may stand in no file of the project."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.files import texts, tracked
from tests.support.places import ROOT


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


# --- .ci/run ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def ci(tmp_path: Path) -> Path:
    """A checkout with .ci/run alone, and a stand-in for make that says what it was told and ends as the test wants."""
    shutil.copytree(ROOT / ".ci", tmp_path / "checkout/.ci")
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "make").write_text(
        '#!/bin/sh\necho "make $* in $(pwd -P)"\nprintf "%s\\n" "$SAYS"\n[ "$ENDS" = 0 ] || echo "make: *** failed" >&2\nexit "$ENDS"\n'
    )
    (tools / "apt-get").write_text("#!/bin/sh\nexit 0\n")
    for tool in tools.iterdir():
        tool.chmod(0o755)
    return tmp_path


@pytest.mark.parametrize(
    ("says", "ends"),
    [
        ("312 passed in 75.10s (0:01:15)", 0),
        ("1 failed, 311 passed, 2 warnings in 9.81s", 2),
        ("========= 3 passed in 0.10s =========", 0),
        ("2 errors in 0.40s", 2),
        ("no tests ran in 0.01s", 2),
    ],
)
def test_ci_calls_make_all_and_ends_with_the_summary(ci: Path, says: str, ends: int) -> None:
    env = {**os.environ, "PATH": f"{ci / 'tools'}:{os.environ['PATH']}", "SAYS": says, "ENDS": str(ends)}
    script = ci / "checkout/.ci/run"
    result = subprocess.run([script], cwd=ci, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    lines = result.stdout.splitlines()
    assert lines[0] == f"make all in {(ci / 'checkout').resolve()}"
    assert lines[-1] == says
    assert result.returncode == ends


NEEDED = ("bash", "dirname", "env", "grep", "mktemp", "python3", "rm", "sh", "sleep", "tail", "tee", "touch")
APT = 'case $1 in install) for _ in 1 2 3 4 5 6 7 8 9; do [ ! -e linted ] || { echo "$*"; exit "$ENDS"; }; sleep 1; done; exit 3 ;; esac\n'


@pytest.mark.parametrize("ends", [0, 1])
def test_ci_lints_while_what_is_missing_is_installed(ci: Path, ends: int) -> None:
    """And ends where that fails."""
    tools = ci / "tools"
    (tools / "apt-get").write_text(f"#!/bin/sh\n{APT}")
    (tools / "make").write_text('#!/bin/sh\n[ "$1" != lint ] || { touch linted; exit 2; }\necho "make $*"; echo "3 passed in 0.10s"\n')
    for name in NEEDED:
        (tools / name).symlink_to(str(shutil.which(name)))
    env = {"PATH": str(tools), "ENDS": str(ends)}
    done = subprocess.run([ci / "checkout/.ci/run"], env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    lines = done.stdout.splitlines()
    assert re.fullmatch("install --yes --no-install-recommends .*chromium default-jre-headless", lines[0])
    assert (done.returncode, lines[1:]) == (ends, [] if ends else ["make all", "3 passed in 0.10s"])


def test_ci_that_never_reached_pytest_fails(ci: Path) -> None:
    env = {**os.environ, "PATH": f"{ci / 'tools'}:{os.environ['PATH']}", "SAYS": "Found 3 errors.", "ENDS": "2"}
    result = subprocess.run([ci / "checkout/.ci/run"], env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    assert result.stdout.splitlines()[-1] == "make: *** failed"
    assert result.returncode == 2


# --- make ---------------------------------------------------------------------------------------------------------------


def test_make_all_lints_builds_twice_and_tests_last() -> None:
    env = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    plan = subprocess.run(["make", "-n", "all"], cwd=ROOT, env=env, capture_output=True, text=True, check=True).stdout
    steps = ["ruff check", "ruff format --check", "-m mypy", "build.py build", "build --report json", "second build wrote", "-m pytest"]
    places = [plan.index(step) for step in steps]
    assert places == sorted(places)
    assert plan.splitlines()[-1].split()[1:3] == ["-m", "pytest"]


@pytest.mark.parametrize(
    ("own", "taken"),
    [('exec /usr/bin/python3 "$@"', "/usr/bin/python3"), ('case "$*" in *%d*) echo 3.99.0 ;; *) echo 3 99 ;; esac', "python3")],
    ids=["same version", "another version"],
)
def test_of_two_pythons_of_one_version_the_distributions_is_taken(tmp_path: Path, own: str, taken: str) -> None:
    """docs/decisions/0013: it is built with optimisation. A version that somebody chose stays chosen."""
    tools, checkout = tmp_path / "tools", tmp_path / "checkout"
    for folder in (tools, checkout):
        folder.mkdir()
    (tools / "python3").write_text(f"#!/bin/sh\n{own}\n")
    (tools / "python3").chmod(0o755)
    for name in ("Makefile", "requirements.lock"):
        shutil.copy(ROOT / name, checkout)
    env = {"PATH": f"{tools}:/usr/bin:/bin"}
    plan = subprocess.run(["make", "-n", "environment"], cwd=checkout, env=env, capture_output=True, text=True, check=True).stdout
    assert f"\n{taken} -m venv --clear .venv\n" in plan


def test_readme_names_the_test_command() -> None:
    assert "make all" in read("README.md")


# --- locks --------------------------------------------------------------------------------------------------------------


class Pin(NamedTuple):
    version: str
    hashes: frozenset[str]


def pins(lock: str) -> dict[str, Pin]:
    """Name -> version and hashes. Refuses whatever is neither a pin nor a hash nor a comment."""
    found = {}
    for entry in re.sub(r"\\\n", " ", re.sub(r"(?m)^\s*#.*\n", "", lock)).splitlines():
        match = re.fullmatch(r"([a-z0-9.-]+)==(\S+)((?:\s+--hash=sha256:[0-9a-f]{64})+)\s*", entry)
        if not match:
            raise ValueError(f"no pin with a hash: {entry!r}")
        found[match[1]] = Pin(match[2], frozenset(match[3].split()))
    return found


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock", "requirements-fuzz.lock"])
def test_every_pin_has_a_hash(lock: str) -> None:
    assert pins(read(lock))


def test_the_dev_lock_holds_the_run_lock() -> None:
    run, dev = pins(read("requirements.lock")), pins(read("requirements-dev.lock"))
    assert run == {name: dev.get(name) for name in run}


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    for asked, lock in ((project["dependencies"], "requirements.lock"), (project["optional-dependencies"]["dev"], "requirements-dev.lock")):
        names = {re.split(r"[\[<>=!~ ]", requirement)[0].lower() for requirement in asked}
        assert names <= pins(read(lock)).keys()


@pytest.mark.parametrize(
    "planted",
    [
        "jinja2==3.1.6\n",
        f"jinja2>=3 --hash=sha256:{'0' * 64}\n",
        "jinja2==3.1.6 --hash=sha256:0\n",
        "--extra-index-url https://example.org/simple\n",
        f"jinja2 @ https://example.org/jinja2.whl --hash=sha256:{'0' * 64}\n",
    ],
)
def test_a_pin_without_a_hash_is_refused(planted: str) -> None:
    good = f"# made by make lock\npyyaml==6.0 \\\n    --hash=sha256:{'0' * 64} \\\n    --hash=sha256:{'1' * 64}\n"
    assert pins(good)["pyyaml"].version == "6.0"
    with pytest.raises(ValueError, match="no pin with a hash"):
        pins(good + planted)


def test_one_version_everywhere() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    assert f'VERSION = "{project["version"]}"' in read("chronik/__init__.py")


# --- what may stand in no file --------------------------------------------------------------------------------------------

EMAIL = re.compile(r"[\w.+-]+(?:@|--at--|\(at\)|\[at\])((?:[\w-]+\.)+[A-Za-z]{2,})\b")
MACHINE = re.compile(r"(?<![\w.:/*-])/(?:work|root|home|Users)/(?=\w)|[A-Z]:\\Users\\")
OUTSIDE = re.compile(r"\.\./sha" + r"red\b")
HARMLESS = {"example.org", "example.com"}


def forbidden(text: str) -> Iterator[str]:
    """Addresses of people and of machines."""
    yield from (match[0] for match in EMAIL.finditer(text) if match[1].lower() not in HARMLESS)
    yield from (match[0] for match in MACHINE.finditer(text))
    yield from (match[0] for match in OUTSIDE.finditer(text))


def test_no_file_holds_what_is_forbidden() -> None:
    seen = dict(texts())
    assert {"Makefile", "pyproject.toml", "tests/test_frame.py", ".github/workflows/site.yml"} <= seen.keys()
    assert not {path: found for path, text in seen.items() if (found := list(forbidden(text)))}


@pytest.mark.parametrize(
    "planted",
    [
        "a.person" + "@kammer.test",
        "person" + "--at--" + "kammer.test",
        "x" + "@sub.example.org",
        '"/' + 'root/x"',
        " /" + "work/main",
        "../sha" + "red/x",
    ],
)
def test_a_planted_address_is_found(planted: str) -> None:
    assert list(forbidden(f"Words before {planted} and after"))


@pytest.mark.parametrize(
    "harmless",
    [
        "info@example.org",
        "actions/checkout@v5",
        "@pytest.mark.x",
        "[@source “quote”]",
        "https://example.org/" + "work/x",
        "assets/home/x",
        "/netzwerke/x",
    ],
)
def test_a_harmless_text_is_left_alone(harmless: str) -> None:
    assert not list(forbidden(f"Words before {harmless} and after"))


def test_without_git_the_files_are_walked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert {"Makefile", ".ci/run", "tests/site/__init__.py"} <= set(tracked())
    assert not [path for path in tracked() if path.startswith((".venv/", ".git/"))]
