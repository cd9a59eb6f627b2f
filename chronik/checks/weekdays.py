"""Weekdays and years of the wordings against the calendar and the values."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from chronik.chronicle.chronicle import Chronicle
from chronik.dates.edtf import MONTHS, Edtf, Precision, parse
from chronik.dates.weekdays import WEEKDAYS, Stated, stated, years
from chronik.dates.words import date_words
from chronik.records.model import AnyEntry, Claim, OtherName, Relation, preferred
from chronik.records.statements import Statement, dated
from chronik.words.diagnostics import At, Diagnostic, error, warning
from chronik.words.german import NBSP, listed

_HINT = "Das Datum berichtigen oder ein anderes Zitat wählen. Irrt die Quelle selbst, sagt „reason: …“ beim Datum, worin."


class _Window(NamedTuple):
    """The days on which something can have been, and the words that say why these."""

    first: date
    last: date
    words: str


def wordings_fit_the_calendar(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Wochentag und Jahr, die im Wortlaut stehen, passen zum angegebenen Datum; wo das Jahr fehlt,
    nennt der Wochentag die möglichen.
    """
    for key, said in chronicle.evidenced.items():
        for statement in said:
            evidence = statement.evidence
            if (evidence.quote or evidence.as_written) and not evidence.reason:
                dates = list(_dates(statement))
                if dates:
                    yield from _judge(chronicle, chronicle.entries[key], statement, dates)


def _dates(statement: Statement) -> Iterator[tuple[Edtf, At]]:
    """The days that the statement gives, those of intervals one by one."""
    thing = statement.thing
    given = (
        [(thing.value, thing.at)]
        if isinstance(thing, Claim)
        else dated(thing)
        if isinstance(thing, Relation | OtherName) and thing.dates_at
        else ()
    )
    for value, at in given:
        if isinstance(value, Edtf):
            ends = value.parts if value.precision is Precision.RANGE else (value,)
            yield from (
                (end, at)
                for end in ends
                if len(end.text.rstrip("?~%")) == 10 and not end.text.endswith("X")
            )


def _judge(
    chronicle: Chronicle, entry: AnyEntry, statement: Statement, dates: list[tuple[Edtf, At]]
) -> Iterator[Diagnostic]:
    wording = [*stated(statement.evidence.as_written), *stated(statement.evidence.quote)]
    for value, at in dates:
        month, day = int(value.text[5:7]), int(value.text[8:10])
        same = [some for some in wording if (some.day, some.month) == (day, month)]
        if value.precision is Precision.YEARLESS:
            yield from _proposed(
                entry,
                at,
                next((some for some in same if some.weekday is not None), None),
                _window(chronicle, entry, statement),
            )
        elif same:
            yield from _contradicted(entry, at, date.fromisoformat(value.text[:10]), same)


def _contradicted(entry: AnyEntry, at: At, day: date, same: list[Stated]) -> Iterator[Diagnostic]:
    """A wording may name the same day of several years; one of them is to be meant."""
    named = [some.year for some in same if some.year]
    if named and day.year not in named:
        words = next(some.words for some in same if some.year)
        yield error(
            entry.span(at),
            "date-year",
            f"Im Text steht „{words}“, angegeben ist das Jahr {day.year}.",
            _HINT,
        )
        return
    meant = [some for some in same if some.weekday is not None and some.year in (None, day.year)]
    if meant and all(some.weekday != day.weekday() for some in meant):
        is_on, stands = WEEKDAYS[day.weekday()], WEEKDAYS[meant[0].weekday or 0]
        said = f"Der {date_words(parse(day.isoformat()))} ist ein {is_on}; im Text steht {stands}."
        yield error(entry.span(at), "weekday", said, _HINT)


def _proposed(
    entry: AnyEntry, at: At, found: Stated | None, window: _Window
) -> Iterator[Diagnostic]:
    """The years for a day without one. Only said, never written: the editor decides."""
    if found is None or found.weekday is None:
        return
    fitting = years(found.weekday, found.day, found.month, window.first, window.last)
    fitting = tuple(year for year in fitting if found.year in (None, year))
    named = f"{WEEKDAYS[found.weekday]}, {found.day}.{NBSP}{MONTHS[found.month - 1]}"
    if not fitting:
        said, hint = "zu keinem Jahr", "Wochentag, Datum und das Datum der Quelle prüfen."
    else:
        said = (
            f"nur zu {fitting[0]}"
            if len(fitting) == 1
            else f"zu {listed(list(map(str, fitting)), 'oder')}"
        )
        hint = f"Wenn das überzeugt, eintragen und den Wortlaut stehen lassen: {_typed(found, fitting, f'{named} passt {window.words} {said}.')}"
    yield warning(entry.span(at), "date-proposal", f"„{named}“ passt {window.words} {said}.", hint)


def _typed(found: Stated, fitting: tuple[int, ...], reason: str) -> str:
    """YAML that says the same as the proposal."""
    days = [f"{year:04}-{found.month:02}-{found.day:02}" for year in fitting]
    value = days[0] if len(days) == 1 else f"[{', '.join(days)}]"
    return f'{{value: {value}, basis: inferred, reason: "{reason.replace(NBSP, " ")}"}}'


def _window(chronicle: Chronicle, entry: AnyEntry, statement: Statement) -> _Window:
    """A report tells of the year before it, an announcement of the year after it; of a text without
    a date nothing is known.
    """
    first, last = (
        date(year, *day) for year, day in zip(chronicle.site.years, ((1, 1), (12, 31)), strict=True)
    )
    published = _published(chronicle, statement.evidence.source)
    if not published:
        return _Window(first, last, f"zwischen {first.year} und {last.year}")
    status = getattr(entry.facts, "status", None)
    begin, end = (
        (_moved(published[0], -1), published[1])
        if not status or status.word != "announced"
        else (published[0], _moved(published[1], 1))
    )
    begin, end = max(first, begin), min(last, end)
    return _Window(begin, end, f"zwischen dem {_day(begin)} und dem {_day(end)}")


def _published(chronicle: Chronicle, source: str) -> tuple[date, date] | None:
    """First and last day on which the source can have appeared, when both are known."""
    claim = preferred(chronicle.entries[source].facts.date) if source in chronicle.entries else None
    if claim is None or claim.value.earliest is None or claim.value.latest is None:
        return None
    return date.fromordinal(claim.value.earliest), date.fromordinal(claim.value.latest)


def _moved(day: date, by: int) -> date:
    """The same day some years on; 29 February becomes the 28th."""
    year = min(max(day.year + by, date.min.year), date.max.year)
    return date(year, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)


def _day(day: date) -> str:
    return date_words(parse(day.isoformat()))
