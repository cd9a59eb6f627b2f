"""A sample of the walk over every call that changes a file; all of it is `make crash`."""

from __future__ import annotations

import subprocess
import sys

from tests.support.places import ROOT


def walked(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.trust.crash.walk", "--jobs", "1", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_stopped_anywhere_the_old_or_the_new_state_stands() -> None:
    done = walked("--every", "797")
    assert done.returncode == 0, done.stdout + done.stderr
    assert ", 0 faults" in done.stdout.splitlines()[-1]


def test_the_walk_sees_what_was_not_brought_to_the_disk() -> None:
    done = walked("--last", "6", "broken: nothing is brought to the disk")
    assert done.returncode == 1
    assert "power lost: neither old nor new" in done.stdout


def test_the_walk_sees_a_change_of_several_files_that_nobody_ends() -> None:
    done = walked("--every", "2", "broken: no change is ended")
    assert done.returncode == 1
    assert "killed: after a check neither old nor new" in done.stdout
