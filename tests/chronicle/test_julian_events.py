"""An event of the Julian calendar: read as written, ordered and exported by the Gregorian day, proved by what its source says."""

from __future__ import annotations

import hashlib
import json

import pytest

from chronik.chronicle.edition import Edition
from chronik.exports.calendar import _event
from chronik.exports.linkeddata import record
from chronik.exports.tables.columns import rows_of
from chronik.exports.tables.records import EVENTS
from chronik.records.kinds.entry import read_entry
from tests.support.wholes import whole_of_files

SITE = "title: Chronik\nyears: [1600, 2030]\nvocabularies: {event_kinds: {fest: Fest}}\n"
HEADS = {
    "vorher": "date: 1700-02-21",
    "weihe": 'date: {value: 1700-02-12, calendar: julian, quote: "Montag, den 12. Februar 1700", source: kirchenbuch}',
    "nachher": "date: 1700-02-23",
    "schalttag": "date: {value: 1700-02-29, calendar: julian}",
}


def edition() -> Edition:
    events = {f"content/events/{name}.yaml": f"title: {name.capitalize()}\nkind: fest\n{head}\n" for name, head in HEADS.items()}
    text = "Montag, den 12. Februar 1700 ward die Kirche geweiht.\n"
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = f"title: Kirchenbuch\nfile: kirchenbuch.txt\nsha256: {digest}\n"
    return whole_of_files({"content/site.yaml": SITE, "content/sources/kirchenbuch.yaml": source, "seeds/kirchenbuch.txt": text, **events})


def test_it_stands_at_its_gregorian_day_and_its_quote_proves_it() -> None:
    assert [e.id for e in edition().chronicle.of_kind["events"]] == ["vorher", "weihe", "nachher", "schalttag"]


def test_it_is_shown_both_ways() -> None:
    made = edition()
    card = made.cards["events/weihe"]
    assert (card.date.replace("\u00a0", " "), card.time) == ("12. Februar 1700 (julianisch), 22. Februar", "1700-02-22")


def test_exports_carry_the_gregorian_day_and_what_was_written() -> None:
    made = edition()
    names = [column.name for column in EVENTS.columns]
    row = {row[0]: dict(zip(names, row, strict=True)) for row in rows_of(EVENTS, made.chronicle)}["weihe"]
    assert (row["date"], row["date_earliest"], row["date_julian"]) == ("1700-02-22", "1700-02-22", "1700-02-12")
    event = made.chronicle.entries["events/weihe"]
    node = json.loads(record(made.chronicle, event))
    assert node["startDate"] == "1700-02-22"
    assert node["disambiguatingDescription"].startswith("12.")
    assert "DTSTART;VALUE=DATE:17000222" in _event(made.cards[event.key], event, made.chronicle.site, "home")


@pytest.mark.parametrize(
    "head",
    [
        "---\ntitle: A\nkind: fest\ndate: {value: 1700-02-29, calendar: julian}\n---\n",
        "title: A\nkind: fest\ndate:\n  calendar: julian\n  value: 1700-02-29\n",
    ],
)
def test_the_calendar_may_stand_before_or_behind_the_date(head: str) -> None:
    read = read_entry("content/events/a.md" if head.startswith("---") else "content/events/a.yaml", head.encode())
    assert not read.problems
    assert read.entry and read.entry.date.text == "1700-03-11"
