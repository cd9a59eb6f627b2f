"""The desk as a browser asks it: the real `serve --edit`, over the wire."""

from __future__ import annotations

import http.client
import json
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.support.previews import Preview, served
from tests.support.projects import Project, project

_TOLD = re.compile(r"Schreibtisch: (http://127\.0\.0\.1:\d+/-/desk/\?t=(\S+))")


class Answer(NamedTuple):
    status: int
    head: dict[str, str]
    data: bytes

    @property
    def said(self) -> Any:
        return json.loads(self.data)


class DeskClient(NamedTuple):
    """A browser that was opened with the address in the terminal."""

    preview: Preview
    cookie: str
    token: str

    @property
    def root(self) -> Path:
        return self.preview.project.root

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.preview.port}"

    def sent(self, method: str, target: str, body: bytes = b"", **head: str | None) -> Answer:
        """As it is; None takes a line of the head away."""
        given: dict[str, str | None] = {"Host": f"127.0.0.1:{self.preview.port}", "Cookie": self.cookie}
        given |= {"Origin": self.origin, "Content-Type": "application/json", "Content-Length": str(len(body))} if method == "POST" else {}
        given |= {name.replace("_", "-"): value for name, value in head.items()}
        connection = http.client.HTTPConnection("127.0.0.1", self.preview.port, timeout=20)
        connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
        for name, value in given.items():
            if value is not None:
                connection.putheader(name, value)
        with suppress(BrokenPipeError, ConnectionResetError):  # it was refused before it was read
            connection.endheaders(body)
        with connection.getresponse() as answer:
            found = Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        connection.close()
        return found

    def ask(self, question: str, **words: Any) -> Answer:
        return self.sent("POST", f"/-/desk/{question}", json.dumps(words).encode())

    def asked(self, question: str, **words: Any) -> Any:
        """The answer to what may be asked."""
        answer = self.ask(question, **words)
        assert answer.status == 200, answer.data.decode()
        return answer.said


def opened(preview: Preview) -> DeskClient:
    """The desk, opened as the terminal says."""
    told = None
    until = time.monotonic() + 20
    while told is None and time.monotonic() < until:
        told = next(filter(None, map(_TOLD.match, [*preview.said])), None)
        time.sleep(0.01)
    assert told, preview.said
    closed = DeskClient(preview, "", told[2])
    answer = closed.sent("GET", f"/-/desk/?t={told[2]}", Cookie=None)
    assert answer.status == 303
    return closed._replace(cookie=answer.head["set-cookie"].partition(";")[0])


@pytest.fixture
def desk(family: Project) -> Iterator[DeskClient]:
    with served(family, "--edit") as running:
        yield opened(running)


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskClient]:
    """For tests that change nothing."""
    with served(project(tmp_path_factory.mktemp("schreibtisch") / "projekt"), "--edit") as running:
        yield opened(running)
