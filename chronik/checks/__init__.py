"""What must hold of a whole chronicle: one invariant a module, in the order of `CHECKS`.

A check is a generator whose docstring states the invariant. It yields diagnostics; it never prints and never raises.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from chronik.checks import addresses, attested, chronology, contradictions, cycles, pictured, quoted, vocabulary, weekdays, window
from chronik.chronicle import Chronicle
from chronik.diagnostics import Diagnostic
from chronik.workers import spread

Check = Callable[[Chronicle], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    vocabulary.words_are_known,
    window.dates_are_plausible,
    contradictions.one_claim_is_preferred,
    attested.claims_have_quotes,
    quoted.quotes_stand_in_their_source,
    weekdays.wordings_fit_the_calendar,
    chronology.times_agree,
    cycles.wholes_and_sequences_have_no_circle,
    addresses.former_ids_are_free,
    addresses.pages_take_no_other_address,
    pictured.images_can_be_shown,
    pictured.image_files_are_used,
)


MANY = 2_000  # records from which on a second process pays


def check(chronicle: Chronicle, jobs: int = 1) -> list[Diagnostic]:
    """All that is wrong, check by check."""

    def some(share: Sequence[Check]) -> list[list[Diagnostic]]:
        return [[*invariant(chronicle)] for invariant in share]

    found = spread(some, CHECKS, jobs=jobs if len(chronicle.entries) >= MANY else 1, worth=2)
    return [problem for problems in found for problem in problems]
