"""Organisations in organisations, people and people: stated once, shown on both pages with their time."""

from __future__ import annotations

import json

import pytest

from chronik.chronicle.cards import life_words
from chronik.chronicle.edition import Edition
from chronik.exports.linkeddata import record
from chronik.exports.tables.columns import rows_of
from chronik.exports.tables.lasting import ORGANISATION_MEMBERS, RELATIONS
from chronik.html.blocks import FactList, Table
from chronik.html.view import View
from chronik.pages import PAGES
from tests.support.wholes import restricted, whole_of_files

SITE = """title: Chronik
years: [1700, 2030]
vocabularies:
  event_kinds: {fest: Fest}
  roles: {mitglied: Mitglied, vorstand: Vorstand}
  relation_kinds:
    mutter: {label: Mutter von, inverse: Kind von}
    kind: {label: Kind von, inverse: Mutter von}
    ehe: verheiratet mit
"""
FILES = {
    "content/site.yaml": SITE,
    "content/organisations/ksb.yaml": "name: Kreissportbund\nmembers:\n  - {organisation: tsv, role: mitglied, since: 1950, until: 1972}\n",
    "content/organisations/tsv.yaml": "name: TSV Adorf\n",
    "content/people/anna.yaml": "name: Anna Birnbaum\nborn: 1850-03-02\ndied: 1920\nrelations:\n"
    "  - {person: bert, kind: mutter}\n  - {person: carl, kind: ehe, since: 1870, until: 1901}\n",
    "content/people/bert.yaml": "name: Bert Birnbaum\nborn: 1872~\nrelations:\n  - {person: anna, kind: kind}\n",
    "content/people/carl.yaml": "name: Carl Kirsch\n",
}


@pytest.fixture(scope="module")
def edition() -> Edition:
    return whole_of_files(FILES)


def view(edition: Edition, kind: str, key: str) -> View:
    page = next(page for page in PAGES if page.name == kind)
    shown = page.view(edition, key)
    assert page.view(restricted(edition, key), key) == shown, "the page shows more than it needs"
    return shown


def table(edition: Edition, key: str, anchor: str) -> list[list[str]]:
    found = next(b for b in view(edition, "organisation", key).blocks if isinstance(b, Table) and b.anchor == anchor)
    return [[", ".join(item.name for item in cell) for cell in row] for row in found.rows]


def test_both_pages_show_who_is_a_member_as_what_and_when(edition: Edition) -> None:
    assert table(edition, "organisations/ksb", "mitglieder") == [["TSV Adorf", "Mitglied", "1950–1972"]]
    assert table(edition, "organisations/tsv", "mitgliedschaften") == [["Kreissportbund", "Mitglied", "1950–1972"]]


def test_membership_of_an_organisation_is_in_the_data(edition: Edition) -> None:
    (row,) = rows_of(ORGANISATION_MEMBERS, edition.chronicle)
    assert row[:7] == ("ksb", "Kreissportbund", "organisation", "tsv", "TSV Adorf", "mitglied", "Mitglied")
    member = json.loads(record(edition.chronicle, edition.chronicle.entries["organisations/tsv"]))
    assert member["memberOf"]["name"] == "Kreissportbund"


def related(edition: Edition, key: str) -> dict[str, list[tuple[str, str]]]:
    facts = next(block for block in view(edition, "person", key).blocks if isinstance(block, FactList))
    rows = {row.label: [(item.name, item.detail) for item in row.items] for row in facts.rows}
    return {label: items for label, items in rows.items() if label not in ("Geboren", "Gestorben")}


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ("anna", {"Mutter von": [("Bert Birnbaum", "")], "Verheiratet mit": [("Carl Kirsch", "1870–1901")]}),
        ("bert", {"Kind von": [("Anna Birnbaum", "")]}),
        ("carl", {"Verheiratet mit": [("Anna Birnbaum", "1870–1901")]}),
    ],
)
def test_both_pages_say_what_people_are_to_each_other(edition: Edition, person: str, expected: object) -> None:
    assert related(edition, f"people/{person}") == expected


def test_relations_of_people_are_in_the_data(edition: Edition) -> None:
    found = [(row[0], row[3], row[6], row[7]) for row in rows_of(RELATIONS, edition.chronicle)]
    assert found == [
        ("anna", "bert", "Mutter von", "Kind von"),
        ("anna", "carl", "verheiratet mit", "verheiratet mit"),
        ("bert", "anna", "Kind von", "Mutter von"),
    ]


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("born: 1850-03-02\ndied: 1920", "1850–1920"),
        ("born: 1850~", "geboren um 1850"),
        ("died: 1920-05", "gestorben 1920"),
        ("born: unknown", ""),
        ("born: 1990-05-03", "geboren 1990"),
    ],
)
def test_lists_say_when_a_person_lived(head: str, words: str) -> None:
    made = whole_of_files({"content/site.yaml": SITE, "content/people/ida.yaml": f"name: Ida\n{head}\n"})
    assert life_words(made.chronicle.entries["people/ida"]) == words
