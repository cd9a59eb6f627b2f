"""Where a passage stands: in its text, and on the page of its source."""

from __future__ import annotations

from collections.abc import Mapping

from chronik.chronicle.chronicle import Chronicle
from chronik.evidence.fragments import with_passage
from chronik.evidence.places import PassageSpans, passage_anchor
from chronik.evidence.quotes import Found
from chronik.evidence.sheets import page_at
from chronik.html.parts.paging import address
from chronik.records.model import AnyEntry

CITED_ANCHOR = "nachweise"  # on the page of a source without a stored text: what it is cited for


def spans_of(chronicle: Chronicle, source: str, quote: str) -> PassageSpans | None:
    """Where a quote stands in its source; None where it was not found there."""
    result = chronicle.passages.get((source, quote))
    return result.spans if isinstance(result, Found) else None


def passage_address(
    sheets: Mapping[str, tuple[int, ...]], source: AnyEntry, spans: PassageSpans
) -> str:
    """The address of the passage, on the right page of its source."""
    page = page_at(sheets.get(source.key, (0,)), spans[0][0])
    return f"{address(source.url, page)}#{passage_anchor(spans)}"


def passage_in_the_net(chronicle: Chronicle, source: AnyEntry, spans: PassageSpans) -> str:
    """The address of the passage on the source's own page; "" where none leads there."""
    text = chronicle.texts.get(source.key) if spans and source.facts.url else None
    return with_passage(source.facts.url, text, spans) if text else ""
