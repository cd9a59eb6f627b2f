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


def _lifespan(entry: AnyEntry) -> Iterator[Diagnostic]:
    begin, end = preferred(entry.facts.founded), preferred(entry.facts.dissolved)
    if begin and end and certainly_before(end.value, begin.value):
        yield _wrong(
            entry,
            end.at,
            f"Aufgelöst ({date_words(end.value)}) vor der Gründung ({date_words(begin.value)}).",
            "Eines der beiden Daten berichtigen.",
        )


def _names(entry: AnyEntry) -> Iterator[Diagnostic]:
    for name in entry.facts.other_names:
        if name.since and name.until and certainly_before(name.until, name.since):
            yield _reversed(entry, name)


def _reversed(entry: AnyEntry, thing: Relation | OtherName) -> Diagnostic:
    since, until = thing.since or UNKNOWN, thing.until or UNKNOWN
    words = f"„until“ ({date_words(until)}) liegt vor „since“ ({date_words(since)})."
    return _wrong(entry, thing.dates_at[1], words, "Die beiden Daten tauschen oder berichtigen.")


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
                yield _wrong(
                    entry,
                    place,
                    f"{date_words(date)} liegt vor der Gründung ({date_words(founded.value)}).",
                    "Das Datum oder „founded“ berichtigen.",
                )
            if dissolved and certainly_before(dissolved.value, date):
                yield _wrong(
                    entry,
                    place,
                    f"{date_words(date)} liegt nach der Auflösung ({date_words(dissolved.value)}).",
                    "Das Datum oder „dissolved“ berichtigen.",
                )


def _starts_after(founded: Edtf, date: Edtf) -> bool:
    """Whether the date is over before the founding can have begun."""
    return (
        founded.earliest is not None and date.latest is not None and date.latest < founded.earliest
    )


def _sources(chronicle: Chronicle, event: AnyEntry) -> Iterator[Diagnostic]:
    happened = event.date
    if is_announced(event):
        return
    for ref in event.sources:
        source = chronicle.entries.get(ref.key)
        published = preferred(source.facts.date) if source else None
        if published and _starts_after(happened, published.value):
            hint = "Eines der Daten berichtigen; ist das Ereignis nur angekündigt: „status: announced“."
            yield _wrong(
                event,
                ref.at,
                f"Die Quelle ({date_words(published.value)}) ist älter als das Ereignis ({date_words(happened)}).",
                hint,
            )


def _whole(chronicle: Chronicle, event: AnyEntry) -> Iterator[Diagnostic]:
    ref = event.facts.part_of
    whole = chronicle.entries.get(ref.key) if ref else None
    if ref and whole and not (within(event.date, whole.date) or not _both_placed(event, whole)):
        yield _wrong(
            event,
            ref.at,
            f"Das Ereignis ({date_words(event.date)}) liegt außerhalb von „{whole.name}“ ({date_words(whole.date)}).",
            "Eines der Daten oder „part_of“ berichtigen.",
        )
    for before in event.facts.follows:
        earlier = chronicle.entries.get(before.key)
        if earlier and certainly_before(event.date, earlier.date):
            yield _wrong(
                event,
                before.at,
                f"Das Ereignis folgt auf „{earlier.name}“ ({date_words(earlier.date)}), liegt aber davor.",
                "Eines der Daten oder „follows“ berichtigen.",
            )


def _both_placed(event: AnyEntry, whole: AnyEntry) -> bool:
    return event.date.placed and whole.date.placed


def _wrong(entry: AnyEntry, at: At, message: str, hint: str) -> Diagnostic:
    return error(entry.span(at), "date-order", message, hint)
