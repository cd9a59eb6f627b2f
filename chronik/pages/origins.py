"""Which record a page is about: the way back from an address to a file."""

from __future__ import annotations

import re

from chronik.chronicle.chronicle import Chronicle
from chronik.records.keys import KINDS, key_of
from chronik.records.model import AnyEntry

_SHEET = re.compile(r"seite-\d+/\Z")  # as in `html.parts.paging`
_KIND_OF = {kind.folder: name for name, kind in KINDS.items()}


def first_page(address: str) -> str:
    """Of a view that takes several pages."""
    return _SHEET.sub("", address)


def origin(chronicle: Chronicle, address: str) -> AnyEntry | None:
    """The record of the page at that address from the site's root, at a former one too; none for a
    page about several.
    """
    folder, _, name = first_page(address).rstrip("/").rpartition("/")
    kind = _KIND_OF.get(folder)
    if kind is None or not address.endswith("/"):
        return None
    known = chronicle.entries.get(key_of(kind, name))
    former = (entry for entry in chronicle.of_kind[kind] if name in entry.former_ids)
    return known or next(former, None)
