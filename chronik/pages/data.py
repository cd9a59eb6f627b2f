"""The page of the open data: every file, what it holds and how much; licence and version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chronik.chronicle.edition import Edition
from chronik.chronicle.signing import Signing, version_of
from chronik.dates.edtf import in_days
from chronik.exports import calendar, datatables, feed, graph, linkeddata
from chronik.exports.tables import FORMAT, TABLES
from chronik.exports.tables.columns import Dataset, row_count
from chronik.html.blocks import FactList, Item
from chronik.html.blocks import Table as Listing
from chronik.html.jsonld import escaped_root, join, properties, publisher, text_property
from chronik.html.parts.contents import contents
from chronik.html.view import Section, View
from chronik.language.tuples import NamedTuple
from chronik.pages.sections.citing.citation import cite_all, last_edit
from chronik.pages.sections.record import fact_list
from chronik.words.digests import digest_of
from chronik.words.german import counted, listed, number
from chronik.words.links import licence_url

URL = "daten/"
_FORMATS = {
    "csv": "text/csv",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "graphml": "application/graphml+xml",
}
_LEAD = (
    "Alles, was auf diesen Seiten steht, gibt es auch als Dateien, "
    "zum Nachrechnen und Weiterverwenden."
)
_TABLES = (
    "Jede Tabelle gibt es als CSV für Tabellenprogramme (Trennzeichen „;“, UTF-8, Listen durch "
    "„ | “ getrennt, vor einem Text, der sonst als Formel gälte, ein Apostroph) und als JSON mit "
    f"einem Datensatz je Zeile. {datatables.LEFT_OUT}"
)


class Data(NamedTuple):
    tables: tuple[Dataset, ...]
    versions: str  # how to find the state that a version names, where the repository is known


def subjects(edition: Edition) -> Iterable[str]:
    return (URL,)


def sign(signing: Signing, edition: Edition, subject: str) -> bytes:
    """All records, and what the feed and the citation tell of their history."""
    told = feed.left_out(edition) + last_edit(edition.chronicle)
    return digest_of(signing.everything() + told.encode())


def view(edition: Edition, subject: str) -> View:
    chronicle, site = edition.chronicle, edition.chronicle.site
    tables = Listing(
        anchor="tabellen",
        title="Tabellen",
        columns=("Tabelle", "Inhalt", "Zeilen", "Dateien"),
        rows=tuple(_row(table, edition) for table in TABLES),
        intro=_TABLES,
    )
    others = Listing(
        anchor="dateien",
        title="Weitere Dateien",
        columns=("Datei", "Inhalt", "Umfang"),
        rows=tuple(_other(file) for file in _others(edition)),
    )
    blocks = [b for b in (_facts(edition), tables, others, cite_all(chronicle)) if b]
    further = (Section("#fassung", "Fassungen"), Section("#felder", "Felder der Tabellen"))
    words = (
        "Alle Angaben dieser Chronik als Dateien: Tabellen, Kalender, Linked Data. "
        f"{_records(edition)}."
    )

    return View(
        url=URL,
        template="data.html",
        title="Daten",
        description=words,
        section=URL,
        label="",
        lead=_LEAD,
        crumbs=(),
        blocks=tuple(blocks),
        contents=(*contents(blocks, {}, {}), *further),
        extra=Data(TABLES, site.repository),
        schema=_dataset(edition, words),
    )


def _facts(edition: Edition) -> FactList | None:
    site = edition.chronicle.site
    licence = Item(licence_url(site.licence), site.licence)
    return fact_list(
        (
            ("Umfang", (Item("", _records(edition)),)),
            ("Format", (Item("", f"Fassung {FORMAT}"),)),
            ("Lizenz", (licence,) if site.licence else ()),
            ("Herausgegeben von", (Item("", site.publisher),) if site.publisher else ()),
        )
    )


def _records(edition: Edition) -> str:
    return counted(len(edition.chronicle.entries), "Eintrag", "Einträge")


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


class _File(NamedTuple):
    path: str
    words: str  # what it holds
    size: str = ""  # how much of it


def _other(file: _File) -> tuple[tuple[Item, ...], ...]:
    return (
        (Item(file.path, file.path.rpartition("/")[2]),),
        (Item("", file.words),),
        (Item("", file.size),) if file.size else (),
    )


def _others(edition: Edition) -> Iterator[_File]:
    of_kind = edition.chronicle.of_kind
    events = len(of_kind["events"])
    exact = sum(in_days(e.date) for e in of_kind["events"])
    nodes = sum(len(of_kind[kind]) for kind in ("events", "people", "organisations", "networks"))
    networks, themes = len(of_kind["networks"]), len(of_kind["themes"])
    counts = [counted(themes, "Thema", "Themen")] if themes else []
    several = listed([counted(networks, "Netzwerk", "Netzwerke"), *counts])
    feeds = f"{several} {'hat' if networks + themes == 1 else 'haben'}"

    yield _File(
        f"{URL}datapackage.json",
        "Beschreibung aller Tabellen und ihrer Felder: Frictionless Data Package, Version 1",
        counted(len(TABLES), "Tabelle", "Tabellen"),
    )
    yield _File(
        f"{URL}chronik.jsonld",
        f"Linked Data, als JSON-LD. {linkeddata.left_out(edition)}",
        _records(edition),
    )
    yield _File(
        f"{URL}netzwerk.graphml",
        "Wer mit wem verbunden ist, für Gephi, NetworkX und andere: GraphML. "
        f"{graph.left_out(edition)}",
        counted(nodes, "Knoten", "Knoten"),
    )
    yield _File(
        "chronik.ics",
        f"Kalender, als iCalendar. {calendar.left_out(events, exact)}",
        counted(exact, "Termin", "Termine"),
    )
    yield _File(
        "feed.xml",
        f"Neues zum Abonnieren, als Atom. {feed.left_out(edition)} "
        f"{feeds} eine eigene Datei, auf der Seite verlinkt.",
    )
    yield _File("sitemap.xml", "Adressen aller Seiten, für Suchmaschinen")


def _dataset(edition: Edition, words: str) -> str:
    """The data as a schema.org Dataset, with a download for each file."""
    site, root = edition.chronicle.site, escaped_root(edition.chronicle.site.root or "../")
    first, last = edition.span
    paths = [f"{URL}{table.name}.{ending}" for table in TABLES for ending in ("csv", "json")]
    paths += [f"{URL}chronik.jsonld", f"{URL}netzwerk.graphml"]

    return join(
        f'"@type":"Dataset","@id":"{root}{URL}","url":"{root}{URL}"',
        f'"version":"{version_of(edition.chronicle)}","schemaVersion":"{FORMAT}","inLanguage":"de"',
        text_property("name", site.title),
        text_property("description", words),
        text_property("license", licence_url(site.licence) or site.licence),
        publisher(site.publisher),
        text_property("temporalCoverage", f"{first:04}/{last:04}" if first else ""),
        properties("distribution", [_download(root, path) for path in paths]),
    )


def _download(root: str, path: str) -> str:
    form = _FORMATS[path.rpartition(".")[2]]
    return f'{{"@type":"DataDownload","encodingFormat":"{form}","contentUrl":"{root}{path}"}}'
