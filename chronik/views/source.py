"""The page of a source: its bibliography, and its passages in the order of the text with the claims that rest on each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from chronik.backlinks import kind_groups
from chronik.blocks import Item, Passage, Passages, View
from chronik.bodies import body
from chronik.datewords import date_words
from chronik.model import AnyEntry
from chronik.parts import Making, Whole, common_rows, date_items, facts, record_view
from chronik.quotes import Found, Text, line_of
from chronik.statements import Statement, source_of

CLAIM_WORDS = {
    "date": "Datum",
    "attendance": "Zahl der Teilnehmenden",
    "format": "Form",
    "places": "Ort",
    "networks": "Netzwerk",
    "organisations": "Beteiligung",
    "people": "Beteiligung",
    "series": "Reihe",
    "members": "Mitgliedschaft",
    "affiliations": "Zugehörigkeit",
    "founded": "Gründung",
    "dissolved": "Auflösung",
    "part_of": "Teil von",
    "body": "Text",
}
_BREAKS = {"\u00ad": "", "\u2011": "-"}  # how chronik.quotes writes a hyphen at a line break: one to drop, one to keep


def view(whole: Whole, key: str) -> View:
    making = whole.making(key)
    source = making.entry.facts
    rows = facts(
        (
            ("Veröffentlicht von", (Item("", source.publisher),) if source.publisher else ()),
            ("Verfasst von", (Item("", source.author),) if source.author else ()),
            ("Datum", date_items(making, source.date)),
            ("Fundstelle", (Item(source.url, source.url),) if source.url else ()),
            ("Archiviert", (Item(source.archive_url, source.archive_url),) if source.archive_url else ()),
            ("Abgerufen", (Item("", date_words(source.accessed), time=source.accessed.html or ""),) if source.accessed else ()),
            ("Lizenz", (Item("", source.licence),) if source.licence else ()),
            ("Prüfsumme", (Item("", f"SHA-256 {source.sha256}"),) if source.sha256 else ()),
            *common_rows(making),
        )
    )
    blocks = (
        rows,
        body(making),
        _passages(making),
        kind_groups(
            making, (e for e in making.chronicle.cited_by.get(key, ()) if e.key != key), title="Einträge mit dieser Quelle", anchor="eintraege"
        ),
    )
    return record_view(making, label="Quelle", blocks=blocks)


def _passages(making: Making) -> Passages | None:
    """Each passage once, in the order of the text."""
    chronicle, key = making.chronicle, making.entry.key
    text = chronicle.texts.get(key)
    if text is None:
        return None
    claims: dict[tuple[tuple[int, int], ...], dict[Item, None]] = {}
    for spans, item in _claims(making):
        claims.setdefault(spans, {})[item] = None
    passages = tuple(
        Passage(f"stelle-{spans[0][0]}", tuple(_joined(text, a, b) for a, b in spans), line_of(text.original, spans[0][0]), tuple(items))
        for spans, items in _anchored(claims)
    )
    covered = _covered([span for spans in claims for span in spans])
    share = round(100 * covered / max(1, len(text.original)))
    intro = f"{len(passages)} Stellen belegen Angaben dieser Chronik, {share}\u00a0% des Textes, in der Reihenfolge des Textes." if passages else ""
    return Passages("stellen", "Belegte Stellen", intro, passages) if passages else None


def _joined(text: Text, start: int, stop: int) -> str:
    """The passage on one line. Words that are broken at the end of a line are whole again, as the search for quotes reads them."""
    first, last = bisect_left(text.offsets, start), bisect_left(text.offsets, stop)
    parts, done = [], start
    for match in re.finditer("|".join(_BREAKS), text.normal[first:last]):
        at = first + match.start()
        parts += [text.original[done : text.offsets[at]], _BREAKS[match[0]]]
        done = text.offsets[at + 1]
    return " ".join("".join((*parts, text.original[done:stop])).split())


def _anchored(claims: dict[tuple[tuple[int, int], ...], dict[Item, None]]) -> Iterator[tuple[tuple[tuple[int, int], ...], dict[Item, None]]]:
    """In the order of the text; of passages that begin at the same place the first keeps the anchor of all."""
    yield from sorted(claims.items())


def _claims(making: Making) -> Iterator[tuple[tuple[tuple[int, int], ...], Item]]:
    chronicle = making.chronicle
    for entry in chronicle.cited_by.get(making.entry.key, ()):
        for statement in chronicle.evidenced.get(entry.key, ()):
            evidence = statement.evidence
            if evidence.quote and source_of(entry, evidence) == making.entry.key:
                result = chronicle.passages.get((making.entry.key, evidence.quote))
                if isinstance(result, Found):
                    yield result.spans, _item(making, entry, statement)


def _item(making: Making, entry: AnyEntry, statement: Statement) -> Item:
    target = getattr(statement.thing, "target", "")
    about = f": {making.chronicle.name(target)}" if target in making.chronicle.entries else ""
    return Item(entry.url, entry.name, CLAIM_WORDS.get(statement.field, statement.field) + about)


def _covered(spans: list[tuple[int, int]]) -> int:
    """Characters under at least one span."""
    covered = end = 0
    for start, stop in sorted(spans):
        covered += max(0, stop - max(start, end))
        end = max(end, stop)
    return covered
