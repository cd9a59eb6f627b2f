"""What differs on Windows, imitated: the same bytes for the same commit, and names that every system can have."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from chronik.system.scan import Folders, listing
from chronik.words.digests import as_committed, blob_id
from chronik.words.portable import LONGEST_NAME, clashes, overlong
from tests.support.places import ROOT
from tests.support.projects import Project, project, tree
from tests.support.repositories import commit, git


def chronicle(root: Path) -> Project:
    made = project(root)
    git(root, "init", "--quiet")
    made.write(".gitignore", "site\n.cache\n")
    return made


def as_on_windows(made: Project, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    _, _, *words = made.command(*arguments)
    command = [sys.executable, "-m", "tests.support.windows", str(made.root / "lock.log"), *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False, env=os.environ | {"PYTHONIOENCODING": "cp1252"})


def test_a_build_gives_the_same_bytes(tmp_path: Path) -> None:
    here, there = (project(tmp_path / name) for name in ("here", "there"))
    expected = here.built()
    for _ in range(2):  # a second one finds its memo
        done = as_on_windows(there, "build", "--jobs", "4")
        assert done.returncode == 0, done.stderr.decode()
        assert tree(there.site) == expected
    assert (tmp_path / "there/lock.log").read_text("utf-8") == "held"
    there.write("content/events/vorlesetag.md", (tmp_path / "there/content/events/vorlesetag.md").read_bytes() + b"\nNachtrag.\n")
    assert as_on_windows(there, "build").returncode == 0  # an edit: no folder can be exchanged, no file linked
    here.write("content/events/vorlesetag.md", (tmp_path / "there/content/events/vorlesetag.md").read_bytes())
    assert tree(there.site) == here.built()


def test_a_console_of_an_old_code_page_gets_every_message(tmp_path: Path) -> None:
    made = project(tmp_path)
    made.write("content/events/vorlesetag.md", "---\ntitle: 日本 ✓\n---\n")
    done = as_on_windows(made, "check")
    assert done.returncode == 1 and "→" in done.stdout.decode("utf-8")


def test_the_imitation_tells_text_from_bytes(tmp_path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; from tests.support.windows import imitate; imitate(Path('x'))\n"
        "h = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT); os.write(h, b'a\\n')"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path / "a")], cwd=ROOT, check=True)
    assert (tmp_path / "a").read_bytes() == b"a\r\n"


def test_no_text_is_written_with_the_line_ends_of_the_system() -> None:
    calls = [
        (path.name, node.lineno, {keyword.arg for keyword in node.keywords})
        for path in (ROOT / "chronik").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "write_text"
    ]
    assert calls and [call for call in calls if "newline" not in call[2]] == []


# --- line ends


@pytest.mark.parametrize(
    ("data", "kept"),
    [
        (b"a\nb\n", b"a\nb\n"),
        (b"a\r\nb\r\n", b"a\nb\n"),
        (b"a\r\nb\n", b"a\nb\n"),
        (b"a\rb\r\n", b"a\rb\r\n"),  # git takes it for no text
    ],
)
def test_line_ends_are_turned_round_as_git_does(data: bytes, kept: bytes, tmp_path: Path) -> None:
    assert as_committed(data) == kept
    git(tmp_path, "init", "--quiet")
    (tmp_path / "a.md").write_bytes(data)
    said = subprocess.run(["git", "-c", "core.autocrlf=true", "hash-object", "--path=a.md", "a.md"], cwd=tmp_path, capture_output=True, check=True)
    assert said.stdout.decode().startswith(blob_id(as_committed(data)))


def checkouts(root: Path, attributes: str) -> list[dict[str, bytes]]:
    """The sites of one commit, checked out with the line ends of Windows and with those of others."""
    source = chronicle(root / "source")
    source.write(".gitattributes", attributes)
    commit(source.root, "2026-05-01")
    sites = []
    for name, crlf in (("windows", "true"), ("others", "false")):
        subprocess.run(["git", "clone", "--quiet", "-c", f"core.autocrlf={crlf}", str(source.root), str(root / name)], check=True)
        sites.append(Project(root / name).built())
    return sites


@pytest.mark.parametrize("attributes", ["", "* text=auto eol=lf\n"], ids=["none", "ours"])
def test_a_checkout_with_other_line_ends_is_the_same_chronicle(attributes: str, tmp_path: Path) -> None:
    windows, others = checkouts(tmp_path, attributes)
    assert (b"\r\n" in (tmp_path / "windows/content/events/vorlesetag.md").read_bytes()) == (not attributes)
    assert b"\r\n" not in (tmp_path / "others/content/events/vorlesetag.md").read_bytes()
    assert windows == others
    assert b"Stand des Eintrags" in windows["ereignisse/vorlesetag/index.html"]


def test_a_record_that_was_committed_with_these_line_ends_has_the_version_git_knows(tmp_path: Path) -> None:
    made = chronicle(tmp_path)
    path = made.write("content/events/vorlesetag.md", (made.root / "content/events/vorlesetag.md").read_bytes().replace(b"\n", b"\r\n"))
    commit(tmp_path, "2026-05-01")
    page = made.built()["ereignisse/vorlesetag/index.html"]
    assert blob_id(path.read_bytes()).encode() in page and b"Stand des Eintrags" in page


def test_our_own_files_have_the_same_line_ends_everywhere(tmp_path: Path) -> None:
    shutil.copy(ROOT / ".gitattributes", tmp_path)
    git(tmp_path, "init", "--quiet")
    names = ["content/events/x.md", "templates/x.html", "assets/x.css", "seeds/x.txt", "assets/fonts/x.woff2"]
    said = subprocess.run(["git", "check-attr", "eol", "text", "--", *names], cwd=tmp_path, capture_output=True, check=True)
    told = {tuple(line.split(": ")[:2]): line.split(": ")[2] for line in said.stdout.decode().splitlines()}
    assert [told[name, "eol"] for name in names[:3]] == ["lf"] * 3
    assert [told[name, "text"] for name in names[3:]] == ["unset"] * 2


# --- names


def seed_named(root: Path, name: str) -> list[tuple[str, str]]:
    """What is said of a file of that name among the seeds."""
    (root / "seeds").mkdir()
    (root / "seeds" / name).write_bytes(b"")
    none = root / "none"
    problems = listing(Folders(none, root / "seeds", none, none, none, None)).problems
    assert all(d.hint.startswith("Umbenennen") for d in problems)
    return [(d.span.path, f"{d.severity} {d.code}") for d in problems]


@pytest.mark.parametrize(
    "name", ["con.md", "AUX.yaml", "com1.txt", "nul", "lpt9.jpg", "con .txt", "a:b.txt", "was?.txt", "bericht .", "ende ", 'a"b.md']
)
def test_a_name_that_windows_cannot_have(name: str, tmp_path: Path) -> None:
    assert seed_named(tmp_path, name) == [(f"seeds/{name}", "error file-name")]


@pytest.mark.parametrize("name", ["conrad.md", "aux-2.yaml", "com10.txt", "com0.txt", "nulltarif.md", "Bericht (2).txt", "ä.txt", "404.html"])
def test_a_name_that_it_can(name: str, tmp_path: Path) -> None:
    assert seed_named(tmp_path, name) == []


def test_such_a_record_raises_no_echoes(tmp_path: Path) -> None:
    made = project(tmp_path)
    made.write("content/organisations/con.yaml", "name: Con\n")
    made.write(
        "content/events/besuch.yaml", "title: Besuch\nkind: fest\ndate: 2021\nplaces: []\norganisations: [{organisation: con, role: mitglied}]\n"
    )
    said = made.run("check").out
    assert "content/organisations/con.yaml:1:1: Fehler [file-name] „con“ kann unter Windows keine Datei heißen." in said
    assert "unknown-id" not in said


def test_names_that_differ_in_capitals_alone(tmp_path: Path) -> None:
    assert [(d.span.path, d.code) for d in clashes(["seeds/bote.txt", "seeds/Bote.txt", "seeds/blatt.txt"])] == [("seeds/bote.txt", "file-name")]
    made = project(tmp_path)
    made.write("seeds/Bote.txt", "Ein anderer Text.")
    assert "Von seeds/Bote.txt unterscheiden nur" in made.run("check").out


def test_a_long_name_is_a_warning() -> None:
    paths = [f"content/events/{'a' * (LONGEST_NAME - 3)}.md", f"content/events/{'a' * LONGEST_NAME}.md", f"{'b' * 200}/x.md"]
    assert [(d.span.path, d.severity) for d in overlong(paths)] == [(paths[1], "warning")]
