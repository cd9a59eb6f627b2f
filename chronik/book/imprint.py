"""What a book says of itself: which state of the content it holds, and how to correct or add."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chronik import VERSION
from chronik.book.flow import Hyperlink, Inline, Phrase, flat_words
from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.signing import version_of
from chronik.dates.edtf import parse
from chronik.dates.words import date_words
from chronik.language.tuples import NamedTuple
from chronik.pages.sections.citing.citation import last_edit
from chronik.pages.sections.citing.corrections import mailbox
from chronik.records.settings.site import Site
from chronik.words.german import NBSP, listed


class Imprint(NamedTuple):
    version: str  # of the content, as the site's citations have it
    state: str  # the day of the last edit in words, "" where git does not know it
    day: str  # the same as YYYY-MM-DD
    rows: tuple[tuple[str, tuple[Inline, ...]], ...]  # what is said, each with its label


def imprint(chronicle: Chronicle, commit: str, authors: Sequence[str], total: str) -> Imprint:
    """`commit` is the one that is checked out, "" for none."""
    version, day = version_of(chronicle), last_edit(chronicle)
    state = date_words(parse(day)) if day else ""
    site = chronicle.site
    rows = (
        ("Inhalt", [Phrase(total)]),
        ("Stand", [Phrase("; ".join(_states(chronicle, commit, version, state)))]),
        ("Herausgegeben von", [Phrase(site.publisher)]),
        ("Verfasst von", [Phrase(listed(authors))]),
        ("Lizenz", [Phrase(site.licence)]),
        ("Im Netz", [_address(site.root)]),
        ("Mitmachen", [*_asking(site)]),
        ("Hergestellt mit", [Phrase(f"chronik {VERSION}")]),
    )
    kept = [(label, tuple(inner)) for label, inner in rows if flat_words(tuple(inner))]
    return Imprint(version, state, day, tuple(kept))


def _states(chronicle: Chronicle, commit: str, version: str, state: str) -> Iterator[str]:
    """The commit only where every record is as it holds it."""
    if state:
        yield state
    yield f"Fassung{NBSP}{version}"
    if commit and all(entry.revised for entry in chronicle.entries.values()):
        yield f"Commit{NBSP}{commit[:10]}"


def _asking(site: Site) -> Iterator[Inline]:
    """Where corrections and additions go."""
    ways = [*_contact(site.contact)]
    if site.repository:
        ways += [Phrase(" · ")] if ways else []
        ways.append(_address(site.repository))
    if ways:
        yield Phrase("Etwas fehlt, stimmt nicht oder lässt sich besser belegen? Bitte melden: ")
        yield from ways


def _contact(words: str) -> Iterator[Inline]:
    """As it is typed, with its mailbox as a link."""
    if words:
        mail = mailbox(words)
        yield Hyperlink(f"mailto:{mail}", (Phrase(words),)) if mail == words else Phrase(words)


def _address(url: str) -> Hyperlink:
    return Hyperlink(url, (Phrase(url),))
