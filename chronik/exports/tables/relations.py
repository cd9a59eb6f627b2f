"""Tables of what connects records: participations, names, evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from chronik.chronicle.chronicle import Chronicle
from chronik.dates.edtf import Edtf
from chronik.evidence.proof import ProofKind, proof_of
from chronik.evidence.quotes import Found
from chronik.exports.tables.columns import (
    EVIDENCE_BASES,
    Cells,
    Column,
    Dataset,
    flag,
    text,
)
from chronik.exports.tables.related import (
    PERIOD_COLUMNS,
    PROOF_COLUMNS,
    ROLE_COLUMNS,
    proof_cells,
    time_cells,
    two_cells,
)
from chronik.records.keys import KINDS
from chronik.records.locating.locators import Locator
from chronik.records.model import (
    Claim,
    OtherName,
    Quantity,
    Series,
    Word,
)
from chronik.records.quantities import quantity_words
from chronik.records.statements import Statement


def _taking_part(chronicle: Chronicle, kind: str, *fields: str) -> Iterator[Cells]:
    """Who has part in the records of that kind, by these fields of theirs in turn."""
    for e in chronicle.of_kind[kind]:
        for r in chain(*[getattr(e.facts, field) for field in fields]):
            yield (*two_cells(chronicle, e, r), *proof_cells(r.evidence))


_PARTICIPANT = (
    text("kind", "wer beteiligt war", "person", "organisation", "network"),
    text("participant", "Kennung"),
    text("participant_name", "Name"),
)
PARTICIPATIONS = Dataset(
    name="beteiligungen",
    title="Beteiligungen",
    words="Wer an welchem Ereignis beteiligt war, und in welcher Rolle.",
    columns=(
        text("event", "Kennung des Ereignisses"),
        text("event_name", "Titel des Ereignisses"),
        *_PARTICIPANT,
        *ROLE_COLUMNS,
        *PROOF_COLUMNS,
    ),
    rows=lambda chronicle: _taking_part(chronicle, "events", "networks", "organisations", "people"),
    kinds=("events", "people", "organisations", "networks"),
    length=lambda chronicle: sum(
        len(e.facts.networks) + len(e.facts.organisations) + len(e.facts.people)
        for e in chronicle.of_kind["events"]
    ),
)


CONTRIBUTIONS = Dataset(
    name="werkbeteiligungen",
    title="Beteiligungen an Werken",
    words="Wer welches Werk geschaffen hat oder daran beteiligt war, und in welcher Rolle.",
    columns=(
        text("work", "Kennung des Werkes"),
        text("work_name", "Titel des Werkes"),
        text("kind", "wer beteiligt war", "person", "organisation"),
        *_PARTICIPANT[1:],
        *ROLE_COLUMNS,
        *PROOF_COLUMNS,
    ),
    rows=lambda chronicle: _taking_part(chronicle, "works", "people", "organisations"),
    kinds=("works", "people", "organisations"),
)


_NAMED = ("people", "organisations", "networks", "places")


def _names(chronicle: Chronicle) -> Iterator[Cells]:
    for kind in _NAMED:
        for e in chronicle.of_kind[kind]:
            for other in e.facts.other_names:
                yield (
                    KINDS[kind].english,
                    e.id,
                    e.name,
                    other.name,
                    *time_cells(other),
                    *proof_cells(other.evidence),
                )


NAMES = Dataset(
    name="namen",
    title="Frühere und spätere Namen",
    words="Wie eine Person, eine Organisation, ein Netzwerk oder ein Ort zu anderer Zeit hieß.",
    columns=(
        text("kind", "wer so hieß", "person", "organisation", "network", "place"),
        text("record", "Kennung des Eintrags"),
        text("record_name", "Name des Eintrags"),
        text("name", "früherer oder späterer Name"),
        *PERIOD_COLUMNS[:-1],
        *PROOF_COLUMNS,
    ),
    rows=_names,
    kinds=_NAMED,
)


def _citations(chronicle: Chronicle) -> Iterable[Cells]:
    for e in chronicle.entries.values():
        for s in chronicle.evidenced.get(e.key, ()):
            known, source = s.evidence, s.evidence.source
            yield (
                KINDS[e.kind].english,
                e.id,
                s.field,
                getattr(s.thing, "target", "").partition("/")[2] or None,
                _value(s),
                source.partition("/")[2],
                known.quote,
                _offset(chronicle, source, known.quote),
                *(known.locator or _NO_LOCATOR),
                _PROOFS[proof_of(known, chronicle.passages, chronicle.entries)],
                known.as_written,
                known.basis,
                known.reason,
                known.note,
                known.preferred,
            )


def _value(s: Statement) -> str | None:
    """What a claim says, as text."""
    thing: Any = s.thing
    if isinstance(thing, Series):
        return f"{thing.number}. {thing.name}" if thing.number else thing.name
    if isinstance(thing, OtherName):
        return thing.name
    if not isinstance(thing, Claim):
        return None

    value = thing.value
    if isinstance(value, Edtf):
        return value.text
    if isinstance(value, Quantity):
        return quantity_words(value)
    return value.word if isinstance(value, Word) else str(value)


_NO_LOCATOR: Cells = Locator()
_PROOFS = {ProofKind.CHECKED: "checked", ProofKind.CITED: "cited", ProofKind.NONE: None}


def _offset(chronicle: Chronicle, source: str, quote: str) -> int | None:
    """Where the quote begins in the stored text, where that was found."""
    result = chronicle.passages.get((source, quote)) if quote else None
    return result.spans[0][0] if isinstance(result, Found) else None


CITATIONS = Dataset(
    name="belege",
    title="Belege",
    words=(
        "Worauf jede Angabe beruht: das wörtliche Zitat, wo es in der Quelle steht, "
        "und was die Redaktion dazu sagt."
    ),
    columns=(
        text("kind", "Art des Eintrags", *[kind.english for kind in KINDS.values()]),
        text("record", "Kennung des Eintrags"),
        text("claim", "welche Angabe des Eintrags, wie sie in seinem Kopf heißt, oder sein Text"),
        text("about", "Kennung des Eintrags, auf den sich die Angabe bezieht"),
        text("value", "was die Angabe sagt"),
        *PROOF_COLUMNS,
        Column(
            "offset",
            "integer",
            "Zeichen im ausgewerteten Text, bei dem das Zitat beginnt, gezählt ab 0",
        ),
        text("page", "Seite der Quelle"),
        text("leaf", "Blatt der Akte"),
        text("column", "Spalte"),
        text("number", "Nummer in der Quelle"),
        text("time", "Stelle der Aufnahme"),
        text(
            "proof",
            "checked: das Zitat steht im gespeicherten Text der Quelle; cited: ohne gespeicherten "
            "Text ist nur gesagt, wo es steht",
            *filter(None, _PROOFS.values()),
        ),
        text("as_written", "so steht es in der Quelle"),
        text("basis", "worauf die Angabe beruht", *EVIDENCE_BASES),
        text("reason", "Begründung der Redaktion"),
        text("note", "Anmerkung der Redaktion"),
        flag("preferred", "ob diese von mehreren widersprüchlichen Angaben zuerst gezeigt wird"),
    ),
    rows=_citations,
    kinds=(),
)
