"""Keys and addresses of records: `kind/id` within the chronicle, and where its page stands on the site."""

from __future__ import annotations

from functools import cache
from sys import intern

URL_FOLDERS = {
    "events": "ereignisse",
    "people": "personen",
    "organisations": "organisationen",
    "networks": "netzwerke",
    "places": "orte",
    "sources": "quellen",
    "pages": "",
}
KINDS = tuple(URL_FOLDERS)
# Pages stand at the root: these addresses are taken, or kept for what the site will have there.
_KEPT = ("assets", "bilder", "chronik", "suche", "luecken", "daten", "verbindungen", "wie-wir-wissen", "pagefind", "404")
RESERVED = frozenset((*filter(None, URL_FOLDERS.values()), *_KEPT))


def key_of(kind: str, name: str) -> str:
    """`kind/id`, the name of a record within the whole chronicle. It is the same object wherever it is typed: it is looked up often."""
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
    folder = URL_FOLDERS[kind]
    return f"{folder}/{name}/" if folder else f"{name}/"
