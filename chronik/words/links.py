"""Addresses that are made from a name: of Creative Commons licences, of authority files."""

from __future__ import annotations

from functools import cache

from chronik.language.patterns import late

IDENTIFIER_URLS = {
    "gnd": "https://d-nb.info/gnd/",
    "wikidata": "https://www.wikidata.org/wiki/",
    "ror": "https://ror.org/",
    "geonames": "https://www.geonames.org/",
    "viaf": "https://viaf.org/viaf/",
    "isni": "https://isni.org/isni/",
    "orcid": "https://orcid.org/",
}
_CC0 = late(r"CC0(?:[ -]1\.0)?\Z")
_CC = late(r"CC[ -](BY(?:-NC)?(?:-SA|-ND)?)[ -](\d\.\d)(?:[ -](DE|AT|CH))?\Z")


@cache
def licence_url(licence: str) -> str:
    """The address by which machines know a Creative Commons licence; "" for any other.

    It is named as people do („CC BY 4.0“) or as SPDX does (`CC-BY-4.0`).
    """
    if _CC0.match(licence):
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    match = _CC.match(licence)
    if not match:
        return ""

    terms, version, country = match.groups()
    ported = f"{country.lower()}/" if country else ""
    return f"https://creativecommons.org/licenses/{terms.lower()}/{version}/{ported}"


def licence_deed(licence: str) -> str:
    """Where readers find the same licence in German words, as the licence itself demands."""
    url = licence_url(licence)
    return url and f"{url}deed.de"
