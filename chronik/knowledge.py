"""How much a chronicle knows, and how: its claims, their passages and sources, their bases, how sure its dates are. Counted, not judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from chronik.chronicle import Chronicle
from chronik.datewords import certainty_words
from chronik.model import NO_EVIDENCE, AnyEntry, Claim, Evidence, Relation, Series, event_date
from chronik.quotes import Found
from chronik.statements import source_of


class Knowledge(NamedTuple):
    """Counts over all records. `bases` and `dates` are (words, number), the most frequent first."""

    claims: int  # dates, numbers, participations, memberships …: whatever can carry evidence
    quoted: int  # of these, with a quote
    bodies: int  # quotes in running text
    passages: int  # different passages of the sources
    sources: int
    cited: int  # sources that at least one passage comes from
    stored: int  # sources whose wording is stored and pinned
    bases: tuple[tuple[str, int], ...]
    dates: tuple[tuple[str, int], ...]
    several: int  # claims that have more than one value


def knowledge(chronicle: Chronicle) -> Knowledge:
    claims = quoted = several = 0
    bases: Counter[str] = Counter()
    for entry in chronicle.entries.values():
        for evidence in _evidence(entry):
            claims += 1
            quoted += bool(evidence.quote)
            bases[evidence.basis or ("text" if evidence.quote else "")] += 1
        several += sum(type(v) is tuple and len(v) > 1 and type(v[0]) is Claim for v in entry.facts)
    found = [key for key, result in chronicle.passages.items() if isinstance(result, Found)]
    return Knowledge(
        claims,
        quoted,
        sum(len(entry.prose.citations) for entry in chronicle.entries.values()),
        len(found),
        len(chronicle.of_kind["sources"]),
        len({source for source, _ in found}),
        len(chronicle.texts),
        tuple((basis, number) for basis, number in bases.most_common() if basis),
        tuple(Counter(certainty_words(event_date(event)) for event in chronicle.of_kind["events"]).most_common()),
        several,
    )


def _evidence(entry: AnyEntry) -> Iterator[Evidence]:
    """Of each claim and relation in the entry's fields; `statements` names them too, which takes three times as long."""
    value: Any
    for value in entry.facts:
        for thing in value if type(value) is tuple else (value,):
            if isinstance(thing, Claim | Relation | Series):
                yield thing.evidence


def single_source(chronicle: Chronicle) -> Counter[str]:
    """Source -> records all of whose quotes come from it alone."""
    only: Counter[str] = Counter()
    for key, said in chronicle.evidenced.items():
        sources = {source_of(chronicle.entries[key], s.evidence) for s in said if s.evidence is not NO_EVIDENCE and s.evidence.quote}
        if len(sources) == 1:
            only.update(sources)
    return only
