"""JSON Schemas of the records, for programs that complete YAML while somebody types."""

from __future__ import annotations

import argparse

from chronik.door.arguments import folder
from chronik.door.telling import tell


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", metavar="ART", nargs="?", help="z. B. people, oder site")
    parser.add_argument(
        "--to", type=folder, metavar="ORDNER", help="dorthin schreiben, je Art eine Datei"
    )


def run(options: argparse.Namespace) -> int:
    from chronik.door.schemas import wanted_schemas

    return tell(wanted_schemas(options.kind, options.to))
