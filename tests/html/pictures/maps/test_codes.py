"""A place is tinted as a Land or country only when it is one: by its identifiers, or by its kind and name together."""

from __future__ import annotations

import pytest

from chronik.html.pictures.maps.codes import LAENDER, Called, code_of
from chronik.html.pictures.maps.ground import known


@pytest.mark.parametrize(
    ("names", "kinds", "identifiers", "code"),
    [
        ("Sachsen", "land", {}, "DE-SN"),
        ("Freistaat Sachsen, Sachsen", "bl, Bundesland", {}, "DE-SN"),
        ("Sachsen", "dorf", {}, ""),
        ("Sachsen", "ortsteil", {"ags": "09571199"}, ""),
        ("Sachsen", "land", {"wikidata": "Q153015"}, ""),
        ("Kursachsen", "gebiet", {"wikidata": "Q1202"}, "DE-SN"),
        ("Berlin", "stadt", {}, ""),
        ("Berlin", "stadt", {"wikidata": "Q64"}, ""),
        ("Berlin", "land", {"wikidata": "Q64"}, "DE-BE"),
        ("Berlin", "land", {"ags": "11000000"}, "DE-BE"),
        ("Berlin", "stadt", {"ags": "11"}, "DE-BE"),
        ("Bremen", "stadt", {"ags": "04011000"}, ""),
        ("Nds.", "region", {"iso": "DE-NI"}, "DE-NI"),
        ("Österreich", "staat", {}, "AT"),
        ("Österreich", "land", {}, "AT"),
        ("USA", "staat, Staat", {}, "US"),
        ("Polen", "gaststätte", {}, ""),
        ("Georgien", "", {}, ""),
        ("Preußen", "staat", {}, ""),
    ],
)
def test_the_code_of_a_place(names: str, kinds: str, identifiers: dict[str, str], code: str) -> None:
    assert code_of(Called(tuple(names.split(", ")), tuple(kinds.split(", ")), identifiers)) == code


def test_each_land_is_found_by_each_of_its_identifiers_and_has_an_outline() -> None:
    assert len({land.code for land in LAENDER}) == 16
    for land in LAENDER:
        assert known(land.code)
        for scheme in ("ags", "wikidata", "geonames"):
            assert code_of(Called((), ("land",), {scheme: getattr(land, scheme)})) == land.code


def test_what_has_no_outline_is_not_known() -> None:
    assert known("AT")
    assert not known("US-CA")
    assert not known("DE-XX")
