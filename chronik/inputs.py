"""What a command reads: every input, examined by the spine. What was learned is remembered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chronik.language.tuples import NamedTuple
from chronik.records.images import is_record
from chronik.records.keys import WITHDRAWN_LIST
from chronik.system.imagefiles import darkroom, look
from chronik.system.lastbuild import NEVER, Last
from chronik.system.revisions import Head, archive, content_folder, edits
from chronik.system.scan import Folders, Listing, Stamp, read_below, read_input, settled, unreadable
from chronik.system.store import Lock, RunMark, Store, merged, remember
from chronik.system.workers import cores
from chronik.words.diagnostics import Diagnostic
from chronik.words.digests import digest_of

if TYPE_CHECKING:
    from chronik.chronicle.chronicle import Chronicle
    from chronik.examining import Checked, Lap, Sources
    from chronik.history.frozen import Frozen
    from chronik.history.news import History


class Options(NamedTuple):
    base_url: str = ""
    strict: bool = False
    jobs: int = 0  # 0: as many as there are cores
    search: bool = True  # whether the site gets a full-text index
    key: bytes = b""  # that names of withdrawn people were hashed with
    coverage: bool = False  # whether a check says too what of the stored texts is not used
    ledger: bool = False  # whether a build writes new addresses into content/urls.txt
    history: bytes | None = None  # what git told elsewhere (`history.recorded`), in place of git


class Session(NamedTuple):
    """A command at work: on what, how, who is told; and what memos of this run are marked with."""

    folders: Folders
    options: Options
    lap: Lap
    lock: Lock
    begun: int  # the moment (nanoseconds) from which stamps of inputs count
    program: bytes

    @property
    def jobs(self) -> int:
        return self.options.jobs or cores()

    def store(self, name: str) -> Store:
        """The memo of that name about this content."""
        return Store(self.folders.cache, f"{name}-{memo_place(self.folders.content)}", self.program)


class Inputs(NamedTuple):
    """The files there are, and the commit that is checked out."""

    found: Listing
    head: Head


class Examined(NamedTuple):
    sources: Sources
    checked: Checked
    digests: dict[str, bytes]  # of each input


TRIED = "tried"  # what the templates are remembered by that were tried without a fault


def look_of(done: Examined) -> bytes:
    """Stands for the templates and the settings: all that says whether a page can be drawn."""
    looks = sorted(path for path in done.digests if path.startswith("templates/"))
    mark = digest_of(b"".join([path.encode() + done.digests[path] for path in looks]))
    return mark + done.checked.chronicle.site.digest


def known_templates(session: Session, store: Store) -> dict[str, Any]:
    """What the store remembers of the templates; before a first build, what is known of those that
    come with the program.
    """
    from chronik.html.filling.compiled import kept_templates

    known = merged(store)
    return known or (kept_templates(session.program) if has_shipped(session.folders) else {})


def keep_known(
    session: Session, store: Store, known: Mapping[str, Any], memory: Mapping[str, Any]
) -> None:
    """Remember what was found out of the templates, in place of what was known."""
    from chronik.html.filling.compiled import keep_templates

    remember(store, known, memory)
    if has_shipped(session.folders) and memory.keys() - known.keys() - {TRIED}:
        keep_templates(session.program, {k: v for k, v in memory.items() if k != TRIED})


def has_shipped(folders: Folders) -> bool:
    """Whether all templates come with the program. A build asks for each of these, and so tries
    them; of a chronicle's own it may leave some out.
    """
    if folders.packaged is None:
        return False
    packaged = (folders.packaged / "templates").resolve()
    return not folders.templates.is_dir() or folders.templates.resolve() == packaged


_STORES = ("entries", "stamps", "mentions", "quotes", "faultless")


def examined(session: Session, inputs: Inputs) -> Examined:
    """Read, resolve and check. What was learned is remembered."""
    from chronik.evidence.stored.reading import is_apart
    from chronik.examining import examine
    from chronik.memo import Memo

    found = inputs.found
    stores = [session.store(name) for name in _STORES]
    entries, stamps, mentions, sought, faultless = map(merged, stores)
    session.lap("erinnern")

    sources = sources_of(session, inputs)
    vouched = frozenset(
        path
        for path in sources.records
        if path in entries and _vouches(stamps.get(path), found.stamps[path], entries[path].digest)
    )
    watch = session.store("withdrawn") if WITHDRAWN_LIST in sources.rest else None
    returns = merged(watch) if watch else {}
    shelf = session.store("words") if any(map(is_apart, sources.within("seeds/"))) else None
    words = merged(shelf) if shelf else {}
    memo = Memo(entries, vouched, mentions, sought, faultless, returns, words)
    checked = examine(sources, memo, session.lap)
    if watch:
        remember(watch, returns, checked.returns)
    if shelf:
        remember(shelf, words, checked.words)

    read = {
        path: (found.stamps[path], session.begun, entry.digest)
        for path, entry in checked.entries.items()
        if path not in vouched
    }
    remember(stores[0], entries, checked.entries, checked.news)
    remember(stores[1], stamps, read | {path: stamps[path] for path in vouched})
    remember(stores[2], mentions, checked.mentions.mentions, checked.mentions.news)
    remember(stores[3], sought, checked.sought)
    remember(stores[4], faultless, checked.faultless)
    session.lap("merken")

    digests = {path: entry.digest for path, entry in checked.entries.items()}
    digests |= {path: digest_of(data) for path, data in sources.rest.items()}
    digests |= {path: file.digest for path, file in sources.images.items()}
    return Examined(sources, checked, digests)


def sources_of(session: Session, inputs: Inputs) -> Sources:
    """All that a build may use of these files."""
    from chronik.examining import Sources

    folders, options, found = session.folders, session.options, inputs.found
    place = memo_place(folders.content)
    run = RunMark(session.begun, session.program)
    images = look(folders, found, run, place=place, jobs=session.jobs)
    unread = [*found.problems, *images.unread]
    records = tuple(filter(is_record, found.stamps))
    others = sorted(found.stamps.keys() - set(records) - images.files.keys())
    rest = {path: data for path in others if (data := _read(folders, path, unread)) is not None}

    images_made = darkroom(folders, place, session.program)
    return Sources(
        records=records,
        load=_reader(folders),
        rest=rest,
        base_url=options.base_url,
        strict=options.strict,
        jobs=session.jobs,
        unread=tuple(unread),
        strays=found.strays,
        search=options.search,
        images=images.files,
        develop=images_made.develop,
        cut_out=images_made.cut_out,
        packaged=found.packaged,
        key=options.key,
        **_past(session, inputs.head)._asdict(),
    )


class _Past(NamedTuple):
    """What git tells, or told elsewhere."""

    history: History
    folder: str
    keep: Callable[[Chronicle], Frozen]


def _past(session: Session, head: Head) -> _Past:
    """Raises RefusedError."""
    from chronik.history.news import History

    content = session.folders.content
    if session.options.history is None:
        told = edits(content, head, session.store("edits"))
        read = archive(head, session.store("archive"))
        keep = partial(_kept_by_git, session)
        return _Past(History(told, read), content_folder(content, head), keep)

    from chronik.history.frozen import kept_again
    from chronik.history.recorded import read_record

    recorded = read_record(session.options.history)
    history = History(recorded.edits, lambda states: {}, recorded.news)
    pages = recorded.frozen
    return _Past(history, recorded.folder, lambda known: kept_again(pages, known.site.editions))


def _kept_by_git(session: Session, chronicle: Chronicle) -> Frozen:
    # late: most chronicles keep no former state
    from chronik.keeping.tags import Keeping, kept_by_git

    keeping = Keeping(session.folders, session.store("frozen"), session.options.key)
    return kept_by_git(keeping, chronicle)


def _reader(folders: Folders) -> Callable[[str], bytes]:
    """Reads a record by the path messages call it by. Plain strings: a path object would take as
    long as the reading.
    """
    content = str(folders.content)
    return lambda path: read_below(content, path.removeprefix("content/"))


def _read(folders: Folders, path: str, unread: list[Diagnostic]) -> bytes | None:
    try:
        return read_input(folders, path)
    except OSError as fault:
        unread.append(unreadable(path, fault))
        return None


def _vouches(known: tuple[Stamp, int, bytes] | None, stamp: Stamp, digest: bytes) -> bool:
    """Whether the stamp tells that a file's content still has that digest. Known are its stamp,
    when that was taken, and the digest.
    """
    if known is None:
        return False
    known_stamp, taken, known_digest = known
    return known_stamp == stamp and known_digest == digest and settled(stamp, taken)


def preview_place(cache: Path, content: Path) -> Path:
    """Where `serve` builds the site of that content."""
    return cache / f"preview-{memo_place(content)}"


def memo_place(*folders: Path) -> str:
    """What tells the memos of different folders apart."""
    paths = "\0".join(str(folder.resolve()) for folder in folders)
    return digest_of(paths.encode(errors="surrogateescape"), 6).hex()


class Past(NamedTuple):
    """The last build that was published, where it is kept, and the key of this one: another key
    means another program or other options.
    """

    store: Store
    last: Last
    key: bytes


def past_of(session: Session) -> Past:
    """What is remembered of the last build into this folder."""
    folders, options = session.folders, session.options
    name = f"last-{memo_place(folders.output, folders.content)}"
    store = Store(folders.cache, name, session.program)
    last = next((kept for kept in store.load() if isinstance(kept, Last)), NEVER)
    asked = repr((options.base_url, options.strict, options.key)).encode()
    key = digest_of(session.program + asked + (options.history or b""))
    return Past(store, last, key)


def check_memo(session: Session) -> Store:
    """What the last check of this content found."""
    folders = session.folders
    return session.store(f"checked-{memo_place(folders.content, folders.seeds)}")
