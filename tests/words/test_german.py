"""German order, held against the rule spelled out letter by letter."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronik.words.german import sort_key


def slowly(text: str) -> str:
    """Base letters, everything that is no letter or digit as a blank, numbers by value (DIN 5007-1)."""
    folded = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss"))
    base = "".join(c if c.isalnum() else " " for c in folded if not unicodedata.combining(c))
    return re.sub(r"\d+", lambda m: m[0].zfill(9), " ".join(base.split()))


@given(st.text(st.one_of(st.sampled_from("aäöüßÄé -,.&12_ł"), st.characters())))
def test_short_cuts_change_nothing(text: str) -> None:
    assert sort_key(text) == slowly(text)


@pytest.mark.parametrize(("first", "second"), [("Ähre", "Arzt"), ("Straße 2", "Strasse 10"), ("Müller-Lüdenscheidt", "Mullert"), ("Weg", "Wegà")])
def test_it_is_the_order_of_a_dictionary(first: str, second: str) -> None:
    assert sort_key(first) < sort_key(second)
