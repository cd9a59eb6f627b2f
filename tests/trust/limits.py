"""The real command in a process of its own, which the system ends where it takes too long or too much: what hangs fails."""

from __future__ import annotations

import os
import resource
import subprocess
from typing import NamedTuple

from tests.support.projects import Done, Project

SECONDS = 10  # of processor time, for the whole build: more than any one file may add to it
MEMORY = 2 << 30  # bytes of address space


class Limits(NamedTuple):
    seconds: int = SECONDS
    memory: int = MEMORY


USUAL = Limits()


def bounded(chronicle: Project, *arguments: str, limits: Limits = USUAL) -> Done:
    """What the command gives; a negative code where it was ended."""

    def confine() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds))
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))

    done = subprocess.run(
        chronicle.command(*arguments), cwd=chronicle.root, capture_output=True, timeout=300, check=False, preexec_fn=confine, env={**os.environ}
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())
