"""Tries the addresses in the net that records name: the only command that asks the net."""

from __future__ import annotations

import argparse

from chronik.door.arguments import chronicle_folders, folders_of
from chronik.door.telling import ERRORS, OK, tell


def arguments(parser: argparse.ArgumentParser) -> None:
    chronicle_folders(parser)


def run(options: argparse.Namespace) -> int:
    from chronik.editing.asking import try_addresses

    tried = try_addresses(folders_of(options))
    tell(tried.report)
    return OK if tried.all_there else ERRORS
