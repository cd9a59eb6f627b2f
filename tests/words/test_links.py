"""One licence has one address, whoever asks: readers get its deed, machines its name (they once disagreed)."""

from __future__ import annotations

import pytest

from chronik.words.links import licence_deed, licence_url

LICENCES = "https://creativecommons.org/licenses"


@pytest.mark.parametrize(
    ("licence", "url"),
    [
        ("CC BY 4.0", f"{LICENCES}/by/4.0/"),
        ("CC-BY-SA-4.0", f"{LICENCES}/by-sa/4.0/"),
        ("CC BY-NC-ND 2.5", f"{LICENCES}/by-nc-nd/2.5/"),
        ("CC BY 3.0 DE", f"{LICENCES}/by/3.0/de/"),
        ("CC-BY-NC-SA-3.0-AT", f"{LICENCES}/by-nc-sa/3.0/at/"),
        ("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    ],
)
def test_a_licence_has_one_address_and_its_deed_lies_under_it(licence: str, url: str) -> None:
    assert licence_url(licence) == url
    assert licence_deed(licence) == f"{url}deed.de"


@pytest.mark.parametrize("licence", ["", "Alle Rechte vorbehalten", "CC", "CC BY", "CC BY-SA-NC 4.0", "CC BY 4", "CC BY 4.0 XX", "x CC BY 4.0"])
def test_what_is_no_creative_commons_licence_has_no_address(licence: str) -> None:
    assert licence_url(licence) == licence_deed(licence) == ""
