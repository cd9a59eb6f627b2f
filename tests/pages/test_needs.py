"""A page shows nothing but what its needs name: given a chronicle of these records alone, its view is the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from chronik.views import PAGES
from tests.support.places import ROOT, WORLDS
from tests.support.wholes import restricted, whole

RECORDS = ("event", "person", "organisation", "network", "place", "source", "page")


@pytest.mark.parametrize("root", [WORLDS / "family", ROOT], ids=["family", "shipped"])
@pytest.mark.parametrize("name", RECORDS)
def test_a_page_shows_only_what_it_needs(root: Path, name: str) -> None:
    everything = whole(root)
    kind = next(k for k in PAGES if k.name == name)
    subjects = list(kind.subjects(everything))
    assert subjects
    for key in subjects:
        assert kind.view(restricted(everything, key), key) == kind.view(everything, key), key


def test_a_view_that_looks_further_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    everything = whole(ROOT)
    kind = next(k for k in PAGES if k.name == "network")
    monkeypatch.setattr("chronik.needs._FURTHER", {})
    with pytest.raises((KeyError, AssertionError)):
        for key in kind.subjects(everything):
            assert kind.view(restricted(everything, key), key) == kind.view(everything, key)
