"""Times of things that belong together."""

from __future__ import annotations

from collections.abc import Iterator

from chronik.chronicle.chronicle import Chronicle
from chronik.dates.edtf import UNKNOWN, Edtf, certainly_before, within
from chronik.dates.words import date_words
from chronik.records.model import AnyEntry, OtherName, Relation, is_announced, preferred
from chronik.records.statements import dated
from chronik.words.diagnostics import At, Diagnostic, error


def times_agree(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Niemand ist Mitglied vor der Gründung, keine Quelle berichtet von später Geschehenem, kein
    Teil liegt außerhalb des Ganzen.
    """
    for entry in chronicle.of_kind["networks"]:
        yield from _lifespan(entry)
        yield from _names(entry)
        yield from _periods(entry, entry.facts.members, entry)

    for entry in chronicle.of_kind["organisations"]:
        yield from _lifespan(entry)
        yield from _names(entry)

    for entry in chronicle.of_kind["people"]:
        yield from _names(entry)
        for relation in entry.facts.affiliations:
            yield from _periods(entry, (relation,), chronicle.entries.get(relation.target))

    for entry in chronicle.of_kind["events"]:
        yield from _sources(chronicle, entry)
        yield from _whole(chronicle, entry)
        yield from _sequence(chronicle, entry)


def _lifespan(entry: AnyEntry) -> Iterator[Diagnostic]:
    begin, end = preferred(entry.facts.founded), preferred(entry.facts.dissolved)
    if begin and end and certainly_before(end.value, begin.value):
        ended, begun = date_words(end.value), date_words(begin.value)
        message = f"Aufgelöst ({ended}) vor der Gründung ({begun})."
        yield _wrong(entry, end.at, message, "Eines der beiden Daten berichtigen.")


def _names(entry: AnyEntry) -> Iterator[Diagnostic]:
    for name in entry.facts.other_names:
        if name.since and name.until and certainly_before(name.until, name.since):
            yield _reversed(entry, name)


def _reversed(entry: AnyEntry, thing: Relation | OtherName) -> Diagnostic:
    since, until = thing.since or UNKNOWN, thing.until or UNKNOWN
    message = f"„until“ ({date_words(until)}) liegt vor „since“ ({date_words(since)})."
    _, until_at, *_ = thing.dates_at
    return _wrong(entry, until_at, message, "Die beiden Daten tauschen oder berichtigen.")


def _periods(
    entry: AnyEntry, relations: tuple[Relation, ...], body: AnyEntry | None
) -> Iterator[Diagnostic]:
    founded = preferred(body.facts.founded) if body else None
    dissolved = preferred(body.facts.dissolved) if body else None

    for relation in relations:
        since, until = relation.since, relation.until
        if since and until and certainly_before(until, since):
            yield _reversed(entry, relation)
        for date, place in dated(relation):
            if founded and _starts_after(founded.value, date):
                begun = date_words(founded.value)
                message = f"{date_words(date)} liegt vor der Gründung ({begun})."
                yield _wrong(entry, place, message, "Das Datum oder „founded“ berichtigen.")
            if dissolved and certainly_before(dissolved.value, date):
                ended = date_words(dissolved.value)
                message = f"{date_words(date)} liegt nach der Auflösung ({ended})."
                yield _wrong(entry, place, message, "Das Datum oder „dissolved“ berichtigen.")


def _starts_after(founded: Edtf, date: Edtf) -> bool:
    """Whether the date is over before the founding can have begun."""
    begin, end = founded.earliest, date.latest
    return begin is not None and end is not None and end < begin


def _sources(chronicle: Chronicle, event: AnyEntry) -> Iterator[Diagnostic]:
    if is_announced(event):
        return

    for ref in event.sources:
        source = chronicle.entries.get(ref.key)
        published = preferred(source.facts.date) if source else None
        if published and _starts_after(event.date, published.value):
            then, now = date_words(event.date), date_words(published.value)
            message = f"Die Quelle ({now}) ist älter als das Ereignis ({then})."
            yield _wrong(event, ref.at, message, _ANNOUNCED)


_ANNOUNCED = "Eines der Daten berichtigen; ist das Ereignis nur angekündigt: „status: announced“."


def _whole(chronicle: Chronicle, event: AnyEntry) -> Iterator[Diagnostic]:
    ref = event.facts.part_of
    whole = chronicle.entries.get(ref.key) if ref else None
    if ref and whole and _both_placed(event, whole) and not within(event.date, whole.date):
        inner, outer = date_words(event.date), date_words(whole.date)
        message = f"Das Ereignis ({inner}) liegt außerhalb von „{whole.name}“ ({outer})."
        yield _wrong(event, ref.at, message, "Eines der Daten oder „part_of“ berichtigen.")


def _sequence(chronicle: Chronicle, event: AnyEntry) -> Iterator[Diagnostic]:
    for ref in event.facts.follows:
        before = chronicle.entries.get(ref.key)
        if before and certainly_before(event.date, before.date):
            when = date_words(before.date)
            message = f"Das Ereignis folgt auf „{before.name}“ ({when}), liegt aber davor."
            yield _wrong(event, ref.at, message, "Eines der Daten oder „follows“ berichtigen.")


def _both_placed(event: AnyEntry, whole: AnyEntry) -> bool:
    return event.date.placed and whole.date.placed


def _wrong(entry: AnyEntry, at: At, message: str, hint: str) -> Diagnostic:
    return error(entry.span(at), "date-order", message, hint)
