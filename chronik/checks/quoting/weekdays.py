"""Weekdays of the wordings against the calendar and the values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from chronik.chronicle.chronicle import Chronicle
from chronik.dates.edtf import MONTHS, Edtf, Precision, parse
from chronik.dates.julian import as_entered
from chronik.dates.weekdays import WEEKDAYS, Stated, stated, years
from chronik.dates.words import date_words
from chronik.language.tuples import NamedTuple
from chronik.records.model import AnyEntry, Claim, Evidence, OtherName, Relation, preferred
from chronik.records.statements import Statement, dated
from chronik.words.diagnostics import At, Diagnostic, Span, error, warning
from chronik.words.german import NBSP, listed, number

_HINT = (
    "Das Datum berichtigen oder ein anderes Zitat wählen. "
    "Irrt die Quelle selbst, sagt „reason: …“ beim Datum, worin."
)

_MANY = 20  # years that nobody chooses from
_NARROWER = (
    "Das Datum der Quelle („date“) eintragen oder in content/site.yaml die Zeit der Chronik "
    "(„years: [1990, 2030]“): dann bleiben wenige."
)


class _Given(NamedTuple):
    """A day that a statement gives, and where it was typed."""

    date: Edtf
    place: Span

    @property
    def month(self) -> int:
        return int(as_entered(self.date).text[5:7])

    @property
    def day(self) -> int:
        return int(as_entered(self.date).text[8:10])


class _Window(NamedTuple):
    """The days on which something can have been, and the words that say so."""

    first: date
    last: date
    words: str


def wordings_fit_the_calendar(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Der Wochentag, der im Wortlaut steht, passt zum angegebenen Datum; wo das Jahr fehlt, nennt
    er die möglichen.
    """
    for key, evidenced in chronicle.evidenced.items():
        entry = chronicle.entries[key]
        for statement in evidenced:
            evidence = statement.evidence
            if (evidence.quote or evidence.as_written) and not evidence.reason:
                for given in _given(entry, statement):
                    yield from _judge(chronicle, entry, evidence, given)


def _given(entry: AnyEntry, statement: Statement) -> Iterator[_Given]:
    """The days that the statement gives, those of intervals one by one."""
    for value, at in _values(statement.thing):
        if isinstance(value, Edtf):
            ends = value.parts if value.precision is Precision.RANGE else (value,)
            for end in ends:
                if len(end.text.rstrip("?~%")) == 10 and not end.text.endswith("X"):
                    yield _Given(end, entry.span(at))


def _values(thing: object) -> Iterable[tuple[object, At]]:
    if isinstance(thing, Claim):
        return [(thing.value, thing.at)]
    return dated(thing) if isinstance(thing, Relation | OtherName) and thing.dates_at else ()


def _judge(
    chronicle: Chronicle, entry: AnyEntry, evidence: Evidence, given: _Given
) -> Iterator[Diagnostic]:
    wording = [*stated(evidence.as_written), *stated(evidence.quote)]
    same = [day for day in wording if (day.day, day.month) == (given.day, given.month)]

    if given.date.precision is Precision.YEARLESS:
        named = next((day for day in same if day.weekday is not None), None)
        if named:
            yield _proposed(given.place, named, _window(chronicle, entry, evidence.source))
    else:
        yield from _contradicted(given, same)


def _contradicted(given: _Given, same: list[Stated]) -> Iterator[Diagnostic]:
    """A wording may name the same day of several years; one of them is to be meant."""
    on = date.fromisoformat(given.date.text[:10])
    meant = (None, int(as_entered(given.date).text[:4]))
    named = [day.weekday for day in same if day.weekday is not None and day.year in meant]
    if named and on.weekday() not in named:
        is_on, stands = WEEKDAYS[on.weekday()], WEEKDAYS[named[0]]
        message = f"Der {date_words(given.date)} ist ein {is_on}; im Text steht {stands}."
        yield error(given.place, "weekday", message, _HINT)


def _proposed(place: Span, day: Stated, window: _Window) -> Diagnostic:
    """The years for a day without one. Only said, never written: the editor decides."""
    fitting = years(day, window.first, window.last)
    name = f"{WEEKDAYS[day.weekday or 0]}, {day.day}.{NBSP}{MONTHS[day.month - 1]}"
    if not fitting:
        message = f"„{name}“ passt {window.words} zu keinem Jahr."
        hint = "Wochentag, Datum und das Datum der Quelle prüfen."
        return warning(place, "date-proposal", message, hint)

    if len(fitting) > _MANY:
        message = f"„{name}“ passt {window.words} zu {number(len(fitting))} Jahren."
        return warning(place, "date-proposal", message, _NARROWER)

    only = "nur " if len(fitting) == 1 else ""
    fits = f"passt {window.words} {only}zu {listed(list(map(str, fitting)), 'oder')}."
    typed = _typed(day, fitting, f"{name} {fits}")
    hint = f"Wenn das überzeugt, eintragen und den Wortlaut stehen lassen: {typed}"
    return warning(place, "date-proposal", f"„{name}“ {fits}", hint)


def _typed(day: Stated, fitting: tuple[int, ...], reason: str) -> str:
    """YAML that says the same as the proposal."""
    days = [f"{year:04}-{day.month:02}-{day.day:02}" for year in fitting]
    value = days[0] if len(days) == 1 else f"[{', '.join(days)}]"
    return f'{{value: {value}, basis: inferred, reason: "{reason.replace(NBSP, " ")}"}}'


def _window(chronicle: Chronicle, entry: AnyEntry, source: str) -> _Window:
    """A report tells of the year before it, an announcement of the year after it.

    Of a text without a date nothing is known.
    """
    first_year, last_year = chronicle.site.years
    first, last = date(first_year, 1, 1), date(last_year, 12, 31)
    published = _published(chronicle, source)
    if not published:
        return _Window(first, last, f"zwischen {first_year} und {last_year}")

    earliest, latest = published
    status = getattr(entry.facts, "status", None)
    if status and status.word == "announced":
        latest = _moved(latest, 1)
    else:
        earliest = _moved(earliest, -1)

    begin, end = max(first, earliest), min(last, latest)
    return _Window(begin, end, f"zwischen dem {_day_words(begin)} und dem {_day_words(end)}")


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


def _day_words(day: date) -> str:
    return date_words(parse(day.isoformat()))
