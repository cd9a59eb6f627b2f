"""Dates and times of the Julian calendar: read as written, ordered and exported by the Gregorian day, proved by what the source says."""

from __future__ import annotations

import hashlib
import json

import pytest

from chronik.chronicle.cards import period_words
from chronik.chronicle.edition import Edition
from chronik.exports.calendar import _event
from chronik.exports.linkeddata import _graph, record
from chronik.exports.tables.columns import Dataset, rows_of
from chronik.exports.tables.lasting import AFFILIATIONS, PLACE_REGIONS
from chronik.exports.tables.records import EVENTS
from chronik.exports.tables.relations import NAMES
from chronik.records.kinds.entry import read_entry
from chronik.records.model import Relation
from tests.support.wholes import checked_files, whole_of_files

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


# --- since when, until when

PASTOR = (
    "Pastor Otto Ohm kam am 3. Mai 1694 nach Aue und blieb bis zum 12. Februar 1700. Am 10. Mai 1694 predigte er, seit Juni 1694 hielt er Schule.\n"
)
SINCE, UNTIL = "{value: 1694-05-03, calendar: julian}", "{value: 1700-02-12, calendar: julian}"
BOTH = "3. Mai 1694 – 12. Februar 1700 (julianisch), 13. Mai 1694 – 22. Februar 1700"


def files_of(period: str, body: str = "", proof: str = "note: so heißt es") -> dict[str, str]:
    """A pastor who belongs to a parish in that time."""
    own = period.partition("attested")[0].rstrip(", ") or "since: 1600"
    digest = hashlib.sha256(PASTOR.encode()).hexdigest()
    return {
        "content/site.yaml": f"{SITE.rstrip().removesuffix('}')}, place_kinds: {{dorf: Dorf, amt: Amt}}, roles: {{pastor: Pastor}}}}\n",
        "content/sources/akte.yaml": f"title: Akte\nfile: akte.txt\nsha256: {digest}\n",
        "seeds/akte.txt": PASTOR,
        "content/organisations/gemeinde.yaml": f"name: Gemeinde Aue\n{body}",
        "content/people/ohm.yaml": f"name: Otto Ohm\nsources: [akte]\naffiliations:\n  - {{organisation: gemeinde, role: pastor, {period}, {proof}}}\n",
        "content/places/amt.yaml": "name: Amt\nkind: amt\n",
        "content/places/aue.yaml": f"name: Aue\nkind: dorf\npart_of: [{{place: amt, {own}}}]\nother_names: [{{name: Auwe, {own}}}]\n",
    }


def problems(*args: str) -> list[str]:
    return [f"{one.span.line}:{one.span.column} {one.message}".replace("\u00a0", " ") for one in checked_files(files_of(*args)).problems]


def lasting(made: Edition) -> Relation:
    [relation] = made.chronicle.entries["people/ohm"].facts.affiliations
    return relation


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (f"since: {SINCE}, until: {UNTIL}", BOTH),
        (f"since: {SINCE}", "seit dem 3. Mai 1694 (julianisch), seit dem 13. Mai"),
        (f"until: {UNTIL}", "bis zum 12. Februar 1700 (julianisch), bis zum 22. Februar"),
        (f"since: {SINCE}, until: 1710-03-01", "Beginn: 3. Mai 1694 (julianisch), 13. Mai; Ende: 1. März 1710"),
        (f"since: 1690, until: {UNTIL}", "Beginn: 1690; Ende: 12. Februar 1700 (julianisch), 22. Februar"),
        ("since: {value: 1694-06, calendar: julian}", "Beginn: Juni 1694 (julianisch), zwischen dem 11. Juni und 10. Juli"),
        ("since: {value: 1694-05-03, calendar: gregorian}", "seit dem 3. Mai 1694"),
        ("since: {value: 1694-05-03}", "seit dem 3. Mai 1694"),
        (f"since: 1690, attested: [{SINCE}, 1695]", "seit 1690, belegt 3. Mai 1694 (julianisch), 13. Mai und 1695"),
        (f"attested: {SINCE}", "belegt 3. Mai 1694 (julianisch), 13. Mai"),
    ],
)
def test_a_time_is_shown_both_ways(period: str, words: str) -> None:
    assert period_words(lasting(whole_of_files(files_of(period)))).replace("\u00a0", " ") == words


def first_row(made: Edition, table: Dataset) -> dict[str, object]:
    return dict(zip([column.name for column in table.columns], rows_of(table, made.chronicle)[0], strict=True))


@pytest.mark.parametrize("table", [AFFILIATIONS, PLACE_REGIONS, NAMES], ids=lambda table: table.name)
def test_tables_say_what_was_written_beside_the_gregorian_days(table: Dataset) -> None:
    row = first_row(whole_of_files(files_of(f"since: {SINCE}, until: {UNTIL}")), table)
    assert [row[name] for name in ("since", "since_julian", "until", "until_julian")] == ["1694-05-13", "1694-05-03", "1700-02-22", "1700-02-12"]


def test_json_ld_says_the_gregorian_days_and_both_in_words() -> None:
    made = whole_of_files(files_of(f"since: {SINCE}, until: {UNTIL}"))
    [person] = map(json.loads, _graph(made.chronicle, "../", ["people"]))
    role = person["affiliation"]
    assert (role["startDate"], role["endDate"]) == ("1694-05-13", "1700-02-22")
    assert role["disambiguatingDescription"].replace("\u00a0", " ") == BOTH


@pytest.mark.parametrize(
    ("period", "body", "at", "said"),
    [
        (f"since: {UNTIL}, until: {SINCE}", "", "4:", "liegt vor"),
        (f"since: {SINCE}, until: 1694-05-12", "", "4:", "liegt vor"),
        (f"since: {SINCE}", "dissolved: 1694-05-12", "4:", "3. Mai 1694 (julianisch), 13. Mai"),
        ("since: {value: 1694-13-03, calendar: julian}", "", "4:59", "Einen Monat 13 gibt es nicht."),
        ("since: {value: 1694, calendar: julian}", "", "4:59", "„calendar: julian“ gilt für Tage und Monate."),
        ("since: {value: 1694-05-03, calendar: julianisch}", "", "4:", "„julianisch“ ist hier nicht möglich."),
        ("since: {calendar: julian}", "", "4:", "Die Angabe „value“ fehlt."),
        ("since: 1694-05-03, calendar: julian", "", "4:", "Die Angabe „calendar“ gibt es hier nicht."),
    ],
)
def test_what_cannot_be_is_said_at_its_place(period: str, body: str, at: str, said: str) -> None:
    found = problems(period, body)
    assert [one for one in found if one.startswith(at) and said in one], found


def test_a_day_between_the_calendars_is_no_contradiction() -> None:
    assert problems(f"since: {SINCE}", "founded: 1694-05-13") == []
    assert problems(f"since: {SINCE}, until: 1694-05-13", "dissolved: 1694-05-13") == []


@pytest.mark.parametrize(
    ("period", "proof", "said"),
    [
        (f"since: {SINCE}", 'quote: "Pastor Otto Ohm kam am 3. Mai 1694 nach Aue"', ""),
        ("since: 1694-05-13", 'quote: "Pastor Otto Ohm kam am 3. Mai 1694 nach Aue"', "steht"),
        ("since: {value: 1694-05-13, calendar: julian}", 'quote: "Pastor Otto Ohm kam am 3. Mai 1694 nach Aue"', "steht"),
        ("since: {value: 1694-06, calendar: julian}", 'quote: "seit Juni 1694 hielt er Schule"', ""),
    ],
)
def test_a_quote_proves_the_day_that_was_written(period: str, proof: str, said: str) -> None:
    found = [one for one in problems(period, "", proof) if "Mai" in one or "Juni" in one]
    assert bool(found) == bool(said)
    assert all(said in one for one in found)
