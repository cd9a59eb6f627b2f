"""Claims that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chronik.chronicle.chronicle import Chronicle
from chronik.records.model import AnyEntry, Claim
from chronik.records.statements import unresolved
from chronik.words.diagnostics import Diagnostic, warning


def one_claim_is_preferred(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Von mehreren widersprüchlichen Angaben ist genau eine als bevorzugt gekennzeichnet."""
    for entry in chronicle.entries.values():
        if not entry.outline.several:
            continue
        for field, value in zip(entry.facts._fields, entry.facts, strict=True):
            if type(value) is tuple and len(value) > 1 and type(value[0]) is Claim:
                yield from _judge(entry, field, value)


def _judge(entry: AnyEntry, field: str, claims: tuple[Claim[Any], ...]) -> Iterator[Diagnostic]:
    if not unresolved(claims):
        return

    chosen = [claim for claim in claims if claim.evidence.preferred]
    _, second, *_ = chosen or claims
    fault = "mehrere sind bevorzugt" if chosen else "keine ist bevorzugt"
    message = f"Die Angaben unter „{field}“ widersprechen sich, und {fault}."
    yield warning(entry.span(second.at), "contradiction", message, _ONE if chosen else _NONE)


_ONE = "„preferred: true“ nur bei einer von ihnen stehen lassen."
_NONE = "Bei der glaubwürdigeren ergänzen: „preferred: true“ und „reason: …“ mit der Begründung."
