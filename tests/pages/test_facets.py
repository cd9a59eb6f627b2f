"""Facets: each network, region, kind, year and certainty is a page, the counts add up to all events, and the script's index says the same."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from tests.support.pages import Element, address, parsed, redirects
from tests.support.places import ROOT
from tests.support.projects import Project, project, tree

Site = Mapping[str, bytes]
SINGLE = ("Art", "Jahr", "Sicherheit")
MANY = ("Netzwerk", "Thema", "Gebiet")
CERTAINTIES = ("taggenau", "monatsgenau", "jahresgenau", "ungefaehr", "unsicher")


def many_events(root: Path) -> Project:
    """400 events of 14 kinds in 20 years: too many for one page, and more kinds than the panel shows."""
    made = Project(root)
    words = [f"art-{number}" for number in range(14)]
    kinds = "".join(f"\n    {word}: {word.title()}" for word in words)
    made.write("content/site.yaml", f"title: Viele\nvocabularies:\n  event_kinds:{kinds}\n  place_kinds: {{land: Land}}\n")
    made.write("content/places/land.yaml", "name: Land\nkind: land\n")
    made.write("content/places/stadt.yaml", "name: Stadt\nkind: land\npart_of: land\n")
    for n in range(400):
        kind = words[0] if n < 200 else words[n % 14]
        date = "unknown" if n % 10 == 0 else f"{1990 + n % 20}-05" if n % 10 < 3 else f"{1990 + n % 20}-05-{1 + n % 28:02}"
        made.write(f"content/events/e{n}.yaml", f"title: Ereignis {n}\ndate: {date}\nkind: {kind}\nplaces: [{'stadt' if n % 3 else 'land'}]\n")
    made.write("seeds/.keep", "")
    return made


@pytest.fixture(scope="module", params=["family", "many"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp(request.param)
    return (many_events(root) if request.param == "many" else project(root)).built()


def with_class(element: Element, tag: str, name: str) -> Iterator[Element]:
    return (e for e in element.iter(tag) if name in (e.get("class") or "").split())


def panel(site: Site) -> dict[str, list[tuple[str, int]]]:
    """Facet -> (path of the page, count) of each line; 0 where the line has none."""
    path = "chronik/index.html"
    found = {}
    for facet in with_class(parsed(site[path]), "div", "facet"):
        lines = []
        for line in facet.iter("li"):
            count = next((e.text for e in with_class(line, "span", "count")), "0")
            lines.append((urljoin(address(path), line.find("a").get("href"))[1:], int(count.replace(".", ""))))
        found[facet.find("h2").text] = lines
    return found


def events_on(site: Site, url: str) -> set[str]:
    """Ids of the events that a page lists, on all the pages it takes, and where it only counts them by year on those of the years."""
    path = f"{url.partition('#')[0]}index.html"
    page = parsed(site[path])
    own = {link.get("href").rstrip("/").rpartition("/")[2] for e in with_class(page, "li", "moment") for link in [next(e.iter("a"))]}
    further = [nav for nav in page.iter("nav") if nav.get("class") in ("years", "pages")]
    for link in (link for nav in further for link in nav.iter("a")):
        target = urljoin(address(path), link.get("href"))[1:]
        if target.startswith(url) and target != url:
            own |= events_on(site, target) if "seite-" not in url else set()
    return own


def every_event(site: Site) -> set[str]:
    return {path.split("/")[1] for path, page in site.items() if path.startswith("ereignisse/") and path.count("/") == 2 and not redirects(page)}


def test_counts_of_single_values_add_up_to_all_events(site: Site) -> None:
    facets = panel(site)
    themes = ["Thema"] if "themen/index.html" in site else []
    assert list(facets) == ["Netzwerk", *themes, "Gebiet", "Art", "Jahr", "Sicherheit"]
    for name in SINGLE:
        assert sum(count for _, count in facets[name]) == len(every_event(site)), name


def test_every_value_leads_to_a_page_with_as_many_events(site: Site) -> None:
    for name, lines in panel(site).items():
        for url, count in lines:
            assert f"{url.partition('#')[0]}index.html" in site
            if count and "#" not in url and url != "chronik/art/":
                assert len(events_on(site, url)) == count, f"{name}: {url}"


def test_no_event_is_missing_from_any_facet(site: Site) -> None:
    for name, lines in panel(site).items():
        shown = set().union(*(events_on(site, url) for url, count in lines if count and "#" not in url and url != "chronik/art/"))
        rest = sum(count for url, count in lines if "#" in url or url == "chronik/art/")
        assert len(shown) + rest == len(every_event(site)), name


def test_where_an_event_can_count_twice_the_panel_says_so(site: Site) -> None:
    for facet in with_class(parsed(site["chronik/index.html"]), "div", "facet"):
        note = "".join("".join(p.itertext()) for p in facet.iter("p"))
        assert ("zählt bei jedem" in note) == (facet.find("h2").text in MANY)


def test_a_list_of_the_panel_shows_twelve_values_at_most(site: Site) -> None:
    for lines in panel(site).values():
        assert len(lines) <= 12 + 2, "beside them: those without a value, and the way to all"


def test_kinds_are_all_in_their_list(site: Site) -> None:
    kinds = {path.removesuffix("index.html") for path in site if path.startswith("chronik/art/") and path.count("/") == 3}
    listed = {urljoin("/chronik/art/", link.get("href"))[1:] for link in parsed(site["chronik/art/index.html"]).find(".//main").iter("a")}
    assert kinds and kinds <= listed


# The files of the script


def loaded(site: Site, name: str) -> Any:
    return json.loads(site[f"chronik/filter/{name}.json"])


def rows(site: Site) -> list[list[Any]]:
    """What a list shows of each event, from all pieces in order."""
    found = []
    for name, count in loaded(site, "auswahl")["rows"]:
        piece = loaded(site, f"zeilen/{name}")
        assert len(piece) == count <= 150, name
        found += piece
    return found


def test_the_files_of_the_script_say_what_the_pages_say(site: Site) -> None:
    ids = [row[0] for row in rows(site)]
    assert len(ids) == len(set(ids)) and set(ids) == every_event(site)
    for facet in loaded(site, "auswahl")["facets"]:
        column = loaded(site, facet["name"])
        assert len(column["events"]) == len(ids)
        for number, (_, words, page, count) in enumerate(facet["values"]):
            events = {name for name, chosen in zip(ids, column["events"], strict=True) if number in column["sets"][chosen]}
            assert events_on(site, page) == events and len(events) == count, words


def test_the_years_of_the_script_are_those_of_the_pages(site: Site) -> None:
    ids, start = [row[0] for row in rows(site)], 0
    for year, count in loaded(site, "auswahl")["years"]:
        page = f"chronik/{year or 'ohne-sichere-einordnung'}/"
        assert set(ids[start : start + count]) == events_on(site, page), page
        start += count
    assert start == len(ids)


def test_a_row_holds_what_a_list_shows_and_nothing_else(site: Site) -> None:
    written = json.dumps(rows(site), ensure_ascii=False, separators=(",", ":")).encode()
    assert len(written) < 260 * len(rows(site))


def pattern(page: bytes) -> str:
    """The cards that the script copies, or nothing."""
    return html.unescape("".join(re.findall(r'<template data-pattern="(.+?)">', page.decode(), re.DOTALL)))


def test_the_pattern_of_a_card_stands_where_the_filter_is_and_nowhere_else(site: Site) -> None:
    found = [path for path, page in site.items() if path.endswith(".html") and pattern(page)]
    assert found == ["chronik/index.html"]


CARD = ("moments", "moment", "unsure", "when", "what", "where", "badge")


@pytest.mark.parametrize("name", CARD)
def test_how_a_card_is_built_the_script_learns_from_the_page(family_site: Site, name: str) -> None:
    """Its comments may use such words."""
    script = (ROOT / "assets/filtern.js").read_text(encoding="utf-8")
    assert re.search(rf'class="[^"]*\b{name}\b', pattern(family_site["chronik/index.html"]))
    assert not re.search(rf"\b{name}\b", re.sub(r"(?m)/\*\*.*?\*/$|//.*$", "", script))


# How exactly an event is dated


def dated(root: Path, *dates: str) -> Project:
    made = Project(root)
    made.write("content/site.yaml", "title: Feste\nvocabularies:\n  event_kinds: {fest: Fest}\n")
    for number, date in enumerate(dates):
        made.write(f"content/events/e{number}.yaml", f"title: Fest {number}\ndate: {json.dumps(date)}\nkind: fest\n")
    made.write("seeds/.keep", "")
    return made


def test_a_time_from_day_to_day_is_nowhere_called_about(tmp_path: Path) -> None:
    site = dated(tmp_path, "2021-03-04/2021-03-07").built()
    assert panel(site)["Sicherheit"] == [("chronik/sicherheit/taggenau/", 1)]
    assert [value[0] for value in loaded(site, "auswahl")["facets"][-1]["values"]] == ["taggenau"]
    assert redirects(site["chronik/sicherheit/ungefaehr/index.html"])
    saying = [path for path, page in site.items() if path.endswith(".html") and "ngefähr" in page.decode()]
    assert saying == ["daten/index.html"], "which tells of the columns there are"
    assert 'class="moment"' in site["chronik/2021/index.html"].decode()


def test_each_certainty_has_its_page_and_the_start_page_counts_them(tmp_path: Path) -> None:
    site = dated(tmp_path, "2021-03-04", "2021-03", "2021", "2021-21", "2021~", "199X", "2021?", "XXXX-06-17", "unknown").built()
    numbers = [1, 1, 2, 2, 1, 2]
    assert [count for _, count in panel(site)["Sicherheit"]] == numbers
    assert [len(events_on(site, f"chronik/sicherheit/{name}/")) for name in CERTAINTIES] == numbers[:-1]
    facts = next(e for e in parsed(site["index.html"]).iter("section") if e.get("id") == "wie-sicher")
    assert [int(dd.text) for dd in facts.iter("dd")][1:] == numbers


@pytest.mark.parametrize(("dates", "leads_on"), [(["2021-03"], "/chronik/"), (["2021-03"] * 151, "/chronik/2021/")])
def test_a_page_of_the_time_when_all_that_is_no_day_was_about_leads_on(tmp_path: Path, dates: list[str], leads_on: str) -> None:
    site = dated(tmp_path, *dates).built()
    old = f"chronik/sicherheit/ungefaehr/{'2021/' if len(dates) > 1 else ''}index.html"
    assert redirects(site[old]) and urljoin(address(old), parsed(site[old]).find(".//main//a").get("href")) == leads_on


# Incremental builds


@pytest.mark.parametrize(
    ("old", "new", "stays", "comes"),
    [
        ("kind: gruendung", "kind: fest", "chronik/art/gruendung/", "chronik/art/fest/"),
        ("date: {value: 2015-05-04, quote: \"Am 4. Mai 2015 gründeten\", as_written: 4. Mai 2015}", "date: unknown", "chronik/2015/", "chronik/ohne-sichere-einordnung/"),
        ("places: [nordhain]", "places: []", "orte/nordhain/", "chronik/ohne-ort/"),
        ("networks: [lesebund]", "networks: []", "netzwerke/lesebund/", "chronik/ohne-netzwerk/"),
    ],
)  # fmt: skip
def test_a_changed_event_moves_to_the_page_of_its_new_value(family: Project, tmp_path: Path, old: str, new: str, stays: str, comes: str) -> None:
    before = family.built()
    assert "gruendung-lesebund" in events_on(before, stays)
    path = family.root / "content/events/gruendung-lesebund.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    after = family.built()
    assert f"{stays}index.html" not in after or "gruendung-lesebund" not in events_on(after, stays)
    assert "gruendung-lesebund" in events_on(after, comes)
    family.built("--output", str(tmp_path / "neu"), "--no-cache")
    assert tree(tmp_path / "neu") == after


def test_a_new_title_is_on_every_page_of_its_facets(family: Project) -> None:
    family.built()
    path = family.root / "content/events/gruendung-lesebund.md"
    path.write_text(path.read_text(encoding="utf-8").replace("title: Gründung des Lesebunds", "title: Wie der Lesebund begann"), encoding="utf-8")
    site = family.built()
    for page in ("art/gruendung", "sicherheit/taggenau", "gebiet/kreis-nordhain"):
        text = site[f"chronik/{page}/index.html"].decode()
        assert "Wie der Lesebund begann" in text and "Gründung des Lesebunds" not in text
    assert "Wie der Lesebund begann" in {row[1] for row in rows(site)}
    assert "Wie der Lesebund begann" in site["verbindungen/2015-1.json"].decode()
