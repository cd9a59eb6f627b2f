"""Where a source is to be found, in the form that German archives ask for: what it appeared in,
when, on which pages, who keeps it, under which call number.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from chronik.dates.edtf import UNKNOWN, Edtf, EdtfError, parse
from chronik.dates.words import date_words
from chronik.evidence.normal import Text
from chronik.html.blocks import Item
from chronik.records.keys import id_of
from chronik.records.locating.locators import Locator, locator_words
from chronik.records.model import AnyEntry, Reference, preferred


def named_words(entries: Mapping[str, AnyEntry], who: Reference | str) -> str:
    """Who keeps or tells it: the name of a record, or what was typed; "" for nobody."""
    if isinstance(who, str):
        return who
    entry = entries.get(who.key)
    return entry.name if entry else id_of(who.key)


def issue_words(issue: str) -> str:
    """„Nr. 45“; what is no mere number stands as it is."""
    return f"Nr.\u00a0{issue}" if issue[:1].isdigit() else issue


def capture_items(text: Text | None) -> tuple[Item, ...]:
    """When the web page that is the text was kept, and from where."""
    if text is None or text.capture is None:
        return ()
    url, day = text.capture
    try:
        kept = f"am\u00a0{date_words(parse(day))}"
    except EdtfError:
        kept = ""
    return (Item(url if url.startswith(("http://", "https://")) else "", url, kept),)


def published_words(
    entries: Mapping[str, AnyEntry],
    source: AnyEntry,
    *,
    undated: str = "",
    paged: bool = True,
) -> str:
    """„Moosinger Bote, Nr. 45, 3. Mai 1921, S. 3“; for archives „Stadtarchiv, L 5 Nr. 123“."""
    facts = source.facts
    date = preferred(facts.date)
    known = date.value if date and date.value != UNKNOWN else None
    begin = _begin(facts.publisher, issue_words(facts.issue), known, undated)
    pages = locator_words(Locator(page=facts.pages)) if facts.pages and paged else ""
    kept = (named_words(entries, facts.holder), facts.call_number)
    return ", ".join([part for part in (begin, pages, *kept) if part])


@lru_cache(maxsize=1 << 12)
def _begin(publisher: str, issue: str, date: Edtf | None, undated: str) -> str:
    when = date_words(date) if date else undated
    return ", ".join([part for part in (publisher, issue, when) if part])
