"""Works: who made them stands on their page and on theirs, and so do the events they were about."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.support.pages import words
from tests.support.projects import Project

SITE = """\
title: Chronik
base_url: https://example.org/tal/
vocabularies:
  event_kinds: {lesung: Lesung}
  work_kinds: {buch: Buch, reihe: Reihe}
  roles: {text: {label: Text, meaning: schrieb den Text}, verlag: Verlag}
evidence: {required: [contribution, work.date, event.works]}
"""
TEXT = "Anna Muster schrieb das Buch „Der Mühlbach“, 1912 verlegt vom Talverlag. Der Mühlbach wurde am 3. Mai 1913 vorgelesen.\n"
FILES = {
    "content/site.yaml": SITE,
    "content/people/anna-muster.yaml": "name: Anna Muster\n",
    "content/organisations/talverlag.yaml": "name: Talverlag\n",
    "content/networks/lesebund.yaml": "name: Lesebund\n",
    "content/themes/wasser.yaml": "name: Wasser\n",
    "content/works/talschriften.yaml": "title: Talschriften\nkind: reihe\n",
    "content/works/muehlbach.yaml": """\
title: Der Mühlbach
kind: buch
sources: [bote]
date: {value: 1912, quote: "1912 verlegt vom Talverlag"}
people: [{person: anna-muster, role: text, quote: "Anna Muster schrieb das Buch „Der Mühlbach“"}]
organisations: [{organisation: talverlag, role: verlag, quote: verlegt vom Talverlag}]
networks: [lesebund]
themes: [wasser]
part_of: talschriften
""",
    "content/events/lesung.yaml": """\
title: Lesung
date: {value: 1913-05-03, quote: "am 3. Mai 1913"}
kind: lesung
sources: [bote]
works: [{work: muehlbach, quote: Der Mühlbach wurde am 3. Mai 1913 vorgelesen}]
""",
    "content/sources/bote.yaml": f"title: Bote\nfile: bote.txt\nsha256: {hashlib.sha256(TEXT.encode()).hexdigest()}\n",
    "seeds/bote.txt": TEXT,
}


def chronicle(root: Path) -> Project:
    made = Project(root)
    for path, text in FILES.items():
        made.write(path, text)
    return made


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return chronicle(tmp_path_factory.mktemp("werke")).built("--strict")


def page(site: dict[str, bytes], url: str) -> str:
    return words(site[f"{url}index.html"], f"{url}index.html")


def test_its_page_says_who_made_it_and_what_it_was_at(site: dict[str, bytes]) -> None:
    said = page(site, "werke/muehlbach/")
    for words_on_it in ("Buch", "1912", "[Anna Muster](/personen/anna-muster/)", "schrieb den Text", "[Talverlag](/organisationen/talverlag/)"):
        assert words_on_it in said
    assert "[Lesung](/ereignisse/lesung/)" in said
    assert "[Talschriften](/werke/talschriften/)" in said
    assert "[Lesebund](/netzwerke/lesebund/)" in said
    assert "Anna Muster schrieb das Buch" in said  # its proof


@pytest.mark.parametrize("url", ["personen/anna-muster/", "organisationen/talverlag/", "netzwerke/lesebund/", "themen/wasser/"])
def test_it_stands_on_the_page_of_each_it_names(site: dict[str, bytes], url: str) -> None:
    assert "[Der Mühlbach](/werke/muehlbach/)" in page(site, url).partition("Werke")[2]


def test_an_event_leads_to_it_with_the_proof(site: dict[str, bytes]) -> None:
    said = page(site, "ereignisse/lesung/")
    assert "[Der Mühlbach](/werke/muehlbach/)" in said
    assert "Der Mühlbach wurde am 3. Mai 1913 vorgelesen" in said


def test_a_series_shows_its_volumes_and_their_events(site: dict[str, bytes]) -> None:
    said = page(site, "werke/talschriften/")
    assert "[Der Mühlbach](/werke/muehlbach/)" in said
    assert "[Lesung](/ereignisse/lesung/)" in said


def test_the_list_of_works_says_what_each_is_and_is_in_the_menu(site: dict[str, bytes]) -> None:
    said = page(site, "werke/")
    assert "Buch, 1912 · 1 Ereignis" in said
    assert '<a href="werke/">Werke</a>' in site["index.html"].decode()
    assert "[2 Werke](/werke/)" in page(site, "")


def test_without_works_there_is_no_list(tmp_path: Path) -> None:
    made = Project(tmp_path)
    made.write("content/site.yaml", SITE)
    site = made.built()
    assert not [path for path in site if path.startswith("werke")]
    assert "Werke" not in page(site, "")


def test_a_quote_that_names_another_is_no_proof(tmp_path: Path) -> None:
    made = chronicle(tmp_path)
    made.write("content/people/bert-beispiel.yaml", "name: Bert Beispiel\n")
    made.write("content/works/muehlbach.yaml", FILES["content/works/muehlbach.yaml"].replace("person: anna-muster", "person: bert-beispiel"))
    done = made.run("check")
    assert done.code == 1
    assert "content/works/muehlbach.yaml:5:" in done.out + done.err
    assert "[claim-disagrees]" in done.out + done.err


def test_open_data_has_the_works_and_who_made_them(site: dict[str, bytes]) -> None:
    (row,) = (row for row in json.loads(site["daten/werke.json"]) if row["date"])
    assert (row["id"], row["kind"], row["date"], row["themes"], row["part_of"]) == ("muehlbach", "buch", "1912", ["wasser"], "talschriften")
    made = json.loads(site["daten/werkbeteiligungen.json"])
    assert [(r["work"], r["kind"], r["participant"], r["role"]) for r in made] == [
        ("muehlbach", "person", "anna-muster", "text"),
        ("muehlbach", "organisation", "talverlag", "verlag"),
    ]
    (event,) = json.loads(site["daten/ereignisse.json"])
    assert event["works"] == ["muehlbach"]
    nodes = {node["@id"].rpartition("/tal/")[2]: node for node in json.loads(site["daten/chronik.jsonld"])["@graph"]}
    node = nodes["werke/muehlbach/#it"]
    assert (node["@type"], node["datePublished"], node["keywords"]) == ("CreativeWork", "1912", "Buch")
    assert node["isPartOf"]["@id"].endswith("werke/talschriften/#it")
    assert len(node["contributor"]) == 3
    assert nodes["ereignisse/lesung/#it"]["about"]["@id"].endswith("werke/muehlbach/#it")


WORK, EVENT = FILES["content/works/muehlbach.yaml"], FILES["content/events/lesung.yaml"]
EDITS = {
    "it gets another title": ("content/works/muehlbach.yaml", WORK.replace("Der Mühlbach\n", "Der Bach\naliases: [Der Mühlbach]\n", 1)),
    "an event leaves it": ("content/events/lesung.yaml", EVENT.partition("works:")[0]),
    "another event comes": ("content/events/zweite.yaml", EVENT.replace("title: Lesung", "title: Zweite Lesung")),
    "somebody gets another name": ("content/people/anna-muster.yaml", "name: Anna Amalia Muster\naliases: [Anna Muster]\n"),
    "an event of a volume gets another title": ("content/events/lesung.yaml", EVENT.replace("title: Lesung", "title: Vorlesung")),
}


@pytest.mark.parametrize("edit", EDITS)
def test_incremental_equals_clean(tmp_path: Path, edit: str) -> None:
    made = chronicle(tmp_path)
    before = made.built()
    path, text = EDITS[edit]
    made.write(path, text)
    after = made.built()
    assert after == made.built_anew()
    assert after != before
