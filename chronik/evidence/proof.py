"""How a statement is known: its quote was found in a stored text, or a place in a source without
one is named. The two are never told as one.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, Protocol

from chronik.evidence.quotes import Found
from chronik.records.model import AnyEntry, Evidence
from chronik.records.statements import BODY, Statement
from chronik.words.diagnostics import START


class _Proved(Protocol):
    """A chronicle, as far as it matters here."""

    @property
    def entries(self) -> Mapping[str, AnyEntry]: ...
    @property
    def passages(self) -> Mapping[tuple[str, str], Any]: ...
    @property
    def evidenced(self) -> Mapping[str, tuple[Statement, ...]]: ...


class ProofKind(Enum):
    """What a statement rests on, in the words of readers."""

    CHECKED = "geprüft"  # the quote stands in the stored text of its source
    CITED = "nachgewiesen"  # page, leaf … of a source that has no stored text
    NONE = ""


def proof_of(
    evidence: Evidence,
    passages: Mapping[tuple[str, str], Any],
    entries: Mapping[str, AnyEntry],
) -> ProofKind:
    """`passages`: where quotes stand (`quotes.Result`), by source and quote; `entries` by key."""
    if evidence.quote and isinstance(passages.get((evidence.source, evidence.quote)), Found):
        return ProofKind.CHECKED
    if evidence.locator and is_textless(entries.get(evidence.source)):
        return ProofKind.CITED
    return ProofKind.NONE


def proof_counts(chronicle: _Proved) -> tuple[int, int]:
    """How many claims, participations, memberships … were checked, and how many only cite.

    Citations in texts are no claims.
    """
    checked = cited = 0
    passages, entries = chronicle.passages, chronicle.entries
    for statement in (s for those in chronicle.evidenced.values() for s in those):
        if statement.field != BODY:
            proof = proof_of(statement.evidence, passages, entries)
            checked += proof is ProofKind.CHECKED
            cited += proof is ProofKind.CITED
    return checked, cited


def is_textless(source: AnyEntry | None) -> bool:
    """Whether it is a source of which no text is to be stored; of a faulty one nothing is known."""
    return source is not None and bool(source.facts.file_at == START)
