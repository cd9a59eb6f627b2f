"""Ein Mensch, der in einer Rolle an Ereignissen beteiligt war (Popolo Person)."""

from __future__ import annotations

from datetime import date
from typing import Any

from chronik.dates.edtf import Edtf, Precision, parse
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.records.fields.claims import CAPACITY, OTHER_NAMES, PERIOD, claim, relation
from chronik.records.fields.groups import distinct_from, many
from chronik.records.fields.scalars import DATE, TEXT, vocabulary
from chronik.records.fields.table import Field
from chronik.records.model import (
    NO_EVIDENCE,
    AnyEntry,
    Claim,
    Evidence,
    OtherName,
    Reference,
    Relation,
)
from chronik.words.digests import digest_of


class Person(NamedTuple):
    title: str
    sort_name: str
    affiliations: tuple[Relation, ...]
    other_names: tuple[OtherName, ...] = ()
    distinct_from: tuple[Reference, ...] = ()
    born: tuple[Claim[Edtf], ...] = ()
    died: tuple[Claim[Edtf], ...] = ()
    relations: tuple[Relation, ...] = ()  # to other people; the role is a word of `RELATION_KINDS`


RELATION_KINDS = "relation_kinds"  # the vocabulary
_KIND = Field("kind", vocabulary(RELATION_KINDS), "was diese Person für die andere ist")

FIELDS = (
    Field("title", TEXT, "akademischer Titel, z. B. „Dr.“"),
    Field("sort_name", TEXT, "Name, nach dem sortiert wird: „Nachname, Vorname“"),
    Field(
        "affiliations",
        many(relation({"organisation": "organisations", "network": "networks"}, CAPACITY, *PERIOD)),
        "Zugehörigkeit zu Organisationen und Netzwerken",
    ),
    Field("born", claim(DATE), "geboren; von Lebenden wird höchstens das Jahr gezeigt"),
    Field("died", claim(DATE), "gestorben"),
    Field(
        "relations",
        many(relation({"person": "people"}, *PERIOD, role_required=True, role=_KIND)),
        "Beziehungen zu anderen Personen, je mit person und kind; stehen auf beiden Seiten",
    ),
    OTHER_NAMES,
    distinct_from("people"),
)


def make(values: dict[str, Any]) -> Person:
    return Person(**{name: values[name] for name in Person._fields})


def shielded(person: AnyEntry, today: int, years: int) -> AnyEntry:
    """The person with no more of its birth than the year, if it may be alive: so it is for `years`
    after it, where no death is stated. `today` is the latest year that is known, 0 for none.
    """
    facts: Person = person.facts
    born = [_as_year(claim, today - years) for claim in facts.born]
    if facts.died or all(new is old for new, old in zip(born, facts.born, strict=True)):
        return person
    kept = facts._replace(born=tuple([claim for claim in born if claim]))
    return person._replace(facts=kept, digest=digest_of(person.digest + repr(kept.born).encode()))


_MARKS = {(False, False): "", (True, False): "?", (False, True): "~", (True, True): "%"}
_DAY = late(r"\d{1,2}\. ?(?:\d{1,2}\.|[A-ZÄ][a-zä])")


def _as_year(born: Claim[Edtf], past: int) -> Claim[Edtf] | None:
    """The claim with its year alone, and without the words that tell the day; None without a year.
    As it is where nobody born then is alive.
    """
    ends = [day and date.fromordinal(day).year for day in (born.value.earliest, born.value.latest)]
    if past > 0 and ends[1] and ends[1] < past:
        return born
    if not any(ends):
        return born if born.value.precision is Precision.UNKNOWN else None
    first, last = ((str(year) if year else "..") for year in ends)
    mark = _MARKS[born.value.uncertain, born.value.approximate]
    text = f"{first}{mark}" if first == last else f"{first}/{last}"
    told = born.evidence
    if text == born.value.text and not _DAY.search(f"{told.quote} {told.as_written} {told.note}"):
        return born
    bare = Evidence(source=told.source, source_at=told.source_at, basis=told.basis, at=told.at)
    kept = bare._replace(preferred=told.preferred, locator=told.locator)
    evidence = kept if told.source else NO_EVIDENCE
    return born._replace(value=parse(text), evidence=evidence)
