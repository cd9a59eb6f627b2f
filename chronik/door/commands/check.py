"""Everything but writing."""

from __future__ import annotations

import argparse

from chronik.checking import run_check
from chronik.door.arguments import building, folders_of
from chronik.door.telling import done


def arguments(parser: argparse.ArgumentParser) -> None:
    building(parser)
    parser.add_argument(
        "--coverage",
        action="store_true",
        help="auch sagen, was von den Quellentexten nicht genutzt ist",
    )


def run(options: argparse.Namespace) -> int:
    return done(run_check, folders_of(options), options)
