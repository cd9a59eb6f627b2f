"""Parts that pages of several kinds share: timelines, facts, back-links, prose, how to cite."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from chronik.chronicle.cards import role_words
from chronik.dates.edtf import Edtf
from chronik.dates.words import certainty_words, date_words, interval_words
from chronik.html.blocks import Item
from chronik.pages.sections.material import Material
from chronik.records.model import NO_EVIDENCE, Claim, Evidence, Relation
from chronik.records.statements import contradicting, unresolved
from chronik.words.german import listed

BASES = {
    "text": "",
    "publication": "aus dem Datum der Veröffentlichung",
    "inferred": "erschlossen",
    "editorial": "Setzung der Redaktion",
}


def item_of(
    material: Material, key: str, evidence: Evidence | None = None, *, detail: str = ""
) -> Item:
    """A link to a record with the evidence of what is said about it."""
    card = material.cards[key]
    if evidence is None or evidence is NO_EVIDENCE:
        return Item(card.url, card.name, detail)
    return Item(
        card.url,
        card.name,
        detail,
        material.notes.number(material.entry, evidence),
        remark(evidence),
    )


def remark(evidence: Evidence) -> str:
    """What the editors say about a claim: as written, on which basis and why, note."""
    if evidence is NO_EVIDENCE:
        return ""
    basis = BASES.get(evidence.basis, "")
    why = ": ".join(filter(None, (basis, evidence.reason)))
    written = f"im Text: „{evidence.as_written}“" if evidence.as_written else ""
    said = written
    for part in (why, evidence.note):
        if part:
            said = f"{said}{_stop(said, part)} {part}" if said else part
    return said


def _stop(before: str, after: str) -> str:
    """What stands between two remarks: a full stop before a sentence, a semicolon before words that
    go on.
    """
    return ("" if before[-1] in ".!?" else ".") if after[0].isupper() else ";"


@lru_cache(maxsize=1 << 14)
def sureness(date: Edtf) -> str:
    """How sure the date is, where its own words do not say so already."""
    said = certainty_words(date)
    return "" if date.exact or said in date_words(date) else said


def _ranked(claims: tuple[Claim[Any], ...]) -> list[tuple[Claim[Any], str]]:
    """The values of a fact, the preferred one first, each with what sets it apart where they
    contradict each other.
    """
    if not contradicting(claims):
        return [(claim, "") for claim in claims]
    if unresolved(claims):
        return [(claim, "widersprüchlich") for claim in claims]
    ranked = sorted(claims, key=lambda claim: not claim.evidence.preferred)
    return [(claim, "" if claim.evidence.preferred else "andere Angabe") for claim in ranked]


def claim_items(
    material: Material, claims: tuple[Claim[Any], ...], words: Callable[[Any], str]
) -> tuple[Item, ...]:
    """The values of a claim, each with its own passage."""
    return tuple(
        [
            Item(
                "",
                words(c.value),
                said,
                material.notes.number(material.entry, c.evidence),
                remark(c.evidence),
            )
            for c, said in _ranked(claims)
        ]
    )


def date_items(material: Material, claims: tuple[Claim[Edtf], ...]) -> tuple[Item, ...]:
    """Dates in words with how sure they are."""
    number = material.notes.number
    return tuple(
        Item(
            "",
            date_words(c.value),
            _listed(said, sureness(c.value)),
            number(material.entry, c.evidence),
            remark(c.evidence),
            c.value.html or "",
        )
        for c, said in _ranked(claims)
    )


def relation_items(material: Material, relations: Iterable[Relation]) -> tuple[Item, ...]:
    """Links to the records that the entry's own relations name."""
    return tuple(
        [
            item_of(
                material,
                r.target,
                r.evidence,
                detail=_listed(role_words(material.chronicle, r), r.capacity),
            )
            for r in relations
        ]
    )


def _listed(*words: str) -> str:
    return ", ".join([word for word in words if word])


def period_words(relation: Relation) -> str:
    """„seit 2015“, „belegt 2021“, or nothing."""
    since = interval_words(relation.since, relation.until)
    attested = (
        f"belegt {listed([date_words(d) for d in relation.attested])}" if relation.attested else ""
    )
    return _listed(since, attested)
