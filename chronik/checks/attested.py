"""The demand for evidence."""

from __future__ import annotations

from collections.abc import Iterator

from chronik.chronicle import Chronicle
from chronik.diagnostics import Diagnostic, error
from chronik.edtf import UNKNOWN
from chronik.model import Claim
from chronik.statements import Statement, statements

_GERMAN = {
    "event.date": "das Datum",
    "event.attendance": "die Zahl der Teilnehmenden",
    "event.format": "die Form",
    "event.places": "der Ort",
    "event.networks": "das Netzwerk",
    "event.series": "die Reihe",
    "participation": "die Beteiligung",
    "membership": "die Mitgliedschaft",
    "affiliation": "die Zugehörigkeit",
    "other_name": "den Namen",
}


def claims_have_quotes(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Was site.yaml unter „evidence: required“ nennt, trägt ein wörtliches Zitat. Ein unbekanntes Datum braucht keines."""
    required = chronicle.site.required
    if not required:
        return
    for entry in chronicle.entries.values():
        for statement in statements(entry):
            if statement.name in required and not statement.evidence.quote and not _unknown(statement):
                what = _GERMAN.get(statement.name, f"„{statement.field}“")
                yield error(
                    entry.span(statement.at),
                    "quote-required",
                    f"Für {what} fehlt der Beleg.".replace("Für der", "Für den"),
                    'Ergänzen: „quote: "wörtliches Zitat"“, bei einem einfachen Wert in der langen Form {value: …, quote: …}.',
                )


def _unknown(statement: Statement) -> bool:
    return isinstance(statement.thing, Claim) and statement.thing.value == UNKNOWN
