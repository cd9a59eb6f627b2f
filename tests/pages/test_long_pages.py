"""A chronicle whose pages are long: nothing is lost between their parts, and every way within them leads somewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from posixpath import normpath
from typing import Any, NamedTuple

import html5lib
import pytest

from chronik.chronicle.edition import Edition
from chronik.examining import Sources
from chronik.html.blocks import Block, Groups, Table, Timeline
from chronik.html.filling.render import renderer
from chronik.html.parts import paging
from chronik.html.parts.paging import paged
from chronik.html.view import View
from chronik.pages import PAGES
from chronik.pages.conservation import lost
from chronik.pipeline import _look
from tests.support.places import ROOT
from tests.support.wholes import whole_of_files

SITE = """title: Probe
evidence: {required: []}
vocabularies:
  event_kinds: {treffen: Treffen}
  network_kinds: {bund: Bund}
  place_kinds: {stadt: Stadt}
  roles: {mitglied: Mitglied, gast: Gast, rede: Rede}
"""
NAMES = [f"{first}{second}hagen {number}" for first in "BDGKLMR" for second in "aeiou" for number in (1, 2)]


class Page(NamedTuple):
    view: View
    html: str


def chronicle() -> dict[str, str]:
    """Seventy organisations, twice as many people, ninety events of one network, most of them in a single place."""
    files = {"content/site.yaml": SITE, "content/places/ort.yaml": "name: Ort\nkind: stadt\ncoordinates: [52, 10]\n"}
    members = "".join(f"  - {{organisation: o{n}, role: mitglied, attested: [{1950 + n % 40}], note: Laut Liste ohne Tag.}}\n" for n in range(40))
    files["content/networks/bund.yaml"] = f"name: Großer Bund\nkind: bund\nmembers:\n{members}"
    files |= {f"content/organisations/o{n}.yaml": f"name: Verein {name}\n" for n, name in enumerate(NAMES)}
    files |= {f"content/people/p{n}.yaml": f"name: Ada {name}\n" for n, name in enumerate(NAMES)}
    files |= {f"content/people/nie-{n}.yaml": f"name: Bo {name}\n" for n, name in enumerate(NAMES)}
    for n in range(90):
        date = "unknown" if n % 15 == 0 else 1950 + n // 2 if n < 60 else 1999
        guests = "".join(f"  - {{person: p{(n * 3 + k) % 70}, role: gast}}\n" for k in range(4))
        files[f"content/events/e{n}.yaml"] = (
            f"title: Treffen {n}\ndate: {date}\nkind: treffen\nplaces: [ort]\nnetworks: [bund]\n"
            f"people:\n{guests}  - {{person: p0, role: rede}}\norganisations:\n  - {{organisation: o{n % 70}, role: gast}}\n"
        )
    return files


@pytest.fixture(scope="module")
def everything() -> Edition:
    return whole_of_files(chronicle())


@pytest.fixture(scope="module")
def pages(everything: Edition) -> Iterator[list[list[Page]]]:
    """Of each subject its pages, when a page has room for a dozen events."""
    templates = {path.name: path.read_text("utf-8") for path in (ROOT / "templates").glob("*.html")}
    draw = renderer(templates, _look(Sources((), lambda path: b"", {}), everything).frame)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paging, "PAGE_HEIGHT", 2000)
        patch.setattr(paging, "_LEAST", 400)
        patch.setattr(paging, "LONG", 600)
        views = [kind.view(everything, subject) for kind in PAGES for subject in kind.subjects(everything)]
        parts = [paged(view) for view in views]
        assert not [wrong for view, some in zip(views, parts, strict=True) if (wrong := lost(view, some))]
        yield [[Page(part, draw(part).decode()) for part in some] for some in parts]


def things(block: Block) -> list[Any]:
    match block:
        case Timeline():
            return [m.card.key for m in (*(m for s in block.stretches for m in s.moments), *block.unplaced)]
        case Groups():
            return [(g.label, i.url, i.name) for g in block.groups for i in g.items]
        case Table():
            return [tuple((i.url, i.name) for cell in row for i in cell) for row in block.rows]
    return []


def ids(html: str) -> set[str]:
    return {*re.findall(r'\bid="([^"]+)"', html)}


def ways(page: Page) -> Iterator[tuple[str, str]]:
    """Address from the root and fragment of each link in the contents and the pagers of a page."""
    tree = html5lib.parse(page.html, namespaceHTMLElements=False)
    for nav in tree.iter("nav"):
        if nav.get("class") in ("contents", "pages", "letters"):
            for a in nav.iter("a"):
                path, _, fragment = str(a.get("href")).partition("#")
                address = normpath(f"/{page.view.url}{path}") if path else f"/{page.view.url}".rstrip("/")
                yield address.strip("/"), fragment


def test_many_kinds_of_pages_are_divided(pages: list[list[Page]]) -> None:
    divided = {parts[0].view.url.partition("/")[0] for parts in pages if len(parts) > 1}
    assert divided >= {"chronik", "personen", "organisationen", "netzwerke", "orte", "luecken"}


def test_each_thing_stands_once_over_the_parts(everything: Edition, pages: list[list[Page]]) -> None:
    wholes = {view.url: view for kind in PAGES for subject in kind.subjects(everything) for view in [kind.view(everything, subject)]}
    for parts in pages:
        for block in wholes[parts[0].view.url].blocks:
            anchor = getattr(block, "anchor", "")
            found = [thing for page in parts for b in page.view.blocks if getattr(b, "anchor", "") == anchor for thing in things(b)]
            assert found == things(block), (parts[0].view.url, anchor)


def test_the_pager_stands_directly_below_its_list(pages: list[list[Page]]) -> None:
    seen = 0
    for page in (page for parts in pages for page in parts):
        below = re.findall(r'</(?:section|div|ol)>\s*<nav class="pages"', page.html)
        seen += len(below)
        assert len(below) == page.html.count('<nav class="pages"'), page.view.url
        assert all(f"Seite {n} von" in page.html for n in re.findall(r", Seite (\d+)</h1>", page.html))
    assert seen > 50


def test_every_way_within_a_page_leads_somewhere(pages: list[list[Page]]) -> None:
    drawn = {page.view.url.rstrip("/"): ids(page.html) for parts in pages for page in parts}
    for page in (page for parts in pages for page in parts):
        for address, fragment in ways(page):
            assert address in drawn, (page.view.url, address)
            assert not fragment or fragment in drawn[address], (page.view.url, address, fragment)


def test_contents_name_every_section_of_a_long_page(pages: list[list[Page]]) -> None:
    long = [parts[0] for parts in pages if parts[0].view.contents and parts[0].view.template == "record.html"]
    assert len(long) > 50
    for page in long:
        inner = page.html.partition("<main")[2]
        sections = re.findall(r'<section class="(?:timeline|depiction|groups|tabled|notes|cite)[^"]*" id="([^"]+)"', inner)
        named = [section.url.removeprefix("#") for section in page.view.contents]
        assert named == sections, page.view.url


def test_ids_are_unique_on_every_page(pages: list[list[Page]]) -> None:
    for page in (page for parts in pages for page in parts):
        often = Counter(re.findall(r'\bid="([^"]+)"', page.html))
        assert not [name for name, count in often.items() if count > 1], page.view.url


def test_a_remark_of_many_members_stands_once_on_a_page(pages: list[list[Page]]) -> None:
    network = next(parts for parts in pages if parts[0].view.url == "netzwerke/bund/")
    said = [page.html.count("Laut Liste ohne Tag.") for page in network]
    assert max(said) == 1
    marked = r'<li id="anmerkung-a">Laut Liste ohne Tag\. <span class="from">zu \d+ Angaben'
    assert any(re.search(marked, page.html) for page in network)


def test_members_come_before_events_and_who_has_two_roles_stands_once(pages: list[list[Page]]) -> None:
    drawn = {parts[0].view.url: parts[0].html for parts in pages}
    network = drawn["netzwerke/bund/"]
    assert network.index('id="mitglieder"') < network.index('id="zeitleiste"')
    event = drawn["ereignisse/e0/"].partition('id="personen"')[2].partition("</section>")[0]
    assert event.count("personen/p0/") == 1
    assert "auch Rede" in event
