"""The filter of the chronicle, in a browser: several values, years, counts that are true, and little that is loaded."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.conftest import Site, build, chronicle
from tests.support.places import ROOT

FAMILY, MANY = "sieb/familie/", "sieb/viele/"
KINDS = ("fest", "rat", "probe")
NETWORKS = 15


def event(n: int) -> str:
    """Kinds in turn, sixty years, every tenth without a date; a network each, and a place for every third."""
    date = "unknown" if n % 10 == 9 else f"{1950 + n % 60}-05-{1 + n % 28:02}"
    place = f"places: [{'stadt' if n % 2 else 'dorf'}]\n" if n % 3 == 0 else ""
    return f"title: Ereignis {n}\ndate: {date}\nkind: {KINDS[n % 3]}\nnetworks: [n{n % NETWORKS}]\n{place}"


def many(root: Path) -> Path:
    files = {
        "site.yaml": "title: Viele\nvocabularies:\n  event_kinds: {fest: Fest, rat: Rat, probe: Probe}\n  place_kinds: {land: Land, stadt: Stadt, dorf: Dorf}\n",
        "places/land.yaml": "name: Land\nkind: land\n",
        "places/stadt.yaml": "name: Stadt\nkind: stadt\npart_of: land\n",
        "places/dorf.yaml": "name: Dorf\nkind: dorf\n",
        **{f"networks/n{n}.yaml": f"name: Netz {chr(65 + n)}\n{'places: [land]' if n == 0 else ''}\n" for n in range(NETWORKS)},
        **{f"events/e{n}.yaml": event(n) for n in range(600)},
    }
    return chronicle(root, files)


@pytest.fixture(scope="module")
def server(web: Site, tmp_path_factory: pytest.TempPathFactory) -> str:
    for root, path in ((ROOT / "tests/worlds/family", FAMILY), (many(tmp_path_factory.mktemp("viele")), MANY)):
        build(web.address + path, web.folder / path, "--no-search", "--content", str(root / "content"), "--seeds", str(root / "seeds"))
    return web.address


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(10_000)
    tab = context.new_page()
    faults: list[str] = []
    tab.on("pageerror", lambda fault: faults.append(str(fault)))
    yield tab
    context.close()
    assert faults == []


def opened(page: Page, address: str) -> Page:
    """With something chosen it opens by itself."""
    page.goto(address)
    if "?" not in address:
        page.locator("#filter > summary").click()
    page.locator("#filter input[type=checkbox]").first.wait_for()
    return page


def choice(page: Page, facet: str, words: str) -> Locator:
    return page.get_by_role("group", name=facet).get_by_role("checkbox", name=re.compile(rf"^{words} [\d.]+$"))


def number(page: Page, facet: str, words: str) -> int:
    line = page.get_by_role("group", name=facet).locator("li", has=page.get_by_role("checkbox", name=re.compile(rf"^{words} [\d.]+$")))
    return int(line.locator(".count").inner_text().replace(".", ""))


def status(page: Page) -> Locator:
    return page.locator("#filter .said [role=status]")


def test_values_of_a_facet_widen_and_facets_narrow(page: Page, server: str) -> None:
    opened(page, f"{server}{MANY}chronik/")
    expect(status(page)).to_have_text("600\u00a0Ereignisse")
    choice(page, "Art", "Fest").check()
    expect(status(page)).to_contain_text("200 von 600\u00a0Ereignissen, davon 20 ohne sichere Einordnung")
    choice(page, "Art", "Rat").check()
    expect(status(page)).to_contain_text("400 von 600")
    choice(page, "Jahr", "1950er").check()
    choice(page, "Jahr", "1970er").check()
    expect(status(page)).to_contain_text(re.compile(r"^\d+ von 600"))
    wanted = [n for n in range(600) if n % 3 < 2 and n % 10 != 9 and (n % 60) // 10 in (0, 2)]
    without = sum(1 for n in range(600) if n % 3 < 2 and n % 10 == 9)
    expect(status(page)).to_have_text(f"{len(wanted)} von 600\u00a0Ereignissen; {without} ohne sichere Einordnung könnten dazugehören.")
    assert page.url.endswith("chronik/?art=fest&art=rat&jahr=1950er&jahr=1970er")


def test_each_count_is_what_its_choice_would_find_and_they_add_up(page: Page, server: str) -> None:
    opened(page, f"{server}{MANY}chronik/?jahr=1960er")
    found = {words: number(page, "Art", words) for words in ("Fest", "Rat", "Probe")}
    expect(status(page)).to_contain_text(re.compile(rf"^{sum(found.values())} von 600"))
    for words, count in found.items():
        choice(page, "Art", words).check()
        expect(status(page)).to_contain_text(re.compile(rf"^{count} von 600"))
        assert {other: number(page, "Art", other) for other in found} == found, "a facet's own choice does not change its counts"
        choice(page, "Art", words).uncheck()
        expect(status(page)).to_contain_text(re.compile(rf"^{sum(found.values())} von 600"))


def test_years_from_and_to(page: Page, server: str) -> None:
    opened(page, f"{server}{MANY}chronik/")
    page.get_by_label("von").fill("1955")
    page.get_by_label("bis").fill("1956")
    page.get_by_label("bis").press("Enter")
    wanted = [n for n in range(600) if n % 10 != 9 and n % 60 in (5, 6)]
    expect(status(page)).to_have_text(f"{len(wanted)} von 600\u00a0Ereignissen; 60 ohne sichere Einordnung könnten dazugehören.")
    expect(page).to_have_url(re.compile(r"\?von=1955&bis=1956$"))
    assert page.locator("#gefunden section.year > h2").all_inner_texts() == ["1955", "1956"]
    choice(page, "Jahr", "Ohne sichere Einordnung").check()
    expect(status(page)).to_have_text(f"{len(wanted) + 60} von 600\u00a0Ereignissen, davon 60 ohne sichere Einordnung.")


def test_the_address_keeps_the_choice_and_the_back_button_takes_it_back(page: Page, server: str) -> None:
    opened(page, f"{server}{MANY}chronik/")
    choice(page, "Art", "Fest").check()
    choice(page, "Sicherheit", "Taggenau datiert").check()
    expect(status(page)).to_contain_text("180 von 600")
    page.go_back()
    expect(status(page)).to_contain_text("200 von 600")
    expect(choice(page, "Sicherheit", "Taggenau datiert")).not_to_be_checked()
    page.go_back()
    expect(page.locator("#alle")).to_be_visible()
    page.goto(f"{server}{MANY}chronik/?netzwerk=n14&art=probe&art=rat")
    expect(page.locator("#gefunden li.moment")).to_have_count(40)
    expect(choice(page, "Netzwerk", "Netz O")).to_be_checked()
    page.get_by_role("button", name="Filter zurücksetzen").click()
    expect(page.locator("#alle")).to_be_visible()
    assert page.url.endswith("/chronik/")


def test_a_link_of_a_time_with_single_years_still_finds_the_year(page: Page, server: str) -> None:
    page.goto(f"{server}{MANY}chronik/?jahr=1955")
    expect(page.locator("#gefunden section.year > h2")).to_have_text(["1955"])


def test_results_stand_by_year_and_fifty_at_once(page: Page, server: str) -> None:
    page.goto(f"{server}{MANY}chronik/?art=fest&art=rat")
    expect(page.locator("#gefunden li.moment")).to_have_count(50)
    page.get_by_role("button", name="50 weitere zeigen").click()
    expect(page.locator("#gefunden li.moment")).to_have_count(100)
    assert page.evaluate("document.activeElement === document.querySelectorAll('#gefunden .what a[href*=ereignisse]')[50]")
    years = page.locator("#gefunden section.year > h2").all_inner_texts()
    assert years == sorted(set(years)), "each year once, also where the next events go on in it"


def test_a_long_facet_is_searched(page: Page, server: str) -> None:
    opened(page, f"{server}{MANY}chronik/")
    group = page.get_by_role("group", name="Netzwerk")
    assert group.locator("input[type=checkbox]").count() == 12
    group.get_by_label("Netzwerk suchen").fill("netz o")
    expect(group.locator("input[type=checkbox]")).to_have_count(1)
    group.get_by_label("Netzwerk suchen").press("Tab")
    page.keyboard.press("Space")
    expect(status(page)).to_contain_text("40 von 600")
    assert page.evaluate("document.activeElement.value") == "n14", "the focus stays"
    group.get_by_label("Netzwerk suchen").fill("")
    expect(group.locator("input:checked")).to_have_count(1)


def test_a_choice_that_finds_nothing_is_not_offered(page: Page, server: str) -> None:
    opened(page, f"{server}{FAMILY}chronik/?sicherheit=taggenau")
    assert choice(page, "Art", "Fest").is_disabled() == (number(page, "Art", "Fest") == 0)
    assert page.locator("#filter input:disabled").count() > 0


def test_a_region_finds_what_is_there_in_its_places_and_through_networks(page: Page, server: str) -> None:
    page.goto(f"{server}{MANY}chronik/?gebiet=land")
    expect(status(page)).to_contain_text(re.compile(r"^\d+ von"))
    through = {n for n in range(600) if n % NETWORKS == 0}
    there = {n for n in range(600) if n % 3 == 0 and n % 2}
    expect(status(page)).to_contain_text(f"{len(through | there)} von 600")
    page.get_by_role("link", name="Land", exact=True).click()
    expect(page.locator(".lead")).to_contain_text(f"{len(through | there)}\u00a0Ereignisse")


def test_found_events_look_like_those_of_the_static_list(page: Page, server: str) -> None:
    """To the last letter, but for the summary."""
    told = r"item => item.outerHTML.replace(/<p class=.summary.>.*<.p>\n/, '')"
    page.goto(f"{server}{FAMILY}chronik/")
    static = page.evaluate(f"[...document.querySelectorAll('#alle li.moment')].map({told})")
    page.goto(f"{server}{FAMILY}chronik/?" + "&".join(f"art={kind}" for kind in ("gruendung", "fest", "versammlung", "foerderung")))
    page.locator("#gefunden li").first.wait_for()
    assert page.evaluate(f"[...document.querySelectorAll('#gefunden li.moment')].map({told})") == static
    headings = page.locator("#alle .timeline section > h2").evaluate_all("all => all.map(heading => heading.ariaLabel)")
    assert page.locator("#gefunden section > h2").all_inner_texts() == headings


def test_opening_loads_no_event_and_a_list_only_its_pieces(page: Page, server: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.rpartition("/filter/")[2]) if "/filter/" in request.url else None)
    page.goto(f"{server}{MANY}chronik/")
    assert loaded == []
    page.locator("#filter > summary").click()
    page.locator("#filter input[type=checkbox]").first.wait_for()
    assert loaded == ["auswahl.json"]
    choice(page, "Jahr", "1990er").check()
    expect(page.locator("#gefunden li.moment").first).to_be_visible()
    assert sorted(name for name in loaded if name.startswith("zeilen/")) == ["zeilen/1990-1999.json"]


def test_nothing_that_was_there_moves(page: Page, server: str) -> None:
    """But by what a reader does: the panel opens, the list is exchanged."""
    watch = "window.moved = 0; new PerformanceObserver(l => l.getEntries().forEach(e => { if (!e.hadRecentInput) moved += e.value; })).observe({type: 'layout-shift', buffered: true})"
    page.add_init_script(watch)
    opened(page, f"{server}{MANY}chronik/")
    choice(page, "Art", "Fest").check()
    expect(status(page)).to_contain_text("200 von 600")
    assert page.evaluate("moved") < 0.02


def test_when_it_cannot_be_loaded_the_links_stay_and_the_next_try_may_succeed(page: Page, server: str) -> None:
    def fail(route: Route) -> None:
        route.abort()

    page.route("**/auswahl.json", fail)
    page.goto(f"{server}{MANY}chronik/")
    page.locator("#filter > summary").click()
    expect(page.locator("#filter").get_by_role("link", name="Fest", exact=True)).to_be_visible()
    page.unroute("**/auswahl.json")
    page.locator("#filter > summary").click()
    page.locator("#filter > summary").click()
    expect(choice(page, "Art", "Fest")).to_be_visible()
    page.route("**/zeilen/*", fail)
    choice(page, "Art", "Fest").check()
    expect(status(page)).to_contain_text("lässt sich gerade nicht laden")
    page.unroute("**/zeilen/*")
    choice(page, "Art", "Rat").check()
    expect(status(page)).to_contain_text("400 von 600")


def test_without_script_the_links_lead_to_pages(chromium: Browser, server: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}{MANY}chronik/")
    page.locator("#filter > summary").click()
    page.locator("#filter").get_by_role("link", name="Fest", exact=True).click()
    assert page.url.endswith("/chronik/art/fest/")
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_open_filter_fits(page: Page, server: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    opened(page, f"{server}{MANY}chronik/?art=fest")
    page.locator("#gefunden li.moment").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_ordinary_pages_do_without_the_script(server: str, web: Site) -> None:
    scripts = {path.name: len(gzip.compress(path.read_bytes(), 9)) for path in (web.folder / MANY / "assets").glob("*.js")}
    assert scripts["filter.js"] < 7_000
    holding = [path for path in (web.folder / MANY).rglob("*.html") if b"filter.js" in path.read_bytes()]
    assert [path.relative_to(web.folder / MANY).as_posix() for path in holding] == ["chronik/index.html"]
