"""The page of the open data: every file, what it holds, how much, in which format, under which
licence, in which version.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from chronik.chronicle.edition import Edition
from chronik.chronicle.signing import version_of
from chronik.dates.edtf import in_days
from chronik.exports.tables import TABLES
from chronik.exports.tables.columns import Dataset, row_count
from chronik.html.blocks import Item, Row
from chronik.html.blocks import Table as Listing
from chronik.html.jsonld import escaped_root, join, properties, publisher, text_property
from chronik.html.view import View
from chronik.pages.sections.citing import cite_all
from chronik.pages.sections.record import fact_list
from chronik.words.german import counted, number
from chronik.words.links import licence_url

URL = "daten/"
_FORMATS = {
    "csv": "text/csv",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "graphml": "application/graphml+xml",
}


class Data(NamedTuple):
    tables: tuple[Dataset, ...]
    versions: str  # how to find the state that a version names, where the repository is known


def subjects(edition: Edition) -> Iterable[str]:
    return (URL,)


def view(edition: Edition, subject: str) -> View:
    chronicle, site = edition.chronicle, edition.chronicle.site
    entries = counted(len(chronicle.entries), "Eintrag", "Einträge")
    licence = licence_url(site.licence)
    rows: tuple[Row | tuple[str, tuple[Item, ...]], ...] = (
        ("Umfang", (Item("", entries),)),
        ("Lizenz", (Item(licence, site.licence),) if site.licence else ()),
        ("Herausgegeben von", (Item("", site.publisher),) if site.publisher else ()),
    )
    tables = Listing(
        "tabellen",
        "Tabellen",
        ("Tabelle", "Inhalt", "Zeilen", "Dateien"),
        tuple(_row(table, edition) for table in TABLES),
        _TABLES,
    )
    others = Listing(
        "dateien",
        "Weitere Dateien",
        ("Datei", "Inhalt", "Umfang"),
        tuple(_other(*some) for some in _others(edition)),
    )
    words = f"Alle Angaben dieser Chronik als Dateien: Tabellen, Kalender, Feeds, Linked Data. {entries}."
    blocks = tuple(
        block for block in (fact_list(rows), tables, others, cite_all(chronicle)) if block
    )
    extra = Data(TABLES, site.repository)
    return View(
        URL,
        "data.html",
        "Daten",
        words,
        URL,
        "",
        _LEAD,
        (),
        blocks,
        extra=extra,
        schema=_dataset(edition, words),
    )


_LEAD = "Alles, was auf diesen Seiten steht, gibt es auch als Dateien, zum Nachrechnen und Weiterverwenden."
_TABLES = (
    "Jede Tabelle gibt es als CSV für Tabellenprogramme (Trennzeichen „;“, UTF-8, Listen durch „ | “ getrennt, vor einem Text, der "
    "sonst als Formel gälte, ein Apostroph) und als JSON mit einem Datensatz je Zeile."
)


def _row(table: Dataset, edition: Edition) -> tuple[tuple[Item, ...], ...]:
    files = tuple(
        Item(f"{URL}{table.name}.{ending}", f"{table.name}.{ending}") for ending in ("csv", "json")
    )
    return (
        (Item("", table.title),),
        (Item("", table.words),),
        (Item("", number(row_count(table, edition.chronicle))),),
        files,
    )


def _other(path: str, words: str, size: str) -> tuple[tuple[Item, ...], ...]:
    return (
        (Item(path, path.rpartition("/")[2]),),
        (Item("", words),),
        (Item("", size),) if size else (),
    )


def _others(edition: Edition) -> Iterator[tuple[str, str, str]]:
    """Path, what the file holds, and how much of it."""
    of_kind = edition.chronicle.of_kind
    events = len(of_kind["events"])
    exact = sum(in_days(e.date) for e in of_kind["events"])
    nodes = sum(len(of_kind[kind]) for kind in ("events", "people", "organisations", "networks"))
    feeds = counted(len(of_kind["networks"]), "Netzwerk hat", "Netzwerke haben")
    yield (
        f"{URL}datapackage.json",
        "Beschreibung aller Tabellen und ihrer Felder: Frictionless Data Package, Version 1",
        counted(len(TABLES), "Tabelle", "Tabellen"),
    )
    yield (
        f"{URL}chronik.jsonld",
        "Alle Einträge mit den Wörtern von schema.org: JSON-LD",
        _records(len(edition.chronicle.entries)),
    )
    yield (
        f"{URL}netzwerk.graphml",
        "Wer mit wem verbunden ist, für Gephi, NetworkX und andere: GraphML",
        counted(nodes, "Knoten", "Knoten"),
    )
    yield (
        "chronik.ics",
        f"Ereignisse mit taggenauem Datum als Kalender: iCalendar. {_missing(events - exact)}",
        counted(exact, "Termin", "Termine"),
    )
    yield (
        "feed.xml",
        f"Die jüngsten Ereignisse: Atom-Feed. {feeds} einen eigenen, auf der Seite verlinkt.",
        "",
    )
    yield "sitemap.xml", "Adressen aller Seiten, für Suchmaschinen", ""


def _records(count: int) -> str:
    return counted(count, "Eintrag", "Einträge")


def _missing(count: int) -> str:
    said = "fehlt, weil sein Datum" if count == 1 else "fehlen, weil ihr Datum"
    return (
        f"{counted(count, 'Ereignis', 'Ereignisse')} {said} nicht auf den Tag feststeht."
        if count
        else "Kein Ereignis fehlt."
    )


def _dataset(edition: Edition, words: str) -> str:
    """The data as a schema.org Dataset, with a download for each file."""
    site, root = edition.chronicle.site, escaped_root(edition.chronicle.site.root or "../")
    first, last = edition.span
    paths = [f"{URL}{table.name}.{ending}" for table in TABLES for ending in ("csv", "json")]
    paths += [f"{URL}chronik.jsonld", f"{URL}netzwerk.graphml"]
    files = [
        f'{{"@type":"DataDownload","encodingFormat":"{_FORMATS[p.rpartition(".")[2]]}","contentUrl":"{root}{p}"}}'
        for p in paths
    ]
    return join(
        f'"@type":"Dataset","@id":"{root}{URL}","url":"{root}{URL}","version":"{version_of(edition.chronicle)}","inLanguage":"de"',
        text_property("name", site.title),
        text_property("description", words),
        text_property("license", licence_url(site.licence) or site.licence),
        publisher(site.publisher),
        text_property("temporalCoverage", f"{first:04}/{last:04}" if first else ""),
        properties("distribution", files),
    )
