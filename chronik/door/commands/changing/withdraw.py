"""Take a person out of the chronicle, at their wish."""

from __future__ import annotations

import argparse

from chronik.door.arguments import (
    chronicle_folders,
    folders_of,
    key_of_withdrawn,
    withdrawing_key,
)
from chronik.door.telling import tell


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("person", metavar="PERSON", help="Kennung, z. B. ada-muster")
    parser.add_argument(
        "--also", action="append", default=[], metavar="NAME", help="noch eine Form des Namens"
    )
    parser.add_argument(
        "--no-tombstone",
        action="store_true",
        help="an der alten Adresse nichts lassen, auch kein „Auf Wunsch entfernt“",
    )
    parser.add_argument("--dry-run", action="store_true", help="nur zeigen, nichts schreiben")
    withdrawing_key(parser)
    chronicle_folders(parser)


def run(options: argparse.Namespace) -> int:
    from chronik.protecting.withdrawing import Withdrawal, withdraw

    wanted = Withdrawal(
        options.person,
        tuple(options.also),
        key_of_withdrawn(options),
        tombstone=not options.no_tombstone,
        dry=options.dry_run,
    )
    return tell(*withdraw(folders_of(options), wanted))
