"""Give a record another id, wherever it is named."""

from __future__ import annotations

import argparse

from chronik.door.arguments import chronicle_folders, folders_of
from chronik.door.telling import OK
from chronik.words.german import counted


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", metavar="ART", help="z. B. people oder person, events, places …")
    parser.add_argument("old", metavar="ALT", help="die Kennung, die der Eintrag hat")
    parser.add_argument("new", metavar="NEU", help="die er haben soll")
    chronicle_folders(parser)


def run(options: argparse.Namespace) -> int:
    from chronik.editing.kinds import id_typed, kind_typed
    from chronik.editing.reading import at_work, records_of
    from chronik.editing.renaming import renamed
    from chronik.records.keys import key_of, url_of
    from chronik.system.scan import location
    from chronik.system.writing import change_files

    kind, folders = kind_typed(options.kind), folders_of(options)
    old, new = id_typed(kind, options.old), id_typed(kind, options.new)
    with at_work(folders) as session:
        records = records_of(session)
        files = {path: records.sources.load(path) for path in records.read}
        done = renamed(records.read, files, kind, (old, new))
        change_files({location(folders, path): data for path, data in done.files.items()})

    places = counted(done.places, "Verweis", "Verweise")
    where = counted(done.others, "Datei", "Dateien")
    print(f"{done.old_path} → {done.new_path}")
    print(f"{places} in {where} geändert." if done.places else "Kein anderer Eintrag nennt ihn.")
    print(f"/{url_of(key_of(kind, old))} leitet um zu /{url_of(key_of(kind, new))}.")
    return OK
