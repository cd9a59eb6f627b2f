"""What must hold of a whole chronicle: one invariant a module, in the order of `CHECKS`.

A check is a generator whose docstring states the invariant. It yields diagnostics; it never prints
and never raises.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from chronik.checks import (
    addresses,
    chronology,
    contradictions,
    cycles,
    daytimes,
    known,
    pictured,
    similar,
    window,
)
from chronik.checks.quoting import agreement, attested, quoted, weekdays, wordings
from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.stories import selection
from chronik.words.diagnostics import Diagnostic

Check = Callable[[Chronicle], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    known.records_are_there,
    known.words_are_known,
    window.dates_are_plausible,
    contradictions.one_claim_is_preferred,
    attested.claims_have_quotes,
    quoted.quotes_stand_in_their_source,
    wordings.wordings_stand_in_their_source,
    agreement.claims_agree_with_their_quotes,
    weekdays.wordings_fit_the_calendar,
    chronology.times_agree,
    daytimes.times_of_day_have_a_day,
    chronology.sources_know_what_they_tell,
    cycles.wholes_and_sequences_have_no_circle,
    cycles.wholes_are_not_too_deep,
    addresses.former_ids_are_free,
    addresses.pages_take_no_other_address,
    addresses.ids_can_be_addresses,
    similar.similar_names_are_one_or_distinct,
    addresses.published_addresses_live,
    addresses.what_is_gone_is_not_there,
    selection.selections_show_something,
    pictured.images_can_be_shown,
    pictured.recordings_can_be_played,
    pictured.images_show_what_is_on_them,
    pictured.image_files_are_used,
    pictured.scans_have_their_pages,
)


def check(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """All that is wrong, check by check."""
    for invariant in CHECKS:
        yield from invariant(chronicle)
