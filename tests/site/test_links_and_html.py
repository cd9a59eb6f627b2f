"""What every built site keeps: links that lead somewhere, sound HTML, and every record on it. The shipped one is asked by test_shipped_site."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import feedparser
import html5lib
import pytest

from tests.support.pages import address, ids, pages, parsed, redirects, targets, unresolved
from tests.support.places import WORLDS
from tests.support.projects import Project, project, tree

FOLDERS = {
    "events": "ereignisse/",
    "people": "personen/",
    "organisations": "organisationen/",
    "networks": "netzwerke/",
    "places": "orte/",
    "sources": "quellen/",
    "pages": "",
}
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LOADING = ("link", "script", "img", "iframe", "object", "embed", "video", "audio", "source", "track", "form", "input", "meta")


class Site(NamedTuple):
    """A chronicle built at an address, and at an address with a path."""

    content: Path
    base: str
    files: dict[str, bytes]
    below: dict[str, bytes]

    @property
    def pages(self) -> dict[str, bytes]:
        return pages(self.files)

    @property
    def whole(self) -> dict[str, bytes]:
        """Pages that are more than a way on."""
        return {path: page for path, page in self.pages.items() if not redirects(page)}


def built(chronicle: Project, source: Path) -> Site:
    """The chronicle in that folder, twice."""
    base, places = "https://example.org/", ("--content", str(source / "content"), "--seeds", str(source / "seeds"))
    at_root, below = (chronicle.built(*places, "--base-url", base + path) for path in ("", "chronik/"))
    return Site(source / "content", base, at_root, below)


@pytest.fixture(scope="module", params=["family", "empty", "one"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built(project(root := tmp_path_factory.mktemp(request.param), request.param), root)


# Links


@pytest.mark.parametrize("mount", ["/", "/chronik/"])
def test_every_link_and_fragment_leads_somewhere(site: Site, mount: str) -> None:
    files = site.files if mount == "/" else site.below
    broken = [(path, target) for path, page in pages(files).items() for _, target in targets(parsed(page)) if unresolved(files, mount, path, target)]
    assert not broken


def test_no_page_loads_anything_from_elsewhere(site: Site) -> None:
    """The promise „no request ever leaves the site“: only what a reader clicks may lead away."""
    for path, page in site.pages.items():
        for element in parsed(page).iter():
            if element.tag in LOADING and not (element.tag == "link" and element.get("rel") == "canonical"):
                for name in ("href", "src", "srcset", "data", "action", "poster"):
                    assert not urlsplit(element.get(name) or "").netloc, f"{path}: <{element.tag}> {element.get(name)}"
            assert not re.search(r"(url\(|@import)\s*['\"]?(https?:)?//", element.get("style") or ""), path
    for path, data in site.files.items():
        if path.endswith((".css", ".svg")):
            addresses = re.findall(rb"(?:url\(|@import|href=)\s*['\"]?((?:https?:)?//[^'\")\s]+)", data)
            assert not addresses, path
        if path.endswith(".js"):
            assert not re.search(rb"['\"`](https?:)?//[a-z]", data), path


def test_every_link_says_where_it_leads(site: Site) -> None:
    for path, page in site.pages.items():
        for link in parsed(page).iter("a"):
            words = "".join(link.itertext()).strip() or link.get("aria-label") or "".join(e.get("alt") or "" for e in link.iter("img"))
            assert words, f"{path}: {link.attrib}"


def test_a_broken_link_is_seen() -> None:
    page = b'<!doctype html><html lang="de"><title>x</title><p id="da"><a href="#da"></a><a href="#fort"></a><a href="../weg/"></a>'
    found = [target for _, target in targets(parsed(page)) if unresolved({"a/index.html": page}, "/", "a/index.html", target)]
    assert found == ["#fort", "../weg/"]


# HTML


def test_html_is_sound(site: Site) -> None:
    """`parsed` is strict."""
    for path, page in site.pages.items():
        try:
            parsed(page)
        except html5lib.html5parser.ParseError as fault:
            pytest.fail(f"{path}: {fault}")


def test_unsound_html_is_seen() -> None:
    with pytest.raises(html5lib.html5parser.ParseError):
        parsed(b'<!doctype html><html lang="de"><title>x</title><p><b>y</p>')


def test_each_page_has_what_a_page_needs(site: Site) -> None:
    for path, page in site.pages.items():
        document = parsed(page)
        assert document.get("lang") == "de", path
        assert len(list(document.iter("main"))) == 1, path
        assert len(list(document.iter("h1"))) == 1, path
        assert "".join(next(iter(document.iter("h1"))).itertext()).strip(), path
        assert any(meta.get("name") == "viewport" for meta in document.iter("meta")), path
        if not redirects(page):
            title = "".join(next(iter(document.iter("title"))).itertext())
            assert path == "index.html" or " – " in title, f"{path}: the title names page and chronicle: {title}"
            assert next(meta.get("content") for meta in document.iter("meta") if meta.get("name") == "description").strip(), path


def test_headings_descend_step_by_step(site: Site) -> None:
    for path, page in site.pages.items():
        levels = [int(e.tag[1]) for e in parsed(page).iter() if isinstance(e.tag, str) and re.fullmatch("h[1-6]", e.tag)]
        steps = [b - a for a, b in itertools.pairwise(levels)]
        assert levels[:1] == [1] and all(step <= 1 for step in steps), f"{path}: {levels}"


def test_ids_are_unique(site: Site) -> None:
    for path, page in site.pages.items():
        twice = sorted({name for name in ids(page) if ids(page).count(name) > 1})
        assert not twice, f"{path}: {twice}"


def test_labels_and_descriptions_point_at_something(site: Site) -> None:
    for path, page in site.pages.items():
        for element in parsed(page).iter():
            for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
                for target in (element.get(name) or "").split():
                    assert target in ids(page), f"{path}: {name}={target}"


def test_pictures_have_words_and_links_no_tricks(site: Site) -> None:
    for path, page in site.pages.items():
        for element in parsed(page).iter():
            if element.tag == "img":
                assert element.get("alt") is not None, path
            assert not [name for name in element.attrib if str(name).startswith("on")], path
            assert not (element.get("href") or "").lower().startswith(("javascript:", "data:")), path


def test_no_trace_of_templates_or_python(site: Site) -> None:
    for path, page in site.pages.items():
        text = "".join(parsed(page).itertext())
        assert not re.search(r"Undefined|<built-in|object at 0x|\x02|\x03|(?<![\w„])None(?!\w)", text), path
        for code in (e for e in parsed(page).iter() if e.tag in ("script", "pre")):  # JSON-LD and BibTeX have braces of their own
            text = text.replace("".join(code.itertext()), "")
        assert not re.search(r"\{\{|\}\}|\{%", text), path


# Nothing vanishes


def records(content: Path) -> Iterator[tuple[str, str]]:
    """(kind, id) of every file of a record."""
    for kind in FOLDERS:
        for path in sorted((content / kind).rglob("*")):
            if path.suffix in (".md", ".yaml") and path.is_file():
                yield kind, path.stem


def linked(files: Mapping[str, bytes], path: str) -> set[str]:
    """Addresses that a page links to, from the root."""
    return {urljoin(address(path), target).partition("#")[0] for tag, target in targets(parsed(files[path])) if tag == "a"}


def test_every_record_has_a_page_and_is_listed(site: Site) -> None:
    for kind, name in records(site.content):
        page = f"{FOLDERS[kind]}{name}/index.html"
        assert page in site.files
        listing = "index.html" if kind == "pages" else f"{'chronik/' if kind == 'events' else FOLDERS[kind]}index.html"
        if kind != "events":
            assert address(page) in linked(site.files, listing), f"{page} is not in {listing}"


def test_every_event_is_in_the_chronicle_once(site: Site) -> None:
    """On exactly one page of a year or of what has no safe place, and on the page of the whole unless that lists years only."""
    parts = [path for path in site.files if re.fullmatch(r"chronik/[^/]+/index\.html", path)]
    whole = linked(site.files, "chronik/index.html")
    for kind, name in records(site.content):
        if kind == "events":
            found = [path for path in parts if f"/ereignisse/{name}/" in linked(site.files, path)]
            assert found, f"{name} is on no year's page"
            assert f"/ereignisse/{name}/" in whole or all(address(path) in whole for path in found)
    assert all(address(path) in whole for path in parts)


def test_every_event_is_on_the_pages_it_names(site: Site) -> None:
    """Who or what an event's page links as place, network, person or organisation links back."""
    for kind, name in records(site.content):
        if kind == "events":
            for target in linked(site.files, f"ereignisse/{name}/index.html"):
                if target.startswith(("/personen/", "/organisationen/", "/netzwerke/", "/orte/")) and target.count("/") == 3:
                    back = f"{target[1:]}index.html"
                    assert f"/ereignisse/{name}/" in linked(site.files, back), f"{target} does not link {name}"


def test_every_note_leads_to_its_passage(site: Site) -> None:
    """A note links the page of its source, and where it has a quote the marked passage."""
    notes = [(path, note) for path, page in site.whole.items() for note in parsed(page).iter("li") if (note.get("id") or "").startswith("beleg-")]
    assert bool(notes) == any("quellen/" in path and path.count("/") == 2 for path in site.files), "no note was found"
    for path, note in notes:
        sources = [link for link in note.iter("a") if re.search(r"quellen/[a-z0-9-]+/", link.get("href") or "")]
        assert sources, f"{path}: {note.get('id')} leads to no source"
        said = "".join(note.itertext()).strip()
        named = "".join(sources[0].itertext()).strip()
        assert said.startswith(named) or "#" in sources[0].get("href"), f"{path}: {said}"


# Feed, sitemap, robots


def test_feed(site: Site) -> None:
    feed = feedparser.parse(site.files["feed.xml"])
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    assert feed.feed.title
    own = {f"{site.base}{address(path)[1:]}" for path in site.pages}
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    for entry in feed.entries:
        assert entry.link in own
        assert entry.title
        assert entry.updated_parsed


def test_sitemap_lists_the_pages_that_may_be_found(site: Site) -> None:
    tree_ = ElementTree.fromstring(site.files["sitemap.xml"])
    assert tree_.tag == f"{SITEMAP}urlset"
    listed = [element.text for element in tree_.iter(f"{SITEMAP}loc")]
    findable = {f"{site.base}{address(path)[1:]}" for path, page in site.pages.items() if b"noindex" not in page}
    assert len(listed) == len(set(listed))
    assert set(listed) == findable


def test_xml_is_sound(site: Site) -> None:
    for path, data in site.files.items():
        if path.endswith((".xml", ".svg")):
            ElementTree.fromstring(data)


def test_former_addresses_lead_on(site: Site) -> None:
    for path, page in site.pages.items():
        if redirects(page):
            (target,) = [target for tag, target in targets(parsed(page)) if tag == "meta"]
            assert not unresolved(site.files, "/", path, target)
            assert b'name="robots" content="noindex"' in page


def test_the_family_world_has_former_addresses() -> None:
    assert [path for path in tree(WORLDS / "family/content").values() if b"former_ids" in path]
