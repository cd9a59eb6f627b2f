"""Drafts through the forge alone: somebody puts a text under seeds/, and the workflow of a new chronicle drafts it on a branch.

The forge is a bare repository, the runner a fresh clone of it; the steps are run by bash as they stand in the YAML.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.door.conftest import cloned, committed
from tests.door.test_forges import STARTER, load, shell
from tests.support.projects import tree
from tests.support.repositories import git

FORGES = {"GitHub": ".github/workflows/entwurf.yml", "Forgejo": ".forgejo/workflows/entwurf.yml", "GitLab": ".gitlab-ci.yml"}
TEXT = """Tanzabend auf der Festwiese

Moosingen, 12. Mai 2022. Rund 70 Gäste kamen am 6. Mai 2022 zum Tanzabend
auf die Festwiese. Klara Birnbaum begrüßte sie; es spielte Enno Tjaden.

Kontakt:
Frau Gesa Ohm
Tel. 01234 56789
"""
EVENT = "content/events/tanzabend-auf-der-festwiese.md"
ODD = "seeds/$(touch boese); `touch boese` 'Ein' Text --force.txt"


class Forge(NamedTuple):
    """A repository on a forge, its editor, and what its workflow does."""

    name: str
    prepared: Path  # with what `make environment` sets up
    bare: Path
    editor: Path  # a clone, from which is pushed
    scratch: Path

    def push(self, files: Mapping[str, str], branch: str = "main") -> None:
        git(self.editor, "checkout", "--quiet", branch)
        for path, text in files.items():
            (self.editor / path).parent.mkdir(parents=True, exist_ok=True)
            (self.editor / path).write_text(text, "utf-8")
        committed(self.editor, "im Web-Editor")
        git(self.editor, "push", "--quiet", "origin", branch)

    def want(self, drafts: str) -> None:
        site = (self.editor / "content/site.yaml").read_text("utf-8")
        self.push({"content/site.yaml": f"{site}\ndrafts: {drafts}\n"})

    def run(self) -> Ran:
        """What a push to the default branch does."""
        runner = self.scratch / f"laeufer{len([*self.scratch.iterdir()])}"
        cloned(self.prepared, self.bare, runner)
        job = load((runner / FORGES[self.name]).read_text("utf-8"))
        ran = (_gitlab if self.name == "GitLab" else _actions)(job, runner, self.bare.parents[1].as_uri())
        assert not [*self.scratch.rglob("boese")]
        return ran

    def files(self, branch: str) -> dict[str, str]:
        names = git(self.bare, "ls-tree", "-r", "--name-only", "-z", branch).split("\0")
        return {name: git(self.bare, "show", f"{branch}:{name}") for name in names if name.startswith(("content/", "seeds/"))}

    def branches(self) -> list[str]:
        return git(self.bare, "branch", "--format", "%(refname:short)").split()


class Ran(NamedTuple):
    code: int
    said: str
    summary: str
    artifact: dict[str, bytes]


def _actions(workflow: Mapping[str, Any], runner: Path, server: str) -> Ran:
    (job,) = workflow["jobs"].values()
    assert job["if"] == "github.ref_name == github.event.repository.default_branch"
    output, summary = runner.parent / f"{runner.name}.ausgabe", runner.parent / f"{runner.name}.md"
    variables = {
        "GITHUB_OUTPUT": str(output),
        "GITHUB_STEP_SUMMARY": str(summary),
        "GITHUB_SERVER_URL": server,
        "GITHUB_REF_NAME": "main",
        "GITHUB_SHA": git(runner, "rev-parse", "HEAD"),
        **job.get("env", {}),
    }
    code, said, kept = 0, "", dict[str, bytes]()
    for step in job["steps"]:
        outputs = dict(line.split("=", 1) for line in output.read_text("utf-8").splitlines()) if output.exists() else {}
        if code or not _is_meant(step.get("if", ""), outputs):
            continue
        if step.get("with", {}).get("name") == "entwurf":
            kept = tree(runner / step["with"]["path"])
        if "run" in step:
            given = {name: _filled(value, outputs) for name, value in step.get("env", {}).items()}
            code, words = shell(step["run"], runner, variables | given)
            said += words
    told = summary if summary.exists() else runner / "entwurf.md"
    return Ran(code, said, told.read_text("utf-8") if told.exists() else "", kept)


def _is_meant(condition: str, outputs: Mapping[str, str]) -> bool:
    """The few conditions there are; another one fails the test."""
    asked = [re.fullmatch(r"steps\.wanted\.outputs\.(\w+) != ''", part) for part in condition.split(" || ") if part]
    return not asked or any(outputs.get(part[1]) for part in asked if part or pytest.fail(condition))


def _filled(value: str, outputs: Mapping[str, str]) -> str:
    known = {"github.token": "geheim", **{f"steps.wanted.outputs.{name}": said for name, said in outputs.items()}}
    return re.sub(r"\$\{\{ (.*?) \}\}", lambda found: known[found[1]], value)


def _gitlab(configuration: Mapping[str, Any], runner: Path, server: str) -> Ran:
    variables = {
        "CI_SERVER_URL": server,
        "CI_PROJECT_PATH": "heimatverein/tal",
        "CI_DEFAULT_BRANCH": "main",
        "CI_COMMIT_SHA": git(runner, "rev-parse", "HEAD"),
        "CI_JOB_TOKEN": "geheim",
    }
    job = configuration["entwerfen"]
    code, said = shell("\n".join(job["script"]), runner, variables)
    told, folder = (runner / path for path in job["artifacts"]["paths"])
    return Ran(code, said, told.read_text("utf-8") if told.exists() else "", tree(folder) if folder.exists() else {})


@pytest.fixture(params=FORGES)
def forge(request: pytest.FixtureRequest, prepared: Path, origin: Path, tmp_path: Path) -> Iterator[Forge]:
    bare = tmp_path / "forge/heimatverein/tal.git"
    bare.parent.mkdir(parents=True)
    git(tmp_path, "clone", "--quiet", "--bare", str(origin), str(bare))
    git(tmp_path, "clone", "--quiet", str(bare), "redaktion")
    (tmp_path / "laeufe").mkdir()
    yield Forge(request.param, prepared, bare, tmp_path / "redaktion", tmp_path / "laeufe")
    shutil.rmtree(tmp_path / "laeufe")


def test_a_new_text_is_drafted_on_the_branch_and_main_stays(forge: Forge) -> None:
    forge.want("{branch: entwuerfe/neu}")
    forge.push({"seeds/tanz.txt": TEXT, ODD: TEXT.replace("Tanz", "Spiele")})
    before = git(forge.bare, "rev-parse", "main")
    ran = forge.run()
    assert ran.code == 0, ran.said
    assert git(forge.bare, "rev-parse", "main") == before
    assert forge.branches() == ["entwuerfe/neu", "main"]
    drafted = forge.files("entwuerfe/neu")
    assert "# TODO: " in drafted[EVENT]
    assert f'file: "{ODD.removeprefix("seeds/")}"' in drafted["content/sources/spieleabend-auf-der-festwiese.yaml"]
    assert {path: drafted[path] for path in forge.files("main")} == forge.files("main")
    assert f"- `{EVENT}`" in ran.summary
    assert "geheim" not in ran.said
    assert ran.artifact == {}


def test_the_branch_is_continued_and_keeps_what_was_decided_on_it(forge: Forge) -> None:
    forge.want("{branch: entwuerfe}")
    forge.push({"seeds/tanz.txt": TEXT})
    forge.run()
    git(forge.editor, "fetch", "--quiet", "origin")
    decided = re.sub(r"(?m)^ *# TODO: .*\n", "", forge.files("entwuerfe")[EVENT])
    forge.push({EVENT: decided}, "entwuerfe")
    mine = git(forge.bare, "rev-parse", "entwuerfe")
    forge.push({"seeds/spiele.txt": TEXT.replace("Tanz", "Spiele")})
    ran = forge.run()
    assert ran.code == 0, ran.said
    drafted = forge.files("entwuerfe")
    assert drafted[EVENT] == decided.rstrip("\n")
    assert "content/events/spieleabend-auf-der-festwiese.md" in drafted
    assert git(forge.bare, "merge-base", mine, "entwuerfe") == mine
    assert forge.run().said.count("Nichts zu entwerfen") == 1


def test_without_the_setting_nothing_happens(forge: Forge) -> None:
    forge.push({"seeds/tanz.txt": TEXT})
    ran = forge.run()
    assert (ran.code, ran.summary, ran.artifact, forge.branches()) == (0, "", {}, ["main"])


def test_without_any_text_nothing_is_drafted(forge: Forge) -> None:
    forge.want("{branch: entwuerfe, artifact: true}")
    shutil.rmtree(forge.editor / "seeds")
    shutil.rmtree(forge.editor / "content/sources")
    forge.push({"README.md": "Ohne Texte.\n"})
    ran = forge.run()
    assert (ran.code, ran.artifact, forge.branches()) == (0, {}, ["main"]), ran.said
    assert "Nichts zu entwerfen" in ran.summary


def test_as_an_artifact_come_the_files_of_the_draft_alone(forge: Forge) -> None:
    forge.want("{artifact: true}")
    forge.push({"seeds/tanz.txt": TEXT})
    ran = forge.run()
    assert ran.code == 0, ran.said
    assert {*ran.artifact} == {EVENT, "content/sources/tanzabend-auf-der-festwiese.yaml", "content/people/enno-tjaden.yaml"}
    assert forge.branches() == ["main"]


def test_contact_data_is_told_by_its_lines_and_never_said(forge: Forge) -> None:
    forge.want("{branch: entwuerfe}")
    forge.push({"seeds/tanz.txt": TEXT})
    ran = forge.run()
    assert "seeds/tanz.txt enthält in Zeilen 7–8 wohl Kontaktangaben; der Entwurf lässt sie aus." in ran.summary
    assert not re.search(
        "Gesa|56789", ran.summary + ran.said + "".join(text for path, text in forge.files("entwuerfe").items() if "content/" in path)
    )


def test_contact_data_is_taken_out_where_that_is_wanted(forge: Forge) -> None:
    forge.want("{branch: entwuerfe, redact: true}")
    forge.push({"seeds/tanz.txt": TEXT})
    ran = forge.run()
    assert "Kontaktangaben in Zeilen 7–8 geschwärzt" in ran.summary
    last = forge.files("entwuerfe")["seeds/tanz.txt"].partition("Kontakt:\n")[2]
    assert last and set(last) == {"█", "\n"}
    assert "56789" in forge.files("main")["seeds/tanz.txt"]


def test_the_default_branch_is_refused(forge: Forge) -> None:
    forge.want("{branch: haupt}")
    forge.push({"seeds/tanz.txt": TEXT})
    path = forge.editor / FORGES[forge.name]
    named = path.read_text("utf-8").replace("$GITHUB_REF_NAME", "haupt").replace('$CI_DEFAULT_BRANCH" ||', 'haupt" ||')
    forge.push({FORGES[forge.name]: named})
    ran = forge.run()
    assert (ran.code, forge.branches()) == (1, ["main"])
    assert "Entwürfe kommen nie auf den Hauptzweig" in ran.said


def test_a_branch_that_no_longer_fits_is_told_and_left_alone(forge: Forge) -> None:
    forge.want("{branch: entwuerfe}")
    forge.push({"seeds/tanz.txt": TEXT})
    forge.run()
    before = git(forge.bare, "rev-parse", "entwuerfe")
    forge.push({EVENT: "---\ntitle: Anders\n---\n", "seeds/spiele.txt": TEXT})
    ran = forge.run()
    assert ran.code == 1
    assert "den Zweig löschen, er entsteht neu" in ran.said
    assert git(forge.bare, "rev-parse", "entwuerfe") == before


# --- what they promise ----------------------------------------------------------------------------------------------------

ACTIONS = ["dot-github/workflows/entwurf.yml", "dot-forgejo/workflows/entwurf.yml"]


def broken_promises(text: str) -> Iterator[str]:
    workflow = load(text)
    (job,) = workflow["jobs"].values()
    if workflow["on"] != {"push": {"paths": ["seeds/**", "content/site.yaml"]}}:
        yield "runs on pushes alone, and never for a fork"
    if "== github.event.repository.default_branch" not in job.get("if", ""):
        yield "is not started by its own commits"
    if re.search(r"secrets\.|--force(?!d)|pull_request", text):
        yield "gives no secret away and overwrites nothing"
    if any("${{" in step.get("run", "") for step in job["steps"]):
        yield "nothing that was typed reaches a shell"
    if [step["name"] for step in job["steps"] if "token" in str(step.get("env", ""))] != [job["steps"][-1]["name"]]:
        yield "has a token where it pushes alone"
    if "cancel-in-progress" not in workflow.get("concurrency", {}):
        yield "runs one after the other"


@pytest.mark.parametrize("path", ACTIONS)
def test_promises_are_kept(path: str) -> None:
    text = (STARTER / path).read_text("utf-8")
    assert not [*broken_promises(text)]
    workflow = load(text)
    if "github" in path:
        assert workflow["permissions"] == {"contents": "read"}
        assert workflow["jobs"]["entwerfen"]["permissions"] == {"contents": "write"}


@pytest.mark.parametrize(
    ("change", "promise"),
    [
        (lambda text: text.replace("  push:\n", "  pull_request:\n  push:\n"), "runs on pushes alone, and never for a fork"),
        (lambda text: text.replace("    if: github.ref_name == github.event.repository.default_branch\n", ""), "is not started by its own commits"),
        (lambda text: text.replace("push --quiet", "push --force --quiet"), "gives no secret away and overwrites nothing"),
        (lambda text: text.replace('origin/$BRANCH"', 'origin/${{ steps.wanted.outputs.branch }}"'), "nothing that was typed reaches a shell"),
        (lambda text: text.replace("        id: wanted\n", "        id: wanted\n        env: {TOKEN: token}\n"), "has a token where it pushes alone"),
        (lambda text: text.replace("  cancel-in-progress: false\n", ""), "runs one after the other"),
    ],
)
def test_a_broken_promise_is_noticed(change: Callable[[str], str], promise: str) -> None:
    text = (STARTER / ACTIONS[0]).read_text("utf-8")
    assert change(text) != text
    assert promise in broken_promises(change(text))
