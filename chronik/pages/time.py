"""The chronicle in time: whole, by year, and what has no safe place in time."""

from __future__ import annotations

from collections.abc import Iterable

from chronik.chronicle.cards import Badge, Card
from chronik.chronicle.edition import Edition
from chronik.html.blocks import Moment, Period, Timeline
from chronik.html.view import Crumb, View
from chronik.pages.relations.counts import ALONE, UNPLACED_URL, YearCounts, facets, neighbours
from chronik.pages.sections.backlinks import timeline_of
from chronik.pages.sections.timelines import of_chronicle
from chronik.records.emblems import Emblem
from chronik.records.keys import url_of
from chronik.records.model import AnyEntry
from chronik.words.german import counted

WHOLE_LIMIT = 150  # events up to which the whole chronicle stands on one page
_CRUMB = (Crumb("chronik/", "Chronik"),)
_UNPLACED_LEAD = (
    "Ereignisse, deren Jahr oder Datum die Quellen nicht nennen. Die Chronik erfindet keines."
)


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
    years = tuple(_period(edition, year, few=few) for year in edition.years)
    line = Timeline(
        anchor="zeitleiste",
        title="",
        stretches=years,
        unplaced=_moments(edition, edition.unplaced) if few else (),
        total=len(events),
    )
    counts = YearCounts(
        few=few,
        years=tuple(zip(years, map(len, edition.years.values()), strict=True)),
        unplaced_url=UNPLACED_URL if edition.unplaced else "",
        unplaced=len(edition.unplaced),
        facets=facets(edition),
        picture=of_chronicle(edition, "chronik/"),
        pattern=_pattern() if events else None,
    )
    lead = _lead(len(events), len(edition.unplaced))

    return View(
        url="chronik/",
        template="chronicle.html",
        title="Chronik",
        description=f"Alle Ereignisse in zeitlicher Folge. {lead}",
        section="chronik/",
        label="",
        lead=lead,
        crumbs=(),
        blocks=(line,) if few else (),
        extra=counts,
        scripts=("filter.js",) if events else (),
    )


def _period(edition: Edition, year: int, *, few: bool) -> Period:
    """A year, with its events where they are few."""
    return Period(
        label=str(year),
        anchor=f"j{year}",
        url=f"chronik/{year}/",
        moments=_moments(edition, edition.years[year]) if few else (),
    )


def _moments(edition: Edition, events: Iterable[AnyEntry]) -> tuple[Moment, ...]:
    return tuple(Moment(edition.cards[e.key]) for e in events)


def _lead(events: int, unplaced: int) -> str:
    if not events:
        return "Diese Chronik hat noch keine Ereignisse."
    every = counted(events, "Ereignis", "Ereignisse")
    return f"{every}, davon {unplaced} ohne sichere Einordnung in der Zeit."


def _pattern() -> Timeline:
    """A year and a shelf, each with a sure event and another that have all that a card may show,
    for assets/filter.js to copy.

    Names between tildes stand where the script puts what it has found; 2000 is a valid time.
    """
    sure = Card(
        key="events/~id~",
        url=url_of("events/~id~"),
        name="~title~",
        title="~title~",
        label="~about~",
        summary="",
        date="~date~",
        time="2000",
        sure=True,
        year=None,
        placed=True,
        places="",
        badges=(Badge(url_of("networks/~network~"), "~name~", "~sign~", Emblem(0, 0)),),
        announced=True,
    )
    moments = (Moment(sure), Moment(sure._replace(sure=False)))
    year = Period(label="~year~", anchor="g~year~", url="chronik/~year~/", moments=moments)
    return Timeline(
        anchor="gefunden", title="", stretches=(year,), unplaced=moments, total=2 * len(moments)
    )


def year_url(year: str) -> str:
    return f"chronik/{year}/"


def year_needs(edition: Edition, year: str) -> Iterable[str]:
    """The events of the year; and which years there are."""
    return (*(e.key for e in edition.years[int(year)]), *map(str, edition.years))


def unplaced_needs(edition: Edition, subject: str) -> Iterable[str]:
    return (e.key for e in edition.unplaced)


def year_view(edition: Edition, year: str) -> View:
    """The events that begin, or may have begun, in a year."""
    own = _moments(edition, edition.years[int(year)])
    line = timeline_of(own, title="")
    near = neighbours("chronik/", edition.years, int(year))
    lead = counted(len(own), "Ereignis", "Ereignisse")
    return View(
        url=year_url(year),
        template="year.html",
        title=year,
        description=f"Ereignisse des Jahres {year}: {lead}.",
        section="chronik/",
        label="Chronik",
        lead=lead,
        crumbs=_CRUMB,
        blocks=(line,) if line else (),
        extra=near,
        before=near.before_url,
        after=near.after_url,
    )


def unplaced_view(edition: Edition, subject: str) -> View:
    line = timeline_of(_moments(edition, edition.unplaced), title="")
    return View(
        url=UNPLACED_URL,
        template="year.html",
        title="Ohne sichere Einordnung",
        description=_UNPLACED_LEAD,
        section="chronik/",
        label="Chronik",
        lead=_UNPLACED_LEAD,
        crumbs=_CRUMB,
        blocks=(line,) if line else (),
        extra=ALONE,
    )
