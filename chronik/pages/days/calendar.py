"""„Tage des Jahres“: a table for each month, with the way to each day that has events."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable

from chronik.chronicle.edition import Edition
from chronik.dates.edtf import MONTHS
from chronik.dates.yeardays import LEAP_YEAR, LONGEST
from chronik.html.view import Crumb, View
from chronik.language.tuples import NamedTuple
from chronik.records.keys import day_url
from chronik.words.german import NBSP, counted, number

URL = "tage/"
_ACROSS = 7  # days in a row
_EMPTY = "Noch kein Ereignis dieser Chronik ist auf den Tag genau datiert."
_WORDS = (
    f"Was mehrere Tage dauerte, steht an jedem von ihnen; was länger als {LONGEST}{NBSP}Tage "
    "dauerte, an seinem ersten."
)


class Day(NamedTuple):
    number: int
    url: str  # "" for a day without events
    events: int


class Month(NamedTuple):
    name: str
    anchor: str
    rows: tuple[tuple[Day, ...], ...]  # as long as the month lasts


class Calendar(NamedTuple):
    months: tuple[Month, ...]  # none while no day has events
    words: str


def subjects(edition: Edition) -> Iterable[str]:
    return ("",)


def view(edition: Edition, subject: str) -> View:
    lead = _lead(edition)
    months = [_month(edition, month) for month in range(1, 13)] if edition.days else []
    return View(
        url=URL,
        template="days.html",
        title="Tage des Jahres",
        description=f"Was an welchem Tag des Jahres geschah. {lead}",
        section="chronik/",
        label="",
        lead=lead,
        crumbs=(Crumb("chronik/", "Chronik"),),
        blocks=(),
        extra=Calendar(tuple(months), _WORDS),
        jumps=tuple(_jump(month) for month in months if _events(month)),
    )


def _lead(edition: Edition) -> str:
    """What stands here, and how much does not."""
    shown = len({event.key for events in edition.days.values() for event in events})
    rest = len(edition.chronicle.of_kind["events"]) - shown
    if not shown:
        return _EMPTY
    words = f"{counted(shown, 'Ereignis', 'Ereignisse')} nach Tag und Monat, in allen Jahren."
    if not rest:
        return words
    others = "Ereignis fehlt hier, weil sein" if rest == 1 else "Ereignisse fehlen hier, weil ihr"
    return f"{words} {number(rest)}{NBSP}{others} Tag nicht bekannt ist."


def _month(edition: Edition, month: int) -> Month:
    _, last = monthrange(LEAP_YEAR, month)
    days = [_day(edition, month, each) for each in range(1, last + 1)]
    rows = [tuple(days[at : at + _ACROSS]) for at in range(0, last, _ACROSS)]
    return Month(MONTHS[month - 1], f"monat-{month:02}", tuple(rows))


def _events(month: Month) -> int:
    return sum(day.events for row in month.rows for day in row)


def _jump(month: Month) -> Crumb:
    return Crumb(f"{URL}#{month.anchor}", f"{month.name} ({number(_events(month))})")


def _day(edition: Edition, month: int, number_in_month: int) -> Day:
    day = f"{month:02}-{number_in_month:02}"
    events = len(edition.days.get(day, ()))
    return Day(number_in_month, day_url(day) if events else "", events)
