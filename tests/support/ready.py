"""The command in a process of its own, but without its start: one that has loaded the program forks for each run.

Two thirds of a build of a miniature world are loading modules and templates. `tests.support.waiting` is the other side. What an
interpreter reads of its environment at its start is not tested so, nor how it starts: for that there is the real command.
"""

from __future__ import annotations

import atexit
import json
import os
import select
import signal
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import IO

from tests.support.places import ROOT


class Ready:
    """The process that waits for requests. It ends with this one, as its standard input does."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.waiting"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
        )
        atexit.register(self.end)

    def run(self, arguments: list[str], cwd: Path, timeout: float, out: IO[bytes], err: IO[bytes]) -> int:
        """Exit code; what is said stands in the two files. Raises subprocess.TimeoutExpired."""
        request = {"arguments": arguments, "cwd": os.fspath(cwd), "environment": dict(os.environ), "out": out.name, "err": err.name}
        assert self.process.stdin
        self.process.stdin.write(f"{json.dumps(request)}\n".encode())
        child = self._answer(timeout)
        try:
            return os.waitstatus_to_exitcode(self._answer(timeout))
        except subprocess.TimeoutExpired:
            os.kill(child, signal.SIGKILL)
            self._answer(timeout)
            raise

    def _answer(self, timeout: float) -> int:
        assert self.process.stdout
        if not select.select([self.process.stdout], [], [], timeout)[0]:
            raise subprocess.TimeoutExpired("build.py", timeout)
        return int(self.process.stdout.readline())

    def end(self) -> None:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


@cache
def ready() -> Ready:
    return Ready()
