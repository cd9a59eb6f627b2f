"""How much a chronicle knows, and how: its claims, their passages and sources, their bases, how sure its dates are. Counted, not judged."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

from chronik.chronicle.chronicle import Chronicle
from chronik.dates.words import certainty_words
from chronik.evidence.quotes import Found
from chronik.records.model import NO_EVIDENCE, Claim, OtherName, Relation, Series


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
    value: Any
    for entry in chronicle.entries.values():
        outline = entry.outline
        claims += outline.stated
        for value in entry.facts if outline.evident or outline.several else ():
            things = value if type(value) is tuple else (value,)
            several += len(things) > 1 and type(things[0]) is Claim
            for thing in things:
                if type(thing) in _EVIDENT:
                    evidence = thing.evidence
                    if evidence is not NO_EVIDENCE:
                        quoted += bool(evidence.quote)
                        bases[evidence.basis or ("text" if evidence.quote else "")] += 1
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
        tuple(Counter(certainty_words(event.date) for event in chronicle.of_kind["events"]).most_common()),
        several,
    )


_EVIDENT = frozenset((Claim, Relation, Series, OtherName))
