"""Quotes against sources."""

from __future__ import annotations

from collections.abc import Iterator

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
from chronik.records.model import AnyEntry
from chronik.records.statements import Statement
from chronik.words.diagnostics import START, Diagnostic, error


def quotes_stand_in_their_source(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Jedes Zitat steht wörtlich und eindeutig im gespeicherten Text seiner Quelle."""
    textless: set[str] = set()
    for key, said in chronicle.evidenced.items():
        for statement in said:
            if statement.evidence.quote:
                yield from _judge(chronicle, chronicle.entries[key], statement, textless)


def _judge(
    chronicle: Chronicle, entry: AnyEntry, statement: Statement, textless: set[str]
) -> Iterator[Diagnostic]:
    """`textless` are the sources already said to have no stored text: one word on each is enough."""
    evidence = statement.evidence
    source = evidence.source
    span = entry.span(evidence.at)
    if not source:
        yield error(
            span,
            "quote-sourceless",
            "Das Zitat hat keine Quelle.",
            "„sources: [kennung]“ im Kopf oder „source: kennung“ beim Zitat ergänzen.",
        )
    elif source in chronicle.texts:
        said = _said(chronicle.passages[source, evidence.quote], chronicle, source)
        if said:
            yield error(span, *said)
    elif (
        source in chronicle.entries
        and chronicle.entries[source].facts.file_at == START
        and source not in textless
    ):
        textless.add(source)
        yield error(
            span,
            "quote-unverifiable",
            f"Der Wortlaut von „{chronicle.name(source)}“ ist nicht gespeichert.",
            "Den Text unter seeds/ ablegen und in der Quelle „file“ und „sha256“ angeben.",
        )


def _said(result: Result, chronicle: Chronicle, source: str) -> tuple[str, str, str] | None:
    """Code, message and hint, or None for a quote that was found."""
    file = f"seeds/{chronicle.entries[source].facts.file}"
    match result:
        case Found():
            return None
        case Missing(nearest, start, differs):
            place = (
                f"{file}:{line_of(chronicle.texts[source].original, start)}" if start >= 0 else file
            )
            said = f"Das Zitat steht so nicht in {place}" + (f": {differs}." if differs else ".")
            return (
                "quote-missing",
                said,
                f"Nächste Stelle: {nearest}" if nearest else "Das Zitat aus der Quelle kopieren.",
            )
        case Ambiguous(spans, contexts):
            where = " · ".join(
                f"Zeile {line_of(chronicle.texts[source].original, s[0])}: {c}"
                for s, c in zip(spans, contexts, strict=False)
            )
            return (
                "quote-ambiguous",
                f"Das Zitat passt an mehreren Stellen in {file}.",
                f"Um Worte davor oder danach verlängern. {where}",
            )
        case TooShort(length, minimum):
            what = "Ein Teil des Zitats" if minimum == PART_MINIMUM else "Das Zitat"
            return (
                "quote-short",
                f"{what} hat nur {length} Zeichen.",
                f"Mindestens {minimum}: Worte davor oder danach mitzitieren.",
            )
        case OutOfOrder(part):
            return (
                "quote-order",
                f"Die Teile des Zitats stehen in {file} in anderer Reihenfolge.",
                f"„{part}“ steht vor dem Teil davor; die Teile umstellen.",
            )
