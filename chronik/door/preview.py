"""A plain preview: build once, serve the output on 127.0.0.1."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from chronik.words.hints import reason


class _Handler(SimpleHTTPRequestHandler):
    """Quiet, and without caching, so that a reload shows the last build."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: editors watch for problems, not for requests."""


def serve(build: Callable[[], int], output: Path, port: int) -> int:
    """Build, then answer on 127.0.0.1 until interrupted. A build with errors still shows the last
    good site.
    """
    code = build()
    if not output.is_dir():
        return code
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, directory=str(output)))
    except OSError as fault:
        why = (
            "ist belegt"
            if fault.errno == errno.EADDRINUSE
            else f"lässt sich nicht öffnen: {reason(fault)}"
        )
        print(f"Port {port} {why}. Mit --port einen anderen wählen.", file=sys.stderr)
        return 2
    with server:
        print(
            f"Vorschau: http://127.0.0.1:{server.server_address[1]}/  (beenden mit Strg+C)",
            flush=True,
        )
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()
    return 0
