"""Files beside the pages: `EXPORTS` is the visible registry. A new one is a module and a line.

Beside those that it lists stand what they share and what the build asks for by itself:

    composed   large files made of pieces that are remembered
    schemaorg  what a record of each kind states, in the words of schema.org
    images     pictures made of points, each with its signature
    sharecard  the picture for where a page is shared
    tables/    the tables of the open data, `TABLES`
    connections/  what „Verbindungen“ are found from
    lookups/   the small files that scripts read
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from chronik.chronicle.edition import Edition, followable
from chronik.chronicle.signing import Sign, Signed, Signing
from chronik.exports import (
    calendar,
    datatables,
    feed,
    graph,
    linkeddata,
    redirects,
    sitemap,
)
from chronik.exports.composed import Composed
from chronik.exports.connections import steps, typed, web
from chronik.exports.lookups import choices, days, rows
from chronik.exports.tables import TABLES
from chronik.exports.tables.columns import Dataset
from chronik.language.tuples import NamedTuple
from chronik.records.keys import url_of

Subjects = Callable[[Edition], Iterable[str]]
Compose = Callable[[Edition, str, Signed], Sequence[Composed]]


def _once(edition: Edition) -> Iterable[str]:
    return ("",)


class Export(NamedTuple):
    """Files of one kind: the path of each, what it holds, and what they are about.

    Without `subjects` it is one file. `sign` tells quickly whether a file could have changed;
    without it the file is made anew in each build, and written only when its bytes differ. What
    comes last is made after the pages and knows the addresses of all, which `parts` it has too.
    """

    path: Callable[[str], str]
    make: Callable[[Edition, Sequence[str], str], bytes]
    subjects: Subjects = _once
    sign: Sign | None = None
    parts: Callable[[Sequence[str]], Sequence[str]] | None = None  # of what comes last
    compose: Compose | None = None  # a large file of pieces; it stands in place of `make`


def _everything(signing: Signing, edition: Edition, subject: str) -> bytes:
    return signing.everything()


def _one(path: str, make: Callable[[Edition, Sequence[str]], bytes]) -> Export:
    """A single file about the whole chronicle."""
    return Export(
        path=lambda subject: path,
        make=lambda edition, urls, subject: make(edition, urls),
        sign=_everything,
    )


def _nothing(edition: Edition, urls: Sequence[str], subject: str) -> bytes:
    return b""


def _composed(
    path: str, compose: Compose, sign: Sign = _everything, subjects: Subjects = _once
) -> Export:
    """A large single file about the whole chronicle."""
    return Export(
        path=lambda subject: path, make=_nothing, subjects=subjects, sign=sign, compose=compose
    )


_TABLES = {table.name: table for table in TABLES}
_BY_YEAR = ("ereignisse", "beteiligungen")  # tables of what events state


def _signed(signing: Signing, edition: Edition, name: str) -> bytes:
    """A table is made anew only when a record it shows anything of has changed."""
    kinds = _TABLES[name].kinds
    if not kinds:
        return signing.everything()
    return signing.listed(e.key for kind in kinds for e in edition.chronicle.of_kind[kind])


def _tables(ending: str, make: Callable[[Dataset, Edition], bytes]) -> Export:
    """A file for each table."""
    names = [name for name in _TABLES if name not in _BY_YEAR]
    return Export(
        path=lambda name: f"daten/{name}.{ending}",
        make=lambda edition, urls, name: make(_TABLES[name], edition),
        subjects=lambda edition: names,
        sign=_signed,
    )


def _long_tables(
    ending: str, compose: Callable[[Dataset, Edition, Signed], Sequence[Composed]]
) -> Export:
    """The same for those that are as long as the chronicle."""

    def composed(edition: Edition, name: str, signed: Signed) -> Sequence[Composed]:
        return compose(_TABLES[name], edition, signed)

    return Export(
        path=lambda name: f"daten/{name}.{ending}",
        make=_nothing,
        subjects=lambda edition: _BY_YEAR,
        sign=_signed,
        compose=composed,
    )


def _connections(
    make: Callable[[Edition, Sequence[str], str], bytes],
    subjects: Subjects,
    sign: Sign,
    *,
    prefix: str = "",
) -> Export:
    return Export(
        path=lambda subject: f"verbindungen/{prefix}{subject}.json",
        make=make,
        subjects=subjects,
        sign=sign,
    )


EXPORTS: tuple[Export, ...] = (
    Export(path=lambda subject: "feed.xml", make=feed.atom, sign=feed.sign),
    Export(
        path=lambda key: f"{url_of(key)}feed.xml",
        make=feed.atom,
        subjects=lambda edition: followable(edition.chronicle),
        sign=feed.sign,
    ),
    Export(path=days.day_file, make=days.rows, subjects=days.subjects, sign=days.sign),
    _composed("chronik.ics", calendar.calendar, calendar.sign),
    _long_tables("json", datatables.json_by_year),
    _long_tables("csv", datatables.csv_by_year),
    _tables("json", datatables.as_json),
    _tables("csv", datatables.as_csv),
    _one("daten/datapackage.json", datatables.package),
    _composed("daten/chronik.jsonld", linkeddata.jsonld),
    _composed("daten/netzwerk.graphml", graph.graphml),
    _one("robots.txt", sitemap.robots),
    Export(
        path=lambda subject: "_redirects",
        make=redirects.redirects,
        subjects=redirects.redirecting,
        sign=_everything,
    ),
    Export(path=sitemap.sitemap_path, make=sitemap.sitemap, parts=sitemap.sitemap_parts),
    _connections(web.web, web.subjects, web.sign),
    _connections(steps.steps, steps.subjects, steps.sign),
    _connections(typed.typed, typed.subjects, typed.sign, prefix="namen-"),
    Export(
        path=lambda subject: choices.PATH,
        make=choices.choices_file,
        subjects=choices.choices_subjects,
        sign=choices.choices_signature,
    ),
    Export(
        path=choices.column_path,
        make=choices.column_file,
        subjects=choices.columns_subjects,
        sign=choices.choices_signature,
    ),
    Export(
        path=rows.rows_path,
        make=rows.rows_file,
        subjects=rows.rows_subjects,
        sign=rows.rows_signature,
    ),
)
