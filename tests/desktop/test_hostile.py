"""Requests that nobody at the desk makes: each is refused in a German sentence, and nothing is written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.desktop.conftest import DeskClient
from tests.desktop.test_desk import EVENT, PERSON, files
from tests.door.test_preview import asked as asked_plainly
from tests.support.previews import served
from tests.support.projects import Project

TEXT = "name: Neu\n"
SAVE = {"path": PERSON, "text": TEXT, "base": ""}
BODY = json.dumps(SAVE).encode()


@pytest.fixture(autouse=True)
def nothing_is_written(asking: DeskClient) -> Iterator[None]:
    before = files(asking.root)
    yield
    assert files(asking.root) == before


def refused(desk: DeskClient, status: int, body: bytes = BODY, target: str = "/-/desk/save", **head: str | None) -> str:
    answer = desk.sent("POST", target, body, **head)
    assert answer.status == status, answer.data
    said: str = answer.said["said"] if answer.head["content-type"].startswith("application/json") else answer.data.decode()
    assert said.strip()
    assert said.strip().endswith(".")
    assert "Traceback" not in said
    return said


def test_without_the_cookie_nothing_is_answered(asking: DeskClient) -> None:
    assert "Terminal" in refused(asking, 403, Cookie=None)
    refused(asking, 403, Cookie="")
    refused(asking, 403, Cookie=f"chronik-desk-{asking.preview.port}=falsch")
    refused(asking, 403, Cookie=f"chronik-desk-1={asking.token}")
    refused(asking, 403, Cookie="a=b; ;;=; =x; chronik-desk")
    assert asking.sent("GET", "/-/desk/", Cookie=None).status == 403
    assert asking.sent("GET", "/-/desk/?t=falsch", Cookie=None).status == 403
    assert asking.sent("GET", "/-/desk/?t=%C3%BC", Cookie=None).status == 403
    assert asking.sent("GET", "/-/desk/desk.js", Cookie=None).status == 200


@pytest.mark.parametrize(
    "head",
    [
        {"Origin": None},
        {"Origin": "null"},
        {"Origin": "http://fremd.example.org"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "https://127.0.0.1:{port}"},
        {"Host": "fremd.example.org:{port}"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
    ],
    ids=str,
)
def test_other_pages_are_refused(asking: DeskClient, head: dict[str, str | None]) -> None:
    port = asking.preview.port
    refused(asking, 403, **{name: value and value.format(port=port) for name, value in head.items()})


def test_only_json_of_a_known_length_is_read(asking: DeskClient) -> None:
    for kind in (None, "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
        refused(asking, 415, **{"Content-Type": kind})
    refused(asking, 411, **{"Content-Length": None})
    refused(asking, 411, **{"Content-Length": None, "Transfer-Encoding": "chunked"})
    for length in ("-1", "1e3", "٣", " ", "abc"):
        refused(asking, 411, b"", **{"Content-Length": length.encode().decode("latin-1")})
    refused(asking, 413, b"{" + b" " * (10 << 20))
    refused(asking, 413, b"", **{"Content-Length": "9" * 30})


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"x"',
        b"\xff\xfe",
        b"{" * 100_000,
        b'{"a":' * 50_000,
        b"[" * 200_000,
        b'{"path": NaN',
        b"1" * 5000,
        b'{"path": "\\ud800"}',
    ],
    ids=range(12),
)
def test_what_is_no_json_is_refused(asking: DeskClient, body: bytes) -> None:
    refused(asking, 400, body)


PATHS = (
    "",
    "x",
    "content",
    "content/",
    "content/people",
    "content/people/",
    "content/site.yaml",
    "content/people/../../x.yaml",
    "content/people/../people/ada-beispiel.yaml",
    "content/people/./x.yaml",
    "content//people/x.yaml",
    "/etc/passwd",
    "/content/people/x.yaml",
    "C:/content/people/x.yaml",
    "content\\people\\x.yaml",
    "content/people/..\\..\\x.yaml",
    "content/people/x\x00.yaml",
    "content/people/%2e%2e/x.yaml",
    "content/people/.x.yaml",
    "content/people/.git/x.yaml",
    "content/people/x.py",
    "content/people/x",
    "content/people/x.yaml/",
    "content/people/con.yaml",
    "content/people/x:y.yaml",
    "content/people/x\n.yaml",
    "content/people/Neuer Name.yaml",
    "content/people/ä.yaml",
    "content/fremd/x.yaml",
    "content/people/" + "x" * 300 + ".yaml",
    "seeds/bote.txt",
    "seeds/../content/people/x.yaml",
    "templates/base.html",
    "chronik/cli.py",
    ".cache/lock",
)


@pytest.mark.parametrize("path", PATHS)
def test_a_path_that_leads_elsewhere_is_refused(asking: DeskClient, path: str) -> None:
    for question in ("save", "open"):
        answer = asking.ask(question, path=path, text=TEXT, base="", do=[])
        assert answer.status in (400, 404), (question, answer.data)
        assert answer.said["said"].endswith(".")


def test_a_link_that_leads_out_of_the_chronicle_is_not_followed(asking: DeskClient) -> None:
    outside = asking.root.parent / "fremd"
    outside.mkdir(exist_ok=True)
    (outside / "x.yaml").write_text("name: Fremd\n")
    people = asking.root / "content/people"
    links = {people / "verweis": outside, people / "fremd.yaml": outside / "x.yaml", people / "kreis": people / "kreis"}
    for link, target in links.items():
        link.symlink_to(target)
    try:
        for path in ("content/people/verweis/x.yaml", "content/people/verweis/neu.yaml", "content/people/fremd.yaml", "content/people/kreis/x.yaml"):
            for question in ("save", "open"):
                answer = asking.ask(question, path=path, text=TEXT, base="")
                assert answer.status == 400, (path, answer.data)
        assert (outside / "x.yaml").read_text() == "name: Fremd\n"
        assert [*outside.iterdir()] == [outside / "x.yaml"]
    finally:
        for link in links:
            link.unlink()


ODD: tuple[Any, ...] = (None, 1, -1, 1.5, True, [], {}, [[]], "", "x" * 5000, "\u0000", {"a": {"b": 1}})
QUESTIONS: dict[str, dict[str, Any]] = {
    "open": {"path": PERSON},
    "change": {"path": PERSON, "text": TEXT, "base": "", "do": []},
    "marked": {"path": EVENT, "text": "---\ntitle: x\n---\n", "source": "bote", "start": 0, "end": 20},
    "claim": {"path": EVENT, "text": "---\ntitle: x\n---\n", "source": "bote", "start": 0, "end": 20, "as": "person", "target": "ada-beispiel"},
    "names": {"kind": "people", "typed": "a"},
    "date": {"typed": "3. Mai"},
    "paste": {"text": "Ein Text."},
    "draft": {"seed": "bote.txt"},
    "seed": {"file": "bote.txt"},
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_wrong_words_are_refused_or_make_no_difference(asking: DeskClient, question: str) -> None:
    good = QUESTIONS[question]
    for name in good:
        for odd in ODD:
            answer = asking.ask(question, **{**good, name: odd})
            assert answer.status in (200, 400, 404, 409, 422), (name, odd, answer.data)
            assert answer.status == 200 or answer.said["said"].strip()[-1] in ".?“", (name, odd, answer.said)
        answer = asking.sent("POST", f"/-/desk/{question}", json.dumps({k: v for k, v in good.items() if k != name}).encode())
        assert answer.status < 500, answer.data


WRITES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("create", {"kind": "people", "name": ""}),
    ("create", {"kind": "people", "name": "…"}),
    ("create", {"kind": "people", "name": "Ada Beispiel"}),
    ("create", {"kind": "fremd", "name": "X"}),
    ("create", {"kind": "../people", "name": "X"}),
    ("create", {"kind": "people", "name": "x" * 301}),
    ("create", {"kind": "people", "name": "X", "more": {"fremd": "y"}}),
    ("create", {"kind": "people", "name": "X", "more": []}),
    ("create", {"kind": "people", "name": "X", "more": {"title": {"a": [[[[[[[1]]]]]]]}}}),
    ("store", {"text": "", "file": "a.txt", "title": "A"}),
    ("store", {"text": "Text", "file": "../a.txt", "title": "A"}),
    ("store", {"text": "Text", "file": "a.py", "title": "A"}),
    ("store", {"text": "Text", "file": ".a.txt", "title": "A"}),
    ("store", {"text": "Text", "file": "unter/a.txt", "title": "A"}),
    ("store", {"text": "Text", "file": "bote.txt", "title": "A"}),
    ("store", {"text": "Text", "file": "a.txt", "title": ""}),
    ("store", {"text": "Text", "file": "a.txt", "title": "A", "redact": [7]}),
    ("store", {"text": "Text", "file": "a.txt", "title": "A", "more": {"fremd": "y"}}),
    ("store", {"text": "Text", "file": "con.txt", "title": "A"}),
    ("open", {"new": "people", "name": "Ada Beispiel"}),
    ("open", {"new": "people"}),
    ("draft", {"seed": "../site.yaml"}),
    ("seed", {"file": "../content/site.yaml"}),
    ("seed", {"file": "fehlt.txt"}),
    ("nichts", {}),
    ("__init__", {}),
    ("../x", {}),
)


@pytest.mark.parametrize(("question", "words"), WRITES, ids=[f"{q}-{number}" for number, (q, _) in enumerate(WRITES)])
def test_what_cannot_be_made_is_refused(asking: DeskClient, question: str, words: dict[str, Any]) -> None:
    answer = asking.ask(question, **words)
    assert answer.status in (400, 404, 405, 409, 422), answer.data
    said = answer.said["said"] if answer.status != 405 else answer.data.decode().strip()
    assert said.endswith((".", "“"))


@pytest.mark.parametrize(
    "target", ["/-/desk/../preview/answers.py", "/-/desk/answers.py", "/-/desk/%2e%2e/x.js", "/-/desk/a/b.js", "/-/desk/Desk.js", "/-/desk/fehlt.js"]
)
def test_only_its_own_files_are_given(asking: DeskClient, target: str) -> None:
    assert asking.sent("GET", target).status == 404


def test_without_edit_there_is_no_desk(family: Project) -> None:
    with served(family) as running:
        assert asked_plainly(running, "/-/desk/")[0] == 404
        assert asked_plainly(running, "/-/desk/desk.js")[0] == 404
        assert asked_plainly(running, "/-/desk/save", "POST")[0] == 405
        assert not [line for line in running.said if "Schreibtisch" in line]
