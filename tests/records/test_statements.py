"""What an entry states: under one name, with its source; and what can need a quote, said once."""

from __future__ import annotations

from chronik.pages import PAGES
from chronik.records.keys import CONTRIBUTE, KINDS, RESERVED, SECTIONS, url_of
from chronik.records.kinds import FIELDS_OF, FORMS
from chronik.records.kinds.entry import read_entry
from chronik.records.provable import PROVABLE
from chronik.records.statements import NOUNS, evidenced, statements

EVENT = b"""---
title: Fest
kind: fest
sources: [bote, blatt]
date: {value: 2021-06-17, quote: "am 17. Juni 2021 gefeiert"}
attendance: {value: 92, quote: "92 Menschen waren da", source: blatt}
people:
  - {person: bo-muster, role: rede, note: "unsicher"}
  - {person: cora-muster, role: rede}
---
"""


def test_evidence_without_a_source_of_its_own_has_the_first_of_the_record() -> None:
    entry = read_entry("content/events/fest.md", EVENT).entry
    assert entry is not None
    assert {s.name: s.evidence.source for s in evidenced(entry)} == {
        "event.date": "sources/bote",
        "event.attendance": "sources/blatt",
        "participation": "sources/bote",
    }
    assert [s.evidence.source for s in statements(entry)] == ["sources/bote", "sources/bote", "", "sources/blatt"]


def test_evidence_of_a_record_without_sources_has_none() -> None:
    entry = read_entry("content/events/fest.md", EVENT.replace(b"sources: [bote, blatt]\n", b"")).entry
    assert entry is not None
    assert {s.name: s.evidence.source for s in evidenced(entry)}["event.date"] == ""


def test_what_can_need_a_quote_is_a_field_that_there_is_and_has_all_its_words() -> None:
    fields = {f"{KINDS[form.kind].english}.{name}" for form in FORMS for name in FIELDS_OF[form.kind].fields}
    assert {field for provable in PROVABLE for field in provable.fields} <= fields
    assert all(all(provable) for provable in PROVABLE)
    assert len({provable.name for provable in PROVABLE}) == len(PROVABLE)
    # The same field of several kinds is called the same.
    assert all(NOUNS[field.partition(".")[2]] == provable.noun for provable in PROVABLE for field in provable.fields)


def test_a_kind_is_one_line_from_which_its_addresses_follow() -> None:
    assert url_of("events/fest") == "ereignisse/fest/" and url_of("pages/ueber") == "ueber/"
    assert tuple(kind for kind in KINDS if kind != "pages") == SECTIONS
    assert {kind.folder for kind in KINDS.values() if kind.folder} < RESERVED


def test_no_page_of_an_editor_takes_the_address_of_a_page_of_ours() -> None:
    assert {kind.url("").partition("/")[0] for kind in PAGES if kind.foot} < RESERVED | {CONTRIBUTE}
