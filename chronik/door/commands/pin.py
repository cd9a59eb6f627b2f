"""Write the checksums of stored texts into the sources that lack them."""

from __future__ import annotations

import argparse

from chronik.door.arguments import chronicle_folders, folders_of
from chronik.door.telling import OK


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", metavar="QUELLE", nargs="*", help="Kennungen; Vorgabe: alle Quellen")
    chronicle_folders(parser)


def run(options: argparse.Namespace) -> int:
    from chronik.editing.kinds import id_typed, path_of_record
    from chronik.editing.pinning import unpinned, with_checksums
    from chronik.editing.reading import at_work, records_of
    from chronik.system.scan import location
    from chronik.system.writing import change_files

    folders = folders_of(options)
    names = [id_typed("sources", typed) for typed in options.ids]
    with at_work(folders) as session:
        records = records_of(session)
        wanted = {path_of_record(records.read, "sources", name) for name in names}
        missing = [e for e in unpinned(records.read) if e.path in wanted or not wanted]
        files = {entry.path: records.sources.load(entry.path) for entry in missing}
        pinned = with_checksums(missing, files, records.seeds)
        change_files({location(folders, path): data for path, data in pinned.files.items()})

    print("\n".join(pinned.told) or "Jede Quelle hat ihre Prüfsumme; nichts zu tun.")
    return OK
