"""The desk answers whatever it is asked, or says in a German sentence why not; it writes below content/ and seeds/ only."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest
from hypothesis import example, given

from chronik.door.desk.answers import Desk
from chronik.door.desk.asked import Request
from chronik.system.scan import Folders
from tests.support.projects import Project, project
from tests.trust.fuzzing.requests import requests

PORT = 8000


class Opened(NamedTuple):
    """A desk of a small chronicle, without a server before it."""

    chronicle: Project
    desk: Desk
    broken: list[str]  # what faults of the program left to tell

    def asked(self, question: str, words: dict[str, Any]) -> tuple[int, str]:
        head = {"Cookie": self.desk.token.cookie(PORT).partition(";")[0]}
        reply = self.desk.posted(Request(question, {}, head, PORT, json.dumps(words).encode()))
        return reply.status, reply.data.decode()


def opened(root: Path) -> Opened:
    chronicle, broken = project(root), list[str]()
    names = ("content", "seeds", "templates", "assets", "site")
    folders = Folders(*(chronicle.root / name for name in names), cache=None)
    return Opened(chronicle, Desk(folders, lambda: None, broken.append), broken)


@pytest.fixture(scope="module")
def small() -> Iterator[Opened]:
    with TemporaryDirectory() as folder:
        yield opened(Path(folder) / "projekt")


def answered(small: Opened, question: str, words: dict[str, Any]) -> None:
    """What must hold of every request."""
    status, said = small.asked(question, words)
    assert not small.broken, small.broken.pop()
    assert status in (200, 400, 404, 409, 422), (status, said)
    answer = json.loads(said)
    assert status == 200 or answer["said"].strip()[-1] in ".?“", said
    written = {path.name for path in small.chronicle.root.iterdir()}
    assert written <= {"content", "seeds"}, written
    if question in ("save", "create", "store") and status == 200:
        shutil.rmtree(small.chronicle.root)
        project(small.chronicle.root)
        small.desk.look_again()


@example(request=("draft", {"seed": "bote.txt", "into": {"path": "seeds/bote.txt", "text": ""}}))
@given(request=requests())
def test_whatever_the_desk_is_asked_is_answered(small: Opened, request: tuple[str, dict[str, Any]]) -> None:
    answered(small, *request)
