"""The spine: what a build is, in one screen.

parse -> resolve -> check (all problems, sorted; an error means that nothing is written) -> derive
-> render | export. It opens no file and knows no clock: what it may use are its arguments, and what
it makes goes to `put`. Everything expensive is a pure function whose results are remembered by the
content of its arguments (docs/decisions/0002).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from chronik.chronicle.edition import Edition, edition_of
from chronik.chronicle.signing import Signing
from chronik.examining import Checked, Sources, settled_past
from chronik.exports import EXPORTS
from chronik.exports.images import rasters, share_of
from chronik.files import (
    Drawing,
    File,
    Refused,
    export_file,
    orders,
    plain_file,
    refusal,
)
from chronik.html.assets import published, versioned
from chronik.html.filling.compiled import Memory
from chronik.html.filling.faults import TemplateFaultError
from chronik.html.filling.render import frame_of, renderer, template_problems
from chronik.html.parts.paging import paged
from chronik.html.view import Crumb, Frame
from chronik.language.tuples import NamedTuple
from chronik.making import Run, addresses, exposed, index, order_files, search_of
from chronik.pages import PAGES
from chronik.pages.conservation import accounts, audit
from chronik.pages.sections.scanned import scan_rasters
from chronik.words.diagnostics import Diagnostic
from chronik.words.digests import digest_of


class Built(NamedTuple):
    """What became of every file, and the numbers of the records in the search index."""

    results: list[object]
    numbers: Mapping[str, int]
    refusal: Callable[[Refused], Diagnostic]  # what is said of a path that cannot be published


def build(sources: Sources, checked: Checked, run: Run) -> Built | Diagnostic:
    """Every file of the site, handed to `put`; or the template fault that stopped it.

    Raises LostError.
    """
    edition = edition_of(checked.chronicle, settled_past(sources.history, checked.chronicle))
    audit(accounts(edition), run.lap.note)
    look = _look(sources, edition)
    assets = [plain_file(path, data) for path, data in published(sources.rest).items()]
    search = search_of(edition.chronicle, run.former) if sources.search else None
    drawing = Drawing(
        edition,
        Signing(edition, _common(run.common, edition, look)),
        run.former,
        renderer(look.templates, look.frame, run.memory),
        rows=search.former.numbers if search else None,
    )
    wanted = orders(edition)
    drawing.signing.pieces()  # before workers part that would each sign anew
    pictures = [
        *rasters(edition, sources.rest, run.common, sources.develop),
        *scan_rasters(edition, run.common, sources.cut_out),
    ]
    images = exposed(pictures, sources.jobs, run)
    run.lap("ordnen")

    try:
        made = order_files(drawing, wanted, sources.jobs, _told(run, assets))
    except TemplateFaultError as fault:
        return fault.problem
    counts = [(o, len(files.results)) for o, files in zip(wanted, made, strict=True)]
    told = partial(refusal, edition.chronicle, counts)
    urls = addresses(wanted, made)
    results = [result for files in made for result in files.results]
    results += [
        run.put(export_file(drawing, export, part, urls))
        for export in EXPORTS
        if export.parts
        for part in export.parts(urls)
    ]
    run.lap("zeichnen")

    results += images()
    run.lap("Bilder")

    results += map(run.put, assets)
    run.lap("ausgeben")

    if search is None:
        return Built(results, {}, told)
    rows = {o.subject: files.row for o, files in zip(wanted, made, strict=True) if files.row}
    results += index(search, rows, run.put, jobs=sources.jobs)
    run.lap("Suche")
    return Built(results, search.numbering.numbers, told)


def rehearse(sources: Sources, checked: Checked, memory: Memory) -> tuple[Diagnostic, ...]:
    """What would stop `build`: templates that cannot be used. Tried on one page of each kind."""
    edition = edition_of(checked.chronicle)
    look = _look(sources, edition)

    first = ((kind, next(iter(kind.subjects(edition)), None)) for kind in PAGES)
    views = (
        paged(kind.view(edition, subject))[0] for kind, subject in first if subject is not None
    )
    return template_problems(look.templates, look.frame, views, memory)


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
