"""The chronicle in time: whole, by year, and what has no safe place in time."""

from __future__ import annotations

from collections.abc import Iterable

from chronik.chronicle.cards import Badge, Card
from chronik.chronicle.edition import Edition
from chronik.html.blocks import Moment, Period, Timeline
from chronik.html.view import Crumb, View
from chronik.pages.sections.backlinks import timeline_of
from chronik.pages.sections.counts import UNPLACED_URL, Neighbours, YearCounts, facets, neighbours
from chronik.pages.sections.timelines import of_chronicle
from chronik.records.keys import url_of
from chronik.words.german import counted

WHOLE_LIMIT = 150  # events up to which the whole chronicle stands on one page
_CRUMB = (Crumb("chronik/", "Chronik"),)


def whole_subjects(edition: Edition) -> Iterable[str]:
    return ("",)


def year_subjects(edition: Edition) -> Iterable[str]:
    return map(str, edition.years)


def unplaced_subjects(edition: Edition) -> Iterable[str]:
    return ("",) if edition.unplaced else ()


def whole_view(edition: Edition, subject: str) -> View:
    """All events on one page, or, when there are many, the years and how many events each holds."""
    events = edition.chronicle.of_kind["events"]
    few = len(events) <= WHOLE_LIMIT
    stretches = tuple(
        Period(
            str(year),
            f"j{year}",
            f"chronik/{year}/",
            tuple(Moment(edition.cards[e.key]) for e in some) if few else (),
        )
        for year, some in edition.years.items()
    )
    counts = tuple(len(some) for _, some in edition.years.items())
    unplaced = edition.unplaced
    shelf = tuple(Moment(edition.cards[e.key]) for e in unplaced) if few else ()
    line = Timeline("zeitleiste", "", stretches, shelf, len(events))
    lead = (
        f"{counted(len(events), 'Ereignis', 'Ereignisse')}, davon {len(unplaced)} ohne sichere Einordnung in der Zeit."
        if events
        else "Diese Chronik hat noch keine Ereignisse."
    )
    extra = YearCounts(
        few,
        tuple(zip(stretches, counts, strict=True)),
        UNPLACED_URL if unplaced else "",
        len(unplaced),
        facets(edition),
        of_chronicle(edition, "chronik/"),
        _pattern() if events else None,
    )
    return View(
        "chronik/",
        "chronicle.html",
        "Chronik",
        f"Alle Ereignisse in zeitlicher Folge. {lead}",
        "chronik/",
        "",
        lead,
        (),
        (line,) if few else (),
        extra=extra,
        scripts=("filter.js",) if events else (),
    )


def _pattern() -> Timeline:
    """An exact event and another, with all that a card may show, for assets/filter.js to copy.

    Names between tildes stand where the script puts what it has found; 2000 is a valid time.
    """
    exact = Card(
        key="events/~id~",
        url=url_of("events/~id~"),
        name="~title~",
        label="~about~",
        summary="",
        date="~date~",
        time="2000",
        exact=True,
        year=None,
        placed=True,
        places="",
        badges=(Badge(url_of("networks/~network~"), "~name~", "~sign~", 0),),
        announced=True,
    )
    moments = (Moment(exact), Moment(exact._replace(exact=False)))
    return Timeline("gefunden", "", (), moments, total=len(moments))


def year_url(year: str) -> str:
    return f"chronik/{year}/"


def year_needs(edition: Edition, year: str) -> Iterable[str]:
    """The events of the year; and which years there are."""
    return (*(e.key for e in edition.years[int(year)]), *map(str, edition.years))


def unplaced_needs(edition: Edition, subject: str) -> Iterable[str]:
    return (e.key for e in edition.unplaced)


def year_view(edition: Edition, year: str) -> View:
    """The events that begin, or may have begun, in a year."""
    groups = edition.years
    own = [Moment(edition.cards[e.key]) for e in groups[int(year)]]
    line = timeline_of(own, title="")
    near = neighbours("chronik/", groups, int(year))
    lead = counted(len(own), "Ereignis", "Ereignisse")
    return View(
        f"chronik/{year}/",
        "year.html",
        year,
        f"Ereignisse des Jahres {year}: {lead}.",
        "chronik/",
        "Chronik",
        lead,
        _CRUMB,
        (line,) if line else (),
        extra=near,
        before=near.before_url,
        after=near.after_url,
    )


def unplaced_view(edition: Edition, subject: str) -> View:
    moments = [Moment(edition.cards[e.key]) for e in edition.unplaced]
    line = timeline_of(moments, title="")
    lead = (
        "Ereignisse, deren Jahr oder Datum die Quellen nicht nennen. Die Chronik erfindet keines."
    )
    return View(
        UNPLACED_URL,
        "year.html",
        "Ohne sichere Einordnung",
        lead,
        "chronik/",
        "Chronik",
        lead,
        _CRUMB,
        (line,) if line else (),
        extra=Neighbours("", "", "", ""),
    )
