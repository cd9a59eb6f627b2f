"""Folding: what is made even, and the way back to every place."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronik.passages.folding import fold
from tests.passages.cases_of import SAME


@pytest.mark.parametrize(
    ("original", "folded"),
    [
        ("Fach-\nkräfte", "Fachkräfte"),
        ("Fach-\n\n\fkräfte", "Fachkräfte"),
        ("Fach -\nkräfte", "Fachkräfte"),
        ("am Abend -\ndas Fest", "am Abend - das Fest"),
        ("FACH-\nKRÄFTE", "FACHKRÄFTE"),
        ("IHK-\nMusterstadt", "IHK-Musterstadt"),
        ("Lüneburg-\nUelzen", "Lüneburg-Uelzen"),
        ("2021-\n2024", "2021-2024"),
        ("Industrie-\nund Handelskammer", "Industrie- und Handelskammer"),
        ("Fach\u00ad\nkräfte", "Fachkräfte"),
        ("Fach\u00adkräfte", "Fachkräfte"),
        ("qualiﬁziert", "qualifiziert"),
        ("Mu\u0308hle", "Mühle"),
        ("1.\u00a0Mai\u2009\n 2021", "1. Mai 2021"),
        ("2021–2024 — ‐", "2021-2024 - -"),
        ("„so“ ’s", '"so" \'s'),
        ("glatt und eben", "glatt und eben"),
    ],
)
def test_folded(original: str, folded: str) -> None:
    assert fold(original).text == folded


def test_places() -> None:
    folded = fold("Ein Fach-\nkra\u0308fte\u00adtag qualiﬁziert")
    at = folded.text.index("Fachkräftetag")
    start, end = folded.span(at, at + len("Fachkräftetag"))
    assert folded.original[start:end] == "Fach-\nkra\u0308fte\u00adtag"
    at = folded.text.index("fizi")
    start, end = folded.span(at, at + 4)
    assert folded.original[start:end] == "ﬁzi"


def plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text.replace("\u00ad", "").replace("\u200b", ""))


TEXTS = st.one_of(
    st.text(max_size=60),
    st.text(st.sampled_from("aÄ9-‐ \n\u00ad\u200b\u0308\u00a0ﬁß„–.İ"), max_size=40),
)


@SAME
@given(TEXTS)
def test_every_place_maps_back(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.low) == len(folded.starts) == len(folded.ends)
    assert all(start < end for start, end in zip(folded.starts, folded.ends, strict=True))
    assert list(folded.starts) == sorted(folded.starts)
    for letter, start, end in zip(folded.text, folded.starts, folded.ends, strict=True):
        if letter.isalnum():
            assert plain(letter) in plain(text[start:end])


@SAME
@given(TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text).text
    if "-" not in once:  # a dash in the middle of a line stays, and may come to stand at an end
        assert fold(once).text == once
