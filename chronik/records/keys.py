"""Keys and addresses of records: `kind/id` within the chronicle, and where its page stands on the
site.
"""

from __future__ import annotations

import re
from functools import cache
from sys import intern
from typing import NamedTuple


class Kind(NamedTuple):
    """A kind of record in words, and where the site has its pages."""

    english: str  # as names of claims, and the open data, say it
    german: str
    plural: str
    folder: str  # of its pages; "" for those that stand at the root
    section: str = ""  # address of the list of all, an entry of the main navigation; "" for none
    heading: str = ""  # what that entry is called


KINDS = {
    "events": Kind("event", "Ereignis", "Ereignisse", "ereignisse", "chronik/", "Chronik"),
    "people": Kind("person", "Person", "Personen", "personen", "personen/", "Personen"),
    "organisations": Kind(
        "organisation",
        "Organisation",
        "Organisationen",
        "organisationen",
        "organisationen/",
        "Organisationen",
    ),
    "networks": Kind("network", "Netzwerk", "Netzwerke", "netzwerke", "netzwerke/", "Netzwerke"),
    "places": Kind("place", "Ort", "Orte", "orte", "orte/", "Orte"),
    "sources": Kind("source", "Quelle", "Quellen", "quellen", "quellen/", "Quellen"),
    "pages": Kind("page", "Seite", "Seiten", ""),
}
SECTIONS = tuple(name for name, kind in KINDS.items() if kind.section)
# Pages stand at the root: these addresses are taken, or kept for what the site will have there.
_KEPT = (
    "assets",
    "bilder",
    "chronik",
    "suche",
    "luecken",
    "daten",
    "verbindungen",
    "wie-wir-wissen",
    "pagefind",
    "404",
)
RESERVED = frozenset((*[kind.folder for kind in KINDS.values() if kind.folder], *_KEPT))


def key_of(kind: str, name: str) -> str:
    """`kind/id`, the name of a record within the whole chronicle. It is the same object wherever it
    is typed: it is looked up often.
    """
    return intern(f"{kind}/{name}")


def is_known(key: str, known: frozenset[str]) -> bool:
    """Also when the file lies in a wrong folder, which tells no kind: it is known as „?/id“."""
    return key in known or f"?/{key.partition('/')[2]}" in known


@cache
def kind_of(key: str) -> str:
    return key.partition("/")[0]


@cache
def url_of(key: str) -> str:
    """The record's address from the site's root, without a leading slash: `ereignisse/gruendung/`."""
    kind, _, name = key.partition("/")
    folder = KINDS[kind].folder
    return f"{folder}/{name}/" if folder else f"{name}/"


def up(url: str) -> str:
    """The way from a page's folder to the site's root: `../../` for `ereignisse/gruendung/`."""
    return "../" * url.count("/")


ID_PATTERN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
