"""JSON Schemas of the records, for programs that complete YAML while somebody types."""

from __future__ import annotations

import argparse
from pathlib import Path

from chronik.door.telling import OK


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "kind", metavar="ART", nargs="?", help="z. B. people, oder site; Vorgabe: alle"
    )
    parser.add_argument(
        "--to", type=Path, metavar="ORDNER", help="dorthin schreiben, je Art eine Datei"
    )


def run(options: argparse.Namespace) -> int:
    from chronik.door.schemas import schemas
    from chronik.editing.kinds import kind_typed
    from chronik.system.writing import change_files
    from chronik.words.diagnostics import RefusedError

    known = schemas()
    kind = options.kind and (options.kind if options.kind == "site" else kind_typed(options.kind))
    wanted = {kind: known[kind]} if kind else known
    if options.to:
        files = {options.to / f"{name}.json": text for name, text in wanted.items()}
        change_files({path: text.encode() for path, text in files.items()})
        print("\n".join(map(str, files)))
    elif kind:
        print(wanted[kind], end="")
    else:
        names = ", ".join(known)
        whole = "Alle auf einmal: schema --to ORDNER"
        raise RefusedError(f"Welche Art? Möglich sind: {names}. {whole}")
    return OK
