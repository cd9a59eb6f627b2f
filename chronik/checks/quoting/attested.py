"""The demand for evidence."""

from __future__ import annotations

from collections.abc import Iterator

from chronik.chronicle.chronicle import Chronicle
from chronik.dates.edtf import UNKNOWN
from chronik.evidence.proof import ProofKind, is_textless, proof_of
from chronik.records.locating.locators import locator_words
from chronik.records.model import Claim, Reference
from chronik.records.provable import PROVABLE
from chronik.records.statements import Statement, statements
from chronik.words.diagnostics import Diagnostic, error

_LACKING = {provable.name: provable.lacking for provable in PROVABLE}
_HINT = (
    'Ergänzen: „quote: "wörtliches Zitat"“, '
    "bei einem einfachen Wert in der langen Form {value: …, quote: …}."
)
_WHERE = (
    "Ergänzen, wo es in der Quelle steht: „page: 12“ (oder leaf, column, number, time), "
    "bei einem einfachen Wert in der langen Form {value: …, page: …}."
)
_STORED = "Der Text von „{}“ ist gespeichert; da genügt „{}“ nicht. {}"


def claims_have_quotes(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Was site.yaml unter „evidence: required“ nennt, trägt ein wörtliches Zitat; aus einer Quelle
    ohne gespeicherten Text genügt, wo es steht. Ein unbekanntes Datum braucht keines.
    """
    required = chronicle.site.required
    if not required:
        return

    for entry in chronicle.entries.values():
        for statement in statements(entry):
            if statement.name in required and _bare(chronicle, statement):
                message = f"Für {_LACKING[statement.name]} fehlt der Beleg."
                hint = _hint(chronicle, statement, entry.sources)
                yield error(entry.span(statement.at), "quote-required", message, hint)


def _bare(chronicle: Chronicle, statement: Statement) -> bool:
    """Whether it says something, and neither quotes nor says where it stands in a source that has
    no text: of an unknown date there is nothing to prove. What is wrong with a quote, or with a
    place without a source, is said elsewhere.
    """
    thing, evidence = statement.thing, statement.evidence
    if evidence.quote or (isinstance(thing, Claim) and thing.value == UNKNOWN):
        return False
    if evidence.locator and evidence.source not in chronicle.entries:
        return False
    return proof_of(evidence, chronicle.passages, chronicle.entries) is ProofKind.NONE


def _hint(chronicle: Chronicle, statement: Statement, sources: tuple[Reference, ...]) -> str:
    """What would do: a quote where the text is stored, else a place."""
    evidence = statement.evidence
    source = chronicle.entries.get(evidence.source or (sources[0].key if sources else ""))
    if is_textless(source):
        return _WHERE
    if evidence.locator and source:
        return _STORED.format(source.name, locator_words(evidence.locator), _HINT)
    return _HINT
