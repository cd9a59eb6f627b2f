"""Write the checksums of stored texts into the sources that lack them."""

from __future__ import annotations

import argparse

from chronik.door.arguments import chronicle_folders, folders_of
from chronik.door.telling import tell


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", metavar="QUELLE", nargs="*", help="Kennungen; Vorgabe: alle Quellen")
    chronicle_folders(parser)


def run(options: argparse.Namespace) -> int:
    from chronik.editing.doing import pin_texts

    return tell(*pin_texts(folders_of(options), options.ids))
