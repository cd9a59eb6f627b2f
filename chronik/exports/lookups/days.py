"""`tage/06-17/ereignisse.json`: the events of a day of the year, for the start page to fetch.

A row is `[year, title, address, date in words, whether it is only announced]`; the year is 0 where
it is not known.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from chronik.chronicle.edition import Edition
from chronik.chronicle.signing import Signing
from chronik.dates.yeardays import yeardays
from chronik.records.keys import day_url


def day_file(day: str) -> str:
    return f"{day_url(day)}ereignisse.json"


def subjects(edition: Edition) -> Iterable[str]:
    return edition.days


def sign(signing: Signing, edition: Edition, day: str) -> bytes:
    return signing.listed(event.key for event in edition.days[day])


def rows(edition: Edition, urls: Sequence[str], day: str) -> bytes:
    lines = []
    for event in edition.days[day]:
        card, year = edition.cards[event.key], yeardays(event.date)[day] or 0
        row = [year, card.name, card.url, card.date, int(card.announced)]
        lines.append(json.dumps(row, ensure_ascii=False, separators=(",", ":")))
    return ("[" + ",\n".join(lines) + "]\n").encode()
