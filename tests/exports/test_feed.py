"""The feeds tell what is new and what has changed, by the days of the commits; without history they say so."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import feedparser
import pytest

from tests.support.projects import Project, project
from tests.support.repositories import commit, git

SITE = """\
title: Moorchronik
base_url: https://example.org/moor/
years: [1900, 2100]
vocabularies:
  event_kinds: {fest: Fest}
  roles: {gast: Gast}
"""
ATOM_DAY = re.compile(r"\d{4}-\d\d-\d\dT00:00:00Z\Z")


def event(title: str, date: str = "2021-05-03", more: str = "") -> str:
    return f"---\ntitle: {title}\ndate: {date}\nkind: fest\n{more}---\n"


@pytest.fixture
def moor(tmp_path: Path) -> Project:
    """A chronicle of three events, all committed on 3 May 2026."""
    made = project(tmp_path / "moor", "empty")
    git(made.root, "init", "--quiet", "--initial-branch=main")
    made.write(".gitignore", "site/\n.cache/\n")
    made.write("content/site.yaml", SITE)
    made.write("content/networks/bund.yaml", "name: Moorbund\n")
    made.write("content/events/fest.md", event("Fest", "2014", "networks: [bund]\n"))
    made.write("content/events/geplant.md", event("Geplant", "2029-05-01", "status: announced\n"))
    made.write("content/events/irgendwann.md", event("Irgendwann", "unknown", "networks: [bund]\n"))
    commit(made.root, "2026-05-03")
    return made


def read(site: dict[str, bytes], path: str = "feed.xml") -> Any:
    found = feedparser.parse(site[path])
    assert not found.bozo, found.get("bozo_exception")
    days = [found.feed.updated, *(entry.updated for entry in found.entries)]
    assert all(ATOM_DAY.match(day) for day in days)
    assert found.feed.updated == max(days[1:], default=found.feed.updated)
    return found


def told(site: dict[str, bytes], path: str = "feed.xml", day: str = "") -> list[tuple[str, str, str]]:
    """Title, day and what is new of each entry, the newest first; of that day alone, where one is given."""
    entries = [(e.title, e.updated[:10], e.summary.partition(". ")[0].replace("\u00a0", " ")) for e in read(site, path).entries]
    return [e for e in entries if e[1] == day] if day else entries


def test_new_and_changed_records_stand_first_whatever_their_date(moor: Project) -> None:
    moor.write("content/events/alt.md", event("Wiederentdeckt", "1951"))
    moor.write("content/people/ada.yaml", "name: Ada Muster\n")
    commit(moor.root, "2026-06-07")
    moor.write("content/events/fest.md", event("Fest", "2013", "networks: [bund]\n"))
    commit(moor.root, "2026-06-08")
    site = moor.built()
    new = "Neu aufgenommen am 7. Juni 2026"
    assert told(site)[:3] == [
        ("Fest", "2026-06-08", "Geändert am 8. Juni 2026: Datum: 2014 → 2013"),
        ("Wiederentdeckt", "2026-06-07", new),
        ("Ada Muster", "2026-06-07", new),
    ]
    assert {title for title, _, _ in told(site)[3:]} == {"Geplant", "Irgendwann", "Moorbund"}
    assert told(site, "netzwerke/bund/feed.xml")[0] == told(site)[0]
    assert {title for title, _, _ in told(site, "netzwerke/bund/feed.xml")} == {
        "Fest",
        "Irgendwann",
        "Moorbund",
    }
    assert max(day for _, day, _ in told(site)) <= "2026-06-08"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (event("Tag"), "---\n# geprüft\nkind: fest\ntitle: 'Tag'\ndate: 2021-05-03\n---\n"),
        (event("Tag"), event("Tag").replace("\n", "\r\n")),
        (event("Tag") + "Es kamen\nalle.\n", event("Tag") + "Es kamen alle.\n"),
    ],
)
def test_another_form_is_no_news(before: str, after: str, moor: Project) -> None:
    moor.write("content/events/tag.md", before)
    commit(moor.root, "2026-06-07")
    moor.write("content/events/tag.md", after)
    commit(moor.root, "2026-06-08")
    assert told(moor.built())[0] == ("Tag", "2026-06-07", "Neu aufgenommen am 7. Juni 2026")


def test_behind_a_change_of_form_stands_the_last_change_of_facts(moor: Project) -> None:
    moor.write("content/events/fest.md", event("Fest", "2013", "networks: [bund]\n"))
    commit(moor.root, "2026-06-07")
    moor.write("content/events/fest.md", event("Fest", "'2013'", "networks: [bund]\n"))
    commit(moor.root, "2026-06-08")
    assert told(moor.built())[0] == (
        "Fest",
        "2026-06-07",
        "Geändert am 7. Juni 2026: Datum: 2014 → 2013",
    )


def test_the_edits_of_one_day_are_one_change(moor: Project) -> None:
    for date in ("2015", "2016", "2017"):
        moor.write("content/events/fest.md", event("Fest", date, "networks: [bund]\n"))
        moor.write("content/events/tag.md", event("Tag", date))
        commit(moor.root, "2026-06-07")
    assert told(moor.built(), day="2026-06-07") == [
        ("Fest", "2026-06-07", "Geändert am 7. Juni 2026: Datum: 2014 → 2017"),
        ("Tag", "2026-06-07", "Neu aufgenommen am 7. Juni 2026"),
    ]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (
            "content/events/moorfest.md",
            event("Fest", "2014", "networks: [bund]\n"),
        ),  # as git sees it
        ("content/events/feste/fest.md", event("Fest", "2014", "networks: [bund]\n")),
        ("content/events/fest.yaml", "title: Fest\ndate: 2014\nkind: fest\nnetworks: [bund]\n"),
        (
            "content/events/moorfest.md",
            "---\nformer_ids: [fest]\nnetworks: [bund]\nkind: fest\n# wie früher\ndate: {value: 2014}\ntitle: 'Fest'\n---\n",
        ),
    ],
)
def test_a_record_that_moved_is_the_same(path: str, text: str, moor: Project) -> None:
    (moor.root / "content/events/fest.md").unlink()
    moor.write(path, text)
    commit(moor.root, "2026-06-07")
    assert told(moor.built(), day="2026-06-07") == []
    assert ("Fest", "2026-05-03", "Neu aufgenommen am 3. Mai 2026") in told(moor.built())
    moor.write(path, text.replace("2014", "2013"))
    commit(moor.root, "2026-06-08")
    assert told(moor.built(), day="2026-06-08") == [("Fest", "2026-06-08", "Geändert am 8. Juni 2026: Datum: 2014 → 2013")]


def test_another_file_of_the_same_name_is_not_the_history_of_a_record(moor: Project) -> None:
    moor.write("content/events/tag.txt", "kein Eintrag\n")
    commit(moor.root, "2026-06-07")
    (moor.root / "content/events/tag.txt").unlink()
    moor.write("content/events/tag.md", event("Tag"))
    commit(moor.root, "2026-06-08")
    assert told(moor.built())[0] == ("Tag", "2026-06-08", "Neu aufgenommen am 8. Juni 2026")


def test_what_was_deleted_is_not_told(moor: Project) -> None:
    moor.write("content/people/ada.yaml", "name: Ada Muster\n")
    moor.write(
        "content/events/fest.md",
        event("Fest", "2014", "networks: [bund]\npeople: [{person: ada, role: gast}]\n"),
    )
    commit(moor.root, "2026-06-07")
    (moor.root / "content/people/ada.yaml").unlink()
    moor.write("content/events/fest.md", event("Fest", "2014", "networks: [bund]\n"))
    commit(moor.root, "2026-06-08")
    site = moor.built()
    assert told(site, day="2026-06-08") == [("Fest", "2026-06-08", "Geändert am 8. Juni 2026: Beteiligung: 1 Angabe entfernt")]
    assert b"Ada" not in site["feed.xml"] + site["netzwerke/bund/feed.xml"]


def test_a_file_that_differs_from_its_commit_has_no_day(moor: Project) -> None:
    moor.built()
    moor.write("content/events/fest.md", event("Fest", "2013", "networks: [bund]\n"))
    moor.write("content/events/neu.md", event("Neu"))
    site = moor.built()
    assert not {"Fest", "Neu"} & {title for title, _, _ in told(site)}
    assert "2\u00a0weitere Einträge fehlen: Ihr jetziger Stand ist noch nicht im Repository gespeichert." in read(site).feed.subtitle
    commit(moor.root, "2026-06-07")  # nothing but HEAD has changed
    assert {title for title, _, _ in told(moor.built(), day="2026-06-07")} == {"Fest", "Neu"}


def test_no_day_is_later_than_its_commit(moor: Project) -> None:
    """The committer's clock says 24 December 2026, the author's was wrong."""
    moor.write("content/events/fest.md", event("Fest", "2013"))
    commit(moor.root, "2031-01-01")
    assert told(moor.built())[0][1] == "2026-12-24"


def test_a_feed_holds_the_newest_and_counts_the_others(moor: Project) -> None:
    for number in range(60):
        moor.write(f"content/events/e{number}.md", event(f"Abend {number}", "1951"))
    commit(moor.root, "2026-06-07")
    site = moor.built()
    assert len(told(site, day="2026-06-07")) == 50
    assert "14\u00a0weitere Einträge fehlen: Hier stehen nur die 50 neuesten." in read(site).feed.subtitle
    assert len(told(site, "netzwerke/bund/feed.xml")) == 3
    assert "fehl" not in read(site, "netzwerke/bund/feed.xml").feed.subtitle


def test_all_changes_of_a_record_are_told(moor: Project) -> None:
    more = "networks: [bund]\nsummary: Alle kamen.\naliases: [Moorfest]\nlinks: [{url: 'https://example.org/', title: Bild}]\n"
    moor.write("content/events/fest.md", event("Fest", "2013", more))
    commit(moor.root, "2026-06-07")
    words = "Geändert am 7. Juni 2026: Datum: 2014 → 2013; Weiterer Name: „Moorfest“ ergänzt; Zusammenfassung ergänzt; Verweis: „https://example.org/“ ergänzt"
    assert told(moor.built())[0][2] == words


def test_the_same_commit_gives_the_same_feed_and_a_build_that_remembers_too(moor: Project, tmp_path: Path) -> None:
    moor.built()
    moor.write("content/events/fest.md", event("Fest", "2013", "networks: [bund]\n"))
    commit(moor.root, "2026-06-07")
    remembered = moor.built()
    git(tmp_path, "clone", "--quiet", f"file://{moor.root}", "klon")
    assert Project(tmp_path / "klon").built("--no-cache") == remembered
    moor.write("content/networks/bund.yaml", "name: Bund im Moor\n")
    commit(moor.root, "2026-06-08")
    git(tmp_path / "klon", "pull", "--quiet")
    assert Project(tmp_path / "klon").built("--no-cache") == moor.built() != remembered


# --- without history --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lost", ["git", "depth", "command", "commit"])
def test_without_history_the_feed_says_so_and_lists_by_the_order(lost: str, moor: Project, tmp_path: Path) -> None:
    other = tmp_path / "anders"
    if lost == "depth":
        git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{moor.root}", "anders")
    else:
        shutil.copytree(moor.root, other, ignore=shutil.ignore_patterns(".git"))
    if lost == "commit":  # a repository that knows nothing of the content
        git(other, "init", "--quiet")
        git(other, "commit", "--quiet", "--allow-empty", "--message", "x")
    site = moor.built(PATH=str(moor.root)) if lost == "command" else Project(other).built()
    assert [title for title, _, _ in told(site)] == ["Geplant", "Fest", "Irgendwann"]
    assert [title for title, _, _ in told(site, "netzwerke/bund/feed.xml")] == [
        "Fest",
        "Irgendwann",
    ]
    assert "nicht bekannt, denn die Versionsgeschichte fehlt" in read(site).feed.subtitle
    assert {day for _, day, _ in told(site)} == {"1970-01-01"}  # nothing tells any day


def test_without_history_no_day_is_later_than_the_sources(tmp_path: Path) -> None:
    made = project(tmp_path / "moor", "empty")
    made.write("content/site.yaml", SITE)
    made.write(
        "content/sources/bote.yaml",
        "title: Bote\nurl: https://example.org/bote\ndate: 2021-06\naccessed: 2022-03-04\n",
    )
    made.write("content/sources/blatt.yaml", "title: Blatt\nurl: https://example.org/blatt\ndate: 2019\n")
    made.write("content/events/belegt.md", event("Belegt", "2014", "sources: [blatt]\n"))
    made.write("content/events/geplant.md", event("Geplant", "2029-05-01"))
    made.write("content/events/frei.md", event("Frei", "2014-05"))
    assert {title: day for title, day, _ in told(made.built())} == {
        "Belegt": "2019-01-01",
        "Geplant": "2022-03-04",
        "Frei": "2014-05-01",
    }
