"""The tables of open data: `TABLES` is the visible registry. A new one is a description, a line."""

from __future__ import annotations

from chronik.exports.tables import lasting, records, relations
from chronik.exports.tables.columns import Dataset

TABLES: tuple[Dataset, ...] = (
    records.EVENTS,
    records.PEOPLE,
    records.ORGANISATIONS,
    records.NETWORKS,
    records.THEMES_TABLE,
    records.PLACES_TABLE,
    records.SOURCES,
    relations.PARTICIPATIONS,
    lasting.MEMBERSHIPS,
    lasting.ORGANISATION_MEMBERS,
    lasting.AFFILIATIONS,
    lasting.RELATIONS,
    lasting.PLACE_REGIONS,
    relations.NAMES,
    relations.CITATIONS,
)
