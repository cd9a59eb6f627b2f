"""Times of day: typed in the ways people do, and found in what a source says."""

from __future__ import annotations

import pytest

from chronik.agreement.clocks import clock_doubt
from chronik.agreement.doubts import Difference
from chronik.dates.clock import clock_meant, clock_words, clocks_in


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("19.30 Uhr", "19:30"),
        ("19:30", "19:30"),
        ("7:30", "07:30"),
        ("19 Uhr", "19:00"),
        ("19 Uhr 15", "19:15"),
        ("20h", "20:00"),
        ("24:00", ""),
        ("abends", ""),
        ("19:75", ""),
    ],
)
def test_what_was_typed_instead(typed: str, meant: str) -> None:
    assert clock_meant(typed) == meant


@pytest.mark.parametrize(
    ("passage", "clocks"),
    [
        ("um 19.30 Uhr im Saal", [("19:30",)]),
        ("um 19 Uhr", [("19:00",)]),
        ("um 8 Uhr abends", [("08:00", "20:00")]),
        ("um acht Uhr", [("08:00", "20:00")]),
        ("um halb acht", [("07:30", "19:30")]),
        ("um halb eins", [("00:30", "12:30")]),
        ("von 10 Uhr bis 12.15 Uhr", [("10:00",), ("12:15",)]),
        ("am 19.3. mit 30 Gästen", []),
    ],
)
def test_what_a_passage_says(passage: str, clocks: list[tuple[str, ...]]) -> None:
    assert [found.clocks for found in clocks_in(passage)] == clocks


@pytest.mark.parametrize(
    ("clock", "passage", "kind"),
    [
        ("19:30", "um halb acht", None),
        ("19:30", "um 19 Uhr", Difference.OTHER),
        ("19:30", "am Abend", Difference.SILENT),
    ],
)
def test_a_claim_is_compared_with_its_passage(clock: str, passage: str, kind: Difference | None) -> None:
    doubt = clock_doubt(clock, passage)
    assert (doubt and doubt.kind) == kind


def test_a_time_in_german() -> None:
    assert clock_words("19:30") == "19:30\u00a0Uhr"
