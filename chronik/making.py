"""How the files of a site are made: in several processes, each file handed on at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from chronik.exports.images import Raster
from chronik.files import Drawing, FormerSite, Order, Put, filled, is_fresh, raster_files
from chronik.html.paging import address
from chronik.pages import PageKind
from chronik.system.workers import spread


class Lap(Protocol):
    """Told of each stage that is over, and of how far a long one is."""

    def __call__(self, stage: str) -> None: ...
    def step(self, stage: str, done: int, total: int) -> None: ...
    def note(self, words: str) -> None: ...


class Run(NamedTuple):
    """What a build has to do with the world around it."""

    common: bytes  # stands for the program and its options, which every page depends on
    former: FormerSite
    put: Put
    lap: Lap


class Drawn(NamedTuple):
    """What became of the files of an order, and the row of the record that they are about."""

    results: list[object]
    row: bytes


def drawn(drawing: Drawing, wanted: list[Order], jobs: int, run: Run) -> list[Drawn]:
    """The files of each order, in as many processes as there are jobs."""

    def draw(share: Iterable[Order]) -> list[Drawn]:
        made: list[Drawn] = []
        for order in share:
            files = [*filled(drawing, order)]
            made.append(Drawn([run.put(file) for file in files], files[0].row))
            if len(made) % 100 == 0:
                run.lap.step("zeichnen", min(len(made) * jobs, len(wanted)), len(wanted))
        return made

    return spread(draw, wanted, jobs=jobs)


def addresses(wanted: list[Order], made: list[Drawn]) -> list[str]:
    """Of all pages that the sitemap lists."""
    return sorted(
        address(order.kind.url(order.subject), number)
        for order, files in zip(wanted, made, strict=True)
        if isinstance(order.kind, PageKind) and order.kind.listed
        for number in range(1, len(files.results) + 1)
    )


def exposed(every: Iterable[Raster], jobs: int, run: Run) -> Iterator[object]:
    """The pictures made of points: kept as they were published, or made, each in one worker."""
    stale: list[Raster] = []
    for raster in every:
        if is_fresh(run.former, raster):
            yield from map(run.put, raster_files(raster, made=False))
        else:
            stale.append(raster)

    def expose(share: Iterable[Raster]) -> list[list[object]]:
        return [[run.put(file) for file in raster_files(r, made=True)] for r in share]

    for results in spread(expose, stale, jobs=jobs, worth=2):
        yield from results
