"""The Atom feed (RFC 4287): the latest events. An event's `updated` is the last day of its date, never the clock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

from chronik.cards import Card
from chronik.model import AnyEntry, event_date
from chronik.parts import Whole

LATEST = 50
NO_DATE = "1970-01-01T00:00:00Z"


def atom(whole: Whole, urls: Sequence[str]) -> bytes:
    """Newest first; of events without a place in time the feed tells nothing, for it is ordered by time alone."""
    site = whole.chronicle.site
    base = site.base_url.rstrip("/") + "/" if site.base_url else "https://example.org/"
    events = whole.placed[-LATEST:][::-1]
    updated = max((_updated(e) for e in events), default=NO_DATE)
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">\n',
        f"<title>{escape(site.title)}</title>\n",
        f"<subtitle>{escape(site.subtitle)}</subtitle>\n" if site.subtitle else "",
        f'<id>{escape(base)}</id>\n<link rel="self" href="{escape(base)}feed.xml"/>\n',
        f'<link href="{escape(base)}"/>\n<updated>{updated}</updated>\n',
        f"<author><name>{escape(site.publisher or site.title)}</name></author>\n",
        *(_entry(whole.cards[e.key], e, base) for e in events),
        "</feed>\n",
    ]
    return "".join(parts).encode()


def _entry(card: Card, event: AnyEntry, base: str) -> str:
    summary = ". ".join(filter(None, (card.date, card.summary)))
    return (
        f'<entry>\n<title>{escape(card.name)}</title>\n<id>{escape(base + card.url)}</id>\n<link href="{escape(base + card.url)}"/>\n'
        f"<updated>{_updated(event)}</updated>\n<summary>{escape(summary)}</summary>\n</entry>\n"
    )


def _updated(event: AnyEntry) -> str:
    when = event_date(event)
    day = when.latest or when.earliest
    return f"{date.fromordinal(day).isoformat()}T00:00:00Z" if day else NO_DATE
