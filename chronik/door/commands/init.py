"""Begin a chronicle."""

from __future__ import annotations

import argparse

from chronik.door.arguments import beginning
from chronik.door.starting import begin, from_address, from_file, from_here


def arguments(parser: argparse.ArgumentParser) -> None:
    beginning(parser)


def run(options: argparse.Namespace) -> int:
    if options.wheel:
        return begin(options.folder, lambda: from_file(options.wheel))
    if options.address:
        return begin(options.folder, lambda: from_address(options.address))
    return begin(options.folder, from_here)
