"""Quotes against sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from chronik.chronicle.chronicle import Chronicle
from chronik.evidence.quotes import (
    PART_MINIMUM,
    Ambiguous,
    Found,
    Missing,
    OutOfOrder,
    Result,
    TooShort,
    line_of,
)
from chronik.records.model import AnyEntry, Evidence
from chronik.words.diagnostics import START, Diagnostic, error


def quotes_stand_in_their_source(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Jedes Zitat steht wörtlich und eindeutig im gespeicherten Text seiner Quelle."""
    textless: set[str] = set()
    for key, evidenced in chronicle.evidenced.items():
        entry = chronicle.entries[key]
        for statement in evidenced:
            if statement.evidence.quote:
                yield from _judge(chronicle, entry, statement.evidence, textless)


def _judge(
    chronicle: Chronicle, entry: AnyEntry, evidence: Evidence, textless: set[str]
) -> Iterator[Diagnostic]:
    """`textless` are the sources already known to have no stored text: one word is enough."""
    source = evidence.source
    place = entry.span(evidence.at)

    if not source:
        message = "Das Zitat hat keine Quelle."
        hint = "„sources: [kennung]“ im Kopf oder „source: kennung“ beim Zitat ergänzen."
        yield error(place, "quote-sourceless", message, hint)
    elif source in chronicle.texts:
        if fault := _fault(chronicle, source, chronicle.passages[source, evidence.quote]):
            yield error(place, fault.code, fault.message, fault.hint)
    elif source not in textless and _has_no_file(chronicle, source):
        textless.add(source)
        message = f"Der Wortlaut von „{chronicle.name(source)}“ ist nicht gespeichert."
        hint = "Den Text unter seeds/ ablegen und in der Quelle „file“ und „sha256“ angeben."
        yield error(place, "quote-unverifiable", message, hint)


def _has_no_file(chronicle: Chronicle, source: str) -> bool:
    entry = chronicle.entries.get(source)
    return entry is not None and bool(entry.facts.file_at == START)


class _Fault(NamedTuple):
    code: str
    message: str
    hint: str


def _fault(chronicle: Chronicle, source: str, result: Result) -> _Fault | None:
    """None for a quote that was found."""
    file = f"seeds/{chronicle.entries[source].facts.file}"
    text = chronicle.texts[source].original

    match result:
        case Found():
            return None
        case Missing(nearest, start, differs):
            place = f"{file}:{line_of(text, start)}" if start >= 0 else file
            difference = f": {differs}." if differs else "."
            return _Fault(
                "quote-missing",
                f"Das Zitat steht so nicht in {place}{difference}",
                f"Nächste Stelle: {nearest}" if nearest else "Das Zitat aus der Quelle kopieren.",
            )
        case Ambiguous(spans, contexts):
            places = " · ".join(
                f"Zeile {line_of(text, start)}: {context}"
                for (start, _), context in zip(spans, contexts, strict=True)
            )
            return _Fault(
                "quote-ambiguous",
                f"Das Zitat passt an mehreren Stellen in {file}.",
                f"Um Worte davor oder danach verlängern. {places}",
            )
        case TooShort(length, minimum):
            what = "Ein Teil des Zitats" if minimum == PART_MINIMUM else "Das Zitat"
            return _Fault(
                "quote-short",
                f"{what} hat nur {length} Zeichen.",
                f"Mindestens {minimum}: Worte davor oder danach mitzitieren.",
            )
        case OutOfOrder(part):
            return _Fault(
                "quote-order",
                f"Die Teile des Zitats stehen in {file} in anderer Reihenfolge.",
                f"„{part}“ steht vor dem Teil davor; die Teile umstellen.",
            )
