"""Draft an event from a stored text."""

from __future__ import annotations

import argparse

from chronik.door.arguments import chronicle_folders, folders_of
from chronik.door.telling import tell


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("seed", metavar="TEXT", help="Textdatei unter seeds/")
    parser.add_argument(
        "--into", default="", metavar="EREIGNIS", help="in ein Ereignis, das es schon gibt"
    )
    parser.add_argument(
        "--redact", action="store_true", help="Kontaktangaben aus dem Text nehmen, bevor er zählt"
    )
    parser.add_argument("--dry-run", action="store_true", help="nur zeigen, nichts schreiben")
    chronicle_folders(parser)


def run(options: argparse.Namespace) -> int:
    from chronik.editing.proposing import Wish, propose

    wish = Wish(options.seed, options.into, redact=options.redact, dry=options.dry_run)
    done = propose(folders_of(options), wish)
    return tell("\n".join(done.told), "\n".join(done.aside))
