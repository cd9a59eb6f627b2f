"""The tables of open data: `TABLES` is the visible registry. A new one is a description, a line."""

from __future__ import annotations

from chronik.exports.tables import depictions, lasting, records, relations
from chronik.exports.tables.columns import Dataset

# The format of what lies under /daten/ (docs/daten.md). What only adds is another minor version;
# what takes away, renames, or means something else is another major one.
FORMAT = "1.1"

TABLES: tuple[Dataset, ...] = (
    records.EVENTS,
    records.PEOPLE,
    records.ORGANISATIONS,
    records.NETWORKS,
    records.THEMES_TABLE,
    records.WORKS_TABLE,
    records.PLACES_TABLE,
    records.SOURCES,
    relations.PARTICIPATIONS,
    relations.CONTRIBUTIONS,
    lasting.MEMBERSHIPS,
    lasting.ORGANISATION_MEMBERS,
    lasting.AFFILIATIONS,
    lasting.RELATIONS,
    lasting.PLACE_REGIONS,
    relations.NAMES,
    relations.CITATIONS,
    depictions.DEPICTIONS,
)
