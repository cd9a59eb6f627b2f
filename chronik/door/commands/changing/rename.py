"""Give a record another id, wherever it is named."""

from __future__ import annotations

import argparse

from chronik.door.arguments import chronicle_folders, folders_of
from chronik.door.telling import tell


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", metavar="ART", help="z. B. people oder person, events, places …")
    parser.add_argument("old", metavar="ALT", help="die Kennung, die der Eintrag hat")
    parser.add_argument("new", metavar="NEU", help="die er haben soll")
    chronicle_folders(parser)


def run(options: argparse.Namespace) -> int:
    from chronik.editing.doing import rename

    return tell(*rename(folders_of(options), options.kind, options.old, options.new))
