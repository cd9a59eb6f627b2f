"""What an entry states, under one name, with its evidence; and every key it refers to.

One generic walk over the facts, so that a new field is seen by the checks, the source pages and the
links by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from chronik.dates.edtf import Edtf
from chronik.language.tuples import NamedTuple
from chronik.records.images import Image, shown_in
from chronik.records.keys import KINDS, key_of, vocabulary_of
from chronik.records.model import (
    NO_EVIDENCE,
    AnyEntry,
    Claim,
    Evidence,
    Facts,
    OtherName,
    Outline,
    Reference,
    Relation,
    Series,
)
from chronik.records.prose import BodyCitation, Prose
from chronik.records.provable import PROVABLE
from chronik.records.quoting import EVIDENCED
from chronik.words.diagnostics import At

_NAME_OF = {field: provable.name for provable in PROVABLE for field in provable.fields}
BODY = "body"
# What a field states, as readers are told; the same of all kinds of record.
NOUNS = {
    field.rpartition(".")[-1]: provable.noun for provable in PROVABLE for field in provable.fields
} | {"part_of": "Teil von", BODY: "Text"}


class Statement(NamedTuple):
    """A claim, relation, series, name or citation in a body."""

    name: str  # the word of site.yaml's `evidence.required`
    field: str
    thing: Claim[Any] | Relation | Series | OtherName | None
    evidence: Evidence
    at: At


def statements(entry: AnyEntry) -> Iterator[Statement]:
    """Every statement of the entry, in the order of its fields, then the citations of its body."""
    kind = KINDS[entry.kind].english
    for field, value in zip(entry.facts._fields, entry.facts, strict=True):
        for thing in value if type(value) is tuple else (value,):
            if isinstance(thing, Claim | Relation | Series | OtherName):
                name = _NAME_OF.get(f"{kind}.{field}", f"{kind}.{field}")
                yield Statement(name, field, thing, evidence=thing.evidence, at=thing.at)

    for citation in entry.prose.citations:
        at = citation.at
        source = citation_key(citation)
        general = not citation.named and entry.sources
        source_at = entry.sources[0].at if general else at
        evidence = Evidence(
            quote=citation.quote,
            source=source,
            at=at,
            source_at=source_at,
            locator=citation.locator,
        )
        yield Statement(BODY, BODY, thing=None, evidence=evidence, at=at)


def citation_key(citation: BodyCitation) -> str:
    """The key of the source it names, or that the record does; "" for none."""
    return key_of("sources", citation.source.removeprefix("sources/")) if citation.source else ""


def evidenced(entry: AnyEntry) -> tuple[Statement, ...]:
    """The statements that carry a quote, a source or a remark."""
    return tuple(s for s in statements(entry) if s.evidence != NO_EVIDENCE)


def contradicting(claims: Sequence[Claim[Any]]) -> bool:
    """Whether the claims about one fact give different values, wherever a word was typed."""
    if len(claims) < 2:
        return False
    return len({_plain(claim.value) for claim in claims}) > 1


def _plain(value: Any) -> Any:
    """The value, wherever it was typed and in whichever calendar."""
    if type(value) is Edtf:
        return value.text
    return getattr(value, "word", value)


def unresolved(claims: Sequence[Claim[Any]]) -> bool:
    """Whether the claims contradict each other and the editors follow none of them, or several."""
    return contradicting(claims) and sum(claim.evidence.preferred for claim in claims) != 1


class WordUsed(NamedTuple):
    """A word of a vocabulary, and where it stands."""

    vocabulary: str
    word: str
    at: At


def words_used(kind: str, facts: Any, prose: Prose) -> Iterator[WordUsed]:
    """Each vocabulary word that a record uses, in its fields or in what its text selects."""
    if own := getattr(facts, "kind", None):
        yield WordUsed(vocabulary_of(kind), own.word, own.at)
    if status := getattr(facts, "status", None):
        yield WordUsed("statuses", status.word, status.at)
    for claim in getattr(facts, "format", ()):
        yield WordUsed("formats", claim.value.word, claim.value.at)

    related = getattr(facts, "relations", ())
    for relation in relations(facts):
        if relation.role:
            vocabulary = "relation_kinds" if related and relation in related else "roles"
            yield WordUsed(vocabulary, relation.role, relation.role_at)
    for selection in prose.selections:
        yield from (WordUsed("event_kinds", word.name, word.at) for word in selection.kinds)


def relations(facts: Facts) -> Iterator[Relation]:
    """Each relation in a record's fields."""
    value: Any
    for value in facts:
        if type(value) is tuple:
            if value and type(value[0]) is Relation:
                yield from value
        elif type(value) is Relation:
            yield value


def references_in(entry: AnyEntry) -> Iterator[Reference]:
    """Each key that the entry's fields refer to, and what its text selects by; but that of a source
    of which it says itself when it appeared.
    """
    yield from entry.sources
    for value in entry.facts:
        for thing in value if type(value) is tuple else (value,):
            if isinstance(thing, Reference):
                yield thing
            elif isinstance(thing, Relation):
                yield Reference(thing.target, thing.at)
                if thing.evidence.source:
                    yield Reference(thing.evidence.source, thing.evidence.source_at)
            elif isinstance(thing, Claim | Series | OtherName) and thing.evidence.source:
                source = Reference(thing.evidence.source, thing.evidence.source_at)
                if source != (entry.key, entry.name_at):
                    yield source

    yield from (Reference(shown.key, shown.at) for shown in shown_in(entry.images))
    for selection in entry.prose.selections:
        yield from (Reference(*sought) for some in selection.wanted for sought in some)


def outline(
    kind: str,
    sources: Iterable[Reference],
    facts: Facts,
    prose: Prose,
    *,
    images: Iterable[Image] = (),
) -> Outline:
    """`references`, `words_used`, `dates` and `statements` in short.

    Done once for each file that is read, so that linking and checks need not look into the fields
    of every record.
    """
    keys = [ref.key for ref in sources]
    evident, several, stated = bool(prose.citations), False, 0
    is_open = len(keys) > 1
    value: Any
    for value in facts:
        if not value:
            continue
        things = value if type(value) is tuple else (value,)
        several = several or (len(things) > 1 and type(things[0]) is Claim)
        for thing in things:
            what = type(thing)
            if what is Relation:
                keys.append(thing.target)
                is_open = is_open or (thing.role_at == thing.at and thing.role != "")
            elif what is Reference:
                keys.append(thing.key)
                continue
            elif what not in EVIDENCED:
                continue
            stated += 1
            evidence = thing.evidence
            if evidence is not NO_EVIDENCE:
                evident = True
                if evidence.source:
                    keys.append(evidence.source)

    keys += [shown.key for shown in shown_in(images)] if images else ()
    for selection in prose.selections:
        keys += [sought.name for some in selection.wanted for sought in some]
    days = [day for date, _ in dates(facts) for day in (date.earliest, date.latest) if day]
    used = words_used(kind, facts, prose)
    words = tuple(dict.fromkeys([(each.vocabulary, each.word) for each in used]))
    return Outline(
        refs=tuple(dict.fromkeys(keys)),
        words=_one(words),
        stated=stated,
        evident=evident,
        several=several,
        is_open=is_open,
        first=min(days, default=None),
        last=max(days, default=None),
    )


@lru_cache(maxsize=1 << 14)
def _one(words: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Records that use the same words share them: there are few such sets."""
    return words


def dates(facts: Any) -> Iterator[tuple[Edtf, At]]:
    """Each date in a record's fields."""
    for value in facts:
        if not value:
            continue
        for thing in value if type(value) is tuple else (value,):
            kind = type(thing)
            if kind is Relation or kind is OtherName:
                if thing.dates_at:
                    yield from dated(thing)
            elif kind is Claim:
                if type(thing.value) is Edtf:
                    yield thing.value, thing.at
            elif kind is Edtf:
                yield thing, facts.accessed_at


def dated(thing: Relation | OtherName) -> Iterator[tuple[Edtf, At]]:
    """The dates of a relation or a name: since, until and attested, as far as given."""
    given = (date for date in (thing.since, thing.until, *getattr(thing, "attested", ())) if date)
    return zip(given, thing.dates_at, strict=True)


def names(entry: AnyEntry) -> tuple[str, ...]:
    """Every name the record is known by: its own, the others, those it bore before or later."""
    others = getattr(entry.facts, "other_names", ())
    return (entry.name, *entry.aliases, *[other.name for other in others])
