"""Files beside the pages: `EXPORTS` is the visible registry. A new one is a module and a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from chronik.columns import Table
from chronik.exports import calendar, connections, datatables, feed, filters, graph, linked, names, sitemap
from chronik.model import url_of
from chronik.needs import Signing
from chronik.parts import Whole
from chronik.tables import TABLES


class Export(NamedTuple):
    """Files of one kind: the path of each, what it holds, and what they are about (`subjects`; one file without them).

    `sign` tells quickly whether a file could have changed; without it the file is made anew in each build, and written only when
    its bytes differ. What comes `last` is made after the pages, knows the addresses of all, and has no subject.
    """

    path: Callable[[str], str]
    make: Callable[[Whole, Sequence[str], str], bytes]
    subjects: Callable[[Whole], Iterable[str]] = lambda whole: ("",)
    sign: Callable[[Signing, Whole, str], bytes] | None = None
    last: bool = False


def _everything(signing: Signing, whole: Whole, subject: str) -> bytes:
    return signing.everything()


def _one(path: str, make: Callable[[Whole, Sequence[str]], bytes], *, last: bool = False) -> Export:
    """A single file about the whole chronicle."""
    return Export(lambda subject: path, lambda whole, urls, subject: make(whole, urls), sign=None if last else _everything, last=last)


_TABLES = {table.name: table for table in TABLES}


def _tables(ending: str, make: Callable[[Table, Whole], bytes]) -> Export:
    """A file for each table, made anew only when a record it shows anything of has changed."""

    def sign(signing: Signing, whole: Whole, subject: str) -> bytes:
        kinds = _TABLES[subject].kinds
        return signing.listed(e.key for kind in kinds for e in whole.chronicle.of_kind[kind]) if kinds else signing.everything()

    return Export(
        lambda subject: f"daten/{subject}.{ending}", lambda whole, urls, subject: make(_TABLES[subject], whole), lambda whole: _TABLES, sign
    )


EXPORTS: tuple[Export, ...] = (
    Export(lambda subject: "feed.xml", feed.atom, sign=feed.sign),
    Export(lambda key: f"{url_of(key)}feed.xml", feed.atom, lambda whole: (e.key for e in whole.chronicle.of_kind["networks"]), feed.sign),
    Export(lambda subject: "chronik.ics", lambda whole, urls, subject: calendar.calendar(whole, urls), sign=calendar.sign),
    _tables("json", datatables.as_json),
    _tables("csv", datatables.as_csv),
    _one("daten/datapackage.json", datatables.package),
    _one("daten/chronik.jsonld", linked.jsonld),
    _one("daten/netzwerk.graphml", graph.graphml),
    _one("robots.txt", sitemap.robots),
    _one(names.PATH, names.names),
    _one("sitemap.xml", sitemap.sitemap, last=True),
    Export(lambda subject: filters.PATH, filters.index, filters.subjects, filters.sign),
    Export(lambda subject: connections.PATH, connections.graph, sign=connections.sign),
)
