"""The table of whom and what images show."""

from __future__ import annotations

from collections.abc import Iterator

from chronik.chronicle.chronicle import Chronicle
from chronik.exports.tables.columns import Cells, Column, Dataset, text
from chronik.records.keys import KINDS


def _depictions(chronicle: Chronicle) -> Iterator[Cells]:
    for e in chronicle.entries.values():
        for image in e.images:
            for shown in image.shows:
                named = chronicle.entries.get(shown.key)
                yield (
                    KINDS[e.kind].english,
                    e.id,
                    e.name,
                    image.file,
                    KINDS[named.kind].english if named else None,
                    named.id if named else None,
                    named.name if named else None,
                    *(shown.area or (None, None, None, None)),
                    shown.note,
                )


_PERCENT = "in Prozent des Bildes"
DEPICTIONS = Dataset(
    name="auf-bildern",
    title="Auf Bildern",
    words=(
        "Wer und was auf welchem Bild zu sehen ist, und wo; ohne Kennung jemand, den noch niemand "
        "erkannt hat."
    ),
    columns=(
        text("kind", "Art des Eintrags mit dem Bild", *[k.english for k in KINDS.values()]),
        text("record", "Kennung des Eintrags"),
        text("record_name", "Name des Eintrags"),
        text("image", "Name der Bilddatei"),
        text("shown_kind", "was zu sehen ist", "person", "organisation", "place"),
        text("shown", "Kennung"),
        text("shown_name", "Name"),
        Column("left", "number", f"linker Rand der Stelle {_PERCENT}; leer: ohne Stelle"),
        Column("top", "number", f"oberer Rand {_PERCENT}"),
        Column("width", "number", f"Breite {_PERCENT}"),
        Column("height", "number", f"Höhe {_PERCENT}"),
        text("note", "Anmerkung der Redaktion"),
    ),
    rows=_depictions,
    kinds=(),
)
