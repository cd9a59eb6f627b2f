"""A command's work: look at the disk, remember, run the spine, publish. When nothing is new, nothing more is even imported."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from chronik.diagnostics import Diagnostic, ordered
from chronik.publish import MARKER, Published, Stage, abandon, check_output, commit, same_file, stage
from chronik.scan import Folders, Listing, Stamp, listing, location, read, settled, tree, unreadable
from chronik.store import Lock, Store, locked, pickled, program_key
from chronik.workers import cores

if TYPE_CHECKING:
    from chronik.pipeline import Checked, Lap, Page, Sources


class Options(NamedTuple):
    base_url: str = ""
    strict: bool = False
    jobs: int = 0  # 0: as many as there are cores


class Outcome(NamedTuple):
    """What a command found and did. `failed` when the content has errors; then nothing was written."""

    failed: bool
    problems: tuple[Diagnostic, ...]
    pages: int = 0
    published: Published = Published()


class Output(NamedTuple):
    """A published file: how to know it again, its content, and the view it was made from."""

    file: tuple[int, ...]
    digest: bytes
    signature: bytes
    parts: int


class Last(NamedTuple):
    """The last build that was published; its stamps count from the moments (nanoseconds) they were taken."""

    key: bytes
    seen: int  # inputs
    done: int  # outputs
    inputs: dict[str, tuple[Stamp, bytes]]
    outputs: dict[str, Output]
    problems: tuple[Diagnostic, ...]
    pages: int
    marker: bytes  # digest of the file that lists what is ours


NEVER = Last(b"", 0, 0, {}, {}, (), 0, b"")


def run_check(folders: Folders, options: Options, lap: Lap) -> Outcome:
    """Everything but writing."""
    with locked(folders.cache) as lock:
        from chronik.pipeline import failed, rehearse

        sources, checked, _ = _examine(folders, options, listing(folders), lock.moment(), program_key(), lap)
        if failed(sources, checked):
            return Outcome(True, checked.problems)
        faults = rehearse(sources, checked)
        return Outcome(bool(faults), ordered((*checked.problems, *faults)))


def run_build(folders: Folders, options: Options, lap: Lap) -> Outcome:
    """Check, and publish the site. Raises OutputRefusedError, OSError; then the old site is as it was."""
    check_output(folders)
    with locked(folders.cache) as lock:
        now, program = lock.moment(), program_key()
        memory = Store(folders.cache, f"last-{_place(folders.output, folders.content)}", program)
        last = next((kept for kept in memory.load() if isinstance(kept, Last)), NEVER)
        found = listing(folders)
        key = _digest(program + repr((options.base_url, options.strict)).encode())
        lap("nachsehen")
        if last.key == key and _nothing_new(folders, found, last):
            lap("vergleichen")
            return Outcome(False, last.problems, last.pages, Published(0, len(last.outputs), 0))
        return _rebuild(folders, options, found, last, (lock, now, program, key), memory, lap)


def _nothing_new(folders: Folders, found: Listing, last: Last) -> bool:
    """Whether all inputs and outputs are those of the last build; what is too young for its stamp is read."""
    if found.problems or found.stamps.keys() != last.inputs.keys():
        return False
    for path, stamp in found.stamps.items():
        known, digest = last.inputs[path]
        if not (stamp == known and settled(stamp, last.seen)) and _digest_at(location(folders, path)) != digest:
            return False
    published = tree(folders.output)
    if _digest_at(folders.output / MARKER) != last.marker:
        return False
    return all(_untouched(folders, path, published.get(path), last) for path in last.outputs)


def _untouched(folders: Folders, path: str, stamp: Stamp | None, last: Last) -> bool:
    """Whether a published file is still what was published."""
    output = last.outputs[path]
    if stamp is None or same_file(stamp) != output.file:
        return False
    return settled((stamp[0], 0, 0, 0), last.done) or _digest_at(folders.output / path) == output.digest


def _rebuild(folders: Folders, options: Options, found: Listing, last: Last, run: tuple[Lock, int, bytes, bytes], memory: Store, lap: Lap) -> Outcome:
    from chronik.pipeline import build, failed

    lock, now, program, key = run
    sources, checked, digests = _examine(folders, options, found, now, program, lap)
    if failed(sources, checked):
        return Outcome(True, checked.problems)
    staged = stage(folders, _place(folders.output), last.outputs)
    try:
        made = build(sources, checked, key, lambda path, signature: _is_fresh(folders, staged, last, path, signature), _putter(staged), lap)
        if isinstance(made, Diagnostic):
            abandon(staged)
            return Outcome(True, ordered((*checked.problems, made)))
        published, outputs = _commit(staged, made, last, sources.jobs)
    except BaseException:
        abandon(staged)
        raise
    lap("veröffentlichen")
    pages = sum(path.endswith(".html") for path in outputs)
    inputs = {path: (stamp, digests[path]) for path, stamp in found.stamps.items()}
    memory.replace(pickled(Last(key, now, lock.moment(), inputs, outputs, checked.problems, pages, _digest_at(folders.output / MARKER))))
    lap("merken")
    return Outcome(False, checked.problems, pages, published)


def _is_fresh(folders: Folders, staged: Stage, last: Last, path: str, signature: bytes) -> int:
    """How many pages the view has that this published page was made from, 0 when it was made from another or was tampered with."""
    output = last.outputs.get(path)
    if output is None or output.signature != signature or path not in staged.ours:
        return 0
    return output.parts if _untouched(folders, path, staged.front.get(path), last) else 0


class Made(NamedTuple):
    """What became of a page; `file` is empty where nothing was written."""

    path: str
    signature: bytes
    parts: int
    digest: bytes
    file: tuple[int, ...]


def _putter(staged: Stage) -> Callable[[Page], Made]:
    """Stage a page in the worker that drew it."""

    def put(page: Page) -> Made:
        if page.data is None:
            return Made(page.path, page.signature, page.parts, b"", ())
        return Made(page.path, page.signature, page.parts, _digest(page.data), same_file(staged.put(page.path, page.data)))

    return put


def _commit(staged: Stage, made: list[Any], last: Last, jobs: int) -> tuple[Published, dict[str, Output]]:
    rows: list[Made] = made
    put = [row.path for row in rows if row.file]
    same = [row.path for row in rows if not row.file]
    published = commit(staged, put, same, jobs=jobs)
    outputs = {
        row.path: Output(row.file or same_file(staged.front[row.path]), row.digest or last.outputs[row.path].digest, row.signature, row.parts)
        for row in rows
    }
    return published, outputs


def _examine(folders: Folders, options: Options, found: Listing, now: int, program: bytes, lap: Lap) -> tuple[Sources, Checked, dict[str, bytes]]:
    """Sources, what the checks found, and the digest of each input. What was learned is remembered."""
    from chronik.pipeline import SITE, Memo, Sources, examine

    place = _place(folders.content)
    stores = tuple(Store(folders.cache, f"{name}-{place}", program) for name in ("entries", "stamps", "mentions"))
    entries, stamps, mentions = map(_merged, stores)
    lap("erinnern")
    unread = list(found.problems)
    records = tuple(path for path in found.stamps if path.startswith("content/") and path != SITE)
    rest = {path: data for path in sorted(found.stamps.keys() - set(records)) if (data := _read(folders, path, unread)) is not None}
    vouched = frozenset(path for path in records if path in entries and _vouches(stamps.get(path), found.stamps[path], entries[path].digest))
    jobs = options.jobs or cores()
    sources = Sources(records, lambda path: read(location(folders, path)), rest, options.base_url, options.strict, jobs, tuple(unread), found.strays)
    checked = examine(sources, Memo(entries, vouched, mentions), lap)
    _remember(stores[0], entries, checked.entries, checked.news)
    _remember(
        stores[1],
        stamps,
        {p: (found.stamps[p], now, e.digest) for p, e in checked.entries.items() if p not in vouched} | {p: stamps[p] for p in vouched},
    )
    _remember(stores[2], mentions, checked.mentions)
    lap("merken")
    return sources, checked, {p: e.digest for p, e in checked.entries.items()} | {p: _digest(data) for p, data in rest.items()}


def _vouches(known: tuple[Stamp, int, bytes] | None, stamp: Stamp, digest: bytes) -> bool:
    """Whether the stamp tells that a file's content still has that digest."""
    return known is not None and known[0] == stamp and known[2] == digest and settled(stamp, known[1])


def _read(folders: Folders, path: str, unread: list[Diagnostic]) -> bytes | None:
    try:
        return read(location(folders, path))
    except OSError as fault:
        unread.append(unreadable(path, fault))
        return None


def _merged(store: Store) -> dict[str, Any]:
    """The frames of a store as one dictionary, later ones winning."""
    merged: dict[str, Any] = {}
    for frame in store.load():
        merged.update(frame)
    return merged


def _remember(store: Store, old: dict[str, Any], wanted: dict[str, Any], news: list[bytes] | None = None) -> None:
    """Keep what is new (`news`, when it is pickled already); write the store anew when little of it is still wanted."""
    stale = len(old) > 2 * len(wanted) + 100
    if store.crowded or stale:
        whole = news if news and not old else [pickled(wanted)]
        if wanted or old:
            store.replace(*whole)
        return
    if news is None:
        fresh = {key: value for key, value in wanted.items() if old.get(key) != value}
        news = [pickled(fresh)] if fresh else []
    store.append(*news)


def _digest_at(path: Path) -> bytes:
    try:
        return _digest(read(path))
    except OSError:
        return b""


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()


def _place(*folders: Path) -> str:
    """What tells the memos of different folders apart."""
    return hashlib.blake2b("\0".join(str(f.resolve()) for f in folders).encode(errors="surrogateescape"), digest_size=6).hexdigest()
