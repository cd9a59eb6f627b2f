"""„Verbindungen“: how two people or organisations are connected. A script finds the way; without it
the page names the best connected.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from chronik.chronicle.cards import person_name
from chronik.chronicle.edition import Edition
from chronik.html.blocks import Item, Table
from chronik.html.view import View
from chronik.records.model import AnyEntry
from chronik.words.german import number

URL = "verbindungen/"
_SHOWN = 10
_COLUMNS = ("Name", "Ereignisse", "Netzwerke", "Zugehörigkeiten")


def subjects(edition: Edition) -> Iterable[str]:
    return ("",)


def view(edition: Edition, subject: str) -> View:
    rows = tuple(islice(_rows(edition), _SHOWN))
    lead = "Wie hängen zwei Personen oder Organisationen zusammen? Über gemeinsame Ereignisse, Netzwerke und Zugehörigkeiten."
    intro = "Wer in dieser Chronik bei den meisten Ereignissen und Netzwerken genannt ist."
    table = Table("oft", "Am häufigsten verbunden", _COLUMNS, rows, intro)
    return View(
        URL,
        "connections.html",
        "Verbindungen",
        lead,
        URL,
        "",
        lead,
        (),
        (table,) if rows else (),
        scripts=("verbindungen.js",) if rows else (),
    )


def _rows(edition: Edition) -> Iterable[tuple[tuple[Item, ...], ...]]:
    """Those named most often first."""
    counted = [
        (e, _counts(edition, e))
        for kind in ("organisations", "people")
        for e in edition.chronicle.of_kind[kind]
    ]
    for entry, counts in sorted(counted, key=lambda pair: -sum(pair[1])):
        if any(counts):
            name = person_name(entry) if entry.kind == "people" else entry.name
            yield (Item(entry.url, name),), *((Item("", number(n)),) if n else () for n in counts)


def _counts(edition: Edition, entry: AnyEntry) -> tuple[int, int, int]:
    """Events and networks that name the record; affiliations of a person, or people of an
    organisation.
    """
    kinds = edition.chronicle.ties.get(entry.key, {})
    events, networks, people = (
        len({tie.entry.key for tie in kinds.get(kind, ())})
        for kind in ("events", "networks", "people")
    )
    return events, networks, people + len(getattr(entry.facts, "affiliations", ()))
