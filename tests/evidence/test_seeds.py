"""Stored texts are found by the names that sources give, whatever form a file system gives their letters."""

from __future__ import annotations

import hashlib
from typing import Literal
from unicodedata import normalize

import pytest

from chronik.evidence.quotes import Found, stands
from chronik.evidence.seeds import Searched, pin, sought_in
from chronik.records.kinds.entry import read_entry

TEXT = b"Ein Text.\n"


@pytest.mark.parametrize("typed", ["NFC", "NFD"])
@pytest.mark.parametrize("stored", ["NFC", "NFD"])
def test_an_umlaut_in_a_file_name_is_one_letter(typed: Literal["NFC", "NFD"], stored: Literal["NFC", "NFD"]) -> None:
    name = "müller.txt"
    head = f"title: Text\nfile: {normalize(typed, name)}\nsha256: {hashlib.sha256(TEXT).hexdigest()}\n"
    entry = read_entry("content/sources/bote.yaml", head.encode()).entry
    assert entry is not None

    pinned = pin([entry], {normalize(stored, name): TEXT})
    assert not pinned.problems
    assert pinned.texts["sources/bote"].original == "Ein Text.\n"


def test_what_was_looked_for_is_known_to_a_later_build_of_the_same_text_alone() -> None:
    quote = "Das Fest begann um zehn."
    text, other = f"{quote} Es regnete.\n".encode(), f"Bericht. {quote}\n".encode()

    def pinned(data: bytes, known: dict[str, Searched]) -> dict[str, Searched]:
        entry = read_entry("content/sources/bote.yaml", b"title: Bote\nfile: bote.txt\n").entry
        assert entry is not None
        texts = pin([entry], {"bote.txt": data}, known).texts
        assert stands(texts["sources/bote"], quote)
        return sought_in(texts.values(), {quote})

    learned = pinned(text, {})
    assert [*learned.values()] == [{quote: Found(((0, 24),))}]
    [name] = learned
    told: dict[str, Searched] = {name: {quote: Found(((99, 123),))}}  # not true, to be known again
    assert pinned(text, told) == told
    assert [*pinned(other, told).values()] == [{quote: Found(((9, 33),))}]
