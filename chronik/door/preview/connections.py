"""How many may be connected: who waits, and who is told of changes, is bounded, each by itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import ThreadingHTTPServer
from socket import SHUT_RDWR, socket
from threading import Lock
from typing import Any

_MOST_IDLE = 40  # connections that wait for a request; a browser opens six for each tab in use
_MOST_STREAMS = 40  # pages that are told of changes; a browser opens six in all


class BoundedServer(ThreadingHTTPServer):
    """Quiet when somebody has left, and at once at an end whoever is still listening."""

    daemon_threads = True
    request_queue_size = 128  # who comes while many come need not try again
    block_on_close = False

    def __init__(self, *arguments: Any) -> None:
        self._idle: dict[socket, None] = {}  # connections that wait for a request, in order
        self._streams: dict[socket, None] = {}  # those on which a page is told of changes
        self._guard = Lock()
        super().__init__(*arguments)

    def process_request(self, request: Any, client_address: Any) -> None:
        self.idle(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self.idle(request, over=True)
        super().shutdown_request(request)

    def idle(self, connection: socket, *, over: bool = False) -> None:
        """That a connection waits, or no longer."""
        self._drop(self._idle, connection)
        if not over:
            self._keep(self._idle, connection, most=_MOST_IDLE)

    @contextmanager
    def streaming(self, connection: socket) -> Iterator[None]:
        """That a page is told of changes, as long as it is."""
        self._keep(self._streams, connection, most=_MOST_STREAMS)
        try:
            yield
        finally:
            self._drop(self._streams, connection)

    def _drop(self, kept: dict[socket, None], connection: socket) -> None:
        with self._guard:
            kept.pop(connection, None)

    def _keep(self, kept: dict[socket, None], connection: socket, *, most: int) -> None:
        """Of too many the oldest is ended: each has a thread and a file of its own, and a foreign
        page could open any number.
        """
        with self._guard:
            kept[connection] = None
            ended = [*kept][:-most]
            for oldest in ended:
                del kept[oldest]
        for oldest in ended:
            with suppress(OSError):
                oldest.shutdown(SHUT_RDWR)  # its thread finds the end, and closes it

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A connection that broke is no news."""
