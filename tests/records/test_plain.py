"""A head read line by line says what YAML reads in it, or it is left to YAML."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from chronik.records.fields.plain import HeadValues, Plain
from chronik.records.fields.table import Fields
from chronik.records.kinds import FIELDS_OF, entry
from chronik.records.kinds.entry import PLAIN, ReadEntry, read_entry
from chronik.records.kinds.event import Event
from tests.support.places import WORLDS

RECORDS = sorted(path for path in WORLDS.rglob("*.md") if "content" in path.parts)


class Never(Plain):
    """Finds nothing plain."""

    def read(self, head: str) -> HeadValues | None:
        return None


def both_ways(path: str, data: bytes) -> tuple[ReadEntry, ReadEntry]:
    """The record as it is read, and as YAML alone reads it."""
    blank = Never(Fields({}, {}, ()), "")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(entry, "PLAIN", dict.fromkeys(FIELDS_OF, blank))
        slowly = read_entry(path, data)
    return read_entry(path, data), slowly


def where(path: Path) -> str:
    parts = path.parts
    return "/".join(("content", *parts[parts.index("content") + 1 :]))


@pytest.mark.parametrize("path", RECORDS, ids=lambda p: p.stem)
def test_every_record_is_read_as_yaml_reads_it(path: Path) -> None:
    quickly, slowly = both_ways(where(path), path.read_bytes())
    assert quickly == slowly


LINES = (
    *(
        "title: Fest",
        'title: "Fest: der Tag"',
        'title: "Fest \\u00e4"',
        "title: 'Ida''s Fest'",
        "title: Fest # 3",
        "title: Fest #3",
        "summary: Kurz\t#3",
        "aliases: [a #b]",
        "title: #Fest",
        "title: Fest:",
    ),
    *("title: a: b", "title: ~", 'title: ""', "title: ", "title:", "title:Fest", "title : Fest", "title: |", "title: >-", "title: &f Fest"),
    *(
        "title: *f",
        "title: !t Fest",
        "title: Fest\u2028Markt",
        "title: Fest\u00a0Markt",
        "title: Fest  Markt",
        'title: "Fest" # Rest',
        'title: "Fest',
    ),
    *("name: Fest", "date: 2020-05-01", 'date: "2020-05"', "date: [2020-05-01, 2021-05-01]", "date: 2020-13", "date: {value: 2020, note: x}"),
    *("date:", "kind: fest", "kind: [fest]", "kind: Fest Fest", "status: announced", "format: online", "attendance: 12", "attendance: zwölf"),
    *("places: park", "places: [park, markt]", "places:", "networks:", "people:", "organisations:", "sources: s", "sources:", "aliases:"),
    *("follows: a", "follows: [a, b]", "part_of: a", "part_of: events/a", "part_of: A", "autolink: false", "autolink: nein", "summary: Kurz."),
    *("summary: Länger, mit Komma [und] mehr", "links: [{url: https://example.org, title: Ort}]", "links:", "former_ids: [alt]", "unbekannt: x"),
    *("  - park", "  - {person: ida, role: rede}", "  - {person: ida, role: rede, as: Rednerin}", "  - {person: ida}", "  - {person: ida, role}"),
    *(
        '  - {person: ida, role: rede, quote: "Text"}',
        "  - {network: bund}",
        "  - bund",
        "  - bund # Rest",
        "  - #bund",
        "  – bund",
        "  -bund",
        "    - bund",
        " - bund",
        "- bund",
        "  -",
    ),
    *(
        "  - - bund",
        "  - [bund]",
        "  - ",
        "  - a: b",
        "    c: d",
        "  weiter",
        "  - &a bund",
        "  - *a",
        "  [bund]",
        '  - "bund"',
        "  - 'bund'",
        "  -  bund",
        "  - |",
    ),
    *("", "  ", "# Bemerkung", "  # Bemerkung", "---", "...", "? title", "\ttitle: Fest", "  - bund\t", "{title: Fest}", "[a]", '"title": Fest'),
)


REQUIRED = (("title: Fest", "date: 2020-05-01", "kind: fest"), ("title: Fest", "date: 2020-05-01"), ("kind: fest", "date: 2020-05-01"), ())


def said_both_ways(*lines: str) -> tuple[ReadEntry, ReadEntry]:
    return both_ways("content/events/fest.md", "\n".join(("---", *lines, "---", "Text.", "")).encode())


@pytest.mark.parametrize("required", REQUIRED, ids=len)
@pytest.mark.parametrize("begun", [(), ("people:",), ("places:",), ("sources:", "  - a")], ids=" ".join)
def test_each_line_is_read_as_yaml_reads_it(required: tuple[str, ...], begun: tuple[str, ...]) -> None:
    for line in LINES:
        quickly, slowly = said_both_ways(*required, *begun, line)
        assert quickly == slowly, line


@settings(max_examples=1000, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=5), st.lists(st.sampled_from(LINES), max_size=5), st.sampled_from(REQUIRED))
@example(["people:", "  - {person: ida, role: rede}", "  - {person: ida, role: rede}"], [], REQUIRED[0])
@example([], ["places:", "  - park", "    - markt"], REQUIRED[0])
@example([], ["  - park"], REQUIRED[0])
@example(["title: &f Fest"], ["summary: &f Kurz."], REQUIRED[2])
@example([], ["places:", "  [park]", "  - markt"], REQUIRED[0])
@example([], ["places:", "  - &a park", "networks:", "  - &a bund"], REQUIRED[0])
def test_any_head_is_read_as_yaml_reads_it(before: list[str], after: list[str], required: tuple[str, ...]) -> None:
    quickly, slowly = said_both_ways(*before, *required, *after)
    assert quickly == slowly


def test_a_line_read_before_tells_its_own_place() -> None:
    head = "---\ntitle: {title}\ndate: 2020\nkind: fest\n{more}people:\n  - {{person: ida, role: rede}}\n---\n"
    lines = []
    for title, more in (("Erstes", ""), ("Zweites", "summary: Kurz.\nautolink: true\n")):
        entry = read_entry("content/events/fest.md", head.format(title=title, more=more).encode()).entry
        assert entry is not None
        assert isinstance(entry.facts, Event)
        lines.append((entry.facts.people[0].at, entry.facts.people[0].role_at))
    assert lines == [((6, 14), (6, 25)), ((8, 14), (8, 25))]


@pytest.mark.parametrize(
    ("head", "plain"),
    [
        ("---\ntitle: Fest\ndate: 2020-05-01\nkind: fest\n", True),
        ("---\ntitle: 'Fest'\ndate: 2020~\nkind: fest\npeople:\n  - {person: ida, role: rede, as: Rednerin}\n", True),
        ("---\ntitle: Fest #3\ndate: 2020-05-01\nkind: fest\n", False),  # a comment would cut it short
        ("---\ntitle: Fest\ndate: 2020-05-01 # ja\nkind: fest\n", True),
        ("---\ntitle: Fest\nkind: fest\n", False),  # a field is missing
        ("---\ntitle: Fest\ntitle: Fest\ndate: 2020\nkind: fest\n", False),
        ("---\ntitle: Fest\ndate: 2020\nkind: fest\nplaces:\n", False),
        ("---\ntitle: Fest\ndate:\n  value: 2020\n  quote: Im Jahr 2020\nkind: fest\n", False),
    ],
)
def test_what_is_plain(head: str, plain: bool) -> None:
    assert (PLAIN["events"].read(head) is not None) is plain
