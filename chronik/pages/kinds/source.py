"""The page of a source: its bibliography, its passages with the claims that rest on each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

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

# How `evidence.quotes` writes a hyphen at a line break: one to drop, one to keep.
_BREAKS = {"\u00ad": "", "\u2011": "-"}

_Spans = tuple[tuple[int, int], ...]  # of the parts of a passage in the stored text


def view(edition: Edition, key: str) -> View:
    material = material_of(edition, key)
    resting = [e for e in material.chronicle.cited_by.get(key, ()) if e.key != key]
    blocks = (
        fact_list(_rows(material)),
        figures(material),
        prose_block(material),
        *_texts(material),
        kind_groups(material, resting, title="Einträge mit dieser Quelle", anchor="eintraege"),
    )
    return record_view(material, label="Quelle", blocks=blocks)


def _rows(material: Material) -> Iterator[tuple[str, tuple[Item, ...]]]:
    source, accessed = material.entry.facts, material.entry.facts.accessed
    read = (Item("", date_words(accessed), time=accessed.html or ""),) if accessed else ()

    yield "Veröffentlicht von", _words(source.publisher)
    yield "Verfasst von", _words(source.author)
    yield "Datum", date_items(material, source.date)
    yield "Fundstelle", _link(source.url)
    yield "Archiviert", _link(source.archive_url)
    yield "Abgerufen", read
    yield "Lizenz", _words(source.licence)
    yield "Prüfsumme (SHA-256)", _words(source.sha256)
    yield from common_rows(material)


def _words(text: str) -> tuple[Item, ...]:
    return (Item("", text),) if text else ()


def _link(url: str) -> tuple[Item, ...]:
    return (Item(url, url),) if url else ()


def _texts(material: Material) -> Iterator[Passages | FullText]:
    """Each passage once, in the order of the text; before them all of it, if it may be shown."""
    text = material.chronicle.texts.get(material.entry.key)
    whole = material.entry.facts.publish == "full"
    claims: dict[_Spans, dict[Item, None]] = {}
    for spans, item in _claims(material):
        claims.setdefault(spans, {})[item] = None
    if text is None:
        return

    every = sorted(claims)
    if whole:
        yield FullText(
            anchor="wortlaut",
            title="Wortlaut",
            intro="Markiert ist, was Angaben belegt; die Zahl am Ende führt zu ihnen.",
            paragraphs=tuple(paragraphs(stretches(text.original, every))),
            anchors=tuple(map(_anchor, every)),
        )
    if claims:
        passages = [_passage(text, spans, claims[spans]) for spans in every]
        if whole:
            passages = [p._replace(text=f"text-{number}") for number, p in enumerate(passages, 1)]
        yield Passages("stellen", "Belegte Stellen", _intro(text, every), tuple(passages))


def _intro(text: Text, every: Sequence[_Spans]) -> str:
    count = counted(len(every), "Stelle belegt", "Stellen belegen")
    percent = share(text.original, [span for spans in every for span in spans])
    if len(every) == 1:
        return f"{count} Angaben dieser Chronik, {percent}\u00a0% des Textes."
    return (
        f"{count} Angaben dieser Chronik, zusammen {percent}\u00a0% des Textes. "
        "Sie stehen hier in seiner Reihenfolge."
    )


def _anchor(spans: _Spans) -> str:
    return f"stelle-{spans[0][0]}"


def _passage(text: Text, spans: _Spans, claims: Iterable[Item]) -> Passage:
    first, last = spans[0][0], spans[-1][1]
    return Passage(
        anchor=_anchor(spans),
        quote=tuple(_joined(text, start, stop) for start, stop in spans),
        place=f"Zeile {line_of(text.original, first)}, Zeichen {first + 1}–{last}",
        claims=tuple(claims),
    )


def _joined(text: Text, start: int, stop: int) -> str:
    """The passage on one line.

    Words that are broken at the end of a line are whole again, as the search for quotes reads them.
    """
    first, last = bisect_left(text.offsets, start), bisect_left(text.offsets, stop)
    parts, done = [], start
    for match in re.finditer("|".join(_BREAKS), text.normal[first:last]):
        at = first + match.start()
        parts += [text.original[done : text.offsets[at]], _BREAKS[match[0]]]
        done = text.offsets[at + 1]
    return " ".join("".join((*parts, text.original[done:stop])).split())


def _claims(material: Material) -> Iterator[tuple[_Spans, Item]]:
    """The passages that records cite, each with the claim that rests on it."""
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
    return Item(
        entry.url,
        material.cards[entry.key].name,
        NOUNS.get(statement.field, statement.field) + about,
    )
