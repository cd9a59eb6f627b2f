"""Build, show the site on 127.0.0.1, and build anew after each save."""

from __future__ import annotations

import argparse
import sys

from chronik.door.arguments import building, port


def arguments(parser: argparse.ArgumentParser) -> None:
    building(parser, hidden=["output"])
    parser.add_argument("--port", type=port, default=8000, help="Vorgabe: 8000")
    parser.add_argument(
        "--edit", action="store_true", help="mit Schreibtisch: Einträge im Browser ändern"
    )


def run(options: argparse.Namespace) -> int:
    from chronik.door.preview.serving import serve  # http.server costs 20 ms

    if options.output is not None:
        where = "Die Vorschau hat ihren eigenen Ordner im Zwischenspeicher"
        print(f"--output gilt hier nicht. {where}, site/ bleibt, wie es ist.", file=sys.stderr)
    return serve(options)
