"""The spine: what a build is, in one screen.

parse -> resolve -> check (all problems, sorted; an error means that nothing is written) -> derive
-> render | export. It opens no file and knows no clock: what it may use are its arguments, and what
it makes goes to `put`. Everything expensive is a pure function whose results are remembered by the
content of its arguments (docs/decisions/0002).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol

from chronik.checks import check
from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.edition import Edition, edition_of
from chronik.chronicle.mentions import name_place
from chronik.chronicle.resolve import resolve
from chronik.chronicle.signing import Signing
from chronik.evidence.seeds import pin
from chronik.exports import EXPORTS, Export
from chronik.exports.composed import assembled
from chronik.exports.images import Develop, Raster, rasters, share_of
from chronik.html.assets import published, versioned
from chronik.html.paging import address, paged
from chronik.html.render import (
    Render,
    TemplateFaultError,
    frame_of,
    path_of,
    renderer,
    template_problems,
)
from chronik.html.view import Frame
from chronik.memo import Memo, Mentions, key_at, recall, recall_mentions
from chronik.pages import PAGES, PageKind
from chronik.pages.conservation import accounts, audit, lost
from chronik.records.images import Gallery, ImageFile
from chronik.records.kinds.entry import ReadEntry, decode
from chronik.records.kinds.site import Site, read_site
from chronik.system.revisions import Edit, revised
from chronik.system.workers import spread
from chronik.words.diagnostics import Diagnostic, LostError, Span, error, failing, ordered
from chronik.words.digests import digest_of
from chronik.words.pieces import Former, Places

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
    edits: Mapping[str, Edit] = {}  # what git knows of the last edit of each record, by path


class Checked(NamedTuple):
    chronicle: Chronicle
    problems: tuple[Diagnostic, ...]
    entries: dict[str, ReadEntry]
    news: list[bytes]  # pickles of the entries that were read anew, by path
    heard: Mentions


class File(NamedTuple):
    """A file of the site: `signature` tells which view it was made from."""

    path: str
    signature: bytes
    data: bytes | None  # None: the file as it was published is still right
    parts: int = 1  # pages that the view of this file takes, itself included
    pieces: Places = ()  # of a composed file: where each stands, to be found again


Fresh = Callable[[str, bytes], int]
Before = Callable[[str], Former]
Put = Callable[[File], object]


class Lap(Protocol):
    """Told of each stage that is over, and of how far a long one is."""

    def __call__(self, stage: str) -> None: ...
    def step(self, stage: str, done: int, total: int) -> None: ...
    def note(self, words: str) -> None: ...


def examine(sources: Sources, memo: Memo, lap: Lap) -> Checked:
    """Parse, resolve and check."""
    site, site_problems = _site(sources)
    read, news = recall(sources.records, sources.load, memo, sources.jobs)
    lap("lesen")
    entries = [r.entry for r in read.values() if r.entry]
    entries = (
        [revised(entry, sources.edits.get(entry.path)) for entry in entries]
        if sources.edits
        else entries
    )
    pinned = pin(
        entries,
        {
            path.removeprefix("seeds/"): data
            for path, data in sources.rest.items()
            if path.startswith("seeds/")
        },
    )
    known = frozenset(
        (
            *(r.key for r in read.values()),
            *(key_at(d.span.path) for d in sources.unread),
            *sources.strays,
        )
    )
    heard = Mentions({}, [])
    chronicle, dangling = resolve(
        entries,
        site,
        known=known,
        texts=pinned.texts,
        finder=lambda names, bodies: recall_mentions(names, bodies, memo, heard, sources.jobs),
    )
    chronicle = replace(chronicle, gallery=_gallery(sources, read)) if sources.images else chronicle
    lap("verknüpfen")
    problems = (
        *sources.unread,
        *site_problems,
        *(p for r in read.values() for p in r.problems),
        *pinned.problems,
        *_named(dangling, sources),
        *check(chronicle),
    )
    lap("prüfen")
    return Checked(chronicle, ordered(problems), read, news, heard)


def build(
    sources: Sources,
    checked: Checked,
    common: bytes,
    fresh: Fresh,
    before: Before,
    put: Put,
    lap: Lap,
) -> list[object] | Diagnostic:
    """Every file of the site, handed to `put`; its results, or the template fault that stopped it.

    `common` stands for the program and its options, which every page depends on as it does on
    settings and templates; `fresh(path, signature)` tells into how many pages the same view was
    published, 0 for not at all; `before(path)` gives a composed file as it was published. Raises
    LostError.
    """
    edition = edition_of(checked.chronicle)
    audit(accounts(edition), lap.note)
    templates, frame = _framed(sources, edition)
    signing = Signing(
        edition,
        digest_of(
            common
            + checked.chronicle.site.digest
            + repr((edition.span, frame, sorted(templates.items()))).encode()
        ),
    )
    kinds: tuple[Export | PageKind, ...] = (
        *(export for export in EXPORTS if not export.last),
        *PAGES,
    )
    wanted = sorted(
        ((kind, [*kind.subjects(edition)]) for kind in kinds), key=lambda order: len(order[1]) > 1
    )  # what is large comes first
    orders = [(kind, subject) for kind, subjects in wanted for subject in subjects]
    signing.pieces()  # before workers part that would each sign anew
    lap("ordnen")

    def draw(share: Iterable[tuple[Export | PageKind, str]]) -> list[list[object]]:
        render = renderer(templates, frame)
        made: list[list[object]] = []
        for kind, subject in share:
            if isinstance(kind, Export):
                made.append([put(_export(edition, signing, kind, subject, (fresh, before)))])
            else:
                made.append(
                    [put(page) for page in _pages(edition, signing, kind, subject, fresh, render)]
                )
            if len(made) % 100 == 0:
                lap.step("zeichnen", min(len(made) * sources.jobs, len(orders)), len(orders))
        return made

    try:
        drawn = spread(draw, orders, jobs=sources.jobs)
    except TemplateFaultError as fault:
        return fault.problem
    results = [made for some in drawn for made in some]
    shown = [
        (k.url(about), len(made))
        for (k, about), made in zip(orders, drawn, strict=True)
        if isinstance(k, PageKind) and k.listed
    ]
    urls = sorted(address(url, number) for url, pages in shown for number in range(1, pages + 1))
    results.extend(
        put(_export(edition, signing, export, "", (fresh, before), urls))
        for export in EXPORTS
        if export.last
    )
    lap("zeichnen")
    results.extend(
        _exposed(rasters(edition, sources.rest, common, sources.develop), fresh, put, sources.jobs)
    )
    lap("Bilder")
    results.extend(put(_file(path, data)) for path, data in published(sources.rest).items())
    lap("ausgeben")
    return results


def rehearse(sources: Sources, checked: Checked) -> tuple[Diagnostic, ...]:
    """What would stop `build`: templates that cannot be used. Tried on one page of each kind."""
    edition = edition_of(checked.chronicle)
    first = ((kind, next(iter(kind.subjects(edition)), None)) for kind in PAGES)
    views = (
        paged(kind.view(edition, subject))[0] for kind, subject in first if subject is not None
    )
    return template_problems(*_framed(sources, edition), views)


def _exposed(every: Sequence[Raster], fresh: Fresh, put: Put, jobs: int) -> Iterator[object]:
    """The pictures made of points: kept as they were published, or made, each in one worker."""
    stale: list[Raster] = []
    for raster in every:
        if all(fresh(path, raster.signature) for path in raster.paths):
            yield from (put(File(path, raster.signature, None)) for path in raster.paths)
        else:
            stale.append(raster)

    def expose(share: Iterable[Raster]) -> list[list[object]]:
        return [
            [
                put(File(path, r.signature, data))
                for path, data in zip(r.paths, r.make(), strict=True)
            ]
            for r in share
        ]

    yield from (made for some in spread(expose, stale, jobs=jobs, worth=2) for made in some)


def _gallery(sources: Sources, read: Mapping[str, ReadEntry]) -> Gallery:
    """The image files; of a folder with a faulty record nobody knows which of them it means."""
    broken = (
        *(path for path, r in read.items() if r.problems),
        *(d.span.path for d in sources.unread),
    )
    return Gallery(sources.images, frozenset(path.rpartition("/")[0] for path in broken))


def _framed(sources: Sources, edition: Edition) -> tuple[dict[str, str], Frame]:
    """The templates, and what surrounds every page."""
    assets = versioned(published(sources.rest))
    templates = {
        p.removeprefix("templates/"): data.decode("utf-8", "replace")
        for p, data in sources.rest.items()
        if p.startswith("templates/")
    }
    return templates, frame_of(edition, assets)._replace(share=share_of(edition, sources.rest))


def _pages(
    edition: Edition, signing: Signing, kind: PageKind, subject: str, fresh: Fresh, render: Render
) -> Iterator[File]:
    """The pages about a subject: drawn, or known to be as they were published."""
    url = kind.url(subject)
    view = None if kind.sign else kind.view(edition, subject)
    signature = kind.sign(signing, edition, subject) if kind.sign else signing.plain(view)
    parts = fresh(path_of(url), signature)
    further = [path_of(address(url, number)) for number in range(2, parts + 1)]
    if parts and all(fresh(path, signature) for path in further):
        yield from (File(path, signature, None, parts) for path in (path_of(url), *further))
        return
    view = view or kind.view(edition, subject)
    views = paged(view)
    if missing := lost(view, views):
        raise LostError(missing)
    yield from (File(path_of(page.url), signature, render(page), len(views)) for page in views)


def _export(
    edition: Edition,
    signing: Signing,
    export: Export,
    subject: str,
    known: tuple[Fresh, Before],
    urls: Sequence[str] = (),
) -> File:
    """A file beside the pages: made, or known to be as it was published."""
    path = export.path(subject)
    signature = export.sign(signing, edition, subject) if export.sign else b""
    if signature and known[0](path, signature):
        return File(path, signature, None)
    if export.compose:
        data, places = assembled(export.compose(edition, subject, signing.pieces()), known[1](path))
        return File(path, signature, data, pieces=places)
    data = export.make(edition, urls, subject)
    return File(path, signature, data) if signature else _file(path, data)


def _named(problems: Sequence[Diagnostic], sources: Sources) -> Iterator[Diagnostic]:
    """With ambiguous names, quoted at the beginning of their messages, at their place in the file,
    which is read again for that.
    """
    for d in problems:
        text = (
            decode(d.span.path, sources.load(d.span.path)) if d.code == "ambiguous-name" else None
        )
        yield (
            d._replace(
                span=Span(d.span.path, *name_place(text, d.message[1 : d.message.index("“")]))
            )
            if isinstance(text, str)
            else d
        )


def failed(sources: Sources, checked: Checked) -> bool:
    return failing(checked.problems, strict=sources.strict)


def _file(path: str, data: bytes) -> File:
    return File(path, digest_of(data), data)


def _site(sources: Sources) -> tuple[Site, tuple[Diagnostic, ...]]:
    if SITE not in sources.rest:
        missing = error(
            Span(SITE),
            "site-missing",
            f"{SITE} fehlt.",
            "Anlegen, mindestens mit der Zeile „title: Chronik …“.",
        )
        return Site(broken=True), () if any(d.span.path == SITE for d in sources.unread) else (
            missing,
        )
    text = decode(SITE, sources.rest[SITE])
    if isinstance(text, Diagnostic):
        return Site(broken=True), (text,)
    site, problems = read_site(SITE, text)
    return site._replace(
        base_url=sources.base_url or site.base_url, search=sources.search
    ), problems
