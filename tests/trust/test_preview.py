"""The preview: no link in the served folder is followed, no request ends in a trace, no end of threads and files."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import ExitStack, closing
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread, active_count

import pytest

from chronik.door.preview import answers, connections
from chronik.door.preview.answers import Served, listen
from chronik.door.preview.shown import Showing
from tests.door.test_preview import until


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """A preview of a small folder."""
    site = tmp_path / "site"
    (site / "a").mkdir(parents=True)
    (site / "index.html").write_text("<html><head></head><body>Chronik</body></html>")
    (site / "404.html").write_text("<html><head></head><body>Nicht gefunden</body></html>")
    (site / "a/index.html").write_text("<html><head></head><body>Unterseite</body></html>")
    (site / "a/link.txt").symlink_to(site / "index.html")
    (site / "link").symlink_to(site / "a")
    with listen(0, Served(site, Showing(), lambda page: None)) as server:
        thread = Thread(target=lambda: server.serve_forever(poll_interval=0.02), daemon=True)
        thread.start()
        yield server.server_port
        server.shutdown()


def status(port: int, target: str) -> int:
    with closing(HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.putrequest("GET", target)
        connection.endheaders()
        return connection.getresponse().status


@pytest.mark.parametrize(
    "target", ["/%00", "/a%00/", "/%00.html", "/%0a", "/%1b", "/%ff", "/..%2f", "/a/%2e%2e/", "/%5c", "/" + "a" * 5000, "/a/" * 300]
)
def test_what_is_no_path_is_not_found(port: int, target: str) -> None:
    assert status(port, target) == 404
    assert status(port, "/") == 200


@pytest.mark.parametrize("target", ["/a/link.txt", "/link/", "/link", "/link/index.html"])
def test_links_lead_nowhere_not_even_within(port: int, target: str) -> None:
    assert status(port, target) == 404
    assert status(port, "/a/") == 200


def connected(port: int, stack: ExitStack, count: int) -> list[socket.socket]:
    return [stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=20)) for _ in range(count)]


def test_two_hundred_idle_connections_do_not_exhaust_it(port: int) -> None:
    with ExitStack() as stack:
        before = active_count()
        first, *_ = connected(port, stack, 200)
        assert status(port, "/") == 200
        assert first.recv(1) == b""  # the oldest was ended
        assert active_count() - before <= connections._MOST_IDLE + 20


def test_without_the_bound_they_would_all_stay(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "_MOST_IDLE", 1_000)
    with ExitStack() as stack:
        before = active_count()
        connected(port, stack, 200)
        assert status(port, "/") == 200
        assert active_count() - before >= 200


# Open streams: pages that are told of changes


def listening(port: int, stack: ExitStack, count: int) -> list[socket.socket]:
    """Connections that asked for news and read the first."""
    return [told(*connected(port, stack, 1), port) for _ in range(count)]


def told(connection: socket.socket, port: int) -> socket.socket:
    connection.sendall(f"GET /-/events?page=/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
    news = piece = b"..."
    while piece and b"data:" not in news:
        piece = connection.recv(4096)
        news += piece
    assert piece
    return connection


def is_ended(connection: socket.socket) -> bool:
    """Once what was said is read, nothing more comes."""
    while connection.recv(1 << 16):
        pass
    return True


def test_two_hundred_open_streams_do_not_exhaust_it(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "_PULSE", 0.05)
    with ExitStack() as stack:
        before = active_count()
        *first, last = listening(port, stack, 200)
        assert status(port, "/") == 200
        assert all(map(is_ended, first[: 200 - connections._MOST_STREAMS]))
        until(lambda: active_count() - before <= connections._MOST_STREAMS + 5)
        assert last.recv(1 << 16)  # the newest is still told
        assert listening(port, stack, 1)


def test_without_the_bound_all_streams_would_stay(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "_PULSE", 0.05)
    monkeypatch.setattr(connections, "_MOST_STREAMS", 1_000)
    with ExitStack() as stack:
        before = active_count()
        listening(port, stack, 200)
        assert active_count() - before >= 100
