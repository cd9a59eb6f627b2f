"""What a change means, for whoever reviews it."""

from __future__ import annotations

import argparse
import gc

from chronik.door.arguments import chronicle_folders, folders_of
from chronik.door.telling import tell


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "old",
        metavar="FASSUNG",
        help="Zweig, Marke oder Commit; „main...“ meint, wo der eigene Zweig von main abging",
    )
    parser.add_argument(
        "new", metavar="FASSUNG", nargs="?", help="Vorgabe: die Dateien, wie sie jetzt sind"
    )
    chronicle_folders(parser)


def run(options: argparse.Namespace) -> int:
    gc.disable()  # as in a build: a run ends before memory matters
    from chronik.editing.asking import compare

    revisions = [name for name in (options.old, options.new) if name is not None]
    return tell(*compare(folders_of(options), revisions))
