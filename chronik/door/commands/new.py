"""Make the file of a new record."""

from __future__ import annotations

import argparse

from chronik.door.arguments import chronicle_folders, folders_of
from chronik.door.telling import tell


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", metavar="ART", help="z. B. people oder person, events, places …")
    parser.add_argument("title", metavar="TITEL", help="Titel oder Name, in Anführungszeichen")
    chronicle_folders(parser)


def run(options: argparse.Namespace) -> int:
    from chronik.editing.doing import start

    return tell(*start(folders_of(options), options.kind, options.title))
