"""Addresses: what one in the web looks like, and those that are made from a name."""

from __future__ import annotations

import re
from functools import cache

from chronik.language.patterns import late

# A name of a host is letters, digits and hyphens: without a name and a word before „@“, which would
# be a password or another host than it seems, and without what `urlsplit` cannot take apart.
HOST = r"[\w-]+(?:\.[\w-]+)*\.?(?::[1-9][0-9]{0,4})?"
URL_PATTERN = late(rf"https?://{HOST}(?:[/?#][^\s<>\"{{}}|\\^`]*)?\Z")
# The same as Markdown writes it, and what else a link in a text may be: all others are refused, so
# that nobody need know what a browser makes of them.
LINK_PATTERN = late(rf"(?:https?://{HOST}(?:[/?#]|\Z)|mailto:|#)", re.IGNORECASE)
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


@cache
def licence_spdx(licence: str) -> str:
    """The name that SPDX gives a Creative Commons licence; "" for any other."""
    if _CC0.match(licence):
        return "CC0-1.0"
    match = _CC.match(licence)
    return "-".join(filter(None, ("CC", *match.groups()))) if match else ""


def licence_deed(licence: str) -> str:
    """Where readers find the same licence in German words, as the licence itself demands."""
    url = licence_url(licence)
    return url and f"{url}deed.de"
