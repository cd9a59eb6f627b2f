"""A page shows nothing but what its needs name: given a chronicle of these records alone, its view is the same."""

from __future__ import annotations

import importlib
from functools import cache

import pytest

from chronik.chronicle.edition import Edition
from chronik.pages import PAGES
from tests.support.places import WORLDS
from tests.support.wholes import restricted, whole

RECORDS = ("event", "person", "organisation", "network", "place", "source", "page")


@cache
def family() -> Edition:
    return whole(WORLDS / "family")


def shows_only_what_it_needs(everything: Edition, name: str) -> None:
    kind = next(k for k in PAGES if k.name == name)
    subjects = list(kind.subjects(everything))
    assert subjects
    for key in subjects:
        assert kind.view(restricted(everything, key), key) == kind.view(everything, key), key


@pytest.mark.parametrize("name", RECORDS)
def test_a_page_shows_only_what_it_needs(name: str) -> None:
    shows_only_what_it_needs(family(), name)


def test_a_view_that_looks_further_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.import_module("chronik.pages.needs"), "_FURTHER", {})
    with pytest.raises((KeyError, AssertionError)):
        shows_only_what_it_needs(family(), "network")
