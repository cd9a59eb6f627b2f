"""Atom feeds (RFC 4287): the latest events, of all and of each network. An event's `updated` is the
last day of its date, never the clock.

Without a published address an entry is named by a UUID made of the chronicle's title and its key,
and links are relative.
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
    """Newest first; of events without a place in time the feed tells nothing, for it is ordered by
    time alone.
    """
    site = edition.chronicle.site
    return (
        _feed(edition, Channel(site.title, site.subtitle, "", edition.placed))
        if not subject
        else _feed(edition, _network(edition, subject))
    )


def _network(edition: Edition, key: str) -> Channel:
    network = edition.chronicle.entries[key]
    return Channel(
        f"{network.name} – {edition.chronicle.site.title}",
        network.summary,
        network.url,
        edition.lanes[key].events,
    )


def sign(signing: Signing, edition: Edition, subject: str) -> bytes:
    events = edition.lanes[subject].events if subject else edition.placed
    return signing.listed((*([subject] if subject else ()), *(e.key for e in events[-LATEST:])))


def _feed(edition: Edition, channel: Channel) -> bytes:
    site = edition.chronicle.site
    root = site.root or up(channel.url)
    events = channel.events[-LATEST:][::-1]
    updated = max((_updated(e) for e in events), default=_NO_DATE)
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">\n',
        f"<title>{escape(channel.title)}</title>\n",
        f"<subtitle>{escape(channel.subtitle)}</subtitle>\n" if channel.subtitle else "",
        f'<id>{_id(site, channel.url)}</id>\n<link rel="self" href="{escape(f"{root}{channel.url}feed.xml")}"/>\n',
        f'<link href="{escape(f"{root}{channel.url}" or "./")}"/>\n<updated>{updated}</updated>\n',
        f"<author><name>{escape(site.publisher or site.title)}</name></author>\n",
        *(_entry(edition.cards[e.key], e, site, root) for e in events),
        "</feed>\n",
    ]
    return "".join(parts).encode()


def _id(site: Site, url: str) -> str:
    return (
        escape(site.root + url)
        if site.root
        else uuid.uuid5(uuid.NAMESPACE_OID, f"{site.title}/{url}").urn
    )


def _entry(card: Card, event: AnyEntry, site: Site, root: str) -> str:
    summary = ". ".join(filter(None, (card.date, card.summary)))
    return (
        f'<entry>\n<title>{escape(card.name)}</title>\n<id>{_id(site, card.url)}</id>\n<link href="{escape(root + card.url)}"/>\n'
        f"<updated>{_updated(event)}</updated>\n<summary>{escape(summary)}</summary>\n</entry>\n"
    )


def _updated(event: AnyEntry) -> str:
    when = event.date
    day = when.latest or when.earliest
    return f"{date.fromordinal(day).isoformat()}T00:00:00Z" if day else _NO_DATE
