"""„Verbindungen“: how two people or organisations are connected.

A script finds the way; without it the page names the best connected.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from chronik.chronicle.cards import told
from chronik.chronicle.edition import Edition
from chronik.html.blocks import Item, Table
from chronik.html.view import View
from chronik.language.tuples import NamedTuple
from chronik.records.model import AnyEntry
from chronik.words.german import number

URL = "verbindungen/"
_SHOWN = 10
_LEAD = (
    "Wie hängen zwei Personen, Organisationen, Netzwerke oder Orte zusammen? Über gemeinsame "
    "Ereignisse, Mitgliedschaften und Zugehörigkeiten, Teile und Nachfolger."
)
_COLUMNS = ("Name", "Ereignisse", "Netzwerke", "Zugehörigkeiten")


class Directory(NamedTuple):
    initials: str  # of which there are files of names (`exports.connections.typed`)


def subjects(edition: Edition) -> Iterable[str]:
    return ("",)


def tells(edition: Edition) -> bool:
    """Whether anyone is connected."""
    return any(_counts(edition, entry).total for entry in _named(edition))


def view(edition: Edition, subject: str) -> View:
    rows = tuple(islice(_rows(edition), _SHOWN))
    table = Table(
        anchor="oft",
        title="Am häufigsten verbunden",
        columns=_COLUMNS,
        rows=rows,
        intro="Wer in dieser Chronik bei den meisten Ereignissen und Netzwerken vorkommt.",
    )
    return View(
        url=URL,
        template="connections.html",
        title="Verbindungen",
        description=_LEAD,
        section=URL,
        label="",
        lead=_LEAD,
        crumbs=(),
        blocks=(table,) if rows else (),
        extra=Directory(" ".join(edition.initials)),
        scripts=("verbindungen.js",) if rows else (),
    )


def _rows(edition: Edition) -> Iterable[tuple[tuple[Item, ...], ...]]:
    """Those named most often first."""
    counted = [_counts(edition, entry) for entry in _named(edition)]
    for one in sorted(counted, key=lambda one: -one.total):
        if one.total:
            name = told(edition.chronicle, one.entry)
            numbers = (one.events, one.networks, one.affiliations)
            yield (
                (Item(one.entry.url, name),),
                *((Item("", number(count)),) if count else () for count in numbers),
            )


def _named(edition: Edition) -> Iterable[AnyEntry]:
    of_kind = edition.chronicle.of_kind
    return (*of_kind["organisations"], *of_kind["people"])


class _Counts(NamedTuple):
    """How often a record is named: by events, by networks, and as where one belongs."""

    entry: AnyEntry
    events: int
    networks: int
    affiliations: int  # of a person; of an organisation its people

    @property
    def total(self) -> int:
        return self.events + self.networks + self.affiliations


def _counts(edition: Edition, entry: AnyEntry) -> _Counts:
    chronicle, presence = edition.chronicle, edition.chronicle.site.presence

    def naming(kind: str) -> int:
        """Of events those that connect it with others (`exports.connections.edges`)."""
        ties = chronicle.tied(entry.key, kind)
        if kind == "events":
            ties = tuple([tie for tie in ties if presence(tie.relation.role) != "no"])
        return len({tie.entry.key for tie in ties})

    own = len(getattr(entry.facts, "affiliations", ()))
    return _Counts(
        entry=entry,
        events=naming("events"),
        networks=naming("networks"),
        affiliations=naming("people") + own,
    )
