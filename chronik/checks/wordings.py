"""What is given as the text's own words stands in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from chronik.agreement.names import Named, Strength, strength
from chronik.chronicle.chronicle import Chronicle
from chronik.evidence.quotes import Found, Result, Text, line_of, places_of, stand_within
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
    near = _near(text, chronicle.passages.get((evidence.source, evidence.quote)))

    parts = [part for part in map(str.strip, _OMISSION.split(wording.words)) if part]
    absent = next((part for part in parts if not _stands(text, part, near, wording.field)), None)
    if absent is not None:
        file = f"seeds/{chronicle.entries[evidence.source].facts.file}"
        at = entry.span(evidence.at)
        yield error(at, "wording-missing", *_said(text, absent, wording, file))


def _said(text: Text, absent: str, wording: _Wording, file: str) -> tuple[str, str]:
    """Message and hint about words that are not where they should be."""
    there = places_of(text, absent)
    if there:
        line = line_of(text.original, there[0][0])
        return (
            f"„{wording.words}“ („{wording.field}“) steht weit weg vom Zitat, in {file}:{line}.",
            "Das Zitat nehmen, bei dem diese Worte stehen, oder die Angabe löschen.",
        )
    return (
        f"„{absent}“ („{wording.field}“) steht so nicht in {file}.",
        "Die Worte aus der Quelle kopieren; eigene Worte gehören in „note“.",
    )


def _near(text: Text, quote: Result | None) -> tuple[int, int]:
    """Where the words are to be looked for: around the quote, or in the whole text."""
    if not isinstance(quote, Found):
        return 0, len(text.original)
    return quote.spans[0][0] - NEAR, quote.spans[-1][1] + NEAR


def _stands(text: Text, words: str, near: tuple[int, int], field: str) -> bool:
    """Whether the words stand there; those of „as“ may be inflected there: „der Landesbeauftragten
    …“.
    """
    if stand_within(text, words, near):
        return True
    passage = text.original[max(0, near[0]) : near[1]]
    return field == "as" and strength(Named((words,)), passage) is Strength.NAMED
