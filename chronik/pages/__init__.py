"""The pages of the site: `PAGES` is the visible registry.

A new page is one module, one template, one line. Beside those that it lists stand:

    kinds/        the page of each kind of record
    lists/        the pages that list records
    sections/     what pages of several kinds share
    relations/    who belongs where, who met whom, and how many
    days/         what happened on each day of the year
    stories/      what the text of a page or theme gathers
    unknown       what the page of gaps shows: each function finds the lines of one gap
    origins       which record a page is about
    needs         what a record's page may show of others
    conservation  nothing vanishes: what went in against what came out
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from chronik.chronicle.edition import Edition
from chronik.chronicle.signing import Sign, Signing
from chronik.html.view import View
from chronik.language.tuples import NamedTuple
from chronik.pages import (
    connections,
    contributing,
    data,
    gaps,
    home,
    knowing,
    search,
    special,
    time,
)
from chronik.pages.days import calendar, day
from chronik.pages.kinds import (
    event,
    frozen,
    network,
    organisation,
    page,
    person,
    place,
    source,
    theme,
    work,
)
from chronik.pages.lists import facets, listing
from chronik.pages.needs import needs
from chronik.pages.relations.counts import UNPLACED_URL
from chronik.records.keys import day_url, url_of


class PageKind(NamedTuple):
    """Pages of one kind."""

    name: str
    subjects: Callable[[Edition], Iterable[str]]  # what they are about, each
    view: Callable[[Edition, str], View]
    url: Callable[[str], str]
    # Tells quickly whether a page could have changed; without it the whole view is compared.
    sign: Sign | None = None
    listed: bool = True  # in the sitemap
    foot: str = ""  # what the foot of every page calls it; "" where it does not lead there
    tells: Callable[[Edition], bool] = lambda edition: True  # else the foot does not lead there
    searched: bool = False  # whether each is about a record, which the search finds


def _records(name: str, kind: str, view: Callable[[Edition, str], View]) -> PageKind:
    return PageKind(
        name=name,
        subjects=lambda edition: (e.key for e in edition.chronicle.of_kind[kind]),
        view=view,
        url=url_of,
        sign=lambda signing, edition, key: signing.record(key, needs(edition, key)),
        searched=True,
    )


def _list(kind: str) -> PageKind:
    return PageKind(kind, listing.subjects(kind), listing.view, listing.url)


def _at(url: str) -> Callable[[str], str]:
    """The address of the only page of its kind."""
    return lambda subject: url


def _everything(signing: Signing, edition: Edition, subject: str) -> bytes:
    return signing.everything()


def _listed(needs: Callable[[Edition, str], Iterable[str]]) -> Sign:
    return lambda signing, edition, subject: signing.listed(needs(edition, subject))


class _Module(Protocol):
    """A page about the whole chronicle."""

    URL: str

    def subjects(self, edition: Edition) -> Iterable[str]: ...
    def view(self, edition: Edition, subject: str) -> View: ...


def _about(name: str, page: _Module, *, foot: str, sign: Sign | None = None) -> PageKind:
    """A page about the whole chronicle, to which the foot of every page leads."""
    return PageKind(name, page.subjects, page.view, _at(page.URL), sign=sign, foot=foot)


PAGES: tuple[PageKind, ...] = (
    PageKind("home", home.subjects, home.view, _at("")),
    PageKind("chronicle", time.whole_subjects, time.whole_view, _at("chronik/")),
    PageKind(
        name="year",
        subjects=time.year_subjects,
        view=time.year_view,
        url=time.year_url,
        sign=_listed(time.year_needs),
    ),
    PageKind(
        name="unplaced",
        subjects=time.unplaced_subjects,
        view=time.unplaced_view,
        url=_at(UNPLACED_URL),
        sign=_listed(time.unplaced_needs),
    ),
    PageKind(
        name="facet",
        subjects=facets.subjects,
        view=facets.view,
        url=facets.url,
        sign=_listed(facets.facet_needs),
    ),
    PageKind("day", day.subjects, day.view, day_url, sign=_listed(day.day_needs)),
    _records("event", "events", event.view),
    _list("people"),
    _records("person", "people", person.view),
    _list("organisations"),
    _records("organisation", "organisations", organisation.view),
    _list("networks"),
    _records("network", "networks", network.view),
    _list("themes"),
    _records("theme", "themes", theme.view),
    _list("works"),
    _records("work", "works", work.view),
    _list("places")._replace(sign=_listed(listing.place_needs)),
    _records("place", "places", place.view),
    _list("sources"),
    _records("source", "sources", source.view),
    _records("page", "pages", page.view),
    _about("search", search, foot="Suche"),
    _about("days", calendar, foot="Tage des Jahres"),
    _about("knowing", knowing, foot="Wie wir wissen", sign=_everything),
    _about("gaps", gaps, foot="Lücken", sign=_everything),
    _about("data", data, foot="Daten", sign=data.sign),
    _about("connections", connections, foot="Verbindungen")._replace(tells=connections.tells),
    _about("contributing", contributing, foot="Mitmachen")._replace(tells=contributing.is_wanted),
    PageKind(
        name="moved facet",
        subjects=special.moved_subjects,
        view=special.moved_view,
        url=special.moved_url,
        listed=False,
    ),
    PageKind(
        name="frozen",
        subjects=frozen.frozen_subjects,
        view=frozen.frozen_view,
        url=frozen.frozen_url,
        sign=frozen.frozen_sign,
        listed=False,
    ),
    PageKind("redirect", special.redirect_subjects, special.redirect_view, url_of, listed=False),
    PageKind(
        name="gone",
        subjects=special.gone_subjects,
        view=special.gone_view,
        url=lambda subject: subject,
        listed=False,
    ),
    PageKind(
        name="not found",
        subjects=special.missing_subjects,
        view=special.missing_view,
        url=lambda subject: subject,
        listed=False,
    ),
)
