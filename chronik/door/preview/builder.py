"""The process that builds, as the others see it: asked, heard, begun anew when it has died."""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any

_ROOT = Path(__file__).resolve().parents[3]
_WORKER = "chronik.door.preview.worker"
_GRACE = 1.0  # seconds


class Builder:
    """One at a time builds; what it says comes out of `news`."""

    def __init__(self, options: argparse.Namespace) -> None:
        words = {**vars(options), "called": sys.argv[0]}
        self._options = {k: os.fspath(v) if isinstance(v, Path) else v for k, v in words.items()}
        self._turn = Lock()
        self._is_over = False
        self._process = self._begun()

    def _begun(self) -> subprocess.Popen[bytes]:
        """In a group of its own: Ctrl+C is not for it, and its end takes all that it began."""
        paths = [os.fspath(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", _WORKER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            start_new_session=True,
        )
        _write(process, self._options)
        return process

    def ask(self, **request: Any) -> None:
        """To one that has died nothing can be said; `news` tells of it."""
        with self._turn, suppress(OSError, ValueError):
            _write(self._process, request)

    def news(self) -> Iterator[dict[str, Any]]:
        """What it says, until it ends; then why, and another one takes its place."""
        process = self._process
        assert process.stdout
        for line in process.stdout:
            yield json.loads(line)

        code = process.wait()
        with self._turn:
            if self._is_over:
                return
            self._process = self._begun()
        yield {"kind": "died", "code": code}

    def end(self) -> None:
        """With all processes that it has begun."""
        self._is_over = True
        process = self._process
        with suppress(OSError):
            _kill(process, signal.SIGTERM)
        try:
            process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            with suppress(OSError):
                _kill(process, getattr(signal, "SIGKILL", signal.SIGTERM))
            process.wait(_GRACE)


def _write(process: subprocess.Popen[bytes], words: dict[str, Any]) -> None:
    assert process.stdin
    process.stdin.write(f"{json.dumps(words)}\n".encode())
    process.stdin.flush()


def _kill(process: subprocess.Popen[bytes], number: int) -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, number)
    else:
        process.terminate()
