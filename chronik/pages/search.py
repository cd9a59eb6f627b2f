"""The search page: a field and choices that a script makes work, and the lists that lead on without
it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from chronik.chronicle.edition import Edition
from chronik.html.view import Crumb, View
from chronik.pages.sections.finding import SURE_EXACT, SURE_OPEN, SURE_VAGUE
from chronik.records.keys import KINDS, SECTIONS
from chronik.records.model import preferred

URL = "suche/"
SCRIPT = "suche.js"


class Choice(NamedTuple):
    """A selection that narrows the search: its name in the address, its label, and its values with
    their words.
    """

    name: str
    label: str
    options: tuple[tuple[str, str], ...]


class SearchPage(NamedTuple):
    choices: tuple[Choice, ...]
    lists: tuple[Crumb, ...]
    full: bool  # whether there is a full-text index


def subjects(edition: Edition) -> Iterable[str]:
    return (URL,)


def view(edition: Edition, subject: str) -> View:
    full = edition.chronicle.site.search
    lists = tuple(Crumb(KINDS[kind].section, KINDS[kind].heading) for kind in SECTIONS)
    extra = SearchPage(
        tuple(c for c in _choices(edition) if len(c.options) > 1) if full else (), lists, full
    )
    words = f"Suche in: {edition.chronicle.site.title}."
    return View(
        URL, "search.html", "Suche", words, URL, "", "", (), (), extra=extra, scripts=(SCRIPT,)
    )


def _choices(edition: Edition) -> Iterable[Choice]:
    """Told from the chronicle: asking the index for them would load all of it."""
    of_kind = edition.chronicle.of_kind
    yield Choice(
        "art",
        "Art",
        tuple((kind.german, kind.german) for name, kind in KINDS.items() if of_kind[name]),
    )
    yield Choice("netz", "Netzwerk", tuple((n.id, n.name) for n in of_kind["networks"]))
    published = (preferred(source.facts.date) for source in of_kind["sources"])
    years = {claim.value.year for claim in published if claim and claim.value.placed} | set(
        edition.years
    )
    yield Choice(
        "jahr",
        "Jahr",
        tuple((str(year), str(year)) for year in sorted(filter(None, years), reverse=True)),
    )
    yield Choice(
        "sicher",
        "Datum",
        tuple((value, words) for value, words, some in _certainties(edition) if some),
    )


def _certainties(edition: Edition) -> Iterable[tuple[str, str, bool]]:
    exact = sum(edition.cards[event.key].exact for event in edition.placed)
    yield SURE_EXACT, "taggenau datiert", bool(exact)
    yield SURE_VAGUE, "ungefähr datiert", exact < len(edition.placed)
    yield SURE_OPEN, "ohne sichere Einordnung", bool(edition.unplaced)
