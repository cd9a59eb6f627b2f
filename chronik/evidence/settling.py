"""What an entry leaves open, settled when sources and settings are known.

- Evidence that names no source, in a record of several: the one that has its words; where it says
  a place and no words, the first that has no text.
- The page or the time of a quote, where the stored file tells and the record does not.
- A role that follows from somebody else's (`for`): the one that site.yaml has for it.

Former states of a record are settled alike, so that no difference comes from this.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from chronik.evidence.quotes import Found, Missing, Text, find, places_of, stands
from chronik.evidence.stored.marks import place_between
from chronik.records.keys import id_of
from chronik.records.locating.locators import Locator
from chronik.records.model import AnyEntry, Evidence, Reference, Relation
from chronik.records.prose import BodyCitation
from chronik.records.quoting import is_inherited, rested
from chronik.records.settings.site import Site
from chronik.records.statements import citation_key

Texts = Mapping[str, Text]  # by source


def settled_entries(entries: Iterable[AnyEntry], site: Site, texts: Texts) -> list[AnyEntry]:
    """The entries with nothing left open. Nearly all are as they were."""
    marked = {key: text for key, text in texts.items() if text.marks}
    return [_located(_settled(e, site, texts), marked) for e in entries]


def _settled(entry: AnyEntry, site: Site, texts: Texts) -> AnyEntry:
    if not entry.outline.is_open:
        return entry
    if entry.kind == "events":
        entry = _represented(entry, site.role_of_represented)

    if len(entry.sources) < 2:
        return entry
    prose, change = entry.prose, partial(_sourced, entry=entry, texts=texts)
    cited = tuple([_cited(citation, entry, texts) for citation in prose.citations])
    prose = prose._replace(citations=cited) if cited else prose
    return entry._replace(facts=rested(entry.facts, change), prose=prose)


def _located(entry: AnyEntry, marked: Texts) -> AnyEntry:
    if not marked or not (entry.outline.evident or entry.prose.citations):
        return entry
    facts = rested(entry.facts, lambda known: known._replace(locator=_locator(known, marked)))
    prose = entry.prose
    cited = tuple([_cited_at(citation, entry, marked) for citation in prose.citations])
    return entry._replace(facts=facts, prose=prose._replace(citations=cited))


def _cited_at(citation: BodyCitation, entry: AnyEntry, marked: Texts) -> BodyCitation:
    known = Evidence(citation.quote, citation_key(citation), locator=citation.locator)
    return citation._replace(locator=_locator(known, marked))


def _locator(known: Evidence, marked: Texts) -> Locator | None:
    """As the record says; what it leaves out, as the stored file does."""
    text = marked.get(known.source)
    found = find(text, known.quote, nearest=False) if text and known.quote else None
    if text is None or not isinstance(found, Found):
        return known.locator
    there = place_between(text.marks, found.spans[0][0], found.spans[-1][1])
    if there is None or known.locator is None:
        return there or known.locator
    return Locator(*(typed or told for typed, told in zip(known.locator, there, strict=True)))


def holders(quote: str, sources: tuple[Reference, ...], texts: Texts) -> list[str]:
    """Keys of the sources in which the quote stands."""
    return [s.key for s in sources if s.key in texts and stands(texts[s.key], quote)]


def _represented(event: AnyEntry, role: str) -> AnyEntry:
    """Organisations that somebody took part for: with their role, each once for the same words."""
    facts = event.facts
    typed = [one for one in facts.organisations if one.role_at != one.at]
    kept = {(one.target, one.evidence.quote) for one in typed}
    organisations: list[Relation] = []
    for one in facts.organisations:
        if one.role_at == one.at:
            if (one.target, one.evidence.quote) in kept:
                continue
            kept.add((one.target, one.evidence.quote))
            one = one._replace(role=role or one.role)
        organisations.append(one)
    return event._replace(facts=facts._replace(organisations=tuple(organisations)))


def _sourced(evidence: Evidence, entry: AnyEntry, texts: Texts) -> Evidence:
    if not is_inherited(evidence, entry.sources):
        return evidence
    if evidence.locator and not evidence.quote:
        return evidence._replace(source=_textless(entry, texts))
    return evidence._replace(source=_source_of(evidence.quote, evidence.as_written, entry, texts))


def _cited(citation: BodyCitation, entry: AnyEntry, texts: Texts) -> BodyCitation:
    if not citation.named and citation.locator and not citation.quote:
        return citation._replace(source=id_of(_textless(entry, texts)))
    if citation.named or not citation.quote:
        return citation
    key = _source_of(citation.quote, "", entry, texts) or citation_key(citation)
    return citation._replace(source=id_of(key))


def _textless(entry: AnyEntry, texts: Texts) -> str:
    """The first source without a stored text; else the first."""
    keys = [reference.key for reference in entry.sources]
    return next((key for key in keys if key not in texts), keys[0])


def _source_of(quote: str, wording: str, entry: AnyEntry, texts: Texts) -> str:
    """The first source that has the words; else the one that comes nearest; else the first."""
    keys = [reference.key for reference in entry.sources]
    stored = [key for key in keys if key in texts]
    if quote:
        there = holders(quote, entry.sources, texts)
        there = there or [key for key in stored if _is_near(texts[key], quote)]
    else:
        there = [key for key in stored if wording and places_of(texts[key], wording)]
    return (there or keys)[0]


def _is_near(text: Text, quote: str) -> bool:
    found = find(text, quote)
    return not isinstance(found, Missing) or found.start >= 0
