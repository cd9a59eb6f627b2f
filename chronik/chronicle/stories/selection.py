"""The events that a story selects: a pure function of the chronicle.

An event fits years when it may have been in them: one „um 2019“, or from 2015 on, fits 2019-2022.
One without a year can neither be in them nor out of them; where years are asked for, it is left
out, and the page says how many were.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from math import inf

from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.lineage import below, wholes_then
from chronik.dates.edtf import Edtf
from chronik.language.tuples import NamedTuple
from chronik.records.keys import kind_of
from chronik.records.model import AnyEntry
from chronik.records.prose import Selection, Sought
from chronik.words.diagnostics import Diagnostic, error

_NESTED = ("themes", "works", "places")  # what is asked for includes its parts


class Selected(NamedTuple):
    events: tuple[AnyEntry, ...]  # in the order of the chronicle
    yearless: tuple[AnyEntry, ...] = ()  # left out, for the selection asks for years


def selected(chronicle: Chronicle, selection: Selection) -> Selected:
    found: Iterable[AnyEntry] = chronicle.of_kind["events"]
    for some in selection.wanted:
        own = {event.key for event in _about(chronicle, some)}
        found = [event for event in found if event.key in own]
    if selection.kinds:
        words = {word.name for word in selection.kinds}
        found = [event for event in found if event.facts.kind and event.facts.kind.word in words]

    if selection.years is None:
        return Selected(tuple(found))
    first, last = selection.years
    return Selected(
        tuple([event for event in found if may_be_in(event.date, first, last)]),
        tuple([event for event in found if not event.date.placed]),
    )


def _about(chronicle: Chronicle, some: Sequence[Sought]) -> Iterator[AnyEntry]:
    """The events of what is asked for; at a place that lay in it then."""
    asked = {key for key, _ in some}
    for key in sought(chronicle, some):
        for tie in chronicle.tied(key, "events"):
            if key in chronicle.shifting and key not in asked:
                then = wholes_then(chronicle, key, tie.entry.date)
                if asked.isdisjoint(whole.key for whole in then):
                    continue
            yield tie.entry


def sought(chronicle: Chronicle, some: Iterable[Sought]) -> Iterator[str]:
    """The keys that are asked for, with those of their parts."""
    for key, _ in some:
        yield key
        if kind_of(key) in _NESTED:
            yield from (part.key for part in below(chronicle.parts, key))


def may_be_in(day: Edtf, first: int, last: int) -> bool:
    """Whether it has a place in time that reaches into these years."""
    begin = -inf if day.earliest is None else day.earliest
    end = inf if day.latest is None else day.latest
    is_begun = begin <= date(max(last, 1), 12, 31).toordinal()
    return day.placed and is_begun and end >= date(max(first, 1), 1, 1).toordinal()


def events_by_place(chronicle: Chronicle, events: Iterable[AnyEntry]) -> dict[str, set[str]]:
    """The places of the events, each with the keys of its own."""
    found: dict[str, set[str]] = {}
    for event in events:
        for relation in event.facts.places:
            if relation.target in chronicle.entries:
                found.setdefault(relation.target, set()).add(event.key)
    return found


def selections_show_something(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Jede Zeitleiste, Liste und Karte, die ein Text zusammenstellt, hat etwas zu zeigen."""
    if any(kind_of(key) in ("events", "?") for key in chronicle.unread):
        return  # one of them may be what is selected
    for entry in chronicle.entries.values():
        for selection in entry.prose.selections:
            fault = _fault(chronicle, selection) if _is_known(chronicle, selection) else ""
            if fault:
                yield error(entry.span(selection.at), "selection-empty", fault, _WIDER)


_WIDER = "Weniger verlangen, oder den Kasten löschen, bis es solche Ereignisse gibt."


def _is_known(chronicle: Chronicle, selection: Selection) -> bool:
    """Whether there is what it asks for; of anything else it was said already."""
    keys = (key for some in selection.wanted for key, _ in some)
    words = chronicle.site.vocabularies.get("event_kinds", {})
    return all(key in chronicle.entries for key in keys) and all(
        word in words for word, _ in selection.kinds
    )


def _fault(chronicle: Chronicle, selection: Selection) -> str:
    events = selected(chronicle, selection).events
    if not events:
        return "Zu dieser Auswahl gibt es kein Ereignis."
    if selection.shape == "map" and not events_by_place(chronicle, events):
        return "Kein Ereignis dieser Auswahl hat einen Ort."
    return ""
