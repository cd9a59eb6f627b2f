"""Every file says of itself what it leaves out and why, and the page about the data repeats it; its events are no one else's."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import icalendar
import pytest

from tests.support.pages import words
from tests.support.projects import Project, project

SITE = "title: Moorchronik\nvocabularies:\n  event_kinds: {fest: Fest}\n  place_kinds: {ort: Ort}\n"
DESC = "{http://graphml.graphdrawing.org/xmlns}desc"


@pytest.fixture
def moor(tmp_path: Path) -> Project:
    made = project(tmp_path, "empty")
    made.write("content/site.yaml", SITE)
    made.write("content/places/moor.yaml", "name: Moor\nkind: ort\n")
    for name, date in (("tag", "2021-05-03"), ("jahr", "2021~"), ("irgendwann", "unknown")):
        made.write(f"content/events/{name}.yaml", f"title: {name}\ndate: {date}\nkind: fest\n")
    return made


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("\\,", ",").split())


def test_every_file_says_what_it_leaves_out(moor: Project) -> None:
    site = moor.built()
    nodes = json.loads(site["daten/chronik.jsonld"])["@graph"]
    said = {
        "feed.xml": feedparser.parse(site["feed.xml"]).feed.subtitle,
        "chronik.ics": str(icalendar.Calendar.from_ical(site["chronik.ics"])["X-WR-CALDESC"]),
        "daten/datapackage.json": json.loads(site["daten/datapackage.json"])["description"],
        "daten/chronik.jsonld": next(node["description"] for node in nodes if node["@id"].endswith("daten/chronik.jsonld")),
        "daten/netzwerk.graphml": ElementTree.fromstring(site["daten/netzwerk.graphml"]).findtext(DESC) or "",
    }
    parts = {
        "feed.xml": "die Versionsgeschichte fehlt",
        "chronik.ics": "2 weitere fehlen, weil ihr Datum nicht auf den Tag feststeht.",
        "daten/datapackage.json": "Es fehlen die Texte der Einträge",
        "daten/chronik.jsonld": "2 Ereignisse haben kein startDate, denn das Datum ist ungenau oder unsicher",
        "daten/netzwerk.graphml": "1 Ort fehlt, ebenso Belege",
    }
    assert not [path for path, part in parts.items() if part not in plain(said[path])]
    page = plain(words(site["daten/index.html"], "daten/index.html"))
    assert not [path for path, text in said.items() if plain(text) not in page]


def test_only_what_is_missing_is_counted(moor: Project) -> None:
    for name in ("jahr", "irgendwann"):
        (moor.root / f"content/events/{name}.yaml").unlink()
    page = plain(words(moor.built()["daten/index.html"], "daten/index.html"))
    assert "alle Ereignisse der Chronik" in page
    assert "startDate" not in page


def test_chronicles_on_one_host_share_no_calendar_id(moor: Project) -> None:
    bases = (
        "https://example.org",
        "https://example.org/a/",
        "https://example.org/b/",
        "https://example.org/a/b/",
        "https://example.org/a,b/",
        "https://example.net/a/",
    )
    same = ("https://example.org/a", "http://EXAMPLE.org/a/")

    def uid(base: str) -> str:
        (only,) = icalendar.Calendar.from_ical(moor.built("--base-url", base)["chronik.ics"]).walk("VEVENT")
        return str(only["UID"])

    uids = {base: uid(base) for base in bases}
    assert len(set(uids.values())) == len(bases)
    assert uids["https://example.org"] == "tag@example.org"  # as calendars that were subscribed know it
    assert {uid(base) for base in same} == {uids["https://example.org/a/"]}
