"""What is given as the text's own words stands in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from chronik.chronicle.chronicle import Chronicle
from chronik.evidence.quotes import Found, Text, line_of, places_of
from chronik.records.model import AnyEntry, Relation
from chronik.records.statements import Statement
from chronik.words.diagnostics import Diagnostic, error

NEAR = 1000  # characters: a long paragraph
_OMISSION = re.compile(r"\[ ?(?:…|\.\.\.) ?\]")


def wordings_stand_in_their_source(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Was „as_written“ und „as“ als Wortlaut angeben, steht im Text der Quelle, in der Nähe des
    Zitats.
    """
    for key, statements in chronicle.evidenced.items():
        for statement in statements:
            text = chronicle.texts.get(statement.evidence.source)
            if text is not None:
                for wording in _wordings(statement):
                    yield from _judged(chronicle, chronicle.entries[key], statement, wording)


class _Wording(NamedTuple):
    field: str
    words: str


def _wordings(statement: Statement) -> Iterator[_Wording]:
    if statement.evidence.as_written:
        yield _Wording("as_written", statement.evidence.as_written)
    if isinstance(statement.thing, Relation) and statement.thing.capacity:
        yield _Wording("as", statement.thing.capacity)


def _judged(
    chronicle: Chronicle, entry: AnyEntry, statement: Statement, wording: _Wording
) -> Iterator[Diagnostic]:
    evidence = statement.evidence
    text = chronicle.texts[evidence.source]
    quote = chronicle.passages.get((evidence.source, evidence.quote))
    spans = quote.spans if isinstance(quote, Found) else ()

    parts = [part for part in map(str.strip, _OMISSION.split(wording.words)) if part]
    far = next((part for part in parts if not _stands(text, part, spans)), None)
    if far is None:
        return
    file = f"seeds/{chronicle.entries[evidence.source].facts.file}"
    there = places_of(text, far)
    if there:
        line = line_of(text.original, there[0][0])
        said = f"„{wording.words}“ („{wording.field}“) steht weit weg vom Zitat, in {file}:{line}."
        hint = "Das Zitat nehmen, bei dem diese Worte stehen, oder die Angabe löschen."
    else:
        said = f"„{far}“ („{wording.field}“) steht so nicht in {file}."
        hint = "Die Worte aus der Quelle kopieren; eigene Worte gehören in „note“."
    yield error(entry.span(evidence.at), "wording-missing", said, hint)


def _stands(text: Text, words: str, spans: tuple[tuple[int, int], ...]) -> bool:
    """Whether the words stand in the text, where there is a quote near it."""
    places = places_of(text, words)
    if not spans:
        return bool(places)
    low, high = spans[0][0] - NEAR, spans[-1][1] + NEAR
    return any(low <= start and end <= high for start, end in places)
