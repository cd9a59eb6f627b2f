"""Give the chronicle to an archive, as a bag."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

from chronik.door.arguments import building, folders_of
from chronik.door.program import home
from chronik.door.telling import done

_PLACE = "archivpaket"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--to",
        type=Path,
        default=home() / _PLACE,
        metavar="ORT",
        help=f"ein Ordner, oder eine Datei auf .zip; Vorgabe: {_PLACE}/",
    )
    building(parser, hidden=["output"])


def run(options: argparse.Namespace) -> int:
    from chronik.editing.depositing.bagging import deposit

    return done(partial(deposit, place=options.to), folders_of(options), options)
