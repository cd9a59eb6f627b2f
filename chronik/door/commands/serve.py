"""Build, and show the site on 127.0.0.1."""

from __future__ import annotations

import argparse

from chronik.door.arguments import building, folders_of, port
from chronik.door.preview import serve
from chronik.door.telling import done, tell_coverage
from chronik.session import run_build


def arguments(parser: argparse.ArgumentParser) -> None:
    building(parser)
    parser.add_argument("--port", type=port, default=8000, help="Vorgabe: 8000")


def run(options: argparse.Namespace) -> int:
    folders = folders_of(options)
    return serve(
        lambda: done(run_build, folders, options) or tell_coverage(folders, options),
        folders.output,
        options.port,
    )
