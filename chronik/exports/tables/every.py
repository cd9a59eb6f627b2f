"""What the tables of all kinds of record have in common: one row a record, and who it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from chronik.chronicle.chronicle import Chronicle
from chronik.exports.tables.columns import Cells, Column, Dataset, text, texts
from chronik.exports.tables.identity import id_cell
from chronik.records.model import AnyEntry, Search

_NAMED = (
    text("id", "Kennung, eindeutig innerhalb der Tabelle"),
    text("url", "Adresse der Seite; ohne bekannte Adresse der Website vom Anfang der Website aus"),
    text("name", "Name oder Titel"),
)
_COMMON = (
    texts("aliases", "weitere Namen"),
    text("summary", "Zusammenfassung der Redaktion"),
    texts("sources", "Kennungen der Quellen, die wichtigste zuerst"),
    texts("identifiers", "Kennungen in Normdateien, je „Datei:Nummer“"),
    texts("links", "Adressen im Netz"),
    texts("searched", "gesucht und nicht gefunden: wo, wann (EDTF), was sich ergab"),
    texts("authors", "wer den Eintrag verfasst hat"),
    text("version", "Fassung: die ersten zehn Stellen der Git-Blob-Kennung der Datei"),
)


def record_table(
    name: str,
    title: str,
    words: str,
    *,
    kind: str,
    columns: tuple[Column, ...],
    own: Callable[[Chronicle, AnyEntry], Cells],
) -> Dataset:
    """A table of all records of a kind; `own` fills the columns that only this kind has."""

    def rows(chronicle: Chronicle) -> Iterable[Cells]:
        root = chronicle.site.root
        for e in chronicle.of_kind[kind]:
            yield (e.id, root + e.url, e.name, *own(chronicle, e), *_common(e))

    return Dataset(
        name=name,
        title=title,
        words=words,
        columns=(*_NAMED, *columns, *_COMMON),
        rows=rows,
        kinds=(kind,),
        length=lambda chronicle: len(chronicle.of_kind[kind]),
    )


def _common(e: AnyEntry) -> Cells:
    return (
        e.aliases,
        e.summary,
        tuple([id_cell(ref) for ref in e.sources]) if e.sources else (),
        tuple([f"{file}:{number}" for file, number in e.identifiers]) if e.identifiers else (),
        tuple([link.url for link in e.links]) if e.links else (),
        tuple([_search(s) for s in e.searched]) if e.searched else (),
        e.authors,
        e.version,
    )


def _search(search: Search) -> str:
    return ", ".join(filter(None, (search.where, search.when.text, search.result)))
