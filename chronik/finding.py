"""What a record is found by in the full-text search, beside its words: filters, and parts of its name's compounds.

Each is a pair of a name and a value; `framing.head` writes them into the page as attributes, for Pagefind to read. The values
are those that the choices on the search page have (`views/search`).
"""

from __future__ import annotations

from functools import lru_cache

from chronik.chronicle.chronicle import Chronicle
from chronik.compounds import parts
from chronik.dates.edtf import Edtf
from chronik.html.view import PARTS
from chronik.records.keys import KINDS
from chronik.records.model import AnyEntry, preferred
from chronik.records.statements import names

EXACT, VAGUE, OPEN = "taggenau", "ungefaehr", "offen"  # how sure an event's date is

Found = tuple[tuple[str, str], ...]


def found_by(chronicle: Chronicle, entry: AnyEntry) -> Found:
    """Kind, year and certainty, networks, and parts of words, as far as the record has them."""
    networks = _networks(chronicle, entry)
    found = (*_dated(entry), *[("netz", key.partition("/")[2]) for key in networks]) if networks else _dated(entry)
    words = parts(*names(entry)) if entry.kind != "people" else ""
    return (*found, (PARTS, words)) if words else found


def _dated(entry: AnyEntry) -> Found:
    if entry.kind == "events":
        return _when("events", entry.date)
    claim = preferred(entry.facts.date) if entry.kind == "sources" else None
    return _when(entry.kind, claim.value if claim else None)


@lru_cache(maxsize=1 << 12)
def _when(kind: str, date: Edtf | None) -> Found:
    """A source has a year too; how sure it is, only an event is asked."""
    year = (("jahr", str(date.year)),) if date and date.placed and date.year else ()
    sure = (("sicher", (EXACT if date.exact else VAGUE) if date.placed else OPEN),) if date and kind == "events" else ()
    return (("art", KINDS[kind].german), *year, *sure)


def _networks(chronicle: Chronicle, entry: AnyEntry) -> tuple[str, ...]:
    """A network is found under itself, an event under its networks, a member under those it belongs to."""
    if entry.kind == "networks":
        return (entry.key,)
    if entry.kind == "events":
        return tuple([r.target for r in entry.facts.networks]) if entry.facts.networks else ()
    ties = chronicle.tied(entry.key, "networks") if entry.kind in ("people", "organisations") else ()
    return tuple(dict.fromkeys([tie.entry.key for tie in ties])) if ties else ()
