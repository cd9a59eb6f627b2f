"""Stored texts are found by the names that sources give, whatever form a file system gives their letters."""

from __future__ import annotations

import hashlib
from typing import Literal
from unicodedata import normalize

import pytest

from chronik.evidence.seeds import pin
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
