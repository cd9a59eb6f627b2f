"""Every kind of page of the shipped chronicle in a browser: for axe, on narrow screens, by keyboard, without scripts, on paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.support.places import SHIPPED

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# One of each kind, those with the most on them.
KINDS = (
    "",
    "chronik/",
    "chronik/2021/",
    "chronik/ohne-sichere-einordnung/",
    "chronik/art/",
    "chronik/sicherheit/taggenau/",
    "ereignisse/achte-kooperationskonferenz-fachkraft-im-fokus/",
    "ereignisse/naechste-per-se-plus-veranstaltung/",
    "personen/",
    "personen/jutta-rump/",
    "organisationen/",
    "organisationen/handwerkskammer-braunschweig-lueneburg-stade/",
    "netzwerke/",
    "netzwerke/vernetzte-bildungsraeume/",
    "themen/",
    "themen/digitale-veranstaltungen/",
    "tage/",
    "tage/06-17/",
    "orte/",
    "orte/lueneburg/",
    "quellen/",
    "quellen/bericht-achte-kooperationskonferenz/",
    "impressum/",
    "ueberblick/",
    "suche/",
    "luecken/",
    "daten/",
    "verbindungen/",
    "wie-wir-wissen/",
    "404.html",
)
EVERYTHING = {"type": "tag", "values": TAGS}
FAULTS = ["violations"]  # to tell what is right takes as long again
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}  # nothing else differs in the dark
SCHEMES: dict[Any, dict[str, Any]] = {"light": EVERYTHING, "dark": COLOURS}


def open_page(chromium: Browser, address: str, **settings: Any) -> Iterator[Page]:
    """A page that says nothing on the console and asks nobody but its site."""
    context = chromium.new_context(**settings)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda fault: said.append(str(fault)))
    page.on("request", lambda request: request.url.startswith((address, "data:")) or said.append(f"foreign: {request.url}"))
    yield page
    cookies = context.cookies()
    context.close()
    assert said == []
    assert cookies == []


def test_there_is_a_page_of_each_kind_here(shipped: Any) -> None:
    """A new kind of page, a folder at the root, must be looked at too."""
    tops = {path.relative_to(shipped.folder).parts[0] for path in shipped.folder.rglob("index.html") if path.parent != shipped.folder}
    pages = {path.stem for path in (SHIPPED / "content/pages").iterdir()}
    assert tops - pages == {kind.split("/")[0] for kind in KINDS if "/" in kind} - pages


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(chromium: Browser, shipped: Any, width: int) -> None:
    faults = []
    for scheme, rules in SCHEMES.items():
        for page in open_page(chromium, shipped.address, viewport={"width": width, "height": 900}, color_scheme=scheme):
            for kind in KINDS:
                page.goto(shipped.address + kind)
                found = Axe().run(page, options={"runOnly": rules, "resultTypes": FAULTS}).response["violations"]
                faults += [f"/{kind} ({scheme}): {fault['id']}: {node['html'][:120]}" for fault in found for node in fault["nodes"]]
    assert faults == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_faint_words(chromium: Browser, shipped: Any, scheme: Any) -> None:
    """The guard is guarded: in both schemes the rules see a colour that is too close to the paper's."""
    for page in open_page(chromium, shipped.address, color_scheme=scheme):
        page.goto(shipped.address)
        paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        page.locator("h1").evaluate("(heading, paper) => heading.style.color = `color-mix(in srgb, ${paper}, #888 20%)`", paper)
        found = Axe().run(page, options={"runOnly": SCHEMES[scheme], "resultTypes": FAULTS}).response["violations"]
        assert "color-contrast" in [fault["id"] for fault in found]


def test_nothing_is_wider_than_a_narrow_screen(chromium: Browser, shipped: Any) -> None:
    wide = []
    for page in open_page(chromium, shipped.address, viewport={"width": 320, "height": 700}):
        for kind in KINDS:
            page.goto(shipped.address + kind)
            if page.evaluate("document.documentElement.scrollWidth") > 320:
                wide.append(kind)
    assert wide == []


FACTS = "[...document.querySelectorAll('main dd, main h1, main h2, main h3, main time, main blockquote, main li.moment, main td')].map(e => e.textContent.trim().replace(/\\s+/g, ' '))"


def test_without_scripts_no_fact_is_missing(chromium: Browser, shipped: Any) -> None:
    """What is there with scripts is there without; scripts may add buttons, never facts."""
    facts: dict[bool, dict[str, list[str]]] = {True: {}, False: {}}
    for scripts in (True, False):
        for page in open_page(chromium, shipped.address, java_script_enabled=scripts):
            for kind in KINDS:
                page.goto(shipped.address + kind)
                facts[scripts][kind] = page.evaluate(FACTS) if scripts else _facts(page)
    for kind in KINDS:
        missing = [fact for fact in facts[True][kind] if fact and fact.rstrip(" #") not in {f.rstrip(" #") for f in facts[False][kind]}]
        assert missing == [], kind


def _facts(page: Page) -> list[str]:
    """The same without scripts of the page: Playwright looks from outside."""
    found = page.locator("main dd, main h1, main h2, main h3, main time, main blockquote, main li.moment, main td").all_text_contents()
    return [" ".join(text.split()) for text in found]


def test_by_keyboard_the_first_stop_leads_to_the_content_and_every_stop_is_seen(chromium: Browser, shipped: Any) -> None:
    for page in open_page(chromium, shipped.address, viewport={"width": 1280, "height": 900}):
        page.goto(shipped.address + "netzwerke/vernetzte-bildungsraeume/")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == "#inhalt"
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("!!document.activeElement.closest('main')")
        for _ in range(25):
            page.keyboard.press("Tab")
            box = page.evaluate(
                "(() => {const e = document.activeElement, r = e.getBoundingClientRect(); return [r.width, r.height, getComputedStyle(e).outlineStyle]})()"
            )
            assert box[0] > 0
            assert box[1] > 0
            assert box[2] != "none"


def test_on_paper_there_is_no_menu_and_the_address_stands_below(chromium: Browser, shipped: Any, tmp_path: Path) -> None:
    for page in open_page(chromium, shipped.address):
        page.goto(shipped.address + "ereignisse/sechste-buendnisversammlung-leine-weser/")
        page.emulate_media(media="print")
        assert not page.locator("header nav").is_visible()
        assert page.locator(".address").inner_text() == f"{shipped.address}ereignisse/sechste-buendnisversammlung-leine-weser/"
        page.pdf(path=tmp_path / "seite.pdf", format="A4")
        assert (tmp_path / "seite.pdf").read_bytes().startswith(b"%PDF")


def test_the_scheme_of_the_system_is_kept_and_both_differ(chromium: Browser, shipped: Any) -> None:
    papers = {}
    for scheme in ("light", "dark"):
        for page in open_page(chromium, shipped.address, color_scheme=scheme):
            page.goto(shipped.address)
            papers[scheme] = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert papers["light"] != papers["dark"]


def test_the_timeline_leads_to_its_events(chromium: Browser, shipped: Any) -> None:
    for page in open_page(chromium, shipped.address, viewport={"width": 390, "height": 800}):
        page.goto(shipped.address)
        mark = page.locator("svg a[href*='ereignisse/']").first
        target = mark.get_attribute("href")
        mark.focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{str(target).lstrip('./')}")
        assert page.locator("h1").count() == 1
