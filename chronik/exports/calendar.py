"""`chronik.ics` (iCalendar, RFC 5545): events of an exact day, or from one such day to another.

A calendar knows no „about“. DTSTAMP, which the standard demands, is the day of the event: the build
knows no clock, and the same commit gives the same bytes.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit

from chronik.chronicle.cards import Card
from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.edition import Edition
from chronik.chronicle.signing import Signed, Signing
from chronik.dates.edtf import in_days
from chronik.dates.words import date_words
from chronik.exports.composed import Composed, pieces_by_year
from chronik.records.model import AnyEntry, clock_of
from chronik.records.settings.site import Site
from chronik.words.german import counted, number

LAST = date.max.toordinal()
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def calendar(edition: Edition, subject: str, signed: Signed) -> tuple[Composed]:
    site, events = edition.chronicle.site, edition.chronicle.of_kind["events"]
    exact = sum(in_days(e.date) for e in events)
    home = _home(site)

    def dated(chronicle: Chronicle) -> bytes:
        days = (e for e in chronicle.of_kind["events"] if in_days(e.date))
        return "".join([_event(edition.cards[e.key], e, site, home) for e in days]).encode()

    return (
        Composed(
            head=_head(site.title, left_out(len(events), exact)),
            separator=b"",
            tail=b"END:VCALENDAR\r\n",
            pieces=pieces_by_year(edition, signed, dated),
        ),
    )


def _home(site: Site) -> str:
    """What tells the events of this chronicle from those of all others: its address, of which one
    host may have several; else its title.
    """
    address = urlsplit(site.root)
    if not address.netloc:
        import uuid  # 3 ms that a chronicle with an address need not pay

        return str(uuid.uuid5(uuid.NAMESPACE_OID, site.title))
    return _text(f"{address.netloc.lower()}{address.path.rstrip('/')}")


def _head(title: str, words: str) -> bytes:
    """Both properties that programs read for the name, and both for the description."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//chronik//chronik//DE",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{_text(title)}",
        f"X-WR-CALNAME:{_text(title)}",
        f"DESCRIPTION:{_text(words)}",
        f"X-WR-CALDESC:{_text(words)}",
    )
    return "".join(map(_folded, lines)).encode()


def sign(signing: Signing, edition: Edition, subject: str) -> bytes:
    return signing.listed(e.key for e in edition.chronicle.of_kind["events"])


def left_out(events: int, exact: int) -> str:
    """What the calendar says of itself."""
    if events == exact:
        return "Dieser Kalender enthält alle Ereignisse der Chronik."

    rest = events - exact
    missing = "weiteres fehlt, weil sein" if rest == 1 else "weitere fehlen, weil ihr"
    return (
        f"Dieser Kalender enthält {counted(exact, 'Ereignis', 'Ereignisse')} der Chronik "
        f"mit taggenauem Datum. {number(rest)} {missing} Datum nicht auf den Tag feststeht."
    )


def _event(card: Card, event: AnyEntry, site: Site, home: str) -> str:
    """Only what can be long is folded: lines of fixed form are short."""
    when = event.date
    first, last = when.earliest or 1, when.latest or 1
    day, clock = _day(first), clock_of(event).replace(":", "")
    # a time is local, as calendars call it floating; else the day after the last ends it
    end = f"DTEND;VALUE=DATE:{_day(last + 1)}\r\n" if last < LAST and not clock else ""
    start = f"DTSTART:{day}T{clock}00" if clock else f"DTSTART;VALUE=DATE:{day}"
    told = " ".join(filter(None, (date_words(when) if when.julian else "", card.summary)))
    status = "TENTATIVE" if card.announced else "CONFIRMED"
    lines = (
        f"UID:{event.id}@{home}",
        f"SUMMARY:{_text(card.title)}",
        f"DESCRIPTION:{_text(told)}" if told else "",
        f"LOCATION:{_text(card.places)}" if card.places else "",
        f"CATEGORIES:{_text(card.label)}" if card.label else "",
        f"URL:{site.root}{card.url}" if site.root else "",
    )
    folded = "".join([_folded(line) for line in lines if line])

    return (
        f"BEGIN:VEVENT\r\nDTSTAMP:{day}T000000Z\r\n{start}\r\n{end}"
        f"{folded}"
        f"STATUS:{status}\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n"
    )


@lru_cache(maxsize=1 << 14)
def _day(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat().replace("-", "")


def _text(text: str) -> str:
    return (
        text.translate(_ESCAPED)
        if "," in text or ";" in text or "\\" in text or "\n" in text or "\r" in text
        else text
    )


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets, none cut within a character; the blank before a
    piece counts.
    """
    if len(line) <= 75 and (line.isascii() or len(line.encode()) <= 75):
        return f"{line}\r\n"

    data = line.encode()
    pieces, start, room = [], 0, 75
    while start < len(data):
        stop = min(start + room, len(data))
        while stop < len(data) and data[stop] & 0xC0 == 0x80:
            stop -= 1
        pieces.append(data[start:stop].decode())
        start, room = stop, 74

    return "\r\n ".join(pieces) + "\r\n"
