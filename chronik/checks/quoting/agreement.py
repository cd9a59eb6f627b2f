"""Claims against the words of their quotes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache, partial

from chronik.agreement.clocks import clock_doubt
from chronik.agreement.doubts import Difference, Doubt
from chronik.agreement.names import Named, Strength, found_names, strength
from chronik.agreement.numbers import number_doubt, ordinal_doubt
from chronik.agreement.others import Keyed, NameIndex, name_index, possibly_named
from chronik.agreement.periods import period_doubt
from chronik.agreement.publication import is_day_told, is_year_told
from chronik.agreement.ways import (
    Dating,
    clock_ways,
    date_ways,
    name_ways,
    number_ways,
    ordinal_ways,
    side_ways,
)
from chronik.chronicle.chronicle import Chronicle
from chronik.dates.edtf import Edtf
from chronik.evidence.differences import shown
from chronik.evidence.quotes import Found
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.passages.names.reading import NameFound
from chronik.passages.stems import stems_in
from chronik.records.kinds.person import RELATION_KINDS
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
from chronik.words.german import listed

_OMISSION = late(r"\[ ?(?:…|\.\.\.) ?\]")


class _Compared(NamedTuple):
    """A statement with the words that it is compared with."""

    chronicle: Chronicle
    entry: AnyEntry
    statement: Statement
    passage: str
    indexed: Callable[[str], NameIndex]  # the records of a kind by the beginnings of their names

    @property
    def evidence(self) -> Evidence:
        return self.statement.evidence


def claims_agree_with_their_quotes(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Was angegeben ist, sagt auch das Zitat: Datum, Zahl, Nummer, Person, Organisation, Netzwerk,
    Ort. Wo nicht, steht eine Begründung.
    """
    index = cache(partial(_index_of, chronicle))  # of a kind, made when it is first needed
    for key, statements in chronicle.evidenced.items():
        for statement in () if key in chronicle.agreed else statements:
            evidence = statement.evidence
            if evidence.reason or statement.thing is None:
                continue
            passage = _passage_of(chronicle, evidence)
            if passage:
                given = _Compared(chronicle, chronicle.entries[key], statement, passage, index)
                yield from _compared(given)


def _index_of(chronicle: Chronicle, kind: str) -> NameIndex:
    return name_index(Keyed(entry.key, _named_as(entry)) for entry in chronicle.of_kind[kind])


def _passage_of(chronicle: Chronicle, evidence: Evidence) -> str:
    """The words that are to say what is claimed: the quote, and what is given as written.

    "" for a quote that is not found, which is said elsewhere.
    """
    result = chronicle.passages.get((evidence.source, evidence.quote))
    is_unknown = evidence.source not in chronicle.entries
    if evidence.quote and (is_unknown or not isinstance(result, Found | None)):
        return ""
    quote = _OMISSION.sub("…", evidence.quote)
    if evidence.as_written in quote:
        return quote
    return f"{quote} … {evidence.as_written}" if quote else evidence.as_written


def _compared(given: _Compared) -> Iterator[Diagnostic]:
    thing = given.statement.thing
    match thing:
        case Claim(value=Edtf() as date):
            yield from _dated(given, date, thing.at, _END.get(given.statement.field, ""))
        case Claim(value=str() as clock) if given.statement.field == "time":
            yield from _at_time(given, clock, thing.at)
        case Claim(value=Quantity() as quantity):
            yield from _counted(given, quantity, thing.at)
        case _ if not given.evidence.quote:
            return  # its own words, which name nothing but it
        case Series():
            yield from _numbered(given, thing)
        case OtherName():
            yield from _named(given, Named((thing.name,)), thing.at)
            yield from _lasting(given, thing)
        case Relation():
            yield from _related(given, thing)
            yield from _lasting(given, thing)


_END = {"founded": "begin", "dissolved": "end"}


# --- dates and numbers ------------------------------------------------------------------------


def _dated(given: _Compared, date: Edtf, at: At, end: str) -> Iterator[Diagnostic]:
    is_published = given.evidence.basis == "publication"
    published = _published(given) if is_published else None
    told = is_year_told(date, published)
    doubt = period_doubt(date, given.passage, end=end, is_year_told=told)
    is_silent = doubt is not None and doubt.kind is Difference.SILENT
    if is_silent and (not given.evidence.quote or is_day_told(date, published)):
        return
    if doubt:
        dating = Dating(date, end, is_published, published)
        yield _told(given, doubt, at, date_ways(doubt, dating, given.passage))


def _at_time(given: _Compared, clock: str, at: At) -> Iterator[Diagnostic]:
    doubt = clock_doubt(clock, given.passage)
    if doubt and (given.evidence.quote or doubt.kind is not Difference.SILENT):
        yield _told(given, doubt, at, clock_ways(doubt))


def _published(given: _Compared) -> Edtf | None:
    """When the source of the quote appeared, as far as its record says."""
    source = given.chronicle.entries.get(given.evidence.source)
    claim = preferred(source.facts.date) if source else None
    return claim.value if claim else None


def _counted(given: _Compared, quantity: Quantity, at: At) -> Iterator[Diagnostic]:
    doubt = number_doubt(quantity, given.passage)
    if doubt and (given.evidence.quote or doubt.kind is not Difference.SILENT):
        yield _told(given, doubt, at, number_ways(doubt, given.passage))


def _numbered(given: _Compared, series: Series) -> Iterator[Diagnostic]:
    if series.number is not None:
        doubt = ordinal_doubt(series.number, given.passage)
        if doubt:
            yield _told(given, doubt, series.at, ordinal_ways(doubt))


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
    """The words name that record. A hint („die Kammer“) will do where it is no part of a name."""
    found = strength(named, given.passage)
    own_words = given.evidence.as_written
    if found is Strength.NAMED or strength(named, own_words) is Strength.NAMED:
        return

    others = list(_others_named(given, target)) if target else []
    hints = found_names(named, given.passage) if found is Strength.HINT else ()
    if any(not any(_outdoes(other.there, hint) for other in others) for hint in hints):
        return
    other = next((each for each in others if each.there.is_sure), None)
    doubt = _name_doubt(named.names[0], other)
    yield _told(given, doubt, at, name_ways(doubt, other.entry.id if other else ""))


def _outdoes(other: NameFound, hint: NameFound) -> bool:
    """Whether the words of a hint („Arbeit“) belong to another name („Agentur für Arbeit“)."""
    meet = hint.start < other.end and other.start < hint.end
    return meet and (other.is_sure or other.end - other.start > hint.end - hint.start)


def _stated_by(given: _Compared) -> Iterator[Diagnostic]:
    """A person's affiliation, a network's membership: where the words name another person or
    network, they name this one too.
    """
    is_body = given.entry.kind == "organisations"  # its members are such too, and stand beside it
    if is_body or given.statement.field not in ("affiliations", "members"):
        return
    if strength(_named_as(given.entry), given.passage) is Strength.NOT:
        others = _others_named(given, given.entry)
        other = next((each for each in others if each.there.is_sure), None)
        if other:
            doubt = _name_doubt(given.entry.name, other)
            yield _told(given, doubt, given.statement.at, side_ways(doubt))


class _Other(NamedTuple):
    """Another record that the words name."""

    entry: AnyEntry
    there: NameFound


def _others_named(given: _Compared, entry: AnyEntry) -> Iterator[_Other]:
    """Where the words name or hint at other records of that kind."""
    for key in possibly_named(given.indexed(entry.kind), given.passage):
        other = given.chronicle.entries[key]
        if key != entry.key:
            for there in found_names(_named_as(other), given.passage):
                yield _Other(other, there)


def _name_doubt(claimed: str, other: _Other | None) -> Doubt:
    if other is None:
        return Doubt(Difference.SILENT, claimed)
    there = other.there
    return Doubt(Difference.OTHER, claimed, there.words, there.start, there.end)


def _in_role(given: _Compared, relation: Relation) -> Iterator[Diagnostic]:
    """Where site.yaml says by which words a role is known, one of them stands there."""
    vocabulary = RELATION_KINDS if given.statement.field == "relations" else "roles"
    term = given.chronicle.site.term(vocabulary, relation.role)
    if term.words and not stems_in(given.passage, term.words):
        wanted = listed([f"„{word}“" for word in term.words], "oder")
        yield warning(
            given.entry.span(relation.role_at),
            "role-unsaid",
            f"Im Zitat steht kein Wort für die Rolle „{term.label}“: {wanted}.",
            "Mehr zitieren („[…]“ verbindet Stellen), eine andere Rolle wählen oder mit "
            f"„reason: …“ begründen. Zitat: {_marked(given)}",
        )


@lru_cache(maxsize=1 << 14)
def _named_by(kind: str, every: tuple[str, ...], titles: tuple[str, ...]) -> Named:
    adjectives = tuple(f"{name}er" for name in every) if kind == "places" else ()
    return Named((*every, *adjectives), kind == "people", titles)


def _named_as(entry: AnyEntry) -> Named:
    title = getattr(entry.facts, "title", "")
    return _named_by(entry.kind, names(entry), (title,) if title else ())


# --- what is said -----------------------------------------------------------------------------


def _told(given: _Compared, doubt: Doubt, at: At, ways: str) -> Diagnostic:
    span = given.entry.span(at)
    said = _SAID[doubt.kind].format(claimed=doubt.claimed, said=doubt.said)
    hint = f"{ways} Zitat: {_marked(given, doubt)}"
    if doubt.kind is Difference.COARSER:
        return warning(span, "claim-coarser", said, hint)
    return error(span, "claim-disagrees", said, hint)


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
    return f"„{shown(given.passage, 0, len(given.passage), marks)}“"
