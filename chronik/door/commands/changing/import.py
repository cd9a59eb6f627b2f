"""Take records over from a table or a library."""  # noqa: N999  # called as it is typed

from __future__ import annotations

import argparse

from chronik.door.arguments import chronicle_folders, folder, folders_of
from chronik.door.telling import tell


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=folder, metavar="DATEI", help="Tabelle (.csv, .json), BibTeX (.bib), CSL-JSON"
    )
    parser.add_argument(
        "--kind",
        default="",
        metavar="ART",
        help="was eine Zeile ist: events, people, organisations, networks, places, themes, sources",
    )
    parser.add_argument(
        "--mapping",
        type=folder,
        metavar="DATEI",
        help="Zuordnung der Spalten (YAML); mit --dry-run und neuem Namen: ein Vorschlag",
    )
    parser.add_argument("--dry-run", action="store_true", help="nur zeigen, nichts schreiben")
    chronicle_folders(parser)


def run(options: argparse.Namespace) -> int:
    from chronik.editing.bringing.carrying import Errand, bring

    errand = Errand(options.file, options.kind, options.mapping, dry=options.dry_run)
    return tell(*bring(folders_of(options), errand))
