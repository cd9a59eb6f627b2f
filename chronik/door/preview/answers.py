"""Requests, and what they get: files of the previewed site, and below /-/ what the preview adds.

Only this computer is answered, only GET and HEAD, only what lies in the folder.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qs, quote, urlsplit

from chronik.door.desk.asked import AskedWronglyError, HttpReply, Request, in_json, length_of
from chronik.door.preview.connections import BoundedServer
from chronik.door.preview.insertion import unmounted, with_preview
from chronik.door.preview.shown import Showing
from chronik.door.preview.ways import kind_of_file, may_ask, wanted
from chronik.language.patterns import late
from chronik.records.images import is_recording
from chronik.system.scan import read, read_below

if TYPE_CHECKING:
    from chronik.door.desk.answers import Desk

_OWN = Path(__file__).parent
_OWN_FILES = ("preview.js", "preview.css")
_OWN_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"
_DESK = "-/desk/"
_CARRIED = ("Content-Type", "Content-Length", "Transfer-Encoding")
_HEADS = ("Origin", "Sec-Fetch-Site", "Cookie", *_CARRIED)
_FRAMED = "frame-ancestors 'self'"  # a page of the site is shown beside its text
_PIECE = 1 << 16  # bytes
_PULSE = 5.0  # seconds after which a silent stream finds out whether anybody still listens
_HTML = kind_of_file(".html")


class Served(NamedTuple):
    """What is served: the folder of the site, how it stands, and who knows more about a page."""

    site: Path
    showing: Showing
    ask: Callable[[str], Any]
    desk: Desk | None = None  # where it may be written too


class _Handler(BaseHTTPRequestHandler):
    server: BoundedServer
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "chronik", ""
    timeout = 60  # seconds that a connection may be idle; the server may end it before

    def __init__(self, place: Served, *arguments: Any) -> None:
        self._site, self._showing, self._ask, self._desk = place
        self._port = arguments[-1].server_port
        super().__init__(*arguments)

    def __getattr__(self, name: str) -> Any:
        """`http.server` looks for a method named after that of the request."""
        if name.startswith("do_"):
            return self._refuse_method
        raise AttributeError(name)

    def do_GET(self) -> None:
        self.server.idle(self.connection, over=True)
        with suppress(ConnectionError):  # left before the answer was there
            self._reply()
        self.server.idle(self.connection)

    do_HEAD = do_GET  # noqa: N815

    def do_POST(self) -> None:
        with suppress(ConnectionError):
            path = wanted(self.path)
            if self._desk and path and path.startswith(_DESK) and self._may_ask():
                self._send(self._posted(self._desk, path))
            else:
                self._refuse_method()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: editors watch for problems, not for requests."""

    def _reply(self) -> None:
        if not self._may_ask():
            self._send(_said(403, "Diese Vorschau antwortet nur auf diesem Rechner."))
            return
        self._state = self._showing.site  # before anything is read: what is newer will be in_json
        path = wanted(self.path)
        if path == "-/events":
            self._stream(self._parameter("page"))
        elif self._desk and path is not None and path.startswith(_DESK):
            self._send(self._desk.got(self._asked(path)))
        elif path is not None and path.startswith("-/"):
            self._send(self._own(path.removeprefix("-/")))
        else:
            self._send(self._page(path))

    def _may_ask(self) -> bool:
        host, origin = self.headers.get("Host"), self.headers.get("Origin")
        return may_ask(host, origin, self._port)

    def _refuse_method(self) -> None:
        self.close_connection = True  # what it carries is not read
        if not self._may_ask():
            self._send(_said(403, "Diese Vorschau antwortet nur auf diesem Rechner."))
        else:
            self._send(_said(405, "Hier kann nur gelesen werden."))

    # --- the desk -----------------------------------------------------------------------------

    def _asked(self, path: str, body: bytes = b"") -> Request:
        query = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        head = {name: self.headers.get(name) for name in _HEADS}
        return Request(path.removeprefix(_DESK), query, head, self._port, body)

    def _posted(self, desk: Desk, path: str) -> HttpReply:
        """What the request carries is read only where it may be sent."""
        asked = self._asked(path)
        reply = desk.refused(asked)
        try:
            length = length_of(asked.head)
        except AskedWronglyError as fault:
            reply = reply or in_json(fault.status, fault.said)
        if reply:
            self._pass_over()
            return reply
        return desk.posted(asked._replace(body=self.rfile.read(length)))

    def _pass_over(self) -> None:
        """What is refused is not kept, but read, as far as can be borne: a browser that still sends
        would hear nothing.
        """
        self.close_connection = True
        typed = self.headers.get("Content-Length") or ""
        left = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else 0
        while left > 0 and (part := self.rfile.read(min(left, _PIECE))):
            left -= len(part)

    def _parameter(self, name: str) -> str:
        values = parse_qs(urlsplit(self.path).query).get(name, [""])
        return wanted(f"/{quote(values[0])}") or ""

    # --- files --------------------------------------------------------------------------------

    def _own(self, name: str) -> HttpReply:
        if name in _OWN_FILES:
            return HttpReply(200, read(_OWN / name), kind_of_file(name))
        if name == "page":
            note = json.dumps(self._ask(self._parameter("page")))
            return HttpReply(200, note.encode(), kind_of_file(".json"))
        return _said(404, "Das gibt es hier nicht.")

    def _page(self, path: str | None) -> HttpReply:
        """A file of the site; the page of a folder; what says that there is none."""
        if path is None:
            return self._missing()
        if path == "" or path.endswith("/"):
            path = f"{path}index.html"
        elif _is_folder_in(self._site, path):
            return HttpReply(301, b"", _HTML, location=f"/{quote(path)}/")

        data = self._showing.early.get(path) or self._file(path)
        if data is None:
            return self._missing()
        if path.endswith(".html"):
            return self._shown(200, data)
        whole = HttpReply(200, data, kind_of_file(path))
        return _part_of(whole, self.headers.get("Range", "")) if is_recording(path) else whole

    def _missing(self) -> HttpReply:
        data = self._file("404.html")
        if data is not None:
            return self._shown(404, unmounted(data, self._showing.mount))
        return self._shown(503, read(_OWN / "waiting.html"))._replace(policy=_OWN_POLICY)

    def _shown(self, status: int, data: bytes) -> HttpReply:
        page = with_preview(data, self._state)
        policy = "; ".join(filter(None, [page.policy, _FRAMED if self._desk else ""]))
        return HttpReply(status, page.data, _HTML, policy=policy)

    def _file(self, path: str) -> bytes | None:
        """What the file holds; nothing for a link, or in a folder that is one."""
        try:
            return read_below(str(self._site), path)
        except (OSError, ValueError):
            return None

    # --- sending ------------------------------------------------------------------------------

    def _send(self, answer: HttpReply) -> None:
        self.send_response(answer.status)
        self._head(answer.kind)
        self.send_header("Content-Length", str(len(answer.data)))
        for name, value in (
            ("Content-Security-Policy", answer.policy),
            ("Location", answer.location),
            ("Content-Range", answer.extent),
            ("Set-Cookie", answer.cookie),
            ("Allow", "GET, HEAD" if answer.status == 405 else ""),
            ("Connection", "close" if self.close_connection else ""),
        ):
            if value:
                self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.data)

    def _head(self, kind: str) -> None:
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "same-origin")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")

    def _stream(self, page: str) -> None:
        """How the site stands, now and at each change, as server-sent events."""
        self.close_connection = True
        self.send_response(200)
        self._head("text/event-stream; charset=utf-8")
        self.send_header("Connection", "close")
        self.end_headers()
        number = -1
        with self._showing.looked_at(page), self.server.streaming(self.connection):
            while self.command != "HEAD" and not self._showing.is_over:
                news = self._showing.after(number, _PULSE)
                words = f"data: {news.words}\n\n" if news else ": \n\n"
                number = news.number if news else number
                self.wfile.write(words.encode())


_RANGE = late(r"bytes=(\d{1,12})-(\d{0,12})")


def _part_of(whole: HttpReply, wanted: str) -> HttpReply:
    """What a player asks for that goes to a later place: one range (RFC 9110, 14)."""
    match, size = _RANGE.fullmatch(wanted), len(whole.data)
    start, stop = (int(match[1]), min(size, int(match[2] or size) + 1)) if match else (0, 0)
    if start >= stop:
        return whole
    part = whole.data[start:stop]
    return whole._replace(status=206, data=part, extent=f"bytes {start}-{stop - 1}/{size}")


def _is_folder_in(site: Path, path: str) -> bool:
    """Whether it is a folder of the site, and none that a link leads to."""
    place = site / path
    with suppress(OSError):
        return place.is_dir() and place.resolve() == site.resolve() / path
    return False


def _said(status: int, words: str) -> HttpReply:
    return HttpReply(status, f"{words}\n".encode(), kind_of_file(".txt"))


def listen(port: int, place: Served) -> ThreadingHTTPServer:
    """A server on this computer alone. Raises OSError where the port is taken."""
    return BoundedServer(("127.0.0.1", port), partial(_Handler, place))
