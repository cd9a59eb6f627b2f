"""Operations on the text of a record: what was asked for is read back, and every other byte is kept."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import product
from random import Random
from typing import Any

import pytest

from chronik.desk.changes.altering import altered
from chronik.desk.changes.fieldtypes import is_optional
from chronik.desk.changes.placing import arrived, node_end, node_start, nodes_in, said_by
from chronik.desk.changes.texts import record_text, root_of
from chronik.records.fields.nodes import Scalar
from chronik.words.diagnostics import RefusedError

EVENT = "content/events/fest.md"
PLACE = "content/places/moosingen.yaml"

# Ways in which editors write, each with a comment beside and between, and something behind it.
TEXTS = {
    "plain": (EVENT, "---\ntitle: Ein Fest  # so heißt es\n# ein Wort dazu\ndate: 2021\nkind: fest\nsources: [bote, blatt]\n---\n\nText.\n"),
    "indented": (
        EVENT,
        '---\ntitle: Fest\ndate:\n  value: 2021-07-03\n  quote: "am 3. Juli 2021"\nkind: fest\npeople:\n  - person: ada  # sie\n'
        "    role: rede\n    # zu klären\n    quote: 'Ada sprach'\n\n  # die zweite\n  - person: bo\n    role: gast\nsources: bote\n---\nText.\n",
    ),
    "flush": (
        EVENT,
        "---\ntitle: Fest\ndate: 2021\nkind: fest\npeople:\n- person: ada\n  role: rede\n- {person: bo, role: gast}  # kurz\nplaces:\n- moosingen\n"
        "# Schluss\nsources:\n- bote\n---\n",
    ),
    "folded": (
        EVENT,
        "---\ntitle: >-\n  Ein langer\n  Titel\ndate: 2021\nkind: fest\nsummary: >\n  Zwei Zeilen,\n  eine Zusammenfassung.\n\nsources: [bote]\n---\n",
    ),
    "literal": (EVENT, "---\ntitle: Fest\ndate: 2021\nsummary: |-\n    Erste Zeile.\n    Zweite Zeile.\nkind: fest\n---\nText\n"),
    "flow": (
        EVENT,
        "---\ntitle: Fest\ndate: {value: 2021, quote: \"im Jahr 2021\"}\nkind: fest\nplaces: [moosingen, {place: tal, quote: 'im Tal'}]\n---\n",
    ),
    "wrapped": (
        EVENT,
        '---\ntitle: Ein Titel\n  in zwei Zeilen\ndate: 2021\nkind: fest\nsources: [bote,\n  blatt]   # zwei\nsummary: "Noch eine\n  Zeile"\n---\n',
    ),
    "windows": (
        EVENT,
        "\ufeff---\r\ntitle: Fest\r\ndate: 2021\r\nkind: fest\r\npeople:\r\n  - person: ada\r\n    role: rede\r\n---\r\n\r\nText.\r\n",
    ),
    "mixed": (EVENT, "---\ntitle: Fest\r\ndate: 2021\nkind: fest\r\nsources: [bote]\n---\r\nText.\n"),
    "yaml": (
        PLACE,
        "# yaml-language-server: $schema=x.json\nname: Moosingen\nkind: dorf\ncoordinates: [53.25, 10.41]\naliases: [Moos, 'Alt: Moosingen']",
    ),
    "emoji": (PLACE, 'name: "🎉 Moosingen 🎉"  # 🎉\nkind: dorf  # ja\n'),
    "dotted": (EVENT, "---\ntitle: Fest\ndate: unknown\nkind: fest\n...\n---\nText\n"),
}
VALUES = (
    "Wort",
    "",
    " ",
    "zwei Worte",
    "„Ein Zitat“, sagt sie",
    'mit "geraden" Zeichen',
    "it's",
    "a\\b",
    "Titel: Untertitel",
    "eins #2",
    "# Bemerkung",
    "- Strich",
    "-1",
    "---",
    "zwei\nZeilen",
    "endet\n",
    "🎉 mit Bild",
    "yes",
    "null",
    "~",
    "0123",
    "1.10",
    "2021-07-03",
    "[x]",
    "{x}",
    "a, b",
    "a: ",
    ": a",
    "&a *b !c",
    "@wer",
    "`so`",
    "100 %",
    "%JA",
    "?",
    "| >",
    "Ende:",
    "Tab\tdarin",
    "\u2028",
    "wort " * 60 + "Ende",
    "x" * 300,
)


def said(path: str, raw: str) -> Any:
    root = root_of(record_text(path, raw))
    assert root is not None
    return said_by(root)


def at(path: str, raw: str, way: tuple[Any, ...]) -> Any:
    value = said(path, raw)
    for step in way:
        value = value[step]
    return value


def single_values(path: str, raw: str) -> list[tuple[Any, ...]]:
    return [way for way, node in nodes_in(root_of(record_text(path, raw))) if isinstance(node, Scalar)]


def lines_of(path: str, raw: str, way: tuple[Any, ...]) -> tuple[int, int]:
    """Of the value, from its first to its last line."""
    text = record_text(path, raw)
    node = arrived(root_of(text), way).node
    return text.plain.count("\n", 0, node_start(node)), text.plain.count("\n", 0, node_end(node, text.plain))


@pytest.mark.parametrize("name", TEXTS)
def test_a_value_set_is_read_back_and_no_other_line_changes(name: str) -> None:
    path, raw = TEXTS[name]
    for way, value in product(single_values(path, raw), VALUES):
        if value == "" and is_optional(path.split("/")[1], way):
            continue  # takes the field away
        new = altered(path, raw, [{"set": [*way], "to": value}])
        assert at(path, new, way) == value, (way, value)
        first, last = lines_of(path, raw, way)
        old_lines, new_lines = raw.splitlines(keepends=True), new.splitlines(keepends=True)
        behind = len(old_lines) - last - 1
        assert new_lines[:first] == old_lines[:first], (way, value)
        assert not behind or new_lines[-behind:] == old_lines[-behind:], (way, value)
        begin = old_lines[first].partition("#")[0]
        assert "#" not in old_lines[first] or old_lines[first].partition("#")[2] in new, (way, value, begin)


@pytest.mark.parametrize("name", TEXTS)
def test_setting_what_stands_there_changes_nothing(name: str) -> None:
    path, raw = TEXTS[name]
    for way in single_values(path, raw):
        assert altered(path, raw, [{"set": [*way], "to": at(path, raw, way)}]) == raw
    assert altered(path, raw, []) == raw


@pytest.mark.parametrize("name", TEXTS)
def test_setting_back_a_bare_value_gives_the_file_as_it_was(name: str) -> None:
    path, raw = TEXTS[name]
    for way in single_values(path, raw):
        first, last = lines_of(path, raw, way)
        value = at(path, raw, way)
        if first == last and "\n" not in value:
            there = altered(path, raw, [{"set": [*way], "to": "Anderes"}])
            assert altered(path, there, [{"set": [*way], "to": value}]) == raw, way


NEW_ITEMS: tuple[tuple[str, Any], ...] = (
    ("people", {"person": "neu", "role": "gast", "quote": 'er sagt: "ja"'}),
    ("people", {"person": "neu", "role": "gast", "for": {"organisation": "verein"}}),
    ("places", "neu"),
    ("places", {"place": "neu", "quote": "in Neu"}),
    ("sources", "neu"),
    ("aliases", "Neu: anders"),
)


@pytest.mark.parametrize("name", TEXTS)
def test_an_item_added_and_removed_leaves_the_file_as_it_was(name: str) -> None:
    path, raw = TEXTS[name]
    for field, item in NEW_ITEMS:
        former = said(path, raw).get(field)
        members = former if isinstance(former, list) else [former] if former else []
        for before in (None, *range(len(members))):
            place = {} if before is None else {"before": before}
            new = altered(path, raw, [{"add": [field], "item": item, **place}])
            number = len(members) if before is None else before
            assert at(path, new, (field,)) == [*members[:number], item, *members[number:]]
            kept = [line for line in raw.splitlines() if line.lstrip().startswith("#")]
            assert all(line in new.splitlines() for line in kept), (field, item, before)
            back = altered(path, new, [{"remove": [field, number]}])
            # a list in brackets that got a long item stays a list of lines, a single value a list
            same = (isinstance(item, str) and isinstance(former, list | None)) or former is None or f"\n{field}:\n" in raw.replace("\r", "")
            assert said(path, back) == said(path, raw) | ({field: members} if former else {})
            assert not same or back == raw or raw[-1] != "\n", (field, item, before)


@pytest.mark.parametrize("name", TEXTS)
def test_a_field_set_and_removed_leaves_the_file_as_it_was(name: str) -> None:
    path, raw = TEXTS[name]
    for field, value in (("summary", "Kurz: gesagt"), ("attendance", {"value": 80, "qualifier": "rund", "quote": "Rund 80"}), ("autolink", False)):
        if field not in said(path, raw):
            new = altered(path, raw, [{"set": [field], "to": value}])
            assert field in said(path, new)
            back = altered(path, new, [{"remove": [field]}])
            assert back == raw or (back.rstrip() == raw.rstrip() and raw[-1] != "\n"), field


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_removed_takes_nothing_else_with_it(name: str) -> None:
    path, raw = TEXTS[name]
    for way, _ in [*nodes_in(root_of(record_text(path, raw)))][1:]:
        new = altered(path, raw, [{"remove": [*way]}])
        same = SequenceMatcher(None, raw, new, autojunk=False).get_matching_blocks()
        assert sum(block.size for block in same) == len(new), way  # nothing but taken out


def test_an_optional_field_that_is_emptied_goes_and_a_required_one_stays() -> None:
    path, raw = TEXTS["plain"]
    with_summary = altered(path, raw, [{"set": ["summary"], "to": "Kurz"}])
    assert altered(path, with_summary, [{"set": ["summary"], "to": ""}]) == raw
    assert altered(path, raw, [{"set": ["title"], "to": ""}]) == raw.replace("Ein Fest", '""')


def test_what_was_decided_is_no_longer_asked() -> None:
    todo = "# TODO: Jahr prüfen\n"
    raw = TEXTS["plain"][1].replace("date: 2021", f"{todo}date: 2021")
    assert altered(EVENT, raw, [{"settle": 4}]) == TEXTS["plain"][1]
    for line in (0, 2, 3, 99, "4", None):
        with pytest.raises(RefusedError):
            altered(EVENT, raw, [{"settle": line}])


def test_items_change_places_with_their_comments() -> None:
    path, raw = TEXTS["indented"]
    assert altered(path, raw, [{"move": ["people", 1], "to": 0}]) == raw.replace(
        "  - person: ada  # sie\n    role: rede\n    # zu klären\n    quote: 'Ada sprach'\n\n  # die zweite\n  - person: bo\n    role: gast\n",
        "\n  # die zweite\n  - person: bo\n    role: gast\n  - person: ada  # sie\n    role: rede\n    # zu klären\n    quote: 'Ada sprach'\n",
    )
    path, raw = TEXTS["plain"]
    assert altered(path, raw, [{"move": ["sources", 0], "to": 1}]) == raw.replace("[bote, blatt]", "[blatt, bote]")


# Where each begins and what comes of it, as an editor would write it.
WRITTEN: tuple[tuple[str, list[dict[str, Any]], str, str], ...] = (
    ("plain", [{"set": ["date", "quote"], "to": "im Jahr 2021"}], "date: 2021\n", 'date:\n  value: 2021\n  quote: "im Jahr 2021"\n'),
    ("plain", [{"set": ["date", "value"], "to": "2022"}], "date: 2021\n", "date: 2022\n"),
    ("plain", [{"set": ["sources", 1], "to": "anzeiger"}], "blatt]", "anzeiger]"),
    ("indented", [{"set": ["sources", 0], "to": "blatt"}], "sources: bote\n", "sources: blatt\n"),
    ("indented", [{"add": ["sources"], "item": "blatt"}], "sources: bote\n", "sources: [bote, blatt]\n"),
    (
        "indented",
        [{"set": ["people", 1, "for", "organisation"], "to": "verein"}],
        "  - person: bo\n    role: gast\n",
        "  - person: bo\n    role: gast\n    for:\n      organisation: verein\n",
    ),
    ("flush", [{"set": ["places", 0, "quote"], "to": "in Moosingen"}], "- moosingen\n", '- place: moosingen\n  quote: "in Moosingen"\n'),
    ("flow", [{"set": ["date", "note"], "to": "a, b"}], '2021"}', '2021", note: "a, b"}'),
    ("windows", [{"set": ["people", 0, "as"], "to": "Leiterin"}], "role: rede\r\n", "role: rede\r\n    as: Leiterin\r\n"),
    ("yaml", [{"set": ["coordinates"], "to": ["53.3", "10.5"]}], "[53.25, 10.41]", "[53.3, 10.5]"),
    ("plain", [{"body": "\nText.\n\nMehr.\n"}], "\nText.\n", "\nText.\n\nMehr.\n"),
    ("windows", [{"body": "\nText.\n\nMehr.\n"}], "\r\nText.\r\n", "\r\nText.\r\n\r\nMehr.\r\n"),
)


@pytest.mark.parametrize(("name", "do", "old", "new"), WRITTEN)
def test_it_is_written_as_an_editor_would(name: str, do: list[dict[str, Any]], old: str, new: str) -> None:
    path, raw = TEXTS[name]
    assert raw.count(old) == 1
    assert altered(path, raw, do) == raw.replace(old, new)


def test_a_comment_stays_beside_what_it_is_about() -> None:
    for short, do, long in (
        ("date: 2021  # wohl\n", {"set": ["date", "quote"], "to": "im Jahr 21"}, 'date:  # wohl\n  value: 2021\n  quote: "im Jahr 21"\n'),
        (
            "places: [a, b]  # zwei\n",
            {"set": ["places", 0, "quote"], "to": "in A da"},
            'places:  # zwei\n  - place: a\n    quote: "in A da"\n  - b\n',
        ),
        ("places:\n  - a  # der\n  - b\n", {"set": ["places", 0, "note"], "to": "ja"}, "places:\n  - place: a  # der\n    note: ja\n  - b\n"),
        (
            "places: [a]  # einer\n",
            {"add": ["places"], "item": {"place": "b", "note": "ja"}},
            "places:  # einer\n  - a\n  - place: b\n    note: ja\n",
        ),
        ("sources: a  # eine\n", {"add": ["sources"], "item": "b"}, "sources: [a, b]  # eine\n"),
        ("date: 2021  # wohl\n", {"add": ["date"], "item": {"value": "2022"}}, "date:  # wohl\n  - 2021\n  - value: 2022\n"),
    ):
        raw = f"---\ntitle: Fest\n{short}kind: fest\n---\n"
        assert altered(EVENT, raw, [do]) == raw.replace(short, long)


def test_a_citation_stands_behind_its_sentence() -> None:
    path, raw = TEXTS["plain"]
    cite = {"cite": [1, 6], "quote": 'sie sagte "ja"', "source": "bote"}
    assert altered(path, raw, [cite]) == raw.replace("Text.\n", 'Text.[@bote "sie sagte \\"ja\\""]\n')
    after = [{"body": "\nNeu. Text.\n"}, cite | {"cite": [1, 5], "source": "anzeiger"}]
    new = raw.replace("\nText.\n", '\nNeu.[@anzeiger "sie sagte \\"ja\\""] Text.\n').replace("[bote, blatt]", "[bote, blatt, anzeiger]")
    assert altered(path, raw, after) == new
    path, raw = TEXTS["windows"]
    assert altered(path, raw, [{"cite": [1, 6], "quote": "Worte", "source": "bote"}]) == raw.replace(
        "role: rede\r\n", "role: rede\r\nsources: [bote]\r\n"
    ).replace("Text.", 'Text.[@ "Worte"]')


def test_operations_follow_each_other_and_all_or_none_is_done() -> None:
    path, raw = TEXTS["indented"]
    do = [{"set": ["title"], "to": "Neu"}, {"remove": ["people", 0]}, {"set": ["people", 0, "role"], "to": "rede"}]
    assert said(path, altered(path, raw, do))["people"] == [{"person": "bo", "role": "rede"}]
    with pytest.raises(RefusedError):
        altered(path, raw, [*do, {"set": ["people", 7, "role"], "to": "x"}])


REFUSED: tuple[Any, ...] = (
    None,
    "set",
    {},
    {"set": "title", "to": "x"},
    {"set": [], "to": "x"},
    {"set": ["title"], "to": None},
    {"set": ["title"], "to": "\ud800"},
    {"set": ["title", {}], "to": "x"},
    {"set": [True], "to": "x"},
    {"set": ["people", 9], "to": "x"},
    {"set": ["people", -1, "role"], "to": "x"},
    {"set": ["title"], "to": [[[[[[[["x"]]]]]]]]},
    {"add": ["people"], "item": {"person": "x"}, "before": 9},
    {"add": ["people"], "item": {"person": "x"}, "before": "0"},
    {"move": ["people", 0], "to": 5},
    {"move": ["title"], "to": 0},
    {"cite": [0, 999], "quote": "x", "source": "y"},
    {"cite": "x", "quote": "x", "source": "y"},
    {"body": None},
    {"add": ["people", 0], "item": "x"},
)


@pytest.mark.parametrize("operation", REFUSED, ids=repr)
def test_what_makes_no_sense_is_refused_in_words(operation: Any) -> None:
    path, raw = TEXTS["indented"]
    with pytest.raises(RefusedError, match=r"\.$"):
        altered(path, raw, [operation])


def test_a_file_that_cannot_be_read_is_left_alone() -> None:
    for raw in ("---\ntitle: a: b\n---\n", "---\ntitle: 'a\n---\n", "", "ohne Kopf", "---\n- a\n---\n", "---\ntitle: x\n"):
        with pytest.raises(RefusedError):
            altered(EVENT, raw, [{"set": ["title"], "to": "x"}])


def test_a_long_way_of_changes_and_back_keeps_all_that_was_not_touched() -> None:
    chance = Random(16)
    for path, raw in TEXTS.values():
        text = raw
        for _ in range(30):
            way = chance.choice(single_values(path, text))
            text = altered(path, text, [{"set": [*way], "to": chance.choice(VALUES[2:])}])
        comments = [line for line in raw.splitlines() if line.lstrip().startswith("#")]
        assert [line for line in text.splitlines() if line.lstrip() in map(str.lstrip, comments)] == comments


@pytest.mark.parametrize("typed", ["12, 30.5, 9, 14", "12 30.5 9 14", "[12, 30.5, 9, 14]", "12\n30.5\n9\n14"])
def test_numbers_typed_in_one_line_are_a_list(typed: str) -> None:
    head = "title: Fest\nimages:\n  - file: a.jpg\n    shows:\n      - person: anna\n"
    found = altered("content/events/fest.yaml", head, [{"set": ["images", 0, "shows", 0, "at"], "to": typed}])
    assert found == f"{head}        at: [12, 30.5, 9, 14]\n"


def test_coordinates_typed_in_one_line_are_a_list() -> None:
    found = altered("content/places/ort.yaml", "name: Ort\nkind: stadt\n", [{"set": ["coordinates"], "to": "53.25, 10.41"}])
    assert found == "name: Ort\nkind: stadt\ncoordinates: [53.25, 10.41]\n"
