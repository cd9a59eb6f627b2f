"""A claim, a date or a relation as a line, with the notes and remarks on what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from chronik.chronicle.cards import role_words
from chronik.chronicle.names.former import called_then
from chronik.dates.edtf import Edtf
from chronik.dates.exactness import certainty_words
from chronik.dates.words import date_words
from chronik.html.blocks import Item
from chronik.pages.sections.material import Material
from chronik.records.model import NO_EVIDENCE, AnyEntry, Claim, Evidence, Relation
from chronik.records.statements import contradicting, unresolved

BASES = {
    "text": "",
    "publication": "aus dem Datum der Veröffentlichung",
    "inferred": "erschlossen",
    "editorial": "Setzung der Redaktion",
}


def item_of(
    material: Material, key: str, evidence: Evidence = NO_EVIDENCE, *, detail: str = ""
) -> Item:
    """A link to a record with the evidence of what is said about it."""
    url = material.cards[key].url
    return resting(material, evidence, Item(url, name_told(material, key), detail))


def name_told(material: Material, key: str) -> str:
    """A record's name; on the page of an event also the one it bore then."""
    name, former = material.cards[key].name, material.chronicle.former
    if key not in former or material.entry.kind != "events":
        return name
    return called_then(former[key], material.entry, name)


def resting(
    material: Material, evidence: Evidence, item: Item, *, stating: AnyEntry | None = None
) -> Item:
    """The item with the note and the remark on what it rests on.

    `stating` is the record that states it, the page's own where none is named.
    """
    if evidence is NO_EVIDENCE:
        return item
    notes = material.notes.number(stating or material.entry, evidence)
    return item._replace(notes=notes, remark=remark(evidence))


def remark(evidence: Evidence) -> str:
    """What the editors say about a claim: as written, on which basis and why, note."""
    if evidence is NO_EVIDENCE:
        return ""

    words = f"im Text: „{evidence.as_written}“" if evidence.as_written else ""
    why = ": ".join(filter(None, (BASES.get(evidence.basis, ""), evidence.reason)))
    for part in (why, evidence.note):
        if part:
            words = f"{words}{_stop(words, part)} {part}" if words else part
    return words


def _stop(before: str, after: str) -> str:
    """Between two remarks: a full stop before a sentence, a semicolon before words that go on."""
    if not after[0].isupper():
        return ";"
    return "" if before[-1] in ".!?" else "."


@lru_cache(maxsize=1 << 14)
def sureness(date: Edtf) -> str:
    """How sure the date is, where its own words do not say so already."""
    words = certainty_words(date)
    return "" if date.exact or words in date_words(date) else words


def _ranked(claims: tuple[Claim[Any], ...]) -> list[tuple[Claim[Any], str]]:
    """The values of a fact, the preferred one first, each with what sets it apart from others."""
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
            resting(material, claim.evidence, Item("", words(claim.value), apart))
            for claim, apart in _ranked(claims)
        ]
    )


def date_items(material: Material, claims: tuple[Claim[Edtf], ...]) -> tuple[Item, ...]:
    """Dates in words with how sure they are."""
    return tuple(
        [
            resting(material, claim.evidence, _date_item(claim.value, apart))
            for claim, apart in _ranked(claims)
        ]
    )


def _date_item(date: Edtf, apart: str) -> Item:
    return Item(
        url="",
        name=date_words(date),
        detail=_listed(apart, sureness(date)),
        time=date.html or "",
    )


def relation_items(material: Material, relations: Iterable[Relation]) -> tuple[Item, ...]:
    """Links to the records that the entry's own relations name."""
    chronicle, seen = material.chronicle, set[str]()
    items = []
    for r in relations:
        words = _listed(role_words(chronicle, r), r.capacity)
        item = item_of(material, r.target, r.evidence, detail=words)
        items.append(anchored(item, seen))
    return tuple(items)


def anchored(item: Item, seen: set[str]) -> Item:
    """The item as the place where the page's record states something about another.

    Other pages lead there: `personen/anna`, which no heading can be. `seen` are those that have
    one already; the first of a record has it.
    """
    if item.url in seen:
        return item
    seen.add(item.url)
    return item._replace(anchor=item.url[:-1])


def _listed(*words: str) -> str:
    return ", ".join([word for word in words if word])
