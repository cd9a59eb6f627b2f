"""A command's work: look at the disk, remember, run the spine, publish. When nothing is new,
nothing more is even imported.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from chronik.records.images import is_image
from chronik.system.imagefiles import darkroom, look
from chronik.system.lastbuild import (
    NEVER,
    Last,
    Output,
    before,
    digest_at,
    fresh,
    is_young,
    kept_in,
    nothing_new,
    outputs_in,
)
from chronik.system.ownership import MARKER, check_output
from chronik.system.pagefind import FOLDER, index
from chronik.system.publish import Extra, Published, commit
from chronik.system.revisions import NO_HEAD, Head, edits, head_of
from chronik.system.scan import (
    Folders,
    Listing,
    Stamp,
    listing,
    location,
    read,
    settled,
    unreadable,
)
from chronik.system.staging import Stage, abandon, same_file, stage, survey
from chronik.system.store import Lock, Run, Store, locked, merged, pickled, program_key, remember
from chronik.system.workers import cores, later
from chronik.words.diagnostics import Diagnostic, ordered
from chronik.words.digests import digest_of
from chronik.words.pieces import Places

if TYPE_CHECKING:
    from chronik.checks.coverage import Use
    from chronik.pipeline import Checked, File, Lap, Sources


class Options(NamedTuple):
    base_url: str = ""
    strict: bool = False
    jobs: int = 0  # 0: as many as there are cores
    search: bool = True  # whether the site gets a full-text index
    coverage: bool = False  # whether a check says too what of the stored texts is not used


class Outcome(NamedTuple):
    """What a command found and did. `failed` when the content has errors; then nothing was written."""

    failed: bool
    problems: tuple[Diagnostic, ...]
    pages: int = 0
    published: Published = Published()
    uses: tuple[Use, ...] = ()


def run_check(folders: Folders, options: Options, lap: Lap) -> Outcome:
    """Everything but writing."""
    with locked(folders.cache) as lock:
        from chronik.pipeline import failed, rehearse

        sources, checked, _ = _examine(
            folders, options, listing(folders), lock.moment(), program_key(), lap
        )
        if failed(sources, checked):
            return Outcome(True, checked.problems)
        faults = rehearse(sources, checked)
        if not options.coverage:
            return Outcome(bool(faults), ordered((*checked.problems, *faults)))
        from chronik.checks.coverage import unlinked, uses

        open_names = tuple(unlinked(checked.chronicle))
        failing = bool(faults) or (options.strict and bool(open_names))
        return Outcome(
            failing,
            ordered((*checked.problems, *faults, *open_names)),
            uses=tuple(uses(checked.chronicle)),
        )


def run_build(folders: Folders, options: Options, lap: Lap) -> Outcome:
    """Check, and publish the site. Raises OutputRefusedError, OSError; then the old site is as it
    was.
    """
    check_output(folders)
    with locked(folders.cache) as lock:
        now, program = lock.moment(), program_key()
        memory = Store(folders.cache, f"last-{_place(folders.output, folders.content)}", program)
        last = next((kept for kept in memory.load() if isinstance(kept, Last)), NEVER)
        found = _inputs(folders, options, last)
        key = digest_of(program + repr((options.base_url, options.strict)).encode())
        lap("nachsehen")
        head = head_of(folders.content)
        if (last.key, last.search, last.head) == (key, options.search, head.commit) and nothing_new(
            folders, found, last
        ):
            lap("vergleichen")
            return Outcome(False, last.problems, last.pages, Published(0, len(last.outputs), 0))
        return _rebuild(folders, options, found, last, (lock, now, program, key), head, memory, lap)


def _inputs(folders: Folders, options: Options, last: Last) -> Listing:
    """The files there are. Where nothing was built before, the program is loaded meanwhile: it will
    be needed.
    """
    if last is not NEVER:
        return listing(folders)
    listed = later(partial(listing, folders), jobs=options.jobs or cores())
    import chronik.pipeline  # noqa: F401

    return listed()


def _rebuild(
    folders: Folders,
    options: Options,
    found: Listing,
    last: Last,
    run: tuple[Lock, int, bytes, bytes],
    head: Head,
    memory: Store,
    lap: Lap,
) -> Outcome:
    surveyed = later(
        partial(survey, folders, _place(folders.output), os.getpid()), jobs=options.jobs or cores()
    )
    from chronik.pipeline import build, failed

    lock, now, program, key = run
    sources, checked, digests = _examine(folders, options, found, now, program, lap, head)
    trees = surveyed()
    if failed(sources, checked):
        return Outcome(True, checked.problems)
    staged = stage(trees, last.outputs)
    try:
        known = partial(fresh, folders, staged, last), partial(before, folders, staged, last)
        made = build(sources, checked, key, *known, _putter(staged), lap)
        if isinstance(made, Diagnostic):
            abandon(staged)
            return Outcome(True, ordered((*checked.problems, made)))
        published, outputs = _commit(folders, options, staged, made, last, sources.jobs, lap)
    except BaseException:
        abandon(staged)
        raise
    darkroom(folders, _place(folders.content), program).sweep(
        {file.digest for file in sources.images.values()}
    )
    lap("veröffentlichen")
    pages = sum(path.endswith(".html") for path in outputs)
    inputs = {path: (stamp, digests[path]) for path, stamp in found.stamps.items()}
    marker, done = digest_at(folders.output / MARKER), lock.moment()
    outputs |= {
        path: output._replace(digest=digest_at(folders.output / path))
        for path, output in outputs.items()
        if done and is_young(output, done)
    }
    memory.replace(
        pickled(
            Last(
                key,
                now,
                done,
                inputs,
                outputs,
                checked.problems,
                pages,
                marker,
                options.search,
                head.commit,
            )
        )
    )
    lap("merken")
    return Outcome(False, checked.problems, pages, published)


# What became of a page: path, signature, number of parts, file (empty where nothing was written),
# pieces. A bare tuple: workers send
# one back for each page, and named ones take four times as long.
Made = tuple[str, bytes, int, tuple[int, ...], Places]


def _putter(staged: Stage) -> Callable[[File], Made]:
    """Stage a page in the worker that drew it."""

    def put(page: File) -> Made:
        if page.data is None:
            return (page.path, page.signature, page.parts, (), ())
        return (
            page.path,
            page.signature,
            page.parts,
            same_file(staged.put(page.path, page.data)),
            page.pieces,
        )

    return put


def _commit(
    folders: Folders,
    options: Options,
    staged: Stage,
    made: list[Any],
    last: Last,
    jobs: int,
    lap: Lap,
) -> tuple[Published, dict[str, Output]]:
    rows: list[Made] = made
    put = [path for path, _, _, file, _ in rows if file]
    same = [path for path, _, _, file, _ in rows if not file]
    changed = [*put, *staged.ours.difference(put, same)]
    kept = (
        []
        if not options.search or any(path.endswith(".html") for path in changed)
        else kept_in(FOLDER, folders, staged, last)
    )

    def search(site: Path) -> None:
        index(site)
        lap("Volltext")

    extra = Extra(FOLDER, search) if options.search and not kept else None
    published = commit(staged, put, [*same, *kept], jobs=jobs, extra=extra)
    outputs = {
        path: Output(
            file or same_file(staged.front[path]),
            b"",
            signature,
            parts,
            pieces or last.pieces(path),
        )
        for path, signature, parts, file, pieces in rows
    }
    outputs.update(
        {path: last.outputs[path] for path in kept}
        if kept
        else outputs_in(FOLDER, folders)
        if extra
        else {}
    )
    return published, outputs


def _examine(
    folders: Folders,
    options: Options,
    found: Listing,
    now: int,
    program: bytes,
    lap: Lap,
    head: Head = NO_HEAD,
) -> tuple[Sources, Checked, dict[str, bytes]]:
    """Sources, what the checks found, and the digest of each input. What was learned is remembered."""
    from chronik.memo import Memo
    from chronik.pipeline import SITE, Sources, examine

    place = _place(folders.content)
    stores = tuple(
        Store(folders.cache, f"{name}-{place}", program)
        for name in ("entries", "stamps", "mentions")
    )
    entries, stamps, mentions = map(merged, stores)
    lap("erinnern")
    jobs = options.jobs or cores()
    images = look(folders, found, Run(now, program), place=place, jobs=jobs)
    unread = [*found.problems, *images.unread]
    records = tuple(
        path
        for path in found.stamps
        if path.startswith("content/") and path != SITE and not is_image(path)
    )
    others = sorted(found.stamps.keys() - set(records) - images.files.keys())
    rest = {path: data for path in others if (data := _read(folders, path, unread)) is not None}
    vouched = frozenset(
        path
        for path in records
        if path in entries and _vouches(stamps.get(path), found.stamps[path], entries[path].digest)
    )
    chosen = (
        options.base_url,
        options.strict,
        jobs,
        tuple(unread),
        found.strays,
        options.search,
        images.files,
    )
    known = edits(folders.content, head, Store(folders.cache, f"edits-{place}", program))
    sources = Sources(
        records, _reader(folders), rest, *chosen, darkroom(folders, place, program).develop, known
    )
    checked = examine(sources, Memo(entries, vouched, mentions), lap)
    remember(stores[0], entries, checked.entries, checked.news)
    remember(
        stores[1],
        stamps,
        {
            p: (found.stamps[p], now, e.digest)
            for p, e in checked.entries.items()
            if p not in vouched
        }
        | {p: stamps[p] for p in vouched},
    )
    remember(stores[2], mentions, checked.heard.mentions, checked.heard.news)
    lap("merken")
    held = {p: e.digest for p, e in checked.entries.items()} | {
        p: digest_of(data) for p, data in rest.items()
    }
    return sources, checked, held | {p: file.digest for p, file in images.files.items()}


def _reader(folders: Folders) -> Callable[[str], bytes]:
    """Reads a record by the path messages call it by. Plain strings: a path object would take as
    long as the reading.
    """
    content = str(folders.content)
    return lambda path: read(content + path.removeprefix("content"))


def _vouches(known: tuple[Stamp, int, bytes] | None, stamp: Stamp, digest: bytes) -> bool:
    """Whether the stamp tells that a file's content still has that digest."""
    return (
        known is not None and known[0] == stamp and known[2] == digest and settled(stamp, known[1])
    )


def _read(folders: Folders, path: str, unread: list[Diagnostic]) -> bytes | None:
    try:
        return read(location(folders, path))
    except OSError as fault:
        unread.append(unreadable(path, fault))
        return None


def _place(*folders: Path) -> str:
    """What tells the memos of different folders apart."""
    return digest_of(
        "\0".join(str(f.resolve()) for f in folders).encode(errors="surrogateescape"), 6
    ).hex()
