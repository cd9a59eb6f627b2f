"""A command's work: look at the disk, remember, run the spine, publish.

When nothing is new, nothing more is even imported.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache, partial
from typing import TYPE_CHECKING, Any, cast

from chronik.inputs import (
    TRIED,
    Examined,
    Inputs,
    Options,
    Past,
    Session,
    examined,
    has_shipped,
    keep_known,
    known_templates,
    look_of,
    memo_place,
    past_of,
)
from chronik.language.tuples import NamedTuple
from chronik.recording import NewAddresses, forget_others, keep_addresses
from chronik.system.imagefiles import darkroom
from chronik.system.lastbuild import (
    NEVER,
    Last,
    Output,
    PublishedSite,
    digest_at,
    is_young,
    nothing_new,
)
from chronik.system.ownership import MARKER, check_output, end_changes, output_held
from chronik.system.publish import Published, commit
from chronik.system.revisions import Head, content_folder, head_of
from chronik.system.scan import (
    Folders,
    Listing,
    Stamp,
    listing,
    location,
    read,
)
from chronik.system.staging import Stage, abandon, same_file, stage, survey
from chronik.system.store import locked, pickled, program_key
from chronik.system.workers import later, none_left
from chronik.words.diagnostics import Diagnostic, ordered
from chronik.words.pieces import Places

if TYPE_CHECKING:
    from chronik.checks.coverage import Use
    from chronik.examining import Lap
    from chronik.files import File
    from chronik.html.filling.compiled import Memory
    from chronik.making import Audience


class Outcome(NamedTuple):
    """What a command found and did. `failed` when the content has errors: nothing was written."""

    failed: bool
    problems: tuple[Diagnostic, ...]
    pages: int = 0
    published: Published = Published()
    uses: tuple[Use, ...] = ()
    recorded: NewAddresses = NewAddresses()
    said: str = ""  # in place of how many files were written
    proofs: tuple[int, int] = (0, 0)  # claims that were checked, and that only cite


@cache
def running_program() -> bytes:
    """Stands for the program that runs, whatever becomes of its files meanwhile."""
    return program_key()


def run_build(
    folders: Folders, options: Options, lap: Lap, audience: Audience | None = None
) -> Outcome:
    """Check, and publish the site; the audience is told meanwhile, unless nothing is new.

    Raises OutputRefusedError, RefusedError, OSError; then the old site is as it was.
    """
    check_output(folders)
    with locked(folders.cache) as lock, output_held(folders.output), none_left():
        end_changes(folders.content)
        session = Session(folders, options, lap, lock, lock.moment(), running_program())
        past = past_of(session)
        last = past.last
        files = _listing(session, last)
        lap("nachsehen")

        inputs = Inputs(files, head_of(folders.content))
        is_same = (last.key, last.search) == (past.key, options.search)
        if (
            is_same
            and last.head == _state(folders, inputs.head)
            and nothing_new(folders, files, last)
        ):
            lap("vergleichen")
            return Outcome(False, last.problems, last.pages, Published(0, len(last.outputs), 0))
        return _rebuild(session, inputs, past, audience)


def _state(folders: Folders, head: Head) -> str:
    """What pages show of the repository: the commit, and where in it the content lies."""
    return f"{head.commit} {content_folder(folders.content, head)}"


def _listing(session: Session, last: Last) -> Listing:
    """The files there are. Where nothing was built before, the program is loaded meanwhile: it will
    be needed.
    """
    if last is not NEVER:
        return listing(session.folders)
    listed = later(partial(listing, session.folders), jobs=session.jobs)
    import chronik.pipeline  # noqa: F401

    return listed()


def _rebuild(session: Session, inputs: Inputs, past: Past, audience: Audience | None) -> Outcome:
    """Read what is new, draw what it concerns, exchange the site."""
    folders = session.folders
    surveyed = later(partial(survey, folders, memo_place(folders.output)), jobs=session.jobs)
    templates = known_templates(session, memo := session.store("templates"))
    compiled = dict if templates or session.jobs == 1 else _compiled(session, inputs)
    from chronik.examining import failed
    from chronik.files import refused
    from chronik.making import Run
    from chronik.pipeline import build

    found = examined(session, inputs)
    sources, checked = found.sources, found.checked
    if audience:
        audience.hear(checked.chronicle, checked.problems)
    trees, memory = surveyed(), {**templates, **compiled()}
    if failed(sources, checked):
        return Outcome(True, checked.problems)

    staged = stage(trees, {path: made.file for path, made in past.last.outputs.items()})
    former = PublishedSite(folders, staged, past.last)
    try:
        run = Run(past.key, former, _putter(staged), session.lap, memory, audience)
        made = build(sources, checked, run)
        if isinstance(made, Diagnostic):
            abandon(staged)
            return Outcome(True, ordered((*checked.problems, made)))
        every = [Made(*row) for row in cast("list[Any]", made.results)]
        if bad := refused(page.path for page in every):
            abandon(staged)
            return Outcome(True, ordered((*checked.problems, made.refusal(bad))))
        published, outputs = _publish(session, former, every)
    except BaseException:
        abandon(staged)
        raise
    darkroom(folders, memo_place(folders.content), session.program).sweep(
        {file.digest for file in sources.images.values()}
    )
    session.lap("veröffentlichen")

    pages = sum(path.endswith(".html") for path in outputs)
    this_build = _this_build(
        session, inputs, past.key, found, outputs=outputs, numbers=made.numbers
    )
    recorded = keep_addresses(session, checked, this_build)
    past.store.replace(pickled(this_build))
    if has_shipped(folders):
        memory[TRIED] = look_of(found)
    keep_known(session, memo, templates, memory)
    forget_others(session, inputs, past)
    session.lap("merken")
    return Outcome(False, checked.problems, pages, published, recorded=recorded)


def _compiled(session: Session, inputs: Inputs) -> Callable[[], Memory]:
    """Templates that no build has compiled yet, compiled while the records are read: not once more
    in each process that draws.
    """
    import chronik.html.filling.skeleton  # noqa: F401 (both processes need Jinja)
    from chronik.html.filling.render import compiled

    def texts() -> dict[str, str]:
        paths = [path for path in inputs.found.stamps if path.startswith("templates/")]
        read_in = {path: read(location(session.folders, path)) for path in paths}
        return {
            path.removeprefix("templates/"): data.decode("utf-8", "replace")
            for path, data in read_in.items()
        }

    def work() -> Memory:
        with suppress(OSError):  # told where the file is read to be used
            return compiled(texts())
        return {}

    return later(work, jobs=session.jobs)


def _this_build(
    session: Session,
    inputs: Inputs,
    key: bytes,
    found: Examined,
    *,
    outputs: dict[str, Output],
    numbers: Mapping[str, int],
) -> Last:
    """This build, to be known again by the next one."""
    from chronik.evidence.proof import proof_counts

    output, stamps = session.folders.output, inputs.found.stamps
    marker, done = digest_at(output / MARKER), session.lock.moment()
    young = {
        path: made._replace(digest=digest_at(output / path))
        for path, made in outputs.items()
        if done and is_young(made, done)
    }
    return Last(
        key=key,
        seen=session.begun,
        done=done,
        inputs={path: (stamp, found.digests[path]) for path, stamp in stamps.items()},
        outputs=outputs | young,
        problems=found.checked.problems,
        pages=sum(path.endswith(".html") for path in outputs),
        marker=marker,
        search=session.options.search,
        head=_state(session.folders, inputs.head),
        numbers=numbers,
        proofs=proof_counts(found.checked.chronicle),
    )


class Made(NamedTuple):
    """What became of a page."""

    path: str
    signature: bytes
    parts: int
    file: Stamp | tuple[()]  # empty where nothing was written
    pieces: Places


def _putter(staged: Stage) -> Callable[[File], tuple[Any, ...]]:
    """Stage a page in the worker that drew it. Gives a `Made` as a bare tuple: workers send one
    back for each page, and named ones take four times as long.
    """

    def put(page: File) -> tuple[Any, ...]:
        file = () if page.data is None else same_file(staged.put(page.path, page.data))
        return (page.path, page.signature, page.parts, file, page.pieces)

    return put


def _publish(
    session: Session, former: PublishedSite, made: list[Made]
) -> tuple[Published, dict[str, Output]]:
    """Put the staged site in place."""
    staged, last = former.staged, former.last
    put = [page.path for page in made if page.file]
    same = [page.path for page in made if not page.file]
    published = commit(staged, put, same, jobs=session.jobs)
    return published, {page.path: _output(page, staged, last) for page in made}


def _output(page: Made, staged: Stage, last: Last) -> Output:
    return Output(
        file=page.file or same_file(staged.front[page.path]),
        digest=b"",
        signature=page.signature,
        parts=page.parts,
        pieces=page.pieces or last.pieces(page.path),
    )
