"""`serve` as an editor runs it: a process of its own, whose terminal is read."""

from __future__ import annotations

import re
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from tests.support.projects import Project

_SHOWN = re.compile(r"Vorschau: (http://127\.0\.0\.1:\d+/)")


class Preview(NamedTuple):
    process: subprocess.Popen[str]
    address: str
    said: list[str]  # lines in the terminal, so far
    project: Project

    @property
    def port(self) -> int:
        return urlsplit(self.address).port or 0

    def save(self, path: str, change: Callable[[str], str]) -> None:
        """As most editors do: a new file takes the old one's place."""
        place = self.project.root / path
        beside = place.with_name(f".{place.name}.neu")
        beside.write_text(change(place.read_text(encoding="utf-8")), encoding="utf-8")
        beside.replace(place)

    def builder(self) -> int:
        """The process that builds."""
        threads = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        return int(next(filter(None, (thread.read_text() for thread in threads))).split()[0])


@contextmanager
def served(project: Project, *options: str) -> Iterator[Preview]:
    """The preview, from the moment its address is told."""
    command = project.command("serve", "--port", "0", *options)
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=project.root)
    assert process.stdout
    said: list[str] = []
    address = ""
    for line in process.stdout:
        said.append(line)
        if found := _SHOWN.match(line):
            address = found[1]
            break
    assert address, "".join(said)
    listening = threading.Thread(target=lambda: said.extend(process.stdout or ()), daemon=True)
    listening.start()
    try:
        yield Preview(process, address, said, project)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
        listening.join(20)
        process.stdout.close()
