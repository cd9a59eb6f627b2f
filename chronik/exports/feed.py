"""Atom feeds (RFC 4287): the latest events, of all and of each network.

An event's `updated` is the last day of its date, never the clock. Without a published address an
entry is named by a UUID made of the chronicle's title and its key, and links are relative.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date
from html import escape
from typing import NamedTuple

from chronik.chronicle.cards import Card
from chronik.chronicle.edition import Edition
from chronik.chronicle.signing import Signing
from chronik.records.keys import up
from chronik.records.kinds.site import Site
from chronik.records.model import AnyEntry

LATEST = 50
_NO_DATE = "1970-01-01T00:00:00Z"


class Channel(NamedTuple):
    """What a feed is about: `url` is its page, from the root."""

    title: str
    subtitle: str
    url: str
    events: Sequence[AnyEntry]  # in order


def atom(edition: Edition, urls: Sequence[str], subject: str) -> bytes:
    """Newest first; events without a place in time are left out, for time alone is the order."""
    return _feed(edition, _network(edition, subject) if subject else _whole(edition))


def sign(signing: Signing, edition: Edition, subject: str) -> bytes:
    own = [subject] if subject else []
    return signing.listed((*own, *(e.key for e in _events(edition, subject)[-LATEST:])))


def _events(edition: Edition, subject: str) -> Sequence[AnyEntry]:
    return edition.lanes[subject].events if subject else edition.placed


def _whole(edition: Edition) -> Channel:
    site = edition.chronicle.site
    return Channel(title=site.title, subtitle=site.subtitle, url="", events=_events(edition, ""))


def _network(edition: Edition, key: str) -> Channel:
    network = edition.chronicle.entries[key]
    return Channel(
        title=f"{network.name} – {edition.chronicle.site.title}",
        subtitle=network.summary,
        url=network.url,
        events=_events(edition, key),
    )


def _feed(edition: Edition, channel: Channel) -> bytes:
    site = edition.chronicle.site
    root = site.root or up(channel.url)
    events = channel.events[-LATEST:][::-1]
    updated = max((_updated(e) for e in events), default=_NO_DATE)
    itself = escape(f"{root}{channel.url}feed.xml")
    page = escape(f"{root}{channel.url}" or "./")

    parts = [
        '<?xml version="1.0" encoding="utf-8"?>\n',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">\n',
        f"<title>{escape(channel.title)}</title>\n",
        f"<subtitle>{escape(channel.subtitle)}</subtitle>\n" if channel.subtitle else "",
        f'<id>{_id(site, channel.url)}</id>\n<link rel="self" href="{itself}"/>\n',
        f'<link href="{page}"/>\n<updated>{updated}</updated>\n',
        f"<author><name>{escape(site.publisher or site.title)}</name></author>\n",
        *(_entry(edition.cards[e.key], e, site, root) for e in events),
        "</feed>\n",
    ]
    return "".join(parts).encode()


def _id(site: Site, url: str) -> str:
    if site.root:
        return escape(site.root + url)
    return uuid.uuid5(uuid.NAMESPACE_OID, f"{site.title}/{url}").urn


def _entry(card: Card, event: AnyEntry, site: Site, root: str) -> str:
    summary = ". ".join(filter(None, (card.date, card.summary)))
    return (
        f"<entry>\n<title>{escape(card.name)}</title>\n<id>{_id(site, card.url)}</id>\n"
        f'<link href="{escape(root + card.url)}"/>\n<updated>{_updated(event)}</updated>\n'
        f"<summary>{escape(summary)}</summary>\n</entry>\n"
    )


def _updated(event: AnyEntry) -> str:
    when = event.date
    day = when.latest or when.earliest
    return f"{date.fromordinal(day).isoformat()}T00:00:00Z" if day else _NO_DATE
