"""What the table of sources says of each, besides what every record has."""

from __future__ import annotations

from chronik.chronicle.chronicle import Chronicle
from chronik.exports.tables.columns import (
    Cells,
    Column,
    date_columns,
    julian_column,
    shown_date_cells,
    text,
    texts,
)
from chronik.exports.tables.identity import id_cell
from chronik.privacy.redaction import redactions
from chronik.records.kinds.source import SOURCE_KINDS
from chronik.records.model import AnyEntry, Reference

SOURCE_COLUMNS = (
    text("kind", "Art der Quelle", *SOURCE_KINDS),
    text("publisher", "wer sie veröffentlicht hat"),
    text("issue", "Ausgabe oder Heft"),
    text("author", "wer sie verfasst hat"),
    text("informant", "mit wem das Gespräch geführt wurde: Kennung der Person, oder Name"),
    *date_columns("date", "Datum der Veröffentlichung"),
    texts("date_others", "widersprechende Datierungen"),
    julian_column("date"),
    text("pages", "Seiten, die sie einnimmt"),
    text("holder", "wo sie aufbewahrt wird: Kennung der Organisation, oder Name"),
    text("call_number", "Signatur"),
    text("language", "Sprache (BCP 47); leer: Deutsch oder nicht angegeben"),
    text("source_url", "Fundstelle"),
    text("archive_url", "archivierte Fassung"),
    text("accessed", "Tag des Abrufs, in EDTF"),
    text("publish", "ob nur die zitierten Stellen gezeigt werden", "excerpts", "full"),
    text("licence", "Lizenz des Textes"),
    text("sha256", "SHA-256 des ausgewerteten Textes"),
    text("sha256_original", "SHA-256 des Textes, bevor etwas geschwärzt wurde"),
    Column("redactions", "integer", "wie viele Stellen des Textes geschwärzt sind"),
)


def source_cells(chronicle: Chronicle, e: AnyEntry) -> Cells:
    f = e.facts
    return (
        f.medium,
        f.publisher,
        f.issue,
        f.author,
        _who(f.informant),
        *shown_date_cells(f.date),
        f.pages,
        _who(f.holder),
        f.call_number,
        f.language,
        f.url,
        f.archive_url,
        f.accessed.text if f.accessed else None,
        f.publish,
        f.licence,
        f.sha256,
        f.sha256_original,
        redactions(chronicle.texts[e.key].original) if e.key in chronicle.texts else 0,
    )


def _who(who: Reference | str) -> str:
    """The id of a record, or a name that there is none of."""
    return who if isinstance(who, str) else id_cell(who) or ""
