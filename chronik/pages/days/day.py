"""The page of a day of the year: its events in the order of years, then those without a year."""

from __future__ import annotations

from collections.abc import Iterable

from chronik.chronicle.edition import Edition
from chronik.dates.yeardays import day_words
from chronik.html.blocks import Moment
from chronik.html.view import Crumb, View
from chronik.pages.relations.counts import Neighbours
from chronik.pages.sections.backlinks import timeline_of
from chronik.records.keys import day_url
from chronik.words.german import NBSP, counted

_CRUMBS = (Crumb("chronik/", "Chronik"), Crumb("tage/", "Tage des Jahres"))


def subjects(edition: Edition) -> Iterable[str]:
    return edition.days


def day_needs(edition: Edition, day: str) -> Iterable[str]:
    """The events of the day; and the days beside it."""
    near = _beside(edition, day)
    return (*(event.key for event in edition.days[day]), near.before_url, near.after_url)


def view(edition: Edition, day: str) -> View:
    moments = [Moment(edition.cards[event.key]) for event in edition.days[day]]
    placed = [moment for moment in moments if moment.card.placed]
    yearless = [moment for moment in moments if not moment.card.placed]
    lines = (timeline_of(placed, title=""), timeline_of(yearless, title="", anchor="ohne-jahr"))
    near = _beside(edition, day)
    lead = _lead(len(moments), len(yearless))

    return View(
        url=day_url(day),
        template="day.html",
        title=day_words(day),
        description=f"Was an einem {day_words(day)} geschah: {lead}",
        section="chronik/",
        label="Tag des Jahres",
        lead=lead,
        crumbs=_CRUMBS,
        blocks=tuple(line for line in lines if line),
        extra=near,
        before=near.before_url,
        after=near.after_url,
    )


def _lead(events: int, yearless: int) -> str:
    words = f"{counted(events, 'Ereignis', 'Ereignisse')} an diesem Tag"
    if not yearless:
        return f"{words}."
    if yearless == events:
        years = "ohne bekanntes Jahr" if events == 1 else "alle ohne bekanntes Jahr"
        return f"{words}, {years}."
    return f"{words}, davon {yearless}{NBSP}ohne bekanntes Jahr."


def _beside(edition: Edition, day: str) -> Neighbours:
    """The days with events before and after; the year ends with its last."""
    days = [*edition.days]
    here = days.index(day)
    before, after = days[here - 1] if here else "", "".join(days[here + 1 : here + 2])
    return Neighbours(
        before_url=day_url(before) if before else "",
        after_url=day_url(after) if after else "",
        before=day_words(before) if before else "",
        after=day_words(after) if after else "",
    )
