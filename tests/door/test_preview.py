"""The preview as a process: what it answers, what it watches, how it goes on and how it ends."""

from __future__ import annotations

import fcntl
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from chronik.door.preview import worker
from chronik.door.preview.watching import watch
from chronik.pages.origins import origin
from chronik.system.scan import Folders
from tests.support.previews import Preview, served
from tests.support.projects import Project, tree

EVENT = "content/events/vorlesetag.md"
ADDRESS = "/ereignisse/vorlesetag/"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """For tests that only ask."""
    from tests.support.projects import project

    with served(project(tmp_path_factory.mktemp("vorschau") / "projekt")) as running:
        yield running


@pytest.fixture
def preview(family: Project) -> Iterator[Preview]:
    with served(family) as running:
        yield running


def asked(preview: Preview, target: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body; the target goes out as it is."""
    connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=20)
    connection.putrequest(method, target, skip_host="Host" in headers)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    with connection.getresponse() as answer:
        is_endless = answer.getheader("Content-Type", "").startswith("text/event-stream")
        body = b"" if is_endless else answer.read()
        found = answer.status, {name.lower(): value for name, value in answer.getheaders()}, body
    connection.close()
    return found


def until(condition: Callable[[], bool], seconds: float = 20) -> None:
    """Wait for what must come."""
    for _ in range(int(seconds * 20)):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("It did not come.")


def states(preview: Preview) -> Iterator[dict[str, object]]:
    """What an open page is told, for half a minute after it was told something."""
    connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=20)
    connection.request("GET", "/-/events?page=")
    answer = connection.getresponse()
    silent = 0
    while silent < 12 and (line := answer.readline()):
        silent = silent + 1 if line.startswith(b":") else 0 if line.startswith(b"data") else silent
        if line.startswith(b"data: "):
            yield json.loads(line.removeprefix(b"data: "))


# Answers


def test_pages_are_given_with_the_script_of_the_preview_alone(shared: Preview) -> None:
    status, headers, body = asked(shared, ADDRESS)
    assert (status, headers["content-type"], headers["cache-control"]) == (200, "text/html; charset=utf-8", "no-store")
    assert "script-src 'self'" in headers["content-security-policy"]
    assert body.count(b"/-/preview.js") == 1
    assert b"unsafe" not in headers["content-security-policy"].encode() + body
    published = shared.project.built()
    assert not any(b"/-/" in data for path, data in published.items() if path.endswith((".html", ".js")))


def test_files_have_their_types(shared: Preview) -> None:
    for target, kind in (
        ("/assets/style.css", "text/css"),
        ("/assets/chronik.js", "text/javascript"),
        ("/feed.xml", "application/xml"),
        ("/assets/icon.svg", "image/svg+xml"),
        ("/-/preview.js", "text/javascript"),
        ("/-/preview.css", "text/css"),
    ):
        status, headers, _ = asked(shared, target)
        assert (status, headers["content-type"].partition(";")[0]) == (200, kind), target


def test_a_recording_is_given_in_parts(family: Project) -> None:
    """A player goes to a later place by them."""
    family.write("content/sources/rede.yaml", "title: Rede\nrecording: rede.mp3\n")
    (family.root / "content/sources/rede.mp3").write_bytes(bytes(range(100)))
    with served(family) as preview:
        page = asked(preview, "/quellen/rede/")[2].decode()
        (address,) = re.findall(r'src="../../(aufnahmen/[^"]+)"', page)
        for wanted, status, extent, data in (
            ("", 200, None, bytes(range(100))),
            ("bytes=90-", 206, "bytes 90-99/100", bytes(range(90, 100))),
            ("bytes=10-19", 206, "bytes 10-19/100", bytes(range(10, 20))),
            ("bytes=100-", 200, None, bytes(range(100))),
            ("bytes=9-3", 200, None, bytes(range(100))),
        ):
            found = asked(preview, f"/{address}", Range=wanted)
            assert (found[0], found[1].get("content-range"), found[2]) == (status, extent, data), wanted
            assert found[1]["content-type"] == "audio/mpeg"


def test_a_folder_has_a_slash_and_what_is_missing_a_page(shared: Preview) -> None:
    status, headers, _ = asked(shared, "/personen")
    assert (status, headers["location"]) == (301, "/personen/")
    for target in ("/gibt/es/nicht/", "/../content/site.yaml", "/%2e%2e/%2e%2e/content/site.yaml", "/a%00b", "/.chronik.json", "/-/worker.py"):
        status, _, body = asked(shared, target)
        assert status == 404, target
        assert b"Chronik des Lesens" in body or target.startswith("/-/")
    assert b'href="/lesen/' not in asked(shared, "/gibt/es/nicht/")[2]  # as base_url says


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "TANZ"])
def test_only_reading_is_allowed(shared: Preview, method: str) -> None:
    status, headers, _ = asked(shared, "/", method)
    assert (status, headers["allow"]) == (405, "GET, HEAD")


def test_head_is_an_answer_without_a_body(shared: Preview) -> None:
    status, headers, body = asked(shared, ADDRESS, "HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["content-length"]) == len(asked(shared, ADDRESS)[2])


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
@pytest.mark.parametrize("headers", [{"Host": "fremd.example.org"}, {"Origin": "http://fremd.example.org"}, {"Origin": "null"}])
@pytest.mark.parametrize("target", ["/", "/-/events", "/-/page", "/feed.xml"])
def test_foreign_names_and_pages_are_refused(shared: Preview, target: str, headers: dict[str, str], method: str) -> None:
    status, _, body = asked(shared, target, method, **headers)
    assert status == 403
    assert b"Chronik" not in body


def test_nobody_else_in_the_network_is_answered(shared: Preview) -> None:
    with socket.socket() as other, pytest.raises(OSError):
        other.settimeout(5)
        other.connect((socket.gethostbyname(socket.gethostname()).replace("127.0.0.1", "127.0.1.1"), shared.port))


def test_a_link_in_the_folder_leads_nowhere_else(preview: Preview) -> None:
    folder = next((preview.project.root / ".cache").glob("preview-*"))
    (folder / "hinaus.txt").symlink_to(preview.project.root / "content/site.yaml")
    (folder / "draussen").symlink_to(preview.project.root / "content")
    for target in ("/hinaus.txt", "/draussen/site.yaml"):
        assert asked(preview, target)[0] == 404


def test_the_bar_gets_what_is_known_of_a_page(shared: Preview) -> None:
    known = json.loads(asked(shared, "/-/page?page=ereignisse/vorlesetag/")[2])
    assert known["file"]["path"] == EVENT
    assert [(use["path"], use["share"], len(use["unused"])) for use in known["sources"]] == [("seeds/bote.txt", 84, 2)]
    assert {"name": "Daten ohne Jahr", "address": "/luecken/#ohne-jahr"} in known["gaps"]
    assert json.loads(asked(shared, "/-/page?page=")[2])["file"]["path"] == "content/site.yaml"
    assert json.loads(asked(shared, "/-/page?page=personen/")[2])["file"] is None


# Building


def test_the_published_site_is_not_touched(family: Project) -> None:
    before = family.built()
    with served(family) as preview:
        preview.save(EVENT, lambda text: text.replace("title: Vorlesetag", "title: Vorlesen"))
        until(lambda: b"<h1>Vorlesen" in asked(preview, ADDRESS)[2])
    assert tree(family.site) == before


def test_an_output_folder_means_nothing_here(family: Project) -> None:
    with served(family, "--output", str(family.site)) as preview:
        assert any("--output gilt hier nicht." in line for line in preview.said)
    assert not family.site.exists()


def test_it_works_without_a_cache_and_leaves_nothing(family: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "fluechtig").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "fluechtig"))
    with served(family, "--no-cache") as preview:
        assert asked(preview, ADDRESS)[0] == 200
        preview.process.send_signal(signal.SIGTERM)
        assert preview.process.wait(20) == 0
    assert not any((tmp_path / "fluechtig").iterdir())
    assert not (family.root / ".cache").exists()


@pytest.mark.parametrize("base", ["https://example.org/", "https://example.org/unter/weg/"])
def test_it_stands_at_the_root_wherever_the_site_will_stand(family: Project, base: str) -> None:
    with served(family, "--base-url", base) as preview:
        assert asked(preview, ADDRESS)[0] == 200
        assert b'href="/assets/style.css' in asked(preview, "/gibt/es/nicht/")[2]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (EVENT, "title: Vorlesetag", "title: Vorlesen"),
        ("content/site.yaml", "title: Chronik des Lesens", "title: Vorlesen"),
        ("seeds/bote.txt", "Nordhainer", "Vorlesen"),
        ("templates/base.html", '<html lang="de">', '<html lang="de" class="Vorlesen">'),
        ("assets/style.css", "{", "{/*Vorlesen*/"),
    ],
)
def test_a_save_is_noticed_wherever_it_is(family: Project, path: str, old: str, new: str) -> None:
    import shutil

    from tests.support.places import ROOT

    for name in ("templates", "assets"):
        shutil.copytree(ROOT / name, family.root / name)
    with served(family, "--templates", str(family.root / "templates"), "--assets", str(family.root / "assets")) as preview:
        told = states(preview)
        first = next(told)["site"]
        preview.save(path, lambda text: text.replace(old, new, 1))
        assert any(state["site"] != first or state["faults"] for state in told)


def test_what_is_saved_during_a_build_is_built_too(preview: Preview) -> None:
    """The content is read and all pages are being drawn anew, as the site has another title, when the event is saved."""
    told = states(preview)
    site = next(told)["site"]
    for number in range(5):
        preview.save("content/site.yaml", lambda text, n=number: re.sub("(?m)^title: .*$", f"title: Chronik {n}", text))
        assert any(state["works"] and state["site"] != site for state in told)
        preview.save(EVENT, lambda text, n=number: re.sub("(?m)^title: .*$", f"title: Stand {n}", text))
        until(lambda n=number: f"<h1>Stand {n}<".encode() in asked(preview, ADDRESS)[2])
        site = next(state["site"] for state in told if not state["works"])


def test_a_new_and_a_deleted_record_are_noticed(preview: Preview) -> None:
    preview.project.write("content/people/cora-neu.yaml", "name: Cora Neu\n")
    until(lambda: asked(preview, "/personen/cora-neu/")[0] == 200)
    (preview.project.root / "content/people/cora-neu.yaml").unlink()
    until(lambda: asked(preview, "/personen/cora-neu/")[0] == 404)


def test_faults_are_told_with_their_place_and_are_gone_when_mended(preview: Preview) -> None:
    told = states(preview)
    assert next(told)["faults"] == []
    preview.save(EVENT, lambda text: text.replace("kind: fest", "kind: fets"))
    fault = next(state["faults"] for state in told if state["faults"])
    assert isinstance(fault, list)
    assert [(f["path"], f["line"], f["column"], f["text"], f["code"]) for f in fault] == [(EVENT, 4, 7, "kind: fets", "unknown-word")]
    assert asked(preview, ADDRESS)[0] == 200
    preview.save(EVENT, lambda text: text.replace("kind: fets", "kind: fest"))
    assert any(not state["faults"] for state in told)
    until(lambda: any("Fehler [unknown-word]" in line for line in preview.said))


def test_with_strict_a_warning_is_a_fault(family: Project) -> None:
    family.write("content/people/bo-muster-1950.yaml", "name: Bo Muster\n")
    with served(family, "--strict") as preview:
        faults = next(states(preview))["faults"]
        assert isinstance(faults, list)
        assert {fault["code"] for fault in faults} == {"ambiguous-name"}


def test_a_killed_builder_is_replaced(preview: Preview) -> None:
    before = preview.builder()
    os.kill(before, signal.SIGKILL)
    until(lambda: any("Der Bau ist abgebrochen" in line for line in preview.said))
    preview.save(EVENT, lambda text: text.replace("title: Vorlesetag", "title: Vorlesen"))
    until(lambda: b"<h1>Vorlesen" in asked(preview, ADDRESS)[2])
    assert preview.builder() != before


def test_a_fault_of_the_program_is_said_and_survived(family: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What the process that builds says, line by line, while the program is at fault and then is not."""
    runs = iter([ZeroDivisionError("durch null"), None])
    build = worker.run_build

    def faulty(*arguments: object) -> object:
        if fault := next(runs):
            raise fault
        return build(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(worker, "run_build", faulty)
    arguments = family.command("serve")[3:]
    from chronik.cli import parsed

    options = vars(parsed(["serve", *arguments])) | {"output": family.root / ".cache/vorschau"}
    words = {name: os.fspath(value) if isinstance(value, Path) else value for name, value in options.items()}
    (tmp_path / "fragen").write_text("\n".join(map(json.dumps, [words, *[{"build": 1, "open": [], "first": False}] * 2])) + "\n")
    with (tmp_path / "fragen").open("rb") as source, (tmp_path / "antworten").open("wb") as out:
        worker.main(source, out)
    broken, *_, done = map(json.loads, (tmp_path / "antworten").read_text().splitlines())
    assert (broken["kind"], done["kind"], done["failed"]) == ("broken", "done", False)
    assert "Fehler des Programms" in broken["words"]
    assert "ZeroDivisionError: durch null" in broken["trace"]


def test_a_terminal_that_nobody_reads_holds_up_nothing(family: Project) -> None:
    """The pipe takes one page of memory; each save says something new."""
    command = family.command("serve", "--port", "0")
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=family.root) as process:
        assert process.stdout
        fcntl.fcntl(process.stdout, fcntl.F_SETPIPE_SZ, 4096)
        found = next(found for line in process.stdout if (found := re.match(r"Vorschau: (\S+)", line)))
        preview = Preview(process, found[1], [], family)
        told = states(preview)
        next(told)
        for number in range(30):
            preview.save(EVENT, lambda text, n=number: re.sub("(?m)^kind: .*$", f"kind: n{n}{'x' * 200}", text))
            assert any(f"kind: n{number}x" in json.dumps(state["faults"]) for state in told), number
        process.kill()


def test_warnings_that_stay_are_said_once(family: Project) -> None:
    family.write("content/people/bo-muster-1950.yaml", "name: Bo Muster\n")
    with served(family) as preview:
        for title in ("Eins", "Zwei"):
            preview.save(EVENT, lambda text, title=title: re.sub("(?m)^title: .*$", f"title: {title}", text))
            until(lambda title=title: f"<h1>{title}<".encode() in asked(preview, ADDRESS)[2])
        until(lambda: sum("Dateien geschrieben" in line for line in preview.said) == 3)
        assert "".join(preview.said).count("Warnung [ambiguous-name]") == 1


# Watching


@pytest.mark.parametrize("plainly", [True, False])
def test_both_ways_of_watching_notice_each_kind_of_save(family: Project, plainly: bool) -> None:
    """Looking again and again, and being told, where the library for that is installed."""
    folders = Folders(family.root / "content", family.root / "seeds", family.root / "templates", family.root / "assets", family.site, None)
    noticed, stop = threading.Event(), threading.Event()
    watching = threading.Thread(target=watch, args=(folders, noticed.set, stop), kwargs={"plainly": plainly})
    watching.start()
    event = family.root / EVENT

    def renamed() -> None:
        new = event.with_name(".neu")
        new.write_text("x", encoding="utf-8")
        new.replace(event)

    time.sleep(0.5)  # until it watches
    saves: tuple[Callable[[], object], ...] = (
        lambda: event.write_text("title: x", encoding="utf-8"),
        renamed,
        event.unlink,
        lambda: family.write("content/events/neu/neu.md", "x"),
        lambda: family.write("seeds/neu.txt", "x"),
        lambda: family.write("assets/neu.css", "x"),  # in a folder that was not there
        lambda: family.write("assets/neu.css", "y"),
    )
    try:
        for number, save in enumerate(saves):
            noticed.clear()
            save()
            assert noticed.wait(20), number
    finally:
        stop.set()
        watching.join(20)
    assert not watching.is_alive()


# The end


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_ends_with_streams_open_and_while_it_builds(preview: Preview, number: signal.Signals) -> None:
    streams = [states(preview) for _ in range(10)]
    for stream in streams:
        next(stream)
    builder = preview.builder()
    preview.save("content/site.yaml", lambda text: text.replace("title: Chronik", "title: Neue Chronik"))
    next(streams[0])
    preview.process.send_signal(number)
    assert preview.process.wait(30) == 0
    assert not any("Traceback" in line for line in preview.said)
    assert not Path(f"/proc/{builder}").exists()


def test_the_builder_ends_when_the_server_is_killed(preview: Preview) -> None:
    builder = preview.builder()
    preview.process.kill()
    until(lambda: not Path(f"/proc/{builder}").exists() or "State:\tZ" in Path(f"/proc/{builder}/status").read_text())


# The way from an address to a record

ORIGINS = {
    "ereignisse/vorlesetag/": "events/vorlesetag",
    "quellen/bote/seite-2/": "sources/bote",
    "ueber/": "pages/ueber",
    "": None,
    "personen/": None,
    "chronik/2015/": None,
    "ereignisse/fehlt/": None,
    "ereignisse/vorlesetag": None,
}


def test_an_address_leads_to_its_record(family: Project) -> None:
    from chronik.checking import run_check
    from chronik.door.progress import Progress
    from chronik.inputs import Options

    family.write("content/people/cora-neu.yaml", "name: Cora Neu\nformer_ids: [cora-alt]\n")
    folders = Folders(family.root / "content", family.root / "seeds", family.root / "templates", family.root / "assets", family.site, None)

    class Hearing(worker.Viewer):
        def hear(self, chronicle: object, problems: object) -> None:
            self.chronicle = chronicle

    hearing = Hearing(None, folders)  # type: ignore[arg-type]
    run_check(folders, Options(jobs=1), Progress(), hearing)
    for address, key in (ORIGINS | {"personen/cora-alt/": "people/cora-neu"}).items():
        found = origin(hearing.chronicle, address)  # type: ignore[arg-type]
        assert (found and found.key) == key, address
