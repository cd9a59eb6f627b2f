"""No slip of the pen goes unseen: a letter, a digit, two words changed in the shipped chronicle, and `check` fails or a page changes.

Walks over every quote, every date and every membership period of `content/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest

from chronik.chronicle.edition import edition_of
from chronik.door.progress import Progress
from chronik.evidence import quotes
from chronik.evidence.quotes import Found
from chronik.examining import Checked, Sources, examine
from chronik.memo import Memo
from chronik.pages import PAGES
from chronik.records.images import is_record
from chronik.records.model import AnyEntry
from tests.support.places import SHIPPED

SITE = "content/site.yaml"
DATED = re.compile(r"(?m)^[ -]*(?:date|value|since|until|attested|founded|dissolved|number|attendance): *(?P<value>[^\s{#>|].*)$")
PAGE_OF = {"events": "event", "people": "person", "organisations": "organisation", "networks": "network", "places": "place", "sources": "source"}


@cache
def files() -> dict[str, bytes]:
    kept = {path.relative_to(SHIPPED).as_posix(): path for folder in ("content", "seeds") for path in (SHIPPED / folder).rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in kept.items()}


def examined(changed: dict[str, bytes], memo: Memo) -> Checked:
    every = {**files(), **changed}
    records = sorted(filter(is_record, every))
    rest = {path: data for path, data in every.items() if path == SITE or path.startswith("seeds/")}
    return examine(Sources(records, every.__getitem__, rest), memo, Progress())


@cache
def shipped() -> Checked:
    return examined({}, Memo({}, frozenset(), {}))


def page(checked: Checked, key: str) -> object:
    kind = next(kind for kind in PAGES if kind.name == PAGE_OF[key.partition("/")[0]])
    return kind.view(edition_of(checked.chronicle), key)


def is_seen(path: str, data: bytes, key: str) -> bool:
    """Whether `check` fails with this content of the file, or the record's page is another."""
    known = shipped()
    memo = Memo(known.entries, frozenset(files()) - {path}, known.mentions.mentions)
    checked = examined({path: data}, memo)
    return any(d.severity == "error" for d in checked.problems) or page(checked, key) != page(known, key)


def other(character: str) -> str:
    return (
        str((int(character) + 1) % 10)
        if character.isdigit()
        else ("b" if character == "a" else "B" if character == "A" else "A" if character.isupper() else "a")
    )


def mutants(quote: str) -> Iterator[str]:
    """The quote with one letter or digit changed, or two neighbouring words exchanged."""
    for at, character in enumerate(quote):
        if character.isalnum():
            yield quote[:at] + other(character) + quote[at + 1 :]
    words = quote.split(" ")
    for at in range(len(words) - 1):
        if words[at] != words[at + 1]:
            yield " ".join([*words[:at], words[at + 1], words[at], *words[at + 2 :]])


def quoted() -> list[tuple[str, str]]:
    return sorted(shipped().chronicle.passages)


@pytest.mark.parametrize("source", sorted({source for source, _ in quoted()}))
def test_a_changed_quote_is_not_found_where_it_stood(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """`check` makes an error of a quote that is not found; one that is found elsewhere changes the passage its pages lead to."""
    monkeypatch.setattr(quotes, "nearest_passage", lambda *about: None)  # how a message helps is no matter here, and takes long
    text = shipped().chronicle.texts[source]
    for quote in (quote for key, quote in quoted() if key == source):
        stood = quotes.find(text, quote)
        assert isinstance(stood, Found)
        for mutant in mutants(quote):
            assert quotes.find(text, mutant) != stood, mutant


def entries() -> list[AnyEntry]:
    return [read.entry for read in shipped().entries.values() if read.entry and read.entry.kind in PAGE_OF]


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.key)
def test_a_changed_date_period_or_number_is_seen(entry: AnyEntry) -> None:
    text = files()[entry.path].decode()
    for match in DATED.finditer(text):
        for at in range(match.start("value"), match.end("value")):
            if text[at].isdigit() or text[at] in "X?~%/.":
                changed = text[:at] + (other(text[at]) if text[at].isdigit() else "") + text[at + 1 :]
                assert is_seen(entry.path, changed.encode(), entry.key), changed[match.start() : match.end()]


@pytest.mark.parametrize("entry", [e for e in entries() if "quote:" in files()[e.path].decode()][::6], ids=lambda entry: entry.key)
def test_a_changed_quote_fails_the_check(entry: AnyEntry) -> None:
    """The way from the file to the error, for one letter of the first quote of some records."""
    text = files()[entry.path].decode()
    at = text.index('quote: "') + 12
    at += next(n for n, character in enumerate(text[at:]) if character.isalpha())
    changed = text[:at] + other(text[at]) + text[at + 1 :]
    checked = examined({entry.path: changed.encode()}, Memo(shipped().entries, frozenset(files()) - {entry.path}, shipped().mentions.mentions))
    assert [d.code for d in checked.problems if d.severity == "error"] == ["quote-missing"]
