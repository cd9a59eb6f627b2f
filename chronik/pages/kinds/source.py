"""The page of a source: its bibliography, and its passages in the order of the text with the claims
that rest on each.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from chronik.chronicle.edition import Edition
from chronik.dates.words import date_words
from chronik.evidence.quotes import Found, Text, line_of
from chronik.evidence.stretches import paragraphs, share, stretches
from chronik.html.blocks import FullText, Item, Passage, Passages
from chronik.html.view import View
from chronik.pages.sections.backlinks import kind_groups
from chronik.pages.sections.body import figures, prose_block
from chronik.pages.sections.items import date_items
from chronik.pages.sections.material import Material, material_of
from chronik.pages.sections.record import common_rows, fact_list, record_view
from chronik.records.model import AnyEntry
from chronik.records.statements import NOUNS, Statement
from chronik.words.german import counted

_BREAKS = {
    "\u00ad": "",
    "\u2011": "-",
}  # how chronik.quotes writes a hyphen at a line break: one to drop, one to keep


def view(edition: Edition, key: str) -> View:
    material = material_of(edition, key)
    source = material.entry.facts
    rows = fact_list(
        (
            ("Veröffentlicht von", (Item("", source.publisher),) if source.publisher else ()),
            ("Verfasst von", (Item("", source.author),) if source.author else ()),
            ("Datum", date_items(material, source.date)),
            ("Fundstelle", (Item(source.url, source.url),) if source.url else ()),
            (
                "Archiviert",
                (Item(source.archive_url, source.archive_url),) if source.archive_url else (),
            ),
            (
                "Abgerufen",
                (Item("", date_words(source.accessed), time=source.accessed.html or ""),)
                if source.accessed
                else (),
            ),
            ("Lizenz", (Item("", source.licence),) if source.licence else ()),
            ("Prüfsumme (SHA-256)", (Item("", source.sha256),) if source.sha256 else ()),
            *common_rows(material),
        )
    )
    blocks = (
        rows,
        figures(material),
        prose_block(material),
        *_texts(material),
        kind_groups(
            material,
            (e for e in material.chronicle.cited_by.get(key, ()) if e.key != key),
            title="Einträge mit dieser Quelle",
            anchor="eintraege",
        ),
    )
    return record_view(material, label="Quelle", blocks=blocks)


def _texts(material: Material) -> Iterator[Passages | FullText]:
    """Each passage once, in the order of the text; before them the whole text where it may be
    shown.
    """
    chronicle, key = material.chronicle, material.entry.key
    text = chronicle.texts.get(key)
    claims: dict[tuple[tuple[int, int], ...], dict[Item, None]] = {}
    for spans, item in _claims(material):
        claims.setdefault(spans, {})[item] = None
    if text is None or not (claims or material.entry.facts.publish == "full"):
        return
    whole = material.entry.facts.publish == "full"
    every = sorted(claims)
    used = f"{counted(len(every), 'Stelle belegt', 'Stellen belegen')} Angaben dieser Chronik"
    many = len(every) > 1
    used += f", {'zusammen ' if many else ''}{share(text.original, [span for spans in every for span in spans])}\u00a0% des Textes"
    intro = f"{used}. Sie stehen hier in seiner Reihenfolge." if many else f"{used}."
    if whole:
        anchors = tuple(f"stelle-{spans[0][0]}" for spans in every)
        rows = tuple(paragraphs(stretches(text.original, every)))
        yield FullText(
            "wortlaut",
            "Wortlaut",
            "Markiert ist, was Angaben belegt; die Zahl am Ende führt zu ihnen.",
            rows,
            anchors,
        )
    if claims:
        yield Passages(
            "stellen",
            "Belegte Stellen",
            intro,
            tuple(
                _passage(text, n, spans, claims[spans], whole) for n, spans in enumerate(every, 1)
            ),
        )


def _passage(
    text: Text, number: int, spans: tuple[tuple[int, int], ...], claims: Iterable[Item], whole: bool
) -> Passage:
    place = f"Zeile {line_of(text.original, spans[0][0])}, Zeichen {spans[0][0] + 1}–{spans[-1][1]}"
    quote = tuple(_joined(text, start, stop) for start, stop in spans)
    return Passage(
        f"stelle-{spans[0][0]}", quote, place, tuple(claims), f"text-{number}" if whole else ""
    )


def _joined(text: Text, start: int, stop: int) -> str:
    """The passage on one line. Words that are broken at the end of a line are whole again, as the
    search for quotes reads them.
    """
    first, last = bisect_left(text.offsets, start), bisect_left(text.offsets, stop)
    parts, done = [], start
    for match in re.finditer("|".join(_BREAKS), text.normal[first:last]):
        at = first + match.start()
        parts += [text.original[done : text.offsets[at]], _BREAKS[match[0]]]
        done = text.offsets[at + 1]
    return " ".join("".join((*parts, text.original[done:stop])).split())


def _claims(material: Material) -> Iterator[tuple[tuple[tuple[int, int], ...], Item]]:
    chronicle = material.chronicle
    for entry in chronicle.cited_by.get(material.entry.key, ()):
        for statement in chronicle.evidenced.get(entry.key, ()):
            evidence = statement.evidence
            if evidence.quote and evidence.source == material.entry.key:
                result = chronicle.passages.get((material.entry.key, evidence.quote))
                if isinstance(result, Found):
                    yield result.spans, _item(material, entry, statement)


def _item(material: Material, entry: AnyEntry, statement: Statement) -> Item:
    target = getattr(statement.thing, "target", "")
    about = f": {material.chronicle.name(target)}" if target in material.chronicle.entries else ""
    return Item(entry.url, entry.name, NOUNS.get(statement.field, statement.field) + about)
