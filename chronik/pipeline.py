"""The spine: what a build is, in one screen.

parse -> resolve -> check (all problems, sorted; an error means that nothing is written) -> derive -> render | export.
It opens no file and knows no clock: what it may use are its arguments, and what it makes goes to `put`. Everything
expensive is a pure function whose results are remembered by the content of its arguments (docs/decisions/0002).
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from chronik.blocks import Frame
from chronik.checks import check
from chronik.chronicle import Chronicle, resolve
from chronik.diagnostics import Diagnostic, Span, error, failing, ordered
from chronik.entries import ReadEntry, decode, digest_of, read_entry
from chronik.evidence import pin
from chronik.exports import EXPORTS, Export
from chronik.markdown import name_place
from chronik.mentions import Mention, Names, find, prepare
from chronik.model import AnyEntry
from chronik.needs import Signing
from chronik.paging import address, paged
from chronik.parts import Whole, whole_of
from chronik.render import Render, TemplateFaultError, frame_of, path_of, renderer, template_problems
from chronik.scan import unreadable
from chronik.settings import Site, read_site
from chronik.views import PAGES, PageKind
from chronik.workers import batches, spread

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


class Memo(NamedTuple):
    """What earlier builds made. Any part may be missing; then it is made again."""

    entries: Mapping[str, ReadEntry]
    vouched: frozenset[str]  # paths whose content is known to be that of the remembered entry
    mentions: Mapping[str, tuple[bytes, tuple[Mention, ...]]]  # entry -> digest of names and text, what was found


class Checked(NamedTuple):
    chronicle: Chronicle
    problems: tuple[Diagnostic, ...]
    entries: dict[str, ReadEntry]
    mentions: dict[str, tuple[bytes, tuple[Mention, ...]]]
    news: list[bytes]  # pickles of the entries that were read anew, by path


class Page(NamedTuple):
    """A file of the site: `signature` tells which view it was made from."""

    path: str
    signature: bytes
    data: bytes | None  # None: the file as it was published is still right
    parts: int = 1  # pages that the view of this file takes, itself included


Fresh = Callable[[str, bytes], int]
Put = Callable[[Page], object]


class Lap(Protocol):
    """Told of each stage that is over, and of how far a long one is."""

    def __call__(self, stage: str) -> None: ...
    def step(self, stage: str, done: int, total: int) -> None: ...


def examine(sources: Sources, memo: Memo, lap: Lap) -> Checked:
    """Parse, resolve and check."""
    site, site_problems = _site(sources)
    read, news = _parse(sources, memo)
    lap("lesen")
    entries = [r.entry for r in read.values() if r.entry]
    pinned = pin(entries, {path.removeprefix("seeds/"): data for path, data in sources.rest.items() if path.startswith("seeds/")})
    known = frozenset((*(r.key for r in read.values()), *(_key(d.span.path) for d in sources.unread), *sources.strays))
    found: dict[str, tuple[bytes, tuple[Mention, ...]]] = {}
    chronicle, dangling = resolve(entries, known, site, pinned.texts, lambda names, bodies: _mentions(names, bodies, memo, found, sources.jobs))
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
    return Checked(chronicle, ordered(problems), read, found, news)


def build(sources: Sources, checked: Checked, common: bytes, fresh: Fresh, put: Put, lap: Lap) -> list[object] | Diagnostic:
    """Every file of the site, handed to `put`; its results, or the template fault that stopped it.

    `common` stands for the program and its options, which every page depends on as it does on settings and templates;
    `fresh(path, signature)` tells into how many pages the same view was published, 0 for not at all.
    """
    whole = whole_of(checked.chronicle)
    templates, frame = _framed(sources, whole)
    signing = Signing(whole, digest_of(common + checked.chronicle.site.digest + repr((whole.span, frame, sorted(templates.items()))).encode()))
    urls = [kind.url(subject) for kind in PAGES for subject in kind.subjects(whole) if kind.listed]
    kinds: tuple[Export | PageKind, ...] = (*EXPORTS, *PAGES)
    orders = [(kind, subject) for kind in kinds for subject in kind.subjects(whole)]
    lap("ordnen")

    def draw(share: Sequence[tuple[Export | PageKind, str]]) -> list[list[object]]:
        render = renderer(templates, frame)
        made: list[list[object]] = []
        for kind, subject in share:
            if isinstance(kind, Export):
                made.append([put(_export(whole, signing, kind, subject, fresh, urls))])
            else:
                made.append([put(page) for page in _pages(whole, signing, kind, subject, fresh, render)])
            if len(made) % 100 == 0:
                lap.step("zeichnen", len(made) * len(orders) // len(share), len(orders))
        return made

    try:
        results = [made for some in spread(draw, orders, jobs=sources.jobs) for made in some]
    except TemplateFaultError as fault:
        return fault.problem
    lap("zeichnen")
    results.extend(put(_file(path, data)) for path, data in sources.rest.items() if path.startswith("assets/"))
    lap("ausgeben")
    return results


def rehearse(sources: Sources, checked: Checked) -> tuple[Diagnostic, ...]:
    """What would stop `build`: templates that cannot be used. Tried on one page of each kind."""
    whole = whole_of(checked.chronicle)
    first = ((kind, next(iter(kind.subjects(whole)), None)) for kind in PAGES)
    views = (paged(kind.view(whole, subject))[0] for kind, subject in first if subject is not None)
    return template_problems(*_framed(sources, whole), views)


def _framed(sources: Sources, whole: Whole) -> tuple[dict[str, str], Frame]:
    """The templates, and what surrounds every page."""
    assets = {p.removeprefix("assets/"): f"{p}?v={digest_of(data).hex()[:8]}" for p, data in sources.rest.items() if p.startswith("assets/")}
    templates = {p.removeprefix("templates/"): data.decode("utf-8", "replace") for p, data in sources.rest.items() if p.startswith("templates/")}
    return templates, frame_of(whole, assets)


def _pages(whole: Whole, signing: Signing, kind: PageKind, subject: str, fresh: Fresh, render: Render) -> Iterator[Page]:
    """The pages about a subject: drawn, or known to be as they were published."""
    url = kind.url(subject)
    view = None if kind.sign else kind.view(whole, subject)
    signature = kind.sign(signing, whole, subject) if kind.sign else signing.plain(view)
    parts = fresh(path_of(url), signature)
    further = [path_of(address(url, number)) for number in range(2, parts + 1)]
    if parts and all(fresh(path, signature) for path in further):
        yield from (Page(path, signature, None, parts) for path in (path_of(url), *further))
        return
    views = paged(view or kind.view(whole, subject))
    yield from (Page(path_of(page.url), signature, render(page), len(views)) for page in views)


def _export(whole: Whole, signing: Signing, export: Export, subject: str, fresh: Fresh, urls: Sequence[str]) -> Page:
    """A file beside the pages: made, or known to be as it was published."""
    path = export.path(subject)
    signature = export.sign(signing, whole, subject) if export.sign else b""
    if signature and fresh(path, signature):
        return Page(path, signature, None)
    data = export.make(whole, urls, subject)
    return Page(path, signature, data) if signature else _file(path, data)


def _named(problems: Sequence[Diagnostic], sources: Sources) -> Iterator[Diagnostic]:
    """With ambiguous names, quoted at the beginning of their messages, at their place in the file, which is read again for that."""
    for d in problems:
        text = decode(d.span.path, sources.load(d.span.path)) if d.code == "ambiguous-name" else None
        yield d._replace(span=Span(d.span.path, *name_place(text, d.message[1 : d.message.index("“")]))) if isinstance(text, str) else d


def failed(sources: Sources, checked: Checked) -> bool:
    return failing(checked.problems, strict=sources.strict)


def _file(path: str, data: bytes) -> Page:
    return Page(path, digest_of(data), data)


def _site(sources: Sources) -> tuple[Site, tuple[Diagnostic, ...]]:
    if SITE not in sources.rest:
        missing = error(Span(SITE), "site-missing", f"{SITE} fehlt.", "Anlegen, mindestens mit der Zeile „title: Chronik …“.")
        return Site(broken=True), () if any(d.span.path == SITE for d in sources.unread) else (missing,)
    text = decode(SITE, sources.rest[SITE])
    if isinstance(text, Diagnostic):
        return Site(broken=True), (text,)
    site, problems = read_site(SITE, text)
    return (site._replace(base_url=sources.base_url) if sources.base_url else site), problems


def _parse(sources: Sources, memo: Memo) -> tuple[dict[str, ReadEntry], list[bytes]]:
    """Every record, remembered or read, and pickles of those read. Where a stamp does not vouch, contents are compared first."""

    def read(path: str) -> ReadEntry | None:
        try:
            data = sources.load(path)
        except OSError as fault:
            return ReadEntry(_key(path), b"", None, (unreadable(path, fault),))
        known = memo.entries.get(path)
        return None if known and known.digest == digest_of(data) else read_entry(path, data)

    def read_all(paths: Sequence[str]) -> dict[str, ReadEntry]:
        return {path: entry for path in paths if (entry := read(path))}

    news = batches(read_all, [path for path in sources.records if path not in memo.vouched], jobs=sources.jobs)
    entries = {**memo.entries}
    for batch in news:
        entries.update(pickle.loads(batch))
    return {path: entries[path] for path in sources.records}, news


def _mentions(
    names: Names, bodies: Sequence[AnyEntry], memo: Memo, found: dict[str, tuple[bytes, tuple[Mention, ...]]], jobs: int
) -> list[tuple[Mention, ...]]:
    """The names in each body, remembered by names and text."""
    keys = [names.digest + entry.digest for entry in bodies]
    missing = [number for number, entry in enumerate(bodies) if memo.mentions.get(entry.key, (b"",))[0] != keys[number]]
    if missing:
        prepare(names)
    news = dict(zip(missing, spread(lambda share: [find(names, bodies[n].prose.html) for n in share], missing, jobs=jobs), strict=True))
    for number, entry in enumerate(bodies):
        found[entry.key] = (keys[number], news[number]) if number in news else memo.mentions[entry.key]
    return [found[entry.key][1] for entry in bodies]


def _key(path: str) -> str:
    """The key a file would have: an unreadable file raises no echoes either."""
    parts = path.split("/")
    return f"{parts[1]}/{parts[-1].rpartition('.')[0]}" if len(parts) > 2 else path
