"""What an entry states: every claim and relation in it, under one name, with its evidence; and every key it refers to.

One generic walk over the facts, so that a new field is seen by the checks, the source pages and the links by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from chronik.diagnostics import At
from chronik.edtf import Edtf
from chronik.model import NO_EVIDENCE, AnyEntry, Claim, Event, Evidence, Facts, OtherName, Reference, Relation, Series
from chronik.prose import Prose

SINGULAR = {
    "events": "event",
    "people": "person",
    "organisations": "organisation",
    "networks": "network",
    "places": "place",
    "sources": "source",
    "pages": "page",
}
_NAMES = {
    "event.organisations": "participation",
    "event.people": "participation",
    "network.members": "membership",
    "person.affiliations": "affiliation",
    "person.other_names": "other_name",
    "organisation.other_names": "other_name",
    "network.other_names": "other_name",
}
BODY = "body"


class Statement(NamedTuple):
    """A claim, relation, series, name or citation in a body. `name` is the word of site.yaml's `evidence.required`."""

    name: str
    field: str
    thing: Claim[Any] | Relation | Series | OtherName | None
    evidence: Evidence
    at: At


def statements(entry: AnyEntry) -> Iterator[Statement]:
    """Every statement of the entry, in the order of its fields, then the citations of its body."""
    kind = SINGULAR[entry.kind]
    for field, value in zip(entry.facts._fields, entry.facts, strict=True):
        for thing in value if type(value) is tuple else (value,):
            if isinstance(thing, Claim | Relation | Series | OtherName):
                name = f"{kind}.{field}"
                yield Statement(_NAMES.get(name, name), field, thing, thing.evidence, thing.at)
    for citation in entry.prose.citations:
        source = f"sources/{citation.source.removeprefix('sources/')}"
        yield Statement(BODY, BODY, None, Evidence(quote=citation.quote, source=source, at=citation.at, source_at=citation.at), citation.at)


def evidenced(entry: AnyEntry) -> tuple[Statement, ...]:
    """The statements that carry a quote, a source or a remark."""
    return tuple(s for s in statements(entry) if s.evidence != NO_EVIDENCE)


def source_of(entry: AnyEntry, evidence: Evidence) -> str:
    """Key of the source an evidence names, else of the entry's first source, else ""."""
    return evidence.source or (entry.sources[0].key if entry.sources else "")


def contradicting(claims: Sequence[Claim[Any]]) -> bool:
    """Whether the claims about one fact give different values; where a word was typed does not matter."""
    return len(claims) > 1 and len({getattr(claim.value, "word", claim.value) for claim in claims}) > 1


def unresolved(claims: Sequence[Claim[Any]]) -> bool:
    """Whether the claims contradict each other and the editors follow none of them, or several."""
    return contradicting(claims) and sum(claim.evidence.preferred for claim in claims) != 1


def words_used(entry: AnyEntry) -> Iterator[tuple[str, str, At]]:
    """Each vocabulary word the entry uses and where it stands, with the name of its vocabulary before it."""
    facts: Any = entry.facts
    if kind := getattr(facts, "kind", None):
        yield f"{SINGULAR[entry.kind]}_kinds", *kind
    if type(facts) is Event:
        if facts.status:
            yield "statuses", *facts.status
        for claim in facts.format:
            yield "formats", *claim.value
    for relation in relations(entry):
        if relation.role:
            yield "roles", relation.role, relation.role_at


def relations(entry: AnyEntry) -> Iterator[Relation]:
    """Each relation of the entry's fields."""
    for value in entry.facts:
        if type(value) is tuple:
            if value and type(value[0]) is Relation:
                yield from value
        elif type(value) is Relation:
            yield value


def references(entry: AnyEntry) -> Iterator[Reference]:
    """Each key the entry's fields refer to (bodies aside)."""
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
                yield Reference(thing.evidence.source, thing.evidence.source_at)


_EVIDENCED = (Claim, Series, OtherName)


def outline(sources: Iterable[Reference], facts: Facts, prose: Prose) -> tuple[tuple[str, ...], bool]:
    """Every key that the fields refer to, each once, and whether anything carries evidence: `references` and `statements` in one walk.

    Done once for each file that is read, so that the linking need not look into the fields of every record.
    """
    keys = [ref.key for ref in sources]
    evident = bool(prose.citations)
    value: Any
    for value in facts:
        for thing in value if type(value) is tuple else (value,):
            kind = type(thing)
            if kind is Relation:
                keys.append(thing.target)
            elif kind is Reference:
                keys.append(thing.key)
                continue
            elif kind not in _EVIDENCED:
                continue
            evidence = thing.evidence
            if evidence is not NO_EVIDENCE:
                evident = True
                if evidence.source:
                    keys.append(evidence.source)
    return tuple(dict.fromkeys(keys)), evident


def dates(entry: AnyEntry) -> Iterator[tuple[Edtf, At]]:
    """Each date in the entry's fields."""
    for value in entry.facts:
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
                yield thing, entry.facts.accessed_at


def dated(thing: Relation | OtherName) -> Iterator[tuple[Edtf, At]]:
    """The dates of a relation or a name: since, until and attested, as far as given."""
    given = (date for date in (thing.since, thing.until, *getattr(thing, "attested", ())) if date)
    return zip(given, thing.dates_at, strict=True)


def names(entry: AnyEntry) -> tuple[str, ...]:
    """Every name the record is known by: its own, the others, those it bore before or later."""
    others = getattr(entry.facts, "other_names", ())
    return (entry.name, *entry.aliases, *[other.name for other in others]) if others else (entry.name, *entry.aliases)
