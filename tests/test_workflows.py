"""The CI configurations are valid and keep what they promise: nothing is published that was not checked, and what concerns the
generator alone is in the way of no editor. Those that a new chronicle gets are run in tests/door/test_forges.py."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.places import ROOT

GITHUB, GITLAB = ROOT / ".github/workflows/site.yml", ROOT / ".gitlab-ci.yml"
GENERATOR = ROOT / ".github/workflows/generator.yml"
DRAFTS = ROOT / ".github/workflows/drafts.yml"
LINKS = ROOT / ".github/workflows/links.yml"
STARTER = ROOT / "chronik/starter"
SCHEMAS = {
    GITHUB: "vendor.github-workflows",
    GENERATOR: "vendor.github-workflows",
    DRAFTS: "vendor.github-workflows",
    LINKS: "vendor.github-workflows",
    GITLAB: "vendor.gitlab-ci",
    STARTER / "dot-github/workflows/chronik.yml": "vendor.github-workflows",
    STARTER / "dot-forgejo/workflows/chronik.yml": "vendor.github-workflows",
    STARTER / "dot-github/workflows/entwurf.yml": "vendor.github-workflows",
    STARTER / "dot-forgejo/workflows/entwurf.yml": "vendor.github-workflows",
    STARTER / "dot-github/workflows/adressen.yml": "vendor.github-workflows",
    STARTER / "dot-forgejo/workflows/adressen.yml": "vendor.github-workflows",
    STARTER / "dot-gitlab-ci.yml": "vendor.gitlab-ci",
}
PUBLISHED = "github.event_name == 'push' && github.ref == 'refs/heads/main'"


def load(text: str) -> dict[str, Any]:
    """Every scalar as written: YAML 1.1 would read the key `on` as true."""
    loaded: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)
    return loaded


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def before(jobs: Mapping[str, Any], name: str) -> set[str]:
    """All jobs that must succeed before the named one starts."""
    needed = set(as_list(jobs[name].get("needs", [])))
    return needed.union(*(before(jobs, job) for job in needed))


def commands(job: Mapping[str, Any]) -> str:
    return "\n".join([*(step.get("run", "") for step in job.get("steps", [])), *as_list(job.get("script", []))])


def broken_github_promises(text: str) -> Iterator[str]:
    """What site.yml promises and this text does not keep."""
    workflow = load(text)
    jobs = workflow["jobs"]
    if set(workflow["on"]) != {"push", "pull_request"}:
        yield "runs on every push and pull request"
    if not before(jobs, "deploy") >= {"check", "build"} or "check" not in before(jobs, "build"):
        yield "publishes only what was checked and built"
    if any("make all" in commands(job) or "make generator" in commands(job) for job in jobs.values()):
        yield "waits for no test of the generator"
    if any(job.get("continue-on-error") or "always()" in job.get("if", "") for job in jobs.values()):
        yield "stops at a failure"
    if any(jobs[name].get("if") != PUBLISHED for name in ("build", "deploy")):
        yield "publishes main only"
    if workflow["permissions"] != {"contents": "read"}:
        yield "may only read"
    if [name for name, job in jobs.items() if "write" in job.get("permissions", {}).values()] != ["deploy"]:
        yield "may write nothing but the deployment"
    used = [step["uses"] for job in jobs.values() for step in job["steps"] if "uses" in step]
    if not used or not all(re.fullmatch(r"actions/[a-z-]+@v\d+", action) for action in used):
        yield "uses GitHub's own actions only, pinned by major version"
    if not re.search(r'^\.venv/bin/python build\.py check --report github --summary "\$GITHUB_STEP_SUMMARY"$', commands(jobs["check"]), re.MULTILINE):
        yield "annotates the lines in question, and sums up"
    if '--base-url "$BASE_URL"' not in commands(jobs["build"]) or "steps.pages.outputs.base_url" not in text:
        yield "builds for the address of the site"


def broken_generator_promises(text: str) -> Iterator[str]:
    """What generator.yml promises and this text does not keep."""
    workflow = load(text)
    (job,) = workflow["jobs"].values()
    if any(set(event.get("paths-ignore", ())) != {"content/**", "seeds/**"} for event in workflow["on"].values()):
        yield "is not concerned by what changes the chronicle alone"
    if workflow["permissions"] != {"contents": "read"} or "permissions" in job:
        yield "may only read"
    if job["strategy"]["matrix"]["python"] != ["3.11", "3.12", "3.13"]:
        yield "tests with every Python that is supported"
    if commands(job).strip() != "make generator":
        yield "runs make generator"


def broken_gitlab_promises(text: str) -> Iterator[str]:
    """What .gitlab-ci.yml promises and this text does not keep."""
    jobs = load(text)
    check, pages = jobs["check"], jobs["pages"]
    if "check" not in before(jobs, "pages") or jobs["check"].get("allow_failure"):
        yield "publishes only what was checked"
    if "test" in before(jobs, "pages"):
        yield "waits for no test of the generator"
    if pages.get("rules") != [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]:
        yield "publishes the default branch only"
    report = check["artifacts"]["reports"]["codequality"]
    if f"--report gitlab --report-file {report}" not in commands(check) or check["artifacts"].get("when") != "always":
        yield "reports in the merge request, also when it fails"
    if pages["artifacts"]["paths"] != ["public/"] or "--output public" not in commands(pages):
        yield "publishes what it built"
    if "make generator" not in as_list(jobs["test"]["script"]):
        yield "runs make generator"


def validate(path: Path, schema: str, scratch: Path) -> subprocess.CompletedProcess[str]:
    """check-jsonschema with the schema it ships; a proxy that leads nowhere keeps it offline."""
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9")
    return subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)],
        env={**os.environ, **nowhere, "XDG_CACHE_HOME": str(scratch)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_workflow_is_valid(path: Path, tmp_path: Path) -> None:
    result = validate(path, SCHEMAS[path], tmp_path)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [(GITHUB, "runs-on: ubuntu-latest", "runs-upon: ubuntu-latest"), (GITLAB, "script:", "skript:")],
    ids=["github", "gitlab"],
)
def test_planted_fault_fails_the_validation(path: Path, old: str, new: str, tmp_path: Path) -> None:
    planted = tmp_path / "planted.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    planted.write_text(text.replace(old, new, 1), encoding="utf-8")
    result = validate(planted, SCHEMAS[path], tmp_path)
    assert result.returncode == 1
    assert "Schema validation errors" in result.stdout


def test_promises_are_kept() -> None:
    assert not list(broken_github_promises(GITHUB.read_text(encoding="utf-8")))
    assert not list(broken_generator_promises(GENERATOR.read_text(encoding="utf-8")))
    assert not list(broken_gitlab_promises(GITLAB.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("old", "new", "promise"),
    [
        ("    needs: check\n", "", "publishes only what was checked and built"),
        ("    needs: build\n", "", "publishes only what was checked and built"),
        ("      - run: make environment\n", "      - run: make all\n", "waits for no test of the generator"),
        ("    needs: check\n", "    needs: check\n    continue-on-error: true\n", "stops at a failure"),
        (" && github.ref == 'refs/heads/main'", "", "publishes main only"),
        ("permissions:\n  contents: read", "permissions:\n  contents: write", "may only read"),
        ("      pages: read", "      pages: write", "may write nothing but the deployment"),
        ("checkout@v5", "checkout@main", "uses GitHub's own actions only, pinned by major version"),
        ("actions/deploy-pages@v4", "someone/deploy-pages@v4", "uses GitHub's own actions only, pinned by major version"),
        ("check --report github", "check", "annotates the lines in question, and sums up"),
        (' --summary "$GITHUB_STEP_SUMMARY"', "", "annotates the lines in question, and sums up"),
        (' --base-url "$BASE_URL"', "", "builds for the address of the site"),
        ("  pull_request:\n", "", "runs on every push and pull request"),
    ],
)
def test_broken_github_promise_is_noticed(old: str, new: str, promise: str) -> None:
    text = GITHUB.read_text(encoding="utf-8")
    assert old in text
    assert promise in broken_github_promises(text.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new", "promise"),
    [
        ("needs: [check]", "needs: []", "publishes only what was checked"),
        ("needs: [check]", "needs: [check, test]", "waits for no test of the generator"),
        ("check:\n", "check:\n  allow_failure: true\n", "publishes only what was checked"),
        ("$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH", "$CI_COMMIT_BRANCH", "publishes the default branch only"),
        ("    when: always\n", "", "reports in the merge request, also when it fails"),
        ("--output public", "", "publishes what it built"),
        ("make generator", "make test", "runs make generator"),
    ],
)
def test_broken_gitlab_promise_is_noticed(old: str, new: str, promise: str) -> None:
    text = GITLAB.read_text(encoding="utf-8")
    assert old in text
    assert promise in broken_gitlab_promises(text.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new", "promise"),
    [
        ('paths-ignore: ["content/**", "seeds/**"]', 'paths-ignore: ["seeds/**"]', "is not concerned by what changes the chronicle alone"),
        ("contents: read", "contents: write", "may only read"),
        (', "3.13"', "", "tests with every Python that is supported"),
        ("make generator", "make test", "runs make generator"),
    ],
)
def test_broken_generator_promise_is_noticed(old: str, new: str, promise: str) -> None:
    text = GENERATOR.read_text(encoding="utf-8")
    assert old in text
    assert promise in broken_generator_promises(text.replace(old, new))


def as_there(text: str) -> str:
    """The commands as they are in a new chronicle, where the program is called otherwise."""
    return text.replace(".venv/bin/python build.py", ".venv/bin/chronik")


def test_addresses_are_tried_here_as_in_a_new_chronicle() -> None:
    """Those of a new chronicle are run in tests/door/test_forge_addresses.py."""
    here, there = (load(path.read_text("utf-8")) for path in (LINKS, STARTER / "dot-github/workflows/adressen.yml"))
    assert as_there(commands(here["jobs"]["try"])) == commands(there["jobs"]["ausprobieren"])
    assert (here["on"], here["jobs"]["try"]["permissions"]) == (there["on"], there["jobs"]["ausprobieren"]["permissions"])
    here, there = (load(path.read_text("utf-8")) for path in (GITLAB, STARTER / "dot-gitlab-ci.yml"))
    assert as_there(commands(here["links"])) == commands(there["adressen"])
    assert here["links"]["rules"] == there["adressen"]["rules"]


def test_drafts_are_made_here_as_in_a_new_chronicle() -> None:
    """Those of a new chronicle are run in tests/door/test_forge_drafts.py; these differ from them in how the program is called."""
    here, there = (load(path.read_text("utf-8"))["jobs"] for path in (DRAFTS, STARTER / "dot-github/workflows/entwurf.yml"))
    assert as_there(commands(here["draft"])) == commands(there["entwerfen"])
    assert [step.get("if") for step in here["draft"]["steps"]] == [step.get("if") for step in there["entwerfen"]["steps"]]
    here, there = (load(path.read_text("utf-8")) for path in (GITLAB, STARTER / "dot-gitlab-ci.yml"))
    assert as_there(commands(here["draft"])) == commands(there["entwerfen"])
    assert here["draft"]["rules"] == there["entwerfen"]["rules"]
