"""What goes into a bag: the files as they lie there, once they are found to be without fault."""

from __future__ import annotations

from collections.abc import Mapping
from unicodedata import normalize

from chronik.chronicle.edition import edition_of
from chronik.deposit.giving import Giving
from chronik.deposit.layout import stored_texts
from chronik.editing.reading import remembered
from chronik.evidence.seeds import parts_pinned
from chronik.examining import Checked, Sources, examine, failed, settled_past
from chronik.history.recorded import Recorded, as_record, last_edits
from chronik.inputs import Inputs, Session, sources_of
from chronik.language.tuples import NamedTuple
from chronik.system.bags.reading import chronicle_files
from chronik.system.revisions import head_of
from chronik.system.scan import Folders, listing
from chronik.system.snapshots import snapshot
from chronik.words.diagnostics import Diagnostic
from chronik.words.digests import as_committed, blob_id


class BagContents(NamedTuple):
    """What goes into the bag."""

    files: Mapping[str, bytes]  # of the chronicle, by the paths messages call them by
    giving: Giving
    history: bytes  # what git told of it


def gather(session: Session) -> BagContents | tuple[Diagnostic, ...]:
    """Or all problems, where there are errors among them. Raises OSError."""
    folders, options = session.folders, session.options
    found = Inputs(listing(folders), head_of(folders.content))
    files = chronicle_files(folders, found.found)
    sources = _frozen(sources_of(session, found), files)
    checked = examine(sources, remembered(session), session.lap)
    if failed(sources, checked):
        return checked.problems

    files = _pinned(checked, files)
    seeds = [path.removeprefix("seeds/") for path in files if path.startswith("seeds/")]
    giving = Giving(
        checked.chronicle,
        _commit(folders, found, files),
        stored_texts(checked.chronicle, seeds),
        options.base_url,
        options.search,
    )
    return BagContents(files, giving, _history(sources, checked))


def _frozen(sources: Sources, files: Mapping[str, bytes]) -> Sources:
    """What is examined is what goes into the bag, whoever saves meanwhile."""
    rest = {path: files.get(path, data) for path, data in sources.rest.items()}
    return sources._replace(load=files.__getitem__, rest=rest)


def _pinned(checked: Checked, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """With the stored texts as they were pinned: places in them are counted so, wherever git has
    turned line ends round.
    """
    sources = [each for each in checked.chronicle.of_kind["sources"] if each.facts.file]
    names = {normalize("NFC", path): path for path in files if path.startswith("seeds/")}
    seeds = {name.removeprefix("seeds/"): files[path] for name, path in names.items()}
    found: dict[str, bytes] = {}
    for source in sources:
        parts = parts_pinned(seeds, source) or ()
        found |= {
            names[normalize("NFC", f"seeds/{file}")]: data
            for file, data in zip(source.facts.files, parts, strict=False)
        }
    return {**files, **found}


def _commit(folders: Folders, found: Inputs, files: Mapping[str, bytes]) -> str:
    """The commit that holds these very files, "" where there is none."""
    if not found.head.commit:
        return ""
    held = snapshot(found.head, found.head.commit, folders).blobs
    is_held = all(
        held.get(path, "").startswith((blob_id(data), blob_id(as_committed(data))))
        for path, data in files.items()
    )
    return found.head.commit if is_held else ""


def _history(sources: Sources, checked: Checked) -> bytes:
    """What git tells, or what an earlier bag said it told."""
    chronicle = checked.chronicle
    edition = edition_of(chronicle, settled_past(sources.history, chronicle))
    edits = last_edits(chronicle.entries.values())
    kept = tuple(chronicle.frozen.pages.values())
    return as_record(Recorded(sources.folder, edits, edition.news, kept))
