"""Make the file of a new record."""

from __future__ import annotations

import argparse
import sys

from chronik.door.arguments import chronicle_folders, folders_of
from chronik.door.telling import OK


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", metavar="ART", help="z. B. people oder person, events, places …")
    parser.add_argument("title", metavar="TITEL", help="Titel oder Name, in Anführungszeichen")
    chronicle_folders(parser)


def run(options: argparse.Namespace) -> int:
    from chronik.editing.kinds import kind_typed
    from chronik.editing.reading import at_work, records_of
    from chronik.editing.starting import started
    from chronik.system.scan import location
    from chronik.system.writing import change_files

    kind, folders = kind_typed(options.kind), folders_of(options)
    with at_work(folders) as session:
        records = records_of(session)
        new = started(kind, options.title, records.read, records.site)
        change_files({location(folders, new.path): new.text.encode()})

    print(new.path)
    for other in new.near:
        print(f"Ähnlich heißt schon: {other.path} („{other.name}“).", file=sys.stderr)
    return OK
