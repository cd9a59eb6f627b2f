"""What there is to say where a claim and the words of its quote differ."""

from __future__ import annotations

from enum import StrEnum

from chronik.language.tuples import NamedTuple


class Difference(StrEnum):
    """How they differ."""

    OTHER = "other"  # the words say another value
    SILENT = "silent"  # they say nothing of the kind
    FINER = "finer"  # the claim says more than they do
    YEAR = "year"  # they say all but the year
    COARSER = "coarser"  # they say more than the claim: no fault, but a loss
    QUALIFIER = "qualifier"  # „knapp 65“ is not 65


class Doubt(NamedTuple):
    """A difference: what is claimed, in words, and where the passage speaks of it.

    `start` and `end` are places in the passage; both 0 where it says nothing of the kind. `typed`
    is what an editor types to say the same as the passage, where that is sure.
    """

    kind: Difference
    claimed: str
    said: str = ""
    start: int = 0
    end: int = 0
    typed: str = ""
