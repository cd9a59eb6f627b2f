"""Cells of a relation: its two records, the role, the time, what it rests on."""

from __future__ import annotations

from chronik.chronicle.chronicle import Chronicle
from chronik.dates.edtf import Edtf
from chronik.exports.tables.columns import (
    Cells,
    date_cells,
    date_columns,
    julian_column,
    text,
    texts,
)
from chronik.records.keys import KINDS
from chronik.records.model import AnyEntry, Evidence, OtherName, Relation

ROLE_COLUMNS = (
    text("role", "Rolle, ein Wort aus dem Vokabular der Chronik"),
    text("role_label", "Rolle, wie sie auf der Website heißt"),
    text("capacity", "in welcher Funktion, im Wortlaut der Quelle"),
)
PERIOD_COLUMNS = (
    *date_columns("since", "seit wann"),
    julian_column("since"),
    *date_columns("until", "bis wann"),
    julian_column("until"),
    texts("attested", "an welchen Tagen belegt, in EDTF"),
)
PROOF_COLUMNS = (text("source", "Kennung der Quelle"), text("quote", "wörtliches Zitat"))


def role_cells(chronicle: Chronicle, r: Relation) -> Cells:
    if not r.role:
        return (None, None, r.capacity)
    return (r.role, chronicle.site.term("roles", r.role).label, r.capacity)


def period_cells(r: Relation) -> Cells:
    return (*time_cells(r), tuple([d.text for d in r.attested]))


def time_cells(thing: Relation | OtherName) -> Cells:
    """From when to when; the columns of a period but the last."""
    return (*_end_cells(thing.since), *_end_cells(thing.until))


def _end_cells(end: Edtf | None) -> Cells:
    return (*date_cells(end), end.julian if end else "")


def proof_cells(evidence: Evidence) -> Cells:
    named = evidence.quote or evidence.locator
    return (evidence.source.partition("/")[2] if named else None, evidence.quote)


def two_cells(chronicle: Chronicle, e: AnyEntry, r: Relation) -> Cells:
    """The record that states a relation, the one it leads to, and in which role."""
    target = chronicle.entries[r.target]
    kind = KINDS[target.kind].english
    return (e.id, e.name, kind, target.id, target.name, *role_cells(chronicle, r))
