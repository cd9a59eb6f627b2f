"""Make one of two records."""

from __future__ import annotations

import argparse

from chronik.door.arguments import chronicle_folders, folders_of
from chronik.door.telling import tell


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", metavar="ART", help="z. B. people oder person, events, places …")
    parser.add_argument("old", metavar="DIESER", help="die Kennung, die verschwindet")
    parser.add_argument("new", metavar="BLEIBT", help="die Kennung, die bleibt")
    parser.add_argument("--dry-run", action="store_true", help="nur zeigen, nichts schreiben")
    chronicle_folders(parser)


def run(options: argparse.Namespace) -> int:
    from chronik.editing.combining import Merger, merge

    typed = Merger(options.kind, options.old, options.new)
    return tell(*merge(folders_of(options), typed, dry=options.dry_run))
