"""Quotes against sources."""

from __future__ import annotations

from collections.abc import Iterator

from chronik.chronicle.chronicle import Chronicle
from chronik.evidence.places import file_spot, spot_words
from chronik.evidence.proof import is_textless
from chronik.evidence.quotes import (
    PART_MINIMUM,
    Ambiguous,
    Found,
    Missing,
    OutOfOrder,
    Result,
    Text,
    TooLarge,
    TooShort,
    has_bare_dots,
)
from chronik.evidence.settling import holders
from chronik.language.tuples import NamedTuple
from chronik.privacy.redaction import BLOCK
from chronik.records.keys import id_of
from chronik.records.locating.locators import locator_words
from chronik.records.model import AnyEntry, Evidence
from chronik.records.quoting import is_inherited, is_told
from chronik.words.diagnostics import Diagnostic, Span, error
from chronik.words.german import listed, number


def quotes_stand_in_their_source(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Jedes Zitat steht wörtlich und eindeutig im gespeicherten Text seiner Quelle; aus einer ohne
    gespeicherten Text ist gesagt, wo es steht, und in welcher.
    """
    textless: set[str] = set()
    for key, evidenced in chronicle.evidenced.items():
        entry = chronicle.entries[key]
        for statement in evidenced:
            evidence = statement.evidence
            if evidence.quote and not is_told(evidence.quote):
                yield from _judge(chronicle, entry, evidence, textless)
            elif evidence.locator:
                yield from _located(chronicle, entry, evidence)


def _judge(
    chronicle: Chronicle, entry: AnyEntry, evidence: Evidence, textless: set[str]
) -> Iterator[Diagnostic]:
    """`textless` are the sources already known to have no stored text: one word is enough."""
    source = evidence.source
    place = entry.span(evidence.at)

    if not source:
        message = "Das Zitat hat keine Quelle."
        hint = "„sources: [kennung]“ im Kopf oder „source: kennung“ beim Zitat ergänzen."
        yield error(place, "quote-sourceless", message, hint)
    elif source in chronicle.texts:
        file = f"seeds/{chronicle.entries[source].facts.file}"
        stored = _Stored(file, chronicle.texts[source], evidence.quote)
        wide = len(entry.sources) > 1 and is_inherited(evidence, entry.sources)
        result = chronicle.passages[source, evidence.quote]
        yield from _misquoted(place, result, stored._replace(wide=wide))
        if wide:
            yield from _in_several(chronicle, entry, evidence)
    elif evidence.locator:
        yield from _located(chronicle, entry, evidence)
    elif source not in textless and is_textless(chronicle.entries.get(source)):
        textless.add(source)
        message = f"Der Wortlaut von „{chronicle.name(source)}“ ist nicht gespeichert."
        yield error(place, "quote-unverifiable", message, _STORE_OR_LOCATE)


_STORE_OR_LOCATE = (
    "Dazuschreiben, wo es steht: „page: 12“ (oder leaf, column, number, time), im Text „[@quelle "
    '"…", S. 12]“; oder den Text unter seeds/ ablegen und in der Quelle als „file“ nennen.'
)


def _located(chronicle: Chronicle, entry: AnyEntry, evidence: Evidence) -> Iterator[Diagnostic]:
    """A place in a source that is not named, or of which it is not clear which one is meant."""
    words = locator_words(evidence.locator)
    if not evidence.source:
        message = f"Zu „{words}“ fehlt die Quelle."
        hint = "„sources: [kennung]“ im Kopf oder „source: kennung“ daneben ergänzen."
        yield error(entry.span(evidence.at), "quote-sourceless", message, hint)
    elif is_inherited(evidence, entry.sources):
        there = [one.key for one in entry.sources if is_textless(chronicle.entries.get(one.key))]
        if len(there) > 1:
            named = listed([f"„{id_of(key)}“" for key in there])
            message = f"„{words}“ kann in mehreren Quellen sein: {named}."
            hint = (
                f"Dazuschreiben, welche gemeint ist: „source: {id_of(there[0])}“, im Text "
                f"„[@{id_of(there[0])} {words}]“."
            )
            yield error(entry.span(evidence.at), "quote-sources", message, hint)


def _in_several(chronicle: Chronicle, entry: AnyEntry, evidence: Evidence) -> Iterator[Diagnostic]:
    """A quote that names no source, and stands in several of the record's."""
    there = [id_of(key) for key in holders(evidence.quote, entry.sources, chronicle.texts)]
    if len(there) > 1:
        named = listed([f"„{key}“" for key in there])
        message = f"Das Zitat steht in mehreren Quellen: {named}."
        hint = (
            f'Dazuschreiben, welche gemeint ist: „source: {there[0]}“, im Text „[@{there[0]} "…"]“.'
        )
        yield error(entry.span(evidence.at), "quote-sources", message, hint)


class _Stored(NamedTuple):
    """A source's file, the text in it, and the quote that should stand there."""

    file: str
    text: Text
    quote: str
    wide: bool = False  # whether it was looked for in all sources of the record


_TOLD = 20  # places of a quote that are named
_READABLE = "Stellen des Textes sind geschwärzt: nur zitieren, was noch zu lesen ist."
_OMITTED = "Was Sie auslassen, mit eckigen Klammern zeigen: „[…]“."


def _misquoted(place: Span, result: Result, stored: _Stored) -> Iterator[Diagnostic]:
    """Why the quote at that place does not stand in its source; nothing for one that does."""
    file, text = stored.file, stored.text
    if (at := _redaction(result, stored)) >= 0:
        message = f"Das Zitat reicht über eine geschwärzte Stelle in {file_spot(file, text, at)}."
        hint = "Nur zitieren, was davor oder was danach steht."
        yield error(place, "quote-redacted", message, hint)
        return
    match result:
        case Missing(nearest, start, differs):
            where = file_spot(file, text, start) if start >= 0 else file
            difference = f": {differs}." if differs else "."
            message = f"Das Zitat steht so nicht in {where}{difference}"
            hint = _READABLE if BLOCK in text.original else "Das Zitat aus der Quelle kopieren."
            hint = f"Nächste Stelle: {nearest}" if nearest else hint
            hint = f"{_OMITTED} {hint}" if has_bare_dots(stored.quote) else hint
            hint = f"Gesucht in allen Quellen des Eintrags. {hint}" if stored.wide else hint
            yield error(place, "quote-missing", message, hint)
        case Ambiguous(spans, contexts):
            where = " · ".join(
                f"{spot_words(text, start)}: {context}"
                for (start, _), context in zip(spans[:_TOLD], contexts, strict=False)
            )
            where += f" · und {len(spans) - _TOLD} weitere" * (len(spans) > _TOLD)
            message = f"Das Zitat passt an mehreren Stellen in {file}."
            hint = f"Um Worte davor oder danach verlängern. {where}"
            yield error(place, "quote-ambiguous", message, hint)
        case TooShort(length, minimum):
            what = "Ein Teil des Zitats" if minimum == PART_MINIMUM else "Das Zitat"
            hint = f"Mindestens {minimum}: Worte davor oder danach mitzitieren."
            yield error(place, "quote-short", f"{what} hat nur {length} Zeichen.", hint)
        case TooLarge(what, most) if what in ("Zeichen", "Teile"):
            message = f"Das Zitat hat mehr als {number(most)} {what}."
            yield error(place, "too-long", message, "Kürzer zitieren, oder in mehreren Zitaten.")
        case TooLarge(part, most):
            message = f"„{part}“ steht mehr als {number(most)} Mal in {file}."
            yield error(place, "quote-ambiguous", message, "Worte davor oder danach mitzitieren.")
        case OutOfOrder(part):
            message = f"Die Teile des Zitats stehen in {file} in anderer Reihenfolge."
            hint = f"„{part}“ steht vor dem Teil davor; die Teile umstellen."
            yield error(place, "quote-order", message, hint)


def _redaction(result: Result, stored: _Stored) -> int:
    """Where what is quoted was redacted, also in what the quote leaves out; -1 where it was not."""
    match result:
        case Found(spans):
            return stored.text.original.find(BLOCK, spans[0][0], spans[-1][1])
        case Missing(nearest, start) if BLOCK in nearest or BLOCK in stored.quote:
            return stored.text.original.find(BLOCK, max(start, 0))
    return -1
