"""A change of several files that was stopped: ended by the next command, but never over somebody's work, and never by order of others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from chronik.system.disk.holding import JOURNAL
from chronik.system.writing import change_files, recover
from chronik.words.diagnostics import RefusedError
from tests.support.projects import Project, tree
from tests.trust.crash.stopping import StoppedError, stopping


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.md").write_text(f"{name}, alt")
    return tmp_path


def stopped(home: Path, monkeypatch: pytest.MonkeyPatch, *, at: str) -> None:
    """a and b are to be new, c is to go; the process ends when it wants to do this with b."""
    real: Callable[[Path, Path], Path] = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if target.name == at:
            raise StoppedError
        return real(self, target)

    with stopping(monkeypatch) as patch:
        patch.setattr(Path, "replace", replace)
        change_files({home / "a.md": b"a, neu", home / "b.md": b"b, neu", home / "c.md": None}, home)


def test_what_was_begun_is_done(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped(home, monkeypatch, at="b.md")
    assert tree(home)["b.md"] == b"b, alt"
    recover(home)
    assert tree(home) == {"a.md": b"a, neu", "b.md": b"b, neu"}


def test_what_somebody_wrote_meanwhile_stays(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped(home, monkeypatch, at="b.md")
    (home / "b.md").write_text("b, von Hand")
    with pytest.raises(RefusedError, match=r"b\.md ist seitdem anders.*\.chronik-1\.neu.*\.chronik-1\.alt.*löschen"):
        recover(home)
    assert tree(home)["b.md"] == b"b, von Hand"


def test_what_was_put_back_by_hand_stays(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`git checkout .` after it: there is nothing to go on with, so all is as it was."""
    stopped(home, monkeypatch, at="b.md")
    (home / "a.md").write_text("a, alt")
    recover(home)
    assert tree(home) == {f"{name}.md": f"{name}, alt".encode() for name in "abc"}


def test_a_journal_from_a_repository_changes_nothing(family: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A merge request could bring along one that writes anywhere."""
    content = family.root / "content"
    stopped_at = family.root / "elsewhere"
    stopped_at.mkdir()
    for name in ("a", "b", "c"):
        (stopped_at / f"{name}.md").write_text(f"{name}, alt")
    stopped(stopped_at, monkeypatch, at="b.md")
    (content / JOURNAL).write_bytes((stopped_at / JOURNAL).read_bytes().replace(b'"', b'"../elsewhere/', 1))
    before = tree(family.root)
    done = family.run("check")
    assert done.code == 2
    assert f"{content / JOURNAL} gehört nicht hierher" in done.err
    assert {path: data for path, data in tree(family.root).items() if not path.startswith(".cache")} == before


def test_one_that_says_nothing_is_cleared_away(home: Path) -> None:
    (home / JOURNAL).write_text('[17, [["a.md", "')
    recover(home)
    assert not (home / JOURNAL).exists()
    assert len(tree(home)) == 3
