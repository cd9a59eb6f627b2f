"""The spine: what a build is, in one screen.

parse -> resolve -> check (all problems, sorted; an error means that nothing is written) -> derive
-> render | export. It opens no file and knows no clock: what it may use are its arguments, and what
it makes goes to `put`. Everything expensive is a pure function whose results are remembered by the
content of its arguments (docs/decisions/0002).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from chronik.checks import check
from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.edition import Edition, edition_of
from chronik.chronicle.names.mentions import name_place
from chronik.chronicle.resolve import resolve
from chronik.chronicle.signing import Signing
from chronik.evidence.seeds import pin
from chronik.exports import EXPORTS
from chronik.exports.images import Develop, rasters, share_of
from chronik.files import (
    Drawing,
    File,
    export_file,
    orders,
    plain_file,
)
from chronik.history.news import NO_HISTORY, History
from chronik.html.assets import published, versioned
from chronik.html.parts.paging import paged
from chronik.html.render import TemplateFaultError, frame_of, renderer, template_problems
from chronik.html.view import Crumb, Frame
from chronik.making import Lap, Run, addresses, exposed, index, order_files, search_of
from chronik.memo import Memo, Mentions, mention_finder, recall
from chronik.pages import PAGES
from chronik.pages.conservation import accounts, audit
from chronik.records.images import NO_GALLERY, Gallery, ImageFile
from chronik.records.keys import key_at
from chronik.records.kinds.entry import ReadEntry, decode
from chronik.records.kinds.site import Site, read_site
from chronik.system.revisions import last_of, revised
from chronik.words.diagnostics import Diagnostic, Span, error, failing, ordered
from chronik.words.digests import digest_of

SITE = "content/site.yaml"


class Sources(NamedTuple):
    """All a build may use: the files by path, and the options that change the site."""

    records: Sequence[str]
    load: Callable[[str], bytes]
    rest: Mapping[str, bytes]  # everything but the records
    base_url: str = ""
    strict: bool = False
    jobs: int = 1
    unread: tuple[Diagnostic, ...] = ()  # problems of files that could not be read
    strays: frozenset[str] = frozenset()  # „?/id“ of files in no folder of a kind
    search: bool = True  # whether there will be a full-text index
    images: Mapping[str, ImageFile] = {}  # what the image files hold, by path
    develop: Develop = lambda path, file: {}  # an image as readers get it, by width
    history: History = NO_HISTORY  # what git knows of the past
    folder: str = "content"  # of the content in its repository, as git tells

    def within(self, folder: str) -> dict[str, bytes]:
        """The files of a folder of the project, by their names in it."""
        return {
            path.removeprefix(folder): data
            for path, data in self.rest.items()
            if path.startswith(folder)
        }


class Checked(NamedTuple):
    chronicle: Chronicle
    problems: tuple[Diagnostic, ...]
    entries: dict[str, ReadEntry]
    news: list[bytes]  # pickles of the entries that were read anew, by path
    mentions: Mentions


class Built(NamedTuple):
    """What became of every file, and the numbers of the records in the search index."""

    results: list[object]
    numbers: Mapping[str, int]


def examine(sources: Sources, memo: Memo, lap: Lap) -> Checked:
    """Parse, resolve and check."""
    site, site_problems = _site(sources)
    read, news = recall(sources.records, sources.load, memo, sources.jobs)
    last = last_of(sources.history.edits)
    entries = [revised(r.entry, last.get(path)) for path, r in read.items() if r.entry]
    lap("lesen")

    pinned = pin(entries, sources.within("seeds/"))
    find, mentions = mention_finder(memo, sources.jobs)
    chronicle, dangling = resolve(
        entries, site, known=_known(sources, read), texts=pinned.texts, finder=find
    )
    chronicle = replace(chronicle, gallery=_gallery(sources, read))
    lap("verknüpfen")

    problems = (
        *sources.unread,
        *site_problems,
        *(problem for r in read.values() for problem in r.problems),
        *pinned.problems,
        *_placed(dangling, sources),
        *check(chronicle),
    )
    lap("prüfen")
    return Checked(chronicle, ordered(problems), read, news, mentions)


def build(sources: Sources, checked: Checked, run: Run) -> Built | Diagnostic:
    """Every file of the site, handed to `put`; or the template fault that stopped it.

    Raises LostError.
    """
    edition = edition_of(checked.chronicle, sources.history)
    audit(accounts(edition), run.lap.note)
    look = _look(sources, edition)
    assets = [plain_file(path, data) for path, data in published(sources.rest).items()]
    search = search_of(edition.chronicle, run.former) if sources.search else None
    drawing = Drawing(
        edition,
        Signing(edition, _common(run.common, edition, look)),
        run.former,
        renderer(look.templates, look.frame),
        rows=search.former.numbers if search else None,
    )
    wanted = orders(edition)
    drawing.signing.pieces()  # before workers part that would each sign anew
    run.lap("ordnen")

    try:
        made = order_files(drawing, wanted, sources.jobs, _told(run, assets))
    except TemplateFaultError as fault:
        return fault.problem
    urls = addresses(wanted, made)
    results = [result for files in made for result in files.results]
    results += [
        run.put(export_file(drawing, export, urls=urls)) for export in EXPORTS if export.last
    ]
    run.lap("zeichnen")

    images = rasters(edition, sources.rest, run.common, sources.develop)
    results += exposed(images, sources.jobs, run)
    run.lap("Bilder")

    results += map(run.put, assets)
    run.lap("ausgeben")

    if search is None:
        return Built(results, {})
    rows = {o.subject: files.row for o, files in zip(wanted, made, strict=True) if files.row}
    results += index(search, rows, run.put, jobs=sources.jobs)
    run.lap("Suche")
    return Built(results, search.numbering.numbers)


def rehearse(sources: Sources, checked: Checked) -> tuple[Diagnostic, ...]:
    """What would stop `build`: templates that cannot be used. Tried on one page of each kind."""
    edition = edition_of(checked.chronicle)
    look = _look(sources, edition)

    first = ((kind, next(iter(kind.subjects(edition)), None)) for kind in PAGES)
    views = (
        paged(kind.view(edition, subject))[0] for kind, subject in first if subject is not None
    )
    return template_problems(look.templates, look.frame, views)


def failed(sources: Sources, checked: Checked) -> bool:
    return failing(checked.problems, strict=sources.strict)


# --- examining --------------------------------------------------------------------------------


def _site(sources: Sources) -> tuple[Site, tuple[Diagnostic, ...]]:
    """The settings, and what is wrong with them."""
    if SITE not in sources.rest:
        hint = "Anlegen, mindestens mit der Zeile „title: Chronik …“."
        missing = error(Span(SITE), "site-missing", f"{SITE} fehlt.", hint)
        is_told = any(d.span.path == SITE for d in sources.unread)
        return Site(broken=True), () if is_told else (missing,)

    text = decode(SITE, sources.rest[SITE])
    if isinstance(text, Diagnostic):
        return Site(broken=True), (text,)
    site, problems = read_site(SITE, text)
    base_url = sources.base_url or site.base_url
    site = site._replace(base_url=base_url, search=sources.search, folder=sources.folder)
    return site, problems


def _known(sources: Sources, read: Mapping[str, ReadEntry]) -> frozenset[str]:
    """The keys of all records, also of those that could not be read: they raise no echoes."""
    unread = (key_at(d.span.path) for d in sources.unread)
    return frozenset((*(r.key for r in read.values()), *unread, *sources.strays))


def _gallery(sources: Sources, read: Mapping[str, ReadEntry]) -> Gallery:
    """The image files; of a folder with a faulty record nobody knows which of them it means."""
    if not sources.images:
        return NO_GALLERY
    broken = (
        *(path for path, r in read.items() if r.problems),
        *(d.span.path for d in sources.unread),
    )
    return Gallery(sources.images, frozenset(path.rpartition("/")[0] for path in broken))


def _placed(problems: Sequence[Diagnostic], sources: Sources) -> Iterator[Diagnostic]:
    """Ambiguous names, quoted at the beginning of their messages, get their place in the file,
    which is read again for that.
    """
    for problem in problems:
        path = problem.span.path
        text = decode(path, sources.load(path)) if problem.code == "ambiguous-name" else None
        if isinstance(text, str):
            name = problem.message[1 : problem.message.index("“")]
            problem = problem._replace(span=Span(path, *name_place(text, name)))
        yield problem


# --- building ---------------------------------------------------------------------------------


class _Look(NamedTuple):
    templates: dict[str, str]
    frame: Frame


def _look(sources: Sources, edition: Edition) -> _Look:
    """The templates, and what surrounds every page."""
    templates = {
        name: data.decode("utf-8", "replace") for name, data in sources.within("templates/").items()
    }
    told = [kind for kind in PAGES if kind.foot and kind.tells(edition)]
    beside = [Crumb(kind.url(""), kind.foot) for kind in told]
    assets = versioned(published(sources.rest))
    frame = frame_of(edition, assets, beside=tuple(beside))
    return _Look(templates, frame._replace(share=share_of(edition, sources.rest)))


def _told(run: Run, assets: Iterable[File]) -> Run:
    """Nobody is shown a page before its style and scripts are published."""
    is_kept = all(run.former.parts(file.path, file.signature) for file in assets)
    return run if is_kept else run._replace(audience=None)


def _common(program: bytes, edition: Edition, look: _Look) -> bytes:
    """Stands for all that every page depends on: program, options, settings, templates."""
    site = edition.chronicle.site
    shown = repr((edition.span, site.folder, look.frame, sorted(look.templates.items())))
    return digest_of(program + site.digest + shown.encode(errors="surrogateescape"))
