"""Redact contact data, or what else is marked, in a stored text."""

from __future__ import annotations

import argparse

from chronik.door.arguments import chronicle_folders, folders_of
from chronik.door.telling import tell


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("seed", metavar="TEXT", help="Textdatei unter seeds/")
    parser.add_argument(
        "--line", action="append", default=[], metavar="N", help="diese Zeile, oder N-M; mehrmals"
    )
    parser.add_argument(
        "--words", action="append", default=[], metavar="WORTE", help="überall, wo das steht"
    )
    parser.add_argument("--dry-run", action="store_true", help="nur zeigen, nichts schreiben")
    chronicle_folders(parser)


def run(options: argparse.Namespace) -> int:
    from chronik.protecting.redacting import ToRedact, redact

    marked = ToRedact(options.seed, tuple(options.line), tuple(options.words), dry=options.dry_run)
    return tell(*redact(folders_of(options), marked))
