"""A page shows nothing but what its needs name: given a chronicle of these records alone, its view is the same."""

from __future__ import annotations

import importlib
from functools import cache

import pytest

from chronik.chronicle.edition import Edition
from chronik.pages import PAGES
from tests.support.places import WORLDS
from tests.support.wholes import restricted, whole, whole_of_files

RECORDS = ("event", "person", "organisation", "network", "theme", "place", "source", "page")


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


def chain() -> Edition:
    """Events that hang together through others, some of them without a date."""
    heads = {
        "anfang": "date: 2021-02-05",
        "mitte": "date: unknown\nfollows: [anfang]",
        "woche": "date: 2021-06-14/2021-06-19\nfollows: [mitte]",
        "rede": "date: unknown\npart_of: woche",
        "dank": "date: unknown\nfollows: [rede]",
        "ende": "date: unknown\nfollows: [dank]",
    }
    files = {f"content/events/{name}.yaml": f"title: {name.capitalize()}\nkind: fest\n{head}\n" for name, head in heads.items()}
    return whole_of_files({"content/site.yaml": "title: Chronik\nvocabularies: {event_kinds: {fest: Fest}}\n", **files})


def test_a_page_needs_the_whole_chain_of_its_bounds() -> None:
    shows_only_what_it_needs(chain(), "event")


def test_a_chain_left_out_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    needs = importlib.import_module("chronik.pages.needs")
    monkeypatch.setitem(needs._FURTHER, "events", needs._neighbours)
    with pytest.raises((KeyError, AssertionError)):
        shows_only_what_it_needs(chain(), "event")


def test_a_view_that_looks_further_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.import_module("chronik.pages.needs"), "_FURTHER", {})
    with pytest.raises((KeyError, AssertionError)):
        shows_only_what_it_needs(family(), "network")
