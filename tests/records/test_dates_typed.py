"""A date as it stands in a head: what YAML makes of brackets never changes what is meant."""

from __future__ import annotations

import pytest

from chronik.records.kinds.entry import ReadEntry, read_entry


def member(field: str) -> ReadEntry:
    return read_entry(
        "content/networks/bund.yaml",
        f"name: Bund\nkind: buendnis\nmembers:\n  - {{organisation: verein, {field}}}\n".encode(),
    )


@pytest.mark.parametrize(
    "typed",
    [
        "since: [2015..2017]",
        "since: '[2015..2017]'",
        "attested: '[2015..2017]'",
        "attested: ['[2015..2017]', 2018]",
    ],
)
def test_some_time_between_is_read(typed: str) -> None:
    entry = member(typed).entry
    assert entry
    (relation,) = entry.facts.members
    assert (relation.since or relation.attested[0]).text == "[2015..2017]"


@pytest.mark.parametrize("typed", ["attested: 2015..2017", "attested: [2015..2017]", "attested: [2015..2017, 2018]"])
def test_what_a_list_would_swallow_is_proposed_in_quotation_marks(typed: str) -> None:
    (problem,) = member(typed).problems
    assert problem.hint == "„'[2015..2017]'“ schreiben"
