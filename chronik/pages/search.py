"""The search page: a field and choices for a script, and the lists that lead on without it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from chronik.chronicle.edition import Edition
from chronik.chronicle.facets import CERTAINTIES
from chronik.dates.exactness import EXACTNESS_WORDS
from chronik.html.view import Crumb, View
from chronik.pages.sections.finding import SURE_OPEN
from chronik.records.keys import KINDS
from chronik.records.model import preferred

URL = "suche/"
SCRIPT = "suche.js"


class Choice(NamedTuple):
    """A selection that narrows the search."""

    name: str  # in the address
    label: str
    options: tuple[tuple[str, str], ...]  # values with their words


class SearchPage(NamedTuple):
    choices: tuple[Choice, ...]
    lists: tuple[Crumb, ...]
    full: bool  # whether there is a full-text index


def subjects(edition: Edition) -> Iterable[str]:
    return (URL,)


def view(edition: Edition, subject: str) -> View:
    full = edition.chronicle.site.search
    shown = (KINDS[kind] for kind in edition.chronicle.sections())
    choices = [c for c in _choices(edition) if len(c.options) > 1] if full else []
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
            choices=tuple(choices),
            lists=tuple(Crumb(kind.section, kind.heading) for kind in shown),
            full=full,
        ),
        scripts=(SCRIPT,),
    )


def _choices(edition: Edition) -> Iterable[Choice]:
    """Told from the chronicle: asking the index for them would load all of it."""
    of_kind = edition.chronicle.of_kind
    kinds = [kind.german for name, kind in KINDS.items() if of_kind[name]]
    yield Choice("art", "Art", tuple((word, word) for word in kinds))
    yield Choice("netz", "Netzwerk", tuple((n.id, n.name) for n in of_kind["networks"]))
    years = [str(year) for year in sorted(_years(edition), reverse=True)]
    yield Choice("jahr", "Jahr", tuple((year, year) for year in years))
    yield Choice("sicher", "Datum", tuple(_certainties(edition)))


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
