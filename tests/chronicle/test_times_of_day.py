"""The time of a day: it orders the day, and stands on cards, in the calendar, in tables and JSON-LD."""

from __future__ import annotations

import json

from chronik.chronicle.edition import Edition
from chronik.exports.calendar import _event
from chronik.exports.linkeddata import record
from chronik.exports.tables.columns import rows_of
from chronik.exports.tables.records import EVENTS
from tests.support.wholes import whole_of_files

SITE = "title: Chronik\nvocabularies: {event_kinds: {fest: Fest}}\n"
EVENTS_OF_A_DAY = {
    "abend": 'date: 2021-06-17\ntime: "19:30"',
    "frueh": 'date: 2021-06-17\ntime: {value: "09:00"}',
    "ganz": "date: 2021-06-17",
    "danach": 'date: 2021-06-17\ntime: "09:00"\nfollows: [frueh]',
    "vortag": 'date: 2021-06-16\ntime: "23:00"',
    "monat": "date: 2021-06",
}


def edition() -> Edition:
    heads = {f"content/events/{name}.yaml": f"title: {name.capitalize()}\nkind: fest\n{head}\n" for name, head in EVENTS_OF_A_DAY.items()}
    return whole_of_files({"content/site.yaml": SITE, **heads})


def test_a_day_is_in_order() -> None:
    assert [e.id for e in edition().chronicle.of_kind["events"]] == ["monat", "vortag", "ganz", "frueh", "danach", "abend"]


def test_a_card_says_the_time() -> None:
    card = edition().cards["events/abend"]
    assert (card.date.replace("\u00a0", " "), card.time) == ("17. Juni 2021, 19:30 Uhr", "2021-06-17T19:30")


def test_the_calendar_begins_at_the_time() -> None:
    made = edition()
    site, event = made.chronicle.site, made.chronicle.entries["events/abend"]
    lines = _event(made.cards[event.key], event, site, "home").splitlines()
    assert "DTSTART:20210617T193000" in lines
    assert not any(line.startswith("DTEND") for line in lines)


def test_tables_and_json_ld_say_the_time() -> None:
    made = edition()
    place = [column.name for column in EVENTS.columns].index("time")
    assert {row[0]: row[place] for row in rows_of(EVENTS, made.chronicle)}["abend"] == "19:30"
    assert json.loads(record(made.chronicle, made.chronicle.entries["events/abend"]))["startDate"] == "2021-06-17T19:30"
