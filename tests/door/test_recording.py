"""docs/erste-schritte.md is a recording: its commands are run, its files written, and what is said is compared.

`CHRONIK_BLESS=1 pytest tests/door/test_recording.py` records anew; read the diff before you keep it.
"""

from __future__ import annotations

import hashlib
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from tests.door.packages import built, clean, environment, offline
from tests.support.pages import unlike
from tests.support.places import BLESS, ROOT

PAGE = ROOT / "docs/erste-schritte.md"
BLOCK = re.compile(r"(?:^\*\*`(?P<path>[^`]+)`\*\*\n\n)?^```(?P<form>console|text|yaml)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
SERVE = "make serve"


class Step(NamedTuple):
    command: str
    said: str


def steps(block: str) -> Iterator[Step]:
    for piece in re.split(r"(?m)^\$ ", block)[1:]:
        command, _, said = piece.partition("\n")
        yield Step(command, said)


def comparable(text: str) -> str:
    """Without what differs from run to run: how long it took, and which port was free."""
    return re.sub(r"127\.0\.0\.1:\d+", "127.0.0.1:8000", re.sub(r"\(\d+,\d\d s\)", "(0,00 s)", text))


class Terminal:
    """Where the recording was made: a folder, and a PATH with chronik and python3."""

    def __init__(self, scratch: Path) -> None:
        self.folder, self.scratch = scratch / "start", scratch
        self.folder.mkdir()
        commands = environment(scratch / "env", str(built(scratch / "rad")))
        tools = scratch / "tools"
        tools.mkdir()
        (tools / "chronik").symlink_to(commands / "chronik")
        (tools / "python3").symlink_to(sys.executable)
        self.variables = clean() | {"LC_ALL": "C.UTF-8", "PATH": f"{tools}:{clean()['PATH']}"}

    def run(self, command: str) -> str:
        if command == SERVE:
            return self.served()
        done = subprocess.run(
            ["bash", "-c", f"{command}\npwd > '{self.scratch}/cwd'"],
            cwd=self.folder,
            env=self.variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        self.folder = Path((self.scratch / "cwd").read_text("utf-8").strip())
        if command.startswith("chronik init"):  # no index is asked in a test
            self.variables |= offline(self.folder / "tal", self.scratch / "wheels")
        return done.stdout.decode().replace(str(self.folder), "…")

    def served(self) -> str:
        """What is said until the preview can be looked at; that it shows the event; and that it ends."""
        words = ["make", "serve", "ARGS=--port 0"]
        pipe = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        with subprocess.Popen(words, cwd=self.folder, env=self.variables, text=True, start_new_session=True, **pipe) as running:  # type: ignore[call-overload]
            said = ""
            for line in running.stdout:
                said += line.replace("serve --port 0", "serve")
                if found := re.search(r"http://127\.0\.0\.1:\d+/", line):
                    with urllib.request.urlopen(f"{found[0]}ereignisse/gruendung-des-heimatvereins/", timeout=20) as answer:
                        assert "3. Mai 1998" in answer.read().decode().replace("\u00a0", " ")
                    break
            subprocess.run(["kill", "-s", str(int(signal.SIGINT)), "--", f"-{running.pid}"], check=True)
        return re.sub(r"127\.0\.0\.1:\d+", "127.0.0.1:8000", said)


def test_the_recording_is_what_happens(tmp_path: Path) -> None:
    page, terminal = PAGE.read_text("utf-8"), Terminal(tmp_path)
    recorded, at = "", 0
    for block in BLOCK.finditer(page):
        text = block["text"]
        if block["path"]:
            seed = terminal.folder / "seeds/gemeindebrief.txt"
            sum_of_seed = hashlib.sha256(seed.read_bytes()).hexdigest() if seed.is_file() else ""
            text = re.sub(r"(?m)^sha256: .*$", f"sha256: {sum_of_seed}", text)
            (terminal.folder / block["path"]).parent.mkdir(parents=True, exist_ok=True)
            (terminal.folder / block["path"]).write_text(text, "utf-8")
        elif block["form"] == "console":
            text = "".join(f"$ {step.command}\n{terminal.run(step.command)}" for step in steps(text))
        recorded += page[at : block.start("text")] + text
        at = block.end("text")
    recorded += page[at:]
    if BLESS:
        PAGE.write_text(recorded, "utf-8")
        page = recorded
    difference = unlike(comparable(page), comparable(recorded), PAGE.name)
    assert not difference, difference


def test_the_commands_of_the_forge_are_those_of_its_file() -> None:
    page = PAGE.read_text("utf-8").partition("## Was der Dienst dann tut")[2]
    shown = [step.command for step in steps(next(b for b in BLOCK.finditer(page) if b["form"] == "console")["text"])]
    jobs = yaml.load((ROOT / "chronik/starter/dot-gitlab-ci.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
    assert shown == [*jobs["bauen"]["script"], *jobs["pages"]["script"]]


@pytest.mark.parametrize("planted", ["(0,58 s) und mehr", "http://127.0.0.1:8000/x"])
def test_only_time_and_port_are_passed_over(planted: str) -> None:
    assert comparable(planted) != comparable("(0,12 s)")
    assert comparable("(0,58 s) http://127.0.0.1:41233/") == comparable("(0,12 s) http://127.0.0.1:8000/")
