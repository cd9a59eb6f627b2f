"""Claims against the words of their quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from chronik.agreement.doubts import Difference, Doubt
from chronik.agreement.names import Named, Strength, first_named, found_names, strength
from chronik.agreement.numbers import number_doubt, ordinal_doubt
from chronik.agreement.periods import period_doubt
from chronik.chronicle.chronicle import Chronicle
from chronik.dates.edtf import UNKNOWN, Edtf
from chronik.evidence.nearest import shown
from chronik.evidence.quotes import Found
from chronik.passages.stems import stems_in
from chronik.records.model import (
    AnyEntry,
    Claim,
    Evidence,
    OtherName,
    Quantity,
    Relation,
    Series,
    preferred,
)
from chronik.records.statements import Statement, names
from chronik.words.diagnostics import At, Diagnostic, error, warning

_OMISSION = re.compile(r"\[ ?(?:…|\.\.\.) ?\]")
_REASON = "warum die Angabe trotzdem stimmt; Leser sehen die Begründung."
_WAYS = (
    "Den Wert berichtigen, mehr zitieren („[…]“ verbindet Stellen), oder „reason: …“ ergänzen: "
    f"{_REASON}"
)
_YEAR_WAYS = (
    "Mehr zitieren („[…]“ verbindet Stellen), oder sagen, woher das Jahr kommt: "
    "„basis: publication“ (aus dem Datum der Quelle) oder „basis: inferred“ mit „reason: …“. "
    "Sonst ohne Jahr schreiben: „XXXX-06-17“."
)


class _Compared(NamedTuple):
    """A statement with what its words are compared in."""

    chronicle: Chronicle
    entry: AnyEntry
    statement: Statement
    passage: str

    @property
    def evidence(self) -> Evidence:
        return self.statement.evidence


def claims_agree_with_their_quotes(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Was angegeben ist, sagt auch das Zitat: Datum, Zahl, Nummer, Person, Organisation, Netzwerk,
    Ort. Wo nicht, steht eine Begründung.
    """
    for key, statements in chronicle.evidenced.items():
        for statement in statements:
            evidence = statement.evidence
            if not evidence.quote or evidence.reason or statement.thing is None:
                continue
            if isinstance(chronicle.passages.get((evidence.source, evidence.quote)), Found):
                passage = passage_of(evidence)
                entry = chronicle.entries[key]
                yield from _compared(_Compared(chronicle, entry, statement, passage))


def passage_of(evidence: Evidence) -> str:
    """The words that are to say what is claimed: the quote, and what is given as written."""
    quote = _OMISSION.sub(" … ", evidence.quote)
    return f"{quote} … {evidence.as_written}" if evidence.as_written else quote


def _compared(given: _Compared) -> Iterator[Diagnostic]:
    thing = given.statement.thing
    match thing:
        case Claim(value=Edtf() as date):
            yield from _dated(given, date, thing.at, _END.get(given.statement.field, ""))
        case Claim(value=Quantity() as quantity):
            yield from _told(given, number_doubt(quantity, given.passage), thing.at)
        case Series():
            if thing.number is not None:
                yield from _told(given, ordinal_doubt(thing.number, given.passage), thing.at)
        case OtherName():
            yield from _named(given, Named((thing.name,)), thing.at)
            yield from _lasting(given, thing)
        case Relation():
            yield from _related(given, thing)
            yield from _lasting(given, thing)


_END = {"founded": "begin", "dissolved": "end"}


# --- dates and numbers ------------------------------------------------------------------------


def _dated(given: _Compared, date: Edtf, at: At, end: str) -> Iterator[Diagnostic]:
    told = given.evidence.basis == "publication" and _is_dated(given)
    doubt = period_doubt(date, given.passage, end=end, is_year_told=told)
    if doubt and doubt.kind is Difference.SILENT and told:
        return
    yield from _told(given, doubt, at)


def _is_dated(given: _Compared) -> bool:
    """Whether it is known when the source appeared."""
    source = given.chronicle.entries.get(given.evidence.source)
    claim = preferred(source.facts.date) if source else None
    return claim is not None and claim.value != UNKNOWN


def _lasting(given: _Compared, thing: Relation | OtherName) -> Iterator[Diagnostic]:
    """Since when, until when, and on which days it is attested."""
    attested = getattr(thing, "attested", ())
    ends = ((thing.since, "begin"), (thing.until, "end"), *((day, "") for day in attested))
    dates = [(date, end) for date, end in ends if date]
    for (date, end), at in zip(dates, thing.dates_at, strict=True):
        yield from _dated(given, date, at, end)


# --- names ------------------------------------------------------------------------------------


def _related(given: _Compared, relation: Relation) -> Iterator[Diagnostic]:
    """The record that the relation leads to, its role, and the record that states it."""
    target = given.chronicle.entries.get(relation.target)
    if target is None:
        return
    yield from _named(given, _named_as(target), relation.at, target)
    yield from _stated_by(given)
    yield from _in_role(given, relation)


def _named(
    given: _Compared, named: Named, at: At, target: AnyEntry | None = None
) -> Iterator[Diagnostic]:
    """The words name that record. A hint („die Kammer“) will do where they name no other one."""
    how = strength(named, given.passage)
    if how is Strength.NAMED:
        return
    others = _others(given.chronicle, target) if target else ()
    other = first_named(others, given.passage)
    if how is Strength.HINT and other is None:
        return
    claimed = named.names[0]
    if other is None:
        yield from _told(given, Doubt(Difference.SILENT, claimed), at)
        return
    there = found_names(other, given.passage)[0]
    yield from _told(
        given, Doubt(Difference.OTHER, claimed, there.words, there.start, there.end), at
    )


def _stated_by(given: _Compared) -> Iterator[Diagnostic]:
    """A person's affiliation, a network's membership: where the words name another person or
    network, they name this one too.
    """
    if given.statement.field not in ("affiliations", "members"):
        return
    own = _named_as(given.entry)
    if strength(own, given.passage) is not Strength.NOT:
        return
    other = first_named(_others(given.chronicle, given.entry), given.passage)
    if other:
        there = found_names(other, given.passage)[0]
        doubt = Doubt(Difference.OTHER, given.entry.name, there.words, there.start, there.end)
        yield from _told(given, doubt, given.statement.at)


def _in_role(given: _Compared, relation: Relation) -> Iterator[Diagnostic]:
    """Where site.yaml says by which words a role is known, one of them stands there."""
    words = given.chronicle.site.term("roles", relation.role).words
    if words and not stems_in(given.passage, words):
        label = given.chronicle.site.term("roles", relation.role).label
        yield warning(
            given.entry.span(relation.role_at),
            "role-unsaid",
            f"Die Rolle „{label}“ steht nicht im Zitat.",
            f"Mehr zitieren, eine andere Rolle wählen oder „reason: …“ ergänzen. {_marked(given)}",
        )


@lru_cache(maxsize=1 << 14)
def _named_by(kind: str, every: tuple[str, ...], titles: tuple[str, ...]) -> Named:
    adjectives = tuple(f"{name}er" for name in every) if kind == "places" else ()
    return Named((*every, *adjectives), kind == "people", titles)


def _named_as(entry: AnyEntry) -> Named:
    title = getattr(entry.facts, "title", "")
    return _named_by(entry.kind, names(entry), (title,) if title else ())


def _others(chronicle: Chronicle, entry: AnyEntry) -> list[Named]:
    """The other records of that kind."""
    return [_named_as(other) for other in chronicle.of_kind[entry.kind] if other.key != entry.key]


# --- what is said -----------------------------------------------------------------------------


def _told(given: _Compared, doubt: Doubt | None, at: At) -> Iterator[Diagnostic]:
    if doubt is None:
        return
    span = given.entry.span(at)
    said = _SAID[doubt.kind].format(claimed=doubt.claimed, said=doubt.said)
    if doubt.kind is Difference.COARSER:
        hint = f"So genau angeben wie die Quelle. {_marked(given, doubt)}"
        yield warning(span, "claim-coarser", said, hint)
        return
    ways = _YEAR_WAYS if doubt.kind is Difference.YEAR else _WAYS
    if doubt.kind is Difference.QUALIFIER and doubt.typed:
        ways = f"Wie im Zitat schreiben: „{doubt.typed}“; oder „reason: …“ ergänzen: {_REASON}"
    yield error(span, "claim-disagrees", said, f"{ways} {_marked(given, doubt)}")


_SAID = {
    Difference.OTHER: "Angegeben ist „{claimed}“, im Zitat steht „{said}“.",
    Difference.SILENT: "Angegeben ist „{claimed}“, davon sagt das Zitat nichts.",
    Difference.FINER: "Angegeben ist „{claimed}“, im Zitat steht nur „{said}“.",
    Difference.YEAR: "Angegeben ist „{claimed}“, im Zitat steht kein Jahr: „{said}“.",
    Difference.COARSER: "Angegeben ist „{claimed}“, im Zitat steht genauer „{said}“.",
    Difference.QUALIFIER: "Angegeben ist „{claimed}“, im Zitat steht „{said}“.",
}


def _marked(given: _Compared, doubt: Doubt | None = None) -> str:
    """The quote, with the words in question marked."""
    marks = [(doubt.start, doubt.end)] if doubt and doubt.end else []
    return f"Zitat: {shown(given.passage, 0, len(given.passage), marks)}"
