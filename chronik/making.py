"""How the files of a site are made: in several processes, each file handed on at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Protocol

from chronik.chronicle.chronicle import Chronicle
from chronik.examining import Lap
from chronik.exports.images import Raster
from chronik.files import Drawing, File, FormerSite, Order, Put, filled, is_fresh, raster_files
from chronik.html.filling.compiled import Memory
from chronik.html.parts.paging import address
from chronik.language.tuples import NamedTuple
from chronik.pages import PageKind
from chronik.search.blocks import FOLDER, ROWS
from chronik.search.index import (
    IndexFile,
    numbering_of,
    patched,
    row_files,
    share_packed,
    small_files,
    word_files,
)
from chronik.search.lines import Alphabet, lines, postings
from chronik.search.numbers import Numbering
from chronik.search.published import (
    NO_INDEX,
    Changed,
    FormerIndex,
    all_rows,
    differing,
    is_outgrown,
)
from chronik.system.workers import WORTH, later, spread
from chronik.words.diagnostics import Diagnostic

_FEW = 2  # images


class Audience(Protocol):
    """Somebody who looks at the site while it is built, and is told before it is complete."""

    def hear(self, chronicle: Chronicle, problems: tuple[Diagnostic, ...]) -> None:
        """What was found in the content."""

    def awaits(self, url: str) -> bool:
        """Whether the page at that address is looked at: it is drawn before all others."""

    def see(self, file: File) -> None:
        """A page that was waited for."""

    def ready(self) -> None:
        """All pages that were waited for are drawn. Not told where the look has changed too."""


class Run(NamedTuple):
    """What a build has to do with the world around it."""

    common: bytes  # stands for the program and its options, which every page depends on
    former: FormerSite
    put: Put
    lap: Lap
    memory: Memory  # of the templates
    audience: Audience | None = None


class OrderFiles(NamedTuple):
    """What became of the files of an order, and the row of the record that they are about."""

    results: list[object]
    row: bytes


def order_files(drawing: Drawing, wanted: list[Order], jobs: int, run: Run) -> list[OrderFiles]:
    """The files of each order, in as many processes as there are jobs."""

    def draw(share: Iterable[Order]) -> list[OrderFiles]:
        made: list[OrderFiles] = []
        for order in share:
            files = [*filled(drawing, order)]
            made.append(OrderFiles([run.put(file) for file in files], files[0].row))
            if len(made) % 100 == 0:
                run.lap.step("zeichnen", min(len(made) * jobs, len(wanted)), len(wanted))
        return made

    ahead = _ahead(drawing, wanted, run)
    others = [order for number, order in enumerate(wanted) if number not in ahead]
    made = iter(spread(draw, others, jobs=jobs))
    return [ahead[n] if n in ahead else next(made) for n in range(len(wanted))]


def _ahead(drawing: Drawing, wanted: Iterable[Order], run: Run) -> dict[int, OrderFiles]:
    """What somebody waits for, by its number among all that is wanted."""
    found: dict[int, OrderFiles] = {}
    if run.audience is None:
        return found

    for number, (kind, subject) in enumerate(wanted):
        if isinstance(kind, PageKind) and run.audience.awaits(kind.url(subject)):
            files = [*filled(drawing, Order(kind, subject))]
            for file in files:
                run.audience.see(file)
            found[number] = OrderFiles([run.put(file) for file in files], files[0].row)
    run.audience.ready()
    return found


def addresses(wanted: list[Order], made: list[OrderFiles]) -> list[str]:
    """Of all pages that the sitemap lists."""
    return sorted(
        address(order.kind.url(order.subject), number)
        for order, files in zip(wanted, made, strict=True)
        if isinstance(order.kind, PageKind) and order.kind.listed
        for number in range(1, len(files.results) + 1)
    )


def exposed(every: Iterable[Raster], jobs: int, run: Run) -> Callable[[], list[object]]:
    """The pictures made of points: kept as they were published, or made, each in one worker.

    A few are begun now, beside the pages; many have all processes to themselves.
    """
    kept: list[object] = []
    stale: list[Raster] = []
    for raster in every:
        if is_fresh(run.former, raster):
            kept += map(run.put, raster_files(raster, made=False))
        else:
            stale.append(raster)

    def expose(share: Iterable[Raster]) -> list[list[object]]:
        return [[run.put(file) for file in raster_files(r, made=True)] for r in share]

    many = partial(spread, expose, stale, jobs=jobs, worth=2)
    made = later(partial(expose, stale), jobs=jobs) if 0 < len(stale) <= _FEW else many
    return lambda: [*kept, *chain.from_iterable(made())]


# --- the search index ---------------------------------------------------------------------------


class SearchIndex(NamedTuple):
    """The numbers of all records, and the index as it was published."""

    chronicle: Chronicle
    numbering: Numbering
    former: FormerIndex


class _Staged(NamedTuple):
    """A file of the index, without what it holds, and what became of it."""

    file: IndexFile
    result: object


def search_of(chronicle: Chronicle, former: FormerSite) -> SearchIndex:
    """The published index is of use when all of it is as it was."""
    files = former.under(FOLDER)
    known = FormerIndex(former.numbers, files, former.data) if files else NO_INDEX
    return SearchIndex(chronicle, numbering_of(chronicle), known)


def index(search: SearchIndex, fresh: Mapping[str, bytes], put: Put, *, jobs: int) -> list[object]:
    """Every file of the index, handed to `put`; its results. `fresh` are the rows of all pages that
    were drawn, and of those whose row is not published.
    """
    chronicle, numbering, former = search
    if former.files and is_outgrown(numbering, former):
        fresh, former = all_rows(numbering, fresh, former), NO_INDEX
    some = differing(numbering, fresh, former)
    jobs = jobs if len(some) >= WORTH else 1

    rows = later(partial(_rows, search._replace(former=former), some, put), jobs=jobs)
    known = patched(numbering, some, former) if former.files else _words(numbering, some, jobs)
    words = word_files(known, former)
    staged = _staged([file for files in words.values() for _, file in files], put)
    staged += rows()

    every = [one.file for one in staged if one.file.path.startswith(ROWS)]
    small = small_files(chronicle, numbering, former, words=words, rows=every)
    return [one.result for one in (*staged, *_staged(small, put))]


def _rows(search: SearchIndex, some: Sequence[Changed], put: Put) -> list[_Staged]:
    return _staged(row_files(search.numbering, some, search.former), put)


def _staged(files: Sequence[IndexFile], put: Put) -> list[_Staged]:
    return [_Staged(file._replace(data=None), put(File(*file))) for file in files]


def _words(numbering: Numbering, some: Sequence[Changed], jobs: int) -> dict[str, str]:
    """The lines of a vocabulary that is made anew, each process a part of the rows."""
    rows = sorted((one.number, one.row) for one in some if one.row is not None)
    shares = [rows[first::jobs] for first in range(jobs)]
    packed = spread(lambda every: [*map(share_packed, every)], shares, jobs=jobs, worth=2)
    return lines(postings(packed), Alphabet(numbering.size))
