"""The passages as W3C Web Annotations (Web Annotation Data Model, 23 February 2017).

An annotation for each claim that a quote proves: its bodies are the claim in words and the place of
the website that states it, its targets the stretches of the stored text that the quote is, one for
each part between „[…]“. A stretch is selected twice: by its words (TextQuoteSelector) and by its
place (TextPositionSelector: from and to in code points of the text in UTF-8, a byte order mark at
its beginning not counted). What surrounds a passage is told only where the whole text is public.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from chronik.chronicle.chronicle import Chronicle
from chronik.deposit.giving import GivenText, Giving
from chronik.deposit.layout import SITE_FOLDER
from chronik.evidence.places import PassageSpans, note_anchor
from chronik.evidence.stored.reading import is_text_file, type_of_stored
from chronik.history.said import Speech, facts_in
from chronik.language.tuples import NamedTuple
from chronik.pages.sections.passages import spans_of
from chronik.records.model import AnyEntry
from chronik.records.statements import NOUNS, Statement
from chronik.words.links import licence_url

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # characters before and after a stretch


class _Proof(NamedTuple):
    """A claim and the passage that it rests on."""

    entry: AnyEntry
    statement: Statement
    spans: PassageSpans
    text: GivenText


def passages_public(giving: Giving) -> bytes:
    """Every proof; of a text that is not public nothing but the quoted words."""
    proofs = [*_proofs(giving)]
    return _collection(giving, proofs, {text.name for text in giving.texts if text.is_public})


def passages_closed(giving: Giving) -> bytes:
    """The proofs that rest on texts that are not public, with what surrounds them."""
    proofs = [proof for proof in _proofs(giving) if not proof.text.is_public]
    return _collection(giving, proofs, {text.name for text in giving.texts})


def _proofs(giving: Giving) -> Iterator[_Proof]:
    chronicle = giving.chronicle
    texts = {source.key: text for text in giving.texts for source in text.sources}
    for key in sorted(chronicle.entries):
        for statement in chronicle.evidenced.get(key, ()):
            evidence = statement.evidence
            spans = evidence.quote and spans_of(chronicle, evidence.source, evidence.quote)
            if spans:
                text = texts[evidence.source]
                yield _Proof(chronicle.entries[key], statement, spans, text)


def _collection(giving: Giving, proofs: list[_Proof], around: set[str]) -> bytes:
    """An AnnotationCollection with its one page, an annotation a line."""
    site = giving.site
    about = {
        "@context": _CONTEXT,
        "id": "#sammlung",
        "type": "AnnotationCollection",
        "label": f"Belegte Stellen: {site.title}",
        **({"creator": _publisher(site.publisher)} if site.publisher else {}),
        **({"rights": licence_url(site.licence)} if licence_url(site.licence) else {}),
        "total": len(proofs),
    }
    page = {"id": "#seite", "type": "AnnotationPage", "partOf": "#sammlung", "startIndex": 0}
    head = _line({**about, "first": page})
    counts: Counter[str] = Counter()
    lines = [_line(_annotation(giving, proof, around, counts)) for proof in proofs]
    items = ",\n".join(lines)
    return f'{head[:-2]}, "items": [\n{items}\n]}}}}\n'.encode()


def _publisher(name: str) -> dict[str, str]:
    return {"type": "Organization", "name": name}


def _line(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _annotation(
    giving: Giving, proof: _Proof, around: set[str], counts: Counter[str]
) -> dict[str, Any]:
    entry, statement = proof.entry, proof.statement
    place = f"{entry.key}/{statement.field}"
    counts[place] += 1
    anchor = note_anchor(statement.evidence.source, proof.spans)
    return {
        "id": f"#{place}/{counts[place]}",
        "type": "Annotation",
        "motivation": "linking",
        "body": [
            {
                "type": "TextualBody",
                "value": _words(giving.chronicle, entry, statement),
                "format": "text/plain",
                "language": "de",
                "purpose": "describing",
            },
            {
                "type": "SpecificResource",
                "source": f"../{SITE_FOLDER}{entry.url}index.html#{anchor}",
                "purpose": "linking",
            },
        ],
        "target": [_target(giving.chronicle, proof, span, around) for span in proof.spans],
    }


def _target(
    chronicle: Chronicle, proof: _Proof, span: tuple[int, int], around: set[str]
) -> dict[str, Any]:
    original = chronicle.texts[proof.statement.evidence.source].original
    start, end = span
    quote: dict[str, Any] = {"type": "TextQuoteSelector", "exact": original[start:end]}
    if proof.text.name in around:
        quote["prefix"] = original[max(0, start - _AROUND) : start]
        quote["suffix"] = original[end : end + _AROUND]
    place = {"type": "TextPositionSelector", "start": start, "end": end}
    # of other files characters are counted in what was read, not in the file
    where = [place] if is_text_file(proof.text.name) else []
    return {
        "type": "SpecificResource",
        "source": {
            "id": f"../{proof.text.path}",
            "type": "Text",
            "format": type_of_stored(proof.text.name),
        },
        "selector": [quote, *where],
    }


def _words(chronicle: Chronicle, entry: AnyEntry, statement: Statement) -> str:
    """„Sommerfest – Datum: 3. Dezember 2021“."""
    label = NOUNS.get(statement.field, statement.field)
    things = (statement.thing,) if statement.thing else ()
    facts = [
        ", ".join(filter(None, (_name(chronicle, fact.about), fact.words, fact.own)))
        for fact in facts_in(things, entry.kind, _speech(chronicle))
    ]
    stated = f"{label}: {'; '.join(facts)}" if facts else label
    return f"{chronicle.name_of(entry)} – {stated}"


def _name(chronicle: Chronicle, about: str) -> str:
    return chronicle.name(about) if about in chronicle.entries else about


def _speech(chronicle: Chronicle) -> Speech:
    site = chronicle.site
    return Speech(lambda key: _name(chronicle, key), lambda v, word: site.term(v, word).label)
