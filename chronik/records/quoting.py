"""What editors need not type again: quotes that have a name, and the source of all that names none.

A name is too short to be a quote (`evidence.quotes.MINIMUM`), so one is never taken for the other.
Where several sources are given, `evidence.settling` finds the one that has the words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.records.keys import id_of
from chronik.records.model import (
    NO_EVIDENCE,
    Claim,
    Evidence,
    Facts,
    OtherName,
    Reference,
    Relation,
    Series,
)
from chronik.records.prose import BodyCitation, Prose
from chronik.words.diagnostics import At, Diagnostic, Span, error, warning
from chronik.words.hints import shortened

NAME_LENGTH = 11
QUOTE_NAME = late(rf"[^\W_](?:[^\W_]|-){{0,{NAME_LENGTH - 1}}}")
# Between the parts of a quote that was typed as a list, and before a name that there is not:
# content cannot hold it.
JOINT = "\x1f"
OMISSION = " […] "

EVIDENCED = frozenset((Claim, Relation, Series, OtherName))
E = TypeVar("E", Claim[Any], Relation, Series, OtherName)
OnEvidence = Callable[[Evidence], Evidence]


def rested(facts: Facts, change: OnEvidence) -> Facts:
    """The facts, with all evidence as `change` gives it."""
    fields = zip(facts._fields, facts, strict=True)
    return facts._replace(**{field: _rested(value, change) for field, value in fields})


def _rested(value: Any, change: OnEvidence) -> Any:
    if type(value) is tuple and value and type(value[0]) in EVIDENCED:
        return tuple([_with(thing, change) for thing in value])
    return _with(value, change) if type(value) in EVIDENCED else value


def _with(thing: E, change: OnEvidence) -> E:
    evidence = thing.evidence
    return thing if evidence is NO_EVIDENCE else thing._replace(evidence=change(evidence))


def sourced(evidence: Evidence, first: Reference) -> Evidence:
    """With the record's first source where it names none."""
    if evidence.source:
        return evidence
    return evidence._replace(source=first.key, source_at=first.at)


def cited_from(citation: BodyCitation, first: Reference) -> BodyCitation:
    """With the record's first source where it names none."""
    if citation.source:
        return citation
    return citation._replace(source=id_of(first.key), named=False)


def is_inherited(evidence: Evidence, sources: Sequence[Reference]) -> bool:
    """Whether its source is the record's, as it names none of its own."""
    return bool(sources) and evidence.source_at == sources[0].at


class InFull(NamedTuple):
    """What a record states, with every quote in full."""

    facts: Facts
    prose: Prose


class NamedQuotes(NamedTuple):
    """The quotes that have a name, and which of these were used."""

    path: str
    words: Mapping[str, str]
    places: Mapping[str, At]
    used: set[str]
    problems: list[Diagnostic]


def spelled(facts: Facts, prose: Prose, names: NamedQuotes) -> InFull:
    """With the words of each quote in place of its name. Reports names that there are not."""

    def change(evidence: Evidence) -> Evidence:
        typed = evidence.quote
        if not typed or (len(typed) > NAME_LENGTH and JOINT not in typed):
            return evidence
        return evidence._replace(quote=_full(typed, evidence.at, names))

    facts = rested(facts, change)
    if not names.words:
        return InFull(facts, prose)

    found = [_cited(citation, names) for citation in prose.citations]
    return InFull(facts, prose._replace(citations=tuple(found)))


def _cited(citation: BodyCitation, names: NamedQuotes) -> BodyCitation:
    typed = citation.quote
    if not typed or len(typed) > NAME_LENGTH:
        return citation
    return citation._replace(quote=_full(typed, citation.at, names))


def _full(typed: str, at: At, names: NamedQuotes) -> str:
    """The words that were typed, or that bear the name; a list's parts joined."""
    if JOINT in typed:  # the words of a part may be few
        return OMISSION.join([_named(part, names) for part in typed.split(JOINT)])
    if names.words and typed not in names.words and QUOTE_NAME.fullmatch(typed):
        names.problems.append(_unknown(typed, Span(names.path, *at), names.words))
        return JOINT + typed
    return _named(typed, names)


def is_told(quote: str) -> bool:
    """Whether it is a name that there is not, which is said where it was read."""
    return quote.startswith(JOINT)


def _named(part: str, names: NamedQuotes) -> str:
    if part in names.words:
        names.used.add(part)
    return names.words.get(part, part)


def _unknown(name: str, place: Span, known: Iterable[str]) -> Diagnostic:
    from chronik.words.near import nearest  # late: only for messages

    near = nearest(name, frozenset(known))
    own = f"Dort „{name}: …“ ergänzen, oder hier das Zitat selbst schreiben."
    hint = f"Meinten Sie „{near}“?" if near else own
    message = f"Unter „quotes“ steht kein Zitat mit dem Namen „{shortened(name)}“."
    return error(place, "quote-unknown", message, hint)


def unused_quotes(names: NamedQuotes) -> Iterator[Diagnostic]:
    for name, at in names.places.items():
        if name not in names.used:
            message = f"Das Zitat „{name}“ braucht niemand."
            hint = f"Mit „quote: {name}“ bei einer Angabe nennen, oder die Zeile löschen."
            yield warning(Span(names.path, *at), "quote-unused", message, hint)
