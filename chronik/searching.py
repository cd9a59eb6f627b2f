"""The search index among the files of a site: which rows are missing, and the files of all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from chronik.chronicle.chronicle import Chronicle
from chronik.files import File, FormerSite, Put
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
from chronik.search.published import NO_INDEX, Changed, Published, all_rows, differing, is_outgrown
from chronik.system.workers import WORTH, later, spread


class Search(NamedTuple):
    """The numbers of all records, and the index as it was published."""

    chronicle: Chronicle
    numbering: Numbering
    former: Published


class _Staged(NamedTuple):
    """A file of the index, without what it holds, and what became of it."""

    file: IndexFile
    result: object


def search_of(chronicle: Chronicle, former: FormerSite) -> Search:
    """The published index is of use when all of it is as it was."""
    files = former.under(FOLDER)
    known = Published(former.numbers, files, former.data) if files else NO_INDEX
    return Search(chronicle, numbering_of(chronicle), known)


def index(search: Search, fresh: Mapping[str, bytes], put: Put, *, jobs: int) -> list[object]:
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


def _rows(search: Search, some: Sequence[Changed], put: Put) -> list[_Staged]:
    return _staged(row_files(search.numbering, some, search.former), put)


def _staged(files: Sequence[IndexFile], put: Put) -> list[_Staged]:
    return [_Staged(file._replace(data=None), put(File(*file))) for file in files]


def _words(numbering: Numbering, some: Sequence[Changed], jobs: int) -> dict[str, str]:
    """The lines of a vocabulary that is made anew, each process a part of the rows."""
    rows = sorted((one.number, one.row) for one in some if one.row is not None)
    shares = [rows[first::jobs] for first in range(jobs)]
    packed = spread(lambda every: [*map(share_packed, every)], shares, jobs=jobs, worth=2)
    return lines(postings(packed), Alphabet(numbering.size))
