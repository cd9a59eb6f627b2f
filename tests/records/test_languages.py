"""Tags of languages, and what people type instead."""

from __future__ import annotations

import pytest

from chronik.records.locating.languages import is_language, language_name, language_tag


@pytest.mark.parametrize("tag", ["de", "nds", "DE", "de-AT", "de-Latn-DE-1996", "gsw", "de-x-dorf"])
def test_a_tag(tag: str) -> None:
    assert is_language(tag)


@pytest.mark.parametrize(("typed", "tag"), [("Deutsch", "de"), ("deu", "de"), ("de_DE", "de-DE"), ("Plattdeutsch", "nds"), ("lat", "la"), ("xx", "")])
def test_what_is_none_and_what_it_means(typed: str, tag: str) -> None:
    assert (is_language(typed), language_tag(typed)) == (False, tag)


def test_its_name() -> None:
    assert [language_name(tag) for tag in ("nds", "de-AT", "gsw", "")] == ["Niederdeutsch", "Deutsch (de-AT)", "gsw", ""]
