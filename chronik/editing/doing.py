"""The commands for editors: files are read, changed and written; what is said of it comes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chronik.editing.pinning import unpinned, with_checksums
from chronik.editing.reading import at_work, records_of
from chronik.editing.references.kinds import id_typed, kind_typed, path_of_record
from chronik.editing.references.renaming import renamed
from chronik.editing.starting import started
from chronik.language.tuples import NamedTuple
from chronik.records.keys import key_of, url_of
from chronik.system.scan import Folders, location
from chronik.system.writing import change_files
from chronik.words.diagnostics import RefusedError
from chronik.words.german import counted
from chronik.words.hints import reason


class Reply(NamedTuple):
    """What a command says: what was asked for, and what may be good to know."""

    words: str
    aside: str = ""


def start(folders: Folders, kind: str, title: str) -> Reply:
    """Make the file of a new record. Raises RefusedError."""
    with at_work(folders) as session:
        records = records_of(session)
        new = started(kind_typed(kind), title, records.read, records.site)
        write_files(folders, {new.path: new.text.encode()})
    alike = [f"Ähnlich heißt schon: {other.path} („{other.name}“)." for other in new.near]
    return Reply(new.path, "\n".join(alike))


def rename(folders: Folders, kind: str, old: str, new: str) -> Reply:
    """Give a record another id, wherever it is named. Raises RefusedError."""
    kind = kind_typed(kind)
    ids = id_typed(kind, old), id_typed(kind, new)
    with at_work(folders) as session:
        records = records_of(session)
        files = {path: records.sources.load(path) for path in records.read}
        done = renamed(records.read, files, kind, ids)
        write_files(folders, done.files)

    places = counted(done.places, "Verweis", "Verweise")
    where = counted(done.others, "Datei", "Dateien")
    former, today = (url_of(key_of(kind, name)) for name in ids)
    lines = (
        f"{done.old_path} → {done.new_path}",
        f"{places} in {where} geändert." if done.places else "Kein Eintrag verweist darauf.",
        f"/{former} leitet um zu /{today}.",
    )
    return Reply("\n".join(lines))


def pin_texts(folders: Folders, typed: Sequence[str]) -> Reply:
    """Write the checksums that sources lack: all of them, or those named. Raises RefusedError."""
    names = [id_typed("sources", each) for each in typed]
    with at_work(folders) as session:
        records = records_of(session)
        wanted = {path_of_record(records.read, "sources", name) for name in names}
        missing = [e for e in unpinned(records.read) if e.path in wanted or not wanted]
        files = {entry.path: records.sources.load(entry.path) for entry in missing}
        done = with_checksums(missing, files, records.seeds)
        write_files(folders, done.files)
    return Reply("\n".join(done.told) or "Jede Quelle hat ihre Prüfsumme; nichts zu tun.")


def write_files(folders: Folders, files: Mapping[str, bytes | None]) -> None:
    """Write or remove them: all of them, or none. Raises RefusedError."""
    try:
        places = {location(folders, path): data for path, data in files.items()}
        change_files(places, folders.content)
    except OSError as fault:
        place = fault.filename or folders.content
        message = f"Schreiben nicht möglich: {reason(fault)} ({place}). Nichts wurde geändert."
        raise RefusedError(message) from fault
