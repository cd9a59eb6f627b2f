"""The day of a record's last edit comes from git or is not told; in real repositories."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from chronik.records.edits import State
from chronik.system.revisions import NO_HEAD, archive, edits, head_of, last_of
from chronik.system.store import Store
from tests.support.pages import words
from tests.support.projects import Project, project
from tests.support.repositories import commit, git


@pytest.fixture
def chronicle(tmp_path: Path) -> Project:
    """Two records, edited on different days; what is built lies beside the repository."""
    made = project(tmp_path / "chronik", "empty")
    git(made.root, "init", "--quiet", "--initial-branch=main")
    made.write(".gitignore", "site/\n.cache/\n")
    made.write("content/people/ada.yaml", "name: Ada\n")
    made.write("content/people/bo.yaml", "name: Bo\n")
    commit(made.root, "2026-05-03")
    made.write("content/people/bo.yaml", "name: Bo Muster\n")
    commit(made.root, "2026-06-07")
    return made


def told(site: dict[str, bytes], *names: str) -> list[str]:
    """What the pages of these people say of their last edit."""
    said = {name: words(site[f"personen/{name}/index.html"], f"personen/{name}/index.html") for name in names}
    return [text.partition("Stand des Eintrags: ")[2].partition(" ⟨")[0].replace("\u00a0", " ") for text in said.values()]


def known(content: Path) -> dict[str, str]:
    """The day of the last edit of each file, in the state that is checked out."""
    return {path: edit.day for path, edit in last_of(edits(content, head_of(content), Store(None, "edits", b""))).items()}


def test_the_day_is_that_of_the_author_of_the_last_commit(chronicle: Project) -> None:
    site = chronicle.built()
    assert told(site, "ada", "bo") == ["3. Mai 2026", "7. Juni 2026"]
    assert b'Stand des Eintrags: <time datetime="2026-05-03">' in site["personen/ada/index.html"]


def test_what_a_hook_sets_is_not_followed(chronicle: Project, tmp_path: Path) -> None:
    """Git runs hooks with variables that name another repository to every command within."""
    git(tmp_path, "init", "--quiet", "fremd")
    assert told(chronicle.built(GIT_DIR=str(tmp_path / "fremd/.git"), GIT_WORK_TREE=str(tmp_path / "fremd")), "ada", "bo") == [
        "3. Mai 2026",
        "7. Juni 2026",
    ]


def test_an_edit_that_is_not_committed_has_no_day(chronicle: Project) -> None:
    chronicle.built()
    chronicle.write("content/people/bo.yaml", "name: Bo Beispiel\n")
    chronicle.write("content/people/cleo.yaml", "name: Cleo\n")
    assert told(chronicle.built(), "ada", "bo", "cleo") == ["3. Mai 2026", "", ""]
    commit(chronicle.root, "2026-07-08")  # nothing but HEAD has changed
    assert told(chronicle.built(), "ada", "bo", "cleo") == ["3. Mai 2026", "8. Juli 2026", "8. Juli 2026"]


def test_a_commit_changes_the_pages_of_its_records_alone(chronicle: Project) -> None:
    before = chronicle.built()
    chronicle.write("content/people/bo.yaml", "name: Bo Muster \n")  # the same record, another file
    commit(chronicle.root, "2026-07-08")
    after = chronicle.built()
    changed = {path for path in after if after[path] != before[path] and path.startswith(("personen/", "index"))}
    assert changed == {"personen/bo/index.html"}
    chronicle.write("README.md", "Neues\n")
    commit(chronicle.root, "2026-08-09")
    assert chronicle.built() == after


def test_a_shallow_clone_tells_nothing(chronicle: Project, tmp_path: Path) -> None:
    """Its one commit seems to have made every file."""
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{chronicle.root}", "flach")
    assert told(Project(tmp_path / "flach").built(), "ada", "bo") == ["", ""]


def test_without_git_nothing_is_told(chronicle: Project, tmp_path: Path) -> None:
    shutil.copytree(chronicle.root, tmp_path / "kopie", ignore=shutil.ignore_patterns(".git"))
    assert head_of(tmp_path / "kopie/content") == NO_HEAD
    assert told(Project(tmp_path / "kopie").built(), "ada", "bo") == ["", ""]


def test_a_broken_repository_is_no_fault(chronicle: Project) -> None:
    shutil.rmtree(chronicle.root / ".git/objects")
    assert told(chronicle.built(), "ada", "bo") == ["", ""]
    (chronicle.root / ".git/HEAD").unlink()
    assert told(chronicle.built("--no-cache"), "ada", "bo") == ["", ""]


def test_a_machine_without_the_command_is_no_fault(chronicle: Project) -> None:
    assert told(chronicle.built(PATH=str(chronicle.root)), "ada", "bo") == ["", ""]


def test_git_is_asked_once_for_each_state(chronicle: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content, memory = chronicle.root / "content", Store(tmp_path, "edits", b"")
    first = edits(content, head_of(content), memory)
    monkeypatch.setenv("PATH", "")  # no command is found from here on
    assert edits(content, head_of(content), memory) == first != ()
    assert edits(content, head_of(content), Store(None, "edits", b"")) == ()


@pytest.mark.parametrize("packed", [False, True], ids=["loose", "packed"])
def test_the_commit_is_found_without_the_command(packed: bool, chronicle: Project, tmp_path: Path) -> None:
    """On a branch, on none, in a linked work tree; references loose or packed."""
    if packed:
        git(chronicle.root, "pack-refs", "--all")
    commit_id = git(chronicle.root, "rev-parse", "HEAD")
    assert head_of(chronicle.root / "content") == (commit_id, chronicle.root)
    git(chronicle.root, "worktree", "add", "--quiet", "-b", "zweig", str(tmp_path / "zweig"))
    assert head_of(tmp_path / "zweig/content") == (commit_id, tmp_path / "zweig")
    git(chronicle.root, "checkout", "--quiet", "--detach")
    assert head_of(chronicle.root / "content") == (commit_id, chronicle.root)
    assert known(tmp_path / "zweig/content") == known(chronicle.root / "content")


def test_names_that_git_would_quote_and_merges(chronicle: Project) -> None:
    git(chronicle.root, "checkout", "--quiet", "-b", "zweig", "HEAD~1")
    chronicle.write("content/people/ü b.yaml", "name: Ü\n")
    commit(chronicle.root, "2026-06-30")
    git(chronicle.root, "checkout", "--quiet", "main")
    git(chronicle.root, "merge", "--quiet", "--no-edit", "zweig", day="2026-09-09")
    assert known(chronicle.root / "content") == {
        "content/people/ada.yaml": "2026-05-03",
        "content/people/bo.yaml": "2026-06-07",
        "content/people/ü b.yaml": "2026-06-30",
        "content/site.yaml": "2026-05-03",
    }


def test_the_content_folder_may_be_the_repository(tmp_path: Path) -> None:
    made = project(tmp_path / "chronik", "empty")
    git(made.root / "content", "init", "--quiet")
    made.write("content/people/ada.yaml", "name: Ada\n")
    commit(made.root / "content", "2026-05-03")
    assert known(made.root / "content") == {"content/people/ada.yaml": "2026-05-03", "content/site.yaml": "2026-05-03"}


def test_what_a_file_once_held_is_read_from_git_once(chronicle: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content, memory = chronicle.root / "content", Store(tmp_path, "archive", b"")
    head = head_of(content)
    first = next(edit for edit in reversed(edits(content, head, Store(None, "edits", b""))) if edit.path == "content/people/bo.yaml")
    states = [State(first.path, first.after), State(first.path, "0123456789abcdef")]
    assert {state: entry.name for state, entry in archive(head, memory)(states).items()} == {states[0]: "Bo"}
    monkeypatch.setenv("PATH", "")  # no command is found from here on
    assert list(archive(head, Store(tmp_path, "archive", b""))(states)) == states[:1]
    assert archive(head, Store(None, "archive", b""))(states) == {}
