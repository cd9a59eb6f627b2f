"""Which files a page came from, where a file shows, what a message means."""

from __future__ import annotations

import argparse
import gc

from chronik.door.arguments import chronicle_folders, folders_of
from chronik.door.meanings.every import MEANINGS
from chronik.door.telling import tell


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "asked",
        metavar="ADRESSE|DATEI|KENNWORT",
        help="einer Seite, eine Datei der Chronik, oder was in einer Meldung in [ ] steht",
    )
    chronicle_folders(parser)


def run(options: argparse.Namespace) -> int:
    if meaning := MEANINGS.get(options.asked.strip("[]")):
        return tell(f"{meaning.what}\n    → {meaning.cure}")

    gc.disable()  # as in a build: a run ends before memory matters
    from chronik.editing.asking import explain

    return tell(*explain(folders_of(options), options.asked))
