"""The pages of the site: `PAGES` is the visible registry. A new page is one module, one template, one line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from chronik.blocks import View
from chronik.parts import Whole
from chronik.views import event, home, listing, network, organisation, page, person, place, source, special, time


class PageKind(NamedTuple):
    """Pages of one kind: what they are about (`subjects`), and the view of one of them."""

    name: str
    subjects: Callable[[Whole], Iterable[str]]
    view: Callable[[Whole, str], View]


def _of_kind(kind: str) -> Callable[[Whole], Iterable[str]]:
    return lambda whole: (entry.key for entry in whole.chronicle.of_kind[kind])


PAGES: tuple[PageKind, ...] = (
    PageKind("home", home.subjects, home.view),
    PageKind("chronicle", time.whole_subjects, time.whole_view),
    PageKind("year", time.year_subjects, time.year_view),
    PageKind("unplaced", time.unplaced_subjects, time.unplaced_view),
    PageKind("event", _of_kind("events"), event.view),
    PageKind("people", listing.subjects("people"), listing.view),
    PageKind("person", _of_kind("people"), person.view),
    PageKind("organisations", listing.subjects("organisations"), listing.view),
    PageKind("organisation", _of_kind("organisations"), organisation.view),
    PageKind("networks", listing.subjects("networks"), listing.view),
    PageKind("network", _of_kind("networks"), network.view),
    PageKind("places", listing.subjects("places"), listing.view),
    PageKind("place", _of_kind("places"), place.view),
    PageKind("sources", listing.subjects("sources"), listing.view),
    PageKind("source", _of_kind("sources"), source.view),
    PageKind("page", _of_kind("pages"), page.view),
    PageKind("redirect", special.redirect_subjects, special.redirect_view),
    PageKind("not found", special.missing_subjects, special.missing_view),
)
