"""Check, then write the site."""

from __future__ import annotations

import argparse

from chronik.door.arguments import building, folders_of
from chronik.door.telling import done
from chronik.session import run_build


def arguments(parser: argparse.ArgumentParser) -> None:
    building(parser)


def run(options: argparse.Namespace) -> int:
    return done(run_build, folders_of(options), options)
