"""The pages of the site: `PAGES` is the visible registry. A new page is one module, one template,
one line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from chronik.chronicle.edition import Edition
from chronik.chronicle.signing import Sign
from chronik.html.view import View
from chronik.pages import (
    connections,
    data,
    facets,
    gaps,
    home,
    knowing,
    listing,
    search,
    special,
    time,
)
from chronik.pages.kinds import event, network, organisation, page, person, place, source
from chronik.pages.needs import needs
from chronik.pages.sections.counts import UNPLACED_URL
from chronik.records.keys import url_of


class PageKind(NamedTuple):
    """Pages of one kind: what they are about (`subjects`), the view of one of them, its address.

    `sign` tells quickly whether a page could have changed; where it is None the whole view is
    compared.
    """

    name: str
    subjects: Callable[[Edition], Iterable[str]]
    view: Callable[[Edition, str], View]
    url: Callable[[str], str]
    sign: Sign | None = None
    listed: bool = True  # in the sitemap


def _records(name: str, kind: str, view: Callable[[Edition, str], View]) -> PageKind:
    return PageKind(
        name,
        lambda edition: (e.key for e in edition.chronicle.of_kind[kind]),
        view,
        url_of,
        lambda signing, edition, key: signing.record(key, needs(edition, key)),
    )


def _listed(needs: Callable[[Edition, str], Iterable[str]]) -> Sign:
    return lambda signing, edition, subject: signing.listed(needs(edition, subject))


PAGES: tuple[PageKind, ...] = (
    PageKind("home", home.subjects, home.view, lambda subject: ""),
    PageKind("chronicle", time.whole_subjects, time.whole_view, lambda subject: "chronik/"),
    PageKind("year", time.year_subjects, time.year_view, time.year_url, _listed(time.year_needs)),
    PageKind(
        "unplaced",
        time.unplaced_subjects,
        time.unplaced_view,
        lambda subject: UNPLACED_URL,
        _listed(time.unplaced_needs),
    ),
    PageKind("facet", facets.subjects, facets.view, facets.url, _listed(facets.facet_needs)),
    _records("event", "events", event.view),
    PageKind("people", listing.subjects("people"), listing.view, listing.url),
    _records("person", "people", person.view),
    PageKind("organisations", listing.subjects("organisations"), listing.view, listing.url),
    _records("organisation", "organisations", organisation.view),
    PageKind("networks", listing.subjects("networks"), listing.view, listing.url),
    _records("network", "networks", network.view),
    PageKind("places", listing.subjects("places"), listing.view, listing.url),
    _records("place", "places", place.view),
    PageKind("sources", listing.subjects("sources"), listing.view, listing.url),
    _records("source", "sources", source.view),
    _records("page", "pages", page.view),
    PageKind(
        "gaps",
        gaps.subjects,
        gaps.view,
        lambda subject: gaps.URL,
        lambda signing, edition, subject: signing.everything(),
    ),
    PageKind(
        "connections", connections.subjects, connections.view, lambda subject: connections.URL
    ),
    PageKind("search", search.subjects, search.view, lambda subject: search.URL),
    PageKind(
        "data",
        data.subjects,
        data.view,
        lambda subject: data.URL,
        lambda signing, edition, subject: signing.everything(),
    ),
    PageKind(
        "knowing",
        knowing.subjects,
        knowing.view,
        lambda subject: knowing.URL,
        lambda signing, edition, subject: signing.everything(),
    ),
    PageKind("redirect", special.redirect_subjects, special.redirect_view, url_of, listed=False),
    PageKind(
        "not found",
        special.missing_subjects,
        special.missing_view,
        lambda subject: subject,
        listed=False,
    ),
)
