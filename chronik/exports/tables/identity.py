"""Cells that say who a record is, whom it names, and who it is not."""

from __future__ import annotations

from typing import Any

from chronik.exports.tables.columns import Cells, texts
from chronik.records.model import AnyEntry, OtherName

NAMES_BESIDE = texts(
    "other_names", "frühere und spätere Namen; in Klammern ihre Zeit, Beginn und Ende in EDTF"
)
DISTINCT_FROM = texts("distinct_from", "Kennungen derer, die nicht zu verwechseln sind")


def id_cell(thing: Any) -> str | None:
    """The id a reference or a relation leads to."""
    return (getattr(thing, "key", "") or thing.target).partition("/")[2] if thing else None


def distinct_ids(e: AnyEntry) -> tuple[str | None, ...]:
    refs = e.facts.distinct_from
    return tuple([id_cell(ref) for ref in refs]) if refs else ()


def naming_cells(e: AnyEntry) -> Cells:
    """Each other name with its time as an EDTF interval, where one is given; who it is not."""
    return tuple([_other_name(name) for name in e.facts.other_names]), distinct_ids(e)


def _other_name(other: OtherName) -> str:
    if not (other.since or other.until):
        return other.name
    since = other.since.text if other.since else ""
    until = other.until.text if other.until else ""
    return f"{other.name} ({since}/{until})"
