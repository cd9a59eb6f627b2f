"""One order of events, wherever they stand: every list, table, picture, feed and file of a site is held against it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import urljoin

import pytest

from tests.support.pages import Element, address, filter_rows, pages, parsed
from tests.support.projects import Project

SVG = "{http://www.w3.org/2000/svg}"
Site = dict[str, bytes]

# Id, date and what it follows, in the one order; ids are so that neither they nor the dates alone
# would give it.
EVENTS = (
    ("altes-fest", "1985-03", ""),
    ("alter-umzug", "../1985", "altes-fest"),  # follows, and so comes after „March 1985“
    ("nachlese", "198X", "altes-fest"),  # some time in the eighties, but not before that
    ("letzter-umzug", "../1990", ""),
    ("zeltfest", "1990-06", ""),
    ("neues-fest", "1995", ""),
    ("zweiter-tag", "2021-05-03", ""),
    ("erster-rueckblick", "2021-05-03", "zweiter-tag"),
    ("a-jahr", "2021", "zweiter-tag"),  # behind the day that it follows
    ("dritter-tag", "2021-05-04", ""),
    ("ausflug", '"[2020,2022]"', "dritter-tag"),  # so it was 2022
    ("schluss", "2022-01-02/2022-01-03", ""),
    ("x-sommer", "XXXX-06-17", ""),
    ("a-fruehling", "XXXX-03", "x-sommer"),
    ("y-undatiert", "unknown", ""),
    ("b-undatiert", "unknown", "y-undatiert"),
)
PLACE = {name: number for number, (name, _, _) in enumerate(EVENTS)}
PLACED = [name for name, when, _ in EVENTS if not when.startswith(("XXXX", "unknown"))]
YEARS = {"nachlese": "1985", "ausflug": "2022", "alter-umzug": "1985", "letzter-umzug": "1990"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    made = Project(tmp_path_factory.mktemp("order"))
    made.write(
        "content/site.yaml",
        "title: Fest\npublisher: Verein\nbase_url: https://example.org/\nyears: [1900, 2030]\nvocabularies:\n"
        "  event_kinds: {fest: Fest}\n  place_kinds: {dorf: Dorf}\n  roles: {gast: Gast}\n",
    )
    made.write("content/places/land.yaml", "name: Land\nkind: dorf\n")
    made.write("content/places/dorf.yaml", "name: Dorf\nkind: dorf\npart_of: land\n")
    made.write("content/people/ada.yaml", "name: Ada Beispiel\n")
    made.write("content/organisations/verein.yaml", "name: Verein Dorf\n")
    made.write("content/networks/bund.yaml", "name: Bund der Dörfer\n")
    made.write("content/sources/blatt.yaml", "title: Blatt\nurl: https://example.org/blatt\n")
    for name, when, follows in EVENTS:
        head = f"title: {name}\ndate: {when}\nkind: fest\nplaces: [dorf]\nnetworks: [bund]\nsources: [blatt]\n"
        head += "people: [{person: ada, role: gast}]\norganisations: [{organisation: verein, role: gast}]\n"
        head += f"follows: [{follows}]\n" if follows else ""
        made.write(f"content/events/{name}.yaml", head)
    made.write("seeds/.keep", "")
    return made.built()


def link(element: Element, page: str) -> str:
    """The event that an element links, or ""."""
    target = urljoin(f"https://x{address(page)}", element.get("href") or "")
    form = re.fullmatch(r"https://x/ereignisse/([^/]+)/", target)
    return form[1] if form else ""


def rows(whole: Element, page: str) -> Iterator[list[str]]:
    """The events of each list, table and picture: of each item the first that it links."""
    for kind, item in (("ol", "li"), ("ul", "li"), ("tbody", "tr"), (f"{SVG}svg", f"{SVG}a")):
        for one in whole.iter(kind):
            items = one.iter(item) if SVG in kind else [child for child in one if child.tag == item]
            links = [[link(a, page) for a in (*thing.iter("a"), *thing.iter(f"{SVG}a"))] for thing in items]
            found = [next(filter(None, some), "") for some in links]
            if events := [name for name in found if name]:
                yield events


def in_order(events: list[str]) -> bool:
    return all(PLACE[one] <= PLACE[other] for one, other in pairwise(events))


def test_every_list_table_and_picture_of_every_page(site: Site) -> None:
    long, seen = [], 0
    for path, page in pages(site).items():
        for events in rows(parsed(page), path):
            seen += 1
            turned = events[::-1] if path == "index.html" and events == PLACED[:-9:-1] else events
            assert in_order(turned), (path, events)
            if len(events) >= len(PLACED):
                long.append(path)
    assert seen > 80
    assert len(long) >= 5, "the picture of the chronicle, and those of records"


def test_lists_by_year_are_in_order_over_all_years(site: Site) -> None:
    for path in (
        "chronik/index.html",
        "netzwerke/bund/index.html",
        "personen/ada/index.html",
        "orte/dorf/index.html",
        "chronik/art/fest/index.html",
    ):
        whole = parsed(site[path])
        found = [link(a, path) for h in whole.iter("article") for a in h.iter("a")] or [link(a, path) for a in whole.iter("a")]
        once = [name for name in dict.fromkeys(found) if name]
        assert [name for name in once if name in PLACE] == [name for name, _, _ in EVENTS], path


def test_each_event_stands_under_one_year_everywhere(site: Site) -> None:
    rows_of_script = {row[0]: str(year) for year, row in filter_rows(site)}
    for name in PLACED:
        holding = [path for path in site if re.fullmatch(r"chronik/\d+/index.html", path) and f"ereignisse/{name}/".encode() in site[path]]
        year = YEARS.get(name) or {n: w for n, w, _ in EVENTS}[name].strip('"./[')[:4]
        assert holding == [f"chronik/{year}/index.html"], name
        assert rows_of_script[name] == year


def test_neighbours_are_a_walk_through_the_order(site: Site) -> None:
    for before, after in pairwise(PLACED):
        for name, rel, other in ((before, "next", after), (after, "prev", before)):
            path = f"ereignisse/{name}/index.html"
            links = [a for a in parsed(site[path]).iter("link") if a.get("rel") == rel]
            assert [link(a, path) for a in links] == [other], (name, rel)
            section = next(s for s in parsed(site[path]).iter("section") if s.get("id") == "davor-danach")
            assert other in [link(a, path) for a in section.iter("a")]


@pytest.mark.parametrize("path", ["feed.xml", "netzwerke/bund/feed.xml"])
def test_feeds_tell_the_latest_first(site: Site, path: str) -> None:
    found = re.findall(r'<link href="https://example.org/ereignisse/([^/]+)/"', site[path].decode())
    assert found == PLACED[::-1] + [name for name, _, _ in EVENTS if name not in PLACED]


def test_files_have_the_order(site: Site) -> None:
    every = [name for name, _, _ in EVENTS]
    table = csv.DictReader(io.StringIO(site["daten/ereignisse.csv"].decode("utf-8-sig"), newline=""), delimiter=";")
    assert [row["id"] for row in table] == every
    assert [row["id"] for row in json.loads(site["daten/ereignisse.json"])] == every
    assert [row[0] for _, row in filter_rows(site)] == every

    calendar = re.findall(r"UID:([^@\r]+)@", site["chronik.ics"].decode())
    assert len(calendar) == 4
    assert in_order(calendar)
    taking_part = csv.DictReader(io.StringIO(site["daten/beteiligungen.csv"].decode("utf-8-sig"), newline=""), delimiter=";")
    assert in_order([value for row in taking_part for value in row.values() if value in PLACE])
