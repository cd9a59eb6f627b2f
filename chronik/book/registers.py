"""The registers at the end of a book: who and what it names, with the events that do.

Of a selection only what its events name; of the whole chronicle all, for nothing may vanish.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from chronik.book.flow import on_paper
from chronik.chronicle.edition import Edition
from chronik.language.tuples import NamedTuple
from chronik.pages.lists.listing import list_hints, listed_name
from chronik.pages.sections.citing.citation import citation
from chronik.records.keys import KINDS
from chronik.records.model import AnyEntry
from chronik.words.german import sort_key

_ALPHABETICAL = ("networks", "themes", "works", "people", "organisations", "places")
_TOLD = ("networks", "themes", "works")  # with what their record says of them
_INTRO = {
    "networks": "Netzwerke, in denen Organisationen und Personen zusammenarbeiten.",
    "themes": "Themen, zu denen die Ereignisse gehören.",
    "works": "Werke, um die es in den Ereignissen geht.",
    "people": "Personen, die in diesem Buch genannt sind.",
    "organisations": "Organisationen, die in diesem Buch genannt sind.",
    "places": "Orte und Gebiete, die in diesem Buch genannt sind.",
    "sources": "Texte, auf denen die Angaben beruhen.",
}


class RegisterLine(NamedTuple):
    """A record, and the keys of the events that name it, in the order of the book."""

    url: str
    name: str
    hint: str  # what tells it apart
    words: str  # about it
    address: str  # on the web, of a source
    events: tuple[str, ...]


class Register(NamedTuple):
    kind: str
    title: str
    intro: str
    lines: tuple[RegisterLine, ...]


def registers(edition: Edition, events: Sequence[AnyEntry], *, whole: bool) -> Iterator[Register]:
    """Those that hold something; the sources last."""
    order = {event.key: number for number, event in enumerate(events)}
    for kind in (*_ALPHABETICAL, "sources"):
        naming = _cited(edition, order) if kind == "sources" else _named(edition, kind, order)
        lines = [
            _line(edition, entry, naming.get(entry.key, ()))
            for entry in edition.chronicle.of_kind[kind]
            if whole or entry.key in naming
        ]
        if kind == "sources":  # one looks for what is printed first: the author, where there is one
            lines.sort(key=lambda line: sort_key(line.name))
        if lines:
            yield Register(kind, KINDS[kind].plural, _INTRO[kind], tuple(lines))


def _named(edition: Edition, kind: str, order: Mapping[str, int]) -> dict[str, tuple[str, ...]]:
    """The events that state something about each record, name it in their words, or show it."""
    chronicle, found = edition.chronicle, dict[str, tuple[str, ...]]()
    for entry in chronicle.of_kind[kind]:
        stating = [tie.entry.key for tie in chronicle.tied(entry.key, "events")]
        telling = [other.key for other in chronicle.mentioned_in.get(entry.key, ())]
        showing = [other.key for other in chronicle.pictured.get(entry.key, ())]
        if keys := _in_book([*stating, *telling, *showing], order):
            found[entry.key] = keys
    return found


def _cited(edition: Edition, order: Mapping[str, int]) -> dict[str, tuple[str, ...]]:
    cited = edition.chronicle.cited_by.items()
    found = {key: _in_book([entry.key for entry in citing], order) for key, citing in cited}
    return {key: keys for key, keys in found.items() if keys}


def _in_book(keys: Sequence[str], order: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(sorted({key for key in keys if key in order}, key=order.__getitem__))


def _line(edition: Edition, entry: AnyEntry, events: tuple[str, ...]) -> RegisterLine:
    if entry.kind == "sources":
        return _source(edition, entry, events)
    return RegisterLine(
        url=entry.url,
        name=listed_name(entry),
        hint=" · ".join(filter(None, list_hints(edition, entry))),
        words=entry.summary if entry.kind in _TOLD else "",
        address="",
        events=events,
    )


def _source(edition: Edition, entry: AnyEntry, events: tuple[str, ...]) -> RegisterLine:
    """As it is cited."""
    itself = citation(edition.chronicle, entry, entry.name).itself
    words, address = (itself.words, itself.url) if itself else (entry.name, "")
    return RegisterLine(entry.url, words, "", "", on_paper(address), events)
