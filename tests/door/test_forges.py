"""What a new chronicle's forge does with it: the commands of its three workflows are run as they stand in the YAML.

Of a workflow the test takes the jobs, their order, conditions, variables and commands; what a forge adds (a checkout, an installed
Python, caches, artifacts) is pretended. What would be published at the end is a folder with the site.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from tests.door.conftest import committed
from tests.door.packages import clean
from tests.support.places import ROOT
from tests.support.projects import tree
from tests.support.repositories import git

STARTER = ROOT / "chronik/starter"
GITHUB, FORGEJO, GITLAB = ".github/workflows/chronik.yml", ".forgejo/workflows/chronik.yml", ".gitlab-ci.yml"
FAULT = "---\ntitle: Ein Fest\ndate: 17. Juni\nkind: fest\n---\n"
PUSH, PULL = {"event": "push", "ref": "main"}, {"event": "pull_request", "ref": "1/merge"}
PAGES = "https://heimatverein.example.org/tal"


class Ran(NamedTuple):
    code: int
    said: str
    used: list[str]  # actions, with what they were given


def load(text: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)
    return loaded


def shell(command: str, folder: Path, variables: Mapping[str, str]) -> tuple[int, str]:
    """As the forges run it: stop at the first command that fails."""
    words = ["bash", "-e", "-o", "pipefail", "-c", command]
    done = subprocess.run(words, cwd=folder, env=clean() | variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return done.returncode, done.stdout.decode()


# --- GitHub and Forgejo -------------------------------------------------------------------------------------------------


def run_actions(folder: Path, path: str, run: Mapping[str, str], server: str = "https://forge.example.org") -> Ran:
    """All jobs of a workflow in their order, until a step fails; of then those that are wanted all the same."""
    jobs = load((folder / path).read_text("utf-8"))["jobs"]
    summary = folder.parent / "zusammenfassung.md"
    summary.touch()
    variables = {
        "GITHUB_STEP_SUMMARY": str(summary),
        "GITHUB_SERVER_URL": server,
        "GITHUB_REPOSITORY": "heimatverein/tal",
        "GITHUB_SHA": git(folder, "rev-parse", "HEAD"),
        "GITHUB_ACTIONS": "true",
        "CI": "true",
    }
    code, said, used = 0, "", []
    outputs: dict[str, str] = {}
    for step in (step for job in jobs.values() if is_meant(job.get("if", ""), run) for step in job["steps"]):
        always = step.get("if") == "always()"
        if (code and not always) or not (always or is_meant(step.get("if", ""), run)):
            continue
        if "uses" in step:
            used.append(f"{step['uses']} {step.get('with', {}).get('path', '')}".strip())
            if "configure-pages" in step["uses"]:
                outputs["steps.pages.outputs.base_url"] = PAGES
        else:
            given = {name: filled(value, outputs) for name, value in step.get("env", {}).items()}
            ended, words = shell(step["run"], folder, variables | given)
            code, said = code or ended, said + words
    return Ran(code, said, used)


def is_meant(condition: str, run: Mapping[str, str]) -> bool:
    """The few conditions there are; another one fails the test."""
    known = {
        "": True,
        "github.event_name == 'pull_request'": run["event"] == "pull_request",
        "github.event_name == 'push' && github.ref_name == github.event.repository.default_branch": run == PUSH,
    }
    return known[condition]


def filled(value: str, outputs: Mapping[str, str]) -> str:
    known = {"github.token": "geheim", "github.event.pull_request.base.sha": "HEAD", **outputs}
    return re.sub(r"\$\{\{ (.*?) \}\}", lambda found: known.get(found[1], ""), value)


def test_github_checks_builds_and_publishes_a_push(tal: Path) -> None:
    ran = run_actions(tal, GITHUB, PUSH)
    assert ran.code == 0, ran.said
    assert ran.used[-2:] == ["actions/upload-pages-artifact@v4 site", "actions/deploy-pages@v4"]
    assert f'<link rel="canonical" href="{PAGES}/">' in (tal / "site/index.html").read_text("utf-8")
    assert (tal.parent / "zusammenfassung.md").read_text("utf-8") == "## Prüfung der Chronik: alles in Ordnung\n\n"


def test_github_gives_a_pull_request_its_site_and_publishes_nothing(tal: Path) -> None:
    ran = run_actions(tal, GITHUB, PULL)
    assert ran.code == 0, ran.said
    assert [use for use in ran.used if "upload" in use or "deploy" in use] == ["actions/upload-artifact@v4 site"]
    assert (tal / "site/index.html").is_file()


def test_github_shows_a_fault_at_its_line_and_in_the_summary_and_stops(tal: Path) -> None:
    (tal / "content/events/fest.md").write_text(FAULT, "utf-8")
    committed(tal, "Fest")
    ran = run_actions(tal, GITHUB, PUSH)
    assert ran.code == 1
    assert "::error file=content/events/fest.md,line=3,col=7,title=date::" in ran.said
    assert "**content/events/fest.md**" in (tal.parent / "zusammenfassung.md").read_text("utf-8")
    assert not [use for use in ran.used if "upload" in use or "deploy" in use]
    assert not (tal / "site").exists()


def test_forgejo_publishes_a_push_on_the_branch_for_pages(tal: Path) -> None:
    forge = tal.parent / "forge/heimatverein/tal.git"
    git(tal.parent, "init", "--quiet", "--bare", str(forge))
    ran = run_actions(tal, FORGEJO, PUSH, server=(tal.parent / "forge").as_uri())
    assert ran.code == 0, ran.said
    git(tal.parent, "clone", "--quiet", "--branch", "pages", str(forge), "seiten")
    shown, made = tree(tal.parent / "seiten"), tree(tal / "site")
    assert {path: data for path, data in shown.items() if not path.startswith(".git/")} == {
        path: data for path, data in made.items() if not path.startswith(".git/")
    }
    assert b"Chronik" in shown["index.html"]
    assert "geheim" not in ran.said


def test_forgejo_gives_a_pull_request_its_site_and_no_token(tal: Path) -> None:
    ran = run_actions(tal, FORGEJO, PULL)
    assert ran.code == 0, ran.said
    assert [use.rpartition(" ")[2] for use in ran.used if "upload" in use] == ["meldungen.md", "site"]
    assert not (tal / "site/.git").exists()


def test_forgejo_keeps_the_messages_of_what_failed(tal: Path) -> None:
    (tal / "content/events/fest.md").write_text(FAULT, "utf-8")
    ran = run_actions(tal, FORGEJO, PUSH)
    assert ran.code == 1
    assert "content/events/fest.md:3:7: Fehler [date] " in ran.said
    assert [use.rpartition(" ")[2] for use in ran.used if "upload" in use] == ["meldungen.md"]
    assert "**content/events/fest.md**" in (tal / "meldungen.md").read_text("utf-8")


# --- GitLab ---------------------------------------------------------------------------------------------------------------


def run_gitlab(folder: Path, branch: str = "main") -> Ran:
    configuration = load((folder / GITLAB).read_text("utf-8"))
    variables = {"CI": "true", "CI_COMMIT_BRANCH": branch, "CI_DEFAULT_BRANCH": "main", "CI_PROJECT_DIR": str(folder), "CI_PAGES_URL": PAGES}
    code, said, kept = 0, "", []
    for name in ("bauen", "pages"):
        job = configuration[name]
        if code or (job.get("rules") == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}] and branch != "main"):
            continue
        code, words = shell("\n".join(job["script"]), folder, variables)
        said += words
        if not code or job["artifacts"].get("when") == "always":
            kept += [*job["artifacts"]["paths"], *job["artifacts"].get("reports", {}).values()]
    return Ran(code, said, [path for path in kept if (folder / path).exists()])


def test_gitlab_checks_builds_and_publishes_a_push(tal: Path) -> None:
    ran = run_gitlab(tal)
    assert ran.code == 0, ran.said
    assert f'<link rel="canonical" href="{PAGES}/">' in (tal / "public/index.html").read_text("utf-8")
    assert ran.used[-1] == "public/"


def test_gitlab_gives_another_branch_its_site(tal: Path) -> None:
    ran = run_gitlab(tal, "entwurf")
    assert ran.code == 0, ran.said
    assert ran.used == ["site/", "meldungen.md", "gl-code-quality-report.json"]


def test_gitlab_tells_a_fault_at_its_line_in_the_note_and_in_the_log(tal: Path) -> None:
    (tal / "content/events/fest.md").write_text(FAULT, "utf-8")
    ran = run_gitlab(tal)
    assert (ran.code, ran.used) == (1, ["meldungen.md", "gl-code-quality-report.json"])
    assert "content/events/fest.md:3:7: Fehler [date] " in ran.said
    (issue,) = json.loads((tal / "gl-code-quality-report.json").read_text("utf-8"))
    assert issue["location"] == {"path": "content/events/fest.md", "lines": {"begin": 3}}
    assert "**content/events/fest.md**" in (tal / "meldungen.md").read_text("utf-8")


# --- what is still to be decided -------------------------------------------------------------------------------------------

RUNS = {
    "GitHub": lambda folder: run_actions(folder, GITHUB, PUSH),
    "Forgejo": lambda folder: run_actions(folder, FORGEJO, PUSH, server=(folder.parent / "forge").as_uri()),
    "GitLab": run_gitlab,
}


@pytest.mark.parametrize("forge", RUNS)
def test_nothing_is_published_while_a_draft_is_undecided(tal: Path, forge: str) -> None:
    pages = tal.parent / "forge/heimatverein/tal.git"
    git(tal.parent, "init", "--quiet", "--bare", str(pages))
    record = tal / "content/people/klara-birnbaum.yaml"
    record.write_text(f"# TODO: Namen prüfen.\n{record.read_text('utf-8')}", "utf-8")
    committed(tal, "Entwurf")
    ran = RUNS[forge](tal)
    assert ran.code == 1
    assert "content/people/klara-birnbaum.yaml:1:# TODO: Namen prüfen." in ran.said
    assert "Erst entscheiden und diese Zeilen löschen, dann wird veröffentlicht." in ran.said
    assert not [use for use in ran.used if "pages" in use or "public" in use if "configure" not in use]
    assert git(pages, "branch", "--list") == ""


# --- what they promise ----------------------------------------------------------------------------------------------------


def broken_promises(text: str) -> Iterator[str]:
    """What the two workflows of GitHub's kind promise and this text does not keep."""
    workflow = load(text)
    jobs = workflow["jobs"]
    steps = [step for job in jobs.values() for step in job["steps"]]
    if set(workflow["on"]) != {"push", "pull_request"}:
        yield "runs on every push and pull request, and gives no fork a secret"
    if re.search(r"secrets\.|pull_request_target", text):
        yield "gives no fork a secret"
    if any(s.get("with", {}).get("persist-credentials") != "false" for s in steps if "checkout" in s.get("uses", "")):
        yield "leaves no credentials behind"
    where = [s.get("if", "") for s in steps if "token" in str(s.get("env", ""))]
    if not all(condition.startswith("github.event_name == 'push' &&") for condition in where):
        yield "has a token where it publishes only"
    if not all(re.fullmatch(r"(https://data\.forgejo\.org/forgejo|actions)/[a-z-]+@v\d+", s["uses"]) for s in steps if "uses" in s):
        yield "uses the forge's own actions only, pinned by major version"
    if any(int(job["timeout-minutes"]) > 10 for job in jobs.values()):
        yield "ends when something hangs"
    if ".cache" not in str([s for s in steps if "actions/cache@" in s.get("uses", "")]):
        yield "keeps .cache"
    if re.search("pytest|ruff|mypy|make all|build\\.py", text):
        yield "runs nothing of the generator's tests"


@pytest.mark.parametrize("path", ["dot-github/workflows/chronik.yml", "dot-forgejo/workflows/chronik.yml"])
def test_promises_are_kept(path: str) -> None:
    text = (STARTER / path).read_text("utf-8")
    assert not [*broken_promises(text)]
    permissions = load(text).get("permissions")
    assert permissions == ({"contents": "read"} if "github" in path else None)


@pytest.mark.parametrize(
    ("change", "promise"),
    [
        (lambda text: text.replace("  pull_request:", "  pull_request_target:"), "gives no fork a secret"),
        (lambda text: text.replace("          persist-credentials: false\n", ""), "leaves no credentials behind"),
        (
            lambda text: text.replace("if: github.event_name == 'push' && github.ref_name", "if: github.ref_name"),
            "has a token where it publishes only",
        ),
        (lambda text: text.replace("actions/cache@v4", "actions/cache@main"), "uses the forge's own actions only, pinned by major version"),
        (lambda text: text.replace("timeout-minutes: 10", "timeout-minutes: 360"), "ends when something hangs"),
        (lambda text: text.replace("            .cache\n", ""), "keeps .cache"),
        (lambda text: text.replace("make environment", "make all"), "runs nothing of the generator's tests"),
    ],
)
def test_a_broken_promise_is_noticed(change: Callable[[str], str], promise: str) -> None:
    text = (STARTER / "dot-forgejo/workflows/chronik.yml").read_text("utf-8")
    assert change(text) != text
    assert promise in broken_promises(change(text))


def test_a_forge_that_runs_bash_finds_what_the_commands_need(tal: Path) -> None:
    """`make environment` is the only command that sets something up; here it finds all of it done."""
    code, said = shell("make environment", tal, {"LC_ALL": "C"})
    assert (code, said) == (0, "make: Nothing to be done for 'environment'.\n")
