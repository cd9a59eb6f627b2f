"""Atom feeds (RFC 4287): what is new in the chronicle, and about each network and theme.

Each record is told of once, with the last day on which its facts changed and what changed then; the
day is that of the commit, never the clock. Where there is no history, a feed says so and lists
events by the chronicle's order, the latest first and the undated at the end. Atom demands a day all
the same: it is that of the newest source of an entry, for nobody wrote it before; else that of the
event, but none that is later than all sources; else `_NO_DAY`.

Without a published address an entry is named by a UUID made of the chronicle's title and its key,
and links are relative.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import escape

from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.edition import Edition
from chronik.chronicle.signing import Signing
from chronik.dates.edtf import parse
from chronik.dates.words import date_words
from chronik.history.news import LATEST, Channel, NewsItem
from chronik.language.tuples import NamedTuple
from chronik.records.keys import KINDS, kind_of, up
from chronik.records.model import AnyEntry, preferred
from chronik.records.settings.site import Site
from chronik.words.digests import digest_of
from chronik.words.german import counted, number

_NO_DAY = "1970-01-01"
_MOST_CHANGES = 12  # told of one record


class _Told(NamedTuple):
    """A record in a feed."""

    key: str
    day: str  # YYYY-MM-DD
    words: str = ""  # what is new of it


class _Feed(NamedTuple):
    """What a feed tells, and what it says of itself."""

    told: tuple[_Told, ...]
    words: str


def atom(edition: Edition, urls: Sequence[str], subject: str) -> bytes:
    site, feed = edition.chronicle.site, _feed(edition, subject)
    title, about, url = site.title, site.subtitle, ""
    if subject:
        followed = edition.chronicle.entries[subject]
        title = f"{edition.chronicle.name_of(followed)} – {site.title}"
        about, url = followed.summary, followed.url

    root = site.root or up(url)
    subtitle = f"{_ended(about)} {feed.words}".strip()
    updated = max((told.day for told in feed.told), default=_NO_DAY)
    itself, page = escape(f"{root}{url}feed.xml"), escape(f"{root}{url}" or "./")

    parts = [
        '<?xml version="1.0" encoding="utf-8"?>\n',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">\n',
        f"<title>{escape(title)}</title>\n",
        f"<subtitle>{escape(subtitle)}</subtitle>\n",
        f'<id>{_id(site, url)}</id>\n<link rel="self" href="{itself}"/>\n',
        f'<link href="{page}"/>\n<updated>{_moment(updated)}</updated>\n',
        f"<author><name>{escape(site.publisher or site.title)}</name></author>\n",
        *(_entry(edition, told, root) for told in feed.told),
        "</feed>\n",
    ]
    return "".join(parts).encode()


def sign(signing: Signing, edition: Edition, subject: str) -> bytes:
    feed = _feed(edition, subject)
    own = [subject] if subject else []
    listed = signing.listed((*own, *(told.key for told in feed.told)))
    return digest_of(listed + repr(feed).encode())


def left_out(edition: Edition) -> str:
    """What the feed of the whole chronicle says of itself."""
    return _feed(edition, "").words


def _feed(edition: Edition, subject: str) -> _Feed:
    channel = edition.news.channels.get(subject)
    if channel:
        return _Feed(tuple(map(_of_item, channel.items)), _of_channel(channel))
    return _by_order(edition, subject)


# --- what is new ------------------------------------------------------------------------------


def _of_item(item: NewsItem) -> _Told:
    day = date_words(parse(item.day))
    if not item.changes:
        return _Told(item.key, item.day, f"Neu aufgenommen am {day}")

    said, rest = item.changes[:_MOST_CHANGES], len(item.changes) - _MOST_CHANGES
    more = f"; und {counted(rest, 'weitere Änderung', 'weitere Änderungen')}" if rest > 0 else ""
    return _Told(item.key, item.day, f"Geändert am {day}: {'; '.join(said)}{more}")


def _of_channel(channel: Channel) -> str:
    told, unsaved = len(channel.items), channel.unsaved
    rest = channel.records - told - unsaved
    sentences = ["Neue und geänderte Einträge, die neueste Änderung zuerst."]
    if rest:
        why = f"Hier stehen nur die {LATEST} neuesten."
        if told < LATEST:
            why = "Zu viele Dateien wurden auf einmal geändert, um alle zu vergleichen."
        sentences.append(f"{_missing(rest)}: {why}")
    if unsaved:
        why = "Ihr jetziger Stand ist noch nicht im Repository gespeichert."
        sentences.append(f"{_missing(unsaved)}: {why}")
    return " ".join(sentences)


def _missing(entries: int) -> str:
    return counted(entries, "weiterer Eintrag fehlt", "weitere Einträge fehlen")


# --- without history --------------------------------------------------------------------------


def _by_order(edition: Edition, subject: str) -> _Feed:
    events = [*_events(edition, subject)]
    shown = events[:LATEST]
    known = _newest(edition.chronicle.of_kind["sources"])
    told = tuple(_Told(e.key, _day_of(edition, e, known)) for e in shown)

    words = (
        "Wann Einträge neu oder geändert sind, ist nicht bekannt, denn die Versionsgeschichte "
        "fehlt: Hier stehen Ereignisse in der Reihenfolge der Chronik, die jüngsten zuerst."
    )
    if rest := len(events) - len(shown):
        missing = "weiteres fehlt" if rest == 1 else "weitere fehlen"
        words += f" {number(rest)} {missing}: Es sind höchstens {LATEST}."
    return _Feed(told, words)


def _events(edition: Edition, subject: str) -> Iterator[AnyEntry]:
    """Backwards in time; what has no place in time comes last."""
    placed, unplaced = edition.placed, edition.unplaced
    if subject:
        ties = edition.chronicle.tied(subject, "events")
        own = dict.fromkeys(tie.entry.key for tie in ties)
        placed = edition.lanes[subject].events
        unplaced = tuple([e for e in unplaced if e.key in own])
    yield from reversed(placed)
    yield from unplaced


def _day_of(edition: Edition, event: AnyEntry, known: int) -> str:
    """That of its newest source, for nobody wrote it before; `known` is that of all sources."""
    entries = edition.chronicle.entries
    sources = (entries[key] for key in event.outline.refs if key in entries)
    day = _newest(e for e in sources if e.kind == "sources")
    day = day or min(event.date.earliest or 0, known)
    return _as_day(day)


def newest_day(chronicle: Chronicle) -> str:
    """The newest day (YYYY-MM-DD) that any source tells, where git tells none."""
    return _as_day(_newest(chronicle.of_kind["sources"]))


def _as_day(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat() if ordinal else _NO_DAY


def _newest(sources: Iterable[AnyEntry]) -> int:
    """The last day on which one of the sources was published or read, at the earliest."""
    return max((day for source in sources for day in _days(source)), default=0)


def _days(source: AnyEntry) -> Iterator[int]:
    published, accessed = preferred(source.facts.date), source.facts.accessed
    for when in (published.value if published else None, accessed):
        if when and when.earliest and not (when.uncertain or when.approximate):
            yield when.earliest


# --- as Atom ----------------------------------------------------------------------------------


def _entry(edition: Edition, told: _Told, root: str) -> str:
    card, site = edition.cards[told.key], edition.chronicle.site
    kind = kind_of(told.key)
    what = "" if kind == "events" else KINDS[kind].german
    words = (told.words, what, card.date, card.summary)
    summary = " ".join([_ended(said) for said in words if said])

    return (
        f"<entry>\n<title>{escape(card.name)}</title>\n<id>{_id(site, card.url)}</id>\n"
        f'<link href="{escape(root + card.url)}"/>\n<updated>{_moment(told.day)}</updated>\n'
        f"<summary>{escape(summary)}</summary>\n</entry>\n"
    )


def _id(site: Site, url: str) -> str:
    if site.root:
        return escape(site.root + url)
    import uuid  # 3 ms that a chronicle with an address need not pay

    return uuid.uuid5(uuid.NAMESPACE_OID, f"{site.title}/{url}").urn


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _ended(words: str) -> str:
    """A sentence, with its full stop."""
    return words if not words or words.endswith((".", "!", "?", "…")) else f"{words}."
