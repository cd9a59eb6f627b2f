"""What scripts add, in a browser: light and dark, cards at links, links to headings, arrow keys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.conftest import Site, build, chronicle
from tests.support.places import ROOT

FAMILY = "unter/pfad/familie/"
MANY = "unter/pfad/viele/"


def many(root: Path) -> Path:
    """263 events of two kinds in 2001 and 2002, one of a network."""
    files = {
        "site.yaml": "title: Viele\nvocabularies:\n  event_kinds: {fest: Fest, rat: Rat}\n  network_kinds: {bund: Bund}\n",
        "networks/bund.yaml": "name: Bund\nkind: bund\n",
    }
    files |= {
        f"events/e{n}.yaml": f"title: Ereignis {n}\ndate: 200{1 + n % 2}-05-{1 + n % 28:02}\nkind: {'rat' if n % 13 == 0 else 'fest'}\n"
        for n in range(260)
    }
    files["events/spaeter.yaml"] = "title: Das spätere\ndate: 2002-08-01\nkind: rat\n"
    files["events/frueher.yaml"] = "title: Das frühere\ndate: 2001-08-01\nkind: rat\n"
    files["events/bruecke.yaml"] = "title: Die Brücke\ndate: 2002-09\nkind: rat\nnetworks: [bund]\n"
    files["events/tabelle.md"] = (
        "---\ntitle: Die Tabelle\ndate: 2002-10\nkind: rat\n---\n| Jahr | Veranstaltungsort | Schwerpunktthema |\n| --- | --- | --- |\n"
        "| 2019 | Lüchow-Dannenberg | Fachkräfteeinwanderungsgesetz |\n"
    )
    return chronicle(root, files)


class Seen(NamedTuple):
    """What a page said and asked for while it was open."""

    messages: list[str]
    requests: list[str]


@pytest.fixture(scope="module")
def server(web: Site, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a server that has both chronicles below a path."""
    world = ROOT / "tests/worlds/family"
    made = many(tmp_path_factory.mktemp("viele"))
    for root, path in ((world, FAMILY), (made, MANY)):
        build(web.address + path, web.folder / path, "--no-search", "--content", str(root / "content"), "--seeds", str(root / "seeds"))
    return web.address


@pytest.fixture
def reader(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, permissions=["clipboard-read", "clipboard-write"])
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def seen() -> Seen:
    return Seen([], [])


@pytest.fixture
def page(reader: BrowserContext, seen: Seen, server: str) -> Iterator[Page]:
    """A tab in which nothing may be complained of, and that may ask for nothing elsewhere."""
    tab = reader.new_page()
    tab.on("console", lambda message: seen.messages.append(message.text))
    tab.on("pageerror", lambda fault: seen.messages.append(str(fault)))
    tab.on("request", lambda request: seen.requests.append(request.url))
    yield tab
    tab.close()
    assert seen.messages == []
    assert [url for url in seen.requests if not url.startswith(server)] == []


# Light and dark


def test_the_choice_of_light_or_dark_is_remembered_and_nothing_else(page: Page, server: str) -> None:
    page.goto(server + FAMILY)
    button = page.get_by_role("button", name="Darstellung")
    expect(button).to_have_accessible_name("Darstellung: System. Wechseln zu: hell")
    button.click()
    button.click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.goto(f"{server}{FAMILY}personen/", wait_until="commit")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark", "set before anything is drawn"
    page.wait_for_load_state()
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    assert page.evaluate("[{...localStorage}, {...sessionStorage}, document.cookie]") == [{"farbschema": "dark"}, {}, ""]
    page.get_by_role("button", name="Darstellung: dunkel").click()
    assert page.evaluate("[document.documentElement.dataset.theme ?? null, localStorage.length]") == [None, 0]
    assert page.context.cookies() == []


COLOURS = """[...document.querySelectorAll("html, main a, main .badge, .cards li")]
    .map(element => getComputedStyle(element)).map(style => [style.color, style.borderTopColor])"""


def test_paper_is_light_whatever_was_chosen(page: Page, server: str) -> None:
    page.goto(server + FAMILY)
    page.emulate_media(media="print", color_scheme="light")
    light = page.evaluate(COLOURS)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(COLOURS) == light
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    assert page.evaluate(COLOURS) == light
    page.emulate_media(media="screen")
    assert page.evaluate(COLOURS) != light


def test_a_wide_table_scrolls_in_itself(page: Page, server: str) -> None:
    """The page stays as wide as the screen, and the arrow keys reach the last column."""
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{server}{MANY}ereignisse/tabelle/")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    table = page.get_by_role("region", name="Tabelle: Jahr, Veranstaltungsort, Schwerpunktthema")
    assert table.evaluate("box => box.scrollWidth > box.clientWidth")
    table.focus()
    page.keyboard.press("ArrowRight")
    expect(table).not_to_have_js_property("scrollLeft", 0)


def test_where_light_dark_is_unknown_the_page_is_black_on_white(page: Page, server: str) -> None:
    """And nothing is offered that would do nothing."""

    def older(route: Route) -> None:
        found = route.fetch()
        route.fulfill(response=found, body=found.text().replace("light-dark(", "unknown("))

    page.route(re.compile(r"\.(css|js)\?"), older)
    page.emulate_media(color_scheme="dark")
    page.goto(server + FAMILY)
    page.locator("footer [role=status]").wait_for(state="attached")
    ground = page.locator("html")
    expect(ground).to_have_css("color", "rgb(0, 0, 0)")
    expect(ground).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(ground).to_have_css("color-scheme", "light")
    sign = page.locator("main .badge").first
    expect(sign).to_have_css("background-color", "rgb(0, 0, 0)")
    expect(sign).to_have_css("color", "rgb(255, 255, 255)")
    assert page.locator("button.theme").count() == 0


# Cards


def test_a_card_shows_what_a_link_leads_to_and_goes_with_escape(page: Page, server: str) -> None:
    page.goto(f"{server}{FAMILY}ereignisse/gruendung-lesebund/")
    link = page.locator("main .facts a[href*='netzwerke/lesebund']")
    link.hover()
    card = page.locator(".peek")
    expect(card.locator(".name")).to_have_text("Lesebund Nordhain")
    expect(card).to_have_attribute("aria-hidden", "true")
    box, view = card.bounding_box(), page.viewport_size
    assert box and view and box["x"] >= 0 and box["y"] >= 0
    assert box["x"] + box["width"] <= view["width"] and box["y"] + box["height"] <= view["height"]
    assert card.locator("a, button").count() == 0
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    page.mouse.move(1, 1)
    link.hover()
    expect(card).to_have_count(1)
    page.mouse.move(1, 1)
    expect(card).to_have_count(0)


def test_a_card_shows_at_keyboard_focus_too(page: Page, server: str) -> None:
    page.goto(f"{server}{FAMILY}personen/")
    page.locator(".letters a").last.focus()
    page.keyboard.press("Tab")
    expect(page.locator(".peek .kind")).to_have_text("Person")
    page.keyboard.press("Tab")
    expect(page.locator(".peek .name")).to_contain_text("Muster")
    expect(page.locator(".peek")).to_have_count(1)


def test_nothing_is_asked_for_before_a_pause(page: Page, server: str, seen: Seen) -> None:
    """Time stands still here but for what the test lets pass."""
    page.clock.install(time=0)
    page.goto(f"{server}{FAMILY}organisationen/")
    page.clock.pause_at(3_600_000)
    seen.requests.clear()
    for link in page.locator("main .az a").all():
        link.hover()
        page.clock.run_for(290)
    page.mouse.move(1, 1)
    page.clock.run_for(1000)
    assert [url for url in seen.requests if url.endswith("/")] == []
    page.locator("main .az a").last.hover()
    with page.expect_request("**/organisationen/*/"):
        page.clock.run_for(310)


def test_a_finger_gets_no_card(chromium: Browser, server: str) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{server}{FAMILY}ereignisse/gruendung-lesebund/")
    page.evaluate("document.addEventListener('click', event => event.preventDefault())")
    page.locator("main .facts a[href*='netzwerke/lesebund']").tap()
    page.wait_for_timeout(500)
    assert page.locator(".peek").count() == 0
    context.close()


# Links to headings, arrow keys


def test_the_link_of_a_heading_is_copied(page: Page, server: str) -> None:
    address = f"{server}{FAMILY}netzwerke/lesebund/"
    page.goto(address)
    heading = page.get_by_role("heading", name="Mitglieder", exact=True)
    button = page.get_by_role("button", name="Link zu „Mitglieder“ kopieren")
    heading.hover()
    expect(button).to_have_css("opacity", "1")
    button.click()
    expect(page.locator("footer [role=status]")).to_have_text("Link kopiert")
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}#mitglieder"


def test_arrow_keys_lead_through_time(page: Page, server: str) -> None:
    page.goto(f"{server}{FAMILY}chronik/2015/")
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/chronik/2020/")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**/chronik/2015/")
    page.goto(f"{server}{FAMILY}ereignisse/gruendung-lesebund/")
    page.keyboard.press("Alt+ArrowRight")
    page.locator("input[type=search]").press("ArrowRight")
    assert page.url.endswith("gruendung-lesebund/")
    page.locator("h1").click()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/ereignisse/buechernacht/")


# Without script; everywhere


def test_without_script_nothing_is_missing(chromium: Browser, server: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}{FAMILY}chronik/")
    assert page.locator("#alle li.moment").count() == 7
    page.locator("#filter > summary").click()
    page.locator("#filter").get_by_role("link", name="Fest", exact=True).click()
    assert page.url.endswith("/chronik/art/fest/")
    assert page.locator("li.moment").count() == 3
    assert page.locator("button.theme, button.copy").count() == 0
    page.goto(f"{server}{FAMILY}verbindungen/")
    assert "kann nur ein Skript" in page.locator("#verbindung").inner_text()
    assert page.locator("main table tbody tr").count() == 5
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_every_kind_of_page_is_quiet_and_fits(page: Page, server: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in (
        "",
        "chronik/",
        "chronik/art/",
        "chronik/art/fest/",
        "chronik/ohne-ort/",
        "chronik/gebiet/kreis-nordhain/",
        "verbindungen/",
        "404.html",
    ):
        page.goto(f"{server}{FAMILY}{path}", wait_until="networkidle")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


# Texts to copy


def test_what_is_cited_is_copied_and_said_so(page: Page, server: str) -> None:
    page.goto(f"{server}{FAMILY}ereignisse/lesefest/")
    page.get_by_role("button", name="Zitat kopieren").click()
    expect(page.locator("footer [role=status]")).to_have_text("Zitat kopiert")
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"{FAMILY}ereignisse/lesefest/")
    page.get_by_text("BibTeX und CSL-JSON").click()
    page.get_by_role("button", name="BibTeX kopieren").click()
    expect(page.locator("footer [role=status]")).to_have_text("BibTeX kopiert")
    assert page.evaluate("navigator.clipboard.readText()").startswith("@incollection{ereignisse-lesefest,\n")
