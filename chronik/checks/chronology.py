"""Times of things that belong together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.chronology import Contradiction, Step, System, impossible_chains
from chronik.chronicle.constraints import (
    BY_FOLLOWING,
    BY_PART,
    DISSOLVED,
    FOUNDED,
    HERE,
    ITSELF,
    SINCE,
    UNTIL,
    Dated,
    of_bodies,
    of_events,
    window_of,
)
from chronik.chronicle.lineage import circles
from chronik.dates.edtf import Edtf, Precision
from chronik.dates.words import date_words
from chronik.records.keys import id_of
from chronik.records.model import AnyEntry, Evidence, OtherName, is_announced, preferred
from chronik.records.statements import BODY
from chronik.words.diagnostics import At, Diagnostic, error, warning

_SHOWN = 4  # links at either end of a chain; what lies between more of them is counted


def times_agree(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Niemand ist Mitglied vor der Gründung, kein Teil liegt außerhalb des Ganzen, nichts geschieht
    an einem Ort, den es noch nicht oder nicht mehr gibt, nichts beginnt vor dem, worauf es folgt,
    auch nicht über andere hinweg.
    """
    for kind in ("networks", "organisations", "people", "places"):
        for entry in chronicle.of_kind[kind]:
            yield from _names(entry)
    for person in chronicle.of_kind["people"]:
        yield from _lived(person)

    bodies = of_bodies(chronicle)
    for chain in impossible_chains(bodies.system):
        yield _body_wrong(bodies.dated[chain.begin], bodies.dated[chain.end], chain)
    for chain in impossible_chains(_without_circles(chronicle, of_events(chronicle))):
        yield _events_wrong(chronicle, chain)


def sources_know_what_they_tell(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Keine Quelle berichtet von später Geschehenem; tut sie es doch, steht dabei, wie."""
    for event in chronicle.of_kind["events"]:
        if event.key in chronicle.evidenced and not is_announced(event):
            yield from _older(chronicle, event)


# --- former and later names, lives


def _names(entry: AnyEntry) -> Iterator[Diagnostic]:
    for name in entry.facts.other_names:
        if name.since and name.until and _over_before(name.until, name.since):
            yield _reversed(entry, name)


def _lived(person: AnyEntry) -> Iterator[Diagnostic]:
    born, died = preferred(person.facts.born), preferred(person.facts.died)
    if born and died and _over_before(died.value, born.value):
        message = f"Gestorben ({_words(died.value)}) vor der Geburt ({_words(born.value)})."
        yield _wrong(person, died.at, message, "Eines der beiden Daten berichtigen.")


def _reversed(entry: AnyEntry, name: OtherName) -> Diagnostic:
    _, until_at, *_ = name.dates_at
    message = f"„until“ ({_words(name.until)}) liegt vor „since“ ({_words(name.since)})."
    return _wrong(entry, until_at, message, _SWAP)


def _words(date: Edtf | None) -> str:
    return date_words(date) if date else ""


_SWAP = "Die beiden Daten tauschen oder berichtigen."


# --- foundings, dissolutions, memberships, affiliations


def _body_wrong(begin: Dated, end: Dated, chain: Contradiction) -> Diagnostic:
    """The message stands at the date that is not the body's own, else at the later field."""
    first, last = chain.begin.name, chain.end.name
    early, late = date_words(end.date), date_words(begin.date)  # as they should not be

    if first == FOUNDED and last == DISSOLVED:
        message = f"Aufgelöst ({early}) vor der Gründung ({late})."
        return _wrong(end.entry, end.at, message, "Eines der beiden Daten berichtigen.")
    if HERE in (first, last):
        return _out_of_time(begin, end)
    if first == FOUNDED:
        message = f"{early} liegt vor der Gründung{_of(begin, end)} ({late})."
        return _wrong(end.entry, end.at, message, "Das Datum oder „founded“ berichtigen.")
    if last == DISSOLVED:
        message = f"{late} liegt nach der Auflösung{_of(end, begin)} ({early})."
        return _wrong(begin.entry, begin.at, message, "Das Datum oder „dissolved“ berichtigen.")
    if last != UNTIL:
        message = f"„attested“ ({early}) liegt vor „since“ ({late})."
        return _wrong(end.entry, end.at, message, _SWAP)
    if first != SINCE:
        message = f"„attested“ ({late}) liegt nach „until“ ({early})."
        return _wrong(begin.entry, begin.at, message, _SWAP)
    message = f"„until“ ({early}) liegt vor „since“ ({late})."
    return _wrong(end.entry, end.at, message, _SWAP)


def _out_of_time(begin: Dated, end: Dated) -> Diagnostic:
    """An event at a place before there was one, or when there was none any more."""
    is_early = end.entry.kind == "events"
    event, place = (end, begin) if is_early else (begin, end)
    when, bound = date_words(event.date), date_words(place.date)
    fault = "liegt vor der Gründung" if is_early else "liegt nach der Auflösung"
    field = "founded" if is_early else "dissolved"
    message = f"Das Ereignis ({when}) {fault} von „{place.entry.name}“ ({bound})."
    follower = place.entry.facts.succeeded_by if not is_early else None
    other = f"„{id_of(follower.key)}“ nennen" if follower else "den Ort nennen, den es damals gab"
    hint = f"Hier {other}, oder das Datum oder „{field}“ des Ortes berichtigen."
    return _wrong(event.entry, event.at, message, hint)


def _of(body: Dated, other: Dated) -> str:
    """Whose founding, where the message stands in another file."""
    return "" if body.entry.key == other.entry.key else f" von „{body.entry.name}“"


# --- events


def _without_circles(chronicle: Chronicle, system: System) -> System:
    """What leads in a circle is reported as such, and proves nothing."""
    pairs = {pair for field in (BY_FOLLOWING, BY_PART) for pair in _circular(chronicle, field)}
    if not pairs:
        return system

    def circular(step: Step) -> bool:
        owners = (step.before.owner, step.after.owner)
        return (step.said.field, *owners) in pairs or (step.said.field, *owners[::-1]) in pairs

    return system._replace(steps=[step for step in system.steps if not circular(step)])


def _circular(chronicle: Chronicle, field: str) -> Iterator[tuple[str, str, str]]:
    for circle in circles(chronicle, field):
        for one, other in pairwise(circle):
            yield field, one, other


def _events_wrong(chronicle: Chronicle, chain: Contradiction) -> Diagnostic:
    """The chain, at the last link of it."""
    links = [step for step in chain.steps if step.said.field != ITSELF]
    begin, end = (chronicle.entries[point.owner] for point in (chain.begin, chain.end))
    sentences = [*_links_said(chronicle, links, begin), f"„{end.name}“ {_when(end.date)}"]

    said = links[-1].said
    fields = ", ".join(["Eines der Daten", *_fields(links)])
    hint = (
        f"{' oder'.join(fields.rsplit(',', 1))} berichtigen; ein ungefähres Datum mit „~“, ein "
        "unsicheres mit „?“ am Ende schreiben."
    )
    return _wrong(chronicle.entries[said.entry], said.at, f"{', '.join(sentences)}.", hint)


def _fields(links: Iterable[Step]) -> list[str]:
    used = {link.said.field for link in links}
    return [f"„{field}“" for field in (BY_FOLLOWING, BY_PART) if field in used]


def _links_said(chronicle: Chronicle, links: Sequence[Step], begin: AnyEntry) -> Iterator[str]:
    """„„B“ folgt auf „A“ (12. Mai 2023)“: the links in order of time, of many the outer ones."""
    between = len(links) - 2 * _SHOWN
    for number, step in enumerate(links):
        if between > 0 and number == _SHOWN:
            yield f"… (dazwischen {between} weitere)"
        if between <= 0 or not _SHOWN <= number < _SHOWN + between:
            yield _link_said(chronicle, step, begin if number == 0 else None)


def _link_said(chronicle: Chronicle, step: Step, dated: AnyEntry | None) -> str:
    def name(key: str) -> str:
        date = f" ({date_words(dated.date)})" if dated and dated.key == key else ""
        return f"„{chronicle.name(key)}“{date}"

    stating = step.said.entry
    other = step.before.owner if step.after.owner == stating else step.after.owner
    verb = "folgt auf" if step.said.field == BY_FOLLOWING else "ist Teil von"
    return f"{name(stating)} {verb} {name(other)}"


_PREPOSITIONS = {
    Precision.DAY: "war am",
    Precision.MONTH: "war im",
    Precision.SEASON: "war im",
    Precision.YEAR: "war",
}


def _when(date: Edtf) -> str:
    """„war am 3. Juni 2021“; what takes no preposition stands as it is."""
    verb = _PREPOSITIONS.get(date.precision) if "X" not in date.text else None
    return f"{verb} {date_words(date)}" if verb else f"hat das Datum „{date_words(date)}“"


# --- sources


def _older(chronicle: Chronicle, event: AnyEntry) -> Iterator[Diagnostic]:
    """Each source that the event is proved by, and that is older; once, where it is first."""
    general = {reference.at for reference in event.sources}
    reported = set()

    for statement in chronicle.evidenced[event.key]:
        evidence = statement.evidence
        named = evidence.quote or (evidence.source and evidence.source_at not in general)
        if statement.field == BODY or not named or _explained(evidence):
            continue
        source = chronicle.entries.get(evidence.source)
        published = preferred(source.facts.date) if source else None
        if not published or evidence.source in reported:
            continue
        if _over_before(published.value, event.date):
            reported.add(evidence.source)
            yield _source_older(event, evidence, published.value)


def _source_older(event: AnyEntry, evidence: Evidence, published: Edtf) -> Diagnostic:
    then, now = date_words(event.date), date_words(published)
    message = f"Die Quelle ({now}) ist älter als das Ereignis ({then})."
    return warning(event.span(evidence.at), "source-older", message, _EXPLAIN)


_EXPLAIN = (
    "Eines der Daten berichtigen. Stimmt beides, bei der Angabe „note: …“ ergänzen, woher die "
    "Quelle es weiß; ist das Ereignis nur angekündigt: „status: announced“."
)


def _explained(evidence: Evidence) -> bool:
    return bool(evidence.note or evidence.reason or evidence.basis)


def _over_before(one: Edtf, other: Edtf) -> bool:
    """Whether the one is over before the other can begin; neither is in doubt."""
    end, begin = window_of(one).last, window_of(other).first
    return end is not None and begin is not None and end < begin


def _wrong(entry: AnyEntry, at: At, message: str, hint: str) -> Diagnostic:
    return error(entry.span(at), "date-order", message, hint)
