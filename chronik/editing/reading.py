"""The records of a chronicle, for commands that build nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from chronik.examining import SITE, Lap, Sources
from chronik.inputs import Inputs, Options, Session, sources_of
from chronik.language.tuples import NamedTuple
from chronik.memo import Memo, recall
from chronik.records.images import ImageFile, is_looked_into, is_record
from chronik.records.keys import KINDS
from chronik.records.kinds.decoding import decode
from chronik.records.kinds.entry import ReadEntry, read_entry
from chronik.records.settings.site import Site, read_site
from chronik.system.ownership import end_changes
from chronik.system.revisions import NO_HEAD
from chronik.system.scan import Folders, listing, location, read
from chronik.system.snapshots import Snapshot, listed_as
from chronik.system.store import locked, merged, program_key
from chronik.words.digests import blob_id


class _Silent:
    """A lap that nobody listens to."""

    def __call__(self, stage: str) -> None: ...
    def step(self, stage: str, done: int, total: int) -> None: ...
    def note(self, words: str) -> None: ...


UNHEARD: Lap = _Silent()


class Records(NamedTuple):
    """Every record as it was read, and what else a command may want."""

    sources: Sources
    read: dict[str, ReadEntry]  # by path
    site: Site

    @property
    def seeds(self) -> dict[str, bytes]:
        return self.sources.within("seeds/")


@contextmanager
def at_work(folders: Folders) -> Iterator[Session]:
    """A command at work on these folders; a second one waits. Raises RefusedError, OSError."""
    with locked(folders.cache) as lock:
        end_changes(folders.content)
        yield Session(folders, Options(), UNHEARD, lock, lock.moment(), program_key())


def remembered(session: Session) -> Memo:
    """What builds and checks of this content have learned."""
    kept = (merged(session.store(name)) for name in ("entries", "mentions", "quotes"))
    entries, mentions, sought = kept
    return Memo(entries, frozenset(), mentions, sought)


def today(session: Session) -> Sources:
    """All files as they lie there."""
    return sources_of(session, Inputs(listing(session.folders), NO_HEAD))


def records_of(session: Session) -> Records:
    """Every record, without any check of the whole."""
    sources = today(session)
    found, _ = recall(sources.records, sources.load, remembered(session), session.jobs)
    text = decode(SITE, sources.rest.get(SITE, b"title: Chronik"))
    site = read_site(SITE, text)[0] if isinstance(text, str) else Site(broken=True)
    known = {path: one for path, one in found.items() if path.split("/")[1] in KINDS}
    return Records(sources, known, site)


def with_records(records: Records, files: Mapping[str, bytes]) -> Records:
    """As if these files were there as well; those of content/ are records."""
    new = {path: read_entry(path, data) for path, data in files.items() if "content/" in path[:8]}
    before = records.sources.load

    def load(path: str) -> bytes:
        return files[path] if path in files else before(path)

    rest = {path: data for path, data in files.items() if path not in new}
    paths = sorted({*records.sources.records, *new})
    sources = records.sources._replace(
        records=paths, load=load, rest={**records.sources.rest, **rest}
    )
    return records._replace(sources=sources, read={**records.read, **new})


class Then(NamedTuple):
    """What a commit holds, as a build would use it, and which records need not be read anew."""

    sources: Sources
    vouched: frozenset[str]


def past(session: Session, snapshot: Snapshot, now: Sources, memo: Memo) -> Then:
    """The chronicle as that commit holds it. Only what is not known by its content is fetched."""
    found = listed_as(snapshot.blobs)
    images = {path for path in found.stamps if is_looked_into(path)}
    records = [*filter(is_record, found.stamps)]
    vouched = frozenset(path for path in records if _is_known(memo, path, snapshot.blobs[path]))
    fetched = snapshot.contents(found.stamps.keys() - vouched - images)
    others = {path: data for path, data in now.rest.items() if _is_outside(path, snapshot)}
    rest = {path: data for path, data in fetched.items() if path not in records}

    sources = now._replace(
        records=tuple(records),
        load=lambda path: fetched.get(path) or snapshot.contents([path])[path],
        rest=others | rest,
        unread=found.problems,
        strays=found.strays,
        images=_images(session, snapshot, images, now),
    )
    return Then(sources, vouched)


def _is_known(memo: Memo, path: str, blob: str) -> bool:
    known = memo.entries.get(path)
    return bool(known and known.entry and blob.startswith(known.entry.version))


def _is_outside(path: str, snapshot: Snapshot) -> bool:
    return path.partition("/")[0] in snapshot.outside


def _images(
    session: Session, snapshot: Snapshot, paths: set[str], now: Sources
) -> dict[str, ImageFile]:
    """Image files are large: one that lies there still as it was is not fetched."""
    found, wanted = {}, []
    for path in sorted(paths):
        file, place = now.images.get(path), location(session.folders, path)
        if file and snapshot.blobs[path].startswith(blob_id(read(place))):
            found[path] = file
        else:
            wanted.append(path)
    if wanted:
        from chronik.system.pixels import measure  # late: it loads Pillow

        found |= {path: measure(data) for path, data in snapshot.contents(wanted).items()}
    return found
