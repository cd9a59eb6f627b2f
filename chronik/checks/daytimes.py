"""Times of day of events."""

from __future__ import annotations

from collections.abc import Iterator

from chronik.chronicle.chronicle import Chronicle
from chronik.dates.clock import clock_meant, clock_words
from chronik.dates.edtf import Precision
from chronik.dates.words import date_words
from chronik.evidence.proof import is_textless
from chronik.records.model import AnyEntry, Evidence, clock_of
from chronik.words.diagnostics import Diagnostic, error

_RECORDED = ("", "recording", "interview", "website")  # kinds of source that may have minutes


def times_of_day_have_a_day(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Eine Uhrzeit hat nur, was an einem bestimmten Tag war; sie steht nicht beim Datum, wo „time“
    die Stelle einer Aufnahme ist; und was am selben Tag auf anderes folgt, beginnt nicht früher.
    """
    for event in chronicle.of_kind["events"]:
        for dated in event.facts.date:
            if dated.evidence.locator and clock_meant(dated.evidence.locator.time):
                yield from _beside_the_day(chronicle, event, dated.evidence)
        if event.facts.time and event.date.precision is not Precision.DAY:
            message = f"Eine Uhrzeit braucht einen Tag; das Datum ist „{date_words(event.date)}“."
            hint = "Das Datum auf den Tag genau schreiben („2021-12-03“), oder „time“ weglassen."
            yield error(event.span(event.facts.time[0].at), "time-of-day", message, hint)
        elif event.facts.time:
            yield from _too_early(chronicle, event)


def _beside_the_day(chronicle: Chronicle, event: AnyEntry, known: Evidence) -> Iterator[Diagnostic]:
    """The time of the event, given as the minute of a recording that there is none of."""
    source = chronicle.entries.get(known.source)
    if source is None or known.locator is None:
        return
    medium, clock = source.facts.medium, known.locator.time
    is_written = not (medium or known.quote or is_textless(source))
    if is_written or medium not in _RECORDED:
        message = f"„time: {clock}“ beim Datum ist die Stelle einer Aufnahme, keine Uhrzeit."
        own = f'time: "{clock_meant(clock)}"'
        hint = f"Die Uhrzeit des Ereignisses in eine eigene Zeile: „{own}“."
        yield error(event.span(known.at), "time-of-day", message, hint)


def _too_early(chronicle: Chronicle, event: AnyEntry) -> Iterator[Diagnostic]:
    """What follows another of the same day, and is said to have begun before it."""
    for ref in event.facts.follows:
        other = chronicle.entries.get(ref.key)
        if other and other.date == event.date and clock_of(event) < clock_of(other):
            began = f"„{other.name}“ ({clock_words(clock_of(other))})"
            message = f"„{event.name}“ ({clock_words(clock_of(event))}) folgt auf {began}."
            hint = "Eine der Uhrzeiten oder „follows“ berichtigen."
            yield error(event.span(event.facts.time[0].at), "time-of-day", message, hint)
