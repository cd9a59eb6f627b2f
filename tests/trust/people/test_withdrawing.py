"""`withdraw`: a person is in nothing that is published or kept, quotes stay proven, and nobody brings the name back unseen."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from chronik.privacy.withdrawal import Withdrawn, hashed, returned
from tests.support.projects import Done, Project, program, tree
from tests.support.repositories import commit, git

KEY = "0123456789abcdef0123456789abcdef"
SEED = "Beim Fest sprachen Erna\nQuast und Ole Tamm. Erna Quasts Rede war kurz, die von Ole Tamm lang.\n\nE. M. Quast-Nolte blieb bis zuletzt.\n"
EVENT = """---
title: "Die Rede der Erna Quast"
kind: fest
date: 2019-05-06
sources: fest
# Erna Quast selbst
summary: Erna Quast sprach.
quotes:
  reden: Beim Fest sprachen Erna Quast und Ole Tamm
  kurz: Erna Quasts Rede war kurz
people:
  - person: erna-quast
    role: moderation
    quote: kurz
    note: >-
      Erna Quast hat zugestimmt.
  - {person: ole-tamm, role: moderation, quote: reden}
images:
  - {file: fest.png, alt: Erna Quast am Pult, credit: Foto Erna Quast, licence: gemeinfrei}
---
Es sprach [[people/erna-quast|Frau Erna Quast]], dann Erna
Quast noch einmal, siehe [die Rede von Erna Quast](https://example.org/rede).

Es sprachen beide [@fest "sprachen Erna Quast und Ole Tamm"].
"""
PERSON = "name: Erna Quast\nsort_name: Quast, Erna\naliases: [E. M. Quast-Nolte, Quasti]\nsources: [fest]\nformer_ids: [erna-nolte]\nimages:\n  - {file: erna.png, alt: Erna Quast, credit: privat, licence: gemeinfrei}\n"
NAMES = (b"Erna", b"Quast", b"quast", b"Nolte")

Withdraw = Callable[..., Done]


@pytest.fixture
def fest(family: Project) -> Project:
    image = next((Path(__file__).parent.parent.parent).rglob("*.png")).read_bytes()
    family.write("seeds/fest.txt", SEED)
    family.write("content/sources/fest.yaml", f"title: Fest\nfile: fest.txt\nsha256: {hashlib.sha256(SEED.encode()).hexdigest()}\n")
    family.write("content/events/rede.md", EVENT)
    family.write("content/events/fest.png", image)
    family.write("content/people/erna-quast.yaml", PERSON)
    family.write("content/people/erna.png", image)
    family.write("content/people/ole-tamm.yaml", "name: Ole Tamm\nsources: [fest]\n")
    return family


def withdraw(project: Project, *words: str) -> Done:
    return told(project, "withdraw", *words)


def told(project: Project, *words: str) -> Done:
    places = [word for name in ("content", "seeds") for word in (f"--{name}", str(project.root / name))]
    return program(*words, *places, "--cache", str(project.root / ".cache"), cwd=project.root)


def key_file(project: Project) -> list[str]:
    return ["--key-file", str(project.write("schluessel", KEY))]


def test_nobody_finds_the_name_in_what_is_published_or_kept(fest: Project) -> None:
    before = fest.built()
    assert [path for path, data in before.items() if b"Erna" in data]
    assert withdraw(fest, "erna-quast").code == 0
    site = Project(fest.root, search=True).built()
    assert not [path for path, data in site.items() for name in NAMES if name in data and path not in (".chronik.json",)]
    kept = tree(fest.root / "content") | tree(fest.root / "seeds")
    assert {path for path, data in kept.items() if b"Erna" in data or b"Quast" in data} == set()
    assert not [path for path in kept if "/erna" in path]


def test_what_is_left_reads_well_and_is_proved(fest: Project) -> None:
    withdraw(fest, "erna-quast")
    site = fest.built()
    page = site["ereignisse/rede/index.html"].decode()
    assert "<h1>Die Rede der [Name entfernt]</h1>" in page.replace("\n", "")
    assert "sprachen [Name entfernt] und Ole Tamm" in page
    assert 'alt="[Name entfernt] am Pult"' in page
    assert ">die Rede von [Name entfernt]</a>" in page
    assert "sprachen [Name entfernt] und Ole Tamm" in site["quellen/fest/index.html"].decode()
    event = fest.root / "content/events/rede.md"
    event.write_text(event.read_text().replace('und Ole Tamm"]', 'und Olaf Tamm"]'))
    assert "Fehler [quote-missing]" in fest.run("check").out


def test_the_stored_text_keeps_its_lines_and_both_checksums(fest: Project) -> None:
    withdraw(fest, "erna-quast")
    stored = (fest.root / "seeds/fest.txt").read_text()
    assert stored == SEED.replace("Erna\nQuast", "▓▓▓▓\n▓▓▓▓▓").replace("Erna Quasts", "▓" * 11).replace("E. M. Quast-Nolte", "▓" * 17)
    assert f"sha256_original: {hashlib.sha256(SEED.encode()).hexdigest()}" in (fest.root / "content/sources/fest.yaml").read_text()


@pytest.mark.parametrize("url", ["personen/erna-quast", "personen/erna-nolte"])
def test_the_address_says_that_something_was_removed_and_not_what(fest: Project, url: str) -> None:
    withdraw(fest, "erna-quast")
    site = Project(fest.root, search=True).built()
    page = site[f"{url}/index.html"].decode()
    assert "<h1>Diese Seite gibt es nicht mehr</h1>" in page and "Auf Wunsch entfernt." in page
    assert 'name="robots" content="noindex"' in page
    assert url.encode() not in site["sitemap.xml"]


def test_without_a_tombstone_nothing_is_left_at_the_address(fest: Project) -> None:
    withdraw(fest, "erna-quast", "--no-tombstone")
    assert "erna" not in (fest.root / "content/withdrawn.yaml").read_text()
    assert "personen/erna-quast/index.html" not in fest.built()


@pytest.mark.parametrize(
    ("path", "text", "place"),
    [
        ("content/people/eq.yaml", "name: Erna Quast\n", "1:7"),
        ("content/people/eq.yaml", "name: Eine Frau\naliases: [Quast Erna]\n", "2:11"),
        ("content/people/erna-quast.yaml", "name: Eine Frau\n", "1:1"),
        ("content/pages/neu.md", "---\ntitle: Neu\n---\nWie Erna\nQuasts Rede war.\n", "4:5"),
        ("content/pages/neu.md", "---\ntitle: Neu\n# ERNA QUAST\n---\nJa.\n", "3:3"),
        ("seeds/neu.txt", "Es kam E. M. Quast-Nolte.\n", "1:8"),
    ],
)
def test_a_name_that_comes_back_fails_with_the_key_and_warns_without(fest: Project, path: str, text: str, place: str) -> None:
    withdraw(fest, "erna-quast", *key_file(fest))
    fest.write(path, text)
    known = fest.run("check", *key_file(fest))
    assert (known.code, f"{path}:{place}: Fehler [withdrawn-name] " in known.out) == (1, True)
    unknown = fest.run("check")
    assert (unknown.code, f"{path}:{place}: Warnung [withdrawn-name] " in unknown.out) == (int("[address-there]" in unknown.out), True)
    assert "Quast" not in unknown.out + known.out


def test_the_key_may_stand_in_the_environment(fest: Project) -> None:
    withdraw(fest, "erna-quast", *key_file(fest))
    fest.write("content/people/eq.yaml", "name: Erna Quast\n")
    assert fest.run("check", CHRONIK_KEY=KEY).code == 1


def test_the_list_names_nobody_and_another_key_finds_nobody() -> None:
    key = KEY.encode()
    one = hashed("Erna Quast", "00" * 16, key)
    listed = Withdrawn("00" * 16, (one,))
    assert "quast" not in repr(one).lower()
    assert [found.start for found in returned("Da kam Erna Quast.", listed, key)] == [7]
    assert [*returned("Da kam Erna Quast.", listed, b"another key of sixteen")] == []
    assert [*returned("Da kam Erna Quaste, und Ole Quast. erna quast. Erna und Quast", listed, key)] == []


def test_wherever_it_stands_it_goes(fest: Project) -> None:
    """In capitals, in the words of a link to somebody else, in why a page is gone, as who is meant by nobody."""
    fest.write("content/gone.yaml", "ereignisse/alt/: Nach dem Wunsch von Erna Quast.\n")
    fest.write("content/people/ole-tamm.yaml", "name: Ole Tamm\nsources: [fest]\ndistinct_from: [erna-quast]\n")
    fest.write("content/pages/neu.md", "---\ntitle: Neu\n---\nERNA QUASTS Rede, und [[people/ole-tamm|der Sohn von Erna Quast]].\n")
    fest.write("content/sources/zwei.yaml", "title: Zwei\nurl: https://example.org/erna-quast\n")
    done = withdraw(fest, "erna-quast")
    assert done.code == 0, done.err
    site = fest.built()
    assert "[Name entfernt] Rede, und " in site["neu/index.html"].decode()
    assert ">der Sohn von Name entfernt</a>" in site["neu/index.html"].decode()
    assert "Nach dem Wunsch von [Name entfernt]." in site["ereignisse/alt/index.html"].decode()
    assert (fest.root / "content/people/ole-tamm.yaml").read_text() == "name: Ole Tamm\nsources: [fest]\n"
    assert "content/sources/zwei.yaml:2: Eine Adresse enthält den Namen; bitte ansehen.\n" in done.err


def test_a_recording_with_the_person_is_told(fest: Project) -> None:
    fest.write("content/sources/rede.yaml", "title: Rede\ninformant: erna-quast\nrecording: rede.mp3\n")
    fest.write("content/sources/rede.mp3", "Ton")
    fest.write("content/sources/andere.yaml", "title: Andere\nrecording: andere.mp3\n")
    fest.write("content/sources/andere.mp3", "Anderer Ton")
    told = withdraw(fest, "erna-quast").err
    assert "content/sources/rede.mp3: Ist die Person zu hören?" in told
    assert "andere.mp3" not in told


def test_a_name_of_one_word_is_told_and_left(fest: Project) -> None:
    fest.write("content/people/quasti.yaml", "name: Bumbo\nsources: [fest]\n")
    fest.write("content/pages/neu.md", "---\ntitle: Neu\n---\nHier sang [[people/quasti]] oder Bumbo.\n")
    done = withdraw(fest, "quasti")
    assert done.code == 0, done.err
    assert "content/pages/neu.md:4: Hier steht noch „Bumbo“; bitte ansehen.\n" in done.err
    assert not (fest.root / "content/withdrawn.yaml").exists()
    assert "Hier sang [Name entfernt] oder Bumbo." in fest.built()["neu/index.html"].decode()


def test_the_report_of_the_change_tells_no_name(fest: Project) -> None:
    git(fest.root, "init", "--quiet")
    commit(fest.root, "2024-01-01")
    withdraw(fest, "erna-quast")
    report = told(fest, "diff", "HEAD").out
    assert "**Titel**: „Die Rede der [Name entfernt]“ → " in report
    assert "Erna" not in report


def test_the_feed_tells_nothing_of_former_states(fest: Project) -> None:
    git(fest.root, "init", "--quiet")
    commit(fest.root, "2024-01-01")
    withdraw(fest, "erna-quast")
    commit(fest.root, "2024-02-01")
    site = fest.built()
    assert not [path for path, data in site.items() if b"Quast" in data]


def test_a_dry_run_changes_nothing_and_tells_the_files(fest: Project) -> None:
    before = tree(fest.root / "content")
    done = withdraw(fest, "erna-quast", "--dry-run")
    assert "content/people/erna-quast.yaml (gelöscht)\n" in done.out
    assert "git filter-repo" in done.err
    assert tree(fest.root / "content") == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["niemand"], "Unter den Personen gibt es „niemand“ nicht."),
        (["erna-quast", "--key-file", "kurz"], "Der Schlüssel hat nur 4 Zeichen"),
        (["ole-tamm"], "content/people/tamm.yaml: Auch dieser Eintrag trägt den Namen."),
    ],
)
def test_what_is_refused_changes_nothing(fest: Project, words: list[str], said: str) -> None:
    fest.write("kurz", "kurz")
    fest.write("content/people/tamm.yaml", "name: Ole Tamm\n")
    before = tree(fest.root / "content")
    done = withdraw(fest, *words)
    assert (done.code, said in done.err) == (2, True), done.err
    assert tree(fest.root / "content") == before


def test_a_quote_that_begins_within_the_name_is_named(fest: Project) -> None:
    event = fest.root / "content/events/rede.md"
    event.write_text(event.read_text().replace('"sprachen Erna Quast', '"Quast'))
    before = tree(fest.root / "content")
    done = withdraw(fest, "erna-quast")
    assert (done.code, "content/events/rede.md:" in done.err) == (2, True)
    assert "Erst diese Stellen von Hand ändern." in done.err
    assert tree(fest.root / "content") == before
