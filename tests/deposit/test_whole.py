"""Whatever stops a deposit, the earlier bag is there, whole; and nothing is left beside it that stays."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import bagit
import pytest

from chronik.system import writing
from tests.deposit.conftest import deposited
from tests.support.places import ROOT
from tests.support.projects import Project, program, tree
from tests.trust.crash.stopping import StoppedError, stopping

# Ends the process at the nth call that changes a file, as a machine does whose power is cut; or tells which calls put something
# in another's place, of how many.
KILLER = """
import os, signal, sys
last, count, places = int(sys.argv.pop(1)), 0, []
CHANGES = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "ctypes.dlsym"}

def hear(event, arguments):
    global count
    if event not in CHANGES or event == "open" and not (isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)):
        return
    count += 1
    if event in ("os.rename", "ctypes.dlsym"):
        places.append(count)
    if count == last:
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(hear)
from chronik import cli
code = cli.main(sys.argv[1:])
print("\\n", *places, count, file=sys.stderr)
sys.exit(code)
"""


def killed_at(own: Project, call: int, place: Path) -> subprocess.CompletedProcess[str]:
    words = [*own.command("deposit", "--to", str(place), "--no-cache")[2:]]
    return subprocess.run([sys.executable, "-c", KILLER, str(call), *words], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", ["paket", "paket.zip"])
def test_killed_at_any_moment_it_leaves_the_old_bag_or_the_new_one(own: Project, name: str) -> None:
    place = deposited(own, to=name)
    old = held(place)
    own.write("content/events/kuchenfest.md", "---\ntitle: Tortenfest\nkind: fest\ndate: unknown\n---\n")
    probe = own.root.parent / "probe" / name
    probe.parent.mkdir()
    (shutil.copytree if place.is_dir() else shutil.copy)(place, probe)
    *places, calls = map(int, killed_at(own, 0, probe).stderr.rpartition("\n ")[2].split())
    assert calls > 500
    seen = []
    for call in sorted({1, calls // 2, calls, places[-1], places[-1] + 1}):
        shutil.rmtree(place.with_name(f".{name}.chronik-neu"), ignore_errors=True)  # which would be the first thing to do
        assert killed_at(own, call, place).returncode == -signal.SIGKILL
        seen.append(held(place))
    assert (seen[0], seen[-1]) == (old, held(probe))
    assert [now for now in seen if now not in (old, held(probe))] == []

    deposited(own, to=name)
    assert sorted(path.name for path in own.root.parent.iterdir()) == ["chronik", name, "probe"]


def held(place: Path) -> object:
    """What the bag holds; as a folder it must be valid."""
    if place.is_file():
        return place.read_bytes()
    assert bagit.Bag(str(place)).is_valid()
    return tree(place)


def stop(*_: object) -> None:
    raise StoppedError


@pytest.mark.parametrize(("word", "place"), [("deposit", "../paket"), ("book", "../buch.epub")])
def test_a_change_that_was_stopped_is_ended_before_anything_is_read(own: Project, monkeypatch: pytest.MonkeyPatch, word: str, place: str) -> None:
    """As before a build: half of a rename is nothing for an archive."""
    home = own.root / "content"
    file = home / "people/bo-muster.yaml"
    with stopping(monkeypatch) as patch:
        patch.setattr(writing, "_exchange", stop)
        writing.change_files({file: file.read_bytes() + b"# neu\n"}, home)
    assert not file.read_bytes().endswith(b"# neu\n")

    folders = [part for name in ("content", "seeds") for part in (f"--{name}", str(own.root / name))]
    done = program(word, "--to", place, *folders, "--cache", str(own.root / ".cache"), cwd=own.root)
    assert done.code == 0, done.out + done.err
    assert file.read_bytes().endswith(b"# neu\n")
    assert {path.name for path in home.rglob(".*")} == set()


def test_where_there_is_no_room_the_earlier_bag_stays(own: Project) -> None:
    place = deposited(own, to="paket.zip")
    old = place.read_bytes()
    own.write("content/events/kuchenfest.md", "---\ntitle: Tortenfest\nkind: fest\ndate: unknown\n---\n")
    words = own.command("deposit", "--to", str(place))
    limited = ["sh", "-c", f'ulimit -f {len(old) // 2048}; exec "$@"', "sh", *words]
    done = subprocess.run(limited, cwd=own.root, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "Schreiben nicht möglich" in done.stderr
    assert str(place.parent) in done.stderr
    assert place.read_bytes() == old
    assert sorted(path.name for path in own.root.parent.iterdir()) == ["chronik", "paket.zip"]
