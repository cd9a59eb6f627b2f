"""What rests on a source: the claims at each of its passages, and at each place that is cited."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chronik.evidence.places import PassageSpans, note_anchor
from chronik.evidence.proof import is_textless
from chronik.html.blocks import Group, Groups, Item
from chronik.pages.sections.material import Material
from chronik.pages.sections.passages import CITED_ANCHOR, spans_of
from chronik.records.locating.locators import locator_words
from chronik.records.model import AnyEntry
from chronik.records.statements import NOUNS, Statement


def claims_of(material: Material) -> Iterator[tuple[PassageSpans, Item]]:
    """The passages that records cite, each with the claim that rests on it."""
    chronicle, key = material.chronicle, material.entry.key
    for entry in chronicle.cited_by.get(key, ()):
        for statement in chronicle.evidenced.get(entry.key, ()):
            evidence = statement.evidence
            if evidence.quote and evidence.source == key:
                spans = spans_of(chronicle, key, evidence.quote)
                if spans:
                    url = f"{entry.url}#{note_anchor(key, spans)}"
                    yield spans, _item(material, entry, statement, url)


def cited_places(material: Material) -> Groups | None:
    """What is only cited from a source without a stored text: the claims at each place."""
    chronicle, key = material.chronicle, material.entry.key
    if not is_textless(material.entry):
        return None
    places: dict[tuple[str, str], dict[Item, None]] = {}
    for entry in chronicle.cited_by.get(key, ()):
        for statement in chronicle.evidenced.get(entry.key, ()):
            evidence = statement.evidence
            if evidence.locator and evidence.source == key:
                quote = f"„{evidence.quote}“" if evidence.quote else ""
                place = locator_words(evidence.locator), quote
                item = _item(material, entry, statement, entry.url)
                places.setdefault(place, {})[item] = None

    groups = [Group(*place, tuple(places[place])) for place in sorted(places, key=_in_order)]
    return Groups(CITED_ANCHOR, "Nachgewiesene Stellen", tuple(groups), _CITED) if groups else None


_CITED = (
    "Der Wortlaut dieser Quelle ist nicht gespeichert. Diese Angaben sind nachgewiesen, "
    "nicht geprüft."
)


def _in_order(place: tuple[str, str]) -> tuple[object, ...]:
    """„Bl. 9“ stands before „Bl. 12“."""
    parts = re.split(r"(\d+)", place[0])
    return ([(int(part) if part.isdecimal() else -1, part) for part in parts], place)


def _item(material: Material, entry: AnyEntry, statement: Statement, url: str) -> Item:
    """A claim, with the way to its note on the page of the record that states it."""
    target = getattr(statement.thing, "target", "")
    about = f": {material.chronicle.name(target)}" if target in material.chronicle.entries else ""
    name = material.cards[entry.key].name
    return Item(url, name, NOUNS.get(statement.field, statement.field) + about)
