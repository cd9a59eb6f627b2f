"""What the preview answers, to whom, and with what: functions without a server."""

from __future__ import annotations

import pytest

from chronik.door.preview.faults import fault_of, marked
from chronik.door.preview.insertion import adapted, unmounted, with_preview
from chronik.door.preview.watching import is_passing
from chronik.door.preview.ways import may_ask, wanted
from chronik.system.scan import Folders
from chronik.words.diagnostics import Span, error
from tests.support.projects import Project

# target of a request -> path within the site; None: leads elsewhere
TARGETS = {
    "/": "",
    "/personen/": "personen/",
    "/personen/?q=1#x": "personen/",
    "/assets/style.css?v=12": "assets/style.css",
    "/b%C3%BCcher/": "bücher/",
    "/a/../b": None,
    "/..": None,
    "/%2e%2e/x": None,
    "/%2e/x": None,
    "/a%2f..%2fx": None,
    "/a%2F%2e%2E%2Fx": None,
    "/a\\..\\x": None,
    "/a%5c..%5cx": None,
    "/C:/x": None,
    "/a%00b": None,
    "/a%0d%0ab": None,
    "/%ff": None,
    "//fremd.example.org/x": None,
    "/a//b": None,
    "/.chronik.json": None,
    "/a/.git/config": None,
    "http://127.0.0.1/x": None,
    "*": None,
}


@pytest.mark.parametrize("target", TARGETS)
def test_an_address_means_a_file_of_the_site_or_none(target: str) -> None:
    assert wanted(target) == TARGETS[target]


@pytest.mark.parametrize(
    ("host", "origin", "port", "may"),
    [
        ("127.0.0.1:8000", None, 8000, True),
        ("localhost:8000", None, 8000, True),
        ("LOCALHOST:8000", "http://LocalHost:8000", 8000, True),
        ("127.0.0.1:8000", "http://127.0.0.1:8000", 8000, True),
        ("127.0.0.1", None, 80, True),
        ("127.0.0.1:8001", None, 8000, False),
        ("127.0.0.1", None, 8000, False),
        ("fremd.example.org:8000", None, 8000, False),
        ("127.0.0.1.fremd.example.org:8000", None, 8000, False),
        ("", None, 8000, False),
        (None, None, 8000, False),
        ("127.0.0.1:8000", "http://fremd.example.org", 8000, False),
        ("127.0.0.1:8000", "https://127.0.0.1:8000", 8000, False),
        ("127.0.0.1:8000", "http://127.0.0.1:9000", 8000, False),
        ("127.0.0.1:8000", "null", 8000, False),
        ("127.0.0.1:8000", "", 8000, False),
    ],
)
def test_only_this_computer_and_pages_of_the_preview_may_ask(host: str | None, origin: str | None, port: int, may: bool) -> None:
    assert may_ask(host, origin, port) is may


# a policy -> the one in which the preview works
POLICIES = {
    "default-src 'none'; script-src 'self' 'sha256-x'; style-src 'self'; connect-src 'self'": None,
    "default-src 'self'": None,
    "default-src 'none'": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'",
    "script-src 'none'; style-src https://example.org": "script-src 'self'; style-src 'self' https://example.org",
    "": None,
}


@pytest.mark.parametrize("policy", POLICIES)
def test_a_policy_is_adapted_no_more_than_needed(policy: str) -> None:
    assert adapted(policy) == (POLICIES[policy] or policy)


def test_the_script_comes_before_those_of_the_page() -> None:
    page = b'<!doctype html>\n<head>\n<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;">\n<script src="a.js"></script></head>'
    assert with_preview(page, 7) == (
        b'<!doctype html>\n<head><script defer src="/-/preview.js" data-site="7"></script>\n<script src="a.js"></script></head>',
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'",
    )
    assert with_preview(b"<!doctype html><p>kurz", 7).data.startswith(b"<!doctype html><p>kurz<script")


def test_the_page_for_missing_addresses_leads_to_the_preview() -> None:
    page = b'<link href="/unter/weg/style.css"><a href="/unter/weg/">x</a> /unter/weg/'
    assert unmounted(page, "/unter/weg/") == b'<link href="/style.css"><a href="/">x</a> /unter/weg/'
    assert unmounted(page, "/") == unmounted(page, "") == page


@pytest.mark.parametrize(
    ("line", "column", "message", "mark"),
    [
        ("kind: fets  ", 7, "„fets“ steht nicht im Vokabular.", "fets"),
        ("date: 17. Juni", 7, "Das ist kein Datum.", "17. Juni"),
        ("  - {person: ada, role: gats}", 25, "„gats“ steht nicht im Vokabular.", "gats"),
        ("  - {value: 3, quote: Drei Gäste}", 23, "Das Zitat steht so nicht da.", "Drei Gäste"),
        ('quote: "Drei Gäste"', 8, "„Drei Gäste“ steht dort zweimal.", "Drei Gäste"),
        ("kurz", 99, "Hier fehlt etwas.", ""),
        ("", 1, "Hier fehlt etwas.", ""),
    ],
)
def test_what_is_meant_is_marked(line: str, column: int, message: str, mark: str) -> None:
    start, end = marked(line, error(Span("content/x.md", 1, column), "x", message))
    assert line[start:end] == mark


def test_a_fault_shows_its_line_and_opens_its_file(family: Project) -> None:
    folders = Folders(family.root / "content", family.root / "seeds", family.root / "templates", family.root / "assets", family.site, None)
    family.write("content/events/neues fest.md", "---\r\ntitle: " + "x" * 300 + "Ende\r\n---\r\n")
    long = fault_of(folders, error(Span("content/events/neues fest.md", 2, 308), "x", "„Ende“ passt nicht.", "Anders."))
    start, end = long["mark"]
    assert long["text"][start:end] == "Ende"
    assert len(long["text"]) <= 240
    assert long["editor"] == f"vscode://file{family.root}/content/events/neues%20fest.md:2:308"
    assert long["file"] == f"file://{family.root}/content/events/neues%20fest.md"
    for path in ("content/events/fehlt.md", "anderswo/x.md", "content"):
        assert fault_of(folders, error(Span(path, 3, 1), "x", "Fehlt."))["text"] == ""


def test_files_that_editors_make_for_a_moment_are_no_saves() -> None:
    for name in (".x.md.swp", "x.md~", "4913", "#x.md#", ".#x.md", "x.md.tmp", "x.md___jb_tmp___", ".goutputstream-X1"):
        assert is_passing(name), name
    for name in ("x.md", "site.yaml", "bild.png", "4913.md", "x~y.md"):
        assert not is_passing(name), name
