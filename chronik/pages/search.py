"""The search page: a field and choices for a script, and the lists that lead on without it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chronik.chronicle.edition import Edition
from chronik.chronicle.facets import CERTAINTIES
from chronik.dates.exactness import EXACTNESS_WORDS
from chronik.html.view import Crumb, View
from chronik.language.tuples import NamedTuple
from chronik.records.keys import KINDS, SECTIONS
from chronik.records.model import preferred
from chronik.search.filters import NARROWED_BY, SURE_OPEN

URL = "suche/"
# All that the page needs, so that a browser asks for it at once.
SCRIPTS = ("basis.js", "suchindex.js", "vorschlaege.js", "suche.js")


class Choice(NamedTuple):
    """A selection that narrows the search; one without options gets them from the index."""

    name: str  # in the address
    label: str
    options: tuple[tuple[str, str], ...] = ()  # values with their words


class SearchPage(NamedTuple):
    choices: tuple[Choice, ...]
    years: tuple[int, int] | None  # the first and the last, where there are several
    lists: tuple[Crumb, ...]
    full: bool  # whether there is a full-text index


def subjects(edition: Edition) -> Iterable[str]:
    return (URL,)


def view(edition: Edition, subject: str) -> View:
    full = edition.chronicle.site.search
    years = _years(edition)
    return View(
        url=URL,
        template="search.html",
        title="Suche",
        description=f"Suche in: {edition.chronicle.site.title}.",
        section=URL,
        label="",
        lead="",
        crumbs=(),
        blocks=(),
        extra=SearchPage(
            choices=tuple(_choices(edition)) if full else (),
            years=(min(years), max(years)) if full and len(years) > 1 else None,
            lists=tuple(
                Crumb(KINDS[kind].section, KINDS[kind].heading)
                for kind in SECTIONS
                if edition.chronicle.of_kind[kind]
            ),
            full=full,
        ),
        scripts=SCRIPTS if full else (),
    )


def _choices(edition: Edition) -> Iterator[Choice]:
    """Those that there is something to choose from."""
    of_kind = edition.chronicle.of_kind
    kinds = [kind.german for name, kind in KINDS.items() if of_kind[name]]
    if len(kinds) > 1:
        yield Choice("art", "Art", tuple((word, word) for word in kinds))
    for kind, name in NARROWED_BY.items():
        if of_kind.get(kind):
            yield Choice(name, KINDS[kind].german)
    certainties = tuple(_certainties(edition))
    if len(certainties) > 1:
        yield Choice("sicher", "Datum", certainties)


def _years(edition: Edition) -> set[int]:
    """Those of events, and those in which sources appeared."""
    published = (preferred(source.facts.date) for source in edition.chronicle.of_kind["sources"])
    years = {claim.value.year for claim in published if claim and claim.value.placed}
    return {year for year in (*years, *edition.years) if year}


def _certainties(edition: Edition) -> Iterator[tuple[str, str]]:
    """Those that there are events of."""
    for each, group in CERTAINTIES.items():
        if group in edition.groups:
            yield str(each), f"{EXACTNESS_WORDS[each]} datiert"
    if edition.unplaced:
        yield SURE_OPEN, "ohne sichere Einordnung"
