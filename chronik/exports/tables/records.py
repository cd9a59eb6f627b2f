"""Tables of records: one row a record of a kind, with what its own fields state.

What leads to other records has tables of its own (`relations`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from chronik.chronicle.chronicle import Chronicle
from chronik.exports.tables.columns import (
    EVIDENCE_BASES,
    Cells,
    Column,
    date_cells,
    date_columns,
    julian_column,
    shown_date_cells,
    text,
    texts,
)
from chronik.exports.tables.every import record_table
from chronik.exports.tables.identity import (
    DISTINCT_FROM,
    NAMES_BESIDE,
    distinct_ids,
    id_cell,
    naming_cells,
)
from chronik.exports.tables.lying import REGIONS_THEN, region_cells
from chronik.exports.tables.sources import SOURCE_COLUMNS, source_cells
from chronik.records.model import AnyEntry, Relation, clock_of, preferred
from chronik.records.quantities import QUALIFIERS, quantity_words


def _ids(relations: Iterable[Relation]) -> tuple[str, ...]:
    return tuple([r.target.partition("/")[2] for r in relations])


def _word(word: Any) -> str | None:
    return word.word if word else None


_NO_QUANTITY: Cells = (None, None, None)


def _event(chronicle: Chronicle, e: AnyEntry) -> Cells:
    f = e.facts
    claim, attended, series = preferred(f.date), preferred(f.attendance), f.series
    others = [c.value for c in f.attendance if c is not attended] if len(f.attendance) > 1 else ()

    return (
        _word(f.kind),
        *date_cells(e.date),
        tuple([c.value.text for c in f.date if c is not claim]) if len(f.date) > 1 else (),
        claim.evidence.as_written if claim else "",
        claim.evidence.basis if claim else "",
        f.status.word if f.status else "happened",
        f.format[0].value.word if f.format else None,
        _ids(f.places),
        _ids(f.themes),
        *(attended.value if attended else _NO_QUANTITY),
        tuple([quantity_words(other) for other in others]),
        series.name if series else None,
        series.number if series else None,
        id_cell(f.part_of),
        tuple([id_cell(ref) for ref in f.follows]) if f.follows else (),
        distinct_ids(e),
        *region_cells(chronicle, e),
        clock_of(e),
        e.date.julian,
        _ids(f.works),
    )


KIND = text("kind", "Art, ein Wort aus dem Vokabular der Chronik")
PLACES = texts("places", "Kennungen der Orte")
THEMES = texts("themes", "Kennungen der Themen")
PART_OF = text("part_of", "Kennung des Ganzen, zu dem der Eintrag gehört")
EVENTS = record_table(
    "ereignisse",
    "Ereignisse",
    "Alle Ereignisse, auch die ohne sicheres Datum.",
    kind="events",
    columns=(
        KIND,
        *date_columns("date", "Datum"),
        texts("date_others", "widersprechende Datierungen"),
        text("date_as_written", "so steht das Datum in der Quelle"),
        text("date_basis", "worauf die Datierung beruht", *EVIDENCE_BASES),
        text(
            "status",
            "ob es stattgefunden hat oder angekündigt ist, ein Wort aus dem Vokabular der Chronik",
        ),
        text("format", "Format, ein Wort aus dem Vokabular der Chronik"),
        PLACES,
        THEMES,
        Column(
            "attendance",
            "integer",
            "Zahl der Teilnehmenden; gilt nur zusammen mit den beiden nächsten Spalten",
        ),
        Column("attendance_upper", "integer", "oberes Ende, wenn die Zahl eine Spanne ist"),
        text("attendance_qualifier", "Zusatz zur Zahl, etwa „knapp“", *QUALIFIERS),
        texts("attendance_others", "widersprechende Zahlen"),
        text("series", "Reihe"),
        Column("series_number", "integer", "Nummer in der Reihe"),
        PART_OF,
        texts("follows", "Kennungen der Ereignisse, auf die es folgt"),
        DISTINCT_FROM,
        *REGIONS_THEN,
        text("time", "Uhrzeit des Beginns, Ortszeit"),
        julian_column("date"),
        texts("works", "Kennungen der Werke, um die es geht"),
    ),
    own=_event,
)
PEOPLE = record_table(
    "personen",
    "Personen",
    "Alle Personen. Kontaktdaten enthält die Chronik nicht.",
    kind="people",
    columns=(
        text("title", "akademischer Grad"),
        text("sort_name", "Name, wie er einsortiert wird, wo er angegeben ist"),
        NAMES_BESIDE,
        DISTINCT_FROM,
        *date_columns("born", "Geburt; von Lebenden höchstens das Jahr"),
        texts("born_others", "widersprechende Datierungen"),
        julian_column("born"),
        *date_columns("died", "Tod"),
        texts("died_others", "widersprechende Datierungen"),
        julian_column("died"),
    ),
    own=lambda chronicle, e: _person(e),
)


def _person(e: AnyEntry) -> Cells:
    f = e.facts
    return (
        f.title,
        f.sort_name,
        *naming_cells(e),
        *shown_date_cells(f.born),
        *shown_date_cells(f.died),
    )


_LASTING = (
    *date_columns("founded", "Gründung"),
    texts("founded_others", "widersprechende Datierungen"),
    julian_column("founded"),
    *date_columns("dissolved", "Auflösung"),
    texts("dissolved_others", "widersprechende Datierungen"),
    julian_column("dissolved"),
    text("succeeded_by", "Kennung der Nachfolge"),
    NAMES_BESIDE,
    DISTINCT_FROM,
)


def _lasting(chronicle: Chronicle, e: AnyEntry) -> Cells:
    f = e.facts
    return (
        _word(f.kind),
        _ids(f.places),
        id_cell(f.part_of),
        *_time(f),
        *naming_cells(e),
    )


def _time(f: Any) -> Cells:
    """From when until when there was a body or a place, and what came after it."""
    return (*shown_date_cells(f.founded), *shown_date_cells(f.dissolved), id_cell(f.succeeded_by))


ORGANISATIONS = record_table(
    "organisationen",
    "Organisationen",
    "Alle Organisationen.",
    kind="organisations",
    columns=(KIND, PLACES, PART_OF, *_LASTING),
    own=_lasting,
)
NETWORKS = record_table(
    "netzwerke",
    "Netzwerke",
    "Alle Netzwerke.",
    kind="networks",
    columns=(KIND, PLACES, PART_OF, *_LASTING, THEMES),
    own=lambda chronicle, e: (*_lasting(chronicle, e), _ids(e.facts.themes)),
)
THEMES_TABLE = record_table(
    "themen",
    "Themen",
    "Alle Themen. Was zu ihnen gehört, steht bei den Ereignissen, Netzwerken und Werken.",
    kind="themes",
    columns=(PART_OF,),
    own=lambda chronicle, e: (id_cell(e.facts.part_of),),
)
WORKS_TABLE = record_table(
    "werke",
    "Werke",
    "Alle Werke. Wer an ihnen beteiligt war, steht in einer eigenen Tabelle.",
    kind="works",
    columns=(
        KIND,
        *date_columns("date", "Datum"),
        texts("date_others", "widersprechende Datierungen"),
        julian_column("date"),
        texts("networks", "Kennungen der Netzwerke, aus denen es kommt"),
        THEMES,
        PART_OF,
        DISTINCT_FROM,
    ),
    own=lambda chronicle, e: _work(e),
)


def _work(e: AnyEntry) -> Cells:
    f = e.facts
    return (
        _word(f.kind),
        *shown_date_cells(f.date),
        _ids(f.networks),
        _ids(f.themes),
        id_cell(f.part_of),
        distinct_ids(e),
    )


_OPEN = (None, None)  # of a place without coordinates
PLACES_TABLE = record_table(
    "orte",
    "Orte",
    "Alle Orte und Gebiete.",
    kind="places",
    columns=(
        KIND,
        PART_OF,
        Column("latitude", "number", "Grad nördlicher Breite, WGS 84"),
        Column("longitude", "number", "Grad östlicher Länge, WGS 84"),
        *_LASTING,
    ),
    own=lambda chronicle, e: _place(chronicle, e),
)


def _place(chronicle: Chronicle, e: AnyEntry) -> Cells:
    """What it lies in now, or did last; all of it stands in the table of regions."""
    f, whole = e.facts, next(iter(chronicle.around[e.key][1:2]), None)
    return (
        _word(f.kind),
        whole.id if whole else None,
        *(f.coordinates or _OPEN),
        *_time(f),
        *naming_cells(e),
    )


SOURCES = record_table(
    "quellen",
    "Quellen",
    "Alle Quellen. Ihr Wortlaut ist nicht dabei, nur die zitierten Stellen stehen unter „Belege“.",
    kind="sources",
    columns=SOURCE_COLUMNS,
    own=source_cells,
)
