"""Of people who may be alive nothing shows more of their birth than the year."""

from __future__ import annotations

import hashlib

import pytest

from chronik.records.kinds.entry import read_entry
from chronik.records.kinds.person import shielded
from tests.support.projects import Project
from tests.support.repositories import commit, git

SEED = "Ole Tamm, geboren am 3. Mai 1950 in Nordhain, leitet den Chor.\n\nOle Tamm starb am 7. Juni 2020 in Nordhain.\n"
PERSON = "name: Ole Tamm\nsources: [ole]\nborn: {{value: 1950-05-03, quote: Ole Tamm, geboren am 3. Mai 1950, as_written: 3. Mai 1950, basis: text}}\n{more}".replace(
    "quote: Ole Tamm, geboren am 3. Mai 1950, as", 'quote: "Ole Tamm, geboren am 3. Mai 1950", as'
)
DIED = 'died: {value: 2020-06-07, quote: "Ole Tamm starb am 7. Juni 2020"}\n'
EXACT = (b"1950-05-03", b"3. Mai 1950", "3.\u00a0Mai 1950".encode(), "3.\u00a0Mai\u00a01950".encode())


@pytest.fixture
def ole(family: Project) -> Project:
    family.write("seeds/ole.txt", SEED)
    family.write("content/sources/ole.yaml", f"title: Chor\nfile: ole.txt\nsha256: {hashlib.sha256(SEED.encode()).hexdigest()}\n")
    family.write("content/people/ole-tamm.yaml", PERSON.format(more=""))
    return Project(family.root, search=True)


def exact(site: dict[str, bytes]) -> set[str]:
    return {path for path, data in site.items() if any(words in data for words in EXACT)}


def test_the_day_of_birth_is_in_no_file(ole: Project) -> None:
    site = ole.built()
    assert exact(site) == set()
    page = site["personen/ole-tamm/index.html"].decode()
    assert '"birthDate":"1950"' in page
    assert "<dt>Geboren</dt>" in page


def test_nor_in_the_feed_of_what_changed(ole: Project) -> None:
    git(ole.root, "init", "--quiet")
    commit(ole.root, "2024-01-01")
    ole.write("content/people/ole-tamm.yaml", PERSON.format(more="title: Dr.\n").replace("05-03", "05-04").replace("3. Mai", "4. Mai"))
    ole.write("seeds/ole.txt", SEED.replace("3. Mai", "4. Mai"))
    ole.write("content/sources/ole.yaml", "title: Chor\nfile: ole.txt\n")
    commit(ole.root, "2024-02-01")
    assert exact(ole.built()) == set()


def test_of_who_has_died_it_is_told(ole: Project) -> None:
    ole.write("content/people/ole-tamm.yaml", PERSON.format(more=DIED))
    assert {"personen/ole-tamm/index.html", "quellen/ole/index.html"} <= exact(ole.built())


@pytest.mark.parametrize(("years", "is_told"), [(70, True), (110, False)])
def test_years_after_the_birth_are_counted_to_the_latest_edit(ole: Project, years: int, is_told: bool) -> None:
    settings = ole.root / "content/site.yaml"
    settings.write_text(f"protection_years: {years}\n{settings.read_text()}")
    git(ole.root, "init", "--quiet")
    commit(ole.root, "2024-01-01")
    assert bool(exact(ole.built())) is is_told


def test_the_quote_is_proved_all_the_same(ole: Project) -> None:
    ole.write("content/people/ole-tamm.yaml", PERSON.format(more="").replace("geboren am 3", "geboren am 5"))
    assert "Fehler [quote-missing]" in ole.run("check").out


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("1950-05-03", "1950"),
        ("1950-05-03~", "1950~"),
        ("1950-05-03%", "1950%"),
        ("[1950-05-03,1951-06-01]", "1950/1951"),
        ("1950-05-03/1950-06-01", "1950"),
        ("1850-05-03", "1850-05-03"),
        ("unknown", "unknown"),
        ("XXXX-05-03", ""),
    ],
)
def test_a_birth_is_shown_by_its_year(typed: str, shown: str) -> None:
    text = f'name: Ole Tamm\nborn: "{typed}"\n'
    person = read_entry("content/people/ole-tamm.yaml", text.encode()).entry
    assert person is not None
    assert [claim.value.text for claim in shielded(person, 2024, 110).facts.born] == [shown] * bool(shown)


def test_a_quote_that_tells_only_the_year_is_shown(ole: Project) -> None:
    text = "Ole Tamm, Jahrgang 1950, leitet den Chor.\n"
    ole.write("seeds/ole.txt", text)
    ole.write("content/sources/ole.yaml", f"title: Chor\nfile: ole.txt\nsha256: {hashlib.sha256(text.encode()).hexdigest()}\n")
    ole.write("content/people/ole-tamm.yaml", 'name: Ole Tamm\nsources: [ole]\nborn: {value: 1950, quote: "Ole Tamm, Jahrgang 1950"}\n')
    assert "Jahrgang 1950" in ole.built()["personen/ole-tamm/index.html"].decode()
