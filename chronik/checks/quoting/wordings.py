"""What is given as the text's own words stands in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chronik.agreement.names import Named, Strength, strength
from chronik.chronicle.chronicle import Chronicle
from chronik.evidence.places import file_spot
from chronik.evidence.quotes import Found, Text, places_of, prepare
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.records.model import AnyEntry, Evidence, Relation
from chronik.records.statements import Statement
from chronik.words.diagnostics import Diagnostic, error

NEAR = 1000  # characters: a long paragraph
_OMISSION = late(r"\[ ?(?:…|\.\.\.) ?\]")


def wordings_stand_in_their_source(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Was „as_written“ und „as“ als Wortlaut angeben, steht im Text der Quelle, in der Nähe des
    Zitats.
    """
    for key, statements in chronicle.evidenced.items():
        for statement in () if key in chronicle.agreed else statements:
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
    where = _where(chronicle, evidence)
    parts = [part for part in map(str.strip, _OMISSION.split(wording.words)) if part]
    absent = next((part for part in parts if not _stands(where, part, wording.field)), None)

    if absent is not None:
        file = f"seeds/{chronicle.entries[evidence.source].facts.file}"
        at = entry.span(evidence.at)
        yield error(at, "wording-missing", *_said(where.text, absent, wording, file))


def _said(text: Text, absent: str, wording: _Wording, file: str) -> tuple[str, str]:
    """Message and hint about words that are not where they should be."""
    there = places_of(text, absent)
    if there:
        where = file_spot(file, text, there[0][0])
        return (
            f"„{wording.words}“ („{wording.field}“) steht weit weg vom Zitat, in {where}.",
            "Das Zitat nehmen, bei dem diese Worte stehen, oder die Angabe löschen.",
        )
    return (
        f"„{absent}“ („{wording.field}“) steht so nicht in {file}.",
        "Die Worte aus der Quelle kopieren; eigene Worte gehören in „note“.",
    )


class _Where(NamedTuple):
    """Where words are to be looked for: around the quote, or in the whole text."""

    text: Text
    quote: str  # "" for none
    start: int
    end: int


def _where(chronicle: Chronicle, evidence: Evidence) -> _Where:
    text = chronicle.texts[evidence.source]
    found = chronicle.passages.get((evidence.source, evidence.quote))
    if not isinstance(found, Found):
        return _Where(text, "", 0, len(text.original))
    start, end = found.spans[0][0] - NEAR, found.spans[-1][1] + NEAR
    return _Where(text, evidence.quote, max(0, start), end)


def _stands(where: _Where, words: str, field: str) -> bool:
    """Whether the words stand there: in the quote also as part of a compound („Per Se Plus“ in „Per
    Se Plus-Seminare“), and those of „as“ also inflected („der Landesbeauftragten“).
    """
    wanted = re.escape(prepare(words).normal.strip())
    if re.search(rf"(?<!\w){wanted}(?!\w)", prepare(where.quote).normal):
        return True
    if any(where.start <= a and b <= where.end for a, b in places_of(where.text, words)):
        return True
    passage = where.text.original[where.start : where.end]
    return field == "as" and strength(Named((words,)), passage) is Strength.NAMED
