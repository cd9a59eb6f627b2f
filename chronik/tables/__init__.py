"""The tables of the open data: `TABLES` is the visible registry. A new one is a description and a line."""

from __future__ import annotations

from chronik.columns import Table
from chronik.tables import records, relations

TABLES: tuple[Table, ...] = (
    records.EVENTS,
    records.PEOPLE,
    records.ORGANISATIONS,
    records.NETWORKS,
    records.PLACES_TABLE,
    records.SOURCES,
    relations.PARTICIPATIONS,
    relations.MEMBERSHIPS,
    relations.AFFILIATIONS,
    relations.NAMES,
    relations.CITATIONS,
)
