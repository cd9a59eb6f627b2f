"""What a record is searched by: one row, from its page and from what it states itself.

What repeats other pages is left out: timelines, neighbours, lists turned round, titles of sources.
A row is all that the index knows of a record, and all that a browser shows of it.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Container, Iterable, Iterator

from chronik.chronicle.cards import role_words
from chronik.chronicle.edition import Edition
from chronik.html.blocks import Block, Body, FactList, FullText, Item, Passages
from chronik.html.imageblocks import Figures
from chronik.html.view import View
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.records.keys import KINDS
from chronik.records.model import AnyEntry
from chronik.records.statements import names, relations

BETWEEN_FACTS = " · "  # between facts
_MOST_TELLING = 2  # values of the fact that is known first


class SearchRow(NamedTuple):
    """Texts for people. Their words are what the record is found by."""

    url: str
    title: str  # told apart from others of that name
    names: str  # all others that the record is known by, one a line
    label: str  # what it is, where its kind does not say so
    when: str  # an event's date in words
    about: str  # where an event is; of others what is known first, unless the title says enough
    lead: str
    facts: str
    body: str  # prose, or the passages or the whole text of a source
    quotes: str  # passages that the record's own statements rest on, one a line


def row_of(edition: Edition, key: str, view: View) -> SearchRow:
    """The row of a record whose page is given, all in one though it may take several pages."""
    card, entry = edition.cards[key], edition.chronicle.entries[key]
    others = dict.fromkeys(name for name in names(entry) if name != view.title)
    label = "" if view.label == KINDS[entry.kind].german else view.label
    facts = dict.fromkeys((*_facts(view.blocks), *_stated(edition, entry)))
    is_told = bool(card.places or card.date or key in edition.chronicle.apart)
    about = card.places if is_told else _about(view.blocks, others)
    told = {"", view.title, *others, label, card.date, about}

    return SearchRow(
        url=entry.url,
        title=view.title,
        names="\n".join(others),
        label=label,
        when=card.date,
        about=about,
        lead=view.lead,
        facts=BETWEEN_FACTS.join([_even(fact) for fact in facts if fact not in told]),
        body="\n".join(filter(None, _texts(view.blocks))),
        quotes="\n".join(_quotes(edition, entry)),
    )


def _even(words: str) -> str:
    return words.replace("\u00ad", "")


def _facts(blocks: Iterable[Block]) -> Iterator[str]:
    """The page's facts, but for addresses and what no word is."""
    for block in blocks:
        if isinstance(block, FactList):
            for row in block.rows:
                for item in row.items:
                    if _is_telling(item):
                        yield from (item.name, item.detail, item.remark)


_SOURCES = f"{KINDS['sources'].folder}/"


def _is_telling(item: Item) -> bool:
    """Not sources, feeds, links, checksums and coordinates."""
    if item.url.startswith(_SOURCES) or item.url.endswith(".xml") or "://" in item.name:
        return False
    return "°" not in item.name and (" " in item.name or len(item.name) < 64)


def _stated(edition: Edition, entry: AnyEntry) -> Iterator[str]:
    """Whom and what the record names itself, and as what."""
    entries = edition.chronicle.entries
    for relation in relations(entry.facts):
        if relation.target in entries:
            yield edition.cards[relation.target].name
            yield role_words(edition.chronicle, relation)
            yield relation.capacity


def _about(blocks: Iterable[Block], names: Container[str]) -> str:
    """The first fact that is no name."""
    for block in blocks:
        for row in block.rows if isinstance(block, FactList) else ():
            told = [i.name for i in row.items if _is_telling(i) and i.name not in names]
            if told:
                return ", ".join(told[:_MOST_TELLING])
    return ""


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    """What is told in sentences; of a source the whole text, else its passages."""
    is_whole = any(isinstance(block, FullText) for block in blocks)
    for block in blocks:
        if isinstance(block, Body):
            yield plain(block.html)
        elif isinstance(block, Figures):
            yield from (_even(figure.caption) for figure in block.figures)
            named = (one for figure in block.figures for one in figure.named)
            yield from (_even(one.name) for one in named if one.url)
        elif isinstance(block, FullText):
            yield from (
                " ".join("".join([s.text for s in marked]).split()) for marked in block.paragraphs
            )
        elif isinstance(block, Passages) and not is_whole:
            yield from (_even(" […] ".join(passage.quote)) for passage in block.passages)


def _quotes(edition: Edition, entry: AnyEntry) -> Iterable[str]:
    stated = edition.chronicle.evidenced.get(entry.key, ())
    quotes = (statement.evidence.quote for statement in stated)
    return dict.fromkeys(" ".join(_even(quote).split()) for quote in quotes if quote)


_NOTE = late(r'<sup class="note.*?</sup>', re.DOTALL)
_DRAWN = late(r"<svg.*?</svg>", re.DOTALL)
_WITHIN = late(
    r"</?(?:a|abbr|b|cite|code|del|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|time)\b[^>]*>"
)
_TAG = late(r"<[^>]*>")
_LINES = late(r"\s*\n\s*")


def plain(markup: str) -> str:
    """The words of prose; where a block or a line ends, a line does, so that no two words become
    one.
    """
    if 'class="note' in markup:
        markup = _NOTE.sub("", markup)
    if "<svg" in markup:
        markup = _DRAWN.sub("", markup)
    text = _TAG.sub("\n", _WITHIN.sub("", markup))
    text = _even(html.unescape(text) if "&" in text else text)
    return _LINES.sub("\n", text).strip()


_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def data_of(row: SearchRow) -> bytes:
    """The row as JSON, on one line."""
    return _encoded(row).encode()


def row_in(data: bytes) -> SearchRow:
    return SearchRow(*json.loads(data))
