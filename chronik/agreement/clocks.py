"""Whether a passage says a time of day that is claimed."""

from __future__ import annotations

from chronik.agreement.doubts import Difference, Doubt
from chronik.dates.clock import clock_words, clocks_in


def clock_doubt(clock: str, passage: str) -> Doubt | None:
    """What there is to doubt about „19:30“."""
    found = [*clocks_in(passage)]
    if any(clock in each.clocks for each in found):
        return None
    if not found:
        return Doubt(Difference.SILENT, clock_words(clock))
    (first, *_) = found
    typed = "“ oder „".join(first.clocks)
    return Doubt(Difference.OTHER, clock_words(clock), first.words, first.start, first.end, typed)
