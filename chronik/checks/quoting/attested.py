"""The demand for evidence."""

from __future__ import annotations

from collections.abc import Iterator

from chronik.chronicle.chronicle import Chronicle
from chronik.dates.edtf import UNKNOWN
from chronik.records.model import Claim
from chronik.records.provable import PROVABLE
from chronik.records.statements import Statement, statements
from chronik.words.diagnostics import Diagnostic, error

_LACKING = {provable.name: provable.lacking for provable in PROVABLE}
_HINT = (
    'Ergänzen: „quote: "wörtliches Zitat"“, '
    "bei einem einfachen Wert in der langen Form {value: …, quote: …}."
)


def claims_have_quotes(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Was site.yaml unter „evidence: required“ nennt, trägt ein wörtliches Zitat. Ein unbekanntes
    Datum braucht keines.
    """
    required = chronicle.site.required
    if not required:
        return

    for entry in chronicle.entries.values():
        for statement in statements(entry):
            if statement.name in required and _bare(statement):
                message = f"Für {_LACKING[statement.name]} fehlt der Beleg."
                yield error(entry.span(statement.at), "quote-required", message, _HINT)


def _bare(statement: Statement) -> bool:
    """Whether it says something and has no quote: of an unknown date there is nothing to quote."""
    thing = statement.thing
    unknown = isinstance(thing, Claim) and thing.value == UNKNOWN
    return not statement.evidence.quote and not unknown
