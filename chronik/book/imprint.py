"""What a book says of itself: which state of the content it holds, and how to correct or add."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chronik import VERSION
from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.signing import version_of
from chronik.dates.edtf import parse
from chronik.dates.words import date_words
from chronik.language.tuples import NamedTuple
from chronik.pages.sections.citing.citation import last_edit
from chronik.words.german import NBSP, listed


class Imprint(NamedTuple):
    version: str  # of the content, as the site's citations have it
    state: str  # the day of the last edit in words, "" where git does not know it
    day: str  # the same as YYYY-MM-DD
    rows: tuple[tuple[str, str], ...]  # what is said, each with its label


def imprint(chronicle: Chronicle, commit: str, authors: Sequence[str], total: str) -> Imprint:
    """`commit` is the one that is checked out, "" for none."""
    version, day = version_of(chronicle), last_edit(chronicle)
    state = date_words(parse(day)) if day else ""
    rows = (
        ("Inhalt", total),
        ("Stand", "; ".join(_states(chronicle, commit, version, state))),
        ("Herausgegeben von", chronicle.site.publisher),
        ("Verfasst von", listed(authors)),
        ("Lizenz", chronicle.site.licence),
        ("Im Netz", chronicle.site.root),
        ("Mitmachen", _asking(chronicle)),
        ("Hergestellt mit", f"chronik {VERSION}"),
    )
    return Imprint(version, state, day, tuple([row for row in rows if row[1]]))


def _states(chronicle: Chronicle, commit: str, version: str, state: str) -> Iterator[str]:
    """The commit only where every record is as it holds it."""
    if state:
        yield state
    yield f"Fassung{NBSP}{version}"
    if commit and all(entry.revised for entry in chronicle.entries.values()):
        yield f"Commit{NBSP}{commit[:10]}"


def _asking(chronicle: Chronicle) -> str:
    """Where corrections and additions go."""
    ways = tuple(filter(None, (chronicle.site.contact, chronicle.site.repository)))
    asked = "Etwas fehlt, stimmt nicht oder lässt sich besser belegen? Bitte melden"
    return f"{asked}: {' · '.join(ways)}" if ways else ""
